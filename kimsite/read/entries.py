"""Front matter as most people write it, read without a YAML parser: keys with a text or a list of texts, line by line.

It answers only when it is plain what YAML would say; None sends the text on the long way (`tree`).
"""

import re

from kimsite.pattern import pattern
from kimsite.read.keys import normal
from kimsite.read.nodes import Mapping, Node, Scalar, Sequence
from kimsite.read.sheet import Sheet

FENCE = "---"
LONGEST = 16 * 1024
QUOTED = r'"[^"\\]*"|\'[^\']*\''
# What a plain text may begin with: letters, digits, a bracket, and all beyond Latin-1's odd spaces. Said by what it is
# not, since `re` takes milliseconds to compile a set that goes up to the last plane.
BEGINNING = r"[^\x00-')-/:-@\[-`{-\xa0]"
PLAIN = rf"{BEGINNING}[^#:]*(?::(?! |\Z)[^#:]*)*"
ENTRY = pattern(rf"([A-Za-z][A-Za-z0-9_-]{{0,40}}):(?: +(?:(\[[^\]]*\]|{QUOTED}) *|({PLAIN})))? *")
ITEM = pattern(rf"( *)- +(?:({QUOTED}) *|({PLAIN}))")
LISTED = pattern(rf" *(?:({QUOTED}) *|(\w[\w .()/+-]*))(?:,|\Z)")
NOTHING = pattern(r" *(?:#.*)?")
STRANGE = pattern(
    "[^\x20-\x7e\xa1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff\u3001-\ud7ff"
    "\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What the long way cleans away or takes for a space: controls, odd spaces, halves of pairs, non-characters. All of
them are what Python does not call printable; to compile the pattern takes longer than to read a head."""


def entries_of(sheet: Sheet) -> tuple[Mapping, int] | None:
    """The table between a sheet's fences, and the index of the line with the second of them."""
    if sheet.lines[0] != FENCE or FENCE not in sheet.lines[1:]:
        return None
    end = sheet.lines.index(FENCE, 1)
    head = "".join(sheet.lines[1:end])
    if len(head) > LONGEST or (not head.isprintable() and STRANGE.search(head)):
        return None
    entries = _entries(sheet, end)
    if not entries or len({normal(key.text) for key, _ in entries}) < len(entries):
        return None
    first = entries[0][0].line
    return Mapping(tuple(entries), first, 1, sheet.rest(first, 1)), end


def _entries(sheet: Sheet, end: int) -> list[tuple[Scalar, Node]]:
    """The keys with their values; [] when a line among them is anything else."""
    entries: list[tuple[Scalar, Node]] = []
    for line, text in enumerate(sheet.lines[1:end], 2):
        if found := ENTRY.fullmatch(text):
            node = _value(found, line, sheet)
            if node is None:
                return []
            entries.append((Scalar(found[1], line, 1, len(found[1])), node))
        elif found := ITEM.fullmatch(text):
            if not entries:
                return []
            key, above = entries[-1]
            node = _with_item(above, key, found, line, sheet)
            if node is None:
                return []
            entries[-1] = key, node
        elif not NOTHING.fullmatch(text):
            return []
    return entries


def _value(found: re.Match[str], line: int, sheet: Sheet) -> Node | None:
    """What stands after a key; where nothing does, an empty text at the key itself."""
    boxed, plain = found.group(2, 3)
    if plain:
        return _text(plain, line, found.start(3) + 1)
    if not boxed:
        return Scalar("", line, 1, 1)
    column = found.start(2) + 1
    return _list(boxed, line, column, sheet) if boxed[0] == "[" else _text(boxed, line, column)


def _text(written: str, line: int, column: int) -> Scalar:
    if written[0] in "\"'":
        return Scalar(written[1:-1], line, column, len(written), False)
    text = written.rstrip(" ")
    return Scalar(text, line, column, len(text))


def _list(written: str, line: int, column: int, sheet: Sheet) -> Sequence | None:
    """`[a, "b"]`. A comma at its end does no harm."""
    inside = written[1:-1].rstrip(" ")
    items: list[Node] = []
    at = 0
    while at < len(inside):
        found = LISTED.match(inside, at)
        if not found:
            return None
        group = 1 if found[1] else 2
        items.append(_text(found[group], line, column + 1 + found.start(group)))
        at = found.end()
    return Sequence(tuple(items), line, column, sheet.rest(line, column))


def _with_item(above: Node, key: Scalar, found: re.Match[str], line: int, sheet: Sheet) -> Sequence | None:
    """What stands below a key so far, and the next `- a`, which begins a list or goes on with one."""
    group = 2 if found[2] else 3
    item = _text(found[group], line, found.start(group) + 1)
    column = len(found[1]) + 1
    if isinstance(above, Scalar) and above.plain and not above.text:
        return Sequence((item,), line, column, sheet.rest(line, column))
    if isinstance(above, Sequence) and above.line > key.line and above.column == column:
        return Sequence((*above.items, item), above.line, column, above.length)
    return None
