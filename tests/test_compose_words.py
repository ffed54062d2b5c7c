"""Counting the words of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.compose.wording import WORD, count_words

PIECES = st.sampled_from([*"ab1_-'’.,  \n!é中²½", "\u0301", "\u200b", "\xa0"])


@pytest.mark.parametrize(
    ("text", "words"),
    [("Panen raya, kata Ibu.", 4), ("kupu-kupu Jum’at 5.000", 3), ("-a- a--b 'c'", 4), ("“Siap” – ½ 中文", 3), ("", 0)],
)
def test_words_are_counted_as_people_count_them(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.lists(PIECES | st.characters(), max_size=40).map("".join))
def test_any_text_has_as_many_words_as_the_expression_finds(text: str) -> None:
    assert count_words(text) == len(WORD.findall(text))
