"""One table as Excel in Indonesia opens it with a double click."""

import csv
import io
from datetime import date

from kimsite.network.twins import BOM, cell
from kimsite.report.columns import Table, Value

DECIMALS = {
    "tenths": lambda value: f"{value // 10},{value % 10}",
    "hundredths": lambda value: f"{value // 100},{value % 100:02}",
}


def table_csv(table: Table) -> str:
    """A line a row under a line of headings: `;` between cells, a comma in decimals, dates as 2025-10-02, and the mark
    without which Excel reads the file in the code page of its country.

    Text that a spreadsheet would take for a formula gets an apostrophe before it; a number stays one. Codes of regions
    have no dots: 33.09.01 would be nine minutes past nine on the next day, since Indonesia writes times so.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([cell(column.title) for column in table.columns])
    kinds = [column.kind for column in table.columns]
    for row in table.rows:
        writer.writerow([_shown(value, kind) for value, kind in zip(row, kinds, strict=True)])
    return BOM + out.getvalue()


def _shown(value: Value, kind: str) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return DECIMALS[kind](value) if kind in DECIMALS else str(value)
    if isinstance(value, date):
        return value.isoformat()[: 7 if kind == "month" else 10]
    return value.replace(".", "") if kind == "code" else cell(" ".join(value.split()))
