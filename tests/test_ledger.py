"""The ledger brings back exactly what was put in, or nothing."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.codec import decode, encode
from kimsite.digest import digest_value
from kimsite.engine.ledger import announce, load_ledger, load_outputs, save_ledger, save_outputs
from kimsite.model.content import Decree, Event, Region
from kimsite.model.memory import GroupMemory, Ledger
from kimsite.model.record import Record
from kimsite.model.report import Diagnostic, Waiting
from kimsite.model.summary import GroupSummary, Headline

ZONE = ZoneInfo("Asia/Makassar")
text = st.text(max_size=20)
moments = st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.just(ZONE)).map(
    lambda moment: moment.replace(fold=0)  # no hour comes twice: Indonesia has no summer time
)
diagnostics = st.builds(Diagnostic, text, text, st.integers(0), st.integers(0), st.integers(0), text)


@given(
    st.builds(
        GroupMemory,
        text,
        text,
        text,
        st.integers(0),
        moments,
        st.none() | moments,
        st.integers(0),
        st.integers(0),
        text,
        text,
        text,
        text,
        st.lists(diagnostics).map(tuple),
        st.lists(text).map(tuple),
        st.lists(st.builds(Waiting, text, moments)).map(tuple),
    )
)
def test_what_is_remembered_comes_back_the_same(memory):
    again = decode(GroupMemory, encode(memory))
    assert again == memory
    assert digest_value(again) == digest_value(memory)


def test_zones_dates_and_nested_values_come_back():
    headline = Headline(
        "a.html", "A", "berita", "", "id", datetime(2025, 10, 2, 14, 30, tzinfo=ZONE), ("Ana",), "urn:x"
    )
    summary = GroupSummary(
        "a", "A", "A", "", "", Region("53"), "Asia/Makassar", (("berita", 1),), (headline,), date(2025, 10, 2)
    )
    assert repr(decode(GroupSummary, encode(summary))) == repr(summary)
    assert decode(Decree, encode(Decree("1", date(2024, 1, 2)))) == Decree("1", date(2024, 1, 2))
    assert decode(Event, encode(Event(headline.date, None, "Balai", True))).all_day is True


@pytest.mark.parametrize("broken", ["", "{}", "[1]", "[]", "null", '["x"', '[[["a"]]]', "7"])
def test_a_broken_text_is_refused(broken):
    with pytest.raises(ValueError):
        if decode(GroupMemory, broken) is None:
            raise ValueError


def test_under_another_salt_outputs_are_known_but_not_trusted(tmp_path):
    record = Record("a.html", "key", "digest", 1, 1)
    proof = save_outputs(tmp_path, "kim-a", "salt", (record,))
    assert load_outputs(tmp_path, "kim-a", "salt") == ((record,), proof)
    assert load_outputs(tmp_path, "kim-a", "other") == ((replace(record, key="!salt"),), proof)


def test_what_builds_announced_that_were_broken_off_stays_known_until_one_is_done(tmp_path):
    announce(tmp_path, "kim-a", ("agenda.html",))
    announce(tmp_path, "kim-a", ("index.html",))
    records, _ = load_outputs(tmp_path, "kim-a", "salt")
    assert [record.path for record in records] == ["agenda.html", "index.html"]
    save_outputs(tmp_path, "kim-a", "salt", ())
    assert load_outputs(tmp_path, "kim-a", "salt")[0] == ()


def test_a_damaged_ledger_counts_as_missing(tmp_path):
    ledger = Ledger("salt", (GroupMemory("kim-a", "key", "files", 7, datetime(2025, 10, 2, tzinfo=ZONE)),))
    save_ledger(tmp_path, ledger)
    assert load_ledger(tmp_path, "salt") == ledger
    path = tmp_path / "ledger.json"
    path.write_bytes(path.read_bytes()[:-1])
    assert load_ledger(tmp_path, "salt") == Ledger("salt")
