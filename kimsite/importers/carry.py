"""A whole export → kimsite's files.

What a group has already is known by its old address, or for drafts by its title: it is left as it is, so that importing
twice changes nothing, and nothing that somebody has edited since.
"""

import posixpath
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from html import unescape

from kimsite.characters import sift
from kimsite.importers.bylines import Home, Lifted, lift
from kimsite.importers.classic import paragraphs
from kimsite.importers.export import Entry, Export
from kimsite.importers.library import Library, Medium
from kimsite.importers.links import Links
from kimsite.importers.manuscript import Lead, moment, place_of, summary_of, title_of, written
from kimsite.importers.present import Present
from kimsite.importers.shortcodes import Shortcodes
from kimsite.importers.words import Intricate, is_intricate, only_words
from kimsite.model.content import Group
from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.urls import bare
from kimsite.vocabulary import DATED_TYPES

PICTURE = pattern(r'!\[(?P<alt>[^\]]*)\]\((?P<path>[^)\s"]+)(?: "(?P<caption>[^"]*)")?\)')
LONGEST = 300
"""Characters of an address, as it is told."""


@frozen
class Carried:
    """One entry's file: its path from the group's folder, its text ("" where the group has it already), its title,
    whether it is a draft, and whether it lacks the date that its type must have."""

    entry: str
    path: str
    text: str
    title: str
    type: str
    draft: bool
    undated: bool = False


@frozen
class Move:
    """A whole move: the files to write, the media that they use, and what did not come over.

    `lost` are addresses of pictures that lead nowhere (Word's `file:///C:/…`), `unknown` counts shortcodes by name,
    `remaining` are links that still lead to the old site, `bare` are the titles of texts that came over as words alone.
    """

    files: tuple[Carried, ...]
    media: tuple[Medium, ...]
    lost: tuple[str, ...] = ()
    unknown: tuple[tuple[str, int], ...] = ()
    remaining: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()


def carry(
    export: Export,
    group: Group,
    present: Iterable[Present],
    taken: Iterable[str],
    tell: Callable[[int, int, str], None] = lambda done, of, name: None,
) -> Move:
    """Every entry as a file below the group's folder. `present` are the group's texts, `taken` its files' paths; `tell`
    hears how many of how many are done, and which."""
    return _Carrier(export, group, tuple(present), frozenset(path.casefold() for path in taken)).move(tell)


