"""A group's files as one digest: names, sizes and times, and the content of files too young for a time to tell."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from kimsite.digest import digest_bytes
from kimsite.model.source import Listing, SourceFile

SLACK = 2 * 10**9


def digest_listing(files: Listing, since: int, content: Callable[[str], str]) -> str:
    """The digest of a group's files for the build that began at `since` (ns since the epoch).

    A clock ticks in milliseconds: a file that was changed at `since` or later may have been
    read before or after, with the same size and time. The digest of its `content` counts then. Disks of
    the FAT kind tell times to two seconds, hence SLACK.
    """
    read = [f"{content(file.path)}\n" for file in young_of(files, since)]
    return digest_bytes("".join((files.text, *read)).encode())


def files_below(folder: Path) -> Iterator[Path]:
    """Every file below a folder, in order; links are followed, but into each folder once."""
    known = set()
    for place, folders, names in os.walk(folder, followlinks=True):
        try:
            status = Path(place).stat()
        except FileNotFoundError:  # gone since the folder above was listed
            continue
        if (status.st_dev, status.st_ino) in known:
            folders.clear()
            continue
        known.add((status.st_dev, status.st_ino))
        folders.sort()
        yield from (path for path in (Path(place, name) for name in sorted(names)) if path.is_file())


def signature(file: SourceFile, since: int, content: Callable[[str], str]) -> str:
    """What tells one state of a file from another, for the build that began at `since`."""
    return f"{file.size}\0{file.mtime}\0{file.changed}\0{content(file.path) if _is_young(file, since) else ''}"


def young_of(files: Listing, since: int) -> list[SourceFile]:
    """The files of which times tell too little for the build that began at `since`."""
    return [file for file in files if _is_young(file, since)] if files.newest >= since - SLACK else []


def _is_young(file: SourceFile, since: int) -> bool:
    """Whether times tell too little of it."""
    return file.mtime >= since - SLACK or file.changed >= since - SLACK
