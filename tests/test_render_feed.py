"""RSS, Atom and JSON Feed: valid for any text, stable, whole, and the same at any hour."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kimsite.model.feed import FeedEntry, FeedView
from kimsite.render.entries import LIMIT, Entries
from kimsite.render.feed import atom, rss
from kimsite.render.jsonfeed import jsonfeed

WITA = timezone(timedelta(hours=8))
NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
ENTRY = FeedEntry(
    guid="urn:uuid:0b5d9f4e-6a0c-5f0e-9a59-0c6ed9b9a111",
    url="https://lasiana.example/2025/10/rakor.html",
    title="Rakor & panen",
    summary="Warga bertemu.",
    content='<p>Warga bertemu<a href="#fn1">1</a>.</p>',
    published=datetime(2025, 10, 2, 14, 30, tzinfo=WITA),
    updated=datetime(2025, 10, 3, 8, 0, tzinfo=WITA),
    authors=("Ana Bere", "Yos"),
    categories=("Berita", "Daerah"),
    language="id",
    picture="https://lasiana.example/foto/rakor.jpg",
)
VIEW = FeedView(
    guid="urn:uuid:7a3e0ad5-5a0c-5f0e-9a59-0c6ed9b9a222",
    title="KIM Lasiana",
    description="Kabar dari pantai",
    language="id",
    home_url="https://lasiana.example/",
    self_url="https://lasiana.example/rss.xml",
    author="KIM Lasiana",
    updated=datetime(2025, 10, 3, 8, 0, tzinfo=WITA),
    entries=(ENTRY,),
)
FORMATS = pytest.mark.parametrize("make", [rss, atom, jsonfeed])


def with_entry(**changes: object) -> FeedView:
    return replace(VIEW, entries=(replace(ENTRY, **changes),))  # type: ignore[arg-type]


def item(view: FeedView) -> ElementTree.Element:
    found = ElementTree.fromstring(rss(view)).find("channel/item")
    assert found is not None
    return found


def entry(view: FeedView) -> ElementTree.Element:
    found = ElementTree.fromstring(atom(view)).find("atom:entry", NAMES)
    assert found is not None
    return found


def test_rss_says_where_the_channel_and_the_feed_are() -> None:
    channel = ElementTree.fromstring(rss(VIEW)).find("channel")
    assert channel is not None
    assert channel.findtext("link") == "https://lasiana.example/"
    own = channel.find("atom:link", NAMES)
    assert own is not None
    assert own.attrib == {"href": "https://lasiana.example/rss.xml", "rel": "self"}


def test_rss_builds_at_the_time_of_its_newest_text_and_names_no_version() -> None:
    text = rss(VIEW).decode()
    assert "<lastBuildDate>Fri, 03 Oct 2025 08:00:00 +0800</lastBuildDate>" in text
    assert "<generator>kimsite</generator>" in text


def test_rss_carries_the_whole_text_and_every_author() -> None:
    one = item(VIEW)
    assert "<p>Warga bertemu" in str(one.findtext("content:encoded", namespaces=NAMES))
    assert [name.text for name in one.findall("dc:creator", NAMES)] == ["Ana Bere", "Yos"]
    assert [name.text for name in one.findall("category")] == ["Berita", "Daerah"]


def test_an_identity_is_not_an_address() -> None:
    guid = item(VIEW).find("guid")
    assert guid is not None
    assert (guid.text, guid.attrib) == (ENTRY.guid, {"isPermaLink": "false"})


def test_rss_has_the_picture_and_says_that_its_length_is_not_known() -> None:
    enclosure = item(VIEW).find("enclosure")
    assert enclosure is not None
    assert enclosure.attrib == {"url": ENTRY.picture, "length": "0", "type": "image/jpeg"}


def test_atom_has_the_picture_apart_from_the_page() -> None:
    links = [link.attrib for link in entry(VIEW).findall("atom:link", NAMES)]
    assert links == [{"href": ENTRY.url}, {"href": ENTRY.picture, "rel": "enclosure", "type": "image/jpeg"}]


def test_atom_declares_its_content_as_html_and_the_language_of_each_entry() -> None:
    one = entry(with_entry(language="tet"))
    content = one.find("atom:content", NAMES)
    assert content is not None
    assert content.get("type") == "html"
    assert one.get("{http://www.w3.org/XML/1998/namespace}lang") == "tet"


def test_two_entries_of_one_moment_differ_in_atom_by_a_fraction_of_a_second() -> None:
    twin = replace(ENTRY, guid="urn:uuid:0b5d9f4e-6a0c-5f0e-9a59-0c6ed9b9a333")
    root = ElementTree.fromstring(atom(replace(VIEW, entries=(ENTRY, twin))))
    first, second = (str(one.text) for one in root.findall("atom:entry/atom:updated", NAMES))
    assert first != second
    assert first.startswith("2025-10-03T08:00:00.") and second.startswith("2025-10-03T08:00:00.")


def test_that_fraction_is_the_same_in_every_feed_of_an_entry() -> None:
    alone = entry(VIEW).findtext("atom:updated", namespaces=NAMES)
    other = entry(replace(VIEW, title="Kategori", guid="urn:uuid:1")).findtext("atom:updated", namespaces=NAMES)
    assert alone == other


@given(
    st.lists(st.tuples(st.sampled_from([rss, atom, jsonfeed]), st.lists(st.integers(0, 3), unique=True)), max_size=9)
)
def test_a_feed_is_the_same_whichever_feeds_its_entries_stood_in_before(feeds) -> None:
    utc = replace(ENTRY, published=ENTRY.published.astimezone(UTC))  # the same moment, written otherwise
    known, entries = Entries(), (ENTRY, utc, replace(ENTRY, guid="urn:uuid:1", picture=""), replace(ENTRY, summary=""))
    for make, numbers in feeds:
        view = replace(VIEW, entries=tuple(entries[number] for number in numbers))
        assert make(view, known) == make(view)


def test_not_all_entries_of_a_site_without_end_are_kept() -> None:
    known = Entries()
    for number in range(2 * LIMIT):
        known.once("json", replace(ENTRY, guid=str(number)), lambda one: one.guid)
        assert known.once("json", ENTRY, lambda one: one.guid) == ENTRY.guid
    assert len(known._made) <= LIMIT


@given(st.text(), st.lists(st.text(), max_size=3), st.integers(0, 3))
def test_json_feed_has_a_line_for_each_item(title, names, number) -> None:
    view = replace(with_entry(title=title, authors=tuple(names), categories=tuple(names)), title=title)
    text = jsonfeed(replace(view, entries=view.entries * number)).decode()
    items = json.loads(text)["items"]
    lines = text.split('"items": [\n')[1].removesuffix("\n ]\n}\n").split(",\n") if number else []
    assert [json.loads(line) for line in lines] == items
    assert len(items) == number


def test_json_feed_has_what_version_1_1_asks_for() -> None:
    feed = json.loads(jsonfeed(VIEW))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["items"][0]["id"] == ENTRY.guid
    assert feed["items"][0]["date_published"] == "2025-10-02T14:30:00+08:00"
    assert feed["items"][0]["authors"] == [{"name": "Ana Bere"}, {"name": "Yos"}]


@FORMATS
def test_a_footnote_leads_to_the_page_it_stands_on(make: object) -> None:
    assert "https://lasiana.example/2025/10/rakor.html#fn1" in make(VIEW).decode()  # type: ignore[operator]


@FORMATS
def test_without_an_address_there_are_no_links_and_the_words_stay(make: object) -> None:
    bare = replace(with_entry(url="", picture=""), home_url="", self_url="")
    text = make(bare).decode()  # type: ignore[operator]
    assert "Warga bertemu" in text
    assert "example" not in text and "#fn1" not in text


def test_without_an_address_rss_names_the_channels_identity_as_its_link() -> None:
    channel = ElementTree.fromstring(rss(replace(VIEW, home_url="", self_url=""))).find("channel")
    assert channel is not None
    assert channel.findtext("link") == VIEW.guid


@FORMATS
def test_a_feed_may_have_no_entry_yet(make: object) -> None:
    assert b"KIM Lasiana" in make(replace(VIEW, entries=()))  # type: ignore[operator]


def test_an_entry_without_a_title_is_called_after_its_first_words_or_its_day() -> None:
    assert item(with_entry(title=" ")).findtext("title") == "Warga bertemu."
    assert item(with_entry(title="", summary="", content="")).findtext("title") == "2025-10-02"


def test_a_moment_is_written_in_its_own_zone_though_another_equals_it() -> None:
    there = ENTRY.published.astimezone(timezone(timedelta(hours=9)))
    assert there == ENTRY.published
    for moment in (ENTRY.published, there):
        (item,) = json.loads(jsonfeed(with_entry(published=moment, updated=moment)))["items"]
        assert item["date_published"] == moment.isoformat()


def test_a_title_is_never_taken_for_markup() -> None:
    text = rss(with_entry(title="Beda <b> & &lt;")).decode()
    assert "<title>Beda ‹b&gt; &#x26; &#x26;lt;</title>" in text


def test_a_language_that_feed_programs_do_not_know_is_named_by_its_family() -> None:
    assert "<language>map</language>" in rss(replace(VIEW, language="aoz")).decode()
    assert json.loads(jsonfeed(replace(VIEW, language="aoz")))["language"] == "aoz"


ANY_TEXT = st.text(st.characters(), max_size=40)


@settings(max_examples=150)
@given(title=ANY_TEXT, summary=ANY_TEXT, content=ANY_TEXT, name=ANY_TEXT)
def test_whatever_people_write_every_feed_can_be_read(title: str, summary: str, content: str, name: str) -> None:
    view = with_entry(title=title, summary=summary, content=content, authors=(name,), categories=(name,))
    view = replace(view, title=title, description=summary, author=name)
    for make in (rss, atom):
        root = ElementTree.fromstring(make(view))
        texts = [text for text in root.itertext() if text]
        assert not any(re.search("[\x80-\x9f\ufdd0\ufffd]", text) for text in texts)
        assert all(str(one.text).strip() for one in root.iter() if one.tag.endswith("title"))
    assert json.loads(jsonfeed(view))["items"][0]["content_html"]


@settings(max_examples=25)
@given(title=ANY_TEXT)
def test_equal_views_have_equal_bytes(title: str) -> None:
    view = with_entry(title=title)
    for make in (rss, atom, jsonfeed):
        assert make(view) == make(replace(view))
