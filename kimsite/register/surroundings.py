"""What a table says above a row of the place that the row is about: in cells, and in rows that name a region alone."""

from collections.abc import Mapping

from kimsite.register.places import LEVELS

FILLED_DOWN = LEVELS[:3]
"""Written once above the rows that it is true of, when a merged cell was saved as CSV."""
Names = dict[str, str]
"""Names of places by level."""


class Surroundings:
    """What is known at one row, from all above it."""

    def __init__(self) -> None:
        self._cells: Names = {}
        self._region: Names = {}

    @property
    def region(self) -> Names:
        """The region that the rows below the last such name belong to, with those it lies in."""
        return dict(self._region)

    def enter(self, level: str, name: str) -> None:
        """The rows below are those of another region; of one without a name nothing is known but where it ends."""
        self._cells, self._region = _over(level, self._cells), _over(level, self._region)
        if name:
            self._region[level] = name

    def end(self, level: str) -> None:
        """Of the rows below it is not known any more in which region of this level they lie."""
        self._region = _over(level, self._region)

    def see(self, names: Mapping[str, str]) -> None:
        """A row that names places in its own cells."""
        for level in FILLED_DOWN:
            if names[level] and names[level] != self._cells.get(level, ""):
                self._cells = {**_over(level, self._cells), level: names[level]}

    def fill(self, names: Mapping[str, str]) -> Names:
        """The places that a row names, and those around it: of cells, larger ones than the smallest that it names."""
        smallest = next((n for n in range(len(LEVELS) - 1, -1, -1) if names[LEVELS[n]]), 0)
        cells = {level: self._cells.get(level, "") for level in LEVELS[:smallest]}
        return {level: names[level] or cells.get(level) or self._region.get(level, "") for level in LEVELS}


def _over(level: str, names: Names) -> Names:
    return {other: names[other] for other in FILLED_DOWN[: FILLED_DOWN.index(level)] if other in names}
