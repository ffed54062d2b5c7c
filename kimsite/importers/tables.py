"""Tables of old pages: those that hold something, and those that only placed things."""

from typing import TYPE_CHECKING

from kimsite.importers.elements import STRUCTURED

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

LEAST = 2
"""Cells of a table that is one."""
MOST_ROWS, DIGITS = 100, 4
MOST_PUT_IN = 1_000
"""Empty cells that a text gets: where every row of a large table spans a hundred more, nobody meant it."""
WITHIN = ["table", "img", "iframe", *STRUCTURED]
"""What no cell holds but one that was made to place it."""


def settle_tables(soup: "BeautifulSoup") -> None:
    """Tables that only placed things are boxes; a cell that spans rows is followed by empty ones below."""
    most = MOST_PUT_IN
    for table in soup.find_all("table"):
        cells = table.find_all(["td", "th"])
        if len(cells) < LEAST or table.find(WITHIN) is not None:
            for part in (table, *table.find_all(["thead", "tbody", "tfoot", "tr", "td", "th", "caption"])):
                part.name = "div"
            continue
        if (caption := table.find("caption")) is not None:
            caption.name = "p"
            table.insert_before(caption.extract())
        most = _spread(soup, table, most)


def _spread(soup: "BeautifulSoup", table: "Tag", most: int) -> int:
    """Puts empty cells below those that span rows, `most` at most; how many more there may be."""
    rows = table.find_all("tr")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row.find_all(["td", "th"])):
            spans = str(cell.get("rowspan", ""))
            del cell["rowspan"]
            reach = min(int(spans), MOST_ROWS) if spans.isdecimal() and len(spans) <= DIGITS else 1
            below = rows[number + 1 : number + reach][:most]
            for other in below:
                cells = other.find_all(["td", "th"])
                empty = soup.new_tag("td")
                cells[column].insert_before(empty) if column < len(cells) else other.append(empty)
            most -= len(below)
    return most
