"""What surrounds every page of a group: its identity, menu, head, trail and addresses."""

from dataclasses import replace
from datetime import datetime
from typing import TypedDict

from kimsite.digest import digest_value
from kimsite.model.content import Group
from kimsite.model.feed import FeedEntry
from kimsite.model.navigation import MenuItem
from kimsite.model.preview import PREVIEW_SIZE
from kimsite.model.site import Image, Item, Site
from kimsite.model.theme import Catalogue, Theme
from kimsite.model.value import frozen
from kimsite.model.view import Card, Head, Link, SiteView
from kimsite.plan.identity import guid_of, names_of
from kimsite.plan.posters import group_card
from kimsite.plan.shelf import Shelf
from kimsite.urls import absolute, root_of, slugify
from kimsite.vocabulary import SOCIAL_SITES
from kimsite.wording import Wording

SOCIAL_NAMES = {
    "youtube": "YouTube",
    "tiktok": "TikTok",
    "twitter": "X",
    "whatsapp": "WhatsApp",
    "linkedin": "LinkedIn",
    "soundcloud": "SoundCloud",
}
"""Names that are not written like any other word: with one capital at the start."""
HOME = "index.html"
PROFILE = "profil.html"
SEARCH = "cari.html"
VOICE = "sampaikan.html"
CALENDAR = "agenda/agenda.ics"
FEEDS = {"rss": "rss.xml", "atom": "atom.xml", "jsonfeed": "feed.json"}
"""By maker, which is also what a theme calls it that does without."""
PAGES_IN_MENU = ("berita", "pengumuman", "agenda", "galeri", "produk", "wisata", "cekfakta", "layanan")


@frozen
class Outlook:
    """What planning needs besides the site: the theme, its settings as resolved, words, the time, the network."""

    theme: Theme
    settings: tuple[tuple[str, str], ...]
    catalogue: Catalogue
    today: datetime
    network: Link | None = None


class Frame:
    """A site and its outlook, with the parts that all its pages share worked out once."""

    def __init__(self, site: Site, outlook: Outlook) -> None:
        self.site = site
        self.group = site.group
        self.today = outlook.today
        self.without = frozenset(outlook.theme.without)
        self.shelf = Shelf(site)
        self.names = names_of(site.items)
        self.wording = Wording(outlook.catalogue)
        self.cards: dict[str, Card] = {}
        self.entries: dict[str, FeedEntry] = {}
        self.view = site_view(site, outlook, self._menu())
        # Drawn only where somebody can ask for it by its whole address.
        self.card = group_card(site, self.view) if self.group.base_url and self.group.cards else None
        self.marks: dict[str, tuple[str, str]] = {}
        self.words = digest_value(outlook.catalogue)
        # What stands for all that outputs see besides items, words and the time. Another theme is no other view as
        # long as its settings and style sheet, which the view has, are the same.
        self.mark = digest_value(self.view, replace(self.group, theme="", theme_settings=()), tuple(self.shelf.types))

    def makes(self, kind: str) -> bool:
        """Whether the theme wants this kind of output (one of model.theme.OPTIONAL)."""
        return kind not in self.without

    def guid(self, item: Item) -> str:
        """What names a document for ever."""
        return guid_of(self.group.identity, self.names[item.path])

    def word(self, key: str) -> str:
        """A word of the interface; the catalogue holds every key, or the theme is at fault."""
        return self.wording.t(key)

    def type_title(self, type_: str) -> str:
        """The name of a type's list: Berita, Agenda, ..."""
        return self.wording.type_name(type_, plural=True)

    def head(
        self,
        path: str,
        title: str,
        section: str,
        description: str = "",
        feeds: tuple[Link, ...] = (),
        trail: tuple[Link, ...] = (),
    ) -> Head:
        """The head of a page that is not a document."""
        logo, card = self.site.logo, self.card
        shown = card.path if card else logo.share if logo else ""
        return Head(
            path=path,
            root=root_of(path),
            title=title,
            description=description or self.group.tagline or self.group.name,
            section=section,
            language=self.group.language,
            absolute=absolute(self.group.base_url, path),
            image=absolute(self.group.base_url, shown) if shown else "",
            image_alt=self.group.name if shown else "",
            image_size=PREVIEW_SIZE if card else None,
            feeds=feeds,
            trail=trail,
        )

    def feeds(self, folder: str, title: str) -> tuple[Link, ...]:
        """The feeds that stand beside an index page in `folder` ("" or ending in a slash)."""
        return tuple(Link(folder + name, title) for maker, name in FEEDS.items() if self.makes(maker))

    def picture_url(self, image: Image | None) -> str:
        """The absolute address of the picture that messengers show, or ""."""
        chosen = image or self.site.logo
        return absolute(self.group.base_url, chosen.share) if chosen and chosen.share else ""

    def _menu(self) -> tuple[MenuItem, ...]:
        """Home, the types that have documents (or the types and pages that the group chose), the profile."""
        pages = {item.document.slug: item for item in self.site.items if item.document.type == "halaman"}
        chosen = []
        for word in self.group.menu or PAGES_IN_MENU:
            if word in self.shelf.types:
                chosen.append(MenuItem(word, f"{word}/index.html"))
            elif page := pages.get(slugify(word)):
                chosen.append(MenuItem(page.path, page.path, page.document.title))
        return (
            MenuItem("home", HOME),
            *chosen,
            *((MenuItem("profile", PROFILE),) if self.makes("profile") else ()),
        )


