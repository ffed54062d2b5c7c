"""The portal at the top of a network's output, in parts, from what `gist` took from each province.

    (provinces) regions, their feeds, events, maps and groups: `province`, each planned by itself
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
from kimsite.model.content import Network
from kimsite.model.summary import GroupSummary
from kimsite.model.theme import Catalogue, Theme
from kimsite.model.value import frozen
from kimsite.model.view import Count, Link
from kimsite.network.directory import province_of
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
    TOPIC,
    WORDS,
    Gist,
    in_memory,
    pieces_of,
    word_pieces,
)
from kimsite.network.groups import FEW
from kimsite.network.library import Library, Lookup, Union, bases, unknown
from kimsite.network.once import MISSING, plan_data, plan_once
from kimsite.network.province import Province, Scope
from kimsite.network.topics import (
    PER_PAGE,
    Share,
    Topic,
    merged,
    plan_index,
    plan_topic,
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
    """All parts but the provinces."""

    def __init__(self, frame: PortalFrame, gists: Sequence[Gist], headline: Lookup) -> None:
        """`gists` come by the codes of their provinces."""
        self.frame = frame
        self.gists = tuple(gists)
        self._union = Union({gist.base: gist.member for gist in self.gists}, headline)

    def parts(self) -> Iterator[Part]:
        """Those that can be planned by themselves, but for words."""
        frame, gists = self.frame, self.gists
        topics = self._leading_topics()
        yield self._part("front", partial(plan_front, frame, gists, topics), FRONT_PIECES, topics)
        yield self._part("data", partial(plan_data, frame, gists), (FRONT, JSON, CSV))
        yield self._part("groups", partial(plan_rosters, frame, gists), (ROSTER,))
        yield self._part("hosting", partial(plan_once, frame, gists), (HOSTING,))
        if frame.makes("calendar"):
            yield self._part("agenda", partial(plan_diary, frame, gists), (AHEAD, REGIONS, MEMBERS))
        if frame.makes("topics"):
            yield self._part("topics", self._index, (), self.topics)
            for topic in self.topics:
                name = TOPICS_PART + topic.folder.split("/")[1]
                part = self._part(name, partial(self._topic, topic), (TOPIC + topic.key,), topic)
                yield replace(part, work=topic.documents // PER_PAGE + 1)

    def word_parts(self, own: Gist) -> Iterator[Part]:
        """The files of words that the search reads. `own` has the `own_pieces`."""
        worded = (own, *self.gists)
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
        """A part that looks at these pieces of all provinces, and at what else is given."""
        seen = [gist.digests.get(piece) for piece in pieces for gist in self.gists]
        return Part(name, digest_value(self.frame.mark, name, seen, also), plan)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """Types, then words by title."""
        if not self.frame.makes("topics"):
            return ()
        groups = sum(gist.groups for gist in self.gists)
        shares = together(gist.get(dict[str, Share], SHARES) for gist in self.gists)
        return (*type_topics(self.frame, shares), *word_topics(self.frame, shares, groups))

    def _leading_topics(self) -> tuple[Count, ...]:
        """What most groups write about."""
        words = [topic for topic in self.topics if not topic.of_type]
        most = sorted(words, key=lambda topic: (-topic.groups, topic.folder))[:LEADING]
        return tuple(Count(topic.first, topic.title, topic.documents) for topic in most)

    def _index(self) -> Iterator[Planned]:
        yield plan_index(self.frame, self.topics)

    def _topic(self, topic: Topic) -> Iterator[Planned]:
        return plan_topic(self.frame, topic, merged(gist.named(topic.key) for gist in self.gists), self._union)

    @cached_property
    def _pages(self) -> tuple[Page, ...]:
        """The network's own pages that can be found, regions and topics."""
        kind, region = self.frame.word("topics"), self.frame.word("region")
        return (
            *((topic.first, topic.title, kind) for topic in self.topics),
            *((path, title, region) for gist in self.gists for path, title in gist.parsed(REGIONS)),
        )

    def own_key(self) -> str:
        """Stands for all that `own_pieces` look at."""
        return digest_value(self.frame.network.name, self._pages)

    def own_pieces(self) -> dict[str, bytes]:
        """The words of the network's own pages, in pieces as those of a province."""
        return word_pieces(gather_pages([(self.frame.network.name, ""), *((t, kind) for _, t, kind in self._pages)]))

    def _search(self, parts: Iterable[str], list_paths: Callable[[str], Iterable[str]]) -> Iterator[Planned]:
        prefixes = [prefix_of(path) for part in parts for path in list_paths(part)]
        provinces = tuple(Link(path, title) for gist in self.gists for path, title in gist.parsed(REGIONS)[:1])
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


def plan_portal(
    network: Network,
    groups: tuple[GroupSummary, ...],
    theme: Theme,
    settings: tuple[tuple[str, str], ...],
    catalogue: Catalogue,
    library: Callable[[tuple[GroupSummary, ...], int], Library] | None = None,
    headline: Lookup = unknown,
) -> tuple[Planned, ...]:
    """All outputs of a small network, at once. `library` gives the documents of groups that are numbered from a base;
    `headline` what lists show of one."""
    library = library or (lambda some, base: Library(some, (), unknown, base=base))
    frame = PortalFrame(network, theme, settings, catalogue)
    by_code = provinces_of(groups)
    scope = Scope(len(by_code.keys() - {""}) > 1, len(groups) <= FEW)
    starts = bases(len(inside) for inside in by_code.values())
    provinces = {
        code: Province(frame, library(inside, base), scope)
        for (code, inside), base in zip(by_code.items(), starts, strict=True)
    }
    made = {code: tuple(province.outputs()) for code, province in provinces.items()}
    portal = Portal(
        frame,
        [
            in_memory(code, province.library.base, len(province.groups), pieces_of(province))
            for code, province in provinces.items()
        ],
        headline,
    )
    parts = [*portal.parts()]
    if frame.makes("search"):
        parts += portal.word_parts(in_memory("", 0, 0, portal.own_pieces()))
    made |= {part.name: tuple(part.plan()) for part in parts}
    paths = {name: tuple(output.path for output in outputs) for name, outputs in made.items()}
    late = portal.late_parts({name: repr(some) for name, some in paths.items()}, paths.__getitem__)
    made |= {part.name: tuple(part.plan()) for part in late}
    return tuple(sorted((output for outputs in made.values() for output in outputs), key=lambda output: output.path))


def provinces_of(groups: Iterable[GroupSummary]) -> dict[str, tuple[GroupSummary, ...]]:
    """The groups by the code of their province, "" for those whose place nobody knows; in the codes' order."""
    found: dict[str, list[GroupSummary]] = {}
    for group in groups:
        found.setdefault(province_of(group.region), []).append(group)
    return {code: tuple(found[code]) for code in sorted(found)}
