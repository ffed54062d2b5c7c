"""Exactly what the templates of a portal may use. Part of the theme contract, as `model.view` is."""

from kimsite.model.card import Card, Count
from kimsite.model.directory import GroupEntry, GroupLine, RegionNode
from kimsite.model.frame import Head, Link, SiteView
from kimsite.model.map import Chart, Coverage, CoverageRow, Pin
from kimsite.model.navigation import Pages
from kimsite.model.value import frozen


@frozen
class PortalView:
    """The network's front page (`region` None) or a region's page.

    `map`, `diary` and `directory` are the ways to its map, to all that is to come there and to all its groups, "" for
    none. `featured`, `active` (groups with what they have published of late) and `topics` stand on the front page only.
    """

    site: SiteView
    head: Head
    about: str
    region: RegionNode | None
    regions: tuple[RegionNode, ...]
    groups: tuple[GroupLine, ...]
    latest: tuple[Card, ...]
    agenda: tuple[Card, ...]
    counts: tuple[Count, ...]
    groups_total: int
    map: str = ""
    diary: str = ""
    directory: str = ""
    featured: tuple[Card, ...] = ()
    active: tuple[Count, ...] = ()
    topics: tuple[Count, ...] = ()


@frozen
class GroupsView:
    """Groups by name. `parts` are all pages of a list that has several, each with the names that it begins and ends
    with."""

    site: SiteView
    head: Head
    groups: tuple[GroupEntry, ...]
    total: int
    parts: tuple[Link, ...] = ()


@frozen
class Month:
    """Events that begin in one month."""

    title: str
    cards: tuple[Card, ...]


@frozen
class AgendaView:
    """What is to come in a network or a region, the nearest first. `inside`: regions in it with events of their own, on
    the first page; `calendar` is the file for calendar programs."""

    site: SiteView
    head: Head
    months: tuple[Month, ...]
    pages: Pages
    total: int
    inside: tuple[Count, ...]
    calendar: str


@frozen
class TopicView:
    """Documents of all groups on one topic, the newest first. `newer` and `older` are the pages before and behind this
    one; `years`, on the first page, those on which the years begin."""

    site: SiteView
    head: Head
    cards: tuple[Card, ...]
    total: int
    groups: int
    newer: Link | None = None
    older: Link | None = None
    years: tuple[Link, ...] = ()


@frozen
class FindView:
    """The search of a network. A script reads files in `folder`; `prefixes` are how words begin that have one, as
    `postings.vocabulary` writes words. Without a script the page shows `ways` to all groups and regions, and `topics`
    with all documents."""

    site: SiteView
    head: Head
    folder: str
    prefixes: str
    ways: tuple[Link, ...]
    topics: tuple[Link, ...]


@frozen
class MapView:
    """A region's map, and which places in it have groups. `level` is country, province or regency; `region` the way
    to what is new there, None for the country.

    Without a `chart` there are tables alone. `rows` are the regions below that have a group, `bare` the names of those
    that have none; `beyond` are groups whose code does not say in which of them they are.
    """

    site: SiteView
    head: Head
    level: str
    chart: Chart | None
    coverage: Coverage
    rows: tuple[CoverageRow, ...]
    bare: tuple[str, ...]
    beyond: tuple[Pin, ...] = ()
    region: Link | None = None
