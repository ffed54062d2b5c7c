"""One build at a time in one output folder.

The system holds the lock, on an open file, so it ends with the process that had it,
however that ended. What stands in the file is only for people: who holds it.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kimsite.engine.shift import end
from kimsite.engine.write import Unwritable

NAME = "lock"
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
"""What is written here must not go through a link to a file elsewhere. Windows knows no such flag."""
PATIENCE = 40
PAUSE = 0.05
"""Tries, and seconds between them: a build with nothing to do is over before that."""


SHIFT_PATIENCE = 20.0
"""Seconds that groups which were begun on other machines are waited for: each takes about one."""


class Held(Exception):
    """Another process is building; `holder` is its number, or "" where it is not known."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Holds the lock in `folder` for the block.

    Raises Held when another build keeps it for more than two seconds, or groups that it had begun on other machines
    take long, Unwritable when the folder is.
    """
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT | NO_LINK, 0o666)
    except OSError as fault:
        raise Unwritable(str(path), fault.strerror or str(fault)) from fault
    try:
        _wait_for(file)
        _wait_for_shift(folder)
        with suppress(OSError):  # on a full disk the lock holds, without a name
            os.ftruncate(file, 0)
            os.write(file, f" {os.getpid()}\n".encode("ascii"))
        yield
    finally:
        os.close(file)


def _wait_for(file: int) -> None:
    for _ in range(PATIENCE):
        if _try(file):
            return
        time.sleep(PAUSE)
    # Windows locks the first byte for readers too: the name begins with the second.
    os.lseek(file, 1, os.SEEK_SET)
    raise Held(os.read(file, 20).decode("ascii", "replace").strip())


def _wait_for_shift(folder: Path) -> None:
    """Other machines may still be building the groups that they had begun when their build was broken off."""
    until = time.monotonic() + SHIFT_PATIENCE
    while not end(folder):
        if time.monotonic() > until:
            raise Held("")
        time.sleep(PAUSE)


def _try(file: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
