"""What surrounds every page of a portal: the network's identity, its menu, heads and feeds."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from kimsite.digest import digest_value
from kimsite.model.content import Network
from kimsite.model.feed import FeedEntry, FeedView
from kimsite.model.navigation import MenuItem
from kimsite.model.preview import PREVIEW_SIZE
from kimsite.model.theme import OF_PORTALS, OPTIONAL, Catalogue, Theme
from kimsite.model.view import Head, Link, SiteView
from kimsite.network.news import News, feed_entry
from kimsite.plan.feeds import BEGINNING, ENTRIES
from kimsite.plan.frame import FEEDS, HOME, dress
from kimsite.plan.identity import guid_of
from kimsite.plan.planned import Planned
from kimsite.plan.posters import network_card
from kimsite.urls import absolute, root_of
from kimsite.wording import Wording

TOPICS, AGENDA, GROUPS = "topik/", "agenda/", "kelompok/"
"""Folders of a portal beside its groups'; `wilayah/` and `cari/` are others."""
REMEMBERED = 1024
"""Entries of feeds that are kept."""

NEVER = frozenset({"categories", "tags", "authors", "archive", "profile", "voice", "app"})
"""What only groups have."""


class PortalFrame:
    """A network in a theme, with the parts that all its pages share worked out once."""

    def __init__(
        self, network: Network, theme: Theme, settings: tuple[tuple[str, str], ...], catalogue: Catalogue
    ) -> None:
        self.network = network
        self.theme = theme
        drawn = {template.name for template in theme.templates}
        self._without = {*theme.without, *(kind for kind, name in OF_PORTALS.items() if name not in drawn)}
        self.wording = Wording(catalogue)
        self.view = SiteView(
            name=network.name,
            short=network.name,
            tagline=network.tagline,
            language=network.language,
            base_url=network.base_url,
            **dress(theme),
            settings=settings,
            menu=self._menu(),
            without=tuple(kind for kind in OPTIONAL if kind in NEVER or kind in self._without),
        )
        self.card = network_card(self.view) if network.base_url and network.cards else None
        self.mark = digest_value(self.view, self.card and self.card.path, network.timezone, digest_value(catalogue))
        self._entries: dict[tuple[str, str], FeedEntry] = {}

    def makes(self, kind: str) -> bool:
        """Whether the theme wants this kind of output (one of model.theme.OPTIONAL)."""
        return kind not in self._without

    def word(self, key: str, **gaps: object) -> str:
        """A word of the interface."""
        return self.wording.t(key, **gaps)

    def _menu(self) -> tuple[MenuItem, ...]:
        """Always the same, whatever there is to show: else one event would change every page of a portal."""
        ways = (("topics", TOPICS), ("calendar", AGENDA), ("directory", GROUPS))
        words = {"topics": "topics", "calendar": "types.agenda", "directory": "groups"}
        return (
            MenuItem("home", HOME),
            *(MenuItem(kind, folder + HOME, self.word(words[kind])) for kind, folder in ways if self.makes(kind)),
        )

    def head(
        self,
        path: str,
        title: str,
        section: str,
        feeds: tuple[Link, ...] = (),
        trail: tuple[Link, ...] = (),
        description: str = "",
    ) -> Head:
        """The head of one page of the portal."""
        base = self.network.base_url
        return Head(
            path=path,
            root=root_of(path),
            title=title,
            description=description or self.network.tagline or self.network.name,
            section=section,
            language=self.network.language,
            absolute=absolute(base, path),
            image=absolute(base, self.card.path) if self.card else "",
            image_alt=self.network.name if self.card else "",
            image_size=PREVIEW_SIZE if self.card else None,
            feeds=feeds,
            trail=trail,
        )

    def feed_links(self, folder: str, title: str) -> tuple[Link, ...]:
        """The feeds that stand in `folder` ("" or ending in a slash)."""
        return tuple(Link(folder + name, title) for maker, name in FEEDS.items() if self.makes(maker))

    def feeds(self, folder: str, title: str, news: Callable[[], Iterable[News]], *told: object) -> Iterator[Planned]:
        """The feeds of what is new in `folder`, the newest first. `told` stands for all that they tell of groups."""
        for maker, name in FEEDS.items():
            if self.makes(maker):
                path = folder + name
                show = partial(self._feed, path, title, news)
                yield Planned(path, maker, show, seen=digest_value(self.mark, path, title, told))

    def _feed(self, path: str, title: str, find: Callable[[], Iterable[News]]) -> FeedView:
        """The feed at `path`."""
        news = find()
        base, folder = self.network.base_url, path[: path.rfind("/") + 1]
        entries = tuple(self._entry(one) for one, _ in zip(news, range(ENTRIES), strict=False))
        return FeedView(
            guid=guid_of(f"+{base}", folder),
            title=title,
            description=self.network.tagline or title,
            language=self.network.language,
            home_url=absolute(base, folder + HOME),
            self_url=absolute(base, path),
            author=self.network.name,
            updated=max((entry.updated for entry in entries), default=BEGINNING),
            entries=entries,
        )

    def _entry(self, news: News) -> FeedEntry:
        """A document stands in many feeds, always as the same entry; soon after each other, since feeds are made by
        their paths."""
        key = (news.group.slug, news.headline.path)
        if len(self._entries) >= REMEMBERED:
            self._entries.clear()
        return self._entries.get(key) or self._entries.setdefault(key, feed_entry(news, self.wording))
