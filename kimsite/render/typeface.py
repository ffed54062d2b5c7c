"""The faces of drawn cards: which letters they have, how wide these are, and their shapes.

Letters are set one by one at the widths of an unhinted em, so lines break alike in all sizes, and each shape is drawn
once for all cards.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

FOLDER = Path(__file__).parent / "fonts"
EM = 1000
"""The size in which widths are taken."""
HANGING = "“‘\"'«‹([–"
"""What stands before the edge of a column, so that the letters behind it seem to begin there."""
Colour = tuple[int, int, int]
Shape = tuple["Image", int, int]
"""A letter's mask, and where it lies from the beginning of its line."""


class Face:
    """One face in all sizes."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._widths: dict[str, float] = {}
        self._shapes: dict[tuple[str, int], Shape] = {}

    def width(self, text: str) -> float:
        """How wide a line is, in ems."""
        known = self._widths
        return sum(known[letter] if letter in known else self._width(letter) for letter in text)

    def write(self, image: "Image", start: tuple[int, int], text: str, size: int, colour: Colour) -> None:
        """Draws a line on its baseline. What is seen of its first letter begins at `start`; marks hang before it."""
        x, y = float(start[0]), start[1]
        for letter in text[:1]:
            x -= self._width(letter) * size if letter in HANGING else self._shape(letter, size)[1]
        for letter in text:
            mask, left, top = self._shape(letter, size)
            image.paste(colour, (round(x) + left, y + top), mask)
            x += self._widths[letter] * size

    def _width(self, letter: str) -> float:
        if letter not in self._widths:
            self._widths[letter] = _font(self._name, EM).getlength(letter) / EM
        return self._widths[letter]

    def _shape(self, letter: str, size: int) -> Shape:
        found = self._shapes.get((letter, size))
        if found is None:
            self._width(letter)
            found = self._shapes[letter, size] = _drawn(letter, _font(self._name, size))
        return found


@cache
def face(name: str) -> Face:
    """The face of this name."""
    return Face(name)


@cache
def letters() -> frozenset[str]:
    """What all faces have."""
    return frozenset((FOLDER / "letters.txt").read_text("utf-8"))


@cache
def _font(name: str, size: int) -> "FreeTypeFont":
    """The basic layout is the same on every machine; Raqm is not everywhere."""
    from PIL import ImageFont

    return ImageFont.truetype(FOLDER / f"{name}.ttf", size, layout_engine=ImageFont.Layout.BASIC)


def _drawn(letter: str, font: "FreeTypeFont") -> Shape:
    from PIL import Image, ImageDraw

    left, top, right, bottom = map(int, font.getbbox(letter, anchor="ls"))
    mask = Image.new("L", (max(1, right - left), max(1, bottom - top)))
    ImageDraw.Draw(mask).text((-left, -top), letter, 255, font, "ls")
    return mask, left, top
