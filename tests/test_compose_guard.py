"""No document can hold up a build: it is converted within its budget, or left out with a reason."""

import threading
import time
from typing import NoReturn

import pytest

from kimsite.compose import guard
from kimsite.compose.guard import Refusal, convert_within, is_risky
from kimsite.model.settings import Limits
from kimsite.model.site import Body, Profile

PLAIN = Profile()
HASTY = Limits(seconds=1)


def code_of(text: str, limits: Limits = HASTY) -> str:
    result = convert_within(text, PLAIN, limits)
    assert isinstance(result, Refusal)
    return result.code


def in_another_thread(text: str, limits: Limits) -> Body | Refusal:
    results: list[Body | Refusal] = []
    thread = threading.Thread(target=lambda: results.append(convert_within(text, PLAIN, limits)))
    thread.start()
    thread.join()
    return results[0]


def test_an_ordinary_text_is_converted() -> None:
    body = convert_within("Panen *raya*.", PLAIN, HASTY)
    assert isinstance(body, Body)
    assert body.html == "<p>Panen <em>raya</em>.</p>"


@pytest.mark.parametrize("unit", ["[", "<![", "[a](b", "![[]()"])
def test_a_text_that_would_take_minutes_is_interrupted(unit: str) -> None:
    started = time.monotonic()
    assert code_of(unit * 8000) == "K201"
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    "unit", ["a\n=\n", "#a\n", "a\n---\n", "- - -\n", "a  \n", "~~~a\nb\n", "1. a\n", "{ #a }\n", "\\!"]
)
def test_lines_of_any_kind_cannot_stall_a_build(unit: str) -> None:
    started = time.monotonic()
    convert_within(unit * (99_000 // len(unit)) + "\n\n\\x", PLAIN, HASTY)
    assert time.monotonic() - started < 4


@pytest.mark.parametrize("unit", ["a\n=\n", "#a\n", "- - -\n", "+ a\n", "*[A]: x\n\n"])
def test_what_does_not_look_risky_ends_soon_by_itself(unit: str) -> None:
    text = unit * (9_900 // len(unit)) + "\n\n\\x"
    started = time.monotonic()
    assert is_risky(text) or in_another_thread(text, HASTY)
    assert time.monotonic() - started < 10


def test_a_thousand_headings_are_no_fault() -> None:
    assert isinstance(convert_within("# a\n" * 1_500, PLAIN, Limits(seconds=60)), Body)


def test_an_interruption_leaves_nothing_behind() -> None:
    assert code_of("> - [^1]\n" + "[" * 20000 + "\n\n[^1]: catatan") == "K201"
    body = convert_within("Satu.", PLAIN, HASTY)
    assert isinstance(body, Body)
    assert body.html == "<p>Satu.</p>"


def test_in_another_thread_a_risky_text_is_ended_too() -> None:
    result = in_another_thread("[" * 20000, HASTY)
    assert isinstance(result, Refusal)
    assert result.code == "K201"


def test_in_another_thread_a_risky_text_that_ends_is_converted() -> None:
    text = "kata *biasa* " * 1000
    assert is_risky(text)
    assert in_another_thread(text, Limits(seconds=60)) == convert_within(text, PLAIN, Limits(seconds=60))


def test_ordinary_writing_is_not_risky() -> None:
    assert not is_risky('Kata "orang" itu, [panen](panen.md) **berhasil**.\n\n' * 100)


def test_a_text_above_the_limit_is_refused() -> None:
    assert code_of("kata " * 300, Limits(text_bytes=1024)) == "K202"


@pytest.mark.parametrize(
    "text",
    [
        "[a] " * 5000 + "\n\n[a]: https://contoh.example/" + "x" * 2000,
        "KIM " * 5000 + "\n\n*[KIM]: " + "x" * 2000,
    ],
    ids=["addresses", "abbreviations"],
)
def test_a_text_that_would_grow_a_hundredfold_is_refused_before_it_does(text: str) -> None:
    started = time.monotonic()
    assert code_of(text) == "K203"
    assert time.monotonic() - started < 0.5


def test_a_page_out_of_proportion_is_refused() -> None:
    assert code_of("[a] " * 200 + "\n\n[a]: https://a.id/" + "x" * 200, Limits(text_bytes=2000)) == "K204"


@pytest.mark.parametrize(
    "text", ["> " * 60 + "a", "- " * 60 + "a", "a\n: b\n" * 2000], ids=["quotes", "lists", "terms"]
)
def test_endless_nesting_is_refused(text: str) -> None:
    assert code_of(text, Limits(seconds=20)) == "K205"


@pytest.mark.parametrize(
    ("fault", "code"),
    [(AssertionError("we should not get here!"), "K200"), (MemoryError(), "K206")],
    ids=["odd", "memory"],
)
def test_whatever_the_converter_throws_costs_one_document(
    fault: BaseException, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def throw(*_: object) -> NoReturn:
        raise fault

    monkeypatch.setattr(guard, "convert", throw)
    assert code_of("Isi \\!") == code
