"""The project's folder → Inventory. Only names, sizes and times are looked at; no content is read."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from kimsite.model.report import Diagnostic
from kimsite.model.source import GroupFiles, Inventory, Listing, Row, list_files
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
    files, folders = found.entries(CONTENT)
    network, profile = _first(CONTENT, files, NETWORK_NAMES), _first(CONTENT, files, GROUP_NAMES)
    if network is not None:
        if profile is not None:
            found.say("K007", profile)
        groups = found.groups(folders)
        return Inventory(network, groups), tuple(found.problems)
    if profile is None:
        raise ProjectError(Diagnostic("K002", CONTENT))
    group = GroupFiles("", CONTENT, profile, found.files(files, folders))
    return Inventory(None, (group,)), tuple(found.problems)


def discover_groups(
    source: Path, inventory: Inventory, slugs: Iterable[str]
) -> tuple[tuple[GroupFiles, ...], tuple[Diagnostic, ...]] | None:
    """These groups of a known project as `discover` would find them; None if one of them is no group (any more)."""
    known = {group.slug: group.folder for group in inventory.groups}
    found, groups = _Found(source), []
    for slug in sorted(slugs):
        folder = known.get(slug)
        if folder is None or (slug and not found.is_folder(folder)):
            return None
        group = found.group(slug, folder)
        if group is None:
            return None
        groups.append(group)
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

    def group(self, slug: str, folder: str) -> GroupFiles | None:
        """The group in a folder, if there is one."""
        files, folders = self.entries(folder)
        profile = _first(folder, files, GROUP_NAMES)
        return GroupFiles(slug, folder, profile, self.files(files, folders)) if profile else None

    def groups(self, folders: list[str]) -> tuple[GroupFiles, ...]:
        """The groups of a network: a folder each."""
        groups = []
        for folder in folders:
            name = folder.rpartition("/")[2]
            group = self.group(name, folder)
            if group:
                groups.append(group)
            elif name.lower() not in (*MEDIA_FOLDERS, NEIGHBOURS_FOLDER):
                self.say("K003", folder, folder=name)
        if not groups and f"{CONTENT}/{NEIGHBOURS_FOLDER}" not in folders:
            self.say("K008", CONTENT)
        return tuple(groups)

    def files(self, files: list[Row], folders: list[str]) -> Listing:
        """Every file of a folder whose entries are known, and below it."""
        while folders:
            inner, below = self.entries(folders.pop())
            files += inner
            folders += below
        return list_files(files)

    def entries(self, folder: str) -> tuple[list[Row], list[str]]:
        """The files in a folder, and the paths of its folders, by name in order; without what may not be looked at."""
        place = f"{self.root}/{folder}"
        files: list[Row] = []
        folders: list[str] = []
        try:
            # Asking each name is cheaper than `scandir` and its entries' `stat`, and on Windows theirs may be old.
            names = sorted(os.listdir(place))  # noqa: PTH208
        except OSError:
            self.say("K005", folder)
            return files, folders
        for name in names:
            if is_litter(name):
                continue
            path = f"{folder}/{name}"
            if not name.isprintable():  # neither is what the system gives for a name in another encoding than UTF-8
                self.say("K006", path)
                continue
            try:
                status = os.lstat(f"{place}/{name}")
            except FileNotFoundError:
                continue  # gone since the folder was listed
            except OSError:
                self.say("K005", path)
                continue
            kind = stat.S_IFMT(status.st_mode)
            if kind == stat.S_IFREG:
                files.append((path, status.st_size, status.st_mtime_ns, status.st_ctime_ns))
            elif kind == stat.S_IFDIR:
                folders.append(path)
            else:
                self.say("K004" if kind == stat.S_IFLNK else "K005", path)
        return files, folders


def _first(folder: str, files: list[Row], names: tuple[str, ...]) -> str | None:
    """The path of the first of these names that a file in the folder has."""
    there = {path for path, *_ in files}
    return next((path for path in (f"{folder}/{name}" for name in names) if path in there), None)


def is_litter(name: str) -> bool:
    return name[0] == "." or name[-1] == "~" or name[:2] == "~$" or name.lower() in LITTER
