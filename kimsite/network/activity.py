"""Who has published most lately, counted from the groups' logs.

"Lately" is the month in which the network was last active and the two before it: what the groups have done says what
it is, not the clock.
"""

from kimsite.model.activity import ActivityLog
from kimsite.model.summary import GroupSummary
from kimsite.model.view import Count
from kimsite.network.address import home_of

MONTHS = 3
MOST = 5
FEWEST = 2
"""Of fewer groups nobody asks who does most."""


def most_active(groups: tuple[GroupSummary, ...]) -> tuple[Count, ...]:
    """The groups with the most documents of late, each with how many."""
    days = [group.last_active for group in groups if group.last_active]
    if len(days) < FEWEST:
        return ()
    last = max(days)
    number = last.year * 12 + last.month - 1
    months = frozenset(f"{month // 12:04}-{month % 12 + 1:02}" for month in range(number - MONTHS + 1, number + 1))
    counted = [(-_count(group, months), group.name.casefold(), group.slug, group) for group in groups]
    best = sorted((*one[:3], place) for place, one in enumerate(counted) if one[0])[:MOST]
    return tuple(Count(home_of(groups[place]), groups[place].name, -less) for less, *_, place in best)


def _count(group: GroupSummary, months: frozenset[str]) -> int:
    """Only the lines of these months are taken apart: a group may have a hundred."""
    lines = [line for line in group.activity.lines.split(";") if line[:7] in months]
    return sum(sum(month.counts) for month in ActivityLog(";".join(lines)).months)
