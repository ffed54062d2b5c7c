"""Sample pages that few sites have: every type by itself, every kind of list, groups that have hardly begun."""

from dataclasses import fields, replace
from typing import Any

from kimsite.judging.portal import PORTAL
from kimsite.judging.sample import (
    DOCUMENT,
    HOME,
    LIST,
    PROFILE,
    SEARCH,
    SPARE,
    TERMS,
    VOICE,
)
from kimsite.model.content import Product, Region
from kimsite.model.view import Page, ProfileView, SiteView, VoiceView
from kimsite.vocabulary import TYPE_IDS

PARAGRAPHS = (
    "Sejak subuh, belasan warga sudah berdiri di tepi muara dengan sepatu penuh lumpur. Mereka membawa ember, tali "
    "rafia, dan bambu yang dibelah semalam. Air baru saja surut ketika barisan pertama turun.",
    "Penanaman ini bagian dari rencana tiga tahun kelurahan. Tahun lalu dua ribu bibit ditanam di sisi barat, dan "
    "kira-kira seperempatnya mati karena gelombang Desember. Kali ini setiap bibit diikat pada ajir agar tidak hanyut.",
    "Ketua kelompok nelayan mengatakan, ikan kecil mulai terlihat lagi di antara akar yang sudah setinggi lutut. "
    "“Dulu kami menebar jala jauh ke tengah,” katanya. “Sekarang anak-anak bisa memancing dari tepi.”",
    "Guru sekolah dasar setempat mengajak murid kelas lima mencatat jumlah bibit, jarak tanam, dan nama penanamnya. "
    "Catatan itu akan dibacakan pada musyawarah bulan depan, lalu ditempel di papan balai warga.",
    "Pupuk kandang datang dari kandang sapi bersama di dusun dua. Setiap keluarga menyumbang satu karung; yang tidak "
    "beternak membawa kopi, pisang rebus, dan jagung bakar untuk yang bekerja.",
    "Dinas lingkungan hidup menyediakan bibit dan seorang penyuluh. Ia menunjukkan cara membuka kantong plastik tanpa "
    "merusak akar, dan mengingatkan bahwa plastik itu harus dibawa pulang, bukan ditinggal di lumpur.",
    "Menjelang siang air naik kembali. Yang tertinggal adalah deretan ajir sepanjang hampir satu kilometer, sepasang "
    "sandal yang tidak diketahui pemiliknya, dan rencana untuk menyulam bibit mati pada akhir musim hujan.",
    "Bagi yang ingin membantu, pertemuan berikutnya diadakan hari Sabtu pukul tujuh pagi di pelataran gereja. Bawalah "
    "topi, air minum, dan pakaian ganti. Anak-anak boleh ikut asal ditemani orang tuanya.",
)
ARTICLE = replace(
    SPARE,
    body="\n".join(f"<p>{text}</p>" for text in PARAGRAPHS),
    date=DOCUMENT.date,
    category=DOCUMENT.category,
    tags=DOCUMENT.tags,
    authors=DOCUMENT.authors,
    related=tuple(replace(card, image=None) for card in DOCUMENT.related),
    previous=DOCUMENT.previous,
    next=DOCUMENT.next,
)
"""A text article of the usual length, without a photo: what most readers on slow lines ask for."""

BARE = SiteView(name="KIM", short="KIM", tagline="", language="id", base_url="", stylesheet="", settings=(), menu=())
"""A group of which nothing is known but its name."""

NOTHING_KNOWN: dict[str, Any] = {
    field.name: {"region": Region(), "coordinates": None}.get(field.name, "" if field.type is str else ())
    for field in fields(ProfileView)[2:]
}


def corners() -> tuple[tuple[str, Page], ...]:
    """Templates with views, beside those of `sample.PAGES`."""
    return (
        *(("document.html", replace(DOCUMENT, type=type_)) for type_ in TYPE_IDS),
        *(("document.html", replace(SPARE, type=type_)) for type_ in TYPE_IDS),
        ("document.html", replace(SPARE, product=Product(None, "", "", ""), valid_until=DOCUMENT.date)),
        *(("list.html", replace(LIST, key=type_, upcoming=())) for type_ in TYPE_IDS if type_ != "agenda"),
        *(
            ("list.html", replace(LIST, kind=kind, key="daerah", upcoming=()))
            for kind in ("category", "tag", "author", "year", "month")
        ),
        *(("terms.html", replace(TERMS, kind=kind)) for kind in ("tags", "authors", "archive")),
        ("terms.html", replace(TERMS, terms=())),
        ("search.html", replace(SEARCH, entries=())),
        ("portal.html", replace(PORTAL, about="", regions=(), groups=(), latest=(), agenda=(), counts=(), map="")),
        ("profile.html", ProfileView(BARE, PROFILE.head, **NOTHING_KNOWN)),
        ("voice.html", VoiceView(BARE, VOICE.head, "", "", "", "", False, ())),
        ("voice.html", replace(VOICE, form="", lapor=False)),
        ("home.html", replace(HOME, site=BARE, head=replace(HOME.head, absolute="", image="", feeds=(), json_ld=""))),
        ("document.html", replace(SPARE, site=BARE)),
    )
