"""Words, dates and numbers as people of one language write them. All of it comes from the catalogue."""

from datetime import date as Date
from datetime import datetime as DateTime
from datetime import timedelta, tzinfo
from functools import lru_cache

from kimsite.model.content import Event
from kimsite.model.theme import Catalogue
from kimsite.times import ZONE_NAMES, ZONES

ZONES_BY_OFFSET = {timedelta(hours=hours): name for hours, name in zip((7, 8, 9), ZONES, strict=True)}
REMEMBERED = 4096
"""Days written out that are kept: a document's date stands in a dozen lists."""
UNITS = ("B", "kB", "MB", "GB")


class MissingWord(KeyError):
    """The catalogue has no such key."""


class Wording:
    """One language's way to say things."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.language = catalogue.language
        self.words = dict(catalogue.words)
        self._days = lru_cache(maxsize=REMEMBERED)(self._day)
        self._dates = lru_cache(maxsize=REMEMBERED)(self._date)

    def __reduce__(self) -> tuple[type["Wording"], tuple[Catalogue]]:
        """Another process gets the catalogue, and remembers for itself."""
        return Wording, (Catalogue(self.language, tuple(self.words.items())),)

    def t(self, key: str, **facts: object) -> str:
        """The word for `key`, `{gaps}` filled. With n=1 the form `<key>_one` where the language has one.

        A number `n` is written with the language's separators. Raises MissingWord.
        """
        n = facts.get("n")
        if isinstance(n, int):
            facts["n"] = self.number(n)
            key = f"{key}_one" if n == 1 and f"{key}_one" in self.words else key
        if key not in self.words:
            raise MissingWord(f"words: {key}")
        return self.words[key].format_map(facts) if facts else self.words[key]

    def type_name(self, type_: str, plural: bool = False) -> str:
        """What a content type is called, one of it or its list."""
        return self.t(f"types.{type_}" if plural else f"type.{type_}")

    def number(self, value: int) -> str:
        """1.234 in Indonesian, 1,234 in English."""
        return f"{value:,}".replace(",", self.t("numbers.thousands"))

    def money(self, rupiah: int) -> str:
        """Rp25.000."""
        return self.t("formats.money", amount=self.number(rupiah))

    def size(self, length: int) -> str:
        """A file's size in decimal units: 840 B, 25 kB, 1,4 MB."""
        value, unit = length * 10, 0
        while value >= 9995 and unit < len(UNITS) - 1:
            value, unit = (value + 500) // 1000, unit + 1
        whole, tenth = divmod(value, 10)
        if unit < 2 or whole >= 10 or not tenth:
            return f"{self.number((value + 5) // 10)} {UNITS[unit]}"
        return f"{whole}{self.t('numbers.decimal')}{tenth} {UNITS[unit]}"

    def date(self, value: Date) -> str:
        """2 Oktober 2025."""
        return self._dates(value.toordinal())

    def day(self, value: Date) -> str:
        """Kamis, 2 Oktober 2025."""
        return self._days(value.toordinal())

    def _date(self, ordinal: int) -> str:
        """Remembered by the day's number: two moments may be equal and lie on different days, each in its zone."""
        value = Date.fromordinal(ordinal)
        return self.t("formats.date", day=value.day, month=self.t(f"months.{value.month}"), year=value.year)

    def _day(self, ordinal: int) -> str:
        value = Date.fromordinal(ordinal)
        weekday, month = self.t(f"days.{value.isoweekday()}"), self.t(f"months.{value.month}")
        return self.t("formats.day", weekday=weekday, day=value.day, month=month, year=value.year)

    def month(self, value: Date) -> str:
        """Oktober 2025."""
        return self.t("formats.month", month=self.t(f"months.{value.month}"), year=value.year)

    def month_short(self, value: Date) -> str:
        """Okt."""
        return self.t(f"months_short.{value.month}")

    def time(self, value: DateTime) -> str:
        """14.30."""
        return self.t("formats.time", hour=f"{value.hour:02}", minute=f"{value.minute:02}")

    def datetime(self, value: DateTime) -> str:
        """Kamis, 2 Oktober 2025, 14.30 WITA."""
        return self.t("formats.datetime", date=self.day(value), time=self.time(value), zone=zone(value)).rstrip()

    def dateline(self, place: str, day: Date | None) -> str:
        """Kupang, 2 Oktober 2025. A place that was written with a date of its own keeps that one."""
        dated = day is None or any(character.isdigit() for character in place)
        return place if dated or day is None else f"{place}, {self.date(day)}"

    def when(self, event: Event) -> str:
        """The time of an event in as few words as say it all."""
        start, end = event.start, event.end
        if event.all_day:
            return f"{self.day(start)} – {self.day(end)}" if end and end.date() > start.date() else self.day(start)
        if not end or end <= start:
            return self.datetime(start)
        if end.date() > start.date():
            return f"{self.datetime(start)} – {self.datetime(end)}"
        facts = {"date": self.day(start), "time": self.time(start), "end": self.time(end), "zone": zone(start)}
        return self.t("formats.datetime_range", **facts).rstrip()


def zone(value: DateTime) -> str:
    """WIB, WITA or WIT; for other zones the distance from UTC, for a time without zone "" ."""
    key, offset = getattr(value.tzinfo, "key", ""), value.utcoffset()
    if key in ZONE_NAMES:
        return ZONE_NAMES[key]
    if offset is None:
        return ""
    minutes = int(offset.total_seconds() // 60)
    distance = f"UTC{'+' if minutes >= 0 else '-'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    return ZONES_BY_OFFSET.get(offset, distance)


def iso(value: Date) -> str:
    """For machines: 2025-10-02, or 2025-10-02T14:30:00+08:00."""
    return _iso(value, getattr(value, "tzinfo", None), getattr(value, "fold", 0))


@lru_cache(maxsize=REMEMBERED)
def _iso(value: Date, _zone: tzinfo | None, _fold: int) -> str:
    """Remembered by the zone, too: two moments may be equal and be written differently, each in its zone."""
    return value.isoformat()
