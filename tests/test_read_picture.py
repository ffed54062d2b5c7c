"""A picture's bytes become a Picture, by their content and as it is seen."""

import struct
import zlib
from io import BytesIO
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kimsite.digest import digest_bytes
from kimsite.model.settings import Limits
from kimsite.model.source import Picture
from kimsite.read.picture import read_picture

PATH = "content/media/sawah.jpg"
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")


def drawn(form, size=(30, 20), **rest):
    """A plain picture in a format."""
    out = BytesIO()
    Image.new("RGB", size, "green").save(out, form, **rest)
    return out.getvalue()


def code(data, limits=Limits()):  # noqa: B008 - frozen
    """Why a picture cannot be shown."""
    picture, (told,) = read_picture(data, PATH, limits)
    assert picture is None
    return told.code


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def huge_png():
    """A PNG of a few bytes that would be 1.2 GB in memory."""
    header = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def huge_webp():
    """The header of a WebP picture of 16383 × 16383."""
    body = b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + (16_382).to_bytes(3, "little") * 2
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.mark.parametrize("form", FORMATS)
def test_a_picture_has_its_size_and_digest_whatever_its_name(form):
    data = drawn(form)
    assert read_picture(data, PATH, Limits()) == (Picture(PATH, digest_bytes(data), 30, 20, "#080,#080"), ())


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_the_size_is_the_one_that_is_seen(form, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture, _ = read_picture(drawn(form, exif=exif), PATH, Limits())
    assert picture is not None
    assert (picture.width, picture.height) == ((20, 30) if orientation > 4 else (30, 20))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (drawn("GIF"), "K172"),
        (struct.pack(">I", 24) + b"ftypheic\0\0\0\0mif1heic", "K173"),
        (drawn("BMP"), "K174"),
        (b"", "K174"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "K176"),
        (b"\xff\xd8\xff\xe0", "K175"),
        (drawn("PNG")[:20], "K175"),
        (drawn("WEBP")[:25], "K175"),
        (drawn("AVIF")[:60], "K175"),
        (huge_png(), "K171"),
        (huge_webp(), "K171"),
    ],
    ids=["gif", "heic", "bmp", "empty", "svg", "jpeg", "png", "webp", "avif", "huge png", "huge webp"],
)
def test_what_cannot_be_shown_is_told_why(data, expected):
    assert code(data) == expected


def test_a_file_beyond_the_limit_is_not_looked_into():
    assert code(drawn("JPEG"), Limits(picture_bytes=100)) == "K170"
    assert code(drawn("JPEG"), Limits(picture_pixels=599)) == "K171"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("orientation", "tone"), [(1, "#f00,#00f"), (3, "#00f,#f00"), (6, "#808,#808"), (8, "#808,#808")]
)
def test_the_tone_is_the_colours_seen_above_and_below(form, orientation, tone):
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = Image.new("RGB", (160, 160), "red")
    image.paste("blue", (0, 80, 160, 160))
    out = BytesIO()
    image.save(out, form, exif=exif, **({"lossless": True} if form == "WEBP" else {"quality": 100}))
    picture, _ = read_picture(out.getvalue(), PATH, Limits())
    assert picture is not None
    assert all(abs(int(a, 16) - int(b, 16)) <= 1 for a, b in zip(digits(picture.tone), digits(tone), strict=True))


def digits(tone):
    return tone.replace("#", "").replace(",", "")


@pytest.mark.parametrize("form", ["PNG", "WEBP", "AVIF"])
def test_what_can_be_seen_through_has_no_tone(form):
    out = BytesIO()
    Image.new("RGBA", (30, 20), (200, 0, 0, 90)).save(out, form)
    picture, _ = read_picture(out.getvalue(), PATH, Limits())
    assert picture is not None and picture.tone == ""


@pytest.mark.parametrize("form", FORMATS)
def test_a_picture_that_was_cut_off_is_told_before_any_page_shows_it(form):
    noise = BytesIO()
    Image.frombytes("RGB", (200, 150), Random(1).randbytes(90_000)).save(noise, form)
    assert code(noise.getvalue()[: -len(noise.getvalue()) // 3]) == "K175"


def test_a_jpeg_that_is_gone_over_again_and_again_is_refused_unseen():
    data = drawn("JPEG", (64, 64), progressive=True)
    last = data[data.rindex(b"\xff\xda") : -2]
    assert code(data[:-2] + last * 500 + b"\xff\xd9") == "K175"
    picture, _ = read_picture(data, PATH, Limits())
    assert picture


@given(st.sampled_from(FORMATS).map(drawn), st.data())
def test_any_damage_is_a_picture_or_a_diagnostic(data, choice):
    damaged = bytearray(data)
    for _ in range(choice.draw(st.integers(1, 5))):
        damaged[choice.draw(st.integers(0, len(damaged) - 1))] = choice.draw(st.integers(0, 255))
    damaged = damaged[: choice.draw(st.integers(0, len(damaged)))]
    picture, problems = read_picture(bytes(damaged), PATH, Limits())
    assert (picture is None) == bool(problems)


@given(
    st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP", b"\0\0\0\x20ftypavif"]),
    st.binary(),
)
def test_any_bytes_are_a_picture_or_a_diagnostic(start, rest):
    picture, problems = read_picture(start + rest, PATH, Limits())
    assert (picture is None) == bool(problems)
