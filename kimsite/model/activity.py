"""What a group has done, so far as reports count it: no titles, no texts, a line a month."""

from collections.abc import Iterable
from datetime import date

from kimsite.model.value import frozen


@frozen
class Thresholds:
    """Days without anything new after which a group counts as slow, and as dormant."""

    slow: int = 30
    dormant: int = 90


@frozen
class MonthLog:
    """One month of a group: `month` is "2025-10", "" for documents without a date.

    `days` has bit n set for each day n with a document. `counts` are documents by type, in the order of
    vocabulary.TYPE_IDS; `adinda` by word, in the order of vocabulary.ADINDA; both without the zeros at their end.
    `authors` are places among the log's names, each with how many documents it signed.
    """

    month: str
    days: int
    counts: tuple[int, ...]
    adinda: tuple[int, ...] = ()
    authors: tuple[tuple[int, int], ...] = ()


@frozen
class Term:
    """How long a decree (SK) holds: from `issued`, if that is known, to `until`; None is without end."""

    issued: date | None
    until: date | None


@frozen
class ActivityLog:
    """All of it. `names` are the authors, `gaps` the fields of its profile that are empty.

    `lines` are the months as one text, which only reports take apart: a portal reads thousands of summaries and needs
    none of it. A month is `2025-10 12 3.1.0.1 2.0.1 0*3,1`: days in hexadecimal, counts, words of ADINDA, authors;
    between months stands `;`.
    """

    lines: str = ""
    names: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    gaps: tuple[str, ...] = ()

    @property
    def months(self) -> tuple[MonthLog, ...]:
        """The months, in order."""
        return tuple(_month(line) for line in self.lines.split(";")) if self.lines else ()


def lines_of(months: Iterable[MonthLog]) -> str:
    """The months as `ActivityLog.lines` has them."""
    return ";".join(_line(month) for month in sorted(months, key=lambda month: month.month))


def _line(log: MonthLog) -> str:
    authors = (f"{place}*{number}" if number > 1 else str(place) for place, number in log.authors)
    rows = (".".join(map(str, row)) for row in (log.counts, log.adinda))
    return f"{log.month} {log.days:x} {' '.join(rows)} {','.join(authors)}"


def _month(line: str) -> MonthLog:
    month, days, counts, adinda, authors = line.split(" ")
    signed = (one.partition("*") for one in authors.split(",") if one)
    return MonthLog(
        month,
        int(days, 16),
        tuple(map(int, counts.split("."))) if counts else (),
        tuple(map(int, adinda.split("."))) if adinda else (),
        tuple((int(place), int(number or 1)) for place, _, number in signed),
    )
