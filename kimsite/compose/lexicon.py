"""The few words that composing itself puts into a body."""

from typing import NamedTuple


class Words(NamedTuple):
    """Words for tables, videos, pictures elsewhere and the way back from a footnote."""

    table: str
    video: str
    picture: str
    back: str


INDONESIAN = Words("Tabel", "▶ Tonton video di youtube.com", "gambar", "Kembali ke teks")
ENGLISH = Words("Table", "▶ Watch the video on youtube.com", "picture", "Back to the text")


def words_of(language: str) -> Words:
    """English for `en`, Indonesian for every other language of the archipelago."""
    return ENGLISH if language == "en" else INDONESIAN
