"""Exactly what an output that is no page may use: feeds, calendars, sitemaps, texts."""

from datetime import date, datetime

from kimsite.model.content import Event
from kimsite.model.value import frozen


@frozen
class FeedEntry:
    """One entry. `url` is absolute, or "" without base_url; `content` is HTML."""

    guid: str
    url: str
    title: str
    summary: str
    content: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    language: str
    picture: str = ""


@frozen
class FeedView:
    """One feed in any of its three formats. `self_url` is the absolute address of this very file, or ""."""

    guid: str
    title: str
    description: str
    language: str
    home_url: str
    self_url: str
    author: str
    updated: datetime
    entries: tuple[FeedEntry, ...]
    icon: str = ""


@frozen
class CalendarEntry:
    """One event for calendar programmes. `uid` is stable; `stamp` is when the text was last changed."""

    uid: str
    url: str
    title: str
    summary: str
    event: Event
    stamp: datetime


@frozen
class CalendarView:
    """A group's agenda as iCalendar."""

    name: str
    timezone: str
    entries: tuple[CalendarEntry, ...]


@frozen
class SitemapView:
    """Absolute addresses with the day each last changed, or None."""

    urls: tuple[tuple[str, date | None], ...]


@frozen
class TextView:
    """An output that is its text: JSON twins, robots.txt, CSV, hosts' files, style sheets."""

    text: str
