"""From where a page lay before to where it is: rules for hosts that read `_redirects`, small pages for all others."""

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote, urlsplit

from kimsite.model.feed import TextView
from kimsite.model.site import Item
from kimsite.model.task import Task
from kimsite.pattern import pattern
from kimsite.plan.facts import title_of
from kimsite.plan.frame import Frame
from kimsite.urls import INDEX, absolute, bare, root_of

FOLDERS = pattern(r"(?:[^\W_][\w~+() -]{0,79}/)*")
NAME = pattern(r"[^\W_][\w~+(). -]{0,79}\.html?")
PATH_LENGTH = 180
"""Names that every file system takes; other old addresses have a rule and no page."""
PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={href}">
<link rel="canonical" href="{canonical}">
<meta name="color-scheme" content="light dark">
</head>
<body>
<main><p>{moved} <a href="{href}">{title}</a></p></main>
</body>
</html>
"""
Moved = tuple[tuple[str, str], ...]


def moved(items: Iterable[Item]) -> Moved:
    """Old and new paths, below the group's root."""
    return tuple(sorted((old, item.path) for item in items for old in item.old))


def rules(pairs: Moved, folder: str) -> str:
    """Lines of `_redirects`. `folder` is the group's, seen from the host's root: "" or `/kim-a`.

    A host that leaves `.html` out of addresses would go round in circles between
    `/a` and `/a.html`: those have no rule.
    """
    ways = ((f"{folder}/{quote(old)}", f"{folder}/{quote(new)}") for old, new in pairs if bare(old) != bare(new))
    return "".join(f"{old} {new} 301\n" for old, new in ways)


def host_path(frame: Frame) -> str:
    """Where the group's folder lies on its host, should that read the rules in it.

    A folder of a network is read by a host only once it is published by itself;
    then it lies at the top, unless the group has an address of its own.
    """
    base, network = frame.group.base_url, frame.view.network
    below = network and network.path and base == f"{network.path.rstrip('/')}/{frame.group.slug}"
    return "" if below else urlsplit(base).path.rstrip("/")


def redirect_tasks(frame: Frame, paths: Iterable[str]) -> Iterator[Task]:
    """A page at each old address that can have one, beside the outputs at `paths`: it works even from a disk."""
    files = {path.casefold() for path in paths}
    folders = {folder for path in files for folder in _folders(path)}
    for item in sorted(frame.site.items, key=lambda item: item.path):
        for path in filter(None, map(page_path, item.old)):
            name = path.casefold()
            if name in files or name in folders or files & set(_folders(name)):
                continue
            files.add(name)
            folders.update(_folders(name))
            yield Task(path, "text", TextView(_page(item, path, frame)))


def page_path(old: str) -> str:
    """The file that a host serves at an old address; "" when that is no page, or no name for a file."""
    name = old.rpartition("/")[2]
    path = old if "." in name else f"{old.rstrip('/')}/{INDEX}".lstrip("/")
    folder, _, name = path.rpartition("/")
    plain = FOLDERS.fullmatch(f"{folder}/" if folder else "") and NAME.fullmatch(name) and len(path) <= PATH_LENGTH
    return path if old and plain and not any(part.endswith(" ") for part in path.split("/")) else ""


def _folders(path: str) -> list[str]:
    """All folders that a path lies in."""
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]


def _page(item: Item, path: str, frame: Frame) -> str:
    href = escape(root_of(path) + item.path)
    return PAGE.format(
        language=escape(frame.group.language),
        title=escape(title_of(item, frame)),
        href=href,
        canonical=escape(absolute(frame.group.base_url, item.path)) or href,
        moved=escape(frame.word("moved")),
    )
