"""Pictures: upright, small, without a trace of where and by whom they were taken."""

import io
import random
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from kimsite.model.settings import Limits
from kimsite.model.site import Copy
from kimsite.render.darkroom import Darkroom
from kimsite.render.picture import JPEG_BYTES, REACH, PictureError, picture, print_of

LIMITS = Limits()
RED, BLUE = (220, 30, 30), (30, 30, 220)
GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


def copy(format_: str = "webp", width: int = 40, height: int = 30) -> Copy:
    return Copy("foto/a", "content/media/a.jpg", "0" * 32, format_, width, height)


def encoded(image: Image.Image, format_: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, format_, **options)
    return out.getvalue()


def made(data: bytes, format_: str = "webp", width: int = 40, height: int = 30) -> Image.Image:
    return Image.open(io.BytesIO(picture(data, copy(format_, width, height), LIMITS)))


def near(colour: object, other: tuple[int, int, int], by: int = 12) -> bool:
    assert isinstance(colour, tuple)
    return all(abs(one - two) <= by for one, two in zip(colour[:3], other, strict=True))


def photo_of_a_phone(orientation: int = 1) -> bytes:
    """Left half red, right half blue, with everything that phones and programs write into a photo."""
    image = Image.new("RGB", (160, 120), RED)
    image.paste(BLUE, (80, 0, 160, 120))
    exif = Image.Exif()
    exif[MAKER] = "Ponsel Rahasia"
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS).update({1: "S", 2: (10.0, 8.0, 12.0), 3: "E", 4: (123.0, 40.0, 3.0)})
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">rumah-ana</x:xmpmeta>'
    return encoded(image, exif=exif, icc_profile=profile, comment=b"catatan-pribadi", xmp=xmp)


@pytest.mark.parametrize("format_", ["webp", "jpeg"])
def test_nothing_that_a_phone_wrote_into_a_photo_goes_out(format_: str) -> None:
    source = photo_of_a_phone()
    assert Image.open(io.BytesIO(source)).getexif().get_ifd(GPS)
    data = picture(source, copy(format_), LIMITS)
    image = Image.open(io.BytesIO(data))
    assert not image.getexif() and not image.getexif().get_ifd(GPS)
    assert not {"exif", "icc_profile", "comment", "xmp"} & set(image.info)
    for trace in (b"Exif", b"Ponsel Rahasia", b"rumah-ana", b"catatan-pribadi", b"ICC_PROFILE", b"EXIF", b"XMP"):
        assert trace not in data


@pytest.mark.parametrize(
    ("orientation", "size", "red_at", "blue_at"),
    [
        (1, (40, 30), (5, 15), (35, 15)),
        (2, (40, 30), (35, 15), (5, 15)),
        (3, (40, 30), (35, 15), (5, 15)),
        (4, (40, 30), (5, 15), (35, 15)),
        (5, (30, 40), (15, 5), (15, 35)),
        (6, (30, 40), (15, 5), (15, 35)),
        (7, (30, 40), (15, 35), (15, 5)),
        (8, (30, 40), (15, 35), (15, 5)),
    ],
)
def test_a_photo_is_turned_as_it_was_held(
    orientation: int, size: tuple[int, int], red_at: tuple[int, int], blue_at: tuple[int, int]
) -> None:
    image = made(photo_of_a_phone(orientation), "jpeg", *size)
    assert image.size == size
    assert near(image.getpixel(red_at), RED) and near(image.getpixel(blue_at), BLUE)


@pytest.mark.parametrize("format_", ["webp", "jpeg"])
def test_equal_data_give_equal_bytes(format_: str) -> None:
    source = photo_of_a_phone(6)
    assert picture(source, copy(format_), LIMITS) == picture(source, copy(format_), LIMITS)


def test_a_photo_with_a_wide_profile_is_brought_to_srgb() -> None:
    # A profile that swaps nothing would prove nothing: this one has the gamma of a linear space.
    linear = linear_profile()
    grey = made(encoded(Image.new("RGB", (80, 60), (55, 55, 55)), icc_profile=linear), "jpeg").getpixel((5, 5))
    assert near(grey, (127, 127, 127), 6)


