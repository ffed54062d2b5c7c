"""Bylines and datelines that people wrote into their texts become fields; sentences stay sentences."""

from datetime import date

import pytest

from kimsite.importers.bylines import Home, Lifted, lift

HOME = Home("Asia/Makassar", ("kupang", "kelapa lima"), date(2025, 10, 2))
CASES = {
    "Kupang, 2 Oktober 2025 - Wali Kota membuka.": Lifted("Wali Kota membuka.", dateline="Kupang"),
    "**Kupang, 1 Oktober 2025 –** Wali Kota membuka.": Lifted("Wali Kota membuka.", dateline="Kupang, 1 Oktober 2025"),
    "KUPANG, NTT – Wali Kota membuka.": Lifted("Wali Kota membuka.", dateline="Kupang, NTT"),
    "**Kupang** - Wali Kota membuka.": Lifted("Wali Kota membuka.", dateline="Kupang"),
    "Kupang (2/10/2025) - Wali Kota membuka.": Lifted("Wali Kota membuka.", dateline="Kupang"),
    "Isi.\n\nPenulis : Ana Tefa, S.Kom | Editor: Budi": Lifted("Isi.", authors="Ana Tefa, S.Kom", editor="Budi"),
    "Isi.  \nPenulis: Ana": Lifted("Isi.", authors="Ana"),
    "**Oleh: Ana Tefa**\n\nIsi.": Lifted("Isi.", authors="Ana Tefa"),
    "Isi.\n\n(*Foto: Dok. KIM Lasiana / Sumber: RRI*)": Lifted("Isi.", photographer="Dok. KIM Lasiana", source="RRI"),
    "Penulis: [Ana](https://a.example)\n\nIsi.": Lifted("Isi.", authors="Ana"),
    "![Panen](a.jpg)\n\nPenulis: Ana\n\nKUPANG – Isi.": Lifted(
        "![Panen](a.jpg)\n\nIsi.", authors="Ana", dateline="Kupang"
    ),
}
SENTENCES = (
    "Soe - Kefa ditempuh dua jam.",
    "**Catatan penting** - bawa payung.",
    "Kamis, 2 Oktober 2025 - hujan turun.",
    "Sumber air bersih: desa punya tiga. Warga antre sejak pagi.",
    "Foto: kata ini ada di awal. Kalimat kedua menyusul di belakangnya.",
    "Satu.\n\nDua.\n\nPenulis: Ana.\n\nTiga.\n\nEmpat.\n\nLima.",
)


@pytest.mark.parametrize("text, lifted", CASES.items(), ids=CASES)
def test_lifted(text, lifted):
    assert lift(text, HOME) == lifted


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_stays(text):
    assert lift(text, HOME) == Lifted(text)
