"""iCalendar (RFC 5545), as phones and calendar programs take it."""

from datetime import UTC, datetime, timedelta

from kimsite.model.content import Event
from kimsite.model.feed import CalendarEntry, CalendarView
from kimsite.render.characters import clean, one_line

LINE_OCTETS = 75
PRODUCT = "-//kimsite//kimsite//ID"


def ics(view: CalendarView) -> bytes:
    """A calendar of all the view's events, in UTC; whole days are plain dates, the same day in every zone.

    The format wants at least one event; a calendar of none is one that programs
    open all the same.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(one_line(view.name))}",
        f"X-WR-TIMEZONE:{_text(view.timezone)}",
    ]
    for entry in view.entries:
        lines += _event(entry)
    lines.append("END:VCALENDAR")
    return "".join(_fold(line) for line in lines).encode()


def _event(entry: CalendarEntry) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_text(one_line(entry.uid))}",
        f"DTSTAMP:{_utc(entry.stamp)}",
        f"LAST-MODIFIED:{_utc(entry.stamp)}",
        *_times(entry.event),
        f"SUMMARY:{_text(one_line(entry.title) or 'Agenda')}",
    ]
    if entry.event.venue:
        lines.append(f"LOCATION:{_text(one_line(entry.event.venue))}")
    if entry.summary:
        lines.append(f"DESCRIPTION:{_text(clean(entry.summary).strip())}")
    if entry.url:
        lines.append(f"URL:{one_line(entry.url)}")
    return [*lines, "END:VEVENT"]


def _times(event: Event) -> list[str]:
    """Start and end. A DATE end is the first day after (section 3.6.1); an end before the start is left out."""
    if event.all_day:
        last = max(event.end or event.start, event.start)
        return [f"DTSTART;VALUE=DATE:{_day(event.start)}", f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}"]
    start = f"DTSTART:{_utc(event.start)}"
    return [start, f"DTEND:{_utc(event.end)}"] if event.end and event.end > event.start else [start]


def _day(moment: datetime) -> str:
    return moment.date().isoformat().replace("-", "")


def _utc(moment: datetime) -> str:
    """20251002T063000Z; written out, because strftime pads years differently from system to system."""
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat().translate({45: None, 58: None}) + "Z"


def _text(text: str) -> str:
    """A TEXT value, escaped (section 3.3.11)."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text


def _fold(line: str) -> str:
    """The line in pieces of at most 75 octets, each further one behind a space, never inside a character."""
    pieces, piece, size = [], "", 0
    for character in line:
        width = len(character.encode())
        if size + width > LINE_OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece += character
        size += width
    return "\r\n".join([*pieces, piece]) + "\r\n"
