"""What judges gave: by group, criterion and judge, in hundredths."""

from kimsite.contest.points import mean
from kimsite.model.value import frozen


@frozen
class Mark:
    """One mark of one judge ("" where the table names none)."""

    group: str
    criterion: str
    judge: str
    value: int


@frozen
class Verdict:
    """What a group was given for one criterion: every mark with its judge, and what comes of them."""

    given: tuple[tuple[str, int], ...]

    @property
    def mean(self) -> int | None:
        """The mean, None without any mark."""
        return mean(value for _, value in self.given) if self.given else None

    @property
    def lowest(self) -> int:
        """The lowest mark."""
        return min(value for _, value in self.given)

    @property
    def highest(self) -> int:
        """The highest mark."""
        return max(value for _, value in self.given)


@frozen
class Marks:
    """All of them, and the judges by name."""

    given: tuple[Mark, ...] = ()
    judges: tuple[str, ...] = ()

    def verdicts(self) -> "Verdicts":
        """The marks by group and criterion."""
        found: dict[tuple[str, str], list[tuple[str, int]]] = {}
        for mark in self.given:
            found.setdefault((mark.group, mark.criterion), []).append((mark.judge, mark.value))
        return {key: Verdict(tuple(sorted(given))) for key, given in found.items()}


NONE = Verdict(())
UNMARKED = Marks()
Verdicts = dict[tuple[str, str], Verdict]
"""By group and criterion; where nobody gave a mark, there is none."""