class _Carrier:
    """One export on its way into one group."""

    def __init__(self, export: Export, group: Group, present: tuple[Present, ...], taken: frozenset[str]) -> None:
        self.export = export
        self.group = group
        self.folder = group.folder + "/"
        self.by_address = {_same_address(alias): one.path for one in present for alias in one.addresses}
        nameless = tuple(one for one in present if one.title and not one.addresses)
        self.by_title = {(one.type, _same(one.title)): one.path for one in nameless}
        self.nameless = {one.path.casefold(): one.path for one in nameless}
        self.taken = set(taken)
        self.addresses = {_address(one.type, one.month, one.slug) for one in present}
        self.codes = Shortcodes(export.attachments)
        self.bare: list[str] = []
        self.lost: dict[str, None] = {}
        region = (group.region.regency, group.region.district, group.region.village, group.region.province)
        self.home = Home(group.timezone, tuple(_place_name(name) for name in region if name))

    def move(self, tell: Callable[[int, int, str], None]) -> Move:
        """The whole of it: first where each entry is to lie, then, since they link to each other, their texts."""
        placed = [(entry, *self.place(entry)) for entry in sorted(self.export.entries, key=_order)]
        names = Counter(posixpath.basename(path) for _, path, _, _ in placed)
        called = {
            entry.id: posixpath.basename(path)
            if names[posixpath.basename(path)] == 1
            else path.removeprefix(self.folder)
            for entry, path, _, _ in placed
        }
        library = Library(self.export.site)
        links = Links(self.export, called, library)
        files = []
        for number, (entry, path, slug, is_new) in enumerate(placed, 1):
            files.append(self.carried(entry, path, slug, is_new, library, links))
            tell(number, len(placed), entry.title)
        return Move(
            tuple(files),
            library.media(),
            tuple(self.lost),
            tuple(sorted(self.codes.unknown.items())),
            tuple(links.remaining),
            tuple(self.bare),
        )

    def place(self, entry: Entry) -> tuple[str, str, bool]:
        """Where an entry lies or is to lie, the slug to be said, and whether it is new to the group."""
        title = title_of(entry, unescape(entry.html)[:400])
        wanted = place_of(entry, title, self.group.timezone)
        path, number = f"{self.folder}{wanted}.md", 2
        if known := self.known(entry, title, path):
            return known, "", False
        while path.casefold() in self.taken:
            path, number = f"{self.folder}{wanted}-{number}.md", number + 1
        self.taken.add(path.casefold())
        day = moment(entry.date, self.group.timezone)
        address = _address(entry.type, f"{day:%Y/%m}" if day else "", posixpath.basename(wanted))
        keeps_slug = number > 2 and address not in self.addresses
        self.addresses.add(address)
        return path, address[1] if keeps_slug else "", True

    def known(self, entry: Entry, title: str, path: str) -> str | None:
        """Where the group has an entry already. One without an address and a title is known by where it would lie: its
        title is made of its text, which is not read yet."""
        if entry.address:
            return self.by_address.get(_same_address(entry.address))
        found = self.by_title.get((entry.type, _same(title)))
        return found or (None if entry.title.strip() else self.nameless.get(path.casefold()))

    def carried(self, entry: Entry, path: str, slug: str, is_new: bool, library: Library, links: Links) -> Carried:
        """One entry's file. Also one that is there already is read: the media that it uses may be missing still."""
        try:
            body, lead = self.body(entry, library, links)
        except (RecursionError, Intricate):
            self.bare.append(entry.title)
            body, lead = only_words(paragraphs(entry.html) if entry.classic else entry.html), Lead()
        day = moment(entry.date, self.group.timezone)
        lifted = lift(body, replace(self.home, day=day.date() if day else None))
        if entry.type == "halaman":
            lifted = Lifted(body)
        title = title_of(entry, lifted.text)
        text = sift(written(entry, unescape(title), lifted, lead, slug, self.group.timezone))[0] if is_new else ""
        undated = not (day or dict(entry.facts).get("mulai")) and entry.type in DATED_TYPES
        return Carried(entry.id, path, text, title, entry.type, entry.draft, undated)

    def body(self, entry: Entry, library: Library, links: Links) -> tuple[str, Lead]:
        """The text in Markdown, and the picture above it: the one that was chosen, else the one it begins with."""
        from bs4 import BeautifulSoup

        from kimsite.importers.body import tidy
        from kimsite.importers.prose import as_markdown

        html = entry.html
        if self.export.system == "wordpress" and not is_intricate(html):
            html = self.codes.expand(html, entry.id)
        if is_intricate(html):
            raise Intricate
        soup = BeautifulSoup(paragraphs(html) if entry.classic else html, "lxml")
        tidy(soup)
        day = moment(entry.date, self.group.timezone)
        month = f"{day:%Y/%m}" if day else ""
        for image in soup.find_all("img"):
            source = str(image["src"])
            wanted = str(image.get("data-whole") or source)
            image["src"] = library.picture(wanted, entry.id, month) or library.picture(source, entry.id, month)
            if not image["src"]:
                self.lost[source[:LONGEST]] = None
                image.decompose()
        for link in soup.find_all("a"):
            link["href"] = links.lead(str(link.get("href") or ""), entry.id, month)
        text = as_markdown(soup)
        lead = self.lead(entry, library, month)
        first = PICTURE.match(text)
        if first and (not lead.path or first["path"] == lead.path):
            alt, caption = first["alt"] or lead.alt, first["caption"] or lead.caption
            return text[first.end() :].lstrip(), Lead(first["path"], alt, caption)
        return text, lead

    def lead(self, entry: Entry, library: Library, month: str) -> Lead:
        """The picture that was chosen for an entry."""
        chosen = next((one for one in self.export.attachments if one.id == entry.picture and one.id), None)
        if chosen is None:
            return Lead()
        return Lead(library.picture(chosen.url, entry.id, month), chosen.alt, summary_of(chosen.caption))


def _address(type_: str, month: str, slug: str) -> tuple[str, str]:
    """What no two pages of a group can have both."""
    return (month if month and type_ != "halaman" else type_, slug)


def _same(title: str) -> str:
    """A title as it is compared: exports write characters by their names or in pieces, files do not."""
    return unicodedata.normalize("NFC", " ".join(unescape(title).split())).casefold()


def _same_address(address: str) -> str:
    """The same for an old address. A file's front matter is one line and holds no controls."""
    return bare(unicodedata.normalize("NFC", " ".join(sift(address)[0].split()))).casefold()


def _order(entry: Entry) -> tuple[str, str]:
    """The oldest first, so that of two texts of one name it is the newer that gets a number."""
    return (f"{entry.date:%Y-%m-%d %H:%M:%S}" if entry.date else "", entry.id)


def _place_name(name: str) -> str:
    return name.lower().removeprefix("kota ").removeprefix("kabupaten ")
