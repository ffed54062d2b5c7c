"""Sample pages of a portal, made by hand: its front, a region, maps."""

from dataclasses import replace
from datetime import date

from kimsite.judging.pieces import EVENTS, SITE, card, head
from kimsite.model.directory import GroupLine, RegionNode
from kimsite.model.map import Chart, Coverage, CoverageRow, MapMark, MapShape, Pin
from kimsite.model.navigation import MenuItem
from kimsite.model.view import Count, Link, MapView, PortalView

LINE = GroupLine("kim-lasiana/index.html", "KIM Lasiana", "Lasiana, Kelapa Lima", "Kabar", 12, date(2025, 10, 2))
ABROAD = replace(LINE, path="https://kim-alak.example/", name="KIM Alak", elsewhere=True, as_of=date(2025, 10, 2))
DISTRICT = RegionNode("wilayah/53.71.02/index.html", "Kelapa Lima", "district", 1, (), (LINE,))
REGENCY = RegionNode("wilayah/53.71/index.html", "Kota Kupang", "regency", 1, (DISTRICT,))
PROVINCE = RegionNode("wilayah/53/index.html", "Nusa Tenggara Timur", "province", 1, (REGENCY,))
NETWORK = replace(
    SITE, name="Jejaring KIM Contoh", menu=(MenuItem("home", "index.html"),), place="", logo=None, network=None
)
PORTAL = PortalView(
    site=NETWORK,
    head=head("index.html", "", "home"),
    about="Jejaring contoh.",
    region=None,
    regions=(PROVINCE,),
    groups=(replace(LINE, active=None), ABROAD),
    latest=tuple(card(n, image=None, category=None, group=Link("kim-lasiana/index.html", "Lasiana")) for n in (1, 2)),
    agenda=(replace(EVENTS[0], group=Link("kim-lasiana/index.html", "Lasiana")),),
    counts=(Count("", "berita", 1200),),
    groups_total=3,
    map="peta.html",
)
REGION = replace(
    PORTAL,
    head=head("wilayah/53/index.html", PROVINCE.title, "region", trail=(Link("wilayah/53/index.html", "NTT"),)),
    region=PROVINCE,
    regions=PROVINCE.regions,
    groups=(),
    about="",
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
