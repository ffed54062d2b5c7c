"""The judges' table, CSV or XLSX: where its headings stand, what each cell says, and how a message points at one."""

from collections.abc import Iterator

from kimsite.model.report import Diagnostic
from kimsite.model.value import frozen
from kimsite.read.keys import normal
from kimsite.read.sheet import Sheet, sheet_of, shorten
from kimsite.read.text import decode
from kimsite.register.headings import letters, losses
from kimsite.register.table import DELIMITERS, ZIPPED, Cell, Row, read_grids

SEARCHED = 30
"""Rows at the top that may hold a letterhead before the headings."""
VALUE = 60
FOLDER = ("folder", "slug", "id")
GROUP = ("kelompok", "group", "nama_kelompok", "nama", "name", "kim")
JUDGE = ("juri", "nama_juri", "judge", "penilai")
IGNORED = frozenset({"no", "no.", "nomor", "catatan", "keterangan", "note", "notes", "jumlah", "total"})
"""Columns that people add for themselves."""


@frozen
class Ballot:
    """A table whose headings stand in row `heading` (from 0). `columns` are places (from 0) by what is in them:
    `folder`, `group`, `judge` or the name of a criterion. Texts have a `sheet` and a `delimiter`, workbooks neither.
    `lost` tells of rows and columns that are not read."""

    path: str
    rows: tuple[Row, ...]
    heading: int
    columns: tuple[tuple[str, int], ...]
    sheet: Sheet | None = None
    delimiter: str = ""
    lost: tuple[Diagnostic, ...] = ()

    def body(self) -> Iterator[tuple[int, Row]]:
        """Each row below the headings that says anything, with its number (from 0)."""
        for number, row in enumerate(self.rows[self.heading + 1 :], self.heading + 1):
            if any(str(cell).strip() for cell in row if cell is not None):
                yield number, row

    def others(self) -> Iterator[tuple[int, str]]:
        """Headings of columns that are not read, with their places."""
        read = {place for _, place in self.columns}
        for place, cell in enumerate(self.rows[self.heading]):
            text = " ".join(str(cell or "").split())
            if text and place not in read and normal(text) not in IGNORED:
                yield place, text

    def complain(self, code: str, row: int, place: int, **facts: str) -> Diagnostic:
        """A diagnostic about one cell: `cell` names it as Excel does; in a text its line stands below."""
        title = " ".join(str(_cell(self.rows[self.heading], place) or "").split())
        name = f"{letters(place)}{row + 1}" + (f" ({title})" if title and row != self.heading else "")
        said = " ".join(str(_cell(self.rows[row], place) or "").split())
        told = {"cell": shorten(name, VALUE), "value": shorten(said, VALUE), **facts}
        if self.sheet is None or len(self.sheet.lines) < len(self.rows):
            return Diagnostic(code, self.path, row + 1, place + 1, facts=tuple(told.items()))
        line = self.sheet.lines[row]
        start = _start(line, place, said, self.delimiter)
        return self.sheet.point(code, row + 1, start + 1, max(len(said), 1), **told)


def read_ballot(data: bytes, path: str, criteria: tuple[str, ...]) -> Ballot | None:
    """The sheet, or the way to cut a text, in which most headings are known, a group's among them; None without any.

    Raises register.table.Unreadable.
    """
    text = "" if data.startswith(ZIPPED) else decode(data)
    sheet = sheet_of(text, path) if text else None
    best: Ballot | None = None
    for number, grid in enumerate(read_grids(data)):
        for row in range(min(SEARCHED, len(grid.rows))):
            columns = tuple(_columns(grid.rows[row], criteria))
            names = {name for name, _ in columns}
            if names & {"folder", "group"} and len(columns) > (len(best.columns) if best else 0):
                lost = tuple(losses(grid, row, path))
                best = Ballot(path, grid.rows, row, columns, sheet, DELIMITERS[number] if sheet else "", lost)
    return best


def cell_of(row: Row, columns: dict[str, int], name: str) -> Cell:
    """What stands in a column of a row; None where the row ends before it."""
    return _cell(row, columns[name]) if name in columns else None


def _columns(row: Row, criteria: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """A criterion that is called as one of the other columns is the second of that name, as in the empty sheet."""
    known = {normal(name): name for name in criteria}
    usual = {word: key for key, words in (("folder", FOLDER), ("group", GROUP), ("judge", JUDGE)) for word in words}
    taken: set[str] = set()
    for place, cell in enumerate(row):
        heading = normal(str(cell or "").removeprefix("'"))  # which keeps a spreadsheet from computing it
        names = (usual.get(heading, ""), known.get(heading, ""))
        name = next((name for name in names if name and name not in taken), "")
        if name:
            taken.add(name)
            yield name, place


def _cell(row: Row, place: int) -> Cell:
    return row[place] if place < len(row) else None


def _start(line: str, place: int, said: str, delimiter: str) -> int:
    """Where a cell begins in its line; cells in quotes may hold delimiters, so there it is looked for."""
    if '"' in line:
        return max(line.find(said), 0)
    before = line.split(delimiter)[:place]
    start = sum(len(cell) + len(delimiter) for cell in before)
    rest = line[start:]
    return start + len(rest) - len(rest.lstrip())
