"""Events: which are still to come, and when they are over."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from kimsite.model.content import Event
from kimsite.model.site import Item
from kimsite.plan.frame import Frame

UPCOMING = 10


def upcoming(frame: Frame) -> tuple[Item, ...]:
    """The events that a page shows as still to come."""
    return events_ahead(frame.shelf.types.get("agenda", ()), frame.today)[:UPCOMING]


def events_ahead(items: Iterable[Item], today: datetime) -> tuple[Item, ...]:
    """Events that are not over yet, the nearest first."""
    events = [
        (item.document.event.start, item.path, item)
        for item in items
        if item.document.event and event_end(item.document.event) >= today
    ]
    return tuple(item for _, _, item in sorted(events, key=lambda event: event[:2]))


def event_end(event: Event) -> datetime:
    """When an event is over: its end; without one, the end of its day."""
    last = event.end or event.start
    if event.end and not event.all_day:
        return last
    return last.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)


def calendar_path(item: Item) -> str:
    """Where the calendar file of one event lies: beside its page."""
    return item.path.removesuffix(".html") + ".ics"
