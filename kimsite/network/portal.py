"""The portal at the top of a network's output, in parts, from what `gist` took from each province.

    (provinces) regions, their feeds, events, maps and groups: `province`, each planned by itself
    (wards)     what the search says of the documents of some groups of a province: `find`
    front       the first page, the network's feeds
    agenda      what is to come in all regions
    data        network.json and CSV
    groups      all groups by name, the map of the country
    hosting     what is there once: files for hosts, the theme's own, the page for what is missing
    topics      an index, and a part for each topic
    words       a part for each beginning of the words that the search knows
    search      its page, and the names of the network's own pages
    sitemap     of all pages

A part has a key for all that it looks at: one whose key is the same as last time need not be planned.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial

from kimsite.digest import digest_value
from kimsite.model.value import frozen
from kimsite.model.view import Count, Link
from kimsite.network.find import Page, plan_find, plan_own_tables
from kimsite.network.frame import PortalFrame
from kimsite.network.front import plan_diary, plan_front, plan_rosters
from kimsite.network.gist import (
    AHEAD,
    ANNOUNCED,
    CSV,
    FEATURED,
    FRONT,
    HOSTING,
    JSON,
    MEMBERS,
    NEWEST,
    REGIONS,
    ROSTER,
    SHARES,
    SIZES,
    WORDS,
    Gist,
    topic_piece,
    word_pieces,
)
from kimsite.network.library import Lookup, Union
from kimsite.network.once import MISSING, plan_data, plan_once
from kimsite.network.sheets import Stretch, beside, plan_stretch, stretches
from kimsite.network.topics import (
    Share,
    Topic,
    merged,
    plan_index,
    together,
    type_topics,
    word_topics,
)
from kimsite.network.words import cut, gather_pages, plan_words, prefix_of
from kimsite.plan.hosting import sitemap_tasks
from kimsite.plan.planned import Planned, ready

LEADING = 12
"""Topics on the front page."""
TOPICS_PART, WORDS_PART = "topic-", "words-"
"""What names of parts begin with of which there are many."""
FRONT_PIECES = (FRONT, NEWEST, FEATURED, ANNOUNCED, AHEAD, MEMBERS)
"""What the first page and the network's feeds look at."""


@frozen
class Part:
    """Some outputs that are planned together. `key` stands for all that planning them looks at; they are as much `work`
    as so many sources, roughly."""

    name: str
    key: str
    plan: Callable[[], Iterable[Planned]]
    work: int = 1


