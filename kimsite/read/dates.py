"""Dates as people in Indonesia write them, and the moment they mean.

`2025-10-02`, `2025-10-02 14:30`, `2025-10-02T14:30:00+08:00`, `2/10/2025` (day
first), `2 Oktober 2025`, `October 2, 2025`, `Kamis, 2 Okt 2025 pukul 14.30 WITA`.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from enum import Enum
from functools import lru_cache
from zoneinfo import ZoneInfo

from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.times import DAYS, MONTHS, ZONES

FIRST_YEAR, LAST_YEAR = 1900, 2199
LONGEST = 80
YEAR_FIRST = pattern(r"(?P<year>[0-9]{4})([-/.])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})(?![0-9])")
DAY_FIRST = pattern(r"(?P<day>[0-9]{1,2})([-/.])(?P<month>[0-9]{1,2})\2(?P<year>[0-9]{4})(?![0-9])")
DAY_NAME = pattern(r"(?P<day>[0-9]{1,2})[\s-]*(?P<name>[a-z]+)\.?[\s,-]*(?P<year>[0-9]{4})(?![0-9])")
NAME_DAY = pattern(r"(?P<name>[a-z]+)\.?\s*(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[\s,]+(?P<year>[0-9]{4})(?![0-9])")
STANDARD = pattern(
    r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}"
    r"(?:[T ](?:[01][0-9]|2[0-3]):[0-9]{2}(?::[0-9]{2})?(?:[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?)?"
)
FORMS = (YEAR_FIRST, DAY_FIRST, DAY_NAME, NAME_DAY)
CLOCK = pattern(
    r"(?P<hour>[0-9]{1,2})[.:](?P<minute>[0-9]{2})(?:[.:](?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r"\s*(?P<zone>[a-z]+|[+-][0-9]{2}:?[0-9]{2})?"
)
WHOLE_HOUR = pattern(r"(?P<hour>[0-9]{1,2})\s*(?P<zone>[a-z]+)?")
BEFORE_CLOCK = pattern(r"(?:[\s,;]+|t(?=[0-9]))(?P<word>(?:pukul|pkl|jam|at)\.?\s*)?")


@frozen
class Moment:
    """A point in time, aware, in the zone it was asked for. `day_only`: no time of day was given (it is midnight)."""

    time: datetime
    day_only: bool


class Trouble(Enum):
    """Why a text is no moment: no known form, or a day or hour that no calendar or clock has."""

    UNREADABLE = "unreadable"
    IMPOSSIBLE = "impossible"


def parse_date(text: str, zone: str) -> datetime | None:
    """The moment a text means, in an IANA zone; None when it is unreadable or impossible."""
    moment = read_moment(text, zone)
    return moment.time if isinstance(moment, Moment) else None


def read_moment(text: str, zone: str) -> Moment | Trouble:
    """The moment a text means, or what is the matter with it. Years 1900 to 2199."""
    return _from_standard(text, zone) or _from_words(text, zone)


def _from_standard(text: str, zone: str) -> Moment | None:
    """A moment as machines write it (ISO 8601), at once. What is not quite that is for the words to judge."""
    if not STANDARD.fullmatch(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    home = _place(zone)
    moment = moment.astimezone(home) if moment.tzinfo else moment.replace(tzinfo=home)
    return Moment(moment, len(text) == len("2025-10-02"))


def _from_words(text: str, zone: str) -> Moment | Trouble:
    words = " ".join(text[: LONGEST + 1].lower().replace("’", "'").split())
    if len(text.strip()) > LONGEST or not words.isascii():
        return Trouble.UNREADABLE
    words = _without_weekday(words).rstrip(".")
    for form in FORMS:
        found = form.match(words)
        if not found:
            continue
        day = _day(found)
        if day is Trouble.UNREADABLE:
            continue
        clock = _clock(words[found.end() :])
        if isinstance(day, Trouble) or isinstance(clock, Trouble):
            return Trouble.UNREADABLE if clock is Trouble.UNREADABLE else Trouble.IMPOSSIBLE
        return _moment(day, clock, zone)
    return Trouble.UNREADABLE


def _without_weekday(words: str) -> str:
    """`kamis, 2 okt 2025` → `2 okt 2025`. The day of the week is not needed and not checked."""
    first, _, rest = words.partition(" ")
    name, comma, glued = first.partition(",")
    if name.rstrip(".") in DAYS:
        return f"{glued} {rest}".strip() if comma else rest
    return words


def _day(found: re.Match[str]) -> date | Trouble:
    groups = found.groupdict()
    month = MONTHS.get(groups["name"]) if "name" in groups else int(groups["month"])
    year = int(groups["year"])
    if month is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return Trouble.UNREADABLE
    try:
        return date(year, month, int(groups["day"]))
    except ValueError:
        return Trouble.IMPOSSIBLE


def _clock(rest: str) -> tuple[time, tzinfo | None] | Trouble | None:
    """What follows the day: a time of day with its zone if one is named, nothing, or trouble."""
    if not rest:
        return None
    lead = BEFORE_CLOCK.match(rest)
    if not lead:
        return Trouble.UNREADABLE
    clock = rest[lead.end() :]
    found = CLOCK.fullmatch(clock) or (WHOLE_HOUR.fullmatch(clock) if lead["word"] else None)
    if not found:
        return Trouble.UNREADABLE
    groups = found.groupdict()
    zone = _zone(groups["zone"] or "")
    if isinstance(zone, Trouble):
        return zone
    try:
        return time(int(groups["hour"]), int(groups.get("minute") or 0), int(groups.get("second") or 0)), zone
    except ValueError:
        return Trouble.IMPOSSIBLE


def _zone(name: str) -> tzinfo | Trouble | None:
    if not name:
        return None
    if name.upper() in ZONES:
        return _place(ZONES[name.upper()])
    if name in ("z", "utc", "gmt"):
        return UTC
    if name[0] not in "+-":
        return Trouble.UNREADABLE
    hours, minutes = int(name[1:3]), int(name[-2:])
    if hours > 14 or minutes > 59:
        return Trouble.IMPOSSIBLE
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if name[0] == "-" else offset)


def _moment(day: date, clock: tuple[time, tzinfo | None] | None, zone: str) -> Moment:
    home = _place(zone)
    if clock is None:
        return Moment(datetime.combine(day, time(), home), True)
    hour, place = clock
    return Moment(datetime.combine(day, hour, place or home).astimezone(home), False)


@lru_cache(maxsize=16)
def _place(zone: str) -> ZoneInfo:
    return ZoneInfo(zone)
