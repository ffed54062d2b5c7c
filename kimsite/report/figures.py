"""One group in figures: from its summary, for a period. Nothing else goes in."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from kimsite.model.activity import MonthLog, Term, Thresholds
from kimsite.model.content import Region
from kimsite.model.summary import GroupSummary
from kimsite.model.value import frozen
from kimsite.report.period import BEFORE, SHOWN, Period, later, months_until
from kimsite.report.tally import Tally, added, columns_of
from kimsite.vocabulary import PROFILE

STATES = ("active", "slow", "dormant")
DECREES = ("valid", "expiring", "expired", "none")
SOON = timedelta(days=90)
"""How long before its end a decree counts as expiring: a new one takes its time."""
TOP = 3
"""Authors who are named."""


@frozen
class GroupFigures:
    """What is counted of one group.

    `month` and `total` are documents of the month, and of all time until then; `months` are the last SHOWN ones,
    `history` is every one with a document until then, `before` the core documents of the BEFORE months before. `last`
    is the day of the newest document, `silent` the days since, `streak` the weeks in a row with one. `gaps` are empty
    fields of the profile, `complete` the percentage of those that are not. `adinda` are documents by word; of `authors`
    there are so many, `top` have signed most.
    """

    slug: str
    name: str
    region: Region
    month: Tally
    total: Tally
    months: tuple[Tally, ...]
    history: tuple[tuple[str, Tally], ...]
    before: int
    last: date | None
    silent: int | None
    streak: int
    state: str
    decree: str
    decree_until: date | None
    gaps: tuple[str, ...]
    complete: int
    adinda_month: tuple[int, ...]
    adinda: tuple[int, ...]
    authors_month: int
    authors: int
    top: tuple[tuple[str, int], ...]


def figures_of(group: GroupSummary, period: Period, thresholds: Thresholds) -> GroupFigures:
    """The figures of one group."""
    log = group.activity
    rows = {row.month: row for row in log.months if period.covers(row.month)}
    here = rows.get(period.month, MonthLog(period.month, 0, ()))
    days = sorted(day for day in _days(rows.values()) if day <= period.day)
    last = days[-1] if days else None
    silent = (period.day - last).days if last else None
    decree, until = decree_state(log.terms, period.day)
    signed = Counter({place: 0 for row in rows.values() for place, _ in row.authors})
    for row in rows.values():
        signed.update(dict(row.authors))
    return GroupFigures(
        slug=group.slug,
        name=group.name,
        region=group.region,
        month=Tally(here.counts),
        total=added(Tally(row.counts) for row in rows.values()),
        months=tuple(_tally(rows, month) for month in months_until(period.month, SHOWN)),
        history=tuple((m, Tally(row.counts)) for m, row in rows.items() if "" < m <= period.month),
        before=sum(_tally(rows, later(period.month, -by)).core for by in range(1, BEFORE + 1)),
        last=last,
        silent=silent,
        streak=streak(days, period.day),
        state=state_of(silent, thresholds),
        decree=decree,
        decree_until=until,
        gaps=log.gaps,
        complete=percent(len(PROFILE) - len(log.gaps), len(PROFILE)),
        adinda_month=here.adinda,
        adinda=columns_of(row.adinda for row in rows.values()),
        authors_month=len(here.authors),
        authors=len(signed),
        top=_top(signed, log.names),
    )


def state_of(silent: int | None, thresholds: Thresholds) -> str:
    """`active`, `slow` after so many days of silence, `dormant` after more; who never wrote anything is dormant."""
    if silent is None or silent > thresholds.dormant:
        return "dormant"
    return "slow" if silent > thresholds.slow else "active"


def decree_state(terms: Iterable[Term], day: date) -> tuple[str, date | None]:
    """How it stands with a group's decrees on a day, and when the last of them ends. One to come says nothing yet."""
    there = [term for term in terms if term.issued is None or term.issued <= day]
    ends = [term.until for term in there if term.until]
    if not there:
        return "none", None
    if len(ends) < len(there):  # one of them is without end
        return "valid", None
    end = max(ends)
    return "expired" if end < day else "expiring" if end <= day + SOON else "valid", end


def streak(days: Iterable[date], day: date) -> int:
    """Weeks in a row, from Monday to Sunday, with something new in each; the running one need not have it yet."""
    weeks = {_week(one) for one in days}
    week = _week(day) if _week(day) in weeks else _week(day) - 1
    length = 0
    while week - length in weeks:
        length += 1
    return length


def percent(part: int, whole: int) -> int:
    """A whole percentage, half of one rounded up; of nothing, 0."""
    return (200 * part + whole) // (2 * whole) if whole else 0


def mean_tenths(before: int) -> int:
    """The mean of the months before, in tenths: 47 for 4.7."""
    return (20 * before + BEFORE) // (2 * BEFORE)


def change(now: int, before: int) -> int | None:
    """By how many percent a month is above (or below) the mean of those before; None where that is nothing."""
    return percent(BEFORE * now, before) - 100 if before else None


def _tally(rows: dict[str, MonthLog], month: str) -> Tally:
    return Tally(rows[month].counts) if month in rows else Tally()


def _days(rows: Iterable[MonthLog]) -> Iterator[date]:
    for row in rows:
        if row.month:
            year, month = int(row.month[:4]), int(row.month[5:])
            yield from (date(year, month, day) for day in range(1, 32) if row.days >> day & 1)


def _week(day: date) -> int:
    return (day.toordinal() - 1) // 7  # the first day of all was a Monday


def _top(signed: Counter[int], names: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Names are sorted, so their places are: equal numbers come by name."""
    ranked = sorted(signed.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((names[place], number) for place, number in ranked[:TOP])
