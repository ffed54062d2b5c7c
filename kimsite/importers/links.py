"""Where the links of an old site lead now: to another text of it, to a file that was brought along, or out."""

from collections.abc import Mapping
from urllib.parse import parse_qs, unquote, urlsplit

from kimsite.importers.export import Export
from kimsite.importers.figures import PICTURE_NAME
from kimsite.importers.library import Library
from kimsite.pattern import pattern
from kimsite.urls import bare

OUTSIDE = frozenset({"http", "https", "mailto", "tel"})
BLOGSPOT = pattern(r"\.blogspot\.(?:com?\.)?[a-z]{2,3}\Z")
"""Blogger answers at one country's address after another."""


class Links:
    """The addresses of one old site. `names` are what its entries are called now, by their ids."""

    def __init__(self, export: Export, names: Mapping[str, str], library: Library) -> None:
        self._host = _host(export.site)
        self._library = library
        self._names = names
        self._entries = {bare(entry.address).casefold(): entry.id for entry in export.entries if entry.address}
        self._pages = {bare(one.page).casefold(): one.url for one in export.attachments if one.page}
        self._files = {one.id: one.url for one in export.attachments}
        self._hostless = export.system == "blogger" and not self._host
        self.remaining: dict[str, None] = {}

    def lead(self, target: str, text: str, day: str) -> str:
        """What to write instead of an address; "" where it cannot be a link. Those that still lead to the old site are
        remembered."""
        if target.startswith("#") or not target.strip():
            return ""
        whole = self._library.absolute(target)
        try:
            parts = urlsplit(whole)
        except ValueError:
            return ""
        if parts.scheme not in OUTSIDE:
            return ""
        if parts.scheme in ("mailto", "tel") or not self._is_ours(_host(whole), parts.path):
            return whole
        if found := self._name(parts.path, parts.query):
            return found
        page = self._pages.get(bare(unquote(parts.path)).casefold()) or self._files.get(_id(parts.query), "")
        if page or PICTURE_NAME.search(parts.path):
            return self._library.picture(page or whole, text, day) or whole
        if place := self._library.file(whole, text, day):
            return place
        self.remaining[whole] = None
        return whole

    def _name(self, path: str, query: str) -> str:
        known = self._entries.get(bare(unquote(path)).casefold(), "") or _id(query)
        return self._names.get(known, "") if known else ""

    def _is_ours(self, host: str, path: str) -> bool:
        if self._hostless:  # Takeout does not say where the blog was
            return bare(unquote(path)).casefold() in self._entries
        return bool(host) and host == self._host


def _host(address: str) -> str:
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    return BLOGSPOT.sub(".blogspot", host)


def _id(query: str) -> str:
    """The number of a text in WordPress's plain addresses, `?p=12`."""
    words = parse_qs(query)
    return next((words[name][0] for name in ("p", "page_id", "attachment_id") if name in words), "")
