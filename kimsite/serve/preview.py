"""A preview at work: waits for changes, builds what they touch, tells the browsers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kimsite.engine.onlooker import Onlooker
from kimsite.model.report import BuildResult, Diagnostic
from kimsite.read.discover import CONTENT, ProjectError, is_litter
from kimsite.read.glance import Glance
from kimsite.serve.hub import Hub, state_of
from kimsite.watch import Watcher
from kimsite.worker import own_fault

CALM = 5.0
"""Seconds of quiet after which everything is looked at once more: a watcher may have missed something."""
PATIENCE = 0.12
"""Seconds that a browser needs to take a page anew."""
MINUTE = 60.0
"""Seconds between two looks when nothing happens: documents come due, computers sleep, some drives tell nothing."""
Build = Callable[[Glance, Onlooker], BuildResult]
"""Builds where a glance says so, before somebody's eyes."""
Told = Callable[[BuildResult | ProjectError, float], None]


class Preview:
    """Builds again and again with `build`; `clock` gives seconds, and never goes back."""

    def __init__(self, source: Path, build: Build, hub: Hub, language: str, clock: Callable[[], float]) -> None:
        self._source, self._build, self._hub, self._language, self._clock = source, build, hub, language, clock
        self._glance = Glance()
        self._version = 0
        self._ground: Any = None
        self._last: tuple[Diagnostic, ...] | None = None

    def build(self, told: Told, noticed: bool = False) -> None:
        """One build, of changes that were `noticed` or to see whether there are any; `told` hears what it came to, if
        anything is new. No fault of a project ends this."""
        began = self._clock()
        ground, self._ground = self._ground, None
        outcome = self._try()
        failed = isinstance(outcome, ProjectError)
        if isinstance(outcome, ProjectError):
            self._glance.doubt()
            problems, changed = outcome.diagnostics, False
        else:
            problems, changed = outcome.problems, outcome.written + outcome.deleted > 0
        if self._ground is None and not (noticed or changed or failed):
            self._ground = ground  # what was at hand still is: else others built, or nobody could
        sketched, self._hub.ahead = self._hub.ahead, None
        news, self._last = changed or sketched or problems != self._last, problems
        self._tell()  # even if all was done already: by another preview of this project, whose pages these are too
        if news:
            told(outcome, self._clock() - began)

    def run(self, watcher: Watcher, told: Told) -> None:
        """Builds at each change, once more when it is quiet again, and now and then, until it is interrupted."""
        rest = CALM
        while not self._hub.closed:
            changed = self._heard(watcher, rest)
            if changed:
                self._notice(changed)
                self._sketch(changed)
            else:
                self._glance.doubt()
            rest = CALM if changed else MINUTE
            self.build(told, bool(changed))

    def _heard(self, watcher: Watcher, seconds: float) -> frozenset[str]:
        """What changed within so many seconds, but for what editors put beside a text while they save it."""
        end = self._clock() + seconds
        while True:
            heard = watcher.wait(end - self._clock())
            changed = frozenset(path for path in heard if not self._is_litter(path))
            if changed or not heard:
                return changed

    def _is_litter(self, path: str) -> bool:
        parts = self._below(path)
        return parts[:1] == (CONTENT,) and any(map(is_litter, parts[1:]))

    def _below(self, path: str) -> tuple[str, ...]:
        """A path's parts below the project's folder; none of one that lies elsewhere."""
        try:
            return Path(path).relative_to(self._source).parts
        except ValueError:
            return ()

    def _try(self) -> BuildResult | ProjectError:
        try:
            return self._build(self._glance, self)
        except ProjectError as fault:
            return fault
        except Exception as fault:  # files that vanish while they are looked at, and faults of kimsite's own
            return ProjectError(own_fault(fault, CONTENT))

    def shown(self) -> None:
        """Pages are there: who looks at one may have it, while the rest is made. What is wrong is not known yet."""
        if not self._hub.ahead:
            self._tell(PATIENCE)

    def keep(self, ground: Any) -> None:
        """What the next change of a text can be sketched on."""
        self._ground = ground

    def _tell(self, patience: float = 0) -> None:
        self._version += 1
        self._hub.tell(state_of(self._version, self._last or (), self._language), patience)

    def _sketch(self, paths: frozenset[str]) -> None:
        """Shows the page of the only text that was saved at once, if it can be had without a build."""
        if self._ground is None or len(paths) != 1:
            return
        from kimsite.sketch import sketch

        (path,) = paths
        try:
            page = sketch(self._ground, Path(path).relative_to(self._source).as_posix())
        except Exception:  # a build will say what is wrong
            page = None
        if page:
            self._hub.ahead = page
            self._tell(PATIENCE)

    def _notice(self, paths: frozenset[str]) -> None:
        """Where the next build has to look: in groups whose files these are; anywhere, if they are something else."""
        slugs = {self._group_of(path) for path in paths}
        if "" in slugs:
            self._glance.doubt()
        else:
            self._glance.tell(slugs)

    def _group_of(self, path: str) -> str:
        """The folder of `content` that a path lies in; "" for any other. A single group has none, and is told of as one
        that is not known."""
        parts = self._below(path)
        return parts[1] if len(parts) > 2 and parts[0] == CONTENT else ""
