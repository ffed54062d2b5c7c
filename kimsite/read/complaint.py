"""What is wrong with a YAML text, told to someone who has never heard of YAML.

PyYAML says where its grammar broke; the line itself says what its writer meant.
"""

from typing import TYPE_CHECKING

from kimsite.pattern import pattern
from kimsite.read.sheet import Refused, Sheet

if TYPE_CHECKING:
    import yaml

ENTRY = pattern(r"(?P<indent>\s*(?:- +)*)(?P<key>[^\s:#'\"\[{][^:]*?) *:(?: +)(?P<value>\S.*?)\s*$")
ITEM = pattern(r"(?P<indent>\s*- +)(?P<value>\S.*?)\s*$")
TIGHT = pattern(r"\s*(?:- +)*(?P<key>[^\W\d][\w -]{0,30}):(?P<value>[^\s:/].*?)\s*$")
CLOSING = pattern(r"\S[\"'](?!\w)")
CURLY = "“”„‟«»‘’‚"
STRAY = ("']'", "'}'", "','")
NEEDS_QUOTES = "@`%*&!|>[]{}?,-#"


def explain(error: "yaml.MarkedYAMLError | None", sheet: Sheet, first_line: int, last_line: int) -> Refused:
    """What the Python parser refused between these lines → the place, and the code of the likeliest cause."""
    if error is None:
        return Refused("K121", first_line, 1, sheet.rest(first_line, 1))
    mark = error.problem_mark or error.context_mark
    context = error.context_mark or mark
    if mark is None or context is None:
        return Refused("K121", first_line, 1, sheet.rest(first_line, 1))
    line = min(first_line + mark.line, max(last_line, first_line))
    start = first_line + context.line
    said, doing = error.problem or "", error.context or ""
    if "quoted scalar" in doing:
        return _quote(sheet, start, context.column + 1)
    if "flow" in doing and "node" not in doing:
        return _bracket(sheet, start, context.column + 1)
    for number in (line, start):
        refused = _value(sheet, number)
        if refused:
            return refused
    if "mapping values" in said or "could not find expected ':'" in said:
        return _colon(sheet, line, start, first_line)
    if ("block" in said and not said.endswith(STRAY)) or "indent" in said:
        return Refused("K125", line, 1, sheet.rest(line, 1))
    return Refused("K121", line, mark.column + 1, sheet.rest(line, mark.column + 1))


def quoted(value: str) -> str:
    """A value in the quotes that suit it."""
    if '"' in value and "'" not in value:
        return f"'{value}'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def in_quotes(sheet: Sheet, line: int, column: int) -> str:
    """The line with quotes around all that stands from this place on."""
    text = _line(sheet, line)
    return f"{text[: column - 1].strip()} {quoted(text[column - 1 :].strip())}".strip()


def _value(sheet: Sheet, line: int) -> Refused | None:
    """A value that would be right with quotes around it."""
    text = _line(sheet, line)
    found = ENTRY.match(text) or ITEM.match(text)
    if not found:
        return None
    value, column = found["value"], found.start("value") + 1
    lead = text[: column - 1].strip()
    if value[0] in CURLY:
        return Refused("K118", line, column, len(value), better=f"{lead} {quoted(value.strip(CURLY))}")
    if value[0] in "\"'":
        return Refused("K111", line, column, len(value), better=f"{lead} {quoted(_meant(value))}")
    better = f"{lead} {quoted(value)}"
    if value[0] in NEEDS_QUOTES:
        return Refused("K112", line, column, len(value), mark=value[0], better=better)
    if ": " in value or value.endswith(":"):
        return Refused("K110", line, column, len(value), better=better)
    return None


def _quote(sheet: Sheet, line: int, column: int) -> Refused:
    """A quotation mark without its partner, or a backslash inside one that means nothing."""
    rest = _line(sheet, line)[column - 1 :].rstrip()
    lead = _line(sheet, line)[: column - 1].strip()
    better = f"{lead} {quoted(_meant(rest))}".strip()
    return Refused("K111", line, column, len(rest), better=better)


def _meant(value: str) -> str:
    """The text of a value that begins with a quotation mark: without the marks that were to enclose it all.

    In `"Rakor" hari kedua` the mark is closed within the text, so all of them are part of it; in `'Jum'at' hari kedua`
    as well, though not at the first chance.
    """
    mark, text = value[:1], value.replace("\\" + value[:1], value[:1])
    if mark not in ("'", '"'):
        return value
    places = [place for place, sign in enumerate(text[1:-1], 1) if sign == mark]
    if any(CLOSING.match(text, place - 1) for place in (places[:1] if text.endswith(mark) else places)):
        return text
    within = text[1:-1] if text.endswith(mark) and len(text) > 1 else text[1:]
    return text[1:] if mark == '"' and within.count(mark) % 2 else within


def _bracket(sheet: Sheet, line: int, column: int) -> Refused:
    """A bracket that is not closed, or that was part of the text."""
    rest = _line(sheet, line)[column - 1 :].rstrip()
    return Refused("K128", line, column, len(rest), mark=rest[:1] or "[", better=in_quotes(sheet, line, column))


def _colon(sheet: Sheet, line: int, start: int, first_line: int) -> Refused:
    """A key without a colon, or a colon without a space, on this line or above it."""
    before = next((n for n in range(line - 1, first_line - 1, -1) if _line(sheet, n).strip()), line)
    for number in (line, before, start):
        found = TIGHT.match(_line(sheet, number))
        if found:
            better = f"{found['key']}: {found['value']}"
            return Refused("K127", number, found.end("key") + 1, 1, better=better)
    for number in (start, before, line):
        if _line(sheet, number).strip() and ":" not in _line(sheet, number):
            return Refused("K126", number, 1, sheet.rest(number, 1))
    return Refused("K125", line, 1, sheet.rest(line, 1))


def _line(sheet: Sheet, line: int) -> str:
    return sheet.lines[line - 1] if 0 < line <= len(sheet.lines) else ""
