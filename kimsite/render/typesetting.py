"""Words on drawn cards: what can be written, and lines of about equal length in the largest size that fits."""

import unicodedata
from bisect import bisect_right
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from kimsite.model.value import frozen

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FONTS = Path(__file__).parent / "fonts"
TITLE, SMALL = "bitter", "public-sans"
ELLIPSIS = "…"
SIZES = ((88, 3), (76, 3), (66, 4), (58, 4), (52, 5))
"""Sizes of titles, in pixels, and how many lines of each there is room for."""

LONGEST = 300
"""More letters than any card has room for."""


@frozen
class Setting:
    """A text as it is set."""

    size: int
    lines: tuple[str, ...]


@frozen
class Measured:
    """Words with their lengths, and that of a space between them, in pixels."""

    words: tuple[str, ...]
    lengths: tuple[float, ...]
    space: float


def writable(text: str) -> str:
    """The text as far as the fonts have it: emoji and marks are dropped. "" when a letter or digit is missing:
    a title in Javanese script is not half written."""
    letters, kept = _letters(), []
    for letter in unicodedata.normalize("NFC", text):
        if letter in letters:
            kept.append(letter)
        elif unicodedata.category(letter) in ("Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl"):
            return ""
        elif letter.isspace():
            kept.append(" ")
    return " ".join("".join(kept).split())


def set_title(text: str, width: int) -> Setting:
    """A title in the largest size in which it fits; in the smallest, cut and with an ellipsis, when it fits in none."""
    words = text[:LONGEST].split()
    for size, most in SIZES:
        measured = _measured(words, size)
        lines = _filled(measured, width)
        if len(lines) <= most and all(length <= width for length in measured.lengths):
            return Setting(size, _balanced(measured, width, len(lines)))
    size, most = SIZES[-1]
    pieces = [piece for word in words for piece in _broken(word, size, width)]
    lines = _filled(_measured(pieces, size), width)
    if len(lines) > most:
        lines = (*lines[: most - 1], shortened(TITLE, size, lines[most - 1], width, cut=True))
    return Setting(size, lines)


def shortened(face: str, size: int, text: str, width: float, cut: bool = False) -> str:
    """One line that is not wider than `width`; `cut` when more text was to follow."""
    if not cut and measure(face, size, text) <= width:
        return text
    while text and measure(face, size, text + ELLIPSIS) > width:
        text = text[:-1].rstrip(" ,.;:–-")
    return text + ELLIPSIS


def measure(face: str, size: int, text: str) -> float:
    """How wide a line is, in pixels."""
    return float(font(face, size).getlength(text))


@cache
def font(face: str, size: int) -> "FreeTypeFont":
    """A font. The basic layout is the same on every machine; Raqm is not everywhere."""
    from PIL import ImageFont

    return ImageFont.truetype(FONTS / f"{face}.ttf", size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _letters() -> frozenset[str]:
    return frozenset((FONTS / "letters.txt").read_text("utf-8"))


def _measured(words: list[str], size: int) -> Measured:
    return Measured(tuple(words), tuple(measure(TITLE, size, word) for word in words), measure(TITLE, size, " "))


def _filled(text: Measured, width: float) -> tuple[str, ...]:
    """As many words a line as there is room for."""
    lines: list[list[str]] = []
    used = 0.0
    for word, length in zip(text.words, text.lengths, strict=True):
        if lines and used + text.space + length <= width:
            lines[-1].append(word)
            used += text.space + length
        else:
            lines.append([word])
            used = length
    return tuple(" ".join(line) for line in lines)


def _balanced(text: Measured, width: float, count: int) -> tuple[str, ...]:
    """The same number of lines in the narrowest column that holds them."""
    best, low = _filled(text, width), max(width / 3, *text.lengths, 0)
    while count > 1 and width - low > 8:
        middle = (low + width) / 2
        lines = _filled(text, middle)
        if len(lines) == count:
            best, width = lines, middle
        else:
            low = middle
    return best


def _length(word: str, size: int, end: int) -> float:
    return measure(TITLE, size, word[:end])


def _broken(word: str, size: int, width: float) -> list[str]:
    """A word in pieces that fit into a line: addresses, and words that nobody spaced."""
    pieces = []
    while word:
        end = bisect_right(range(1, len(word) + 1), width, key=partial(_length, word, size)) or 1
        pieces.append(word[:end])
        word = word[end:]
    return pieces
