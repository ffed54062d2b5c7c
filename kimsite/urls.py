"""Addresses: slugs, relative and absolute links. Everything here is pure text."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from kimsite.pattern import pattern

SLUG = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NO_SLUG = pattern(r"[^a-z0-9]+")
INDEX = "index.html"
SLUG_LENGTH = 80
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
UNQUOTED = pattern(r"[\w.~/-]*", re.ASCII)
"""What `quote` leaves as it is; nearly all paths are."""


@lru_cache(maxsize=4096)
def slugify(text: str) -> str:
    """Lower-case ASCII letters, digits and single hyphens, at most 80 of them; "" if nothing is left.

    Accents fall away, other scripts do too: a slug must be typeable on any phone.
    """
    plain = text.replace("&", " dan ")
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    slug = NO_SLUG.sub("-", plain.lower().replace("'", "")).strip("-")
    if len(slug) > SLUG_LENGTH:
        slug = slug[:SLUG_LENGTH].rsplit("-", 1)[0].strip("-")
    return slug


def file_name(slug: str) -> str:
    """A slug as the name of a file, without an ending: Windows keeps some names for its devices
    (https://learn.microsoft.com/windows/win32/fileio/naming-a-file)."""
    return f"{slug}-1" if slug in DEVICES else slug


def root_of(path: str) -> str:
    """The way from a page up to its site's root: "" at the top, "../" one folder down."""
    return "../" * path.count("/")


def bare(path: str) -> str:
    """A page's path without what hosts add or leave out: `a/`, `a.html` and `a/index.html` are one page to some."""
    path = path.strip("/")
    path = path.removesuffix(INDEX) if path == INDEX or path.endswith("/" + INDEX) else path
    return path.removesuffix(".html").strip("/")


def absolute(base_url: str, path: str) -> str:
    """The public address of an output; a folder's index page is the folder. "" without base_url."""
    if not base_url:
        return ""
    if path == INDEX or path.endswith("/" + INDEX):
        path = path[: -len(INDEX)]
    return base_url.rstrip("/") + "/" + (path if UNQUOTED.fullmatch(path) else quote(path))


def whatsapp(number: str, text: str = "") -> str:
    """A link that opens a chat with this number (digits, country code first), `text` typed in already."""
    return f"https://wa.me/{number}" + (f"?text={text.translate(QUOTED)}" if text else "")


class _Quoted(dict[int, str]):
    """Characters as `quote` writes them where nothing else may stand, each sought once."""

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, quote(chr(code), safe=""))


QUOTED = _Quoted()
