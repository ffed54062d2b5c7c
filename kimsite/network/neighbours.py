"""Groups that are built elsewhere, as the portal shows them: from what was fetched, never from the network itself."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kimsite.diagnostics import at_field
from kimsite.model.content import Network, Region
from kimsite.model.neighbour import Neighbour, Note, Origin
from kimsite.model.report import Diagnostic
from kimsite.model.summary import GroupSummary, Headline
from kimsite.model.value import frozen
from kimsite.plan.agenda import event_end
from kimsite.plan.identity import guid_of

OLD = 30
"""Days after which a copy is told as of its day, though nothing failed: nobody has asked since."""
AHEAD = timedelta(days=730)
"""No event that is announced lies further ahead."""
SHOWN = 10
LONGEST_FACT = 200


@frozen
class Arrival:
    """A group that may stand in the portal: the `slug` it has there, the `address` of its site, what its kim.json says
    of it (`group`, in a form with that number), what could not be used in it, and the note of how it was had."""

    neighbour: Neighbour
    slug: str
    address: str
    group: GroupSummary
    schema: int
    faults: tuple[str, ...]
    note: Note


@frozen
class Welcome:
    """Groups as the portal takes them, what there is to say of them, and until when no passing of time changes any."""

    groups: tuple[GroupSummary, ...]
    problems: tuple[Diagnostic, ...]
    until: datetime | None


def welcome(network: Network, arrivals: Iterable[Arrival], today: datetime) -> Welcome:
    """The groups with their news as of today; slugs were given before, each to one."""
    groups: list[GroupSummary] = []
    problems: list[Diagnostic] = []
    turns: list[datetime] = []
    for arrival in arrivals:
        group, said, turning = _settle(network, arrival, today)
        groups.append(group)
        problems += said
        turns += turning
    return Welcome(tuple(groups), tuple(problems), min((turn for turn in turns if turn > today), default=None))


def told(network: Network, neighbour: Neighbour, code: str, **facts: str) -> Diagnostic:
    """A diagnostic about a neighbour, where network.yaml names it."""
    said = [("source", neighbour.source), *((name, text[:LONGEST_FACT]) for name, text in facts.items())]
    return at_field(code, network.path, network.places, "neighbours", said, neighbour.source)


def _settle(
    network: Network, arrival: Arrival, today: datetime
) -> tuple[GroupSummary, list[Diagnostic], list[datetime]]:
    neighbour, note = arrival.neighbour, arrival.note
    here = ZoneInfo(network.timezone)
    grows_old = _midnight((note.answered or date.min) + timedelta(days=OLD + 1), here)
    old = note.failing is not None or today >= grows_old
    region, problems = _region(network, arrival)
    latest, upcoming, turns = _news(arrival, today)
    group = replace(
        arrival.group,
        slug=arrival.slug,
        base_url=arrival.address,
        region=region,
        latest=latest,
        upcoming=upcoming,
        last_active=max((one.date.date() for one in (*latest, *upcoming) if one.date <= today), default=None),
        origin=Origin(arrival.address, note.answered if old else None),
    )
    if note.failing:
        facts = {"since": note.failing.isoformat(), "as_of": str(note.answered or ""), "reason": note.reason}
        problems.append(told(network, neighbour, "K873", name=group.name, **facts))
    elif old:
        problems.append(told(network, neighbour, "K874", name=group.name, as_of=str(note.answered or "")))
    if arrival.schema > 1:
        problems.append(told(network, neighbour, "K875", schema=str(arrival.schema)))
    if arrival.faults:
        listed = ", ".join(arrival.faults[:SHOWN]) + (", …" if len(arrival.faults) > SHOWN else "")
        problems.append(told(network, neighbour, "K876", fields=listed))
    return group, problems, [grows_old, *turns]


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _region(network: Network, arrival: Arrival) -> tuple[Region, list[Diagnostic]]:
    """Where it is, by the names that are known here: what the network says goes before what the group says."""
    from kimsite.network.regions import open_regions

    code = arrival.neighbour.region or arrival.group.region.code
    if not code:
        return Region(), []
    region = open_regions().name_region(code)
    return (region, []) if region else (Region(), [told(network, arrival.neighbour, "K879", value=code)])


def _news(arrival: Arrival, today: datetime) -> tuple[tuple[Headline, ...], tuple[Headline, ...], list[datetime]]:
    """What is new and what is to come as of today, and when that changes: a copy does not know how late it is."""
    group, slug = arrival.group, arrival.slug
    ends = {one.path: event_end(one.event) for one in group.upcoming if one.event}
    there = [one for one in group.upcoming if one.event and one.event.start <= today + AHEAD]
    ahead = tuple(one for one in there if ends[one.path] >= today)
    past = {one.path: one for one in (*group.latest, *there) if one not in ahead}
    dated = sorted(
        (one for one in past.values() if one.date <= today), key=lambda one: (-one.date.timestamp(), one.path)
    )
    turns = [*ends.values(), *(one.date for one in past.values())]
    return (
        tuple(_renamed(one, slug) for one in dated[:SHOWN]),
        tuple(_renamed(one, slug) for one in ahead if one.date <= today + AHEAD),
        turns,
    )


def _renamed(headline: Headline, slug: str) -> Headline:
    """With an id of its own in this network: groups that were built elsewhere know nothing of each other, and one of
    them may have written another's."""
    return replace(headline, guid=guid_of(slug, headline.guid))
