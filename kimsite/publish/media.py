"""What browsers are told a file is, for hosts that want to know. The same on every system, whatever it has set up."""

from mimetypes import MimeTypes

TYPES = {
    "avif": "image/avif",
    "css": "text/css",
    "csv": "text/csv",
    "html": "text/html",
    "ico": "image/vnd.microsoft.icon",
    "ics": "text/calendar",
    "js": "text/javascript",
    "json": "application/json",
    "mjs": "text/javascript",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xml": "application/xml",
}
UNKNOWN = "application/octet-stream"


def media_type(path: str) -> str:
    """The media type of a path, by its ending; texts are UTF-8."""
    found = TYPES.get(ending(path)) or MimeTypes().guess_type(f"x.{ending(path)}")[0] or UNKNOWN
    return f"{found}; charset=utf-8" if found.startswith("text/") else found


def ending(path: str) -> str:
    """What stands behind the last dot of a file's name, in lower case; "" where nothing does, as in `.nojekyll`."""
    name = path.rpartition("/")[2].lstrip(".")
    return name.rpartition(".")[2].lower() if "." in name else ""
