"""Pictures as pages show them: turned upright, in sRGB, in the size they are seen in, and nothing else about them.

Whatever a phone wrote into a photo (place, time, device) is left behind: the
new file holds pixels only. A source is decoded once, into a print from which all
its copies are made, so that a copy's bytes do not depend on which others are due.
"""

import io
import struct
import warnings
import zlib
from typing import TYPE_CHECKING

from kimsite.model.report import Diagnostic
from kimsite.model.settings import Limits
from kimsite.model.site import Copy

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
WEBP_QUALITY = 75
WEBP_METHOD = 4
JPEG_QUALITIES = tuple(range(80, 5, -5))
REACH = 1200
"""How wide the widest copy is. A print is at least as wide, unless its source is not, and less than twice."""
JPEG_BYTES = 200_000
"""WhatsApp shows no preview of a larger picture."""
ORIENTATION = 0x0112
TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""EXIF's orientation to what undoes it."""
SIDEWAYS = (5, 6, 7, 8)
GAP = 2.0
"""From a picture more than twice too large, LANCZOS works on means of its pixels: half the time, no visible loss."""
ABOVE = 0.4
"""How much of what is cut off lies above what is kept."""
WHITE = (255, 255, 255)
BROKEN = (
    *(OSError, EOFError, SyntaxError, ValueError, struct.error, zlib.error),
    *(RuntimeError, KeyError, IndexError, TypeError, OverflowError),
)
"""What Pillow's decoders raise on data that is not what it claims to be: cut off is OSError, AVIF RuntimeError."""


class PictureError(Exception):
    """A picture that cannot be made; `diagnostic` says so to its group."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.path)
        self.diagnostic = diagnostic


def picture(data: bytes, copy: Copy, limits: Limits) -> bytes:
    """The bytes of `copy` made from its source's `data`. Raises PictureError."""
    return copy_of(print_of(data, copy.source, limits), copy)


def print_of(data: bytes, source: str, limits: Limits) -> "Image.Image":
    """The whole picture, turned as it was held, in sRGB, without a word of its metadata, large enough for any copy.

    Equal data give equal pixels. Raises PictureError (K501) for data that is broken,
    cut off or above `limits.picture_pixels`, before such pixels cost anything.
    """
    try:
        return _upright(data, limits)
    except BROKEN as fault:
        raise PictureError(Diagnostic("K501", source)) from fault


def copy_of(image: "Image.Image", copy: Copy) -> bytes:
    """A print in the size and format of `copy`: `webp`, `jpeg` of at most 200 kB, or `icon`, whole on a white square.

    Else a print of other proportions is cut around its middle, never stretched.
    """
    from PIL.Image import Resampling

    if copy.format == "icon":
        return _as_icon(image, copy.width)
    size = (copy.width, copy.height)
    image = image.resize(size, Resampling.LANCZOS, box=_middle(image.size, size), reducing_gap=GAP)
    return _as_webp(image) if copy.format == "webp" else _as_jpeg(image)


def _upright(data: bytes, limits: Limits) -> "Image.Image":
    from PIL import Image

    image = _opened(data, limits)
    turn = _turn(image)
    wide = image.height if turn in SIDEWAYS else image.width
    # Lets JPEG decode at 1/2, 1/4 or 1/8, which is quicker and takes a fraction of the memory.
    image.draft(None, (max(1, image.width * REACH // wide), max(1, image.height * REACH // wide)))
    image = _eight_bits(image)
    if (times := (image.height if turn in SIDEWAYS else image.width) // REACH) > 1:
        image = image.reduce(times)
    image = _in_srgb(image)
    if turn in TURNS:
        image = image.transpose(Image.Transpose[TURNS[turn]])
    image.info = {}
    return image


def _opened(data: bytes, limits: Limits) -> "Image.Image":
    """The header only, and a refusal of more pixels than are allowed."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(data), formats=FORMATS)
        except Image.DecompressionBombError as fault:
            raise ValueError("too many pixels") from fault
    if image.width * image.height > limits.picture_pixels:
        raise ValueError("too many pixels")
    return image


def _turn(image: "Image.Image") -> int:
    """EXIF's orientation; broken EXIF is no reason to refuse a photo."""
    try:
        turn = image.getexif().get(ORIENTATION, 1)
    except BROKEN:
        return 1
    return turn if isinstance(turn, int) else 1


def _eight_bits(image: "Image.Image") -> "Image.Image":
    """Modes that can be resized well: L, RGB and CMYK, with LA or RGBA where something is transparent."""
    if image.mode.startswith("I"):
        # 16-bit grey: convert("L") alone would cut everything above 255 to white.
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("P", "PA") or "transparency" in image.info:
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    if image.mode in ("L", "RGB", "CMYK", "LA", "RGBA"):
        image.load()
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _middle(have: tuple[int, int], want: tuple[int, int]) -> tuple[float, float, float, float]:
    """The largest box of the wanted proportions, in the middle; what is too high is cut more below than above, for
    that is where people's faces are."""
    scale = min(have[0] / want[0], have[1] / want[1])
    width, height = min(want[0] * scale, have[0]), min(want[1] * scale, have[1])
    left, top = (have[0] - width) / 2, (have[1] - height) * ABOVE
    return (left, top, min(left + width, have[0]), min(top + height, have[1]))


def _in_srgb(image: "Image.Image") -> "Image.Image":
    """RGB or RGBA in sRGB. A profile that does not fit its picture is ignored, as browsers do."""
    profile = image.info.get("icc_profile")
    mode = "RGBA" if image.mode in ("LA", "RGBA") else "RGB"
    if profile and image.mode in ("RGB", "CMYK", "RGBA", "L"):
        from PIL import ImageCms

        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (ImageCms.PyCMSError, *BROKEN):
            converted = None
        if converted is not None:
            return converted
    return image.convert(mode)


def _as_icon(image: "Image.Image", side: int) -> bytes:
    """PNG, with room at the edges since phones cut icons round."""
    from PIL import Image, ImageOps

    inner = ImageOps.contain(image, (side * 4 // 5, side * 4 // 5), Image.Resampling.LANCZOS)
    ground = Image.new("RGB", (side, side), WHITE)
    corner = ((side - inner.width) // 2, (side - inner.height) // 2)
    ground.paste(inner, corner, inner if inner.mode == "RGBA" else None)
    out = io.BytesIO()
    ground.quantize(256, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _as_webp(image: "Image.Image") -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=WEBP_QUALITY, method=WEBP_METHOD)
    return out.getvalue()


def _as_jpeg(image: "Image.Image") -> bytes:
    """Progressive, on white where it was transparent, in the best quality that stays below the limit."""
    from PIL import Image

    if image.mode == "RGBA":
        ground = Image.new("RGB", image.size, WHITE)
        ground.paste(image, mask=image.getchannel("A"))
        image = ground
    data = b""
    for quality in JPEG_QUALITIES:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, progressive=True, optimize=True)
        data = out.getvalue()
        if len(data) <= JPEG_BYTES:
            break
    return data
