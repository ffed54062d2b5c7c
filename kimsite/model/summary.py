"""A group as the network sees it."""

from datetime import date, datetime

from kimsite.model.activity import ActivityLog
from kimsite.model.content import Coordinates, Event, Region
from kimsite.model.neighbour import Origin
from kimsite.model.value import frozen


@frozen
class Headline:
    """A document as the network sees it. `path` is below the group's root; `updated` is told of events alone."""

    path: str
    title: str
    type: str
    summary: str
    language: str
    date: datetime
    authors: tuple[str, ...]
    guid: str
    rating: str = ""
    stage: str = ""
    event: Event | None = None
    updated: datetime | None = None
    featured: bool = False


@frozen
class GroupSummary:
    """All that the portal and reports may know of a group.

    `latest` is what is new, `upcoming` the events to come. `moved` are old and
    new paths of pages, below the group's root. `script` is the fingerprint of the one that its pages carry.
    `forms` are where forms on its pages lead, as a content security policy names it.
    `activity` is for reports. `origin` is where a group was built that is none of this project.
    `roll` is the digest of the group's Roll, "" for one without.
    """

    slug: str
    name: str
    short: str
    tagline: str
    base_url: str
    region: Region
    timezone: str
    counts: tuple[tuple[str, int], ...]
    latest: tuple[Headline, ...]
    last_active: date | None
    upcoming: tuple[Headline, ...] = ()
    decree_until: date | None = None
    moved: tuple[tuple[str, str], ...] = ()
    script: str = ""
    forms: tuple[str, ...] = ()
    coordinates: Coordinates | None = None
    activity: ActivityLog = ActivityLog()
    origin: Origin | None = None
    roll: str = ""
