"""Files that content points at: always below the group's own folder."""

import posixpath

from kimsite.pattern import pattern

DRIVE = pattern(r"[A-Za-z]:")
WEB = pattern(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
LONGEST = 400


class Outside(ValueError):
    """The path leaves the group's folder, or is not relative to it."""


def inside(text: str, folder: str = "") -> str:
    """A path as written → the same with `/`, not leaving the group.

    `folder` is where the file that says so lies, relative to the group. A path
    with `..` is resolved from there and so becomes relative to the group; all
    others stay as they are. A `/` at the end stays too. Raises Outside, and
    ValueError for what is no path at all (a web address, nothing, endless).
    """
    path = text.strip().replace("\\", "/")
    if DRIVE.match(path) or (path.startswith("/") and not path.startswith("//")):
        raise Outside(text)
    if not path or WEB.match(path) or len(path) > LONGEST or not path.isprintable():
        raise ValueError(text)
    tail = "/" if path.endswith("/") else ""
    parts = path.split("/")
    clean = posixpath.normpath(posixpath.join(folder, path) if ".." in parts else path)
    if clean == ".." or clean.startswith("../"):
        raise Outside(text)
    if clean == ".":
        raise ValueError(text)
    return clean + tail
