"""The files of an old site that its texts use: where each is to lie in the group, and where it can be had."""

import posixpath
import re
from contextlib import suppress
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit, urlunsplit

from kimsite.digest import digest_bytes
from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.urls import file_name, slugify
from kimsite.vocabulary import OFFERED_KINDS, PICTURE_ENDINGS

FOLDER = "media"
UPLOADS = pattern(r"(?:/(?:uploads|files))?/(\d{4}/\d{2}/[^/]+)\Z|/(?:uploads|files)/([^/]+)\Z")
"""Where WordPress keeps files, by year and month."""
SIZED = pattern(r"-\d{2,4}x\d{2,4}(?=\.\w{3,4}\Z)")
"""What WordPress adds to the names of smaller copies."""
PROXY = pattern(r"https?://i\d\.wp\.com/(.+)\Z")
BLOGGER_SIZE = pattern(r"/[swh]\d+(?:-[a-z0-9-]+)*(?=/[^/]+\Z)")
BLOGGER_TAIL = pattern(r"=[swh]\d+(?:-[a-z0-9-]+)*\Z")
BLOGGER_HOSTS = ("blogspot.com", "googleusercontent.com", "ggpht.com", "blogger.com")
WHOLE = "s1600"
"""The longer side, in pixels, that Blogger is asked for: kimsite shows at most 1200."""
SCALING = frozenset({"w", "h", "width", "height", "resize", "fit", "crop", "ssl", "quality", "strip", "zoom"})
REDRAWN = {".gif": ".png", ".bmp": ".png", ".jpe": ".jpg", ".jfif": ".jpg"}
"""Endings of pictures that get another form on their way."""
MARK = 6


@frozen
class Medium:
    """One file: its path below the group's folder, the addresses where it may be, the best first, and for a picture
    that stood in the text itself (`data:`) its only one. `texts` are the ids of the entries that use it."""

    path: str
    sources: tuple[str, ...]
    picture: bool
    texts: tuple[str, ...] = ()


class Library:
    """Gives each file that a text uses its place: two never share one, and one has one, however it is written."""

    def __init__(self, site: str) -> None:
        """`site` is the old site's address as its export says it, which may be none."""
        self._site = site if _is_address(site) else ""
        self._places: dict[str, str] = {}
        self._taken: set[str] = set()
        self._sources: dict[str, dict[str, None]] = {}
        self._users: dict[str, dict[str, None]] = {}

    def picture(self, address: str, text: str, day: str) -> str:
        """The place of a picture; "" for an address that is none. `day` is the text's year and month, `2025/10`."""
        written = self.absolute(address)
        with suppress(ValueError):
            written = written if urlsplit(written).scheme else urljoin(self._site, written)
        whole = _whole(written)
        if not whole or urlsplit(whole).scheme not in ("http", "https", "data"):
            return ""
        return self._place(whole, written, text, day, "foto", ".jpg")

    def file(self, address: str, text: str, day: str) -> str:
        """The place of a file that readers download; "" for a kind that kimsite does not offer."""
        whole = self.absolute(address)
        ending = posixpath.splitext(urlsplit(whole).path)[1].lower()
        if ending.removeprefix(".") not in OFFERED_KINDS:
            return ""
        return self._place(whole, whole, text, day, "berkas", ending)

    def media(self) -> tuple[Medium, ...]:
        """All of them, in the order of their places."""
        return tuple(
            Medium(path, tuple(sources), path.endswith(PICTURE_ENDINGS), tuple(self._users[path]))
            for path, sources in sorted(self._sources.items())
        )

    def absolute(self, address: str) -> str:
        """An address with the site's before it where it has none of its own."""
        address = address.strip()
        if address.startswith("//"):
            return "https:" + address
        if address.startswith("/") and self._site:
            parts = urlsplit(self._site)
            return f"{parts.scheme}://{parts.netloc}{address}"
        return address

    def _place(self, whole: str, written: str, text: str, day: str, nameless: str, ending: str) -> str:
        key = _bare(whole)
        if key not in self._places:
            self._places[key] = self._free(_path_of(whole, day, nameless, ending), key)
        path = self._places[key]
        sources = self._sources.setdefault(path, {})
        sources[whole] = None
        sources[written] = None
        self._users.setdefault(path, {})[text] = None
        return path

    def _free(self, path: str, key: str) -> str:
        """The path, or one with a mark of the address in it where another file has that."""
        if path.casefold() in self._taken:
            stem, ending = posixpath.splitext(path)
            path = f"{stem}-{digest_bytes(key.encode())[:MARK]}{ending}"
        self._taken.add(path.casefold())
        return path


def _is_address(text: str) -> bool:
    try:
        return bool(urlsplit(text).netloc)
    except ValueError:
        return False


def _whole(address: str) -> str:
    """The address of a picture in its full size."""
    if address.startswith("data:image/"):
        return address
    if proxied := PROXY.match(address):
        address = "https://" + proxied[1]
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    host = parts.hostname or ""
    if host.endswith(BLOGGER_HOSTS):
        path = BLOGGER_TAIL.sub(f"={WHOLE}", BLOGGER_SIZE.sub(f"/{WHOLE}", parts.path))
        return urlunsplit(parts._replace(path=path))
    kept = [pair for pair in parse_qsl(parts.query) if pair[0].lower() not in SCALING]
    path = SIZED.sub("", parts.path) if UPLOADS.search(parts.path) else parts.path
    query = parts.query if len(kept) == len(parse_qsl(parts.query)) else "&".join(f"{a}={quote(b)}" for a, b in kept)
    return urlunsplit(parts._replace(path=path, query=query, fragment=""))


def _path_of(address: str, day: str, nameless: str, ending: str) -> str:
    """Where a file is to lie: by the year and month that WordPress filed it under, else by its text's."""
    if address.startswith("data:"):
        return posixpath.join(FOLDER, day, f"{nameless}-{digest_bytes(address.encode())[:MARK]}{ending}")
    path = unquote(urlsplit(address).path)
    uploaded = UPLOADS.search(path)
    folder = posixpath.dirname(uploaded[1] or "") if uploaded else ""
    stem, suffix = posixpath.splitext(BLOGGER_TAIL.sub("", posixpath.basename(path)))
    suffix = REDRAWN.get(suffix.lower(), suffix.lower())
    if not re.fullmatch(r"\.[a-z0-9]{2,4}", suffix):
        stem, suffix = stem + suffix, ending
    if nameless == "foto" and suffix not in PICTURE_ENDINGS:
        suffix = ending
    name = file_name(slugify(stem))
    if not name or len(name) > 60:  # noise: what Google calls a picture
        name = f"{nameless}-{digest_bytes(_bare(address).encode())[:MARK]}"
    return posixpath.join(FOLDER, folder or day, name + suffix)


def _bare(address: str) -> str:
    """An address as one file has it: without its scheme, `www.` and what comes after `#`."""
    if address.startswith("data:"):
        return digest_bytes(address.encode())
    parts = urlsplit(address)
    return (parts.netloc.removeprefix("www.") + parts.path + ("?" + parts.query if parts.query else "")).lower()
