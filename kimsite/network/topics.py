"""Topics: what several groups write about, whatever folder, tag or category they put it under.

A topic is a type of content, or a word that several groups use; `UMKM`, `umkm` and `Umkm` are one. Documents are cut
into pages beginning with the oldest, so that a page that is full stays as it is when new documents come.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from kimsite.digest import digest_value
from kimsite.model.task import Task
from kimsite.model.value import frozen
from kimsite.model.view import Count, Link, TermsView, TopicView
from kimsite.network.frame import TOPICS, PortalFrame
from kimsite.network.library import Library, Union, moment
from kimsite.network.news import News, cards
from kimsite.plan.feeds import ENTRIES
from kimsite.plan.frame import HOME
from kimsite.plan.planned import Planned, ready
from kimsite.plan.roll import topic_key
from kimsite.urls import file_name, slugify
from kimsite.vocabulary import TYPE_IDS

PER_PAGE = 25
"""Documents on a page; the newest has up to twice as many but one."""
SHARED = 200
"""A word is a topic if two groups use it; in a large network, if one group of so many does."""
MOST = 200
"""Topics that one page can name."""
TYPE = "="
"""Before the id of a type: no word has such a sign in its key."""


@frozen
class Share:
    """What the groups of one province write about one topic: how many there are, how each spells the word, and how
    many documents there are."""

    groups: int
    documents: int
    spelled: tuple[tuple[str, int], ...] = ()


@frozen
class Topic:
    """One topic: its key, its folder, how many documents and groups it has."""

    key: str
    folder: str
    title: str
    documents: int
    groups: int

    @property
    def of_type(self) -> bool:
        """Whether it is a type of content, and no word."""
        return self.key[:1] == TYPE

    @property
    def first(self) -> str:
        """Its first page, which has the newest."""
        return self.folder + HOME


@frozen
class Named:
    """The documents of a topic by name (`Library`), the oldest first, each with what stands for it in a list."""

    names: tuple[int, ...] = ()
    told: tuple[str, ...] = ()


@frozen
class Page:
    """One page of a topic."""

    path: str
    documents: Named


def shares_of(frame: PortalFrame, library: Library) -> dict[str, tuple[Share, Named]]:
    """All that the groups of a province write about: by what spellings of a word have in common; by a type's own id
    behind `TYPE`."""
    types = types_by_word(frame)
    documents: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
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
        for key, numbers in mine.items():
            documents[key] += zip(library.names(place, numbers), library.told(place, numbers), strict=True)
        groups.update(mine.keys())
    return {
        key: (Share(groups[key], len(found), tuple(sorted(spelled[key].items()))), _sorted(found))
        for key, found in sorted(documents.items())
    }


def _sorted(documents: Iterable[tuple[int, str]]) -> Named:
    names, told = zip(*sorted(documents), strict=True)
    return Named(names, told)


def merged(parts: Iterable[Named]) -> Named:
    """The documents of all provinces."""
    told: dict[int, str] = {}
    for part in parts:
        told.update(zip(part.names, part.told, strict=True))
    names = tuple(sorted(told))
    return Named(names, tuple(map(told.__getitem__, names)))


def types_by_word(frame: PortalFrame) -> dict[str, str]:
    """The types of content, by the words for one."""
    words = {type_: (topic_key(type_), topic_key(frame.wording.type_name(type_))) for type_ in TYPE_IDS}
    return {key: type_ for type_, keys in words.items() for key in keys}


def type_topics(frame: PortalFrame, shares: Mapping[str, Share]) -> tuple[Topic, ...]:
    """The types of content, with what groups file under the word for one."""
    return tuple(
        Topic(TYPE + type_, f"{TOPICS}{type_}/", frame.wording.type_name(type_, plural=True), *_size(shares, type_))
        for type_ in TYPE_IDS
        if TYPE + type_ in shares
    )


def _size(shares: Mapping[str, Share], type_: str) -> tuple[int, int]:
    share = shares[TYPE + type_]
    return share.documents, share.groups


def word_topics(frame: PortalFrame, shares: Mapping[str, Share], groups: int) -> tuple[Topic, ...]:
    """The words that the network of so many groups chose, or those that several use; by title."""
    taken = {topic_key(word) for key in shares if key[:1] == TYPE for word in _names(frame, key[1:])}
    taken |= types_by_word(frame).keys()
    chosen = {topic_key(word): word for word in frame.network.topics} or _shared(shares, groups)
    titles = {key: title for key, title in chosen.items() if key in shares and key not in taken}
    topics = (
        Topic(key, f"{TOPICS}{file_name(slugify(title))}/", title, shares[key].documents, shares[key].groups)
        for key, title in titles.items()
    )
    return tuple(sorted(topics, key=lambda topic: (topic.title.casefold(), topic.folder)))


def _names(frame: PortalFrame, type_: str) -> tuple[str, ...]:
    return type_, frame.wording.type_name(type_, plural=True)


def together(parts: Iterable[Mapping[str, Share]]) -> dict[str, Share]:
    """What all provinces write about."""
    groups, documents = Counter[str](), Counter[str]()
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for part in parts:
        for key, share in part.items():
            groups[key] += share.groups
            documents[key] += share.documents
            for title, number in share.spelled:
                spelled[key][title] += number
    return {key: Share(groups[key], documents[key], tuple(spelled[key].items())) for key in groups}


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


def plan_topic(frame: PortalFrame, topic: Topic, documents: Named, union: Union) -> Iterator[Planned]:
    """The pages and feeds of one topic."""
    pages = _pages(topic, documents)
    paths = [page.path for page in pages]
    for place, page in enumerate(pages):
        beside = (paths[place - 1] if place else "", paths[place + 1] if place + 1 < len(paths) else "")
        # Only the first page tells what changes with every document.
        years = _years(frame, pages) if not place else ()
        whole = (topic.documents, topic.groups, years) if not place else None
        # As one text, of which a digest is taken sooner than of many.
        told = "".join(page.documents.told)
        seen = digest_value(frame.mark, page.path, topic.title, beside, whole, told)
        show = partial(_view, frame, topic, page, beside, years, union)
        yield Planned(page.path, "template:topic.html", show, seen=seen)
    yield from _feeds(frame, topic, documents, union)


def _pages(topic: Topic, documents: Named) -> list[Page]:
    """The newest page first."""
    full = max(0, len(documents.names) // PER_PAGE - 1)

    def page(path: str, start: int, end: int | None) -> Page:
        return Page(path, Named(documents.names[start:end], documents.told[start:end]))

    older = [page(f"{topic.folder}{n + 1}.html", n * PER_PAGE, (n + 1) * PER_PAGE) for n in range(full)]
    return [page(topic.first, full * PER_PAGE, None), *reversed(older)]


def plan_index(frame: PortalFrame, topics: tuple[Topic, ...]) -> Planned:
    """The page that names all topics."""
    counts = tuple(Count(topic.first, topic.title, topic.documents) for topic in topics)
    head = frame.head(TOPICS + HOME, frame.word("topics"), "topics")
    return ready(Task(TOPICS + HOME, "template:terms.html", TermsView(frame.view, head, "topics", counts)))


def _view(
    frame: PortalFrame, topic: Topic, page: Page, beside: tuple[str, str], years: tuple[Link, ...], union: Union
) -> TopicView:
    """One page. What grows with every document is told on the first page alone."""
    first, names = page.path == topic.first, page.documents.names
    title = topic.title if first else f"{topic.title}, {_span(frame, names)}"
    trail = (Link(TOPICS + HOME, frame.word("topics")), *(() if first else (Link(topic.first, topic.title),)))
    feeds = frame.feed_links(topic.folder, topic.title) if first else ()
    newer, older = (Link(path, "") if path else None for path in beside)
    return TopicView(
        site=frame.view,
        head=frame.head(page.path, title, "topics", feeds, trail, f"{title} – {frame.network.name}"),
        cards=cards(map(union.news, reversed(names))),
        total=topic.documents if first else 0,
        groups=topic.groups if first else 0,
        newer=newer,
        older=older,
        years=years,
    )


def _day(frame: PortalFrame, name: int) -> datetime:
    return datetime.fromtimestamp(moment(name), ZoneInfo(frame.network.timezone))


def _span(frame: PortalFrame, names: tuple[int, ...]) -> str:
    """From which month to which; what has no date is older than all."""
    dated = [name for name in names if moment(name)]
    ends = (_day(frame, name) for name in (dated[:1] + dated[-1:]))
    return " – ".join(dict.fromkeys(map(frame.wording.month, ends))) or frame.word("undated")


def _years(frame: PortalFrame, pages: list[Page]) -> tuple[Link, ...]:
    """The pages on which years begin, the newest first; none where all of it fits on one."""
    found: dict[int, str] = {}
    for page in pages:
        for end in (page.documents.names[-1], page.documents.names[0]):
            if moment(end):
                found.setdefault(_day(frame, end).year, page.path)
    return tuple(Link(path, str(year)) for year, path in found.items()) if len(pages) > 1 else ()


def _feeds(frame: PortalFrame, topic: Topic, documents: Named, union: Union) -> Iterator[Planned]:
    """What is new on a topic. Only what has a date can be."""
    newest = tuple(name for name in reversed(documents.names[-ENTRIES:]) if moment(name))
    if newest:
        title = f"{topic.title} – {frame.network.name}"
        told = documents.told[-ENTRIES:]
        yield from frame.feeds(topic.folder, title, partial(_news, union, newest), told)


def _news(union: Union, names: tuple[int, ...]) -> list[News]:
    return [union.news(name) for name in names]
