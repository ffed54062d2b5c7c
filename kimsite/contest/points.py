"""From a figure to points, in whole hundredths: 8.5 is 850.

Each step begins with the number that is shown of the step before, rounded to two decimals, half a hundredth up. So
whoever has the page and a pocket calculator gets the same sums.
"""

import re
from collections.abc import Iterable

from kimsite.pattern import pattern

ONE = 100
MOST_POINTS = 100 * ONE
"""Points of a criterion before its weight."""
NUMBER = pattern(r"(?P<whole>0|[1-9][0-9]{0,6})(?:[.,](?P<rest>[0-9]{1,2}))?", re.ASCII)


def hundredths(text: str) -> int | None:
    """`8,5`, `8.5`, `85`, `12,25`: none with a sign, a thousands separator, or a zero in front, as in a time of day."""
    found = NUMBER.fullmatch(text.strip())
    return int(found["whole"]) * ONE + int((found["rest"] or "").ljust(2, "0")) if found else None


def points_of(figure: int, zero: int, full: int) -> int:
    """How far a figure is on the way from `zero` (no points) to `full` (100); nothing beyond either end counts.

    `full` may be below `zero`: then less is better. Where both are the same nobody gets a point.
    """
    way, gone = (full - zero, figure - zero) if full > zero else (zero - full, zero - figure)
    return rounded(MOST_POINTS * min(max(gone, 0), way), way) if way else 0


def weighted(points: int, weight: int) -> int:
    """Points times a weight in percent."""
    return rounded(points * weight, MOST_POINTS)


def mean(marks: Iterable[int]) -> int:
    """The mean of at least one mark."""
    given = tuple(marks)
    return rounded(sum(given), len(given))


def rounded(part: int, whole: int) -> int:
    """A fraction as a whole number, half of one rounded up; neither is negative."""
    return (2 * part + whole) // (2 * whole)
