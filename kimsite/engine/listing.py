"""A group's files as one digest: names, sizes and times, and the content of files too young for a time to tell."""

from collections.abc import Callable, Iterable

from kimsite.digest import digest_bytes
from kimsite.model.source import SourceFile

SLACK = 2 * 10**9


def digest_listing(files: Iterable[SourceFile], since: int, content: Callable[[str], str]) -> str:
    """The digest of a group's files for the build that began at `since` (ns since the epoch).

    A clock ticks in milliseconds: a file that was changed at `since` or later may have been
    read before or after, with the same size and time. The digest of its `content` counts then. Disks of
    the FAT kind tell times to two seconds, hence SLACK.
    """
    return digest_bytes("\n".join([f"{file.path}\0{signature(file, since, content)}" for file in files]).encode())


def signature(file: SourceFile, since: int, content: Callable[[str], str]) -> str:
    """What tells one state of a file from another, for the build that began at `since`."""
    young = file.mtime >= since - SLACK or file.changed >= since - SLACK
    return f"{file.size}\0{file.mtime}\0{file.changed}\0{content(file.path) if young else ''}"
