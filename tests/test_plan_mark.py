"""What stands for a view changes whenever the view does: that an output is up to date is known by that alone."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from test_plan import GROUP, THEME, TODAY, WORDS, item

from kimsite.digest import digest_value
from kimsite.model.content import Contact, Document, Event, FactCheck, Photo, Product, Service
from kimsite.model.site import Destination, Image, ImageVariant, Item, Site
from kimsite.model.theme import OPTIONAL
from kimsite.model.view import Link
from kimsite.plan.frame import Outlook
from kimsite.plan.group import plan_group

PICTURE = Image("foto/a.jpg", (ImageVariant("foto/a-320.webp", 320),), 3, 2, "Sawah", "Panen", "foto/a-kartu.jpg")
FULL = replace(
    item(
        "a",
        category=("Berita", "Daerah"),
        tags=("Panen",),
        authors=("Redaksi",),
        updated=TODAY,
        dateline="Kupang",
        valid_until=TODAY + timedelta(days=1),
        event=Event(TODAY, TODAY + timedelta(hours=1), "Balai"),
        product=Product(5000, "628123", "Ibu", "5"),
        factcheck=FactCheck("Air laut jadi tawar", "salah", ("https://s.example",)),
        service=Service(("KTP",), "gratis", "sehari"),
        photos=(Photo("a.jpg"),),
    ),
    utf8=b'<p>Isi <a href="kimsite:ref/0">b</a></p>',
    destinations=(Destination("2025/10/b.html", "bagian"),),
    image=PICTURE,
    photos=(replace(PICTURE, src="foto/b.jpg"),),
    file="berkas/a.pdf",
    file_size=5,
    read_also=("2025/10/b.html",),
    related=("2025/10/c.html",),
    translations=(("en", "2025/10/d.html"),),
    old=("lama.html",),
)
OTHERS = tuple(replace(item(slug, n), related=(FULL.path,)) for n, slug in enumerate("bcd", 2))
SETTLED_BY_THE_FILE = ("utf8", "summary", "words", "reading_minutes")
LOGO = Image("gambar/logo.jpg", (), 3, 3, "Logo", share="gambar/logo-kartu.jpg")
OUTLOOK = Outlook(THEME, (("aksen", "#123456"),), WORDS, TODAY, Link("https://kim.example", "KIM"))
GROUP_WITH_PHONE = replace(GROUP, contact=Contact("628999", "kim@contoh.example"), tagline="Kabar desa")


def plan(full=FULL, group=GROUP_WITH_PHONE, logo=LOGO, **around):
    site = Site(group, tuple(map(marked, (full, *OTHERS))), logo=logo)
    return {output.path: output for output in plan_group(site, replace(OUTLOOK, **around), False) if output.seen}


def marked(one: Item) -> Item:
    """The item as if its document were read from a file, another one for each document and text."""
    text = [getattr(one, name) for name in SETTLED_BY_THE_FILE]
    return replace(one, document=replace(one.document, mark=digest_value(one.document, text)))


def changed(value: Any, name: str = "") -> Iterator[Any]:
    """The value with one thing in it changed, for each thing that is in it, however deep."""
    if is_dataclass(value):
        for field in fields(value):
            for other in changed(getattr(value, field.name), field.name):
                yield replace(value, **{field.name: other})
    elif isinstance(value, tuple):
        if name and name != "destinations":  # the text leads to each of them
            yield from (value[:n] + value[n + 1 :] for n in range(len(value)))
        yield from ((*value[:n], other, *value[n + 1 :]) for n, part in enumerate(value) for other in changed(part))
    elif isinstance(value, datetime):
        yield value - timedelta(minutes=1)
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, bytes):
        yield value + b"x"
    elif isinstance(value, str):
        yield {"type": "pengumuman", "rating": "benar", "timezone": "Asia/Jayapura"}.get(name, f"{value}x")


def differing(one, other):
    """Of the outputs of both those whose views are not the same, and those for which something else stands."""
    both = one.keys() & other.keys()
    views = {path for path in both if one[path].task().view != other[path].task().view}
    return views, {path for path in both if one[path].seen != other[path].seen}


def test_pages_of_documents_and_feeds_are_known_without_their_views():
    known = plan()
    assert {FULL.path, *(other.path for other in OTHERS), "berita/rss.xml", "feed.json"} <= known.keys()
    assert "index.html" not in known


@pytest.mark.parametrize("name", [field.name for field in fields(Item) if field.name != "document"])
def test_whatever_changes_in_an_item_is_seen(name):
    before, several = plan(), list(changed(getattr(FULL, name), name))
    assert several
    for other in several:
        views, seen = differing(before, plan(replace(FULL, **{name: other})))
        assert views <= seen


@pytest.mark.parametrize("name", [field.name for field in fields(Document) if field.name != "mark"])
def test_whatever_changes_in_a_document_is_seen(name):
    before = plan()
    for other in changed(getattr(FULL.document, name), name):
        views, seen = differing(before, plan(replace(FULL, document=replace(FULL.document, **{name: other}))))
        assert views <= seen


@pytest.mark.parametrize("name", [field.name for field in fields(GROUP)])
def test_whatever_changes_in_the_group_is_seen(name):
    before = plan()
    for other in changed(getattr(GROUP_WITH_PHONE, name), name):
        views, seen = differing(before, plan(group=replace(GROUP_WITH_PHONE, **{name: other})))
        assert views <= seen


@pytest.mark.parametrize(
    "other",
    [
        *({"logo": logo} for logo in (None, *changed(LOGO))),
        {"settings": (("aksen", "#654321"),)},
        {"network": None},
        {"network": Link("https://kim.example", "Jejaring")},
        *({"theme": replace(THEME, without=(kind,))} for kind in OPTIONAL),
        {"theme": replace(THEME, assets=())},
    ],
    ids=lambda other: next(iter(other)),
)
def test_whatever_changes_around_the_documents_is_seen(other):
    views, seen = differing(plan(), plan(**other))
    assert views <= seen


def test_that_a_notice_has_run_out_is_seen():
    views, seen = differing(plan(), plan(today=TODAY + timedelta(days=2)))
    assert views == seen == {FULL.path}


def test_words_are_seen_by_feeds_and_for_pages_by_their_key():
    other = replace(WORDS, words=tuple((key, f"{word}x") for key, word in WORDS.words))
    views, seen = differing(plan(), plan(catalogue=other))
    assert {path for path in views if path not in seen} == {path for path in views if path.endswith(".html")}


def test_nothing_else_is_seen():
    assert differing(plan(), plan()) == (set(), set())
    views, seen = differing(plan(), plan(replace(FULL, utf8=b"<p>Lain</p>")))
    assert FULL.path in views
    assert views == seen
