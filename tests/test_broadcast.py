"""The text that goes to WhatsApp groups, and the ways by which a document travels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.plan.broadcast import LENGTH, broadcast, first_sentences, sentences

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


@pytest.mark.parametrize(
    "whole",
    [
        "Kepala desa, M. Yusuf, S.Pd., M.Si. Membuka acara.",
        "Surat a.n. Maria Bria sudah terbit.",
        "1. Siapkan KTP dan surat RT.",
        "Ia berkata, apa saja boleh... tetapi tidak hari ini.",
        "Apa kata Kemendagri? kata warga.",
        "Prof. Dr. Ir. H. Abdul Kadir hadir di Jl. Timor Raya.",
    ],
)
def test_what_is_written_short_and_numbers_in_front_end_no_sentence(whole):
    assert list(sentences(whole)) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["Panen raya tahun 2025.", "Hasilnya baik."],
        ["Acara mulai pukul 14.30.", "Warga datang lebih awal."],
        ["Siapa yang ikut?", "Semua warga!", "Mari."],
        ["Ada jagung, ubi, dll.", "Semua laku."],
        ["Anak-anak SD.", "Yang lain SMP."],
        ["Alamatnya kim.example.", "Catat."],
        ["Banyak hal.", "Satu per satu."],
        [],
    ],
)
def test_sentences_end_where_readers_take_a_breath(parts):
    assert list(sentences(" ".join(parts))) == parts


def test_what_was_cut_off_is_left_out_behind_a_whole_sentence():
    assert first_sentences("Warga datang. Lurah membuka acara yang…") == "Warga datang."
    assert first_sentences("Warga datang ke acara yang…") == "Warga datang ke acara yang…"


def test_facts_stand_below_the_title():
    message = broadcast("Bersih pantai", "", ADDRESS, ("Sabtu, 4 Oktober 2025, 06.00 WITA", "Pantai Lasiana"))
    assert message == f"*Bersih pantai*\nSabtu, 4 Oktober 2025, 06.00 WITA\nPantai Lasiana\n\n{ADDRESS}"


def test_a_sentence_without_end_is_cut_between_words():
    cut = first_sentences("kata " * 200)
    assert len(cut) <= LENGTH + 1 and cut.endswith("kata…")


@given(st.text())
def test_it_says_nothing_that_the_text_does_not(text):
    said = first_sentences(text)
    assert " ".join(text.split()).startswith(said.removesuffix("…"))
    assert len(said) <= LENGTH + 1
