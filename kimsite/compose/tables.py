"""Tables: rectangular, with a caption at most, in a box that scrolls on narrow screens."""

from collections.abc import Callable, Iterator

from kimsite.compose.lexicon import Words
from kimsite.compose.phrasing import phrasing, without_pictures
from kimsite.compose.tree import Element, Node, text_of

ALIGNED = frozenset({"right", "center"})
WIDEST = 64
"""Columns that a table keeps at most: rows are filled up to the longest, and that must stay affordable."""


def table(node: Element, words: Words, flow: Callable[[list[Node]], list[Node]]) -> list[Node]:
    """The table in its box, each row with as many cells as the widest; [] when it has no cell.

    `flow` shapes what is in a cell. Cells that span others are not kept: rows would not add up.
    """
    sections = {
        section: [_cells(row, words, flow) for row in _rows(node, section)] for section in ("thead", "tbody", "tfoot")
    }
    width = max((len(row) for rows in sections.values() for row in rows), default=0)
    if not width:
        return []
    content: list[Node] = []
    caption = without_pictures(phrasing(_caption(node), words))
    if text_of(caption).strip():
        content.append(Element("caption", {}, caption))
    for section, rows in sections.items():
        filled: list[Node] = [_row(row, width) for row in rows if row]
        if filled:
            content.append(Element(section, {}, filled))
    label = text_of(caption).strip() or words.table
    box = {"class": "table", "tabindex": "0", "role": "region", "aria-label": label}
    return [Element("div", box, [Element("table", {}, content)])]


def number_tables(nodes: list[Node]) -> list[Node]:
    """Tell tables of the same label apart: Tabel, Tabel 2, Tabel 3."""
    seen: dict[str, int] = {}
    for node in nodes:
        _number(node, seen)
    return nodes


def _number(node: Node, seen: dict[str, int]) -> None:
    if isinstance(node, str):
        return
    if label := node.attributes.get("aria-label") if node.tag == "div" else "":
        seen[label] = seen.get(label, 0) + 1
        if seen[label] > 1:
            node.attributes["aria-label"] = f"{label} {seen[label]}"
    for child in node.children:
        _number(child, seen)


def _rows(node: Element, section: str) -> Iterator[Element]:
    """The rows of one section; those that stand in none are the body's."""
    for child in node.children:
        if isinstance(child, Element):
            if child.tag == section:
                yield from (row for row in child.children if isinstance(row, Element) and row.tag == "tr")
            elif child.tag == "tr" and section == "tbody":
                yield child


def _caption(node: Element) -> list[Node]:
    captions = (child.children for child in node.children if isinstance(child, Element) and child.tag == "caption")
    return next(captions, [])


def _cells(row: Element, words: Words, flow: Callable[[list[Node]], list[Node]]) -> list[Element]:
    """The cells of a row. A heading cell holds one line; without words it is an ordinary empty cell."""
    cells = []
    for cell in row.children:
        if not isinstance(cell, Element) or cell.tag not in ("td", "th"):
            continue
        content = phrasing(cell.children, words) if cell.tag == "th" else flow(cell.children)
        tag = cell.tag if text_of(content).strip() else "td"
        align = cell.attributes.get("align", "").lower()
        cells.append(Element(tag, {"class": align} if align in ALIGNED else {}, content))
    return cells[:WIDEST]


def _row(cells: list[Element], width: int) -> Element:
    return Element("tr", {}, [*cells, *(Element("td") for _ in range(width - len(cells)))])
