"""The files that pages need of one picture, and the words of HTML that choose among them."""

from kimsite.model.site import Copy, Image, ImageVariant
from kimsite.model.source import Picture
from kimsite.urls import slugify

WEBP_WIDTHS = (240, 360, 720, 1080)
JPEG_WIDTH = 1200
FOLDER = "foto"
NAMELESS = "foto"


def variants(picture: Picture, stem: str) -> tuple[Image, tuple[Copy, ...]]:
    """A picture as pages show it, and the files to be made for that.

    WebP in the widths of small, middling and large screens, never wider than
    the picture; one JPEG for whoever knows no WebP, for feeds and for
    messengers' previews. `stem` is the name that the files go by.
    """
    name = f"{FOLDER}/{slugify(stem) or NAMELESS}-{picture.digest[:8]}"
    webp = tuple(
        _copy(picture, f"{name}-{width}.webp", "webp", width)
        for width in sorted({min(width, picture.width) for width in WEBP_WIDTHS})
    )
    width = min(JPEG_WIDTH, picture.width)
    jpeg = _copy(picture, f"{name}-{width}.jpg", "jpeg", width)
    srcset = tuple(ImageVariant(copy.path, copy.width) for copy in webp)
    image = Image(jpeg.path, srcset, jpeg.width, jpeg.height, share=jpeg.path, tone=picture.tone)
    return image, (*webp, jpeg)


def _copy(picture: Picture, path: str, format_: str, width: int) -> Copy:
    height = max(1, (picture.height * width + picture.width // 2) // picture.width)
    return Copy(path, picture.path, picture.digest, format_, width, height)
