"""Dates as people write them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.read.dates import Moment, Trouble, parse_date, read_moment
from kimsite.times import MONTHS

WITA = "Asia/Makassar"
DAY = datetime(2025, 10, 2, tzinfo=ZoneInfo(WITA))
AFTERNOON = datetime(2025, 10, 2, 14, 30, tzinfo=ZoneInfo(WITA))


@pytest.mark.parametrize(
    "text",
    [
        "2025-10-02",
        "2025/10/2",
        "2 Oktober 2025",
        "02 oktober 2025",
        "2 Okt 2025",
        "2 Okt. 2025",
        "2-Okt-2025",
        "2/10/2025",
        "2-10-2025",
        "2.10.2025",
        "Kamis, 2 Oktober 2025",
        "Kamis 2/10/2025",
        "2 October 2025",
        "October 2, 2025",
        "Oct 2nd, 2025",
        "Thursday, 2 October 2025",
    ],
)
def test_a_day_is_its_midnight(text):
    assert read_moment(text, WITA) == Moment(DAY, True)


@pytest.mark.parametrize(
    "text",
    [
        "2025-10-02 14:30",
        "2025-10-02T14:30",
        "2025-10-02T14:30:00",
        "2025-10-02 14.30",
        "2025-10-02T14:30:00+08:00",
        "2025-10-02T06:30:00Z",
        "2025-10-02 13:30 WIB",
        "2025-10-02 15:30 WIT",
        "2 Oktober 2025 14.30",
        "2 Oktober 2025, 14.30 WITA",
        "2 Oktober 2025 pukul 14.30",
        "2 Oktober 2025 pkl. 14:30",
        "Kamis, 2 Okt 2025 14.30 WITA",
        "2/10/2025 14:30",
    ],
)
def test_a_time_of_day_is_taken_to_the_zone_of_the_group(text):
    assert read_moment(text, WITA) == Moment(AFTERNOON, False)


@pytest.mark.parametrize(
    "text",
    [
        "32 Oktober 2025",
        "30 Februari 2025",
        "29/2/2025",
        "2025-13-01",
        "2025-10-00",
        "2025-10-02 25:00",
        "2/10/2025 9:75",
    ],
)
def test_what_no_calendar_has_is_impossible(text):
    assert read_moment(text, WITA) is Trouble.IMPOSSIBLE
    assert parse_date(text, WITA) is None


@pytest.mark.parametrize(
    "text",
    ["", "besok", "Oktober 2025", "2 Foo 2025", "2/10/25", "1899-12-31", "2200-01-01", "2025-10-02 siang", "٢/١٠/٢٠٢٥"],
)
def test_what_is_no_date_is_unreadable(text):
    assert read_moment(text, WITA) is Trouble.UNREADABLE


@given(st.dates(datetime(1900, 1, 1).date(), datetime(2199, 12, 31).date()), st.sampled_from(sorted(MONTHS)))
def test_every_day_is_read_back_in_every_form(day, name):
    month = MONTHS[name]
    for text in (day.isoformat(), f"{day.day}/{day.month}/{day.year}", f"{day:%d-%m}-{day.year}"):
        moment = parse_date(text, WITA)
        assert moment is not None
        assert moment.date() == day
    moment = read_moment(f"{min(day.day, 28)} {name.title()} {day.year}", WITA)
    assert isinstance(moment, Moment)
    assert (moment.time.month, moment.time.day) == (month, min(day.day, 28))


@given(st.text() | st.from_regex(r"[0-9]{1,4}[-/. ][0-9a-z]{1,9}[-/. ][0-9]{1,4}( [0-9.:]{1,8} ?[A-Z+0-9:]{0,6})?"))
def test_any_text_is_a_moment_or_trouble(text):
    assert isinstance(read_moment(text, WITA), Moment | Trouble)


@given(
    st.from_regex(
        r"(19|20|21)[0-9]{2}-[01][0-9]-[0-3][0-9]([T ][0-2][0-9]:[0-6][0-9](:[0-6][0-9])?([+-][01][0-9]:[0-6][0-9])?)?",
        fullmatch=True,
    )
)
def test_what_machines_write_means_the_same_as_if_people_had_written_it(text):
    assert read_moment(text, WITA) == read_moment(f" {text}", WITA)
