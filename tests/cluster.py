"""A real Dask cluster on loopback: a scheduler and workers, each a process that can be killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from kimsite.cluster.connection import open_client

ROOT = Path(__file__).parents[1]
PATIENCE = 60


def wait_until(seen: Callable[[], object], told: str) -> None:
    """Returns when `seen` is true; fails with what was waited for."""
    until = time.monotonic() + PATIENCE
    while not seen():
        assert time.monotonic() < until, told
        time.sleep(0.01)


class Cluster:
    """A scheduler at `address`, and the workers that were started for it. All end with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = folder / "scheduler.json"
        self._processes: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", self._file)
        wait_until(lambda: self._file.exists() and self._file.read_text(), "a scheduler that says where it is")
        self.address = str(json.loads(self._file.read_text())["address"])

    def worker(
        self, name: str, *more: str, environment: Mapping[str, str] | None = None, through: Sequence[str] = ()
    ) -> psutil.Process:
        """Starts one, with one thread unless `more` says otherwise, in an environment or through a command; its nanny."""
        place = ("--local-directory", str(self.folder / name), "--host", "127.0.0.1")
        command = ("worker", self.address, "--name", name, "--nthreads", "1", *place, *more)
        nanny = self._start(*command, environment=environment, through=through)
        wait_until(lambda: name in self.names() or nanny.poll() is not None, "a worker that is there")
        return psutil.Process(nanny.pid)

    def names(self) -> dict[str, str]:
        """The address of each worker, by its name."""
        with open_client(self.address) as client:
            workers = client.scheduler_info(n_workers=-1)["workers"]
        return {str(worker["name"]): address for address, worker in workers.items()}

    def processes(self) -> list[psutil.Process]:
        """Those of the workers; their nannies are their parents, and what builds are their children."""
        with open_client(self.address) as client:
            return [psutil.Process(number) for number in client.run(os.getpid, on_error="ignore").values()]

    def stop(self) -> None:
        """Ends whatever is left."""
        for process in self._processes:
            with suppress(psutil.NoSuchProcess):
                family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
                for one in family:
                    with suppress(psutil.NoSuchProcess):
                        one.send_signal(signal.SIGKILL)
            process.wait()

    def _start(
        self, *command: object, environment: Mapping[str, str] | None = None, through: Sequence[str] = ()
    ) -> "subprocess.Popen[bytes]":
        paths = [(environment or {}).get("PYTHONPATH", ""), str(ROOT)]
        log = (self.folder / f"{len(self._processes)}.log").open("wb")
        process = subprocess.Popen(
            [*through, sys.executable, "-m", "dask", *map(str, command), "--no-dashboard"],
            env={**os.environ, **(environment or {}), "PYTHONPATH": os.pathsep.join(filter(None, paths))},
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        self._processes.append(process)
        return process


@contextmanager
def cluster_in(folder: Path, *workers: str) -> Iterator[Cluster]:
    """A cluster with these workers, for the block."""
    folder.mkdir(parents=True, exist_ok=True)
    cluster = Cluster(folder)
    try:
        for name in workers:
            cluster.worker(name)
        yield cluster
    finally:
        cluster.stop()
