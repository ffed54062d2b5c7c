"""A network made by hand, planned without a disk: groups with documents, and what its portal would show."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from portals import plan_portal

from kimsite.model.content import Document, Event, Group, Network, Region
from kimsite.model.roll import Enrolled
from kimsite.model.site import Item, Site
from kimsite.model.summary import GroupSummary, Headline
from kimsite.network.library import Library
from kimsite.plan.identity import names_of
from kimsite.plan.planned import Planned
from kimsite.plan.roll import enroll
from kimsite.plan.summary import summarise
from kimsite.theme.i18n import catalogue
from kimsite.theme.load import load_theme
from kimsite.urls import slugify

TODAY = datetime(2025, 11, 1, tzinfo=UTC)
LASIANA = Region("53.71.02.1004", "Nusa Tenggara Timur", "Kota Kupang", "Kelapa Lima", "Lasiana", "Kelurahan")
BINAUS = Region(
    "53.02.30.2001", "Nusa Tenggara Timur", "Kabupaten Timor Tengah Selatan", "Mollo Tengah", "Binaus", "Desa"
)
BABAGAN = Region("33.17.14.2001", "Jawa Tengah", "Kabupaten Rembang", "Lasem", "Babagan", "Desa")
THEME, _ = load_theme("warta", (Path(__file__).parents[1] / "themes",))


def day(text: str) -> datetime:
    """`2025-10-02` as a moment."""
    return datetime.fromisoformat(text).replace(hour=9, tzinfo=UTC)


def document(title: str, date: str | None = "2025-10-02", type: str = "berita", **more: Any) -> Document:
    """A document; of an event `starts` says when it is."""
    when = more.pop("starts", "")
    event = Event(day(when)) if when else None
    path = f"content/{type}/{slugify(title)}.md"
    moment = day(date) if date else None
    return Document(path, type, slugify(title), title, "", date=moment, event=event, mark=title, **more)


def neighbour(slug: str, *documents: Document, region: Region = LASIANA, **more: Any) -> tuple[GroupSummary, Enrolled]:
    """A group as its network knows it."""
    name = more.pop("name", slug.upper().replace("-", " "))
    group = Group(slug, "", "", name, identity=slug, region=region, base_url=f"https://kim.example/{slug}", **more)
    items = [Item(d, f"{d.slug}.html", b"", (), d.summary, 0, 1) for d in documents]
    items.sort(key=lambda item: (item.document.date is None, item.document.date and -item.document.date.timestamp()))
    site = Site(group, tuple(items))
    enrolled = enroll(site, names_of(site.items))
    return replace(summarise(site, TODAY), roll=repr(hash(enrolled.roll))), enrolled


class Told:
    """What lists show of documents, from memory."""

    def __init__(self, headlines: Mapping[str, tuple[Headline, ...]]) -> None:
        self.headlines = headlines

    def __call__(self, slug: str, number: int) -> Headline:
        return self.headlines[slug][number]


def planned(*groups: tuple[GroupSummary, Enrolled], **network: Any) -> Mapping[str, Planned]:
    """The outputs of the portal, by path."""
    summaries = tuple(summary for summary, _ in groups)
    rolls = [each.roll for _, each in groups]
    headline = Told({e.roll.slug: e.headlines for _, e in groups})

    def library(some: tuple[GroupSummary, ...], base: int) -> Library:
        return Library(some, rolls, headline, base=base)

    told = Network("Jejaring", "n", base_url="https://kim.example", **network)
    outputs = plan_portal(told, summaries, THEME, (), catalogue(THEME, "id"), library, headline)
    return {output.path: output for output in outputs}


def views(*groups: tuple[GroupSummary, Enrolled], **network: Any) -> Mapping[str, Any]:
    """What the pages of the portal show, by path."""
    return {path: output.task().view for path, output in planned(*groups, **network).items()}
