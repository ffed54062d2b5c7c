"""The tone of a picture: the colours of its upper and lower half, which stand where it will be until it is there.

To see them the picture is decoded, so what is cut off or broken is found out here, before any page shows it.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

SMALLEST = (1, 1)
"""A JPEG is decoded at an eighth of its size: half the time, a sixtieth of the memory."""
HALVES = {3: (2, 3, 0, 1), 4: (2, 3, 0, 1), 5: (0, 2, 1, 3), 6: (0, 2, 1, 3), 7: (1, 3, 0, 2), 8: (1, 3, 0, 2)}
"""EXIF's orientation to which quarters are seen above, then below; the quarters are in reading order."""
AS_READ = (0, 1, 2, 3)
MOST_SCANS = 64
"""Programs write a dozen. Each costs a pass over the whole picture and needs few bytes: without a limit one file
could keep a build busy for hours."""
MARKER = rb"\xff([^\x00\xff\xd0-\xd7])"
"""In pixels, a byte 255 is followed by 0, or begins a mark to start anew at. (`\xff+` would be 30 times slower.)"""
START_OF_SCAN, END = 0xDA, 0xD9


def tone_of(picture: "ImageFile", orientation: int, data: bytes) -> str:
    """`#rgb,#rgb` of an opened picture whose file holds `data`; "" where something may be seen through it.

    Raises what Pillow raises over pixels that do not decode.
    """
    if picture.format == "JPEG" and _has_too_many_scans(data):
        raise ValueError("too many scans")
    picture.draft(None, SMALLEST)
    picture.load()
    if picture.has_transparency_data or picture.mode.startswith(("I", "F")):
        return ""
    quarters = _quarters(picture)
    above, above_too, below, below_too = (quarters[at] for at in HALVES.get(orientation, AS_READ))
    return f"{_colour(above, above_too)},{_colour(below, below_too)}"


def _quarters(picture: "Image") -> list[tuple[int, ...]]:
    from PIL.Image import Resampling

    plain = picture if picture.mode == "RGB" else picture.convert("RGB")
    data = plain.resize((2, 2), Resampling.BOX).tobytes()
    return [tuple(data[at : at + 3]) for at in range(0, 12, 3)]


def _colour(one: tuple[int, ...], other: tuple[int, ...]) -> str:
    """Their mean in three digits: who sees a colour for a moment sees no finer ones."""
    return "#" + "".join(f"{(a + b + 17) // 34:x}" for a, b in zip(one, other, strict=True))


def _has_too_many_scans(data: bytes) -> bool:
    marker, at, scans = re.compile(MARKER), 2, 0
    while scans <= MOST_SCANS and (found := marker.search(data, at)):
        kind = found[1][0]
        if kind == END:
            break
        scans += kind == START_OF_SCAN
        at = found.end() + int.from_bytes(data[found.end() : found.end() + 2], "big")
    return scans > MOST_SCANS
