"""One command, measured: wall time, processor time, and the memory of all its processes together.

Memory is the proportional set size (PSS), which counts a page shared by several
processes once: forked workers share most of theirs. Linux tells it in
/proc/<pid>/smaps_rollup; elsewhere memory stays unmeasured. The command runs in a
session of its own, which is how its processes are told apart. Looking costs time,
so the watcher sleeps twenty times as long as it looked.
"""

import os
import resource
import subprocess
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
SHORTEST_SLEEP = 0.005
SLEEP_FOR_LOOK = 20
TOLD = 2000
"""Characters of a failing command's last words."""


class Failed(Exception):
    """A measured command failed; what it said last."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Seconds on the wall, seconds of processor, MiB at the peak (None: not watched)."""

    wall: float
    cpu: float
    peak: float | None = None


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    """This process's own, but that Python may keep what it compiled, as it does everywhere."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | dict(extra)


def run(command: tuple[str, ...], folder: Path, extra: Mapping[str, str], watched: bool) -> Usage:
    """Runs a command to its end. Raises Failed when its exit code is not 0."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=_environment(extra),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    watcher = Watcher(process.pid) if watched else None
    said, _ = process.communicate()
    wall = time.perf_counter() - started
    peak = watcher.finish() if watcher else None
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise Failed(f"{' '.join(command)}: exit code {process.returncode}\n{said.decode(errors='replace')[-TOLD:]}")
    return Usage(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak)


class Watcher(threading.Thread):
    """Adds up the memory of a session's processes again and again, and keeps the most."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session = session
        self.most = 0
        self.over = threading.Event()
        self.start()

    def run(self) -> None:
        """Looks until told to stop."""
        rest = 0.0
        while not self.over.wait(rest):
            started = time.perf_counter()
            self.most = max(self.most, sum(_pss(process) for process in _processes(self.session)))
            rest = max(SHORTEST_SLEEP, SLEEP_FOR_LOOK * (time.perf_counter() - started))

    def finish(self) -> float | None:
        """The peak in MiB, or None where nothing could be seen."""
        self.over.set()
        self.join()
        return self.most / 1024 if self.most else None


def _processes(session: int) -> list[Path]:
    """The processes of a session. The name in /proc/<pid>/stat may hold anything but ends at the last bracket."""
    found = []
    for folder in PROC.glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_bytes().rpartition(b")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            found.append(folder)
    return found


def _pss(process: Path) -> int:
    """kB; 0 for a process that has just gone."""
    try:
        for line in (process / "smaps_rollup").read_bytes().splitlines():
            if line.startswith(b"Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0
