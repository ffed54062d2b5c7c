"""The pages of a topic: documents in the order of their days, cut beginning with the oldest.

A page that is full stays as it is when new documents come; the first one, which has the newest, grows to nearly twice
its size. Pages are planned in stretches, from the documents of the years that a stretch is of: so a new document, which
is of this year, leaves the stretches of other years alone.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from itertools import accumulate
from zoneinfo import ZoneInfo

from kimsite.digest import digest_value
from kimsite.model.value import frozen
from kimsite.model.view import Link, TopicView
from kimsite.network.frame import TOPICS, PortalFrame
from kimsite.network.library import Union, moment
from kimsite.network.news import News, cards
from kimsite.network.topics import Named, Topic
from kimsite.plan.feeds import ENTRIES
from kimsite.plan.frame import HOME
from kimsite.plan.planned import Planned

PER_PAGE = 25
"""Documents on a page; the newest has up to twice as many but one."""
STRETCH = 100
"""Pages that are planned together."""


@frozen
class Stretch:
    """Some pages of a topic, by their numbers from 0. The last one has the `newest` document; those before it are full
    and stay. `years` are those of its documents, `before` is how many documents of these years are on earlier pages."""

    start: int
    end: int
    newest: bool
    years: tuple[int, ...]
    before: int


def stretches(topic: Topic) -> Iterator[Stretch]:
    """All pages of a topic."""
    pages = _pages(topic)
    complete = (pages - 1) // STRETCH
    for number in range(complete + 1):
        newest = number == complete
        start, end = number * STRETCH, pages if newest else (number + 1) * STRETCH
        first, last = start * PER_PAGE, topic.documents if newest else end * PER_PAGE
        ends = list(zip(topic.years, accumulate(count for _, count in topic.years), strict=True))
        inside = [(year, upto - count) for (year, count), upto in ends if upto > first and upto - count < last]
        yield Stretch(start, end, newest, tuple(year for year, _ in inside), first - inside[0][1])


def _pages(topic: Topic) -> int:
    return max(1, topic.documents // PER_PAGE)


def _path(topic: Topic, page: int) -> str:
    """Where a page lies; "" before the first and after the last of them."""
    if 0 <= page < _pages(topic):
        return topic.first if page == _pages(topic) - 1 else f"{topic.folder}{page + 1}.html"
    return ""


def beside(topic: Topic, stretch: Stretch) -> str:
    """The page behind a stretch: what its last page leads to."""
    return _path(topic, stretch.end)


def plan_stretch(
    frame: PortalFrame, topic: Topic, stretch: Stretch, documents: Named, union: Union
) -> Iterator[Planned]:
    """The pages of a stretch, from all documents of its years; of the newest, feeds too."""
    for page in range(stretch.start, stretch.end):
        start = stretch.before + (page - stretch.start) * PER_PAGE
        last = stretch.newest and page == stretch.end - 1
        piece = slice(start, None if last else start + PER_PAGE)
        names, told = documents.names[piece], "".join(documents.told[piece])
        path, ways = _path(topic, page), (_path(topic, page + 1), _path(topic, page - 1))
        # Only the first page tells what changes with every document.
        years = _years(topic) if last else ()
        whole = (topic.documents, topic.groups, years) if last else None
        seen = digest_value(frame.mark, path, topic.title, ways, whole, told)
        show = partial(_view, frame, topic, path, names, ways, years, union)
        yield Planned(path, "template:topic.html", show, seen=seen)
    if stretch.newest:
        yield from _feeds(frame, topic, documents, union)


def _view(
    frame: PortalFrame,
    topic: Topic,
    path: str,
    names: tuple[int, ...],
    ways: tuple[str, str],
    years: tuple[Link, ...],
    union: Union,
) -> TopicView:
    """One page. What grows with every document is told on the first page alone."""
    first = path == topic.first
    title = topic.title if first else f"{topic.title}, {_span(frame, names)}"
    trail = (Link(TOPICS + HOME, frame.word("topics")), *(() if first else (Link(topic.first, topic.title),)))
    feeds = frame.feed_links(topic.folder, topic.title) if first else ()
    newer, older = (Link(way, "") if way else None for way in ways)
    return TopicView(
        site=frame.view,
        head=frame.head(path, title, "topics", feeds, trail, f"{title} – {frame.network.name}"),
        cards=cards(map(union.news, reversed(names))),
        total=topic.documents if first else 0,
        groups=topic.groups if first else 0,
        newer=newer,
        older=older,
        years=years,
    )


def _span(frame: PortalFrame, names: tuple[int, ...]) -> str:
    """From which month to which; what has no date is older than all."""
    zone = ZoneInfo(frame.network.timezone)
    dated = [name for name in names if moment(name)]
    ends = (datetime.fromtimestamp(moment(name), zone) for name in (dated[:1] + dated[-1:]))
    return " – ".join(dict.fromkeys(map(frame.wording.month, ends))) or frame.word("undated")


def _years(topic: Topic) -> tuple[Link, ...]:
    """The pages on which years begin, the newest first; none where all of it fits on one."""
    last = _pages(topic) - 1
    ends = accumulate(count for _, count in topic.years)
    newest = [
        (year, min(upto - 1, last * PER_PAGE) // PER_PAGE) for (year, _), upto in zip(topic.years, ends, strict=True)
    ]
    return tuple(Link(_path(topic, page), str(year)) for year, page in reversed(newest) if year) if last else ()


def _feeds(frame: PortalFrame, topic: Topic, documents: Named, union: Union) -> Iterator[Planned]:
    """What is new on a topic. Only what has a date can be."""
    newest = tuple(name for name in reversed(documents.names[-ENTRIES:]) if moment(name))
    if newest:
        title = f"{topic.title} – {frame.network.name}"
        told = "".join(documents.told[-ENTRIES:])
        yield from frame.feeds(topic.folder, title, partial(_news, union, newest), told)


def _news(union: Union, names: tuple[int, ...]) -> list[News]:
    return [union.news(name) for name in names]