def site_view(site: Site, outlook: Outlook, menu: tuple[MenuItem, ...]) -> SiteView:
    """The identity of a group as every page shows it."""
    group = site.group
    return SiteView(
        name=group.name,
        short=group.short or group.name,
        tagline=group.tagline,
        language=group.language,
        base_url=group.base_url,
        **dress(outlook.theme),
        settings=outlook.settings,
        menu=menu,
        place=place_of(group),
        logo=site.logo,
        contact=group.contact,
        social=social_links(group),
        network=outlook.network,
        without=outlook.theme.without,
        voice=VOICE if "voice" not in outlook.theme.without and has_channel(group) else "",
    )


def has_channel(group: Group) -> bool:
    """Whether there is any way at all for people to be heard."""
    return bool(
        group.voice.lapor or group.voice.form or group.contact.wa or group.contact.email or group.address or group.coach
    )


class Dress(TypedDict):
    """A SiteView's fields for what its theme serves."""

    stylesheet: str
    style: str
    script: str
    assets: tuple[tuple[str, str], ...]


def dress(theme: Theme) -> Dress:
    """What pages ask for of a theme, or carry within."""
    sheet = theme.stylesheet
    return {
        "stylesheet": sheet.path if sheet and not theme.inline else "",
        "style": sheet.text if sheet and theme.inline else "",
        "script": inline_script(theme),
        "assets": tuple((asset.name, asset.path) for asset in theme.served),
    }


def inline_script(theme: Theme) -> str:
    """The script of all pages as they carry it: without what is for its authors alone, comments and indentation. One
    that holds `</` or `<!--` would end its element early, and is left out."""
    text = bare(theme.script)
    return "" if "</" in text or "<!--" in text else text


def bare(script: str) -> str:
    """A script of kimsite's own or of a page as it travels: without lines of comment, and without indentation."""
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def place_of(group: Group) -> str:
    """Where a group is, smallest first: "Lasiana, Kelapa Lima, Kota Kupang"; "" without a region."""
    region = group.region
    return ", ".join(part for part in (region.village, region.district, region.regency or region.province) if part)


def social_links(group: Group) -> tuple[Link, ...]:
    """A group's accounts elsewhere, as addresses; what is no known site and no address is left out."""
    links = []
    for site, account in group.social:
        base = SOCIAL_SITES.get(site.lower())
        if account.startswith(("https://", "http://")):
            links.append(Link(account, social_name(site)))
        elif base and not account.startswith(("/", "javascript:")):
            links.append(Link(base + account.lstrip("@"), social_name(site)))
    return tuple(links)


def social_name(site: str) -> str:
    """What a site calls itself: YouTube, Instagram."""
    return SOCIAL_NAMES.get(site.lower()) or site.replace("_", " ").capitalize()
