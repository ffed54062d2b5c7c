"""The bytes of a spreadsheet, CSV or XLSX → rows of cells as they stand in it."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zipfile import BadZipFile

from kimsite.model.value import frozen
from kimsite.read.text import decode

Cell = str | int | float | bool | date | datetime | time | timedelta | None
Row = tuple[Cell, ...]
DELIMITERS = (";", ",", "\t", "|")
ZIPPED = b"PK\x03\x04"
LONGEST_CELL = 100_000
WIDEST = 100
LONGEST = 20_000
"""Columns and rows of a sheet that are looked at: some sheets are formatted down to their last row."""
MOST_LINES = 200
"""Lines of one row of a text: a quote that nobody closed would take in all that follows."""


class Unreadable(Exception):
    """These bytes are no table; the reason is what the system or the library says, or ""."""


@frozen
class Grid:
    """One sheet. Rows and columns count from 0; `joined` names cells that are part of a merged one above or beside.

    What is lost: `broken` are rows (empty here) whose quotes do not close, `beyond` says how many rows and columns with
    anything in them lie further out than is looked."""

    rows: tuple[Row, ...]
    joined: tuple[tuple[int, int], ...] = ()
    broken: tuple[int, ...] = ()
    beyond: tuple[int, int] = (0, 0)


def read_grids(data: bytes) -> tuple[Grid, ...]:
    """Every way in which the bytes may be a table: the sheets of a workbook, a text cut at each kind of delimiter.

    Raises Unreadable.
    """
    return tuple(_sheets(data)) if data.startswith(ZIPPED) else tuple(_texts(data))


def _texts(data: bytes) -> Iterator[Grid]:
    text = decode(data)
    if text is None:
        raise Unreadable("")
    lines = list(io.StringIO(text, newline=""))
    for delimiter in DELIMITERS:
        rows = tuple(_rows(lines, delimiter))
        yield Grid(tuple(row or () for row in rows), broken=tuple(n for n, row in enumerate(rows) if row is None))


def _rows(lines: list[str], delimiter: str) -> Iterator[Row | None]:
    """The rows, cut at a delimiter; None for one whose quotes do not close, after which the next line begins anew."""
    start = 0
    while start < len(lines):
        reader = csv.reader(lines[start : start + MOST_LINES], delimiter=delimiter, strict=True)
        try:
            yield tuple(cell[:LONGEST_CELL] for cell in next(reader))
            start += reader.line_num
        except csv.Error:
            yield None
            start += 1


def _sheets(data: bytes) -> Iterator[Grid]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, OSError) as fault:
        raise Unreadable(str(fault).strip("'\"") if isinstance(fault, BadZipFile) else "") from None
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            last = {"max_row": min(sheet.max_row, LONGEST), "max_col": min(sheet.max_column, WIDEST)}
            rows = [list(row) for row in sheet.iter_rows(**last, values_only=True)]
            while rows and not any(cell is not None for cell in rows[-1]):
                rows.pop()
            joined = tuple(_merge(rows, (area.bounds for area in sheet.merged_cells.ranges)))
            yield Grid(tuple(tuple(row) for row in rows), joined, beyond=_beyond(sheet))


def _beyond(sheet: Any) -> tuple[int, int]:
    """How many rows and columns say something further out than is looked."""
    if sheet.max_row <= LONGEST and sheet.max_column <= WIDEST:
        return 0, 0
    said = [place for place, cell in sheet._cells.items() if cell.value is not None]
    return len({row for row, _ in said if row > LONGEST}), len({column for _, column in said if column > WIDEST})


def _merge(rows: list[list[Cell]], areas: Iterator[tuple[int, int, int, int]]) -> Iterator[tuple[int, int]]:
    """What a merged cell says is said in all that it covers; yields those."""
    for left, top, right, bottom in areas:
        if top > len(rows):
            continue
        value = rows[top - 1][left - 1] if left <= WIDEST else None
        for row in range(top - 1, min(bottom, len(rows))):
            for column in range(left - 1, min(right, len(rows[row]))):
                if (row, column) != (top - 1, left - 1):
                    rows[row][column] = value
                    yield row, column
