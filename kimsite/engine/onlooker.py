"""Somebody who watches a build while it is at work."""

from typing import Any, Protocol


class Onlooker(Protocol):
    """What a build tells whoever looks at its pages meanwhile. Without one it makes the same outputs."""

    def shown(self) -> None:
        """Pages of a group are written; what only machines read is still to be made."""

    def keep(self, ground: Any) -> None:
        """What was at hand when a group was built (`kimsite.sketch.Ground`)."""
