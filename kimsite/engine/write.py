"""The only place that writes or deletes: whole files, inside the output folder, never through a link.

A file is written in a scratch folder on the same disk and then takes its place at
once (POSIX rename; on Windows MoveFileEx), so that nobody ever meets half a page.
A build that was killed leaves its scratch folder behind; the next one clears it.
"""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kimsite.digest import digest_bytes
from kimsite.model.record import Record
from kimsite.model.report import Diagnostic

SCRATCH = ".kimsite-tmp"
FRESH = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
LONGEST = 48
"""Letters of a name that are part of the name of its temporary file."""
OCCUPIED = frozenset({errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR})


class UnsafePath(Exception):
    """A path would lead out of the output folder, through a symbolic link or otherwise."""


class Unwritable(Exception):
    """The disk refused: full, read-only, broken. `path` is the file, `reason` what the system says, `problem` both as a
    diagnostic (K028)."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    @property
    def problem(self) -> Diagnostic:
        """What is told of it."""
        return Diagnostic("K028", self.path, facts=(("reason", self.reason),))


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """A file of all the pieces, or nothing. Raises Unwritable.

    What lies where it is written first is taken away before: it may be a link that leads elsewhere.
    """
    with _refused(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary_of(path).unlink(missing_ok=True)
    _replace(str(path), str(temporary_of(path)), pieces)


def temporary_of(path: Path) -> Path:
    """Where a file is written before it takes its place; what a killed build leaves. Its name is short enough for any
    disk, be each letter four bytes long, and no other file's: two that begin alike may be written at once."""
    name = path.name
    short = name if len(name) <= LONGEST else name[:LONGEST] + digest_bytes(os.fsencode(name))[:12]
    return path.with_name(f".{short}.tmp")


def remove(path: Path) -> None:
    """Removes a file, if it is there. Raises Unwritable."""
    with _refused(path):
        path.unlink(missing_ok=True)


def clear_scratch(folder: Path) -> None:
    """Removes what a killed build left in `folder`. Raises Unwritable."""
    scratch = folder / SCRATCH
    with _refused(scratch):
        if scratch.is_symlink():
            scratch.unlink()
        elif scratch.is_dir() and not _remove_empty(scratch):
            import shutil  # knows all kinds of archives, which takes a while to import

            shutil.rmtree(scratch)


class Writer:
    """Writes outputs below one root. Folders are made once, and neither the root nor any of them may be a link.

    `top` is the output folder, where the scratch folder lies; the root itself unless it is a group's in a network.
    """

    def __init__(self, root: Path, top: Path | None = None) -> None:
        self.root = root
        self.top = top or root
        self._root = str(root)
        self._scratch = str(self.top / SCRATCH)
        # Processes on other machines may have this one's number, but then they build another group.
        self._temporary = f"{self._scratch}/{'' if root == self.top else f'{root.name}-'}{os.getpid()}"
        self._folders: dict[str, str] = {}
        self._new: set[str] = set()

    def write(
        self, path: str, data: bytes, key: str, reason: str = "", made: int = 0, source: str = ""
    ) -> tuple[Record, bool]:
        """Puts `data` at `path` unless it is there already; returns its record and whether it was written.

        `key`, `reason`, `made` and `source` are what the record says of it. A link that
        stands there is replaced, and so is an empty folder. Raises UnsafePath, Unwritable.
        """
        target = self._target(path)
        # In a folder that was made just now nothing can lie there; and what is put there takes a link's place.
        old = None if path.rpartition("/")[0] in self._new else _status(target)
        if old and not stat.S_ISREG(old.st_mode):
            _make_room(target, old)
            old = None
        if old and old.st_size == len(data) and _holds(target, data):
            new, fresh = old, False
        else:
            new, fresh = _replace(target, self._temporary, (data,)), True
        return Record(path, key, digest_bytes(data), new.st_size, new.st_mtime_ns, reason, made, source), fresh

    def delete(self, path: str) -> bool:
        """Removes an output that kimsite made, and the folders it leaves empty. Whether it was there.

        What lies behind a link is not ours, and stays; so does a folder that stands in its place, unless there
        is nothing in it. Raises Unwritable.
        """
        try:
            target = Path(self._target(path, make=False))
        except UnsafePath:
            return False
        with _refused(target):
            folder = target.is_dir() and not target.is_symlink()
            found = not folder and _remove_file(target)
            for place in (*((target,) if folder else ()), *target.parents):
                if place == self.root or not _remove_empty(place):
                    break
        return found

    def leave(self) -> None:
        """Removes the root itself when nothing is left in it. Raises Unwritable."""
        with _refused(self.root):
            if self.root != self.top and not self.root.is_symlink():
                _remove_empty(self.root)

    def holds(self, path: str) -> bool:
        """Whether there is a file at `path`, of whatever content."""
        return (self.root / path).is_file()

    def state(self, record: Record) -> str:
        """Of an output's file: "" as it was written (by size and mtime), `edited` by others, or `lost`."""
        return state_of(f"{self._root}/{record.path}", record.size, record.mtime)

    def _target(self, path: str, make: bool = True) -> str:
        """Where `path` is on disk, its folders made and known to be folders of ours."""
        folder, _, name = path.rpartition("/")
        if name in ("", ".", "..") or "\\" in path or "\0" in path:
            raise UnsafePath(path)
        place = self._folders.get(folder) if make else None
        return f"{place or self._folder(folder, make)}/{name}"

    def _folder(self, folder: str, make: bool) -> str:
        """A folder of ours, and those it lies in."""
        above, slash, name = folder.rpartition("/")
        if folder and (name in ("", ".", "..") or (slash and not above)):
            raise UnsafePath(folder)
        place = f"{(make and self._folders.get(above)) or self._folder(above, make)}/{name}" if folder else self._root
        made = make and above in self._new and _make_folder(place)
        if not made:
            found = _status(place)
            if found and stat.S_ISLNK(found.st_mode):
                raise UnsafePath(place)
            made = make and found is None and _make_folder(place)
        if made:
            self._new.add(folder)
        if make:
            if not folder:
                _make_folder(self._scratch)
            self._folders[folder] = place
        return place


