"""`python -m bench`: kimsite beside Hugo, Eleventy and Pelican, the same site, in one run."""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from bench.report import tables
from bench.rounds import SCENARIOS, Result, play, say
from bench.sites import set_up
from bench.tools import INSTALLERS, Missing

HERE = Path(__file__).parent
MEMORY_DISK = Path("/dev/shm")
BYTES_A_POST = 30_000
"""What sources and output of one generator take on a tmpfs, a post."""


def main() -> int:
    """Measures what was asked for, prints the tables and keeps the figures."""
    given = _arguments()
    commands = _install(given.only, given.work.resolve())
    sizes: list[tuple[int, int]] = given.sizes
    room = max(posts for posts, _ in sizes) * BYTES_A_POST * len(commands)
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="kimsite-bench-", dir=_place(given.work.resolve(), room)) as folder:
        for posts, groups in sizes:
            say(f"writing {posts} posts")
            sites = set_up(Path(folder), commands, posts, groups)
            results += play(sites, given.scenarios, given.rounds, given.slow_rounds)
            for site in sites:
                shutil.rmtree(site.folder)
    print("\n".join(tables(results)))
    print(f"- {_machine(Path(folder))}")
    _keep(results, given.json or given.work / "results.json", Path(folder))
    return 1 if any(result.failure for result in results) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--sizes",
        type=_sizes,
        default=_sizes("1000x10,10000x1,10000x50"),
        metavar="POSTSxGROUPS,...",
        help="default: 1000x10,10000x1,10000x50; growth is judged with 10000x100,100000x1000",
    )
    parser.add_argument("--only", type=_among(INSTALLERS), default=list(INSTALLERS), metavar=",".join(INSTALLERS))
    parser.add_argument("--scenarios", type=_among(SCENARIOS), default=list(SCENARIOS), metavar=",".join(SCENARIOS))
    parser.add_argument("--rounds", type=int, default=3, help="timed rounds (default: 3), after one that warms up")
    parser.add_argument("--slow-rounds", type=int, default=1, help="rounds of Eleventy and Pelican (default: 1)")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="where the others are installed")
    parser.add_argument("--json", type=Path, help="where the figures go (default: results.json in the work folder)")
    return parser.parse_args()


def _sizes(text: str) -> list[tuple[int, int]]:
    pairs = [size.split("x") for size in text.split(",")]
    return [(int(pair[0]), int(pair[1]) if len(pair) > 1 else 1) for pair in pairs]


class _among:
    """A list of known names, as argparse takes it."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = list(known)

    def __call__(self, text: str) -> list[str]:
        names = text.split(",")
        for name in names:
            if name not in self.known:
                raise argparse.ArgumentTypeError(f"{name}: choose from {', '.join(self.known)}")
        return names


def _install(names: Sequence[str], work: Path) -> dict[str, tuple[str, ...]]:
    """The command of each generator; one that cannot be had is named, and the others are measured."""
    work.mkdir(parents=True, exist_ok=True)
    commands = {}
    for name in (name for name in INSTALLERS if name in names):
        try:
            commands[name] = INSTALLERS[name](work)
        except Missing as missing:
            print(f"{name} is left out: {missing}", file=sys.stderr)
    return commands


def _place(work: Path, room: int) -> Path:
    """A folder in memory if it has the room and leaves half of the memory to the generators; else on the disk."""
    if MEMORY_DISK.is_dir() and hasattr(os, "sysconf"):
        free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        if room < min(shutil.disk_usage(MEMORY_DISK).free, free // 2):
            return MEMORY_DISK
    return work


def _machine(folder: Path) -> str:
    where = "in memory (tmpfs)" if MEMORY_DISK in folder.parents else "on the disk"
    return f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}; files {where}"


def _keep(results: Sequence[Result], path: Path, folder: Path) -> None:
    kept = {"schema": 1, "machine": _machine(folder), "results": [asdict(result) for result in results]}
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(f"- every figure: {path}")


if __name__ == "__main__":
    sys.exit(main())
