"""Feeds beside the index pages they belong to, and the group's calendar."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import islice

from kimsite.model.content import Group
from kimsite.model.feed import CalendarEntry, CalendarView, FeedEntry, FeedView
from kimsite.model.site import Image, Item
from kimsite.model.task import Task
from kimsite.plan.agenda import calendar_path
from kimsite.plan.facts import title_of
from kimsite.plan.frame import CALENDAR, FEEDS, Frame
from kimsite.plan.fulltext import full_text
from kimsite.plan.identity import guid_of
from kimsite.plan.mark import seen
from kimsite.plan.planned import Planned
from kimsite.urls import absolute

ENTRIES = 20
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of a feed that has no entry yet: fixed, for a feed must not depend on the clock."""


def has_feed(items: Iterable[Item]) -> bool:
    """A feed needs dates; products and pages may have none."""
    return any(item.document.date for item in items)


def feeds(frame: Frame, folder: str, title: str, items: tuple[Item, ...]) -> Iterator[Planned]:
    """RSS, Atom and JSON Feed of the newest documents, in `folder` ("" or ending in a slash)."""
    newest = tuple(islice((item for item in items if item.document.date), ENTRIES))
    for maker, name in FEEDS.items():
        if frame.makes(maker):
            show = partial(feed_view, frame, folder, name, title, newest)
            names = tuple(frame.names[item.path] for item in newest)
            looked_at = seen(frame, newest, (), folder, name, title, names, frame.words)
            yield Planned(folder + name, maker, show, seen=looked_at)


def feed_view(frame: Frame, folder: str, name: str, title: str, items: tuple[Item, ...]) -> FeedView:
    """The feed of these documents that stands at `name` in `folder`."""
    group = frame.group
    known = frame.entries
    entries = tuple(known.get(item.path) or known.setdefault(item.path, entry_of(item, frame)) for item in items)
    return FeedView(
        # No two feeds in the world may share an id; without a slug only the address tells groups apart.
        guid=guid_of(group.identity or group.base_url, folder),
        title=title,
        description=group.tagline or title,
        language=group.language,
        home_url=absolute(group.base_url, folder + "index.html"),
        self_url=absolute(group.base_url, folder + name),
        author=group.name,
        updated=max((entry.updated for entry in entries), default=BEGINNING),
        entries=entries,
        icon=absolute(group.base_url, frame.site.logo.src) if frame.site.logo else "",
    )


def entry_of(item: Item, frame: Frame) -> FeedEntry:
    """One dated document, whole, for readers elsewhere."""
    document, group = item.document, frame.group
    published = document.date or BEGINNING
    return FeedEntry(
        guid=frame.guid(item),
        url=absolute(group.base_url, item.path),
        title=title_of(item, frame),
        summary=item.summary,
        content=full_text(item, frame),
        published=published,
        updated=max(document.updated or published, published),
        authors=document.authors or (group.name,),
        categories=tuple(dict.fromkeys((*document.category, *document.tags))),
        language=document.language or group.language,
        picture=_picture(item, group),
    )


def _picture(item: Item, group: Group) -> str:
    shown: Image | None = item.image or (item.photos[0] if item.photos else None)
    return absolute(group.base_url, shown.share) if shown and shown.share else ""


def calendar_tasks(frame: Frame) -> Iterator[Task]:
    """One calendar of all events, and one file for each event, beside its page."""
    if not frame.makes("calendar"):
        return
    events = tuple(item for item in frame.shelf.types.get("agenda", ()) if item.document.event)
    if events:
        yield _calendar(frame, CALENDAR, events)
    for item in events:
        yield _calendar(frame, calendar_path(item), (item,))


def _calendar(frame: Frame, path: str, items: tuple[Item, ...]) -> Task:
    group = frame.group
    entries = tuple(
        CalendarEntry(
            uid=frame.guid(item).removeprefix("urn:uuid:") + "@kimsite",
            url=absolute(group.base_url, item.path),
            title=item.document.title,
            summary=item.summary,
            event=item.document.event,
            stamp=item.document.updated or item.document.date or item.document.event.start,
        )
        for item in items
        if item.document.event
    )
    return Task(path, "ics", CalendarView(group.name, group.timezone, entries))
