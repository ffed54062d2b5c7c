"""From YAML to nodes, event by event.

What could cost more than its size is refused at its first event, before
anything is composed: aliases, anchors, tags, merge keys, deep nesting. There is
no type but text, so nothing a parser believes about `yes`, `012` or a date
matters. libyaml is used where PyYAML has it; whatever it refuses is given to
the Python parser, which has the last word, so that all machines agree.
"""

import re
from collections.abc import Iterator
from typing import Protocol

import yaml

from kimsite.pattern import pattern
from kimsite.read.complaint import in_quotes
from kimsite.read.keys import normal
from kimsite.read.nodes import Mapping, Node, Scalar, Sequence
from kimsite.read.sheet import Refused, Sheet
from kimsite.read.text import strip

DEPTH = 6
PURE = yaml.BaseLoader
FAST = getattr(yaml, "CBaseLoader", PURE)
# Where the two parsers differ: `?` in brackets or as a mark of its own, a comment glued to `|` or `>`.
EXOTIC = pattern(r"\A(?=.*[\[{]).*\?|^[ -]*\?|[|>][-+\w]*#", re.DOTALL | re.MULTILINE)


class Mark(Protocol):
    """A place in YAML, from 0."""

    line: int
    column: int


class Unreadable(Exception):
    """The YAML itself is broken; `error` is what the Python parser says."""

    def __init__(self, error: yaml.MarkedYAMLError | None) -> None:
        super().__init__(str(error))
        self.error = error


class _Open:
    """A list or table whose end has not come yet."""

    __slots__ = ("column", "is_mapping", "items", "keys", "line")

    def __init__(self, is_mapping: bool, line: int, column: int) -> None:
        self.is_mapping = is_mapping
        self.items: list[Node] = []
        self.keys: dict[str, int] = {}
        self.line = line
        self.column = column

    def awaits_key(self) -> bool:
        return self.is_mapping and len(self.items) % 2 == 0


class _Grower:
    """Puts events together to one node."""

    def __init__(self, sheet: Sheet, first_line: int) -> None:
        self.sheet = sheet
        self.first_line = first_line
        self.open: list[_Open] = []
        self.root: Node | None = None
        self.documents = 0

    def take(self, event: yaml.Event) -> None:
        """One event; raises Refused."""
        line, column = self._place(event.start_mark)
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise Refused("K124", line, column, 3)
        elif isinstance(event, yaml.AliasEvent):
            raise Refused("K113", line, column, self.sheet.rest(line, column), **self._mark("*", line, column))
        elif isinstance(event, yaml.NodeEvent):
            self._refuse_tricks(event, line, column)
            if isinstance(event, yaml.ScalarEvent):
                self._put(self._scalar(event, line, column))
            else:
                self._begin(isinstance(event, yaml.MappingStartEvent), line, column)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end()

    def _place(self, mark: Mark | None) -> tuple[int, int]:
        return (self.first_line + mark.line, mark.column + 1) if mark else (self.first_line, 1)

    def _refuse_tricks(self, event: yaml.NodeEvent, line: int, column: int) -> None:
        if event.anchor is not None:
            raise Refused("K113", line, column, self.sheet.rest(line, column), **self._mark("&", line, column))
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            raise Refused("K114", line, column, self.sheet.rest(line, column), **self._mark("!", line, column))

    def _mark(self, mark: str, line: int, column: int) -> dict[str, str]:
        return {"mark": mark, "better": in_quotes(self.sheet, line, column)}

    def _scalar(self, event: yaml.ScalarEvent, line: int, column: int) -> Scalar:
        end_line, end_column = self._place(event.end_mark)
        length = end_column - column if end_line == line else self.sheet.rest(line, column)
        text, dropped = strip(event.value)
        hash_column = 0 if event.style else self.sheet.comment_after(end_line, end_column)
        cut = (end_line, hash_column) if hash_column else None
        return Scalar(text, line, column, max(length, 1), not event.style, dropped, cut)

    def _begin(self, is_mapping: bool, line: int, column: int) -> None:
        if len(self.open) == DEPTH:
            raise Refused("K116", line, column, self.sheet.rest(line, column), depth=str(DEPTH))
        if self.open and self.open[-1].awaits_key():
            raise Refused("K123", line, column, self.sheet.rest(line, column))
        self.open.append(_Open(is_mapping, line, column))

    def _end(self) -> None:
        done = self.open.pop()
        length = self.sheet.rest(done.line, done.column)
        if not done.is_mapping:
            self._put(Sequence(tuple(done.items), done.line, done.column, length))
            return
        keys = (key for key in done.items[::2] if isinstance(key, Scalar))
        entries = tuple(zip(keys, done.items[1::2], strict=True))
        self._put(Mapping(entries, done.line, done.column, length))

    def _put(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if isinstance(node, Scalar):
            if node.plain and not node.text:  # the parsers disagree where nothing stands
                last = parent.items[-1] if parent.items else parent
                node = Scalar("", last.line, last.column, 1, cut=node.cut)
            if parent.awaits_key():
                self._check_key(node, parent.keys)
        parent.items.append(node)

    def _check_key(self, key: Scalar, seen: dict[str, int]) -> None:
        if key.text == "<<":
            raise Refused("K115", key.line, key.column, 2)
        name = normal(key.text)
        if name in seen:
            raise Refused("K117", key.line, key.column, key.length, key=key.text, first=str(seen[name]))
        seen[name] = key.line


def grow(text: str, sheet: Sheet, first_line: int = 1, loader: type = FAST) -> Node | None:
    """The node that a YAML text stands for, None for no text; it begins on `first_line` of the sheet.

    Raises Refused for what kimsite does not take, Unreadable for what is no YAML.
    """
    if loader is not PURE and not EXOTIC.search(text):
        try:
            return _grow(text, sheet, first_line, loader)
        except (Refused, yaml.YAMLError):
            pass  # the Python parser says what is wrong, and where
    try:
        return _grow(text, sheet, first_line, PURE)
    except yaml.MarkedYAMLError as error:
        raise Unreadable(error) from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # `"\U99999999"` is no character
        raise Unreadable(None) from error


def _grow(text: str, sheet: Sheet, first_line: int, loader: type) -> Node | None:
    grower = _Grower(sheet, first_line)
    for event in _events(text, loader):
        grower.take(event)
    return grower.root


def _events(text: str, loader: type) -> Iterator[yaml.Event]:
    return iter(yaml.parse(text, Loader=loader))
