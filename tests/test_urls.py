"""Addresses: slugs that any phone can type, links that lead where they should."""

from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from kimsite.urls import SLUG, SLUG_LENGTH, absolute, root_of, slugify, whatsapp


@given(st.text())
def test_a_slug_is_always_a_slug_or_nothing(text):
    slug = slugify(text)
    assert slug == "" or SLUG.fullmatch(slug)
    assert len(slug) <= SLUG_LENGTH
    assert slugify(slug) == slug


def test_slugs_read_like_the_title():
    assert slugify("Rakor: Hari Kedua!") == "rakor-hari-kedua"
    assert slugify("Garam & gula") == "garam-dan-gula"
    assert slugify("Café Ténun") == "cafe-tenun"
    assert slugify("日本") == ""


def test_the_way_up_to_the_root():
    assert [root_of(path) for path in ("index.html", "a/b.html", "2025/10/x.html")] == ["", "../", "../../"]


def test_an_index_page_is_its_folder():
    assert absolute("https://kim.example/a/", "index.html") == "https://kim.example/a/"
    assert absolute("https://kim.example/a", "tag/ikan/index.html") == "https://kim.example/a/tag/ikan/"
    assert absolute("https://kim.example", "2025/10/x.html") == "https://kim.example/2025/10/x.html"
    assert absolute("", "x.html") == ""


def test_a_chat_link_is_quoted_to_the_last_sign():
    text = "".join(map(chr, [*range(0x20, 0x300), 0x2013, 0x1F600])) + "\n"
    assert whatsapp("", text) == f"https://wa.me/?text={quote(text, safe='')}"


def test_a_chat_link_carries_the_text():
    assert whatsapp("6281200000101", "Halo & salam") == "https://wa.me/6281200000101?text=Halo%20%26%20salam"
