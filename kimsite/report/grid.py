"""A table as a page shows it: everything in it is text already."""

from collections.abc import Iterable

from kimsite.model.value import frozen


@frozen
class Line:
    """A row: what it is about, how deep that lies in what stands above it, and its cells."""

    label: str
    cells: tuple[str, ...]
    depth: int = 0


@frozen
class Part:
    """Rows that belong together, under a `title` where there is one."""

    lines: tuple[Line, ...]
    title: str = ""


@frozen
class Grid:
    """`heads` are the headings of all columns, that of the labels first."""

    caption: str
    heads: tuple[str, ...]
    parts: tuple[Part, ...]


def simple_grid(caption: str, heads: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Grid:
    """A table of one part; the first text of a row is its label."""
    lines = tuple(Line(row[0], row[1:]) for row in rows)
    return Grid(caption, tuple(heads), (Part(lines),))
