"""Looking at a project again and again: only where somebody who watches it says that something may have changed."""

from collections.abc import Iterable
from pathlib import Path

from kimsite.model.report import Diagnostic
from kimsite.model.source import Inventory
from kimsite.read.discover import CONTENT, discover, discover_groups

Looked = tuple[Inventory, tuple[Diagnostic, ...]]


class Glance:
    """What is known of a project from the last look at it, and where the next one must look.

    The first look sees everything, and so does one after `doubt`. A watcher that misses something misleads it: whoever
    uses one has it look at everything once more when things are quiet.
    """

    def __init__(self) -> None:
        self._last: Looked | None = None
        self._told: frozenset[str] = frozenset()

    def doubt(self) -> None:
        """Anything may have changed."""
        self._last = None

    def tell(self, slugs: Iterable[str]) -> None:
        """Something may have changed in these groups, and nowhere else."""
        self._told |= frozenset(slugs)

    def trusts(self, slug: str) -> bool:
        """Whether nothing was told of this group since the last build that came to its end."""
        return self._last is not None and slug not in self._told

    def look(self, source: Path) -> Looked:
        """The project as `discover` finds it. Raises ProjectError."""
        before = self._last
        again = discover_groups(source, before[0], self._told) if before else None
        if before is None or again is None:
            self._last, looked = None, discover(source)
            return self._keep(looked)
        groups, problems = again
        renewed = {group.slug: group for group in groups}
        inventory = Inventory(before[0].network, tuple(renewed.get(group.slug, group) for group in before[0].groups))
        folders = tuple(f"{CONTENT}/{slug}/" for slug in self._told)
        kept = (problem for problem in before[1] if not problem.path.startswith(folders))
        return self._keep((inventory, (*kept, *problems)))

    def settle(self) -> None:
        """The build that looked has come to its end: what was told is done."""
        self._last, self._told = self._looked, frozenset()

    def _keep(self, looked: Looked) -> Looked:
        self._looked = looked
        return looked
