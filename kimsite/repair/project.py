"""All that can be repaired in a project: texts, profiles, names of files."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from kimsite.model.content import Group
from kimsite.model.report import Diagnostic
from kimsite.model.settings import Limits, Settings
from kimsite.model.source import GroupFiles
from kimsite.model.value import frozen
from kimsite.read.discover import discover
from kimsite.read.document import is_document, read_document
from kimsite.read.group import read_group, read_network
from kimsite.repair.links import Names, relinked
from kimsite.repair.mend import mend
from kimsite.repair.names import better_names, found_by

NONE: Names = {}


@frozen
class Change:
    """One file: what it holds, what it should hold, and under which path it should lie."""

    path: str
    before: bytes
    after: bytes
    new_path: str

    @property
    def renames(self) -> bool:
        """Whether it gets another name."""
        return self.path != self.new_path


def changes(settings: Settings) -> tuple[Change, ...]:
    """Every change that leaves no doubt, in the files of the groups that were asked for. Nothing is written.

    Raises ProjectError as `discover` does.
    """
    source = Path(settings.source)
    inventory, _ = discover(source)
    found: list[Change] = []
    if inventory.network and not settings.groups:
        found += _of_file(source, inventory.network, lambda data: read_network(data, str(inventory.network))[1])
    for files in inventory.groups:
        if not settings.groups or files.slug in settings.groups:
            found += _of_group(source, files, settings.limits)
    return tuple(found)


def _of_group(source: Path, files: GroupFiles, limits: Limits) -> Iterator[Change]:
    paths = [file.path for file in files.files]
    renamed = _renamed(source, [path for path in paths if path != files.profile])
    names = found_by(renamed)
    yield from _of_file(source, files.profile, lambda data: read_group(data, files)[1], names, profile=True)
    group, _ = read_group(mend(_bytes(source, files.profile), lambda data: read_group(data, files)[1]).data, files)
    for file in files.files:
        new = renamed.get(file.path, file.path)
        if group and is_document(file, files.folder) and file.size <= limits.text_bytes:
            yield from _of_file(source, file.path, partial(_said, file.path, group, limits), names, new)
        elif new != file.path:
            yield Change(file.path, b"", b"", new)


def _renamed(source: Path, paths: list[str]) -> dict[str, str]:
    """The new paths of files; none where something lies already that is no file of the group."""
    wanted = better_names(paths)
    taken = [new for old, new in wanted.items() if os.path.lexists(source / new) and not _same(source, old, new)]
    return better_names(paths, taken) if taken else wanted


def _same(source: Path, old: str, new: str) -> bool:
    """Whether both are one file: some disks do not tell such names apart."""
    try:
        return (source / new).samefile(source / old)
    except OSError:
        return False


def _said(path: str, group: Group, limits: Limits, data: bytes) -> tuple[Diagnostic, ...]:
    return read_document(data, path, group, limits)[1]


def _of_file(
    source: Path,
    path: str,
    read: Callable[[bytes], tuple[Diagnostic, ...]],
    names: Names = NONE,
    new_path: str = "",
    profile: bool = False,
) -> Iterator[Change]:
    before = _bytes(source, path)
    after = mend(before, read).data
    if names:
        with suppress(UnicodeDecodeError):
            after = relinked(after.decode(), names, profile).encode()
    if after != before or (new_path and new_path != path):
        yield Change(path, before, after, new_path or path)


def _bytes(source: Path, path: str) -> bytes:
    try:
        return (source / path).read_bytes()
    except OSError:
        return b""
