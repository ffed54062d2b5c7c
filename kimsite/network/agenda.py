"""What is to come: pages and calendars of the network and of each region that has events ahead.

Which events are ahead, each group says as of its own build; it is built again when one is over. So no page here looks
at the clock.
"""

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from kimsite.digest import digest_value
from kimsite.model.feed import CalendarEntry, CalendarView
from kimsite.model.navigation import Pages
from kimsite.model.value import frozen
from kimsite.model.view import AgendaView, Count, Link, Month
from kimsite.network.frame import AGENDA, PortalFrame
from kimsite.network.news import News, cards
from kimsite.plan.frame import HOME
from kimsite.plan.planned import Planned
from kimsite.urls import absolute

PER_PAGE = 25
CALENDAR = "agenda.ics"


def diary_path(code: str) -> str:
    """Where the events of a region are listed; of all, for ""."""
    return f"wilayah/{code}/agenda.html" if code else AGENDA + HOME


def calendar_path(code: str) -> str:
    """Where their calendar lies."""
    return f"wilayah/{code}/{CALENDAR}" if code else AGENDA + CALENDAR


@frozen
class Diary:
    """The events of one region, or of all (`code` ""), the nearest first. `inside` are regions in it that have some,
    with their pages; `told` stands for all that its groups say."""

    code: str
    title: str
    news: tuple[News, ...]
    inside: tuple[Count, ...]
    trail: tuple[Link, ...]
    told: str

    @property
    def paths(self) -> tuple[str, ...]:
        """Its pages."""
        first, number = diary_path(self.code), -(-len(self.news) // PER_PAGE)
        stem = first.removesuffix(HOME) + "halaman" if first.endswith(HOME) else first.removesuffix(".html")
        return (first, *(f"{stem}-{n}.html" for n in range(2, number + 1)))


def plan_agenda(frame: PortalFrame, diary: Diary) -> Iterator[Planned]:
    """The pages of one region's events, and their calendar."""
    seen = digest_value(frame.mark, diary.code, diary.title, diary.inside, diary.trail, diary.told)
    for number, path in enumerate(diary.paths):
        show = partial(_page, frame, diary, number)
        yield Planned(path, "template:agenda.html", show, seen=f"{seen}{number}")
    yield Planned(calendar_path(diary.code), "ics", partial(_calendar, frame, diary), seen=seen)


def _page(frame: PortalFrame, diary: Diary, number: int) -> AgendaView:
    """One page; from 0."""
    path, calendar = diary.paths[number], calendar_path(diary.code)
    return AgendaView(
        site=frame.view,
        head=frame.head(path, diary.title, "calendar", (Link(calendar, diary.title),), diary.trail),
        months=_months(frame, diary.news[number * PER_PAGE : (number + 1) * PER_PAGE]),
        pages=Pages(number + 1, diary.paths),
        total=len(diary.news),
        inside=() if number else diary.inside,
        calendar=calendar,
    )


def _calendar(frame: PortalFrame, diary: Diary) -> CalendarView:
    entries = tuple(_entry(one) for one in diary.news if one.headline.event)
    return CalendarView(diary.title, frame.network.timezone, entries)


def _months(frame: PortalFrame, news: tuple[News, ...]) -> tuple[Month, ...]:
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
