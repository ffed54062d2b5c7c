"""Sample pages of a portal, made by hand: its front, a region, topics, what is to come, its search, maps."""

from dataclasses import replace
from datetime import date

from kimsite.judging.pieces import EVENTS, SITE, card, head
from kimsite.model.directory import GroupEntry, GroupLine, RegionNode
from kimsite.model.map import Chart, Coverage, CoverageRow, MapMark, MapShape, Pin
from kimsite.model.navigation import MenuItem, Pages
from kimsite.model.view import (
    AgendaView,
    Count,
    FindView,
    GroupsView,
    Link,
    MapView,
    Month,
    PortalView,
    TermsView,
    TopicView,
)

LINE = GroupLine("kim-lasiana/index.html", "KIM Lasiana", "Lasiana, Kelapa Lima", "Kabar", 12, date(2025, 10, 2))
ABROAD = replace(LINE, path="https://kim-alak.example/", name="KIM Alak", elsewhere=True, as_of=date(2025, 10, 2))
DISTRICT = RegionNode("wilayah/53.71.02/index.html", "Kelapa Lima", "district", 1, (), (LINE,))
REGENCY = RegionNode("wilayah/53.71/index.html", "Kota Kupang", "regency", 1, (DISTRICT,))
PROVINCE = RegionNode("wilayah/53/index.html", "Nusa Tenggara Timur", "province", 1, (REGENCY,))
NETWORK = replace(
    SITE,
    name="Jejaring KIM Contoh",
    menu=(
        MenuItem("home", "index.html"),
        MenuItem("topics", "topik/index.html", "Topik"),
        MenuItem("calendar", "agenda/index.html", "Agenda"),
        MenuItem("directory", "kelompok/index.html", "Kelompok"),
    ),
    place="",
    logo=None,
    network=None,
    assets=(("cari.js", "aset/cari.js"), ("jejaring.js", "aset/jejaring.js")),
)
KIM = Link("kim-lasiana/index.html", "Lasiana")
TOLD = tuple(card(n, image=None, category=None, group=KIM) for n in (1, 2))
EVENT = replace(EVENTS[0], group=KIM)
TOPIC = Count("topik/umkm/index.html", "UMKM", 1200)
PORTAL = PortalView(
    site=NETWORK,
    head=head("index.html", "", "home"),
    about="Jejaring contoh.",
    region=None,
    regions=(PROVINCE,),
    groups=(replace(LINE, active=None), ABROAD),
    latest=TOLD,
    agenda=(EVENT,),
    counts=(Count("", "berita", 1200),),
    groups_total=3,
    map="peta.html",
    diary="agenda/index.html",
    directory="kelompok/index.html",
    featured=TOLD[:1],
    active=(Count(LINE.path, LINE.name, 12),),
    topics=(TOPIC,),
)
REGION = replace(
    PORTAL,
    head=head("wilayah/53/index.html", PROVINCE.title, "region", trail=(Link("wilayah/53/index.html", "NTT"),)),
    region=PROVINCE,
    regions=PROVINCE.regions,
    groups=(),
    about="",
    featured=(),
    active=(),
    topics=(),
)
LARGE = replace(
    PORTAL, regions=(replace(PROVINCE, regions=(), total=1200),), groups=(), groups_total=1200, featured=TOLD
)
TOPIC_INDEX = TermsView(NETWORK, head("topik/index.html", "Topik", "topics"), "topics", (TOPIC,))
TOPICS = TopicView(
    site=NETWORK,
    head=head(TOPIC.path, "UMKM", "topics", trail=(Link("topik/index.html", "Topik"),)),
    cards=TOLD,
    total=1200,
    groups=12,
    older=Link("topik/umkm/2.html", ""),
    years=(Link("topik/umkm/2.html", "2024"),),
)
TOPIC_OLDER = replace(
    TOPICS,
    head=head("topik/umkm/2.html", "UMKM, Januari 2024", "topics", trail=(Link("topik/umkm/index.html", "UMKM"),)),
    total=0,
    groups=0,
    newer=Link("topik/umkm/index.html", ""),
    years=(),
)
ROLL = GroupsView(
    site=NETWORK,
    head=head("kelompok/index.html", "Kelompok", "directory"),
    groups=(GroupEntry(LINE.path, LINE.name, LINE.place), GroupEntry("kim-x/index.html", "KIM X", "")),
    total=1200,
    parts=(Link("kelompok/index.html", "KIM A – KIM X"), Link("kelompok/halaman-2.html", "KIM Y – KIM Z")),
)
DIARY = AgendaView(
    site=NETWORK,
    head=head("agenda/index.html", "Agenda", "calendar"),
    months=(Month("Oktober 2025", (EVENT,)),),
    pages=Pages(1, ("agenda/index.html", "agenda/halaman-2.html")),
    total=26,
    inside=(Count("wilayah/53/agenda.html", PROVINCE.title, 26),),
    calendar="agenda/agenda.ics",
)
FIND = FindView(
    site=NETWORK,
    head=head("cari.html", "Cari", "search"),
    folder="cari/",
    prefixes="AaAb",
    ways=(Link("kelompok/index.html", "Semua kelompok"), Link(PROVINCE.path, PROVINCE.title)),
    topics=(Link(TOPIC.path, TOPIC.title),),
)

PIN = Pin(LINE.path, LINE.name, "53.71.02.1007", "-10.14", "123.67")
COVERED = Coverage(1200, 4, 315, 5, 3442)
PROVINCE_MAP = MapView(
    site=NETWORK,
    head=head("wilayah/53/peta.html", "Peta dan cakupan NTT", "region", trail=(Link("peta.html", "Peta dan cakupan"),)),
    level="province",
    chart=Chart(
        200,
        100,
        (MapShape("M10 10l90 0l0 60z", "Nusa Tenggara Timur"),),
        (
            MapMark(60, 60, "Kota Kupang", REGENCY.path, 12, exact=False),
            MapMark(20, 20, "KIM Lasiana, KIM Alak", REGENCY.path, 2),
            MapMark(80, 30, "KIM Lasiana", LINE.path),
        ),
    ),
    coverage=COVERED,
    rows=(CoverageRow("Kota Kupang", "wilayah/53.71/cakupan.html", COVERED, (PIN, PIN)),),
    bare=("Kabupaten Belu", "Kabupaten Malaka"),
    beyond=(PIN,),
    region=Link(PROVINCE.path, PROVINCE.title),
)
SHAPES = (
    MapShape("M10 10l90 0l0 60z", "NTT", "wilayah/53/peta.html", 1200, 60, 40),
    MapShape("M150 10l40 0l0 60z", "Bali"),
)
COUNTRY_MAP = replace(
    PROVINCE_MAP,
    head=head("peta.html", "Peta dan cakupan", "region"),
    level="country",
    chart=Chart(200, 100, SHAPES),
    rows=(CoverageRow("Nusa Tenggara Timur", "wilayah/53/peta.html", COVERED),),
    beyond=(),
    region=None,
)
REGENCY_MAP = replace(
    PROVINCE_MAP,
    head=head("wilayah/53.71/cakupan.html", "Cakupan Kota Kupang", "region"),
    level="regency",
    chart=None,
    rows=(),
    bare=(),
)
