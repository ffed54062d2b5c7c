"""What a rubric says: who takes part, what is counted, and how much it weighs."""

from kimsite.contest.figures import Figure
from kimsite.model.value import frozen


@frozen
class Criterion:
    """One line of a rubric, with numbers in hundredths.

    `figure` is what is counted, None for what judges mark; `full` is the figure (or mark) that gets all points, None
    for the highest that any group has, and `zero` the one that gets none.
    """

    name: str
    weight: int
    figure: Figure | None
    full: int | None
    zero: int = 0

    @property
    def judged(self) -> bool:
        """Whether people mark it."""
        return self.figure is None


@frozen
class Exclusion:
    """A group that does not take part, and why."""

    group: str
    reason: str


@frozen
class Rubric:
    """`first` and `last` are months, "" where the rubric names none. Groups within `region` (a code) take part, "" for
    all; of these only `entrants` where any are named. `ties` are the names of criteria that tell groups with the same
    sum apart, in order; `prizes` what the first, the second and so on get."""

    path: str
    name: str
    note: str
    criteria: tuple[Criterion, ...]
    first: str = ""
    last: str = ""
    region: str = ""
    entrants: tuple[str, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    ties: tuple[str, ...] = ()
    prizes: tuple[str, ...] = ()

    @property
    def judged(self) -> tuple[Criterion, ...]:
        """What people mark."""
        return tuple(criterion for criterion in self.criteria if criterion.judged)
