"""Bytes become text, whatever programme wrote them."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.read.text import decode, encoding_of

WORDS = "Kabar désa\nBaris kedua\n"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode("utf-8"),
        b"\xef\xbb\xbf" + WORDS.encode("utf-8"),
        b"\xff\xfe" + WORDS.encode("utf-16-le"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        WORDS.encode("windows-1252"),
        WORDS.replace("\n", "\r\n").encode("utf-8"),
        WORDS.replace("\n", "\r").encode("utf-8"),
        unicodedata.normalize("NFD", WORDS).encode("utf-8"),
    ],
    ids=["utf-8", "bom", "utf-16-le", "utf-16-be", "windows-1252", "crlf", "cr", "decomposed"],
)
def test_every_way_to_save_a_text_gives_the_same_text(data):
    assert decode(data) == WORDS


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"a\0b", b"\xff\xfe\0\xd8", b"\xff\xfea"])
def test_what_is_no_text_is_none(data):
    assert decode(data) is None


def test_the_guess_of_windows_1252_can_be_told_from_utf_8():
    assert encoding_of("kafé".encode("windows-1252")) == "windows-1252"
    assert encoding_of("kafé".encode()) == "utf-8"


@given(st.binary())
def test_any_bytes_are_text_without_carriage_returns_or_none(data):
    text = decode(data)
    assert text is None or not {"\r", "\0", "\ufeff"} & set(text)


@given(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0\r\ufeff"), min_size=1))
def test_utf_8_text_comes_through_composed(text):
    assert decode(text.encode()) == unicodedata.normalize("NFC", text)


def test_heaped_accents_cost_no_more_than_other_text():
    heap = ("a" + "\u0301\u0323" * 100_000).encode()
    before = time.process_time()
    assert decode(heap) is not None
    assert time.process_time() - before < 10
