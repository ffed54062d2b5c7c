"""Tables of old pages: those that hold something, and those that only placed things."""

from typing import TYPE_CHECKING

from kimsite.importers.elements import STRUCTURED

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

LEAST = 2
"""Cells of a table that is one."""
MOST_ROWS = 100
WITHIN = ["table", "img", "iframe", *STRUCTURED]
"""What no cell holds but one that was made to place it."""


def settle_tables(soup: "BeautifulSoup") -> None:
    """Tables that only placed things are boxes; a cell that spans rows is followed by empty ones below."""
    for table in soup.find_all("table"):
        cells = table.find_all(["td", "th"])
        if len(cells) < LEAST or table.find(WITHIN) is not None:
            for part in (table, *table.find_all(["thead", "tbody", "tfoot", "tr", "td", "th", "caption"])):
                part.name = "div"
            continue
        if (caption := table.find("caption")) is not None:
            caption.name = "p"
            table.insert_before(caption.extract())
        _spread(soup, table)


def _spread(soup: "BeautifulSoup", table: "Tag") -> None:
    rows = table.find_all("tr")
    for number, row in enumerate(rows):
        for cell in row.find_all(["td", "th"]):
            spans, column = str(cell.get("rowspan", "")), len(cell.find_previous_siblings(["td", "th"]))
            del cell["rowspan"]
            for below in rows[number + 1 : number + int(spans)] if spans.isdigit() and int(spans) < MOST_ROWS else ():
                cells = below.find_all(["td", "th"])
                empty = soup.new_tag("td")
                cells[column].insert_before(empty) if column < len(cells) else below.append(empty)
