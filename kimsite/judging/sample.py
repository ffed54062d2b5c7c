"""Sample pages, made by hand: each kind with much and with little. Themes are judged by them, and tests use them."""

from dataclasses import replace
from datetime import date

from kimsite.judging.pieces import BASE, DAY, EVENT, EVENTS, SITE, card, head, image
from kimsite.judging.portal import (
    COUNTRY_MAP,
    DIARY,
    FIND,
    LARGE,
    PORTAL,
    PROVINCE_MAP,
    REGENCY_MAP,
    REGION,
    ROLL,
    TOPIC_INDEX,
    TOPIC_OLDER,
    TOPICS,
)
from kimsite.model.content import Aspiration, Coordinates, Decree, FactCheck, Officer, Product, Region, Service
from kimsite.model.navigation import Pages
from kimsite.model.view import (
    Count,
    DocumentView,
    HomeView,
    Link,
    ListView,
    MissingView,
    Page,
    ProfileView,
    SearchView,
    Section,
    TermsView,
    VoiceView,
)
from kimsite.vocabulary import TYPE_IDS


def told(type_: str) -> dict[str, str]:
    """What a card of this type says beside its date."""
    return {"cekfakta": {"rating": "salah"}, "aspirasi": {"stage": "selesai"}}.get(type_, {})


HOME = HomeView(
    site=SITE,
    head=head("index.html", "", "home", json_ld='{"@context":"https://schema.org"}'),
    featured=(card(1, title="Tujuh ribu bakau untuk muara"), card(2), card(3)),
    sections=tuple(
        Section(t, f"{t}/index.html", tuple(card(n, t, **told(t)) for n in (1, 2, 3)))
        for t in TYPE_IDS
        if t not in ("agenda", "produk", "halaman")
    ),
    agenda=EVENTS,
    products=tuple(card(n, "produk", price=25000 * n, date=None) for n in (1, 2)),
    categories=(
        Count("kategori/berita/index.html", "Berita", 12),
        Count("kategori/berita/daerah/index.html", "Daerah", 1200, 1),
    ),
)

DOCUMENT = DocumentView(
    site=SITE,
    head=head(
        "2025/10/bakau.html",
        "Tujuh ribu bakau untuk muara",
        "berita",
        article=True,
        published=DAY,
        updated=DAY,
        trail=(Link("kategori/berita/index.html", "Berita"), Link("kategori/berita/daerah/index.html", "Daerah")),
        json_ld='{"@context":"https://schema.org","@graph":[]}',
    ),
    type="berita",
    title="Tujuh ribu bakau untuk muara",
    body="<p>Pagi itu air surut jauh.</p>\n<h2>Sesudah pasang</h2>\n<p>Bibit berdiri.</p>",
    summary="Tiga ratus bibit ditanam pagi tadi.",
    language="id",
    date=DAY,
    updated=DAY,
    category=(Link("kategori/berita/index.html", "Berita"), Link("kategori/berita/daerah/index.html", "Daerah")),
    tags=(Link("tag/bakau/index.html", "bakau"), Link("", "♥")),
    dateline="Kupang",
    authors=(Link("penulis/ani/index.html", "Ani Neno"), Link("", "♥")),
    photographer="Yohanis Tefa",
    editor="Maria Bria",
    image=image(caption="Bibit bakau di muara. Foto: Yohanis Tefa."),
    source="https://example.org/asal",
    place="Muara Lasiana",
    reading_minutes=3,
    photos=(image("pertama", "Sebelum"), image("kedua")),
    event=EVENT,
    calendar="2025/10/bakau.ics",
    product=Product(25000, "6281200000101", "Mama Ani", "12 botol"),
    order_url="https://wa.me/6281200000101?text=Halo",
    broadcast=f"*Tujuh ribu bakau untuk muara*\n\nTiga ratus bibit ditanam pagi tadi.\n\n{BASE}/2025/10/bakau.html",
    factcheck=FactCheck("Air laut jadi tawar", "sebagian-benar", ("https://example.org", "Wawancara lurah")),
    service=Service(("KTP", "Surat RT"), "Gratis", "1 hari"),
    aspiration=Aspiration("diproses", "Lurah Lasiana", "Lampu datang Juli.\nSabar.", "Kasi", DAY.date()),
    valid_until=DAY,
    expired=True,
    draft=True,
    file=Link("berkas/rencana.pdf", "rencana.pdf"),
    file_size=1_432_000,
    translations=(("en", Link("2025/10/bakau-en.html", "Seven thousand mangroves")),),
    read_also=(card(5),),
    related=(card(6), card(7)),
    previous=Link("2025/09/lalu.html", "Yang lalu"),
    next=Link("2025/11/nanti.html", "Yang nanti"),
)
SPARE = replace(
    DOCUMENT,
    head=replace(DOCUMENT.head, absolute="", image="", json_ld="", trail=(), feeds=(), updated=None),
    date=None,
    updated=None,
    category=(),
    tags=(),
    dateline="",
    authors=(),
    photographer="",
    editor="",
    image=None,
    source="",
    place="",
    photos=(),
    event=None,
    calendar="",
    product=None,
    order_url="",
    factcheck=None,
    service=None,
    aspiration=None,
    valid_until=None,
    expired=False,
    draft=False,
    file=None,
    file_size=0,
    translations=(),
    read_also=(),
    related=(),
    previous=None,
    next=None,
)
"""A document with nothing but a title and a text."""

