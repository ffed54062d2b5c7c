"""The only place that writes or deletes: whole files, inside the output folder, never through a link."""

import os
from pathlib import Path

from kimsite.digest import digest_bytes
from kimsite.model.task import Record


class UnsafePath(Exception):
    """A path would lead out of the output folder, through a symbolic link or otherwise."""


def write_whole(path: Path, data: bytes) -> None:
    """All of `data` or nothing: a temporary file beside it takes its place at once (POSIX rename)."""
    temporary = path.with_name(f".{path.name[:80]}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


class Writer:
    """Writes outputs below one root. Folders are made once, and neither the root nor any of them may be a link."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._folders: set[Path] = set()

    def write(self, path: str, data: bytes, key: str) -> tuple[Record, bool]:
        """Puts `data` at `path` unless it is there already; returns its record and whether it was written."""
        target = self._target(path)
        digest = digest_bytes(data)
        written = not _holds(target, data)
        if written:
            write_whole(target, data)
        stat = target.stat()
        return Record(path, key, digest, stat.st_size, stat.st_mtime_ns), written

    def delete(self, path: str) -> bool:
        """Removes an output that kimsite made, and the folders it leaves empty. Whether it was there.

        What lies behind a link is not ours, and stays.
        """
        try:
            target = self._target(path, make=False)
            target.unlink()
        except (FileNotFoundError, NotADirectoryError, UnsafePath):
            return False
        for parent in target.parents:
            if parent == self.root or any(parent.iterdir()):
                break
            parent.rmdir()
        return True

    def leave(self) -> None:
        """Removes the root itself when nothing is left in it."""
        if self.root.is_dir() and not self.root.is_symlink() and not any(self.root.iterdir()):
            self.root.rmdir()

    def holds(self, path: str) -> bool:
        """Whether there is a file at `path`, of whatever content."""
        return (self.root / path).is_file()

    def intact(self, record: Record) -> bool:
        """Whether an output is still as it was written, by size and mtime."""
        try:
            stat = (self.root / record.path).lstat()
        except OSError:
            return False
        return stat.st_size == record.size and stat.st_mtime_ns == record.mtime

    def _target(self, path: str, make: bool = True) -> Path:
        parts = path.split("/")
        if not path or any(part in ("", ".", "..") or "\\" in part or "\0" in part for part in parts):
            raise UnsafePath(path)
        folder = self.root
        for part in (None, *parts[:-1]):
            folder = folder / part if part else folder
            if folder in self._folders:
                continue
            if folder.is_symlink():
                raise UnsafePath(str(folder))
            if make:
                folder.mkdir(parents=folder == self.root, exist_ok=True)
                self._folders.add(folder)
        target = folder / parts[-1]
        if target.is_symlink():
            target.unlink()
        return target


def _holds(target: Path, data: bytes) -> bool:
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False
