"""Entries → a spreadsheet that `init --from` reads as the same entries."""

import csv
import io
from datetime import datetime
from typing import Any

from kimsite.network.regions import Regions
from kimsite.network.twins import BOM
from kimsite.register.cells import shown
from kimsite.register.columns import COLUMNS, MOST_DECREES, PLACES, Column
from kimsite.register.places import LEVELS
from kimsite.register.roll import Entry

LITERAL = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
MADE = datetime(2000, 1, 1)
"""A workbook says when it was made; ours says nothing of that, so the same groups are the same bytes."""
NARROW, WIDE = 14, 28
WIDE_KINDS = frozenset({"prose", "lines"})


def register_csv(entries: tuple[Entry, ...], regions: Regions) -> bytes:
    """A line a group under the headings, as Excel in Indonesia opens it with a double click: `;`, and a mark first."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows(_table(entries, regions))
    return (BOM + out.getvalue()).encode()


def register_xlsx(entries: tuple[Entry, ...], regions: Regions) -> bytes:
    """A workbook of one sheet in which every cell is text: Excel changes no code and no number in it."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, LITERAL)
    book.set_properties({"created": MADE})
    sheet = book.add_worksheet("Daftar")
    plain = book.add_format({"num_format": "@", "valign": "top"})
    bold = book.add_format({"num_format": "@", "bold": True, "bottom": 1})
    table = _table(entries, regions)
    for place, (column, _) in enumerate(_columns(entries)):
        sheet.set_column(place, place, WIDE if column.kind in WIDE_KINDS or column.key == "name" else NARROW, plain)
    for number, row in enumerate(table):
        _write(sheet, number, row, plain if number else bold)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(entries), len(table[0]) - 1)
    book.close()
    return out.getvalue()


def _write(sheet: Any, number: int, row: list[str], form: Any) -> None:
    for place, text in enumerate(row):
        if text:
            sheet.write_string(number, place, text, form)


def _table(entries: tuple[Entry, ...], regions: Regions) -> list[list[str]]:
    columns = _columns(entries)
    places = {column.key for column in PLACES}
    rows = [[_heading(column, number) for column, number in columns]]
    for entry in entries:
        texts = dict(entry.texts)
        region = regions.name_region(texts.get("region", ""))
        names = {level: getattr(region, level) if region else "" for level in LEVELS}
        rows.append(
            [
                shown(column.kind, names[column.key] if column.key in places else texts.get(_key(column, number), ""))
                for column, number in columns
            ]
        )
    return rows


def _columns(entries: tuple[Entry, ...]) -> list[tuple[Column, int]]:
    """Every column once; those of decrees as often as the group with most of them has any."""
    used = {key for entry in entries for key, _ in entry.texts}
    numbered = [column for column in COLUMNS if column.numbered]
    most = max((n for n in range(1, MOST_DECREES + 1) for one in numbered if _key(one, n) in used), default=1)
    columns = [(column, 1) for column in COLUMNS]
    last = max(place for place, (column, _) in enumerate(columns) if column.numbered) + 1
    return [*columns[:last], *((column, n) for n in range(2, most + 1) for column in numbered), *columns[last:]]


def _heading(column: Column, number: int) -> str:
    return column.names[0] + (f"_{number}" if number > 1 else "")


def _key(column: Column, number: int) -> str:
    return column.key + (f".{number}" if number > 1 else "")
