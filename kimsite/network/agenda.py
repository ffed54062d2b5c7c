"""What is to come: pages and calendars of the network and of each region that has events ahead.

Which events are ahead, each group says as of its own build; it is built again when one is over. So no page here looks
at the clock.
"""

from collections.abc import Iterator
from itertools import groupby

from kimsite.model.feed import CalendarEntry, CalendarView
from kimsite.model.navigation import Pages
from kimsite.model.task import Task
from kimsite.model.view import AgendaView, Count, Link, Month
from kimsite.network.frame import AGENDA, PortalFrame
from kimsite.network.news import News, cards
from kimsite.plan.frame import HOME
from kimsite.urls import absolute

PER_PAGE = 25
CALENDAR = "agenda.ics"


def diary_path(code: str) -> str:
    """Where the events of a region are listed; of all, for ""."""
    return f"wilayah/{code}/agenda.html" if code else AGENDA + HOME


def calendar_path(code: str) -> str:
    """Where their calendar lies."""
    return f"wilayah/{code}/{CALENDAR}" if code else AGENDA + CALENDAR


def plan_agenda(
    frame: PortalFrame, code: str, title: str, news: list[News], inside: tuple[Count, ...], trail: tuple[Link, ...]
) -> Iterator[Task]:
    """The pages of one region's events, the nearest first, and their calendar. `inside` are regions in it that have
    some, with their pages."""
    first = diary_path(code)
    stem = first.removesuffix(HOME) + "halaman" if first.endswith(HOME) else first.removesuffix(".html")
    parts = [news[start : start + PER_PAGE] for start in range(0, len(news), PER_PAGE)] or [[]]
    paths = (first, *(f"{stem}-{n}.html" for n in range(2, len(parts) + 1)))
    calendar = calendar_path(code)
    for number, (path, part) in enumerate(zip(paths, parts, strict=True), 1):
        head = frame.head(path, title, "calendar", (Link(calendar, title),), trail)
        pages = Pages(number, paths)
        months = _months(frame, part)
        yield Task(
            path,
            "template:agenda.html",
            AgendaView(frame.view, head, months, pages, len(news), inside if number == 1 else (), calendar),
        )
    zone = frame.network.timezone
    yield Task(calendar, "ics", CalendarView(title, zone, tuple(_entry(one) for one in news if one.headline.event)))


def _months(frame: PortalFrame, news: list[News]) -> tuple[Month, ...]:
    """Events under the months that they begin in; what began before has its own month, too."""

    def month(one: News) -> str:
        return frame.wording.month(one.headline.event.start) if one.headline.event else ""

    return tuple(Month(title, cards(inside)) for title, inside in groupby(news, key=month))


def _entry(news: News) -> CalendarEntry:
    """The same event as in its group's own calendar."""
    headline = news.headline
    assert headline.event is not None
    return CalendarEntry(
        uid=headline.guid.removeprefix("urn:uuid:") + "@kimsite",
        url=absolute(news.group.base_url, headline.path),
        title=headline.title,
        summary=headline.summary,
        event=headline.event,
        stamp=headline.updated or headline.date,
    )
