"""What cannot come over whole stalls no import: its words come, and the account tells of the rest."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.importers.carry import carry
from kimsite.importers.export import Attachment, Entry, Export
from kimsite.importers.words import DEEPEST, MOST_ELEMENTS, only_words
from kimsite.model.content import Group

GROUP = Group(slug="kim-a", folder="content/kim-a", path="content/kim-a/group.yaml", name="KIM A")
MANY = MOST_ELEMENTS


def moved(html, attachments=(), **fields):
    entry = Entry("7", "berita", "Panen", html, date=datetime(2025, 10, 2), address="/panen/", **fields)
    return carry(Export("wordpress", "https://kim-lama.example", (entry,), attachments), GROUP, (), ())


@pytest.mark.parametrize(
    "html",
    [
        "<p>Satu</p>" * MANY,
        "<b>" * (DEEPEST + 1) + "Satu",
        "<ul><li>" * DEEPEST + "Satu",
        "<blockquote>" * 5_000 + "Satu",
        "<table><tr><td>" * MANY + "Satu",
        "Satu" + "[caption]" * (MANY + 1),
        "Satu " * 450_000,
    ],
    ids=lambda html: html[:12],
)
def test_of_a_text_beyond_reason_the_words_come_over(html):
    move = moved(html)
    assert move.bare == ("Panen",)
    assert "Satu" in move.files[0].text


def test_what_people_write_is_put_in_order():
    move = moved("<p><span>Satu <b>dua</b></span></p>" * 900 + "<div>" * 100 + "tiga")
    assert move.bare == ()
    assert move.files[0].text.count("Satu **dua**") == 900


def test_pictures_within_a_text_do_not_count_as_its_length():
    picture = '<p>Satu <b>dua</b></p><img src="data:image/png;base64,' + "A" * 3_000_000 + '">'
    assert moved(picture).bare == ()


def test_galleries_without_end_are_not_shown():
    photos = tuple(Attachment(str(n), f"https://kim-lama.example/{n}.jpg", parent="7") for n in range(500))
    assert moved("Satu " + "[gallery]" * 500, photos).bare == ("Panen",)


def test_rows_that_all_span_others_do_not_make_a_table_without_end():
    rows = "<tr><td rowspan=99>Satu</td><td>dua</td></tr>" * 1_200
    text = moved(f"<table>{rows}</table>").files[0].text
    assert text.count("Satu") == 1_200
    assert len(text) < 60_000


def test_words_alone_keep_their_paragraphs_and_lines():
    html = "<h2>Judul</h2><p>Satu\n<b>dua</b><br>tiga</p><script>x()</script><ul><li>- empat</ul>"
    assert only_words(html) == "Judul\n\nSatu dua  \ntiga\n\n\\- empat"


def test_lines_of_a_classic_text_are_kept():
    assert "Satu\n\ndua  \ntiga" in moved("<i>" * 300 + "Satu\n\ndua\ntiga", classic=True).files[0].text


@given(
    st.lists(
        st.sampled_from(["Satu", "<", "<p>", "</p>", "<b>", "&amp;", "<script>", "</script>", "*", "[a](b)", "\n"])
    )
)
def test_words_alone_never_fail(pieces):
    only_words("".join(pieces))
