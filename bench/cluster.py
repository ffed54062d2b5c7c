"""A cold build by a pool of processes, and by as many workers of a Dask cluster here: `python -m bench.cluster`.

The two build in turn, the same network into folders of their own. The workers stay, as they do in a real cluster; what
they start for a build, they start anew for each. Processor time is that of all processes together: on a machine with
other work it tells more than the clock does.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median

import psutil

from bench.corpus import write_corpus, write_profiles
from bench.measure import Usage, run

ROOT = Path(__file__).parents[1]
TODAY = "2025-11-01"
GOAL = 1.25
STARTING = 60.0


def main() -> int:
    """The command line: prints a line for each build, then the medians and their ratio. 1 when it is above the goal."""
    parser = argparse.ArgumentParser(description="Measure builds on a cluster beside a pool of processes.")
    parser.add_argument("--groups", type=int, default=400)
    parser.add_argument("--posts", type=int, default=40, help="posts of each group (default: 40)")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--theme", default="", help="default: kimsite's own")
    given = parser.parse_args()
    place = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(prefix="kimsite-bench-", dir=place) as name:
        folder = Path(name)
        write_corpus([("kimsite", folder / "project")], given.groups * given.posts, given.groups)
        write_profiles(folder / "project", given.groups, given.theme)
        with _cluster(folder, given.workers) as (address, processes):
            pool, cluster = _rounds(folder, given.rounds, given.workers, address, processes)
    print(f"pool     {_medians(pool)}\ncluster  {_medians(cluster)}")
    ratio = median(one.wall for one in cluster) / median(one.wall for one in pool)
    print(f"a cluster takes {ratio:.2f} times as long as a pool; the goal is {GOAL}")
    return int(ratio > GOAL)


def _rounds(
    folder: Path, rounds: int, workers: int, address: str, processes: list[psutil.Process]
) -> tuple[list[Usage], list[Usage]]:
    ways = {"pool": ("--jobs", str(workers)), "cluster": ("--cluster", address)}
    taken: dict[str, list[Usage]] = {way: [] for way in ways}
    for number in range(rounds):
        for way, options in ways.items():
            output = folder / way
            for old in (output, folder / "cache"):
                shutil.rmtree(old, ignore_errors=True)
            before = _processor(processes)
            source = ("--source", str(folder / "project"), "--output", str(output), "--today", TODAY, "--quiet")
            command = (sys.executable, "-m", "kimsite", "build", *source, *options)
            used = run(command, ROOT, {"KIMSITE_CACHE": str(folder / "cache")}, watched=False)
            used = Usage(used.wall, used.cpu + _processor(processes) - before)
            taken[way].append(used)
            print(f"{number + 1} {way:8} {used.wall:7.1f} s, {used.cpu:7.1f} s of processor", flush=True)
    return taken["pool"], taken["cluster"]


def _medians(taken: list[Usage]) -> str:
    return f"{median(one.wall for one in taken):7.1f} s, {median(one.cpu for one in taken):7.1f} s of processor"


def _processor(processes: list[psutil.Process]) -> float:
    """Seconds that these, and what they started and what has ended of it, have used."""
    family = [one for process in processes for one in (process, *process.children(recursive=True))]
    times = [one.cpu_times() for one in family]
    return float(sum(used.user + used.system + used.children_user + used.children_system for used in times))


@contextmanager
def _cluster(folder: Path, workers: int) -> Iterator[tuple[str, list[psutil.Process]]]:
    """A scheduler and its workers, for the block: where it is, and the processes that were started."""
    told = folder / "scheduler.json"
    started: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str) -> None:
        command = (sys.executable, "-m", "dask", *arguments, "--host", "127.0.0.1", "--no-dashboard")
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        quiet = subprocess.DEVNULL
        started.append(subprocess.Popen(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet))

    try:
        start("scheduler", "--port", "0", "--scheduler-file", str(told))
        until = time.monotonic() + STARTING
        while not (told.exists() and told.read_text()) and time.monotonic() < until:
            time.sleep(0.1)
        address = json.loads(told.read_text())["address"]
        start("worker", address, "--nworkers", str(workers), "--nthreads", "1")
        _wait_for(address, workers)
        yield address, [psutil.Process(process.pid) for process in started]
    finally:
        for process in reversed(started):
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)


def _wait_for(address: str, workers: int) -> None:
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=STARTING)


if __name__ == "__main__":
    sys.exit(main())