def state_of(path: str, size: int, mtime: int) -> str:
    """Of a file: "" as it was written (by size and mtime), `edited` by others, or `lost`."""
    found = _status(path)
    if found is None:
        return "lost"
    return "" if (found.st_size, found.st_mtime_ns) == (size, mtime) else "edited"


@contextmanager
def _refused(path: str | Path) -> Iterator[None]:
    """Turns what the system refuses in the block into Unwritable."""
    try:
        yield
    except OSError as fault:
        raise Unwritable(str(path), fault.strerror or str(fault)) from fault


def _status(path: str) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except (OSError, ValueError):
        return None


def _remove_file(path: Path) -> bool:
    """Whether there was one."""
    try:
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _remove_empty(folder: Path) -> bool:
    """Removes a folder that has nothing in it. Whether it is gone; it may have been gone before."""
    try:
        folder.rmdir()
    except FileNotFoundError:
        return True
    except OSError as fault:
        if fault.errno in OCCUPIED:
            return False
        raise
    return True


def _make_room(target: str, old: os.stat_result) -> None:
    """Removes what is no file; a folder only if nothing is in it."""
    with _refused(target):
        Path(target).rmdir() if stat.S_ISDIR(old.st_mode) else Path(target).unlink()


def _make_folder(path: str) -> bool:
    """Makes a folder, with those it lies in. Whether it was not there already. Raises Unwritable."""
    with _refused(path):
        try:
            os.mkdir(path)  # noqa: PTH102 - the hot path of a build
        except FileExistsError:
            return False
        except FileNotFoundError:
            os.makedirs(path, exist_ok=True)  # noqa: PTH103
        return True


def _replace(target: str, temporary: str, pieces: Iterable[bytes]) -> os.stat_result:
    """Writes `temporary`, makes it `target`; the status of what lies there now. Raises Unwritable."""
    try:
        file = os.open(temporary, FRESH, 0o666)  # the hot path of a build: `open` asks the system four things more
        try:
            for piece in pieces:
                rest = memoryview(piece)
                while rest:
                    rest = rest[os.write(file, rest) :]
            written = os.fstat(file)
        finally:
            os.close(file)
        os.replace(temporary, target)  # noqa: PTH105
    except BaseException as fault:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        if isinstance(fault, OSError):
            raise Unwritable(target, fault.strerror or str(fault)) from fault
        raise
    return written


def _holds(target: str, data: bytes) -> bool:
    try:
        with open(target, "rb", buffering=0) as file:  # noqa: PTH123
            return file.read() == data
    except OSError:
        return False
