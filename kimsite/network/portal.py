"""The portal at the top of a network's output, planned from the groups' summaries alone."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from kimsite.model.content import Network
from kimsite.model.directory import RegionNode
from kimsite.model.feed import FeedView, TextView
from kimsite.model.navigation import MenuItem
from kimsite.model.preview import PREVIEW_SIZE
from kimsite.model.summary import GroupSummary
from kimsite.model.task import Task
from kimsite.model.theme import OPTIONAL, Catalogue, Theme
from kimsite.model.view import Count, Head, Link, MissingView, PortalView, SiteView
from kimsite.network.directory import group_line, placed, region_tree, walk, within
from kimsite.network.maps import MAP, map_path, pins_of, plan_maps
from kimsite.network.news import LATEST, UPCOMING, agenda, announced, cards, feed_entry, latest
from kimsite.network.twins import network_csv, network_json
from kimsite.plan.feeds import BEGINNING, ENTRIES
from kimsite.plan.frame import FEEDS, HOME, dress
from kimsite.plan.hosting import fingerprint, host_tasks, robots, sitemap_tasks
from kimsite.plan.identity import guid_of
from kimsite.plan.planned import Planned, ready
from kimsite.plan.posters import network_card
from kimsite.plan.redirects import rules
from kimsite.urls import absolute, root_of
from kimsite.vocabulary import TYPE_IDS
from kimsite.wording import Wording


def plan_portal(
    network: Network,
    groups: tuple[GroupSummary, ...],
    theme: Theme,
    settings: tuple[tuple[str, str], ...],
    catalogue: Catalogue,
) -> tuple[Planned, ...]:
    """The front page, a page and feeds for each region, maps, network feeds, network.json and CSV, files for hosts."""
    portal = _Portal(network, groups, theme, settings, catalogue)
    planned = (*map(ready, portal.tasks()), *portal.maps)
    return tuple(sorted(planned, key=lambda output: output.path))


class _Portal:
    def __init__(
        self,
        network: Network,
        groups: tuple[GroupSummary, ...],
        theme: Theme,
        settings: tuple[tuple[str, str], ...],
        catalogue: Catalogue,
    ) -> None:
        self.network = network
        self.groups = tuple(sorted(groups, key=lambda group: (group.name.casefold(), group.slug)))
        self.theme = theme
        self.wording = Wording(catalogue)
        self.feeds = {maker: name for maker, name in FEEDS.items() if maker not in theme.without}
        self.view = SiteView(
            name=network.name,
            short=network.name,
            tagline=network.tagline,
            language=network.language,
            base_url=network.base_url,
            **dress(theme),
            settings=settings,
            menu=(MenuItem("home", HOME),),
            without=tuple(kind for kind in OPTIONAL if kind == "app" or kind in theme.without),
        )
        self.regions = region_tree(self.groups)
        self.card = network_card(self.view) if network.base_url and network.cards else None
        self.maps = tuple(self._maps()) if "map" not in theme.without else ()

    def tasks(self) -> Iterator[Task]:
        yield self._front()
        yield from self._feeds("", self.network.name, self.groups)
        pages = [HOME, *(output.path for output in self.maps)]
        for node in walk(self.regions):
            inside = tuple(group for group in self.groups if within(group, node))
            yield self._region(node, inside)
            yield from self._feeds(node.path.removesuffix(HOME), f"{node.title} – {self.network.name}", inside)
            pages.append(node.path)
        if "not_found" not in self.theme.without:
            yield Task("404.html", "template:404.html", self._missing())
        if "twins" not in self.theme.without:
            yield Task("network.json", "text", TextView(network_json(self.network, self.groups)))
            yield Task("kim.csv", "text", TextView(network_csv(self.network, self.groups)))
        yield from (Task(asset.path, "text", TextView(asset.text)) for asset in self.theme.served)
        if self.card:
            yield Task(self.card.path, "card", self.card)
        yield Task("robots.txt", "text", TextView(robots(self.network.base_url)))
        yield from host_tasks(self.network.base_url, self._redirects(), self._scripts(), self._forms())
        if self.network.base_url:
            yield from sitemap_tasks(self.network.base_url, tuple((path, None) for path in sorted(pages)))

    def _scripts(self) -> tuple[str, ...]:
        """The fingerprints of what runs on the network's pages: groups may have other themes than the portal."""
        return (fingerprint(self.view.script), *(group.script for group in self.groups))

    def _front(self) -> Task:
        homeless = tuple(group_line(group) for group in self.groups if not placed(group))
        view = PortalView(
            site=self.view,
            head=self._head(HOME, "", "home", self._feed_links("", self.network.name)),
            about=self.network.about,
            region=None,
            regions=self.regions,
            groups=homeless,
            latest=cards(latest(self.groups)[:LATEST]),
            agenda=cards(agenda(self.groups)[:UPCOMING]),
            counts=total_counts(self.groups),
            groups_total=len(self.groups),
            map=self._map(None),
        )
        return Task(HOME, "template:portal.html", view)

    def _region(self, node: RegionNode, inside: tuple[GroupSummary, ...]) -> Task:
        title = f"{node.title} – {self.network.name}"
        head = self._head(
            node.path, node.title, "region", self._feed_links(node.path.removesuffix(HOME), title), self._trail(node)
        )
        view = PortalView(
            site=self.view,
            head=head,
            about="",
            region=node,
            regions=node.regions,
            groups=node.groups,
            latest=cards(latest(inside)[:LATEST]),
            agenda=cards(agenda(inside)[:UPCOMING]),
            counts=total_counts(inside),
            groups_total=len(inside),
            map=self._map(node),
        )
        return Task(node.path, "template:portal.html", view)

    def _map(self, node: RegionNode | None) -> str:
        """The way to the map of a region, or of them all."""
        return map_path(self.regions, node) if self.maps else ""

    def _maps(self) -> Iterator[Planned]:
        def head(path: str, title: str) -> Head:
            key = "map_page" if not title else "map_of" if path.endswith(MAP) else "coverage_of"
            return self._head(path, self.wording.t(key, name=title), "region", trail=self._map_trail(path))

        yield from plan_maps(self.view, self.regions, pins_of(self.groups), head)

    def _map_trail(self, path: str) -> tuple[Link, ...]:
        """The maps of what the region lies in whose map is at `path`."""
        above = [node for node in self.regions if path.startswith(node.path.removesuffix(f"/{HOME}") + ".")]
        country = (Link(MAP, self.wording.t("map_page")),) if len(self.regions) > 1 and path != MAP else ()
        return (*country, *(Link(map_path((), node), node.title) for node in above))

    def _trail(self, node: RegionNode) -> tuple[Link, ...]:
        """The regions that this one lies in."""
        return tuple(
            Link(other.path, other.title)
            for other in walk(self.regions)
            if other.path != node.path and node.path.startswith(other.path.removesuffix("/index.html") + ".")
        )

    def _head(
        self, path: str, title: str, section: str, feeds: tuple[Link, ...] = (), trail: tuple[Link, ...] = ()
    ) -> Head:
        return Head(
            path=path,
            root=root_of(path),
            title=title,
            description=self.network.tagline or self.network.name,
            section=section,
            language=self.network.language,
            absolute=absolute(self.network.base_url, path),
            image=absolute(self.network.base_url, self.card.path) if self.card else "",
            image_alt=self.network.name if self.card else "",
            image_size=PREVIEW_SIZE if self.card else None,
            feeds=feeds,
            trail=trail,
        )

    def _missing(self) -> MissingView:
        head = replace(self._head("404.html", self.wording.t("not_found"), ""), noindex=True, absolute="")
        sheet = self.theme.stylesheet
        return MissingView(self.view, head, absolute(self.network.base_url, HOME) or HOME, sheet.text if sheet else "")

    def _redirects(self) -> str:
        """Old addresses of all groups: hosts read only the file at the top."""
        top = urlsplit(self.network.base_url).path.rstrip("/")
        return "".join(rules(group.moved, f"{top}/{group.slug}") for group in self.groups)

    def _forms(self) -> tuple[str, ...]:
        """Where the forms of all groups lead: the headers at the top hold for their folders too."""
        return tuple(form for group in self.groups for form in group.forms)

    def _feed_links(self, folder: str, title: str) -> tuple[Link, ...]:
        return tuple(Link(folder + name, title) for name in self.feeds.values())

    def _feeds(self, folder: str, title: str, groups: Iterable[GroupSummary]) -> Iterator[Task]:
        base = self.network.base_url
        entries = tuple(feed_entry(news, self.wording) for news in announced(groups)[:ENTRIES])
        view = FeedView(
            guid=guid_of(f"+{self.network.base_url}", folder),
            title=title,
            description=self.network.tagline or title,
            language=self.network.language,
            home_url=absolute(base, folder + HOME),
            self_url="",
            author=self.network.name,
            updated=max((entry.updated for entry in entries), default=BEGINNING),
            entries=entries,
        )
        for maker, name in self.feeds.items():
            yield Task(folder + name, maker, replace(view, self_url=absolute(base, folder + name)))


def total_counts(groups: Iterable[GroupSummary]) -> tuple[Count, ...]:
    """How many documents of each type the groups have together."""
    totals: dict[str, int] = {}
    for group in groups:
        for type_, count in group.counts:
            totals[type_] = totals.get(type_, 0) + count
    return tuple(Count("", type_, totals[type_]) for type_ in TYPE_IDS if type_ in totals)
