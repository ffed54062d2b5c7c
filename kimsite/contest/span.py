"""The months that a competition is about."""

from datetime import date

from kimsite.model.value import frozen
from kimsite.report.period import MONTH, Period, period_of


@frozen
class Span:
    """From month `first` to the end of `last`, which is the month that `end` tells of."""

    first: str
    last: str
    end: Period

    def covers(self, month: str) -> bool:
        """Whether documents of a month count; those without a date ("") never do."""
        return self.first <= month <= self.last


def span_of(first: str, last: str, today: date) -> Span | None:
    """The months between two, both among them; "" is the running one for `last`, and `last` for `first`.

    None for what is no month, has not begun, or ends before it begins.
    """
    end = period_of(last, today)
    first = first or (end.month if end else "")
    if end is None or not MONTH.fullmatch(first) or not "0001-01" <= first <= end.month:
        return None
    return Span(first, end.month, end)
