"""Built files as a preview serves them: found by their address, pages with what keeps them fresh."""

import os
import stat
from pathlib import Path
from urllib.parse import unquote

from kimsite.digest import digest_bytes
from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.urls import INDEX

NOT_FOUND = "404.html"
STYLE = pattern(r'<link rel="stylesheet" href="([^"]*)">|<style>(.*?)</style>')
END = "</body>"
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "svg": "image/svg+xml",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "pdf": "application/pdf",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
}
"""Of what sites hold. What a system's registry says of `js` may be anything."""


@frozen
class Look:
    """What a page shows without its style (as a digest), and its style: an address or the rules themselves."""

    shape: str
    href: str
    rules: str


def find(root: Path, address: str) -> Path | None:
    """The built file at an address (the path of an URL, with what is escaped in it), or None.

    A folder's address ends in `/` and means its index. What begins with a dot is kimsite's own, and no link is
    followed: nothing outside the output is ever served.
    """
    path = unquote(address)
    if not path.startswith("/"):
        return None
    parts = path.split("/")[1:]
    if not parts[-1]:
        parts[-1] = INDEX
    if not all(map(_plain, parts)):
        return None
    place = root
    for number, part in enumerate(parts, 1):
        place = place / part
        try:
            mode = os.lstat(place).st_mode
        except (OSError, ValueError):
            return None
        if not (stat.S_ISREG(mode) if number == len(parts) else stat.S_ISDIR(mode)):
            return None
    return place


def is_folder(root: Path, address: str) -> bool:
    """Whether an address names a folder with an index, but for the `/` at its end."""
    return not address.endswith("/") and find(root, f"{address}/") is not None


def missing_page(root: Path, address: str) -> Path | None:
    """The page that says that nothing is at an address: the group's own, or the whole site's."""
    first = address.split("/")[1] if address.count("/") > 1 else ""
    return (find(root, f"/{first}/{NOT_FOUND}") if first else None) or find(root, f"/{NOT_FOUND}")


def type_of(path: Path) -> str:
    """The content type of a file."""
    return TYPES.get(path.suffix[1:].lower(), "application/octet-stream")


def look_of(html: str) -> Look:
    """A page's look."""
    found = STYLE.search(html)
    rest = html if found is None else html[: found.start()] + html[found.end() :]
    shape = digest_bytes(rest.encode())
    return Look(shape, (found and found[1]) or "", (found and found[2]) or "")


def with_script(html: str, address: str) -> str:
    """A page that asks for the script at this address, and tells it what the page looks like."""
    script = f'<script src="{address}" data-shape="{look_of(html).shape}"></script>\n'
    before, end, after = html.rpartition(END)
    return f"{before}{script}{end}{after}" if end else html + script


def _plain(part: str) -> bool:
    return part != "" and part[0] != "." and not any(sign in part for sign in "\\:\0")
