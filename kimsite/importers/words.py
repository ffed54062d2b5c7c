"""The words of a text that is too intricate to be put in order: paragraphs, and nothing of its dress.

It takes a time that grows with the length of the text, whatever that holds; a tree of it would not.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from kimsite.importers.elements import BLOCK, DROPPED
from kimsite.importers.prose import HARD_BREAK, at_line_start, escaped
from kimsite.pattern import pattern

if TYPE_CHECKING:
    from lxml.etree import _Attrib

T = TypeVar("T", covariant=True)
MOST_ELEMENTS = 8_000
"""Beginnings and ends of elements, or shortcodes, in a text that is put in order. Beautiful Soup looks for a node among
all its neighbours, so its time grows with the square of them: some 3 s for so many. A page of 20,000 words has
about 1,000."""
DEEPEST = 250
"""Elements within each other. Its time grows with the square of these, too; what people write has 30 at most."""
LARGEST = 2 * 1024 * 1024
"""Characters of one text."""
ENDLESS = pattern(r"data:image/[^\s\"'<>]*")
SPACES = pattern(r"[^\S\n]+")
GAP = pattern(r"\n\s*\n\s*")


class Intricate(Exception):
    """A text is too intricate to be put in order."""


def is_intricate(html: str) -> bool:
    """Whether a text holds more elements, or more characters besides pictures that stand in it, than anybody writes."""
    if html.count("<") > MOST_ELEMENTS or html.count("[") > MOST_ELEMENTS:
        return True
    if len(html) > LARGEST and len(ENDLESS.sub("", html)) > LARGEST:
        return True
    return html.count("<") > DEEPEST and _heard(html, _Depth()) > DEEPEST


def only_words(html: str) -> str:
    """The words of a text as Markdown that means just them."""
    text = _heard(html, _Listener())
    pieces = (piece.strip() for piece in GAP.split(SPACES.sub(" ", text)))
    return "\n\n".join(HARD_BREAK.join(_lines(piece)) for piece in pieces if piece)


def _lines(piece: str) -> Iterator[str]:
    return (at_line_start(escaped(line.strip())) for line in piece.split("\n"))


def _heard(html: str, target: "_Ear[T]") -> T:
    """What a target has made of all that a parser read to it."""
    from lxml import etree

    parser = etree.HTMLParser(target=target, huge_tree=True, encoding="utf-8")
    return cast("T", etree.fromstring(html.encode("utf-8", "replace"), parser))


class _Ear(Protocol[T]):
    """What lxml's parser reads to."""

    def start(self, tag: str, attributes: "_Attrib") -> None: ...
    def end(self, tag: str) -> None: ...
    def close(self) -> T: ...


class _Depth:
    """Counts how many elements are within each other at most."""

    def __init__(self) -> None:
        self._now = self._most = 0

    def start(self, _tag: str, _attributes: "_Attrib") -> None:
        """An element begins."""
        self._now += 1
        self._most = max(self._most, self._now)

    def end(self, _tag: str) -> None:
        """An element ends."""
        self._now -= 1

    def close(self) -> int:
        """The most."""
        return self._most


class _Listener:
    """Hears what a parser reads, and keeps the text between blocks and breaks."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._silent = ""

    def start(self, tag: str, _attributes: "_Attrib") -> None:
        """An element begins: what shows nothing is passed over until it ends."""
        self._silent = self._silent or (tag if tag in DROPPED else "")
        self._pieces.append("\n\n" if tag in BLOCK else "\n" if tag == "br" else "")

    def end(self, tag: str) -> None:
        """An element ends."""
        self._silent = "" if tag == self._silent else self._silent
        self._pieces.append("\n\n" if tag in BLOCK else "")

    def data(self, text: str) -> None:
        """Text: where a line ends in it is a space, as in HTML."""
        if not self._silent:
            self._pieces.append(text.replace("\n", " "))

    def close(self) -> str:
        """All of it."""
        return "".join(self._pieces)
