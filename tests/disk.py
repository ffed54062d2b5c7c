"""A disk that fails when it is told to: for tests of what a build leaves behind.

It counts everything that a process writes, makes, renames or removes below a folder, however it goes about
it: through Python's audit events, and by writing in two halves. `Disk` is for a process that ends with it.
"""

import builtins
import io
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

CHANGES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.link", "os.symlink"})
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
Fault = Callable[[], None]


class Disk:
    """Calls `fault` instead of the n-th change below `folder`; it ends the process, or raises OSError.

    Each process counts for itself; the one with the number `spared` does not.
    """

    def __init__(self, folder: Path, n: int, fault: Fault, spared: int = 0) -> None:
        self.folder, self.n, self.fault, self.spared = str(folder), n, fault, spared
        self.done = 0

    def take(self) -> None:
        """From now on this process works with this disk."""
        sys.addaudithook(self._hear)
        whole, real = os.write, builtins.open

        def write(file: int, data: Any) -> int:
            if stat.S_ISREG(os.fstat(file).st_mode):  # what processes tell each other goes through pipes
                self._half(lambda part: whole(file, part), data)
            return whole(file, data)

        def open_(path: Any, mode: str = "r", buffering: int = -1, *more: Any, **named: Any) -> Any:
            if mode == "wb" and buffering == 0:
                return _File(path, "w", self)
            return real(path, mode, buffering, *more, **named)

        os.write, builtins.open = write, open_  # type: ignore[assignment]

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in CHANGES or (event == "open" and arguments[2] & WRITING):
            path = os.fsdecode(arguments[0]) if isinstance(arguments[0], str | bytes | os.PathLike) else ""
            if path.startswith(self.folder) or not path.startswith("/"):
                self._count()

    def _half(self, write: Callable[[Any], int], data: Any) -> None:
        """Half of the data is on the disk when it fails at a write."""
        if self.done + 1 == self.n and os.getpid() != self.spared:
            write(data[: len(data) // 2])
        self._count()

    def _count(self) -> None:
        if os.getpid() == self.spared:
            return
        self.done += 1
        if self.done == self.n:
            self.fault()


class _File(io.FileIO):
    def __init__(self, path: Any, mode: str, disk: Disk) -> None:
        super().__init__(path, mode)
        self.disk = disk

    def write(self, data: Any) -> int:  # type: ignore[override]
        self.disk._half(super().write, data)
        return super().write(data)


def in_a_process_of_its_own(act: Callable[[], int]) -> int:
    """Runs `act` in a copy of this process, which ends with the number that it returns; 1 for a fault."""
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    try:
        os._exit(act())
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)