def linear_profile() -> bytes:
    """sRGB's own profile with each tone curve replaced by a gamma of 1."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for number in range(int.from_bytes(data[128:132])):
        entry = 132 + 12 * number
        if data[entry : entry + 4] in (b"rTRC", b"gTRC", b"bTRC"):
            at = int.from_bytes(data[entry + 4 : entry + 8])
            data[at : at + 12] = b"curv" + bytes(4) + (0).to_bytes(4)
            data[entry + 8 : entry + 12] = (12).to_bytes(4)
    return bytes(data)


def test_a_profile_that_is_rubbish_is_ignored() -> None:
    source = encoded(Image.new("RGB", (80, 60), RED), icc_profile=b"bukan profil")
    assert near(made(source, "jpeg").getpixel((5, 5)), RED)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
@pytest.mark.parametrize("format_", ["webp", "jpeg"])
def test_every_kind_of_picture_comes_out_in_its_colours(mode: str, format_: str) -> None:
    grey = (128, 128, 128)
    if mode == "I;16":
        source = encoded(Image.new(mode, (80, 60), 0x8000), "PNG")
    elif mode == "1":
        source, grey = encoded(Image.new(mode, (80, 60), 1), "PNG"), (255, 255, 255)
    else:
        kind = "JPEG" if mode == "CMYK" else "PNG"
        source = encoded(Image.new("RGB", (80, 60), grey).convert(mode), kind)
    assert near(made(source, format_).convert("RGB").getpixel((5, 5)), grey)


def test_what_was_transparent_stays_so_in_webp_and_is_white_in_jpeg() -> None:
    source = encoded(Image.new("RGBA", (80, 60), (*RED, 0)), "PNG")
    clear = made(source, "webp").getpixel((5, 5))
    assert isinstance(clear, tuple) and clear[3] == 0
    assert near(made(source, "jpeg").getpixel((5, 5)), (255, 255, 255))


def test_even_noise_is_small_enough_for_messengers() -> None:
    noise = Image.frombytes("RGB", (1200, 630), random.Random(1).randbytes(1200 * 630 * 3))
    data = picture(encoded(noise, "PNG"), copy("jpeg", 1200, 630), LIMITS)
    assert len(data) <= JPEG_BYTES
    assert Image.open(io.BytesIO(data)).info.get("progressive")


def test_other_proportions_are_cut_around_the_middle() -> None:
    image = Image.new("RGB", (300, 100), BLUE)
    image.paste(RED, (100, 0, 200, 100))
    square = made(encoded(image, "PNG"), "jpeg", 100, 100)
    assert all(near(square.getpixel(at), RED) for at in ((10, 10), (90, 90)))


@pytest.mark.parametrize("data", [b"", b"bukan gambar", b"GIF89a", photo_of_a_phone()[:-400], photo_of_a_phone()[:300]])
def test_a_broken_picture_is_named(data: bytes) -> None:
    with pytest.raises(PictureError) as caught:
        picture(data, copy(), LIMITS)
    assert (caught.value.diagnostic.code, caught.value.diagnostic.path) == ("K501", "content/media/a.jpg")


def test_a_picture_with_too_many_pixels_is_refused_by_its_header() -> None:
    source = encoded(Image.new("1", (3000, 3000)), "PNG")
    with pytest.raises(PictureError):
        picture(source, copy(), Limits(picture_pixels=8_999_999))
    with pytest.raises(PictureError):
        picture(bomb(60_000, 60_000), copy(), LIMITS)


def bomb(width: int, height: int) -> bytes:
    """A PNG whose header claims this size."""
    header = b"IHDR" + width.to_bytes(4) + height.to_bytes(4) + b"\x08\x02\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4) + header + zlib.crc32(header).to_bytes(4)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_damage_breaks_nothing_but_the_picture(kind: str) -> None:
    dice = random.Random(kind)
    whole = encoded(Image.open(io.BytesIO(photo_of_a_phone(6))), kind)
    for _ in range(60):
        data = bytearray(whole)
        data[dice.randrange(min(len(data), 400))] ^= dice.randrange(1, 256)
        try:
            picture(bytes(data), copy(), LIMITS)
        except PictureError as fault:
            assert fault.diagnostic.code == "K501"


def test_a_source_is_read_once_for_all_its_copies_and_they_are_what_each_would_be_alone(tmp_path: Path) -> None:
    source = tmp_path / "content/media/a.jpg"
    source.parent.mkdir(parents=True)
    data = encoded(Image.frombytes("RGB", (1600, 1200), random.Random(1).randbytes(1600 * 1200 * 3)))
    source.write_bytes(data)
    copies = [copy("webp", 240, 180), copy("webp", 720, 540), copy("jpeg", 1200, 900)]
    alone = [picture(data, one, LIMITS) for one in copies]
    darkroom = Darkroom(tmp_path, LIMITS)
    assert darkroom.copy(copies[0]) == alone[0]
    source.unlink()
    assert [darkroom.copy(one) for one in copies] == alone


def test_a_print_is_large_enough_for_every_copy_and_takes_little_memory() -> None:
    for size in ((4000, 3000), (3000, 4000), (2399, 900), (1300, 5000)):
        for kind in ("JPEG", "PNG"):
            width = print_of(encoded(Image.new("RGB", size), kind), "a.jpg", LIMITS).width
            assert REACH <= width < 2 * REACH
