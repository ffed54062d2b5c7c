"""The few words that composing itself puts into a body."""

from typing import NamedTuple


class Words(NamedTuple):
    """Words for tables, videos, pictures elsewhere and the way back from a footnote."""

    table: str
    video: str
    picture: str
    back: str


INDONESIAN = Words("Tabel", "Tonton di YouTube", "gambar", "Kembali ke teks")
ENGLISH = Words("Table", "Watch on YouTube", "picture", "Back to the text")

WORDS = {
    "en": ENGLISH,
    "jv": Words("Tabel", "Mirsani ing YouTube", "gambar", "Wangsul dhateng seratan"),
    "su": Words("Tabél", "Lalajo di YouTube", "gambar", "Balik kana tulisan"),
}


def words_of(language: str) -> Words:
    """Indonesian for every language of the archipelago that has no words of its own here."""
    return WORDS.get(language, INDONESIAN)
