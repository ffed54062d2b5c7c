"""WordPress's export (WXR 1.0 to 1.2, https://wordpress.org/documentation/article/tools-export-screen/) → Export.

WXR is RSS 2.0 with elements of its own. What is neither text nor file (menus, revisions, templates) is counted.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from kimsite.importers.export import Attachment, Entry, Export
from kimsite.importers.tree import child, children, descendants, inner, read_tree, text_of
from kimsite.pattern import pattern
from kimsite.vocabulary import TYPE_NAMES

if TYPE_CHECKING:
    from lxml.etree import _Element

TYPES = {**TYPE_NAMES, "post": "berita", "page": "halaman", "tribe_events": "agenda"}
"""The kinds of entries that are texts; plugins for events and shops name theirs so."""
PUBLISHED = frozenset({"publish", "future"})
UNFINISHED = frozenset({"draft", "pending", "private", "auto-draft"})
SLASHES = pattern("/{2,}")
BLOCK = "wp_block"
REUSED = pattern(r'<!-- wp:block \{[^<>]*?"ref":(\d+)[^<>]*\} /-->')
"""Where a text shows a block that is kept once for many. WordPress writes no `<` and `>` into what a block is told."""
LONGEST = 2 * 1024 * 1024
"""Characters of a text with its blocks: those that show each other can make any length."""
DEEPEST = 50
"""Blocks within blocks; more are no text."""
NOWHERE = frozenset({"uncategorized", "tak-berkategori", "tidak-berkategori", "tanpa-kategori"})
"""What WordPress files under when nobody chose."""
EXTRACTS = ("_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description")
"""Where plugins keep the sentence for search engines."""
NAMESPACE = b"wordpress.org/export/"
HEAD = 20_000
"""Bytes in which an export names its namespaces: a long comment comes before them."""
Facts = Mapping[str, str]


def read_wordpress(data: bytes) -> Export | None:
    """The bytes of an export → what it holds; None when they are no WXR at all."""
    root, fault = read_tree(data)
    channel = None if root is None else child(root, "channel")
    if channel is None or not (NAMESPACE in data[:HEAD] or child(channel, "wxr_version") is not None):
        return None
    return _Reader(channel).export(fault)


class _Reader:
    """One channel, with what its items refer to."""

    def __init__(self, channel: "_Element") -> None:
        self.channel = channel
        self.items = tuple(descendants(channel, "item"))
        self.paths = _category_paths(channel)
        self.people = {
            text_of(author, "author_login"): text_of(author, "author_display_name")
            for author in children(channel, "author")
        }
        self.venues = {
            text_of(item, "post_id"): text_of(item, "title")
            for item in self.items
            if text_of(item, "post_type") == "tribe_venue"
        }
        self.blocks = {
            text_of(item, "post_id"): text_of(item, "encoded", "content")
            for item in self.items
            if text_of(item, "post_type") == BLOCK
        }
        self.whole: dict[str, str] = {}
        self.left: Counter[str] = Counter()

    def export(self, fault: int) -> Export:
        """All that the channel holds."""
        entries, attachments = [], []
        for item in self.items:
            kind, status = text_of(item, "post_type") or "post", text_of(item, "status")
            self.left["comments"] += sum(1 for _ in children(item, "comment"))
            if kind == "attachment":
                attachments.append(_attachment(item))
            elif status == "trash" or (status == "auto-draft" and not text_of(item, "title")):
                self.left["trash"] += 1
            elif kind == BLOCK:
                continue  # it stands in the texts that use it
            elif kind in TYPES:
                entries.append(self.entry(item, TYPES[kind]))
            else:
                self.left[kind] += 1
        self.left[BLOCK] += len(self.blocks.keys() - self.whole.keys())
        entries = distinct(entries)
        site = text_of(self.channel, "base_blog_url") or text_of(self.channel, "link")
        left = tuple(sorted((name, number) for name, number in self.left.items() if number))
        return Export("wordpress", site, tuple(entries), tuple(attachments), left, fault)

    def entry(self, item: "_Element", kind: str) -> Entry:
        """One text."""
        meta, status = _meta(item), text_of(item, "status")
        html = self.with_blocks(text_of(item, "encoded", "content") + _footnotes(meta), ())
        category, others = self.filing(item)
        facts = self.further(kind, meta)
        return Entry(
            id=text_of(item, "post_id"),
            type="berita" if kind == "agenda" and "mulai" not in facts else kind,
            title=text_of(item, "title"),
            html=html,
            classic="<!-- wp:" not in html,
            address=_path(text_of(item, "link")),
            slug=unquote(text_of(item, "post_name")),
            date=_date(item, "post_date") or _published(item),
            updated=_date(item, "post_modified"),
            draft=status in UNFINISHED or bool(text_of(item, "post_password")) or status not in PUBLISHED | {""},
            category=category,
            tags=tuple(dict.fromkeys((*others, *_terms(item, "post_tag", "tag")))),
            authors=self.authors(item),
            summary=text_of(item, "encoded", "excerpt") or next((meta[name] for name in EXTRACTS if name in meta), ""),
            picture=meta.get("_thumbnail_id", ""),
            featured=text_of(item, "is_sticky") == "1",
            facts=tuple(facts.items()),
        )

    def with_blocks(self, html: str, within: tuple[str, ...]) -> str:
        """A text with the blocks that it shows in their places, those blocks' own too. One that is nowhere, that would
        show itself or make the text too long is counted. `within` are the blocks that it stands in."""
        room = LONGEST

        def block(found: "re.Match[str]") -> str:
            nonlocal room
            key = found[1]
            if key in self.blocks and key not in (*self.whole, *within) and len(within) < DEEPEST:
                self.whole[key] = self.with_blocks(self.blocks[key], (*within, key))
            whole = self.whole.get(key)
            if whole is None or len(whole) > room:
                self.left[BLOCK] += 1
                return ""
            room -= len(whole)
            return whole

        return REUSED.sub(block, html)

    def filing(self, item: "_Element") -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The longest of an item's category paths, and the names of the others."""
        found = []
        for element in children(item, "category"):
            name, key = inner(element), element.get("nicename", "")
            if element.get("domain", "category") == "category" and name and key not in NOWHERE:
                found.append(self.paths.get(unquote(key)) or (_unsplit(name),))
        chosen = max(found, key=len, default=())
        return chosen, tuple(path[-1] for path in found if path != chosen[: len(path)])

    def authors(self, item: "_Element") -> tuple[str, ...]:
        """The name that goes with an item's account."""
        login = text_of(item, "creator")
        return tuple(filter(None, (self.people.get(login) or login,)))

    def further(self, kind: str, meta: Facts) -> dict[str, str]:
        """What plugins for events and shops know besides."""
        fields = {}
        if kind == "agenda":
            keys = {"mulai": "_EventStartDate", "selesai": "_EventEndDate"}
            fields = {field: meta[key][:16] for field, key in keys.items() if meta.get(key)}
            venue = self.venues.get(meta.get("_EventVenueID", ""))
            if fields and venue:
                fields["tempat"] = venue
        if kind == "produk" and meta.get("_price", "").partition(".")[0].isdigit():
            fields["harga"] = meta["_price"].partition(".")[0]
        return fields


