"""The whole report, before anybody decides how it looks."""

from collections.abc import Iterable

from kimsite.model.activity import Thresholds
from kimsite.model.summary import GroupSummary
from kimsite.model.value import frozen
from kimsite.report.figures import GroupFigures, figures_of
from kimsite.report.period import SHOWN, Period, months_until
from kimsite.report.sums import RegionSum, Sum, region_sums, sum_of
from kimsite.report.tally import Tally, added


@frozen
class Account:
    """`name` is the network's, or a single group's. `months` are the last SHOWN, as in the figures; `history` has
    every month with a document in it until the period ends. Groups stand by region, then name; `left_out` are slugs
    of those that could not be read, and so are in no figure. Neither are those that are built `elsewhere`, by name."""

    name: str
    period: Period
    thresholds: Thresholds
    months: tuple[str, ...]
    history: tuple[tuple[str, Tally], ...]
    whole: Sum
    regions: tuple[RegionSum, ...]
    groups: tuple[GroupFigures, ...]
    left_out: tuple[str, ...] = ()
    elsewhere: tuple[GroupSummary, ...] = ()


def account_of(
    name: str,
    summaries: Iterable[GroupSummary],
    period: Period,
    thresholds: Thresholds,
    left_out: tuple[str, ...] = (),
    elsewhere: Iterable[GroupSummary] = (),
) -> Account:
    """Counts everything; the order of the summaries does not matter."""
    groups = tuple(sorted((figures_of(group, period, thresholds) for group in summaries), key=_place))
    return Account(
        name=name,
        period=period,
        thresholds=thresholds,
        months=months_until(period.month, SHOWN),
        history=_history(groups),
        whole=sum_of(groups),
        regions=region_sums(groups),
        groups=groups,
        left_out=left_out,
        elsewhere=tuple(sorted(elsewhere, key=lambda group: (group.name.casefold(), group.slug))),
    )


def _place(group: GroupFigures) -> tuple[bool, str, str, str]:
    """Groups whose place nobody knows come last."""
    region = group.region
    return not region.province, region.code if region.province else "", group.name.casefold(), group.slug


def _history(groups: tuple[GroupFigures, ...]) -> tuple[tuple[str, Tally], ...]:
    found: dict[str, list[Tally]] = {}
    for group in groups:
        for month, tally in group.history:
            found.setdefault(month, []).append(tally)
    return tuple((month, added(found[month])) for month in sorted(found))
