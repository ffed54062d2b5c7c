"""Where fields stand, kept with the value for those who find something wrong later."""

from collections.abc import Iterable

from kimsite.model.source import Place
from kimsite.read.keys import normal
from kimsite.read.nodes import Mapping, Node, Scalar, Sequence
from kimsite.read.sheet import Sheet


def places_of(names: Iterable[str], nodes: dict[str, Node], sheet: Sheet) -> tuple[Place, ...]:
    """The places of these fields by attribute, and of every key and text in them."""
    places: list[Place] = []
    for name in sorted(names):
        _gather(name, nodes[name], sheet, places)
    return tuple(places)


def _gather(field: str, node: Node, sheet: Sheet, places: list[Place]) -> None:
    places.append(_place(field, node, sheet, node.text if isinstance(node, Scalar) else ""))
    if isinstance(node, Sequence):
        for item in node.items:
            _gather(field, item, sheet, places)
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            name = f"{field}.{normal(key.text)}"
            places.append(_place(name, key, sheet, ""))
            _gather(name, value, sheet, places)


def _place(field: str, node: Node, sheet: Sheet, says: str) -> Place:
    return Place(field, " ".join(says.split()), node.line, node.column, node.length, _source(node.line, sheet))


def _source(line: int, sheet: Sheet) -> str:
    return sheet.lines[line - 1] if 0 < line <= len(sheet.lines) else ""
