"""The month that a report is about, and the day as of which it speaks."""

from datetime import date, timedelta

from kimsite.model.value import frozen
from kimsite.pattern import pattern

MONTH = pattern(r"(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])")
SHOWN = 12
"""Months that plots and tables show, the one told of among them."""
BEFORE = 3
"""Months that a month is compared with."""


@frozen
class Period:
    """`month` is "2025-10"; `day` its last, or today while it is `running`.

    A month that is over is told as it stood at its end, so the same content gives the same report whenever it is
    made; the running one as the site stands, with events announced for later.
    """

    month: str
    day: date
    running: bool

    def covers(self, month: str) -> bool:
        """Whether documents of a month ("" for no date) are there already."""
        return self.running or month <= self.month


def period_of(month: str, today: date) -> Period | None:
    """The period of a month, "" for the running one; None for what is no month, or has not begun."""
    running = today.isoformat()[:7]
    found = MONTH.fullmatch(month or running)
    if not found or int(found["year"]) < 1 or found[0] > running:
        return None
    if found[0] == running:
        return Period(running, today, True)
    return Period(found[0], last_day(found[0]), False)


def last_day(month: str) -> date:
    """The last day of a month."""
    return first_day(later(month, 1)) - timedelta(days=1)


def first_day(month: str) -> date:
    """The first day of a month."""
    return date.fromisoformat(f"{month}-01")


def later(month: str, by: int) -> str:
    """The month so many months later, or earlier; none is before the first of year 1."""
    number = max(int(month[:4]) * 12 + int(month[5:]) - 1 + by, 12)
    return f"{number // 12:04}-{number % 12 + 1:02}"


def months_until(month: str, count: int = SHOWN) -> tuple[str, ...]:
    """So many months, the last of them `month`."""
    return tuple(dict.fromkeys(later(month, by) for by in range(1 - count, 1)))
