"""Drawn cards for pages without a photo: on the group's colour, beside a strip of woven lozenges.

The ground with its strip is drawn once for all cards of one colour, whichever group they are of; what stands at the
foot of a group's cards, once for all of these.
"""

import io
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from kimsite.colour import contrast, readable
from kimsite.model.preview import PREVIEW_SIZE, Preview
from kimsite.render.typeface import face
from kimsite.render.typesetting import set_title, shortened, writable

if TYPE_CHECKING:
    from PIL.Image import Image

    from kimsite.render.typeface import Colour

WHITE, BLACK = "#ffffff", "#1c1a17"
GROUNDS, SIGNED = 4, 2
"""Grounds kept, at 2 MB: many groups have their theme's own colour. And those that bear a group's name already: without
it where a page has no title, with it elsewhere."""
PALE = 2.2
"""A contrast with white; colours with less are grounds as they are."""
QUALITY = 42
"""Messengers make them smaller anyhow; at this, edges of letters still look clean on a phone."""
TITLE, SMALL = "bitter", "public-sans"
EDGE = 84
STRIP = 108
"""The strip's width, at the right: one lozenge."""
RINGS = (54, 30, 12)
"""How far lozenges reach, one within the other."""
COLUMN = PREVIEW_SIZE[0] - STRIP - 2 * EDGE
LOGO, MARGIN = 150, 12
KIND, NAME, PLACE = 32, 38, 28
"""Sizes of what is written small."""
LEADING, RISE = 1.16, 0.86
"""From line to line, and from a line's top to its foot, by its size."""
KIND_FOOT, TITLE_TOP, TITLE_FOOT, NAME_FOOT, PLACE_FOOT = 88, 128, 486, 530, 576
Picture = Callable[[str], "Image | None"]
"""From a picture's path to its pixels; None for one that cannot be read."""


class Easel:
    """Draws cards."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture

    def draw(self, card: Preview) -> bytes:
        """A card as JPEG. Where there is no title, or one that the faces cannot write, the group's name is large."""
        title, group = writable(card.title), writable(card.group)
        image = _signed(card.colour, group if title else "", writable(card.place)).copy()
        logo = self._picture(card.logo) if card.logo else None
        if logo is not None:
            _paste_logo(image, logo)
        _write(image, card, title or group, TITLE_TOP + (LOGO // 2 if logo else 0))
        out = io.BytesIO()
        image.save(out, "JPEG", quality=QUALITY, optimize=True)
        return out.getvalue()


def _write(image: "Image", card: Preview, title: str, top: int) -> None:
    """What the page is, and its title in the middle between `top` and the group's name."""
    _, ink, faint = map(_channels, _inks(card.colour))
    large = face(TITLE)
    setting = set_title(title, large, COLUMN)
    step = round(setting.size * LEADING)
    y = top + (TITLE_FOOT - top - step * len(setting.lines)) // 2 + round(setting.size * RISE)
    for line in setting.lines:
        large.write(image, (EDGE, y), line, setting.size, ink)
        y += step
    _write_small(image, writable(card.kind), KIND_FOOT, KIND, faint)


def _write_small(image: "Image", text: str, foot: int, size: int, colour: "Colour") -> None:
    small = face(SMALL)
    small.write(image, (EDGE, foot), shortened(text, small, size, COLUMN), size, colour)


def _inks(colour: str) -> tuple[str, str, str]:
    """The ground; what is written large on it; what is written small. A pale colour stays, and is written on in black;
    any other is made dark enough for white."""
    if contrast(colour, WHITE) < PALE:
        return colour, BLACK, readable(colour, colour)
    ground = readable(colour, WHITE, 7)
    return ground, WHITE, readable(colour, ground)


@lru_cache(maxsize=GROUNDS)
def _ground(colour: str) -> "Image":
    """The colour and the strip: lozenges within lozenges, as weavers of Nusa Tenggara set them in a row. Cards are
    drawn on copies of it."""
    from PIL import Image, ImageDraw

    ground, ink, faint = _inks(colour)
    image = Image.new("RGB", PREVIEW_SIZE, ground)
    pen, left = ImageDraw.Draw(image), PREVIEW_SIZE[0] - STRIP
    pen.rectangle((left, 0, *PREVIEW_SIZE), fill=faint)
    for row in range(-1, PREVIEW_SIZE[1] // STRIP + 2):
        x, y = left + STRIP // 2, row * STRIP + STRIP // 2 - 9
        for reach, fill in zip(RINGS, (ground, faint, ink), strict=True):
            pen.polygon(((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)), fill=fill)
    return image


@lru_cache(maxsize=SIGNED)
def _signed(colour: str, name: str, place: str) -> "Image":
    """The ground with what is written at the foot of all cards of a group, below every title."""
    image = _ground(colour).copy()
    _, ink, faint = map(_channels, _inks(colour))
    _write_small(image, place, PLACE_FOOT, PLACE, faint)
    _write_small(image, name, NAME_FOOT, NAME, ink)
    return image


def _paste_logo(image: "Image", logo: "Image") -> None:
    """The logo on a white square at the top left."""
    from PIL import Image, ImageOps

    inner = ImageOps.contain(logo, (LOGO - 2 * MARGIN, LOGO - 2 * MARGIN), Image.Resampling.LANCZOS)
    plate = Image.new("RGB", (inner.width + 2 * MARGIN, inner.height + 2 * MARGIN), WHITE)
    plate.paste(inner, (MARGIN, MARGIN), inner if inner.mode == "RGBA" else None)
    image.paste(plate, (EDGE, EDGE - 20))


def _channels(colour: str) -> "Colour":
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
