"""A picture's bytes → Picture: what it is by its content, how large it is as seen, and its tone."""

import struct
import warnings
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from kimsite.digest import digest_bytes
from kimsite.model.report import Diagnostic
from kimsite.model.settings import Limits
from kimsite.model.source import Picture
from kimsite.read.tone import tone_of

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

AVIF_BRANDS = frozenset({b"avif", b"avis"})
HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})
ORIENTATION = 0x0112
TURNED = frozenset({5, 6, 7, 8})
REFUSED = {"gif": "K172", "heic": "K173", "svg": "K176", "": "K174"}
# All that Pillow is known to raise over broken headers.
BROKEN = (
    OSError, SyntaxError, ValueError, TypeError, struct.error, zlib.error, EOFError,
    LookupError, ArithmeticError, AttributeError, RuntimeError, MemoryError, AssertionError,
)  # fmt: skip


def read_picture(data: bytes, path: str, limits: Limits) -> tuple[Picture | None, tuple[Diagnostic, ...]]:
    """Bytes → Picture, or None with the reason why it cannot be shown: a page has no place for what does not decode."""
    if len(data) > limits.picture_bytes:
        return None, (Diagnostic("K170", path, facts=(("limit", str(limits.picture_bytes // 1024**2)),)),)
    kind = kind_of(data)
    if kind in REFUSED:
        return None, (Diagnostic(REFUSED[kind], path),)
    try:
        with warnings.catch_warnings(action="ignore"):  # Pillow's doubts about EXIF are no news to anyone
            width, height, tone = _look(data, kind, limits.picture_pixels)
    except BROKEN:
        width, height, tone = 0, 0, ""
    if width < 1 or height < 1:
        return None, (Diagnostic("K175", path),)
    if width * height > limits.picture_pixels:
        facts = (("size", f"{width} × {height}"), ("limit", str(limits.picture_pixels // 1_000_000)))
        return None, (Diagnostic("K171", path, facts=facts),)
    return Picture(path, digest_bytes(data), width, height, tone), ()


def kind_of(data: bytes) -> str:
    """`jpeg`, `png`, `webp`, `avif`, `gif`, `heic`, `svg` or "", by the content; the name does not matter."""
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if data[4:8] == b"ftyp":
        brands = {data[8:12], *(data[start : start + 4] for start in range(16, min(_box_size(data), 64), 4))}
        return "avif" if brands & AVIF_BRANDS else "heic" if brands & HEIC_BRANDS else ""
    return "svg" if b"<svg" in data[:4096].lower() else ""


def _box_size(data: bytes) -> int:
    return int.from_bytes(data[:4], "big")


def _look(data: bytes, kind: str, most: int) -> tuple[int, int, str]:
    """Width and height as seen, and the tone, for which no more than `most` pixels are decoded.

    A WebP decoder makes room for the whole picture as soon as it is opened, so its header is asked first.
    """
    if kind == "webp":
        width, height = _webp_size(data)
        if width * height > most:
            return width, height, ""
    with _opened(data, kind) as picture:
        width, height = picture.size
        orientation = _orientation(picture)
        tone = tone_of(picture, orientation, data) if width * height <= most else ""
    return (height, width, tone) if orientation in TURNED else (width, height, tone)


def _webp_size(data: bytes) -> tuple[int, int]:
    """The canvas of a WebP file (RFC 9649, sections 2.5 to 2.7)."""
    chunk = data[12:16]
    if chunk == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if chunk == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack_from("<HH", data, 26)
    return width & 0x3FFF, height & 0x3FFF


def _opened(data: bytes, kind: str) -> "ImageFile":
    """The header, read by the plugin itself: `Image.open` would guess the format and warn of large pictures."""
    from PIL.AvifImagePlugin import AvifImageFile
    from PIL.JpegImagePlugin import JpegImageFile
    from PIL.PngImagePlugin import PngImageFile
    from PIL.WebPImagePlugin import WebPImageFile

    plugins: dict[str, type[ImageFile]] = {
        "avif": AvifImageFile,
        "jpeg": JpegImageFile,
        "png": PngImageFile,
        "webp": WebPImageFile,
    }
    return plugins[kind](BytesIO(data))


def _orientation(picture: "ImageFile") -> int:
    """How EXIF says that the camera was held. Broken EXIF says nothing."""
    from PIL.Image import Image

    try:
        turn = Image.getexif(picture).get(ORIENTATION, 1)  # a PNG's own getexif would decode it
    except BROKEN:
        return 1
    return turn if isinstance(turn, int) else 1
