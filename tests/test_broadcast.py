"""The text that goes to WhatsApp groups, and the ways by which a document travels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.plan.broadcast import LENGTH, broadcast, first_sentences

ADDRESS = "https://kim.example/2025/10/panen.html"


def test_a_broadcast_is_a_bold_title_two_sentences_and_the_address():
    summary = "Panen raya dimulai. Warga datang dari tiga dusun. Hasilnya dibagi rata."
    assert broadcast("Panen raya", summary, ADDRESS) == (
        f"*Panen raya*\n\nPanen raya dimulai. Warga datang dari tiga dusun.\n\n{ADDRESS}"
    )


def test_what_there_is_not_leaves_no_hole():
    assert broadcast("Panen raya", "", "") == "*Panen raya*"


def test_a_star_in_a_title_does_not_end_the_bold():
    assert broadcast("Lapak *murah* hari ini", "", "").startswith("*Lapak murah hari ini*")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Rapat di Kec. Kelapa Lima selesai. Lanjut besok.", "Rapat di Kec. Kelapa Lima selesai."),
        ("Menurut dr. Yanti, sehat itu murah. Setuju.", "Menurut dr. Yanti, sehat itu murah."),
        ("Surat No. 4 Tahun 2024 berlaku. Catat.", "Surat No. 4 Tahun 2024 berlaku."),
        ("Acara pukul 09.30 WITA di aula. Datanglah.", "Acara pukul 09.30 WITA di aula."),
        ("H. A. Rahman hadir. Ia pulang.", "H. A. Rahman hadir."),
        ("“Kami siap!” Begitu kata ketua.", "“Kami siap!”"),
        ("Harga Rp2.500. Murah sekali.", "Harga Rp2.500."),
        ("tanpa titik di akhir", "tanpa titik di akhir"),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text, first):
    assert first_sentences(text, 1) == first


def test_a_sentence_without_end_is_cut_between_words():
    cut = first_sentences("kata " * 200)
    assert len(cut) <= LENGTH + 1 and cut.endswith("kata…")


@given(st.text())
def test_it_says_nothing_that_the_text_does_not(text):
    said = first_sentences(text)
    assert " ".join(text.split()).startswith(said.removesuffix("…"))
    assert len(said) <= LENGTH + 1
