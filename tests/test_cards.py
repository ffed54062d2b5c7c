"""Drawn cards: what messengers show of a page without a photo."""

import io

from PIL import Image

from kimsite.model.preview import Preview
from kimsite.render.card import COLUMN, Easel
from kimsite.render.typesetting import TITLE, measure, set_title, writable

LONG = "Warga bergotong royong membersihkan pantai setelah gelombang tinggi menerjang tiga hari " * 4


def card(title):
    return Preview("kartu/a.jpg", title, "Berita", "KIM Lasiana", "Lasiana", "#f2c200")


def draw(title):
    return Easel(lambda path: None).draw(card(title))


def test_a_card_has_the_proportions_of_previews_and_is_light():
    data = draw(LONG)
    assert Image.open(io.BytesIO(data)).size == (1200, 630)
    assert len(data) < 100_000


def test_the_same_card_has_the_same_bytes_whatever_was_drawn_before():
    easel = Easel(lambda path: None)
    easel.draw(card("Lain"))
    assert easel.draw(card("Panen raya")) == draw("Panen raya")


def test_emoji_are_left_out():
    assert writable("🌾 Panen  jagung 😀") == "Panen jagung"


def test_a_title_in_a_script_that_the_fonts_lack_is_not_half_written():
    assert writable("ꦥꦚꦺꦤ꧀ Panen") == ""
    assert draw("ꦥꦚꦺꦤ꧀") == draw("")


def test_no_line_is_wider_than_its_column():
    for title in ("Panen", LONG, "x" * 200, "https://kim.example/" + "a" * 90):
        setting = set_title(title, COLUMN)
        assert all(measure(TITLE, setting.size, line) <= COLUMN for line in setting.lines)


def test_only_what_fits_in_no_size_ends_in_an_ellipsis():
    assert set_title(LONG, COLUMN).lines[-1].endswith("…")
    assert set_title(LONG[:100], COLUMN).lines[-1][-1] != "…"
