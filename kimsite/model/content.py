"""What people wrote, validated: groups and documents. Paths are relative to the project folder."""

from dataclasses import field
from datetime import date, datetime

from kimsite.model.activity import Thresholds
from kimsite.model.neighbour import Neighbour
from kimsite.model.source import Place
from kimsite.model.value import frozen
from kimsite.model.weight import Budgets


@frozen
class Region:
    """A place by Kemendagri code, from the province down; "" where the code does not reach.

    `regency` says which it is ("Kota Kupang"), `village` is the bare name and
    `village_kind` one of Desa, Kelurahan, Desa Adat.
    """

    code: str = ""
    province: str = ""
    regency: str = ""
    district: str = ""
    village: str = ""
    village_kind: str = ""


@frozen
class Decree:
    """The decision (SK) that recognises a group."""

    number: str = ""
    issued: date | None = None
    issuer: str = ""
    valid_until: date | None = None
    file: str = ""


@frozen
class Officer:
    """A member of the board (pengurus). `phone` is empty unless the group made it public."""

    role: str = ""
    name: str = ""
    section: str = ""
    photo: str = ""
    phone: str = ""


@frozen
class Contact:
    """How to reach a group: WhatsApp number in digits with country code, e-mail address."""

    wa: str = ""
    email: str = ""


@frozen
class Voice:
    """How people may send what they wish for: an https address that takes the `form`, "" for none; whether LAPOR!, the
    government's own channel, is named."""

    form: str = ""
    lapor: bool = True


@frozen
class Coordinates:
    """Latitude and longitude as decimal degrees in text, so that equal places are equal."""

    latitude: str
    longitude: str


@frozen
class Honour:
    """What a network gave one of its groups, by the folder; `place` is where network.yaml says so."""

    group: str
    title: str
    day: date | None = None
    place: Place | None = field(default=None, repr=False, compare=False)


@frozen
class Group:
    """One KIM: what group.yaml says. `slug` names its folder below the output.

    `identity` is what feeds and calendars know it by: its folder in a network,
    the `slug` it wrote as a single group, "" when it wrote none. Nothing of its name is in it.

    `places` holds where it says so, for messages. They are no part of the value that keys are made of.
    """

    slug: str
    path: str
    folder: str
    name: str
    identity: str = ""
    short: str = ""
    kim_id: str = ""
    tagline: str = ""
    logo: str = ""
    founded: str = ""
    language: str = "id"
    timezone: str = "Asia/Jakarta"
    theme: str = "warta"
    theme_settings: tuple[tuple[str, str], ...] = ()
    base_url: str = ""
    region: Region = Region()
    bps_code: str = ""
    address: str = ""
    coordinates: Coordinates | None = None
    decrees: tuple[Decree, ...] = ()
    officers: tuple[Officer, ...] = ()
    contact: Contact = Contact()
    voice: Voice = Voice()
    social: tuple[tuple[str, str], ...] = ()
    vision: str = ""
    mission: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    coach: str = ""
    awards: tuple[str, ...] = ()
    honours: tuple[Honour, ...] = ()
    honoured_by: str = ""
    permalink: str = ""
    menu: tuple[str, ...] = ()
    line_breaks: bool = False
    cards: bool = True
    budgets: Budgets | None = None
    places: tuple[Place, ...] = field(default=(), repr=False, compare=False)


@frozen
class Network:
    """A district's or ministry's network: what network.yaml says. `neighbours` are groups that are built elsewhere."""

    name: str
    path: str
    tagline: str = ""
    about: str = ""
    logo: str = ""
    language: str = "id"
    timezone: str = "Asia/Jakarta"
    theme: str = "warta"
    theme_settings: tuple[tuple[str, str], ...] = ()
    base_url: str = ""
    budgets: Budgets | None = None
    cards: bool = True
    activity: Thresholds = Thresholds()
    neighbours: tuple[Neighbour, ...] = ()
    topics: tuple[str, ...] = ()
    honours: tuple[Honour, ...] = ()
    places: tuple[Place, ...] = field(default=(), repr=False, compare=False)


@frozen
class Photo:
    """One picture of a gallery: path, caption, text for those who cannot see it."""

    file: str
    caption: str = ""
    alt: str = ""


@frozen
class Event:
    """When and where (agenda)."""

    start: datetime
    end: datetime | None = None
    venue: str = ""
    all_day: bool = False


@frozen
class Product:
    """What is for sale (produk). `price` in whole rupiah; `wa` in digits with country code."""

    price: int | None = None
    wa: str = ""
    owner: str = ""
    stock: str = ""


@frozen
class FactCheck:
    """A checked claim (cekfakta); `rating` is one of vocabulary.RATINGS."""

    claim: str = ""
    rating: str = ""
    evidence: tuple[str, ...] = ()


@frozen
class Aspiration:
    """What became of a wish (aspirasi): `stage` is one of vocabulary.STAGES or ""."""

    stage: str = ""
    addressed_to: str = ""
    answer: str = ""
    answered_by: str = ""
    answered_on: date | None = None


@frozen
class Service:
    """A service of the village (layanan)."""

    requirements: tuple[str, ...] = ()
    cost: str = ""
    duration: str = ""


@frozen
class Document:
    """One Markdown file. `text` is the Markdown after the front matter, which begins on line `text_line`.

    `date` is aware, in the group's time zone; None for what has none (a page, a
    product). `places` holds where its fields stand, for messages. `mark` is the digest of the file's bytes.
    """

    path: str
    type: str
    slug: str
    title: str
    text: str
    text_line: int = 1
    date: datetime | None = None
    updated: datetime | None = None
    category: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    summary: str = ""
    dateline: str = ""
    authors: tuple[str, ...] = ()
    photographer: str = ""
    editor: str = ""
    image: str = ""
    alt: str = ""
    caption: str = ""
    source: str = ""
    adinda: tuple[str, ...] = ()
    place: str = ""
    draft: bool = False
    language: str = ""
    translation_of: str = ""
    read_also: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    featured: bool = False
    valid_until: datetime | None = None
    event: Event | None = None
    product: Product | None = None
    factcheck: FactCheck | None = None
    service: Service | None = None
    aspiration: Aspiration | None = None
    file: str = ""
    photos: tuple[Photo, ...] = ()
    places: tuple[Place, ...] = field(default=(), repr=False, compare=False)
    mark: str = ""