def distinct(entries: Iterable[Entry]) -> list[Entry]:
    """The entries, each with an id of its own: exports put together have some twice, broken ones have none."""
    seen: Counter[str] = Counter()
    found = []
    for entry in entries:
        seen[entry.id] += 1
        number = seen[entry.id]
        found.append(entry if number == 1 and entry.id else replace(entry, id=f"{entry.id}.{number}"))
    return found


def _category_paths(channel: "_Element") -> dict[str, tuple[str, ...]]:
    """Each category's name with those above it, by its short name. Old exports name a parent by its title."""
    found = {}
    for element in children(channel, "category"):
        key, name = text_of(element, "category_nicename"), text_of(element, "cat_name")
        if key:
            found[unquote(key)] = (_unsplit(name or key), unquote(text_of(element, "category_parent")))
    by_title = {name: key for key, (name, _) in found.items()}

    def climb(key: str, seen: tuple[str, ...]) -> tuple[str, ...]:
        name, parent = found[key]
        parent = parent if parent in found else by_title.get(parent, "")
        return (*climb(parent, (*seen, key)), name) if parent and parent not in (*seen, key) else (name,)

    return {key: climb(key, ()) for key in found}


def _unsplit(name: str) -> str:
    """A category's name: a slash in it would part it in two."""
    return " ".join(name.replace("/", "-").replace(">", "-").split())


def _terms(item: "_Element", *domains: str) -> Iterator[str]:
    """The names of an item's terms. Very old exports have each once more without a short name."""
    for element in children(item, "category"):
        if element.get("domain", "") in domains:
            yield " ".join(inner(element).split())


def _footnotes(meta: Facts) -> str:
    """What WordPress keeps of footnotes beside their text: a list below it."""
    try:
        notes = json.loads(meta.get("footnotes") or "[]")
    except ValueError:
        return ""
    said = (
        [str(note.get("content") or "") for note in notes if isinstance(note, dict)] if isinstance(notes, list) else []
    )
    return f"<ol>{''.join(f'<li>{text}</li>' for text in said)}</ol>" if said else ""


def _attachment(item: "_Element") -> Attachment:
    meta = _meta(item)
    place = text_of(item, "menu_order")
    return Attachment(
        id=text_of(item, "post_id"),
        url=text_of(item, "attachment_url") or text_of(item, "guid"),
        parent=text_of(item, "post_parent"),
        page=_path(text_of(item, "link")),
        alt=meta.get("_wp_attachment_image_alt", ""),
        caption=text_of(item, "encoded", "excerpt"),
        place=int(place) if place.isdigit() else 0,
    )


def _meta(item: "_Element") -> dict[str, str]:
    found: dict[str, str] = {}
    for element in children(item, "postmeta"):
        found.setdefault(text_of(element, "meta_key"), text_of(element, "meta_value"))
    return found


def _path(link: str) -> str:
    """The path of an address, decoded, with one slash where a server takes several for one; "" for one that is told by
    its query alone, as drafts are."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    path = SLASHES.sub("/", unquote(parts.path))
    return "" if path.strip("/") in ("", "index.php") else path


def _date(item: "_Element", name: str) -> datetime | None:
    """Universal time where it is told, else the site's own."""
    universal = _moment(text_of(item, f"{name}_gmt"))
    return universal.replace(tzinfo=UTC) if universal else _moment(text_of(item, name))


def _published(item: "_Element") -> datetime | None:
    try:
        return parsedate_to_datetime(text_of(item, "pubDate"))
    except ValueError:
        return None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:  # "0000-00-00 00:00:00" is WordPress's way to say nothing
        return None
