"""Search knows words without their affixes and accents."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kimsite.stem import stem, words

CASES = "tests/cases/search/stems.yaml"


def test_what_people_take_for_one_word_is_one(repository):
    for alike in yaml.safe_load((repository / CASES).read_text(encoding="utf-8")):
        assert len({stem(word) for each in alike for word in words(each)}) == 1, alike


@pytest.mark.parametrize("word", ["air", "rt", "2025", "009", "ꦗꦮ"])
def test_what_is_short_a_number_or_another_script_stays(word):
    assert [stem(each) for each in words(word)] == [word]


def test_signs_part_words_and_apostrophes_do_not():
    assert words("Anak-anak: “Jum'at”, 06.30—Rp5.000 (Poé)") == [
        "anak",
        "anak",
        "jumat",
        "06",
        "30",
        "rp5",
        "000",
        "poe",
    ]


@given(st.text())
def test_any_text_has_words_of_signs_that_files_can_hold(text):
    for word in words(text):
        assert stem(word)
        assert not set(word) & set("ABCDEFGHIJKLMNOPQRSTUVWXYZ \n\t\"'")


@given(st.text(st.characters(max_codepoint=0x2400)))
def test_the_quick_way_to_words_is_the_slow_one(text):
    assert words(text) == words(f"{text} ꦗ")[:-1]
