"""What a group has done, so far as reports count it: no titles, no texts, a line a month."""

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
    """All of it, months in order. `names` are the authors, `gaps` the fields of its profile that are empty."""

    months: tuple[MonthLog, ...] = ()
    names: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    gaps: tuple[str, ...] = ()
