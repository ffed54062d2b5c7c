"""YAML as kimsite sees it: text, lists and tables that know where they stand. Lines and columns count from 1.

Named tuples, since a post has a score of them and these are made five times as fast as frozen classes.
"""

from collections.abc import Iterator
from typing import NamedTuple

NOTHING = frozenset({"", "~", "null"})


class Scalar(NamedTuple):
    """A text exactly as written: `yes`, `017` and `2025-10-02` are text too.

    `plain`: it has no quotes around it. `dropped` names the first character that
    was taken out because no web page or feed can show it, as `U+0007`. `cut` is
    where ` #` ends a plain text and begins a comment, as (line, column).
    """

    text: str
    line: int
    column: int
    length: int
    plain: bool = True
    dropped: str = ""
    cut: tuple[int, int] | None = None


class Sequence(NamedTuple):
    """A list."""

    items: "tuple[Node, ...]"
    line: int
    column: int
    length: int


class Mapping(NamedTuple):
    """A table: keys and values in the order they were written, no key twice."""

    entries: "tuple[tuple[Scalar, Node], ...]"
    line: int
    column: int
    length: int


Node = Scalar | Sequence | Mapping


def is_empty(node: Node) -> bool:
    """Whether a value counts as absent: nothing there, or only empty things. Editors write `null` and `~` for it."""
    if isinstance(node, Scalar):
        return node.text.strip() in (NOTHING if node.plain else {""})
    if isinstance(node, Sequence):
        return all(is_empty(item) for item in node.items)
    return all(is_empty(value) for _, value in node.entries)


def scalars(node: Node) -> Iterator[tuple[Scalar | None, Scalar]]:
    """Every text below a node, with the key it stands under (None for keys themselves and a list's own texts)."""
    if isinstance(node, Scalar):
        yield None, node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    else:
        for key, value in node.entries:
            yield None, key
            if isinstance(value, Scalar):
                yield key, value
            else:
                yield from ((inner or key, text) for inner, text in scalars(value))
