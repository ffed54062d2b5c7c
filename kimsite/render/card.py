"""Drawn cards for pages without a photo: on the group's colour, beside a strip of woven lozenges.

The ground with its strip is drawn once for all cards of one colour.
"""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from kimsite.colour import readable
from kimsite.model.preview import PREVIEW_SIZE, Preview
from kimsite.render.typesetting import SMALL, TITLE, font, set_title, shortened, writable

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

WHITE = "#ffffff"
QUALITY = 64
EDGE = 84
STRIP = 108
"""The strip's width, at the right."""
LOZENGE = 54
COLUMN = PREVIEW_SIZE[0] - STRIP - 2 * EDGE
LOGO, MARGIN = 150, 12
KIND, NAME, PLACE = 32, 38, 28
LEADING = 1.16
TITLE_TOP, TITLE_FOOT, NAME_TOP = 128, 486, 500
Picture = Callable[[str], "Image | None"]
"""From a picture's path to its pixels; None for one that cannot be read."""


class Easel:
    """Draws cards, and keeps the ground that it used last."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._colour = ""
        self._ground: Image | None = None

    def draw(self, card: Preview) -> bytes:
        """A card as JPEG. Where there is no title, or one that the fonts cannot write, the group's name is large."""
        from PIL import ImageDraw

        if self._ground is None or self._colour != card.colour:
            self._ground, self._colour = _ground(card.colour), card.colour
        image = self._ground.copy()
        logo = self._picture(card.logo) if card.logo else None
        if logo is not None:
            _paste_logo(image, logo)
        pen = ImageDraw.Draw(image)
        title, group = writable(card.title), writable(card.group)
        _, white, faint = _inks(card.colour)
        if not logo:
            pen.text((EDGE, EDGE), writable(card.kind), faint, font(SMALL, KIND), "ls")
        _write_title(pen, title or group, TITLE_TOP + (LOGO // 2 if logo else 0), white)
        if title:
            pen.text((EDGE, NAME_TOP), shortened(SMALL, NAME, group, COLUMN), white, font(SMALL, NAME), "la")
        place = shortened(SMALL, PLACE, writable(card.place), COLUMN)
        pen.text((EDGE, NAME_TOP + 50), place, faint, font(SMALL, PLACE), "la")
        out = io.BytesIO()
        image.save(out, "JPEG", quality=QUALITY, optimize=True)
        return out.getvalue()


def _write_title(pen: "ImageDraw", text: str, top: int, colour: str) -> None:
    """In the middle between `top` and the group's name."""
    setting = set_title(text, COLUMN)
    step = round(setting.size * LEADING)
    y = top + (TITLE_FOOT - top - step * len(setting.lines)) // 2
    for line in setting.lines:
        pen.text((EDGE, y), line, colour, font(TITLE, setting.size), "la")
        y += step


def _inks(colour: str) -> tuple[str, str, str]:
    """The ground, made dark enough for white; what is written large on it; what is written small."""
    ground = readable(colour, WHITE, 7)
    return ground, WHITE, readable(colour, ground, 4.6)


def _ground(colour: str) -> "Image":
    """The colour and the strip: lozenges within lozenges, as weavers of Nusa Tenggara set them in a row."""
    from PIL import Image, ImageDraw

    ground, white, faint = _inks(colour)
    image = Image.new("RGB", PREVIEW_SIZE, ground)
    pen, left = ImageDraw.Draw(image), PREVIEW_SIZE[0] - STRIP
    pen.rectangle((left, 0, PREVIEW_SIZE[0], PREVIEW_SIZE[1]), fill=faint)
    for row in range(-1, PREVIEW_SIZE[1] // STRIP + 2):
        middle = (left + STRIP // 2, row * STRIP + STRIP // 2 - 9)
        for reach, fill in ((LOZENGE, ground), (36, faint), (22, ground), (9, white)):
            x, y = middle
            pen.polygon(((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)), fill=fill)
    return image


def _paste_logo(image: "Image", logo: "Image") -> None:
    """The logo on a white square at the top left."""
    from PIL import Image, ImageOps

    inner = ImageOps.contain(logo, (LOGO - 2 * MARGIN, LOGO - 2 * MARGIN), Image.Resampling.LANCZOS)
    corner = (EDGE, EDGE - 20)
    plate = Image.new("RGB", (inner.width + 2 * MARGIN, inner.height + 2 * MARGIN), WHITE)
    plate.paste(inner, (MARGIN, MARGIN), inner if inner.mode == "RGBA" else None)
    image.paste(plate, corner)
