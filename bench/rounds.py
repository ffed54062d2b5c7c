"""Generators in turn, A B A B, so that a noisy machine is noisy for all of them."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass

from bench.measure import Failed, Usage, run
from bench.sites import GENERATORS, Site

EDITS = ("body", "title", "new", "theme")
SCENARIOS = ("cold", "nothing", *EDITS)


@dataclass(frozen=True, slots=True)
class Result:
    """What one generator needed for one scenario at one size.

    `usages` are the timed rounds, in the order of the rounds; `touched` files of the
    output hold the edit, which shows that it was really built.
    """

    posts: int
    groups: int
    scenario: str
    generator: str
    usages: tuple[Usage, ...]
    peak: float | None
    files: int
    touched: int
    failure: str = ""


class Bout:
    """One generator in one scenario."""

    def __init__(self, site: Site, scenario: str) -> None:
        self.site = site
        self.scenario = scenario
        self.usages: list[Usage] = []
        self.peak: float | None = None
        self.mark = ""
        self.failure = ""

    def build(self, turn: int, watched: bool, timed: bool) -> None:
        """Makes the edit, then builds."""
        cold = self.scenario == "cold"
        if cold:
            self.site.forget()
        if self.scenario in EDITS:
            self.mark = self.site.edit(self.scenario, turn)
        try:
            usage = run(self.site.command, self.site.folder, self.site.environment(cold), watched)
        except Failed as fault:
            self.failure = str(fault)
            return
        self.peak = max((peak for peak in (self.peak, usage.peak) if peak), default=None)
        self.usages += [usage] if timed else []

    def result(self) -> Result:
        """What it came to."""
        site = self.site
        touched = site.files(self.mark) if self.mark and not self.failure else 0
        return Result(
            site.posts,
            site.groups,
            self.scenario,
            site.generator.name,
            tuple(self.usages),
            self.peak,
            site.files(),
            touched,
            self.failure,
        )


def play(sites: Iterable[Site], scenarios: Iterable[str], rounds: int, slow_rounds: int) -> list[Result]:
    """All scenarios at one size. A first round, untimed, warms up and watches the memory.

    Slow generators are timed `slow_rounds` times and watched meanwhile.
    """
    sites, results = tuple(sites), list[Result]()
    for scenario in (name for name in SCENARIOS if name in tuple(scenarios)):
        bouts = [Bout(site, scenario) for site in sites]
        if scenario != "cold":
            _ready(sites, results)
        for turn in range(rounds + 1):
            for bout in bouts:
                slow = bout.site.generator.slow
                if bout.failure or (slow and turn >= slow_rounds):
                    continue
                say(f"{scenario}, round {turn} of {rounds}: {bout.site.generator.name}")
                bout.build(turn, watched=slow or not turn, timed=slow or turn > 0)
        results += [bout.result() for bout in bouts]
    say("")
    return results


def _ready(sites: Iterable[Site], results: Iterable[Result]) -> None:
    """Each site has been built once before the first edit, with its caches filled."""
    built = {result.generator for result in results if result.scenario != "cold"}
    built |= {result.generator for result in results if not GENERATORS[result.generator].warm}
    for site in sites:
        if site.generator.name not in built:
            say(f"a first build: {site.generator.name}")
            Bout(site, "nothing").build(0, watched=False, timed=False)


def say(text: str) -> None:
    """Where it stands, on a terminal."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)
