"""Where the time of a cold build goes, in one process: `python -m bench.stages`.

The functions of kimsite are wrapped from outside while it builds; the product knows
nothing of it. A stage's time is its own: what it calls of another stage counts there.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.sites import GENERATORS, TODAY, set_up

STAGES = {
    "discover": ("kimsite.read.glance:discover",),
    "theme": ("kimsite.pipeline:open_look",),
    "read": (
        "kimsite.texts:read_source",
        "kimsite.texts:recall",
        "kimsite.texts:arrange",
    ),
    "convert": ("kimsite.texts:convert_within",),
    "assemble": ("kimsite.pipeline:assemble", "kimsite.pipeline:summarise"),
    "plan": ("kimsite.pipeline:plan_group", "kimsite.outputs:Planned.task"),
    "key": (
        "kimsite.engine.keys:Spelling.digest",
        "kimsite.plan.documents:seen",
        "kimsite.plan.feeds:seen",
    ),
    "render": ("kimsite.outputs:Maker.make",),
    "write": ("kimsite.outputs:Writer.write", "kimsite.outputs:Writer.delete"),
    "ledger": (
        "kimsite.build:load_ledger",
        "kimsite.worker:keep_texts",
        "kimsite.build:save_outputs",
        "kimsite.build:save_ledger",
    ),
    "portal": ("kimsite.course:Course._build_portal",),
}
"""A name is sought where it is called, since that is the one that is replaced."""


class Clock:
    """Time by stage. Only the innermost stage's clock runs."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self.calls: dict[str, int] = {}
        self.running: list[str] = []
        self.since = 0.0

    def turn(self, now: float) -> None:
        """Books the time up to now on the stage that runs."""
        if self.running:
            self.spent[self.running[-1]] = self.spent.get(self.running[-1], 0.0) + now - self.since
        self.since = now

    def wrap(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, clocked."""

        @wraps(function)
        def clocked(*args: Any, **kwargs: Any) -> Any:
            self.turn(time.perf_counter())
            self.running.append(stage)
            self.calls[stage] = self.calls.get(stage, 0) + 1
            try:
                return function(*args, **kwargs)
            finally:
                self.turn(time.perf_counter())
                self.running.pop()

        return clocked


def watch(clock: Clock) -> list[str]:
    """Wraps all STAGES. Returns the names that are not there any more."""
    missing = []
    for stage, names in STAGES.items():
        for name in names:
            module, _, path = name.partition(":")
            *owners, last = path.split(".")
            owner: Any = import_module(module)
            for part in owners:
                owner = getattr(owner, part, None)
            if hasattr(owner, last):
                setattr(owner, last, clock.wrap(stage, getattr(owner, last)))
            else:
                missing.append(name)
    return missing


def measure(posts: int, groups: int, name: str) -> tuple[Clock, float, float, list[str]]:
    """One cold build: the clock, the seconds of importing, the seconds of building, the names not found."""
    with tempfile.TemporaryDirectory(prefix="kimsite-bench-") as folder:
        (site,) = set_up(Path(folder), {name: ()}, posts, groups)
        clock = Clock()
        started = time.perf_counter()
        missing = watch(clock)
        from kimsite.build import build
        from kimsite.model.settings import Settings
        from kimsite.read.dates import parse_date

        today = parse_date(TODAY, "Asia/Jakarta")
        assert today
        settings = Settings(str(site.folder), str(site.folder / "public"), today, jobs=1)
        built = time.perf_counter()
        result = build(settings, site.folder / ".kimsite", time.time_ns())
        ended = time.perf_counter()
        for problem in result.problems[:3]:
            print(f"{problem.path}: {problem.code}", file=sys.stderr)
        return clock, built - started, ended - built, missing


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.stages", description=__doc__)
    parser.add_argument("--posts", type=int, default=2000)
    parser.add_argument("--groups", type=int, default=1)
    names = [name for name, generator in GENERATORS.items() if generator.theme]
    parser.add_argument("--theme", choices=names, default="kimsite", help="kimsite: like for like; warta: everything")
    given = parser.parse_args()
    clock, importing, building, missing = measure(given.posts, given.groups, given.theme)
    print(f"{given.posts} posts, groups: {given.groups}; one process, cold, {building:.2f} s")
    print(f"{'stage':12}{'µs a post':>10}{'share':>8}{'calls':>9}")
    rest = building - sum(clock.spent.values())
    for stage, spent in (*((stage, clock.spent.get(stage, 0.0)) for stage in STAGES), ("all else", rest)):
        calls = clock.calls.get(stage, "")
        print(f"{stage:12}{spent / given.posts * 1e6:10.1f}{spent / building:8.1%}{calls:>9}")
    print(f"{'together':12}{building / given.posts * 1e6:10.1f}")
    print(f"importing {importing * 1000:.0f} ms, once")
    if missing:
        print(f"not found, so counted with their callers: {', '.join(missing)}")


if __name__ == "__main__":
    main()