STAGES = (Count("aspirasi/index.html", "diterima", 3), Count("aspirasi/index.html", "selesai", 1))
LIST = ListView(
    site=SITE,
    head=head("agenda/index.html", "Agenda", "agenda"),
    kind="type",
    key="agenda",
    heading="Agenda",
    cards=tuple(card(n, "agenda", event=EVENT) for n in range(1, 6)),
    pages=Pages(1, ("agenda/index.html", *(f"agenda/halaman-{n}.html" for n in range(2, 8)))),
    total=130,
    children=(Count("kategori/berita/daerah/index.html", "Daerah", 4, 1),),
    upcoming=EVENTS,
    stages=STAGES,
)
LATER = replace(
    LIST,
    head=head("agenda/halaman-4.html", "Agenda", "agenda"),
    upcoming=(),
    children=(),
    stages=(),
    pages=Pages(4, LIST.pages.links),
)

TREE = tuple(
    Count(f"kategori/{title}/index.html", title, n, depth)
    for n, (title, depth) in enumerate(
        (("a", 0), ("aa", 1), ("aaa", 2), ("ab", 1), ("b", 0), ("c", 0), ("ca", 1), ("caa", 2))
    )
)
TERMS = TermsView(SITE, head("kategori/index.html", "Kategori", "categories"), "categories", TREE)

PROFILE = ProfileView(
    site=SITE,
    head=head("profil.html", "Profil", "profile"),
    body="<p>Kami mulai dari satu papan tulis.</p>",
    kim_id="CONTOH-53.71.02.1007-01",
    founded="2019",
    region=Region("53.71.02.1007", "Nusa Tenggara Timur", "Kota Kupang", "Kelapa Lima", "Lasiana", "Kelurahan"),
    address="Jalan Timor Raya\nKupang",
    coordinates=Coordinates("-10.14", "123.67"),
    map_url="https://www.openstreetmap.org/?mlat=-10.14&mlon=123.67",
    decrees=(
        (
            Decree("15/2020", date(2020, 11, 9), "Lurah Lasiana", date(2024, 11, 9), "sk.pdf"),
            "berkas/sk.pdf",
            True,
        ),
    ),
    officers=((Officer("Ketua", "Ani Neno", "", "", "6281200000101"), image("ketua", width=400, height=400)),),
    vision="Kabar yang dipercaya.",
    mission=("Mencatat", "Menyebarkan"),
    programs=("Kelas menulis",),
    partners=("Karang Taruna",),
    fields=("Lingkungan",),
    coach="Diskominfo Kota Kupang",
    awards=("Juara II tingkat kota",),
    honours=(("Juara I Lomba KIM", None),),
    honoured_by="Jejaring",
    counts=(Count("berita/index.html", "berita", 12),),
)
VOICE = VoiceView(
    site=SITE,
    head=head("sampaikan.html", "Sampaikan aspirasi", "voice"),
    form="https://formulir.example/kim-lasiana",
    office="Kelurahan Lasiana",
    address="Jalan Timor Raya\nKupang",
    coach="Diskominfo Kota Kupang",
    lapor=True,
    stages=STAGES,
)
SEARCH = SearchView(
    site=SITE,
    head=head("cari.html", "Cari", "search"),
    entries=(card(1), card(2), card(3, title="Éling"), card(4, title="17 Agustus")),
    key="1a2b3c4d",
    files=("cari/baru.js?1a2b3c4d",),
    others=(Link("cari/1.html", "Januari 2024 – Maret 2024"),),
)
MISSING = MissingView(SITE, head("404.html", "Halaman tidak ditemukan", noindex=True), f"{BASE}/", "body{margin:0}")

PAGES: tuple[tuple[str, str, Page], ...] = (
    ("home", "home.html", HOME),
    ("home-empty", "home.html", replace(HOME, featured=(), sections=(), agenda=(), products=(), categories=())),
    ("document", "document.html", DOCUMENT),
    ("document-spare", "document.html", SPARE),
    ("document-foreign", "document.html", replace(DOCUMENT, language="en", head=replace(DOCUMENT.head, language="en"))),
    ("list", "list.html", LIST),
    ("list-later", "list.html", LATER),
    ("list-empty", "list.html", replace(LIST, cards=(), upcoming=(), total=0, pages=Pages(1, ("agenda/index.html",)))),
    ("terms", "terms.html", TERMS),
    ("profile", "profile.html", PROFILE),
    ("voice", "voice.html", VOICE),
    ("search", "search.html", SEARCH),
    ("missing", "404.html", MISSING),
    ("portal", "portal.html", PORTAL),
    ("region", "portal.html", REGION),
    ("portal-large", "portal.html", LARGE),
    ("topics", "terms.html", TOPIC_INDEX),
    ("topic", "topic.html", TOPICS),
    ("topic-older", "topic.html", TOPIC_OLDER),
    ("groups", "groups.html", ROLL),
    ("agenda", "agenda.html", DIARY),
    ("agenda-empty", "agenda.html", replace(DIARY, months=(), total=0, inside=())),
    ("find", "find.html", FIND),
    ("map", "map.html", PROVINCE_MAP),
    ("map-country", "map.html", COUNTRY_MAP),
    ("map-regency", "map.html", REGENCY_MAP),
)
"""A name, the template, the view: every template with much and with little."""
