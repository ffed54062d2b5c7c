"""iCalendar: read back by another program, in lines that every phone takes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import icalendar
from hypothesis import given, settings
from hypothesis import strategies as st

from kimsite.model.content import Event
from kimsite.model.feed import CalendarEntry, CalendarView
from kimsite.render.calendar import ics

WITA = timezone(timedelta(hours=8))
START = datetime(2027, 3, 6, 6, 30, tzinfo=WITA)
ENTRY = CalendarEntry(
    uid="0b5d9f4e@kimsite",
    url="https://lasiana.example/agenda/bersih-pantai.html",
    title="Bersih pantai; bawa karung, topi",
    summary="Kumpul di pintu masuk.\nPulang sebelum panas.",
    event=Event(START, START + timedelta(hours=3), "Pantai Lasiana"),
    stamp=datetime(2026, 11, 1, 9, 0, tzinfo=WITA),
)


def calendar(*entries: CalendarEntry) -> CalendarView:
    return CalendarView("Agenda KIM Lasiana", "Asia/Makassar", entries)


def read(view: CalendarView) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(ics(view)).walk("VEVENT"))


def test_an_event_is_read_back_as_it_was() -> None:
    (event,) = read(calendar(ENTRY))
    assert event["UID"] == ENTRY.uid
    assert event["SUMMARY"] == ENTRY.title
    assert event["DESCRIPTION"] == ENTRY.summary
    assert event["LOCATION"] == "Pantai Lasiana"
    assert event["URL"] == ENTRY.url
    assert event.decoded("DTSTART") == START
    assert event.decoded("DTEND") == START + timedelta(hours=3)


def test_times_are_in_utc_so_that_no_table_of_zones_is_needed() -> None:
    assert b"DTSTART:20270305T223000Z\r\n" in ics(calendar(ENTRY))


def test_an_event_is_stamped_with_its_last_change_and_never_with_now() -> None:
    (event,) = read(calendar(ENTRY))
    assert event.decoded("DTSTAMP") == datetime(2026, 11, 1, 1, 0, tzinfo=UTC)


def test_whole_days_are_dates_and_end_on_the_day_after() -> None:
    days = Event(START.replace(hour=0, minute=0), START + timedelta(days=1), all_day=True)
    (event,) = read(calendar(replace(ENTRY, event=days)))
    assert event.decoded("DTSTART") == date(2027, 3, 6)
    assert event.decoded("DTEND") == date(2027, 3, 8)


def test_an_end_that_lies_before_the_start_is_left_out() -> None:
    (event,) = read(calendar(replace(ENTRY, event=Event(START, START - timedelta(hours=1)))))
    assert "DTEND" not in event


def test_a_group_without_address_has_events_without_one() -> None:
    (event,) = read(calendar(replace(ENTRY, url="")))
    assert "URL" not in event


@settings(max_examples=150)
@given(title=st.text(st.characters(), max_size=200), venue=st.text(st.characters(), max_size=80))
def test_whatever_people_write_lines_stay_short_and_whole(title: str, venue: str) -> None:
    data = ics(calendar(replace(ENTRY, title=title, event=replace(ENTRY.event, venue=venue)), ENTRY))
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() is not None and b"\n" not in line and b"\r" not in line for line in lines)
    assert len(read(calendar(replace(ENTRY, title=title, event=replace(ENTRY.event, venue=venue)), ENTRY))) == 2
