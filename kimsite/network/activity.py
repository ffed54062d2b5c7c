"""Who has published most lately, counted from the groups' logs.

"Lately" is the month in which the network was last active and the two before it: what the groups have done says what
it is, not the clock. A province does not know when others were last active, so it names who has done most for each
case.
"""

from collections.abc import Iterable

from kimsite.model.activity import ActivityLog
from kimsite.model.summary import GroupSummary
from kimsite.model.value import frozen
from kimsite.model.view import Count
from kimsite.network.address import home_of

MONTHS = 3
MOST = 5
FEWEST = 2
"""Of fewer groups nobody asks who does most."""


@frozen
class Candidate:
    """A group that may be one of the most active, with its documents of late. Those with most come first, by name."""

    documents: int
    slug: str
    name: str
    home: str


@frozen
class Activity:
    """The most active groups of a province, if the network was last active in the same month as the province, one
    month later, and so on. `month` is that month, counted from year 0; `groups` have ever been active."""

    month: int
    groups: int
    candidates: tuple[tuple[Candidate, ...], ...]


def activity_of(groups: Iterable[GroupSummary]) -> Activity:
    """What a province says."""
    active = [group for group in groups if group.last_active]
    last = max(
        (group.last_active.year * 12 + group.last_active.month - 1 for group in active if group.last_active), default=0
    )
    cases = []
    for later in range(MONTHS):
        months = frozenset(
            f"{month // 12:04}-{month % 12 + 1:02}" for month in range(last + later - MONTHS + 1, last + 1)
        )
        found = (Candidate(_count(group, months), group.slug, group.name, home_of(group)) for group in active)
        cases.append(_best(found))
    return Activity(last, len(active), tuple(cases))


def most_active(provinces: Iterable[Activity]) -> tuple[Count, ...]:
    """The groups of the network with the most documents of late, each with how many."""
    said = [activity for activity in provinces if activity.groups]
    if sum(activity.groups for activity in said) < FEWEST:
        return ()
    last = max(activity.month for activity in said)
    found = [c for activity in said if (late := last - activity.month) < MONTHS for c in activity.candidates[late]]
    return tuple(Count(candidate.home, candidate.name, candidate.documents) for candidate in _best(found))


def _best(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    some = [candidate for candidate in candidates if candidate.documents]
    return tuple(sorted(some, key=lambda one: (-one.documents, one.name.casefold(), one.slug))[:MOST])


def _count(group: GroupSummary, months: frozenset[str]) -> int:
    """Only the lines of these months are taken apart: a group may have a hundred."""
    lines = [line for line in group.activity.lines.split(";") if line[:7] in months]
    return sum(sum(month.counts) for month in ActivityLog(";".join(lines)).months)
