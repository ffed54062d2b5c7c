"""Drawn cards: what messengers show of a page without a photo."""

import io

import pytest
from PIL import Image

from kimsite.colour import contrast
from kimsite.model.preview import Preview
from kimsite.render.card import COLUMN, TITLE, Easel, _inks
from kimsite.render.typeface import face
from kimsite.render.typesetting import SIZES, set_title, writable

LONG = "Warga bergotong royong membersihkan pantai setelah gelombang tinggi menerjang tiga hari " * 4


def card(title, colour="#f2c200", **more):
    return Preview("kartu/a.jpg", title, "Berita", "KIM Lasiana", "Lasiana", colour, **more)


def draw(card, picture=lambda path: None):
    return Easel(picture).draw(card)


def test_a_card_has_the_proportions_of_previews_and_is_light():
    data = draw(card(LONG))
    assert Image.open(io.BytesIO(data)).size == (1200, 630)
    assert len(data) < 100_000


def test_the_same_card_has_the_same_bytes_whatever_was_drawn_before():
    easel = Easel(lambda path: None)
    easel.draw(card("Lain sekali", "#223a7a"))
    assert easel.draw(card("Panen raya")) == draw(card("Panen raya"))


@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#f2c200", "#0b5d3b", "#e0509a", "#808080", "#a5d6a7"])
def test_words_are_readable_on_every_colour(colour):
    ground, large, small = _inks(colour)
    assert contrast(large, ground) >= 7
    assert contrast(small, ground) >= 4.5


def test_a_pale_colour_is_the_ground_itself():
    assert Image.open(io.BytesIO(draw(card("Panen", "#f2c200")))).getpixel((20, 20)) == pytest.approx(
        (242, 194, 0), abs=3
    )


def test_the_logo_stands_on_the_card_of_its_group():
    logo = Image.new("RGBA", (80, 80), (200, 30, 30, 255))
    with_logo = draw(card("", logo="content/logo.png", logo_digest="1"), lambda path: logo)
    red, green, _ = Image.open(io.BytesIO(with_logo)).getpixel((150, 130))
    assert red > 150 and green < 80


def test_a_logo_that_cannot_be_read_is_left_out():
    assert draw(card("", logo="content/logo.png")) == draw(card(""))


def test_emoji_are_left_out():
    assert writable("🌾 Panen  jagung 😀") == "Panen jagung"


def test_letters_of_all_latin_alphabets_of_indonesia_are_written():
    text = "Bhâsa Madhurâ, Acèh, Mangkasara’, Ærø – “siap”… é ê ḍ ṭ"
    assert writable(text) == text


@pytest.mark.parametrize("title", ["ꦥꦚꦺꦤ꧀ Panen", "أخبار القرية", "村の便り"])
def test_a_title_in_a_script_that_the_faces_lack_is_not_half_written(title):
    assert writable(title) == ""
    assert draw(card(title)) == draw(card(""))


@pytest.mark.parametrize("title", ["Panen", LONG, "x" * 200, "https://kim.example/" + "a" * 90, ""])
def test_no_line_is_wider_than_its_column_and_no_title_higher_than_its_place(title):
    setting = set_title(title, face(TITLE), COLUMN)
    assert all(face(TITLE).width(line) * setting.size <= COLUMN for line in setting.lines)
    assert len(setting.lines) <= dict(SIZES)[setting.size]


def test_the_longer_a_title_the_smaller_it_is_set():
    sizes = [set_title(LONG[:length], face(TITLE), COLUMN).size for length in (10, 60, 90, 120, 160)]
    assert sizes == sorted(sizes, reverse=True)


def test_lines_are_as_equally_long_as_can_be():
    assert set_title("Rakor Kominfo membahas tata kelola media warga dan rencana kerja", face(TITLE), COLUMN).lines == (
        "Rakor Kominfo membahas",
        "tata kelola media warga",
        "dan rencana kerja",
    )


def test_160_letters_are_written_whole_and_only_what_fits_in_no_size_ends_in_an_ellipsis():
    assert " ".join(set_title(LONG[:160], face(TITLE), COLUMN).lines) == LONG[:160].strip()
    assert set_title(LONG, face(TITLE), COLUMN).lines[-1].endswith("…")
