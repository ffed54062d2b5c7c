"""The photos of a month, small enough for its sheet and without a word of where and with what they were taken."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from kimsite.model.site import Copy, Image, Item, Site
from kimsite.report.period import Period

MOST = 4
"""Photos on a sheet."""
WIDTH = 480

Draw = Callable[[Copy], bytes | None]
"""Makes a copy of a picture; None when it cannot be made."""


class Snapshot(NamedTuple):
    """A photo as an address that holds it, what is seen on it, and the title of its document."""

    address: str
    alt: str
    title: str


def snapshots_of(site: Site, period: Period, draw: Draw) -> tuple[Snapshot, ...]:
    """The first photo of each document of the month, up to MOST of them, in the order of their days."""
    copies = {copy.path: copy for copy in site.copies}
    found: list[Snapshot] = []
    for item, image in _pictured(site, period):
        data = draw(_small(copies[image.src])) if image.src in copies and len(found) < MOST else None
        if data:
            address = f"data:image/jpeg;base64,{b64encode(data).decode()}"
            found.append(Snapshot(address, image.alt, item.document.title))
    return tuple(found)


def _pictured(site: Site, period: Period) -> Iterator[tuple[Item, Image]]:
    dated = [(item.document.date, item.path, item) for item in site.items if item.document.date]
    for day, _, item in sorted(dated, key=lambda row: row[:2]):
        image = item.image or next(iter(item.photos), None)
        if image and day.isoformat()[:7] == period.month:
            yield item, image


def _small(copy: Copy) -> Copy:
    width = min(WIDTH, copy.width)
    return replace(copy, format="jpeg", width=width, height=max(1, copy.height * width // copy.width))