class Portal:
    """All parts but provinces and wards."""

    def __init__(self, frame: PortalFrame, provinces: Sequence[Gist], wards: Sequence[Gist], headline: Lookup) -> None:
        """Provinces come by their codes, wards by the numbers of their groups."""
        self.frame = frame
        self.provinces, self.wards = tuple(provinces), tuple(wards)
        self._union = Union({province.base: province.member for province in provinces}, headline)

    def parts(self) -> Iterator[Part]:
        """Those that can be planned by themselves, but for words."""
        frame, gists = self.frame, self.provinces
        topics = self._leading_topics()
        yield self._part("front", partial(plan_front, frame, gists, topics), FRONT_PIECES, topics)
        data = self._part("data", partial(plan_data, frame, gists, self.wards), (FRONT, JSON, CSV))
        yield replace(data, work=sum(gist.groups for gist in gists) // 8)  # megabytes, however little there is to plan
        yield self._part("groups", partial(plan_rosters, frame, gists), (ROSTER,))
        yield self._part("hosting", partial(plan_once, frame, gists), (HOSTING,))
        if frame.makes("calendar"):
            yield self._part("agenda", partial(plan_diary, frame, gists), (AHEAD, REGIONS, MEMBERS))
        if frame.makes("topics"):
            yield self._part("topics", self._index, (), self.topics)
            for topic in self.topics:
                yield from self._topic_parts(topic)

    def word_parts(self, own: Gist) -> Iterator[Part]:
        """The files of words that the search reads. `own` has the `own_pieces`."""
        worded = (own, *self.wards)
        for prefix, shelves in _cut(worded).items():
            seen = [gist.digests.get(WORDS + shelf) for shelf in shelves for gist in worded]
            yield self._part(WORDS_PART + prefix, partial(_words, prefix, shelves, worded), (), seen)

    def late_parts(self, paths: Mapping[str, str], list_paths: Callable[[str], Iterable[str]]) -> Iterator[Part]:
        """Those that must know what the others came to. `paths` stand for the paths of each part, also of provinces;
        `list_paths` gives those of one."""
        if self.frame.makes("search"):
            words = {name: paths[name] for name in sorted(paths) if name.startswith(WORDS_PART)}
            yield self._part("search", partial(self._search, list(words), list_paths), (), (words, self._pages))
        if self.frame.network.base_url:
            names = sorted(paths)
            told = [paths[name] for name in names]
            yield self._part("sitemap", partial(self._sitemap, names, list_paths), (), told)

    def _part(
        self, name: str, plan: Callable[[], Iterable[Planned]], pieces: tuple[str, ...], also: object = None
    ) -> Part:
        """A part that looks at these pieces, and at what else is given."""
        gists = (*self.provinces, *self.wards)
        seen = [gist.digests.get(piece) for piece in pieces for gist in gists]
        return Part(name, digest_value(self.frame.mark, name, seen, also), plan)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """Types, then words by title."""
        if not self.frame.makes("topics"):
            return ()
        groups = sum(province.groups for province in self.provinces)
        shares = together(ward.get(dict[str, Share], SHARES) for ward in self.wards)
        return (*type_topics(self.frame, shares), *word_topics(self.frame, shares, groups))

    def _leading_topics(self) -> tuple[Count, ...]:
        """What most groups write about."""
        words = [topic for topic in self.topics if not topic.of_type]
        most = sorted(words, key=lambda topic: (-topic.groups, topic.folder))[:LEADING]
        return tuple(Count(topic.first, topic.title, topic.documents) for topic in most)

    def _index(self) -> Iterator[Planned]:
        yield plan_index(self.frame, self.topics)

    def _topic_parts(self, topic: Topic) -> Iterator[Part]:
        for stretch in stretches(topic):
            pieces = tuple(topic_piece(topic.key, year) for year in stretch.years)
            name = TOPICS_PART + topic.folder.split("/")[1] + ("" if stretch.newest else f".{stretch.start}")
            also = (topic if stretch.newest else (topic.folder, topic.title), stretch, beside(topic, stretch))
            part = self._part(name, partial(self._stretch, topic, stretch, pieces), pieces, also)
            yield replace(part, work=stretch.end - stretch.start)

    def _stretch(self, topic: Topic, stretch: Stretch, pieces: tuple[str, ...]) -> Iterator[Planned]:
        documents = merged(ward.named(piece) for ward in self.wards for piece in pieces)
        return plan_stretch(self.frame, topic, stretch, documents, self._union)

    @cached_property
    def _pages(self) -> tuple[Page, ...]:
        """The network's own pages that can be found, regions and topics."""
        kind, region = self.frame.word("topics"), self.frame.word("region")
        return (
            *((topic.first, topic.title, kind) for topic in self.topics),
            *((path, title, region) for province in self.provinces for path, title in province.parsed(REGIONS)),
        )

    def own_key(self) -> str:
        """Stands for all that `own_pieces` look at."""
        return digest_value(self.frame.network.name, self._pages)

    def own_pieces(self) -> dict[str, bytes]:
        """The words of the network's own pages, in pieces as those of a province."""
        return word_pieces(gather_pages([(self.frame.network.name, ""), *((t, kind) for _, t, kind in self._pages)]))

    def _search(self, parts: Iterable[str], list_paths: Callable[[str], Iterable[str]]) -> Iterator[Planned]:
        prefixes = [prefix_of(path) for part in parts for path in list_paths(part)]
        provinces = tuple(Link(path, title) for gist in self.provinces for path, title in gist.parsed(REGIONS)[:1])
        topics = tuple(Link(topic.first, topic.title) for topic in self.topics)
        yield plan_find(self.frame, prefixes, provinces, topics)
        yield from plan_own_tables(self._pages)

    def _sitemap(self, parts: Iterable[str], list_paths: Callable[[str], Iterable[str]]) -> Iterator[Planned]:
        """Search engines hear of every page."""
        paths = (path for part in parts for path in list_paths(part))
        pages = sorted(path for path in paths if path.endswith(".html") and path != MISSING)
        tasks = sitemap_tasks(self.frame.network.base_url, tuple((path, None) for path in pages))
        yield from map(ready, tasks)


def _cut(worded: Iterable[Gist]) -> dict[str, tuple[str, ...]]:
    """Which shelves of words belong together."""
    sizes: dict[str, int] = {}
    for gist in worded:
        for name, size in gist.parsed(SIZES).items():
            sizes[name] = sizes.get(name, 0) + size
    return cut(sizes)


def _words(prefix: str, shelves: Iterable[str], worded: Sequence[Gist]) -> Iterator[Planned]:
    return plan_words(prefix, (gist.words(shelf) for shelf in shelves for gist in worded))
