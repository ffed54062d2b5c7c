"""The bytes of a spreadsheet, CSV or XLSX → rows of cells as they stand in it."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
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


class Unreadable(Exception):
    """These bytes are no table; the reason is what the system or the library says, or ""."""


@frozen
class Grid:
    """One sheet. Rows and columns count from 0; `joined` names cells that are part of a merged one above or beside."""

    rows: tuple[Row, ...]
    joined: tuple[tuple[int, int], ...] = ()


def read_grids(data: bytes) -> tuple[Grid, ...]:
    """Every way in which the bytes may be a table: the sheets of a workbook, a text cut at each kind of delimiter.

    Raises Unreadable.
    """
    return tuple(_sheets(data)) if data.startswith(ZIPPED) else tuple(_texts(data))


def _texts(data: bytes) -> Iterator[Grid]:
    text = decode(data)
    if text is None:
        raise Unreadable("")
    for delimiter in DELIMITERS:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            yield Grid(tuple(tuple(cell[:LONGEST_CELL] for cell in row) for row in reader))
        except csv.Error as fault:
            raise Unreadable(str(fault)) from None


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
            yield Grid(tuple(tuple(row) for row in rows), joined)


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
