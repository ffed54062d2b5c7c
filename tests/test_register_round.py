"""A register loses nothing that its columns hold: for all groups, however they are called, in CSV and in XLSX."""

import csv
import io
import unicodedata
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.diagnostics import as_text
from kimsite.model.source import GroupFiles
from kimsite.network.regions import open_regions
from kimsite.read.group import read_group
from kimsite.register.columns import COLUMNS
from kimsite.register.profile import entry_of, profile_of
from kimsite.register.roll import Entry, NoTable, read_roll
from kimsite.register.sheet import register_csv, register_xlsx

REGIONS = open_regions()
SIGNS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="{}")
ODD = st.sampled_from(
    [
        "-",
        "'-",
        "=1+1",
        "'=1",
        "+62",
        "@a",
        "tidak ada",
        "'Aisyiyah",
        "1. Satu",
        "• dua",
        "a; b, c",
        "0812",
        "#REF!",
        "N/A",
    ]
)
LINE = (
    (st.text(SIGNS, min_size=1, max_size=20) | ODD)
    .map(lambda text: " ".join(unicodedata.normalize("NFC", text).split()))
    .filter(bool)
)
DAY = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))
PHONE = st.from_regex(r"62[1-9][0-9]{7,11}", fullmatch=True)
CODE = st.sampled_from([code for province in ("53", "33") for code in REGIONS.codes(province)])
LINES = st.lists(LINE.filter(lambda item: not item.startswith("- ")), min_size=1, max_size=3).map("\n".join)
DECREES = {
    f"decrees.{part}{number}": kind
    for number in ("", ".2")
    for part, kind in (("number", LINE), ("issued", DAY.map(str)), ("issuer", LINE), ("valid_until", DAY.map(str)))
}
TEXTS = st.fixed_dictionaries(
    {"name": LINE, "folder": st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5})?", fullmatch=True)},
    optional={
        **dict.fromkeys(("short", "kim_id", "tagline", "coach", "secretary", "treasurer", "address"), LINE),
        "region": CODE,
        "contact.wa": PHONE,
        "contact.email": st.just("a@kim.example"),
        "coordinates": st.sampled_from(["-10.1392, 123.6689", "0, 0"]),
        "founded": st.integers(1900, 2199).map(str) | DAY.map(str),
        "fields": LINES,
        "base_url": st.just("https://kim.example"),
        "chair": LINE,
        **DECREES,
    },
)


def entry(texts, row=2):
    if not any(key in texts for key in DECREES if not key.endswith(".2")):  # the first decree is the first
        texts = {key: text for key, text in texts.items() if not key.endswith(".2")}
    return Entry(row, tuple(sorted(texts.items())))


@pytest.mark.parametrize("write", [register_csv, register_xlsx])
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_what_a_register_says_is_read_as_it_was_meant(write, many):
    entries = tuple(entry(texts, row) for row, texts in enumerate(many, 2))
    roll = read_roll(write(entries, REGIONS), "daftar", REGIONS)
    assert roll.problems == ()
    assert roll.entries == entries


@given(TEXTS, st.none() | PHONE)
def test_a_profile_says_all_that_a_register_says(texts, phone):
    public = {"chair_phone": phone, "chair_public": "ya"} if phone and "chair" in texts else {}
    one = entry({**texts, **public}, 0)
    slug = one.text("folder")
    files = GroupFiles(slug, f"content/{slug}", f"content/{slug}/group.yaml", ())
    group, problems = read_group(profile_of(one).encode(), files)
    assert problems == ()
    assert entry_of(group) == one


CELL = st.text(st.characters(exclude_characters="\0"), max_size=12) | st.sampled_from(
    ["1,5E+99", "99999", "53.71.03.1011", "0/0/00", "31/12/99", "'=", "-,-", "• "]
)
HEADS = st.lists(st.sampled_from([column.names[0] for column in COLUMNS]), max_size=6)


@given(HEADS, st.lists(st.lists(CELL, max_size=8), max_size=4), st.sampled_from([";", ",", "\t"]))
def test_no_cell_is_so_odd_that_reading_fails(heads, rows, delimiter):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([["nama", *heads], *rows])
    roll = read_roll(out.getvalue().encode("utf-8", "replace"), "daftar", REGIONS)
    assert all(as_text(problem, "id") and as_text(problem, "en") for problem in roll.problems)


@given(st.binary(max_size=60) | st.binary(max_size=60).map(lambda data: b"PK\x03\x04" + data))
def test_bytes_that_are_no_table_are_told_and_nothing_else(data):
    with suppress(NoTable):
        read_roll(data, "daftar", REGIONS)
