"""Topics: what several groups write about, whatever folder, tag or category they put it under.

A topic is a type of content, or a word that several groups use; `UMKM`, `umkm` and `Umkm` are one. Documents are cut
into pages beginning with the oldest, so that a page that is full stays as it is when new documents come.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from kimsite.digest import digest_value
from kimsite.model.task import Task
from kimsite.model.value import frozen
from kimsite.model.view import Count, Link, TermsView, TopicView
from kimsite.network.frame import TOPICS, PortalFrame
from kimsite.network.library import Library
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


@frozen
class Topic:
    """One topic: its folder, its documents by name (`Library`), the oldest first, how many groups write about it."""

    folder: str
    title: str
    documents: tuple[int, ...]
    groups: int

    @property
    def first(self) -> str:
        """Its first page, which has the newest."""
        return self.folder + HOME

    def pages(self) -> list[tuple[str, tuple[int, ...]]]:
        """Paths and documents, the newest page first."""
        full = max(0, len(self.documents) // PER_PAGE - 1)
        older = [(f"{self.folder}{n + 1}.html", self.documents[n * PER_PAGE : (n + 1) * PER_PAGE]) for n in range(full)]
        return [(self.first, self.documents[full * PER_PAGE :]), *reversed(older)]


def type_topics(frame: PortalFrame, library: Library) -> tuple[Topic, ...]:
    """The types of content, with what groups file under the word for one."""
    words = {type_: (topic_key(type_), topic_key(frame.wording.type_name(type_))) for type_ in TYPE_IDS}
    by_key = {key: type_ for type_, keys in words.items() for key in keys}
    found = _gather(library, lambda key: by_key.get(key, ""), types=True)
    return tuple(
        Topic(f"{TOPICS}{type_}/", frame.wording.type_name(type_, plural=True), *found[type_])
        for type_ in TYPE_IDS
        if type_ in found
    )


def word_topics(frame: PortalFrame, library: Library, taken: tuple[Topic, ...]) -> tuple[Topic, ...]:
    """The words that the network chose, or those that several groups use; by title. `taken` are types."""
    types = {topic_key(word) for topic in taken for word in (topic.title, topic.folder.split("/")[1])}
    types |= {topic_key(frame.wording.type_name(type_)) for type_ in TYPE_IDS}
    chosen = {topic_key(word): word for word in frame.network.topics} or _shared(library)
    titles = {key: title for key, title in chosen.items() if key and key not in types}
    found = _gather(library, lambda key: key if key in titles else "")
    topics = (Topic(f"{TOPICS}{file_name(slugify(titles[key]))}/", titles[key], *found[key]) for key in found)
    return tuple(sorted(topics, key=lambda topic: (topic.title.casefold(), topic.folder)))


def _shared(library: Library) -> dict[str, str]:
    """The words that several groups use, by what their spellings have in common, as most groups spell them."""
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for roll in library.rolls:
        for word in roll.topics:
            spelled[word.key][word.title] += 1
    least = max(2, -(-len(library.rolls) // SHARED))
    used = sorted((-sum(titles.values()), key) for key, titles in spelled.items())
    common = [key for number, key in used if -number >= least][:MOST]
    return {key: _as_spelled(spelled[key]) for key in common}


def _as_spelled(titles: Counter[str]) -> str:
    """The spelling of most groups; one with capitals, if any has: who types on a phone often writes none."""
    best = min(titles, key=lambda title: (title.islower(), -titles[title], -len(title), title))
    return best[:1].upper() + best[1:] if best.islower() else best


def _gather(
    library: Library, topic_of: Callable[[str], str], types: bool = False
) -> dict[str, tuple[tuple[int, ...], int]]:
    """Documents by topic, the oldest first, each with how many groups they come from. `topic_of` says which topic a
    word belongs to, by what its spellings have in common."""
    documents: defaultdict[str, list[int]] = defaultdict(list)
    groups: Counter[str] = Counter()
    for group, roll in enumerate(library.rolls):
        mine: defaultdict[str, set[int]] = defaultdict(set)
        for word in roll.topics:
            if topic := topic_of(word.key):
                mine[topic].update(word.numbers)
        for type_ in roll.types if types else ():
            mine[type_.key].update(type_.numbers)
        for topic, numbers in mine.items():
            documents[topic] += library.names(group, numbers)
            groups[topic] += 1
    return {topic: (tuple(sorted(names)), groups[topic]) for topic, names in documents.items()}


def plan_topics(frame: PortalFrame, topics: tuple[Topic, ...], library: Library) -> Iterator[Planned]:
    """The pages and feeds of topics, and the page that names them all."""
    for topic in topics:
        pages = topic.pages()
        paths = [path for path, _ in pages]
        for place, (path, documents) in enumerate(pages):
            beside = (paths[place - 1] if place else "", paths[place + 1] if place + 1 < len(paths) else "")
            # Only the first page tells what changes with every document.
            whole = (len(topic.documents), topic.groups, _years(frame, pages)) if not place else None
            told = library.told(documents)
            seen = digest_value(frame.mark, path, topic.title, beside, whole, told)
            show = partial(_view, frame, topic, path, documents, beside, library)
            yield Planned(path, "template:topic.html", show, seen=seen)
        yield from _feeds(frame, topic, library)
    counts = tuple(Count(topic.first, topic.title, len(topic.documents)) for topic in topics)
    head = frame.head(TOPICS + HOME, frame.word("topics"), "topics")
    yield ready(Task(TOPICS + HOME, "template:terms.html", TermsView(frame.view, head, "topics", counts)))


def _view(
    frame: PortalFrame,
    topic: Topic,
    path: str,
    documents: tuple[int, ...],
    beside: tuple[str, str],
    library: Library,
) -> TopicView:
    """One page. What grows with every document is told on the first page alone."""
    first = path == topic.first
    title = topic.title if first else f"{topic.title}, {_span(frame, documents)}"
    trail = (Link(TOPICS + HOME, frame.word("topics")), *(() if first else (Link(topic.first, topic.title),)))
    feeds = frame.feed_links(topic.folder, topic.title) if first else ()
    newer, older = (Link(path, "") if path else None for path in beside)
    return TopicView(
        site=frame.view,
        head=frame.head(path, title, "topics", feeds, trail, f"{title} – {frame.network.name}"),
        cards=cards(map(library.news, reversed(documents))),
        total=len(topic.documents) if first else 0,
        groups=topic.groups if first else 0,
        newer=newer,
        older=older,
        years=_years(frame, topic.pages()) if first else (),
    )


def _day(frame: PortalFrame, name: int) -> datetime:
    return datetime.fromtimestamp(Library.moment(name), ZoneInfo(frame.network.timezone))


def _span(frame: PortalFrame, documents: tuple[int, ...]) -> str:
    """From which month to which; what has no date is older than all."""
    dated = [name for name in documents if Library.moment(name)]
    ends = (_day(frame, name) for name in (dated[:1] + dated[-1:]))
    return " – ".join(dict.fromkeys(map(frame.wording.month, ends))) or frame.word("undated")


def _years(frame: PortalFrame, pages: list[tuple[str, tuple[int, ...]]]) -> tuple[Link, ...]:
    """The pages on which years begin, the newest first; none where all of it fits on one."""
    found: dict[int, str] = {}
    for path, documents in pages:
        for end in (documents[-1], documents[0]):
            if Library.moment(end):
                found.setdefault(_day(frame, end).year, path)
    return tuple(Link(path, str(year)) for year, path in found.items()) if len(pages) > 1 else ()


def _feeds(frame: PortalFrame, topic: Topic, library: Library) -> Iterator[Planned]:
    """What is new on a topic. Only what has a date can be."""
    newest = tuple(name for name in reversed(topic.documents[-ENTRIES:]) if Library.moment(name))
    groups = [(group.name, group.base_url) for group in (library.groups[library.place(name)[0]] for name in newest)]
    if newest:
        title = f"{topic.title} – {frame.network.name}"
        yield from frame.feeds(topic.folder, title, partial(_news, library, newest), library.told(newest), groups)


def _news(library: Library, names: tuple[int, ...]) -> list[News]:
    return [library.news(name) for name in names]
