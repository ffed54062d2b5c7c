"""Exactly what one template may use. The theme contract: rujukan/tema.md describes it for theme authors.

Paths are relative to the site's root; a template puts `head.root` before each, so links work in any folder or `file://`.
"""

from datetime import date as Day
from datetime import datetime

from kimsite.model.card import Card as Card
from kimsite.model.card import Count as Count
from kimsite.model.content import (
    Aspiration,
    Coordinates,
    Decree,
    Event,
    FactCheck,
    Officer,
    Product,
    Region,
    Service,
)
from kimsite.model.frame import Head as Head
from kimsite.model.frame import Link as Link
from kimsite.model.frame import SiteView as SiteView
from kimsite.model.navigation import Pages
from kimsite.model.portal import AgendaView as AgendaView
from kimsite.model.portal import FindView as FindView
from kimsite.model.portal import GroupsView as GroupsView
from kimsite.model.portal import MapView as MapView
from kimsite.model.portal import Month as Month
from kimsite.model.portal import PortalView as PortalView
from kimsite.model.portal import TopicView as TopicView
from kimsite.model.site import Image
from kimsite.model.value import frozen


@frozen
class Section:
    """The newest of one type, with the way to all of them."""

    type: str
    path: str
    cards: tuple[Card, ...]


@frozen
class HomeView:
    """A group's front page."""

    site: SiteView
    head: Head
    featured: tuple[Card, ...]
    sections: tuple[Section, ...]
    agenda: tuple[Card, ...]
    products: tuple[Card, ...]
    categories: tuple[Count, ...]


@frozen
class DocumentView:
    """One document. `body` is sanitised HTML; `broadcast` a text to be sent on; `order_url` opens WhatsApp with
    an order for a product.
    """

    site: SiteView
    head: Head
    type: str
    title: str
    body: str
    summary: str
    language: str
    date: datetime | None
    updated: datetime | None
    category: tuple[Link, ...]
    tags: tuple[Link, ...]
    dateline: str
    authors: tuple[Link, ...]
    photographer: str
    editor: str
    image: Image | None
    source: str
    place: str
    reading_minutes: int
    photos: tuple[Image, ...] = ()
    event: Event | None = None
    calendar: str = ""
    product: Product | None = None
    order_url: str = ""
    factcheck: FactCheck | None = None
    service: Service | None = None
    aspiration: Aspiration | None = None
    valid_until: datetime | None = None
    expired: bool = False
    draft: bool = False
    file: Link | None = None
    file_size: int = 0
    translations: tuple[tuple[str, Link], ...] = ()
    read_also: tuple[Card, ...] = ()
    related: tuple[Card, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    broadcast: str = ""


@frozen
class ListView:
    """Documents in order. `kind` is type, category, tag, author, year or month; `key` the type or term.

    `upcoming` is only filled on the first page of agenda, `stages` on that of aspirasi: how many stand at each.
    """

    site: SiteView
    head: Head
    kind: str
    key: str
    heading: str
    cards: tuple[Card, ...]
    pages: Pages
    total: int
    children: tuple[Count, ...] = ()
    upcoming: tuple[Card, ...] = ()
    stages: tuple[Count, ...] = ()


@frozen
class TermsView:
    """All terms of one kind: categories, tags, authors or archive (years and months)."""

    site: SiteView
    head: Head
    kind: str
    terms: tuple[Count, ...]


@frozen
class ProfileView:
    """Who the group is. `body` is what halaman/profil.md says, as sanitised HTML."""

    site: SiteView
    head: Head
    body: str
    kim_id: str
    founded: str
    region: Region
    address: str
    coordinates: Coordinates | None
    map_url: str
    decrees: tuple[tuple[Decree, str, bool], ...]
    officers: tuple[tuple[Officer, Image | None], ...]
    vision: str
    mission: tuple[str, ...]
    programs: tuple[str, ...]
    partners: tuple[str, ...]
    fields: tuple[str, ...]
    coach: str
    awards: tuple[str, ...]
    honours: tuple[tuple[str, Day | None], ...]
    honoured_by: str
    counts: tuple[Count, ...]


@frozen
class VoiceView:
    """How to be heard. `form` is an https address that takes what is written, "" without one; `office` the village's
    ("Kelurahan Lasiana"); `lapor` whether the government's own channel is named; `stages` as in lists."""

    site: SiteView
    head: Head
    form: str
    office: str
    address: str
    coach: str
    lapor: bool
    stages: tuple[Count, ...]


@frozen
class SearchView:
    """Documents by title; `others`: pages with other titles. A script reads `files`, if they are for the same `key`."""

    site: SiteView
    head: Head
    entries: tuple[Card, ...]
    key: str = ""
    files: tuple[str, ...] = ()
    others: tuple[Link, ...] = ()


@frozen
class MissingView:
    """404.html: `home` is absolute with base_url, since this page is shown at any depth. It carries its `style`."""

    site: SiteView
    head: Head
    home: str
    style: str


Page = (
    HomeView
    | DocumentView
    | ListView
    | TermsView
    | ProfileView
    | VoiceView
    | SearchView
    | MissingView
    | PortalView
    | GroupsView
    | AgendaView
    | TopicView
    | FindView
    | MapView
)
