"""The portal at the top of a network's output, planned from the groups' summaries and rolls alone."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from kimsite.digest import digest_value
from kimsite.model.content import Network
from kimsite.model.directory import RegionNode
from kimsite.model.feed import TextView
from kimsite.model.summary import GroupSummary
from kimsite.model.task import Task
from kimsite.model.theme import Catalogue, Theme
from kimsite.model.view import Count, Head, Link, MissingView, PortalView
from kimsite.network.activity import most_active
from kimsite.network.agenda import Diary, diary_path, plan_agenda
from kimsite.network.directory import code_of, group_line, members, outline, placed, region_tree, walk
from kimsite.network.find import plan_find
from kimsite.network.frame import GROUPS, PortalFrame
from kimsite.network.groups import FEW, plan_groups, roll_path
from kimsite.network.library import Library, unknown
from kimsite.network.maps import MAP, map_path, pins_of, plan_maps
from kimsite.network.news import LATEST, UPCOMING, News, agenda, announced, by_region, cards, featured, latest
from kimsite.network.topics import plan_topics, type_topics, word_topics
from kimsite.network.twins import network_csv, network_json
from kimsite.plan.feeds import ENTRIES
from kimsite.plan.frame import HOME
from kimsite.plan.hosting import fingerprint, host_tasks, robots, sitemap_tasks
from kimsite.plan.planned import Planned, ready
from kimsite.plan.redirects import rules
from kimsite.urls import absolute
from kimsite.vocabulary import TYPE_IDS

MISSING = "404.html"
LEADING = 12
"""Topics on the front page."""


def plan_portal(
    network: Network,
    groups: tuple[GroupSummary, ...],
    theme: Theme,
    settings: tuple[tuple[str, str], ...],
    catalogue: Catalogue,
    library: Library | None = None,
) -> tuple[Planned, ...]:
    """The front page, a page and feeds for each region and topic, what is to come, all groups by name, maps, the search
    of what is in the `library`, network feeds, network.json and CSV, files for hosts."""
    library = library or Library(groups, (), unknown)
    portal = _Portal(PortalFrame(network, theme, settings, catalogue), groups, library)
    return tuple(sorted(portal.outputs(), key=lambda output: output.path))


class _Portal:
    def __init__(self, frame: PortalFrame, groups: tuple[GroupSummary, ...], library: Library) -> None:
        self.frame = frame
        self.library = library
        self.network = frame.network
        self.groups = tuple(sorted(groups, key=lambda group: (group.name.casefold(), group.slug)))
        self.regions = region_tree(self.groups)
        self.members = members(self.groups)
        self.news = latest(self.groups)
        self.latest = by_region(self.news, LATEST)
        self.announced = by_region(announced(self.groups), ENTRIES)
        self.ahead = by_region(agenda(self.groups))
        self.maps = tuple(self._maps()) if frame.makes("map") else ()
        self.types = type_topics(frame, library) if frame.makes("topics") else ()
        self.topics = word_topics(frame, library, self.types) if frame.makes("topics") else ()

    def outputs(self) -> Iterator[Planned]:
        """All of it; search engines hear of every page."""
        made = [*map(ready, self._tasks()), *self._places(), *self._directories(), *self.maps]
        if self.frame.makes("calendar"):
            made += self._agendas()
        if self.frame.makes("topics"):
            made += plan_topics(self.frame, (*self.types, *self.topics), self.library)
        if self.frame.makes("search"):
            made += self._find()
        yield from made
        if self.network.base_url:
            pages = sorted(o.path for o in made if o.maker.startswith("template:") and o.path != MISSING)
            yield from map(ready, sitemap_tasks(self.network.base_url, tuple((path, None) for path in pages)))

    def _tasks(self) -> Iterator[Task]:
        """What there is once."""
        frame = self.frame
        yield self._front()
        if frame.makes("not_found"):
            yield Task(MISSING, "template:404.html", self._missing())
        if frame.makes("twins"):
            yield Task("network.json", "text", TextView(network_json(self.network, self.groups)))
            yield Task("kim.csv", "text", TextView(network_csv(self.network, self.groups)))
        yield from (Task(asset.path, "text", TextView(asset.text)) for asset in frame.theme.served)
        if frame.card:
            yield Task(frame.card.path, "card", frame.card)
        yield Task("robots.txt", "text", TextView(robots(self.network.base_url)))
        yield from host_tasks(self.network.base_url, self._redirects(), self._scripts(), self._forms())

    def _places(self) -> Iterator[Planned]:
        """The page and the feeds of each region, and the feeds of the network."""
        frame = self.frame
        yield from frame.feeds("", self.network.name, partial(self._announced, ""), self._told(""))
        for node in walk(self.regions):
            code, told = code_of(node), self._told(code_of(node))
            title = f"{node.title} – {self.network.name}"
            seen = digest_value(frame.mark, node.path, node.title, self._trail(node), bool(self.maps), told)
            yield Planned(node.path, "template:portal.html", partial(self._region, node), seen=seen)
            folder = node.path.removesuffix(HOME)
            yield from frame.feeds(folder, title, partial(self._announced, code), told)

    def _told(self, code: str) -> str:
        """Stands for all that the groups of a region say."""
        return digest_value([self.library.marks[group.slug] for group in self.members[code]])

    def _announced(self, code: str) -> list[News]:
        return self.announced[code]

    def _scripts(self) -> tuple[str, ...]:
        """The fingerprints of what runs on the network's pages: groups may have other themes than the portal."""
        return (fingerprint(self.frame.view.script), *(group.script for group in self.groups))

    def _front(self) -> Task:
        homeless = tuple(group_line(group) for group in self.groups if not placed(group))
        few, first = len(self.groups) <= FEW, featured(self.news)
        view = PortalView(
            site=self.frame.view,
            head=self.frame.head(HOME, "", "home", self.frame.feed_links("", self.network.name)),
            about=self.network.about,
            region=None,
            regions=self.regions if few else outline(self.regions),
            groups=homeless if few else (),
            latest=cards(news for news in self.latest[""] if news not in first),
            agenda=cards(self.ahead[""][:UPCOMING]),
            counts=total_counts(self.groups),
            groups_total=len(self.groups),
            map=self._map(None),
            diary=self._diary(""),
            directory=GROUPS + HOME if self.frame.makes("directory") else "",
            featured=cards(first),
            active=most_active(self.groups),
            topics=self._leading_topics(),
        )
        return Task(HOME, "template:portal.html", view)

    def _region(self, node: RegionNode) -> PortalView:
        code = code_of(node)
        inside, folder = self.members[code], node.path.removesuffix(HOME)
        links = self.frame.feed_links(folder, f"{node.title} – {self.network.name}")
        few = node.total <= FEW
        return PortalView(
            site=self.frame.view,
            head=self.frame.head(node.path, node.title, "region", links, self._trail(node)),
            about="",
            region=node if few else outline((node,))[0],
            regions=node.regions if few else outline(node.regions),
            groups=node.groups if len(node.groups) <= FEW else (),
            latest=cards(self.latest[code]),
            agenda=cards(self.ahead[code][:UPCOMING]),
            counts=total_counts(inside),
            groups_total=len(inside),
            map=self._map(node),
            diary=self._diary(code),
            directory=roll_path(node) if not few and self.frame.makes("directory") else "",
        )

    def _diary(self, code: str) -> str:
        """The way to all that is to come in a region; a region without events has no such page."""
        return diary_path(code) if self.frame.makes("calendar") and (self.ahead[code] or not code) else ""

    def _agendas(self) -> Iterator[Planned]:
        word = self.frame.wording.type_name("agenda", plural=True)
        inside = self._with_events(self.regions)
        yield from plan_agenda(self.frame, Diary("", word, tuple(self.ahead[""]), inside, (), self._told("")))
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
        """All groups by name; and those of each region that has too many for its page."""
        if not self.frame.makes("directory"):
            return
        yield from plan_groups(self.frame, GROUPS + HOME, self.frame.word("groups"), self.members[""], ())
        for node in walk(self.regions):
            if node.total > FEW:
                title = f"{self.frame.word('groups')} {node.title}"
                trail = (*self._trail(node), Link(node.path, node.title))
                yield from plan_groups(self.frame, roll_path(node), title, self.members[code_of(node)], trail)

    def _leading_topics(self) -> tuple[Count, ...]:
        """What most groups write about."""
        most = sorted(self.topics, key=lambda topic: (-topic.groups, topic.folder))[:LEADING]
        return tuple(Count(topic.first, topic.title, len(topic.documents)) for topic in most)

    def _find(self) -> Iterator[Planned]:
        """The search knows regions and topics, too, not only groups and what they wrote."""
        topics = [(topic.first, topic.title) for topic in (*self.types, *self.topics)]
        kind = self.frame.word("topics")
        pages = (
            *((path, title, kind) for path, title in topics),
            *((node.path, node.title, self.frame.word("region")) for node in walk(self.regions)),
        )
        ways = tuple(Link(node.path, node.title) for node in self.regions)
        links = tuple(Link(path, title) for path, title in topics)
        yield from plan_find(self.frame, self.library, pages, ways, links)

    def _map(self, node: RegionNode | None) -> str:
        """The way to the map of a region, or of them all."""
        return map_path(self.regions, node) if self.maps else ""

    def _maps(self) -> Iterator[Planned]:
        def head(path: str, title: str) -> Head:
            key = "map_page" if not title else "map_of" if path.endswith(MAP) else "coverage_of"
            return self.frame.head(path, self.frame.word(key, name=title), "region", trail=self._map_trail(path))

        yield from plan_maps(self.frame.view, self.regions, pins_of(self.groups), head)

    def _map_trail(self, path: str) -> tuple[Link, ...]:
        """The maps of what the region lies in whose map is at `path`."""
        above = [node for node in self.regions if path.startswith(node.path.removesuffix(f"/{HOME}") + ".")]
        country = (Link(MAP, self.frame.word("map_page")),) if len(self.regions) > 1 and path != MAP else ()
        return (*country, *(Link(map_path((), node), node.title) for node in above))

    def _trail(self, node: RegionNode) -> tuple[Link, ...]:
        """The regions that this one lies in."""
        links, nodes, code = [], self.regions, code_of(node)
        while above := next((other for other in nodes if code.startswith(code_of(other) + ".")), None):
            links.append(Link(above.path, above.title))
            nodes = above.regions
        return tuple(links)

    def _missing(self) -> MissingView:
        frame = self.frame
        head = replace(frame.head(MISSING, frame.word("not_found"), ""), noindex=True, absolute="")
        sheet = frame.theme.stylesheet
        home = absolute(self.network.base_url, HOME) or HOME
        return MissingView(frame.view, head, home, sheet.text if sheet else "")

    def _redirects(self) -> str:
        """Old addresses of all groups: hosts read only the file at the top."""
        top = urlsplit(self.network.base_url).path.rstrip("/")
        return "".join(rules(group.moved, f"{top}/{group.slug}") for group in self.groups)

    def _forms(self) -> tuple[str, ...]:
        """Where the forms of all groups lead: the headers at the top hold for their folders too."""
        return tuple(form for group in self.groups for form in group.forms)


def total_counts(groups: Iterable[GroupSummary]) -> tuple[Count, ...]:
    """How many documents of each type the groups have together."""
    totals: dict[str, int] = {}
    for group in groups:
        for type_, count in group.counts:
            totals[type_] = totals.get(type_, 0) + count
    return tuple(Count("", type_, totals[type_]) for type_ in TYPE_IDS if type_ in totals)
