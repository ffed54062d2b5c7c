"""The project's folder → Inventory. Only names, sizes and times are looked at; no content is read."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from kimsite.model.report import Diagnostic
from kimsite.model.source import GroupFiles, Inventory, Listing, list_files
from kimsite.vocabulary import MEDIA_FOLDERS, NEIGHBOURS_FOLDER

CONTENT = "content"
NETWORK_NAMES = ("network.yaml", "network.yml")
GROUP_NAMES = ("group.yaml", "group.yml")
# What Windows, macOS, Office and editors leave behind.
LITTER = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "__macosx"})


class ProjectError(Exception):
    """Nothing can be built; `diagnostics` say why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(*(diagnostic.code for diagnostic in diagnostics))
        self.diagnostics = diagnostics


def discover(source: Path) -> tuple[Inventory, tuple[Diagnostic, ...]]:
    """All groups with all their files (group.yaml too), sorted by path, and what was left out.

    Paths are as on disk, relative to `source`, with `/`. A symbolic link is never
    followed, so that no group can publish what lies outside its folder; only
    `content` itself may be one. Raises ProjectError where there is no project.
    """
    top = source / CONTENT
    if not top.is_dir():
        raise ProjectError(Diagnostic("K001", CONTENT))
    found = _Found(source)
    entries = found.entries(CONTENT)
    network = _first(entries, NETWORK_NAMES)
    group = _first(entries, GROUP_NAMES)
    if network is not None:
        if group is not None:
            found.say("K007", f"{CONTENT}/{group}")
        groups = found.groups(entries)
        return Inventory(f"{CONTENT}/{network}", groups), tuple(found.problems)
    if group is None:
        raise ProjectError(Diagnostic("K002", CONTENT))
    files = GroupFiles("", CONTENT, f"{CONTENT}/{group}", found.files(CONTENT, entries))
    return Inventory(None, (files,)), tuple(found.problems)


def discover_groups(
    source: Path, inventory: Inventory, slugs: Iterable[str]
) -> tuple[tuple[GroupFiles, ...], tuple[Diagnostic, ...]] | None:
    """These groups of a known project as `discover` would find them; None if one of them is no group (any more)."""
    known = {group.slug: group for group in inventory.groups}
    found, groups = _Found(source), []
    for slug in sorted(slugs):
        group = known.get(slug)
        if group is None or (slug and not found.is_folder(group.folder)):
            return None
        entries = found.entries(group.folder)
        profile = _first(entries, GROUP_NAMES)
        if profile is None:
            return None
        folder = group.folder
        groups.append(GroupFiles(slug, folder, f"{folder}/{profile}", found.files(folder, entries)))
    return tuple(groups), tuple(found.problems)


class _Found:
    """A walk through the project, and what there was to say on the way."""

    def __init__(self, source: Path) -> None:
        self.root = str(source)
        self.problems: list[Diagnostic] = []

    def say(self, code: str, path: str, **facts: str) -> None:
        """Something was left out."""
        shown = "".join(c if c.isprintable() else "?" for c in path)
        self.problems.append(Diagnostic(code, shown, facts=tuple(facts.items())))

    def is_folder(self, path: str) -> bool:
        """Whether a folder lies there, and no link to one."""
        try:
            return stat.S_ISDIR(os.lstat(f"{self.root}/{path}").st_mode)
        except OSError:
            return False

    def groups(self, entries: dict[str, os.stat_result]) -> tuple[GroupFiles, ...]:
        """The groups of a network: a folder each."""
        groups = []
        for name, status in entries.items():
            if not stat.S_ISDIR(status.st_mode):
                continue
            folder = f"{CONTENT}/{name}"
            inner = self.entries(folder)
            profile = _first(inner, GROUP_NAMES)
            if profile is not None:
                groups.append(GroupFiles(name, folder, f"{folder}/{profile}", self.files(folder, inner)))
            elif name.lower() not in (*MEDIA_FOLDERS, NEIGHBOURS_FOLDER):
                self.say("K003", folder, folder=name)
        if not groups and NEIGHBOURS_FOLDER not in entries:
            self.say("K008", CONTENT)
        return tuple(groups)

    def files(self, folder: str, entries: dict[str, os.stat_result]) -> Listing:
        """Every file below a folder whose entries are known."""
        files: list[tuple[str, int, int, int]] = []
        waiting = [(folder, entries)]
        while waiting:
            parent, inner = waiting.pop()
            for name, status in inner.items():
                path = f"{parent}/{name}"
                if stat.S_ISDIR(status.st_mode):
                    waiting.append((path, self.entries(path)))
                else:
                    files.append((path, status.st_size, status.st_mtime_ns, status.st_ctime_ns))
        return list_files(files)

    def entries(self, folder: str) -> dict[str, os.stat_result]:
        """The folders and files in a folder that may be looked at, by name in order."""
        place = f"{self.root}/{folder}"
        try:
            # Asking each name is cheaper than `scandir` and its entries' `stat`, and on Windows theirs may be old.
            names = sorted(os.listdir(place))  # noqa: PTH208
        except OSError:
            self.say("K005", folder)
            return {}
        kept: dict[str, os.stat_result] = {}
        for name in names:
            if is_litter(name):
                continue
            if not name.isprintable():  # neither is what the system gives for a name in another encoding than UTF-8
                self.say("K006", f"{folder}/{name}")
                continue
            try:
                status = os.lstat(f"{place}/{name}")
            except FileNotFoundError:
                continue  # gone since the folder was listed
            except OSError:
                self.say("K005", f"{folder}/{name}")
                continue
            if stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode):
                kept[name] = status
            else:
                self.say("K004" if stat.S_ISLNK(status.st_mode) else "K005", f"{folder}/{name}")
        return kept


def _first(entries: dict[str, os.stat_result], names: tuple[str, ...]) -> str | None:
    return next((name for name in names if name in entries and stat.S_ISREG(entries[name].st_mode)), None)


def is_litter(name: str) -> bool:
    return name[0] == "." or name[-1] == "~" or name[:2] == "~$" or name.lower() in LITTER
