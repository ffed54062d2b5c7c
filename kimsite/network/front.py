"""Pages that show a network as a whole: the first one, what is to come, all groups by name, the map of the country."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from kimsite.digest import digest_value
from kimsite.model.task import Task
from kimsite.model.view import Count, PortalView
from kimsite.network.activity import most_active
from kimsite.network.agenda import Diary, diary_path, plan_agenda
from kimsite.network.frame import GROUPS, PortalFrame
from kimsite.network.gist import (
    AHEAD,
    ANNOUNCED,
    FEATURED,
    FRONT,
    MEMBERS,
    NEWEST,
    REGIONS,
    ROSTER,
    Front,
    Gist,
    Roster,
    first_of,
)
from kimsite.network.groups import plan_groups
from kimsite.network.maps import MAP, map_path, plan_country_map
from kimsite.network.news import FEATURED as MOST_FEATURED
from kimsite.network.news import LATEST, UPCOMING, cards
from kimsite.network.province import as_counts
from kimsite.network.twins import Totals
from kimsite.plan.feeds import ENTRIES
from kimsite.plan.frame import HOME
from kimsite.plan.planned import Planned, ready

Gists = Sequence[Gist]


def plan_front(frame: PortalFrame, gists: Gists, topics: tuple[Count, ...]) -> Iterator[Planned]:
    """The first page, and the feeds of the network. `topics` are those that most groups write about."""
    yield ready(Task(HOME, "template:portal.html", _front(frame, gists, topics)))
    told = [gist.digests[piece] for gist in gists for piece in (ANNOUNCED, MEMBERS)]
    yield from frame.feeds("", frame.network.name, partial(first_of, gists, ANNOUNCED, ENTRIES), told)


def _front(frame: PortalFrame, gists: Gists, topics: tuple[Count, ...]) -> PortalView:
    fronts = [gist.get(Front, FRONT) for gist in gists]
    totals = total_of(fronts)
    regions = tuple(node for front in fronts for node in front.regions)
    featured = first_of(gists, FEATURED, MOST_FEATURED)
    return PortalView(
        site=frame.view,
        head=frame.head(HOME, "", "home", frame.feed_links("", frame.network.name)),
        about=frame.network.about,
        region=None,
        regions=regions,
        groups=tuple(line for front in fronts for line in front.homeless),
        latest=cards(one for one in first_of(gists, NEWEST, LATEST) if one not in featured),
        agenda=cards(first_of(gists, AHEAD, UPCOMING)),
        counts=as_counts(dict(totals.counts)),
        groups_total=totals.groups,
        map=map_path(regions, None) if frame.makes("map") else "",
        diary=diary_path("") if frame.makes("calendar") else "",
        directory=GROUPS + HOME if frame.makes("directory") else "",
        featured=cards(featured),
        active=most_active(front.activity for front in fronts),
        topics=topics,
    )


def total_of(fronts: Iterable[Front]) -> Totals:
    """What all provinces have together."""
    counts = Counter[str]()
    groups = elsewhere = 0
    for front in fronts:
        counts.update(dict(front.totals.counts))
        groups += front.totals.groups
        elsewhere += front.totals.elsewhere
    return Totals(groups, elsewhere, tuple(sorted(counts.items())))


def plan_diary(frame: PortalFrame, gists: Gists) -> Iterator[Planned]:
    """What is to come in all regions."""
    inside = []
    for gist in gists:
        number = len(gist.parsed(AHEAD))
        for path, title in gist.parsed(REGIONS)[:1] if number else ():
            inside.append(Count(diary_path(path.split("/")[1]), title, number))
    word = frame.wording.type_name("agenda", plural=True)
    seen = digest_value([gist.digests[piece] for gist in gists for piece in (AHEAD, MEMBERS)])
    yield from plan_agenda(frame, Diary("", word, tuple(first_of(gists, AHEAD)), tuple(inside), (), seen))


def plan_rosters(frame: PortalFrame, gists: Gists) -> Iterator[Planned]:
    """All groups by name, and the map of a network that is in several provinces."""
    rosters = [gist.get(Roster, ROSTER) for gist in gists]
    if frame.makes("directory"):
        entries = [entry for roster in rosters for entry in roster.entries]
        entries.sort(key=lambda entry: (entry.name.casefold(), entry.path))
        yield from plan_groups(frame, GROUPS + HOME, frame.word("groups"), entries, ())
    pins = [pin for roster in rosters for pin in roster.pins]
    if frame.makes("map") and sum(bool(roster.pins) for roster in rosters) > 1:
        head = frame.head(MAP, frame.word("map_page", name=""), "region")
        yield plan_country_map(frame.view, tuple(pins), head)
