"""What a stranger wrote into kim.json is believed only where it is likely, and never harms what others wrote."""

import json
from datetime import UTC, date, datetime

import pytest
from elsewhere import NEWS, SOON, packed, twin
from hypothesis import given
from hypothesis import strategies as st

from kimsite.model.content import Coordinates, Decree, Event, Group, Region
from kimsite.model.summary import Headline
from kimsite.plan.twins import kim_json
from kimsite.read.twin import read_twin
from kimsite.vocabulary import TYPE_IDS

SITE = "https://kim-alak.example"


def read(**changed):
    return read_twin(packed(twin(**changed)))


def test_a_good_kim_json_is_read_without_a_fault():
    found = read()
    group = found.group
    assert found.faults == ()
    assert (group.slug, group.name, group.short) == ("kim-alak", "KIM Alak", "Alak")
    assert group.region.code == "53.71.01.1008"
    assert (group.coordinates.latitude, group.coordinates.longitude) == ("-10.19", "123.53")
    assert group.counts == (("berita", 4), ("agenda", 1))
    assert group.decree_until.isoformat() == "2027-01-02"
    assert [one.title for one in group.latest] == ["Panen rumput laut"]
    assert group.latest[0].date.isoformat() == "2025-10-02T14:30:00+08:00"
    assert group.upcoming[0].event.venue == "Pantai"


def test_what_kimsite_itself_writes_is_read_without_a_fault():
    when = datetime(2025, 10, 2, 14, 30, tzinfo=UTC)
    news = Headline(
        "a b/ü.html", "Panen", "cekfakta", "R", "tet", when, ("Ana",), NEWS["id"], "salah", "", Event(when, when)
    )
    full = Group(
        *("kim-alak", "p", "f", "KIM Alak"),
        base_url=SITE,
        region=Region("53.71.01.1008"),
        coordinates=Coordinates("-10.1", "123.6"),
        decrees=(Decree("1", valid_until=date(2027, 1, 2)), Decree("2")),
    )
    for group in (full, Group("a", "p", "f", "A")):
        found = read_twin(kim_json(group, ((type_, 3) for type_ in TYPE_IDS), (news,), (news,)).encode())
        assert found.faults == ()
        assert (found.group.slug, found.group.counts) == (group.slug, tuple((type_, 3) for type_ in TYPE_IDS))
        assert found.group.latest == found.group.upcoming == (news,)


def test_names_of_places_are_not_taken_from_a_stranger():
    assert (read().group.region.province, read().group.region.village) == ("", "")


def test_of_a_newer_form_what_is_known_is_read():
    found = read(schema=7, latest=[{**NEWS, "mood": "glad"}], weather={"sun": True})
    assert (found.schema, found.group.latest[0].title, found.faults) == (7, "Panen rumput laut", ())


