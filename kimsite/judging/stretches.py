"""Stretches: where the blocks of a template begin and end in its file."""

from collections.abc import Iterable
from typing import NamedTuple

from kimsite.theme.templates import PARSER


class Stretch(NamedTuple):
    """A block: its name and where that which stands in it begins and ends."""

    name: str
    start: int
    end: int


def stretches(text: str) -> tuple[Stretch, ...]:
    """All blocks of a template that Jinja can read, in the order of their ends. Raises TemplateSyntaxError."""
    found: list[Stretch] = []
    opened: list[tuple[str, int]] = []
    said: list[str] = []
    position = here = 0
    for _, kind, value in PARSER.lex(text):
        begin = text.index(value, position)
        position = begin + len(value)
        if kind == "block_begin":
            said, here = [], begin
        elif kind == "name":
            said.append(value)
        elif kind == "block_end" and said[0] == "block":
            opened.append((said[1], position))
        elif kind == "block_end" and said[0] == "endblock" and opened:
            found.append(Stretch(*opened.pop(), here))
    return tuple(found)


def outside_of(texts: Iterable[tuple[str, int]], hidden: Iterable[Stretch]) -> tuple[tuple[str, int], ...]:
    """The texts, each with where it begins, without what stands in the hidden stretches."""
    left = [*texts]
    for stretch in hidden:
        left = [piece for text, start in left for piece in _cut(text, start, stretch)]
    return tuple(left)


def _cut(text: str, start: int, hidden: Stretch) -> Iterable[tuple[str, int]]:
    end = start + len(text)
    if hidden.end <= start or end <= hidden.start:
        yield text, start
        return
    if start < hidden.start:
        yield text[: hidden.start - start], start
    if hidden.end < end:
        yield text[hidden.end - start :], hidden.end
