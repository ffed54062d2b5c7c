"""Where each document's page lies, below the group's root."""

import posixpath
from dataclasses import replace
from datetime import datetime

from kimsite.compose.mentions import in_field
from kimsite.model.content import Document, Group
from kimsite.model.report import Diagnostic
from kimsite.pattern import pattern
from kimsite.urls import slugify
from kimsite.vocabulary import TYPE_IDS

DATED = "{year}/{month}/{slug}.html"
UNDATED = "{type}/{slug}.html"
PAGE = "{slug}.html"
PROFILE = "profil.html"
RESERVED = frozenset(
    {
        *TYPE_IDS,
        *("kategori", "tag", "arsip", "penulis", "cari", "aset", "foto", "kartu", "berkas"),
        *("index.html", "cari.html", "sampaikan.html", "404.html", PROFILE),
        *("sitemap.xml", "rss.xml", "atom.xml", "feed.json", "kim.json", "robots.txt"),
    }
)
"""First parts of addresses that pages of the site itself have."""
LIST_PAGE = pattern(r"index|halaman-[0-9]+")


def give_addresses(group: Group, documents: tuple[Document, ...]) -> tuple[dict[str, str], list[Diagnostic]]:
    """Documents' paths → their pages' paths, for those that can have one.

    Of two documents with one address the first by path has it; the other is
    left out, as is one whose address belongs to the site itself.
    """
    pattern = group.permalink or DATED  # which reading has judged
    problems: list[Diagnostic] = []
    owners: dict[str, Document] = {}
    for document in sorted(documents, key=lambda d: d.path):
        address = _address(document, pattern)
        reserved = _is_reserved(document, address)
        if not reserved and address not in owners:
            owners[address] = document
            continue
        facts = [("address", address), *_way_out(document, pattern, {_address(other, pattern) for other in documents})]
        if reserved:
            problems.append(in_field(document, "slug", "K221", facts))
        else:
            problems.append(in_field(document, "slug", "K220", [*facts, ("other", owners[address].path)]))
    return {document.path: address for address, document in owners.items()}, problems


def day_of(document: Document) -> datetime | None:
    """The day that a document is filed under: its date, for an event without one its beginning."""
    return document.date or (document.event.start if document.event else None)


def _address(document: Document, pattern: str) -> str:
    day = day_of(document)
    if document.type == "halaman":
        pattern = PAGE
    elif not day:
        pattern = UNDATED
    address = pattern.replace("{slug}", slugify(document.slug) or "tanpa-judul").replace("{type}", document.type)
    if day:
        for name, number in (("{year}", f"{day.year:04}"), ("{month}", f"{day.month:02}"), ("{day}", f"{day.day:02}")):
            address = address.replace(name, number)
    return address


def _way_out(document: Document, pattern: str, taken: set[str]) -> list[tuple[str, str]]:
    """A slug that is free, and the file whose name gives the address when no slug is written."""
    slugs = (f"{document.slug}-{number}" for number in range(2, len(taken) + 3))
    better = next(slug for slug in slugs if _address(replace(document, slug=slug), pattern) not in taken)
    written = any(place.field == "slug" for place in document.places)
    return [("better", better), ("file", "" if written else posixpath.basename(document.path))]


def _is_reserved(document: Document, address: str) -> bool:
    first, _, rest = address.partition("/")
    if address == PROFILE:
        return document.type != "halaman"
    if first == document.type and rest:
        return "/" not in rest and LIST_PAGE.fullmatch(rest.removesuffix(".html")) is not None
    return first in RESERVED
