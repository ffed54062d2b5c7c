"""The tables of a report as one Excel workbook."""

import io
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from kimsite.report.account import Account
from kimsite.report.columns import Column, Table, Value, tables_of
from kimsite.report.elsewhere import elsewhere_table
from kimsite.report.words import Speech

if TYPE_CHECKING:
    from xlsxwriter import Workbook

FORMATS = {
    "count": "#,##0",
    "tenths": "0.0",
    "hundredths": "0.00",
    "percent": "0%",
    "date": "yyyy-mm-dd",
    "month": "mmm yyyy",
}
WIDTHS = {"text": 22, "code": 15, "count": 10, "tenths": 10, "hundredths": 10, "percent": 10, "date": 12, "month": 12}
FIRST_YEAR = 1900
"""Excel has no days before it."""
LITERAL = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
"""What people wrote is text, however much it looks like a formula; and no file lies about in between."""


def report_xlsx(account: Account, speech: Speech) -> bytes:
    """A workbook of the report's tables, made on the day as of which it speaks."""
    title = speech("title", name=account.name, month=speech.month(account.period.month))
    others = (elsewhere_table(account, speech),) if account.elsewhere else ()
    return workbook_of(title, account.period.day, (*tables_of(account, speech), *others), speech)


def workbook_of(title: str, day: date, tables: Iterable[Table], speech: Speech) -> bytes:
    """A workbook with a sheet a table: headings stay in sight and filter, numbers are numbers and dates dates.

    It says that it was made on that day, so the same figures are the same bytes.
    """
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, LITERAL)
    made = datetime(day.year, day.month, day.day)
    book.set_properties({"title": title, "created": made})
    formats = {kind: book.add_format({"num_format": code}) for kind, code in FORMATS.items()}
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for table in tables:
        _sheet(book, table, speech(f"sheet.{table.name}"), heading, formats)
    book.close()
    return out.getvalue()


def _sheet(book: "Workbook", table: Table, title: str, heading: Any, formats: dict[str, Any]) -> None:
    sheet = book.add_worksheet(title)
    last = len(table.columns) - 1
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, WIDTHS[column.kind])
        sheet.write_string(0, place, column.title, heading)
    for number, row in enumerate(table.rows, 1):
        for place, (value, column) in enumerate(zip(row, table.columns, strict=True)):
            _write(sheet, number, place, value, column, formats.get(column.kind))
    sheet.freeze_panes(1, table.fixed)
    sheet.autofilter(0, 0, len(table.rows), last)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def _write(sheet: Any, row: int, place: int, value: Value, column: Column, form: Any) -> None:
    if isinstance(value, date) and value.year < FIRST_YEAR:
        sheet.write_string(row, place, value.isoformat())
    elif isinstance(value, date):
        sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), form)
    elif isinstance(value, int):
        sheet.write_number(row, place, _scaled(value, column.kind), form)
    elif value:
        sheet.write_string(row, place, value)


def _scaled(value: int, kind: str) -> float:
    return value / {"tenths": 10, "hundredths": 100, "percent": 100}.get(kind, 1)
