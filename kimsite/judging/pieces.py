"""What the sample pages are made of: a site, its head, pictures, cards, an event."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from kimsite.model.content import Contact, Event
from kimsite.model.navigation import MenuItem
from kimsite.model.site import Image, ImageVariant
from kimsite.model.view import Card, Head, Link, SiteView
from kimsite.urls import root_of

WITA = ZoneInfo("Asia/Makassar")
DAY = datetime(2025, 10, 2, 14, 30, tzinfo=WITA)
BASE = "https://kim.example/kim-lasiana"


def image(name: str = "mangrove", caption: str = "", width: int = 1280, height: int = 853) -> Image:
    return Image(
        src=f"foto/{name}-960.jpg",
        srcset=tuple(ImageVariant(f"foto/{name}-{w}.webp", w) for w in (360, 720, 1080)),
        width=width,
        height=height,
        alt="Dua orang menanam bibit bakau di pantai berlumpur",
        caption=caption,
        share=f"foto/{name}-share.jpg",
        tone="#8ab,#654",
    )


SITE = SiteView(
    name="KIM Lasiana",
    short="Lasiana",
    tagline="Kabar dari pantai lontar",
    language="id",
    base_url=BASE,
    stylesheet="aset/warta.css",
    settings=(
        ("warna", "#8a2f2f"),
        ("warna.terang", "#8a2f2f"),
        ("warna.gelap", "#d69e9e"),
        ("kepala", "koran"),
        ("tenun", "belah-ketupat"),
        ("foto", "langsung"),
        ("foto_di_daftar", "true"),
    ),
    menu=(
        MenuItem("home", "index.html"),
        *(MenuItem(t, f"{t}/index.html") for t in ("berita", "pengumuman", "agenda", "galeri", "produk")),
        MenuItem("profile", "profil.html"),
    ),
    place="Lasiana, Kelapa Lima, Kota Kupang",
    logo=image("logo", width=256, height=256),
    contact=Contact("6281200000101", "lasiana@kim.example"),
    social=(Link("https://www.facebook.com/kimlasiana", "Facebook"),),
    network=Link("../index.html", "Jejaring KIM Contoh"),
    voice="sampaikan.html",
    assets=(("cari.js", "aset/cari.js"),),
)


def head(path: str, title: str, section: str = "", **more: Any) -> Head:
    return replace(
        Head(
            path=path,
            root=root_of(path),
            title=title,
            description="Kabar dari pantai lontar",
            section=section,
            language="id",
            absolute=f"{BASE}/{path}",
            image=f"{BASE}/foto/mangrove-share.jpg",
            image_alt="Menanam bakau",
            feeds=(Link("rss.xml", "KIM Lasiana"), Link("atom.xml", "KIM Lasiana"), Link("feed.json", "KIM Lasiana")),
        ),
        **more,
    )


def card(n: int = 1, type_: str = "berita", title: str = "", **more: Any) -> Card:
    made = Card(
        path=f"2025/10/{type_}-{n}.html",
        title=title or f"Warga menanam bakau di muara {n}",
        type=type_,
        summary="Tiga ratus bibit ditanam pagi tadi; yang mati akan disulam bulan depan.",
        language="id",
        date=DAY,
        category=Link("kategori/berita/daerah/index.html", "Daerah"),
        image=image() if n % 2 else None,
    )
    return replace(made, **more)


EVENT = Event(datetime(2025, 11, 3, 9, 0, tzinfo=WITA), datetime(2025, 11, 3, 12, 0, tzinfo=WITA), "Lopo kelurahan")
EVENTS = tuple(card(n, "agenda", f"Musyawarah air {n}", event=EVENT) for n in (1, 2))