BAD = {
    "id": ("id", ["../../etc", "KIM Alak", "a" * 200, 7]),
    "url": ("url", ["javascript:alert(1)", "https://a@b.example/", "//b.example", 7, "https://a.example/<b>"]),
    "timezone": ("timezone", ["Europe/Paris", "../../etc/passwd"]),
    "coordinates": (
        "coordinates",
        [{"latitude": "91", "longitude": "0"}, {"latitude": "x", "longitude": "1"}, "1,2", []],
    ),
    "counts.berita": (
        "counts",
        [{"berita": -1}, {"berita": 10**9}, {"berita": 1.5}, {"berita": True}, {"berita": "4"}],
    ),
    "counts": ("counts", ["banyak", [1]]),
    "region.code": ("region", [{"code": "5371"}, {"code": "../.."}, {"code": "53.71.01.1008.1"}]),
    "decrees[0].valid_until": ("decrees", [[{"valid_until": "2027-02-30"}], [{"valid_until": "9999-01-01"}]]),
    "decrees": ("decrees", ["SK", [{}] * 60]),
    "latest": ("latest", ["Panen", [NEWS] * 11]),
    "latest[0]": ("latest", [["Panen"]]),
    "latest[0].title": ("latest", [[{**NEWS, "title": ""}], [{**NEWS, "title": 7}], [{"path": "a.html"}]]),
    "latest[0].type": ("latest", [[{**NEWS, "type": "post"}], [{**NEWS, "type": ["berita"]}]]),
    "latest[0].date": (
        "latest",
        [
            [{**NEWS, "date": text}]
            for text in ("2 Oktober 2025", "2025-10-02", "2025-10-02T14:30:00", "0001-01-01T00:00:00+08:00")
        ]
        + [[{**NEWS, "date": text}] for text in ("9999-12-31T23:59:59-12:00", "2025-02-30T00:00:00Z", 7)],
    ),
    "latest[0].path": (
        "latest",
        [
            [{**NEWS, "path": path}]
            for path in ("/etc/a.html", "../a.html", "a/../../b.html", "a//b.html", "\\a.html", "a.txt", "x:a.html")
        ]
        + [[{**NEWS, "path": "a\u202e.html"}], [{**NEWS, "path": "a" * 400 + ".html"}], [{**NEWS, "path": "a\n.html"}]],
    ),
    "latest[0].id": ("latest", [[{**NEWS, "id": "7"}], [{**NEWS, "id": "urn:uuid:x"}]]),
    "latest[0].authors": ("latest", [[{**NEWS, "authors": "Ana"}], [{**NEWS, "authors": ["a"] * 30}]]),
    "latest[0].rating": ("latest", [[{**NEWS, "rating": "sempurna"}]]),
    "latest[0].language": ("latest", [[{**NEWS, "language": 'id" onclick="'}]]),
    "upcoming[0].event.end": (
        "upcoming",
        [[{**SOON, "event": {"start": "2025-11-08T07:00:00+08:00", "end": "2025-11-07T07:00:00+08:00"}}]],
    ),
    "upcoming[0].event": ("upcoming", [[{**SOON, "event": "besok"}]]),
}


@pytest.mark.parametrize("place, key, value", [(place, key, one) for place, (key, many) in BAD.items() for one in many])
def test_an_unlikely_value_is_left_out_and_told_by_its_place(place, key, value):
    found = read(**{key: value})
    assert place in found.faults
    assert found.group.name == "KIM Alak"


def test_a_bad_headline_costs_no_other():
    found = read(latest=[{**NEWS, "date": "kemarin"}, {**NEWS, "path": "dua.html", "title": "Dua"}])
    assert [one.title for one in found.group.latest] == ["Dua"]


def test_texts_lose_what_turns_words_around_and_what_no_page_may_hold():
    hostile = twin(name="KIM \u202eisarepO\u0000\u001b[31m\u200b Alak\ud800", tagline="a\n\n b")
    found = read_twin(json.dumps(hostile).encode())
    assert (found.group.name, found.group.tagline) == ("KIM isarepO [31m Alak", "a b")


def test_endless_texts_are_cut():
    found = read(latest=[{**NEWS, "title": "panjang " * 100, "summary": "s" * 900}])
    headline = found.group.latest[0]
    assert len(headline.title) <= 300 and headline.title.endswith("…")
    assert len(headline.summary) == 600


def test_a_number_that_may_be_a_nik_is_not_repeated():
    assert "5371" not in read(tagline="NIK 5371012345678901").group.tagline


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.sampled_from([*TYPE_IDS, NEWS["date"]]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text() | st.sampled_from([*NEWS]), inner, max_size=6)
    ),
    max_leaves=30,
)


@given(st.dictionaries(st.sampled_from([*twin()]), anything), st.dictionaries(st.sampled_from([*NEWS]), anything))
def test_whatever_is_written_something_likely_is_read(changed, news):
    changed = {**changed, "schema": 1, "name": "KIM Alak"}
    changed.setdefault("latest", [{**NEWS, **news}])
    changed.setdefault("upcoming", [{**SOON, **news}])
    group = read_twin(json.dumps(twin(**changed)).encode()).group
    assert 0 < len(group.name) <= 160
    assert all(0 < number <= 1_000_000 and type_ in TYPE_IDS for type_, number in group.counts)
    for headline in (*group.latest, *group.upcoming):
        assert headline.date.tzinfo and 1989 < headline.date.year < 2201
        assert headline.path.endswith(".html") and not headline.path.startswith(("/", "."))
        assert len(headline.title) <= 300 and headline.title.isprintable()


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_not(data):
    assert read_twin(data) is None
