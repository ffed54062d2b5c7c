"""Where the bars of a plot stand. All is in whole units of a drawing that is WIDTH wide; the page gives it its size."""

from kimsite.model.value import frozen
from kimsite.report.figures import percent
from kimsite.report.tally import Tally

WIDTH = 360
HEIGHT = 150
"""Of the highest bar of a month."""
LEFT = 26
"""Room for the scale."""
TOP_ROW = 30
NAME_LENGTH = 52


@frozen
class Bar:
    """A rectangle; `kind` is what it stands for, as a number of the legend."""

    x: int
    y: int
    width: int
    height: int
    kind: int


@frozen
class Column:
    """A month: its label in the middle of `x`, its number above `y`, and its bars from below."""

    label: str
    x: int
    y: int
    number: str
    bars: tuple[Bar, ...]


@frozen
class Line:
    """A line of the scale, and what it says."""

    y: int
    label: str


@frozen
class Named:
    """A bar with its name above it and its number behind it."""

    name: str
    y: int
    bar: Bar
    number: str


def month_columns(labels: tuple[str, ...], tallies: tuple[Tally, ...]) -> tuple[Column, ...]:
    """A column a month, made of the four core types."""
    most = scale_of(tallies)
    step = (WIDTH - LEFT) // max(len(labels), 1)
    columns = []
    for place, (label, tally) in enumerate(zip(labels, tallies, strict=True)):
        bars, x, foot, risen = [], LEFT + place * step, HEIGHT, 0
        for kind, number in enumerate(tally.four):
            risen += number
            head = HEIGHT - HEIGHT * risen // most
            if foot > head:
                bars.append(Bar(x + 3, head, step - 6, foot - head, kind))
            foot = head
        columns.append(Column(label, x + step // 2, foot, str(tally.core) if tally.core else "", tuple(bars)))
    return tuple(columns)


def scale_lines(tallies: tuple[Tally, ...]) -> tuple[Line, ...]:
    """Nothing, the half and all of the scale."""
    most = scale_of(tallies)
    return tuple(Line(HEIGHT - HEIGHT * part // 2, str(most * part // 2)) for part in range(3))


def scale_of(tallies: tuple[Tally, ...]) -> int:
    """The end of the scale: the next of 2, 4, 10, 20, 40, 100 and so on that no bar is above."""
    most, scale = max((tally.core for tally in tallies), default=0), 1
    while True:
        for factor in (2, 4, 10):
            if scale * factor >= most:
                return scale * factor
        scale *= 10


def share_bars(parts: tuple[int, ...]) -> tuple[Bar, ...]:
    """One bar in parts of the whole: the last ends where the drawing does."""
    whole, bars, x, seen = sum(parts), [], 0, 0
    for kind, part in enumerate(parts):
        seen += part
        end = WIDTH * seen // whole if whole else 0
        if end > x:
            bars.append(Bar(x, 0, end - x, 28, kind))
        x = end
    return tuple(bars)


def named_bars(numbers: tuple[tuple[str, int], ...]) -> tuple[Named, ...]:
    """A bar for each name; the first is the longest."""
    most = max((number for _, number in numbers), default=1) or 1
    room = WIDTH - 40
    return tuple(
        Named(
            _short(name), place * TOP_ROW + 10, Bar(0, place * TOP_ROW + 14, room * number // most, 10, 0), str(number)
        )
        for place, (name, number) in enumerate(numbers)
    )


def shares(parts: tuple[int, ...]) -> tuple[int, ...]:
    """The parts in percent."""
    return tuple(percent(part, sum(parts)) for part in parts)


def _short(name: str) -> str:
    return name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1].rstrip() + "…"
