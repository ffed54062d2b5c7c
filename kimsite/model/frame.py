"""What surrounds every page: the site that it is of, its head. Part of the theme contract, as `model.view` is."""

from datetime import datetime

from kimsite.model.content import Contact
from kimsite.model.navigation import MenuItem
from kimsite.model.site import Image
from kimsite.model.value import frozen


@frozen
class Link:
    """A place to go: path below the root (or an absolute address) and its words."""

    path: str
    title: str


@frozen
class SiteView:
    """What is the same on every page of one site. `without` is what its theme leaves out (theme.OPTIONAL).

    `stylesheet` is "" where pages carry the `style` within, as they do the `script`. `assets` are names of files in
    the theme's assets/ with the paths that they have here. `voice` is the page that says how to be heard, or "".
    """

    name: str
    short: str
    tagline: str
    language: str
    base_url: str
    stylesheet: str
    settings: tuple[tuple[str, str], ...]
    menu: tuple[MenuItem, ...]
    place: str = ""
    logo: Image | None = None
    contact: Contact = Contact()
    social: tuple[Link, ...] = ()
    network: Link | None = None
    without: tuple[str, ...] = ()
    style: str = ""
    script: str = ""
    assets: tuple[tuple[str, str], ...] = ()
    voice: str = ""


@frozen
class Head:
    """What the frame of a page needs. `title` is "" on the front page; `absolute` is "" without base_url.

    `feeds` are announced in <head>; `trail` leads here from the front page, this page left out.
    """

    path: str
    root: str
    title: str
    description: str
    section: str
    language: str
    absolute: str = ""
    image: str = ""
    image_alt: str = ""
    image_size: tuple[int, int] | None = None
    article: bool = False
    published: datetime | None = None
    updated: datetime | None = None
    noindex: bool = False
    feeds: tuple[Link, ...] = ()
    trail: tuple[Link, ...] = ()
    json_ld: str = ""
