"""What a portal shows of the groups of one province, planned from their summaries alone.

A province knows nothing of the others: what changes in one leaves the pages of all others as they are. What the pages
of the whole network need of it, `gist` takes from it.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from kimsite.digest import digest_value
from kimsite.model.directory import RegionNode
from kimsite.model.summary import GroupSummary
from kimsite.model.value import frozen
from kimsite.model.view import Count, Head, Link, PortalView
from kimsite.network.agenda import Diary, diary_path, plan_agenda
from kimsite.network.directory import code_of, members, outline, region_tree, walk
from kimsite.network.frame import PortalFrame
from kimsite.network.groups import FEW, entry_of, plan_groups, roll_path
from kimsite.network.maps import MAP, map_path, pins_of, plan_province_maps
from kimsite.network.news import LATEST, UPCOMING, News, agenda, announced, by_region, cards, latest
from kimsite.plan.feeds import ENTRIES
from kimsite.plan.frame import HOME
from kimsite.plan.planned import Planned
from kimsite.vocabulary import TYPE_IDS


@frozen
class Scope:
    """What a province may know of the network it is in: whether it is one of several, whether there are so few groups
    that the front page shows each."""

    several: bool
    few: bool


class Province:
    """The groups of one province, or those whose place nobody knows."""

    def __init__(
        self, frame: PortalFrame, groups: Iterable[GroupSummary], marks: Mapping[str, str], scope: Scope
    ) -> None:
        """`marks` stand for all that a summary says, by slug."""
        self.frame = frame
        self.scope = scope
        self.network = frame.network
        self.groups = tuple(sorted(groups, key=lambda group: (group.name.casefold(), group.slug)))
        self._marks = marks
        self.regions = region_tree(self.groups)
        self.news = latest(self.groups)
        self.ahead = by_region(agenda(self.groups))
        self.announced = by_region(announced(self.groups), ENTRIES)
        self._members = members(self.groups)
        self._latest = by_region(self.news, LATEST)

    def outputs(self) -> Iterator[Planned]:
        """A page and feeds for each region, what is to come there, its groups by name, maps."""
        yield from self._places()
        yield from self._directories()
        if self.frame.makes("map"):
            for region in self.regions:
                yield from plan_province_maps(self.frame.view, region, pins_of(self.groups), self._map_head)
        if self.frame.makes("calendar"):
            yield from self._agendas()

    def _places(self) -> Iterator[Planned]:
        """The page and the feeds of each region."""
        frame = self.frame
        for node in walk(self.regions):
            code, told = code_of(node), self._told(code_of(node))
            title = f"{node.title} – {self.network.name}"
            seen = digest_value(frame.mark, node.path, node.title, self._trail(node), told)
            yield Planned(node.path, "template:portal.html", partial(self._region, node), seen=seen)
            folder = node.path.removesuffix(HOME)
            yield from frame.feeds(folder, title, partial(self._announced, code), told)

    def _told(self, code: str) -> str:
        """Stands for all that the groups of a region say."""
        return digest_value([self._marks[group.slug] for group in self._members[code]])

    def _announced(self, code: str) -> list[News]:
        return self.announced[code]

    def _region(self, node: RegionNode) -> PortalView:
        code = code_of(node)
        inside, folder = self._members[code], node.path.removesuffix(HOME)
        links = self.frame.feed_links(folder, f"{node.title} – {self.network.name}")
        few = node.total <= FEW
        return PortalView(
            site=self.frame.view,
            head=self.frame.head(node.path, node.title, "region", links, self._trail(node)),
            about="",
            region=node if few else outline((node,))[0],
            regions=node.regions if few else outline(node.regions),
            groups=node.groups if len(node.groups) <= FEW else (),
            latest=cards(self._latest[code]),
            agenda=cards(self.ahead[code][:UPCOMING]),
            counts=total_counts(inside),
            groups_total=len(inside),
            map=map_path(self.regions, node) if self.frame.makes("map") else "",
            diary=diary_path(code) if self.frame.makes("calendar") and self.ahead[code] else "",
            directory=roll_path(node) if not few and self.frame.makes("directory") else "",
        )

    def _agendas(self) -> Iterator[Planned]:
        word = self.frame.wording.type_name("agenda", plural=True)
        for node in walk(self.regions):
            code = code_of(node)
            if events := tuple(self.ahead[code]):
                trail = (Link(diary_path(""), word), *self._trail(node), Link(node.path, node.title))
                title, inside = f"{word} {node.title}", self._with_events(node.regions)
                yield from plan_agenda(self.frame, Diary(code, title, events, inside, trail, self._told(code)))

    def _with_events(self, nodes: Iterable[RegionNode]) -> tuple[Count, ...]:
        found = ((code_of(node), node.title) for node in nodes)
        return tuple(Count(diary_path(code), title, len(self.ahead[code])) for code, title in found if self.ahead[code])

    def _directories(self) -> Iterator[Planned]:
        """The groups of each region that has too many for its page, by name."""
        for node in walk(self.regions) if self.frame.makes("directory") else ():
            if node.total > FEW:
                title = f"{self.frame.word('groups')} {node.title}"
                trail = (*self._trail(node), Link(node.path, node.title))
                entries = [entry_of(group) for group in self._members[code_of(node)]]
                yield from plan_groups(self.frame, roll_path(node), title, entries, trail)

    def _map_head(self, path: str, title: str) -> Head:
        key = "map_of" if path.endswith(MAP) else "coverage_of"
        return self.frame.head(path, self.frame.word(key, name=title), "region", trail=self._map_trail(path))

    def _map_trail(self, path: str) -> tuple[Link, ...]:
        """The maps of what the region lies in whose map is at `path`."""
        above = [node for node in self.regions if path.startswith(node.path.removesuffix(f"/{HOME}") + ".")]
        country = (Link(MAP, self.frame.word("map_page")),) if self.scope.several else ()
        return (*country, *(Link(map_path((), node), node.title) for node in above))

    def _trail(self, node: RegionNode) -> tuple[Link, ...]:
        """The regions that this one lies in."""
        links, nodes, code = [], self.regions, code_of(node)
        while above := next((other for other in nodes if code.startswith(code_of(other) + ".")), None):
            links.append(Link(above.path, above.title))
            nodes = above.regions
        return tuple(links)


def total_counts(groups: Iterable[GroupSummary]) -> tuple[Count, ...]:
    """How many documents of each type the groups have together."""
    totals: dict[str, int] = {}
    for group in groups:
        for type_, count in group.counts:
            totals[type_] = totals.get(type_, 0) + count
    return as_counts(totals)


def as_counts(totals: dict[str, int]) -> tuple[Count, ...]:
    """The same in the vocabulary's order."""
    return tuple(Count("", type_, totals[type_]) for type_ in TYPE_IDS if type_ in totals)
