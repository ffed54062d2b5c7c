"""What network.yaml says of groups that are built elsewhere → Neighbours, and what is wrong with it."""

from urllib.parse import urlsplit

from kimsite.diagnostics import severity
from kimsite.model.content import Region
from kimsite.model.neighbour import Neighbour
from kimsite.model.report import Diagnostic
from kimsite.read.fields import Record
from kimsite.read.sheet import Sheet
from kimsite.urls import INDEX

TWIN = "kim.json"


def neighbours_of(record: Record, sheet: Sheet) -> tuple[tuple[Neighbour, ...], tuple[Diagnostic, ...]]:
    """The neighbours of a network that was read, but for those in which something is wrong. One that says nothing of
    where it is found is an error (K870); of several at one place, or with one slug, the first is taken (K871)."""
    found: dict[str, Neighbour] = {}
    problems: list[Diagnostic] = []
    for part in record.records("neighbours"):
        if any(severity(problem) == "error" for problem in part.problems):
            continue
        region = part.values.get("region")
        code = region.code if isinstance(region, Region) else ""
        one = Neighbour(part.text("address"), part.text("folder"), part.text("slug"), code)
        if not one.source:
            problems += [] if part.problems else [_told("K870", part, record, sheet)]
            continue
        marks = [place_of(one), *([f"slug {one.slug}"] if one.slug else [])]
        if any(mark in found for mark in marks):
            problems.append(_told("K871", part, record, sheet, value=one.source))
            continue
        found |= dict.fromkeys(marks, one)
    return tuple(dict.fromkeys(found.values())), tuple(problems)


def place_of(neighbour: Neighbour) -> str:
    """Where a neighbour is found, alike for all spellings of it."""
    return neighbour.folder.rstrip("/\\") if neighbour.folder else site_of(neighbour.address)


def site_of(address: str) -> str:
    """A site's address, or that of its kim.json, so that two spellings of one are equal: whether the connection is
    secure, `www.`, the usual port and the last slash say nothing of whose it is. "" for what is no address."""
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    name = host.removeprefix("www.")
    usual = port in (None, {"http": 80, "https": 443}[parts.scheme])
    path = _folder(parts.path).strip("/")
    return name + ("" if usual else f":{port}") + (f"/{path}" if path else "")


def home_of(address: str) -> str:
    """A site's address without its slash at the end, from one of it or of its kim.json."""
    parts = urlsplit(address)
    return f"{parts.scheme.lower()}://{parts.netloc}{_folder(parts.path).rstrip('/')}"


def _folder(path: str) -> str:
    """The path without the name of a page or of kim.json at its end."""
    return path.removesuffix(f"/{TWIN}").removesuffix(f"/{INDEX}")


def _told(code: str, part: Record, record: Record, sheet: Sheet, **facts: str) -> Diagnostic:
    node = next(iter(part.nodes.values()), record.nodes["neighbours"])
    return sheet.point(code, node.line, node.column, node.length, **facts)
