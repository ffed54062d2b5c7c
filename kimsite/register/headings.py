"""Where the headings of a table stand, and which column each names."""

from collections.abc import Iterator

from kimsite.model.report import Diagnostic
from kimsite.model.value import frozen
from kimsite.read.keys import nearest
from kimsite.read.sheet import shorten
from kimsite.register.columns import BY_NAME, LINE_NUMBERS, PHONES, Column, column_of, heading, is_identity
from kimsite.register.table import LONGEST, WIDEST, Cell, Grid

SEARCHED = 30
"""Rows at the top that may hold a letterhead before the headings."""
VALUE = 60


@frozen
class Heading:
    """A column that is read: `place` from 0, `key` says which field it fills, `title` what its heading says."""

    place: int
    column: Column
    key: str
    title: str


@frozen
class Layout:
    """A grid whose headings were found in row `row` (from 0)."""

    grid: Grid
    row: int
    headings: tuple[Heading, ...]

    def heading(self, key: str) -> Heading | None:
        """The column with this key."""
        return next((one for one in self.headings if one.key == key), None)


def find_layout(grids: tuple[Grid, ...]) -> Layout | None:
    """The grid and row in which most headings are known, the name of a group among them."""
    best: Layout | None = None
    for grid in grids:
        for row in range(min(SEARCHED, len(grid.rows))):
            known = tuple(_known(grid, row))
            if any(one.key == "name" for one in known) and len(known) > (len(best.headings) if best else 0):
                best = Layout(grid, row, known)
    return best


def complaints(layout: Layout, path: str) -> Iterator[Diagnostic]:
    """What is to be said of columns that are not read: K802 to K805."""
    read = {one.place for one in layout.headings}
    keys = {one.key: one.place for one in layout.headings}
    for place, titles in enumerate(_titles(layout.grid, layout.row)):
        title = titles[-1]
        name = heading(title)
        if place in read or not name or name in LINE_NUMBERS:
            continue
        facts = [("cell", letters(place)), ("value", shorten(title, VALUE))]
        twin = next((found for found in (column_of(heading(t)) for t in titles) if found), None)
        if is_identity(name):
            yield Diagnostic("K805", path, layout.row + 1, place + 1, facts=tuple(facts))
        elif twin and twin[1] in keys:
            facts.append(("first", letters(keys[twin[1]])))
            yield Diagnostic("K804", path, layout.row + 1, place + 1, facts=tuple(facts))
        elif name in PHONES:
            yield Diagnostic("K803", path, layout.row + 1, place + 1, facts=tuple(facts))
        else:
            facts.append(("better", nearest(name, BY_NAME)))
            yield Diagnostic("K802", path, layout.row + 1, place + 1, facts=tuple(facts))


def losses(grid: Grid, heading: int, path: str) -> Iterator[Diagnostic]:
    """What of a table whose headings stand in row `heading` (from 0) is not read at all: K806 to K808."""
    rows, columns = grid.beyond
    if rows:
        yield Diagnostic("K806", path, LONGEST + 1, 0, facts=(("most", str(LONGEST)), ("count", str(rows))))
    if columns:
        facts = (("most", str(WIDEST)), ("last", letters(WIDEST - 1)), ("count", str(columns)))
        yield Diagnostic("K807", path, heading + 1, WIDEST + 1, facts=facts)
    for row in grid.broken:
        if row > heading:
            yield Diagnostic("K808", path, row + 1, 0, facts=(("row", str(row + 1)),))


def letters(place: int) -> str:
    """A column (from 0) as spreadsheets call it: A, B, …, Z, AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _known(grid: Grid, row: int) -> Iterator[Heading]:
    taken: set[str] = set()
    for place, titles in enumerate(_titles(grid, row)):
        for title in titles:
            found = column_of(heading(title)) if title else None
            if found and found[1] not in taken:
                taken.add(found[1])
                yield Heading(place, found[0], found[1], " ".join(title.split()))
                break


def _titles(grid: Grid, row: int) -> Iterator[tuple[str, ...]]:
    """What may be each column's heading, the likeliest first: `SK` over `Nomor` is `SK Nomor`."""
    above = grid.rows[row - 1] if row else ()
    joined = set(grid.joined)
    last = ""
    for place, cell in enumerate(grid.rows[row]):
        own = _text(cell)
        over = _text(above[place]) if place < len(above) else ""
        last = over or last
        if not own or ((row, place) in joined and own == over):
            yield (own or over,)
        else:
            yield (f"{last} {own}", f"{own} {last}", own) if last else (own,)


def _text(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""
