"""The shift: the groups of one build that processes on other machines build.

Such a process does not end with the build that sent it, and one that was given up for lost may still be at work. So
each holds a byte of one file while it builds a group, in a place of the group's own: no two build the same one, and
whoever locks the output (`engine/lock`) sees whether anybody is still at it. What stands in the file is the token of
the build whose groups may be begun. The system holds the locks, across machines too, and lets go of them when a
process ends.
"""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kimsite.engine.write import Unwritable

NAME = "shift"
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
NOBODY = "-"
PLACES = 1 << 20
"""Where the bytes begin that are locked: behind all that is written, for Windows lets nobody read what is locked."""
MOST = 1 << 20
"""Groups that one build may have."""
TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
PAUSE = 0.05
PATIENCE = 120.0
"""Seconds that a group waits for the process that was given up for lost."""


class Elsewhere(Exception):
    """The build that this belongs to is over, or another process keeps the group."""


def end(folder: Path) -> bool:
    """Ends the last shift, unless somebody is still building a group; whether it did. Raises Unwritable.

    A build that was killed could not dismiss it: processes that know its token would begin another group beside the
    next build, had they been between two when this looked. So the token goes while all places are held.
    """
    if not (folder / NAME).exists():
        return True
    with _opened(folder) as file:
        if not _take(file, folder, 0, MOST):
            return False
        if _said(file) != NOBODY:
            _write(file, folder, NOBODY)
        return True


def call(folder: Path, token: str) -> Path:
    """Begins a shift; nobody may be on another one. Returns the file that says so. Raises Unwritable."""
    _say(folder, token)
    return folder / NAME


def dismiss(folder: Path) -> None:
    """Ends it: no more groups are begun, and those that are come to their end. Raises Unwritable."""
    _say(folder, NOBODY)


@contextmanager
def on_shift(folder: Path, token: str, place: int) -> Iterator[None]:
    """For the block this process, and no other, builds the group at `place`. Raises Elsewhere, Unwritable."""
    with _opened(folder) as file:
        until = time.monotonic() + PATIENCE
        while not _take(file, folder, place, 1):
            if time.monotonic() > until:
                raise Elsewhere
            time.sleep(PAUSE)
        if _said(file) != token:
            raise Elsewhere
        yield


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    """The file; what was locked in it is free again when it is closed."""
    path = folder / NAME
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | NO_LINK, 0o666)
    except OSError as fault:
        raise Unwritable(str(path), fault.strerror or str(fault)) from fault
    try:
        yield file
    finally:
        os.close(file)


def _said(file: int) -> str:
    """The token that stands there."""
    os.lseek(file, 0, os.SEEK_SET)
    return os.read(file, 80).decode("ascii", "replace").strip()


def _say(folder: Path, token: str) -> None:
    with _opened(folder) as file:
        _write(file, folder, token)


def _write(file: int, folder: Path, token: str) -> None:
    """In place: another file of that name would have other locks."""
    try:
        os.lseek(file, 0, os.SEEK_SET)
        os.write(file, f"{token}\n".encode("ascii"))
        os.ftruncate(file, len(token) + 1)
    except OSError as fault:
        raise Unwritable(str(folder / NAME), fault.strerror or str(fault)) from fault


def _take(file: int, folder: Path, place: int, length: int) -> bool:
    """Locks bytes for this process, if nobody has any of them."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(file, PLACES + place, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, length)
        else:
            import fcntl

            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, length, PLACES + place)
    except OSError as fault:
        if fault.errno in TAKEN:
            return False
        raise Unwritable(str(folder / NAME), fault.strerror or str(fault)) from fault
    return True
