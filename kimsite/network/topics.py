"""Topics: what several groups write about, whatever folder, tag or category they put it under.

A topic is a type of content, or a word that several groups use; `UMKM`, `umkm` and `Umkm` are one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from kimsite.model.task import Task
from kimsite.model.value import frozen
from kimsite.model.view import Count, TermsView
from kimsite.network.frame import TOPICS, PortalFrame
from kimsite.network.library import Library, moment
from kimsite.plan.frame import HOME
from kimsite.plan.planned import Planned, ready
from kimsite.plan.roll import topic_key
from kimsite.urls import file_name, slugify
from kimsite.vocabulary import TYPE_IDS

SHARED = 200
"""A word is a topic if two groups use it; in a large network, if one group of so many does."""
MOST = 200
"""Topics that one page can name."""
TYPE = "="
"""Before the id of a type: no word has such a sign in its key."""


@frozen
class Share:
    """What the groups of one province write about one topic: how many there are, how many documents of each year (0 for
    those without a date), and how many groups spell the word how."""

    groups: int
    years: tuple[tuple[int, int], ...]
    spelled: tuple[tuple[str, int], ...] = ()


@frozen
class Topic:
    """One topic: its key, its folder, how many groups write about it, how many documents of each year there are."""

    key: str
    folder: str
    title: str
    groups: int
    years: tuple[tuple[int, int], ...]

    @property
    def of_type(self) -> bool:
        """Whether it is a type of content, and no word."""
        return self.key[:1] == TYPE

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return sum(number for _, number in self.years)

    @property
    def first(self) -> str:
        """Its first page, which has the newest."""
        return self.folder + HOME


@frozen
class Named:
    """Documents by name (`Library`), the oldest first, each with what stands for it in a list."""

    names: tuple[int, ...] = ()
    told: tuple[str, ...] = ()


def shares_of(frame: PortalFrame, library: Library) -> dict[str, tuple[Share, dict[int, Named]]]:
    """All that the groups of a province write about, with the documents of each year: by what spellings of a word have
    in common; by a type's own id behind `TYPE`."""
    types, year_of = types_by_word(frame), _years_of(frame, library)
    documents: defaultdict[str, defaultdict[int, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
    groups: Counter[str] = Counter()
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for place, roll in enumerate(library.rolls):
        mine: defaultdict[str, set[int]] = defaultdict(set)
        for type_ in roll.types:
            mine[TYPE + type_.key].update(type_.numbers)
        for word in roll.topics:
            spelled[word.key][word.title] += 1
            mine[word.key].update(word.numbers)
            if word.key in types:
                mine[TYPE + types[word.key]].update(word.numbers)
        groups.update(mine.keys())
        for key, numbers in mine.items():
            found = documents[key]
            for name, told in zip(library.names(place, numbers), library.told(place, numbers), strict=True):
                found[year_of[name]][name] = told
    return {
        key: (
            _share(groups[key], documents[key], spelled[key]),
            {year: _in_order(documents[key][year]) for year in documents[key]},
        )
        for key in sorted(documents)
    }


def _years_of(frame: PortalFrame, library: Library) -> dict[int, int]:
    """The year of each document by its name, where the network is; 0 without a date."""
    zone = ZoneInfo(frame.network.timezone)
    names = [name for place, roll in enumerate(library.rolls) for name in library.names(place, range(len(roll.dates)))]
    return {name: datetime.fromtimestamp(moment(name), zone).year if moment(name) else 0 for name in names}


def _share(groups: int, documents: Mapping[int, Mapping[int, str]], spelled: Mapping[str, int]) -> Share:
    years = tuple((year, len(documents[year])) for year in sorted(documents))
    return Share(groups, years, tuple(sorted(spelled.items())))


def _in_order(told: Mapping[int, str]) -> Named:
    names = tuple(sorted(told))
    return Named(names, tuple(map(told.__getitem__, names)))


def merged(parts: Iterable[Named]) -> Named:
    """The documents of several provinces and years."""
    told: dict[int, str] = {}
    for part in parts:
        told.update(zip(part.names, part.told, strict=True))
    return _in_order(told)


def types_by_word(frame: PortalFrame) -> dict[str, str]:
    """The types of content, by the words for one."""
    words = {type_: (topic_key(type_), topic_key(frame.wording.type_name(type_))) for type_ in TYPE_IDS}
    return {key: type_ for type_, keys in words.items() for key in keys}


def type_topics(frame: PortalFrame, shares: Mapping[str, Share]) -> tuple[Topic, ...]:
    """The types of content, with what groups file under the word for one."""
    return tuple(
        Topic(TYPE + type_, f"{TOPICS}{type_}/", frame.wording.type_name(type_, plural=True), share.groups, share.years)
        for type_ in TYPE_IDS
        if (share := shares.get(TYPE + type_))
    )


def word_topics(frame: PortalFrame, shares: Mapping[str, Share], groups: int) -> tuple[Topic, ...]:
    """The words that the network of so many groups chose, or those that several use; by title."""
    taken = {topic_key(word) for key in shares if key[:1] == TYPE for word in _names(frame, key[1:])}
    taken |= types_by_word(frame).keys()
    chosen = {topic_key(word): word for word in frame.network.topics} or _shared(shares, groups)
    titles = {key: title for key, title in chosen.items() if key in shares and key not in taken}
    topics = (
        Topic(key, f"{TOPICS}{file_name(slugify(title))}/", title, shares[key].groups, shares[key].years)
        for key, title in titles.items()
    )
    return tuple(sorted(topics, key=lambda topic: (topic.title.casefold(), topic.folder)))


def _names(frame: PortalFrame, type_: str) -> tuple[str, ...]:
    return type_, frame.wording.type_name(type_, plural=True)


def together(parts: Iterable[Mapping[str, Share]]) -> dict[str, Share]:
    """What all provinces write about."""
    groups: Counter[str] = Counter()
    years: defaultdict[str, Counter[int]] = defaultdict(Counter)
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for part in parts:
        for key, share in part.items():
            groups[key] += share.groups
            for year, number in share.years:
                years[key][year] += number
            for title, number in share.spelled:
                spelled[key][title] += number
    return {key: Share(groups[key], tuple(sorted(years[key].items())), tuple(spelled[key].items())) for key in groups}


def _shared(shares: Mapping[str, Share], groups: int) -> dict[str, str]:
    """The words that several groups use, by what their spellings have in common, as most groups spell them."""
    least = max(2, -(-groups // SHARED))
    used = sorted((-share.groups, key) for key, share in shares.items() if share.spelled)
    common = [key for number, key in used if -number >= least][:MOST]
    return {key: _as_spelled(dict(shares[key].spelled)) for key in common}


def _as_spelled(titles: Mapping[str, int]) -> str:
    """The spelling of most groups; one with capitals, if any has: who types on a phone often writes none."""
    best = min(titles, key=lambda title: (title.islower(), -titles[title], -len(title), title))
    return best[:1].upper() + best[1:] if best.islower() else best


def plan_index(frame: PortalFrame, topics: tuple[Topic, ...]) -> Planned:
    """The page that names all topics."""
    counts = tuple(Count(topic.first, topic.title, topic.documents) for topic in topics)
    head = frame.head(TOPICS + HOME, frame.word("topics"), "topics")
    return ready(Task(TOPICS + HOME, "template:terms.html", TermsView(frame.view, head, "topics", counts)))
