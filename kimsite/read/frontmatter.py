"""A file's front matter and body: what stands between two lines of `---`, and what comes after."""

from kimsite.model.report import Diagnostic
from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.read.complaint import explain, in_quotes, quoted
from kimsite.read.entries import entries_of
from kimsite.read.nodes import Mapping, Scalar, scalars
from kimsite.read.sheet import Refused, Sheet, sheet_of, table_sheet_of
from kimsite.read.text import strip

FENCE = "---"
DASHES = pattern(r"[-–—−‐‑=_]{1,20}")
LIMIT = 64 * 1024
# To YAML these end a line, to no editor: as spaces they leave every place where it was.
INVISIBLE_BREAKS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})
# After a key's colon, after a list's hyphen, and before a line that begins with one.
ODD_SPACE = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
ODD_SPACES = pattern(rf"(|\s*(?:- +)*(?:-|[^\s:'\"\[{{#-][^:]*:) *)({ODD_SPACE}\s*)")
INDENT_TAB = pattern(r" *\t\s*\S")


@frozen
class FrontMatter:
    """A file, taken apart. The body `text` begins on line `text_line` of the sheet."""

    fields: Mapping
    text: str
    text_line: int
    sheet: Sheet


def read_frontmatter(
    text: str, path: str, loader: type | None = None
) -> tuple[FrontMatter | None, tuple[Diagnostic, ...]]:
    """Text (as `text.decode` gives it) → front matter and body; None with the error that stands in the way.

    A `loader` of PyYAML reads it whatever it holds; without one, the plainest is read without any.
    """
    sheet = sheet_of(text, path)
    warnings: tuple[Diagnostic, ...] = ()
    plain = None if loader else entries_of(sheet)
    try:
        if plain:
            fields, last = plain
        else:
            first, last = _fences(sheet)
            fields, warnings = _mapping(sheet, first + 1, last, loader)
    except Refused as refused:
        return None, (sheet.refusal(refused),)
    body = "\n".join(sheet.lines[last + 1 :])
    return FrontMatter(fields, body, last + 2, sheet), warnings


def read_yaml(text: str, path: str, loader: type | None = None) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
    """The text of a YAML file → its table; None with the error. Lines of `---` around it do no harm."""
    sheet = table_sheet_of(text, path)
    first, last = 0, len(sheet.lines)
    while last > first and not sheet.lines[last - 1].strip():
        last -= 1
    if last and sheet.lines[last - 1].rstrip() == FENCE:
        last -= 1
    try:
        if not text.strip():
            raise Refused("K104", 0, 0)
        return _mapping(sheet, first, last, loader)
    except Refused as refused:
        return None, (sheet.refusal(refused),)


def _fences(sheet: Sheet) -> tuple[int, int]:
    """Where the two fences stand, as indexes of lines."""
    first = next((number for number, line in enumerate(sheet.lines) if line.strip()), None)
    if first is None:
        raise Refused("K104", 0, 0)
    opening = sheet.lines[first].rstrip()
    if opening != FENCE:
        code = "K108" if DASHES.fullmatch(opening.strip()) else "K105"
        raise Refused(code, first + 1, 1, len(opening), title=_title_of(sheet, first))
    size = 0
    for number in range(first + 1, len(sheet.lines)):
        line = sheet.lines[number]
        if line.rstrip() in (FENCE, "..."):
            return first, number
        size += len(line.encode()) + 1
        if size > LIMIT:
            raise Refused("K107", first + 1, 1, len(FENCE), limit=str(LIMIT // 1024))
    raise _unclosed(sheet, first)


def _unclosed(sheet: Sheet, first: int) -> Refused:
    """Where the second fence was meant to be: dashes that are not three, or the first line that is no field."""
    end = len(sheet.lines)
    for number in range(first + 1, end):
        line = sheet.lines[number]
        if len(line.strip()) > 1 and DASHES.fullmatch(line.strip()):
            return Refused("K108", number + 1, 1, len(line.rstrip()), title="")
        if not line.strip() or line.startswith("#"):
            end = number
            break
    return Refused("K106", first + 1, 1, len(FENCE), after=str(end))


def _title_of(sheet: Sheet, first: int) -> str:
    """What could be the title of a file that has none: its first words."""
    line = next((line for line in sheet.lines[first:] if not DASHES.fullmatch(line.strip()) and line.strip()), "")
    words = line.strip().lstrip("#").replace('"', "").split()[:8]
    return " ".join(words)[:60] or "Judul tulisan"


def _mapping(sheet: Sheet, first: int, last: int, loader: type | None) -> tuple[Mapping, tuple[Diagnostic, ...]]:
    """Lines first..last (indexes, last excluded) as a table, and warnings; raises Refused."""
    lines = sheet.lines[first:last]
    if sum(len(line.encode()) + 1 for line in lines) > LIMIT:
        raise Refused("K107", first + 1, 1, limit=str(LIMIT // 1024))
    from kimsite.read.tree import FAST, Unreadable, grow  # and with it PyYAML, which takes a while to import

    warnings: list[Diagnostic] = []
    chunk = "\n".join(_clean(line, first + number, sheet, warnings) for number, line in enumerate(lines, 1))
    try:
        node = grow(chunk, sheet, first + 1, loader or FAST)
    except Unreadable as unreadable:
        raise explain(unreadable.error, sheet, first + 1, last) from unreadable
    if node is None or (isinstance(node, Scalar) and not node.text):
        node = Mapping((), first + 1, 1, 1)
    if not isinstance(node, Mapping):
        raise Refused("K120", node.line, node.column, sheet.rest(node.line, node.column))
    for _, text in scalars(node):
        if text.dropped:
            warnings.append(sheet.point("K122", text.line, text.column, text.length, name=text.dropped))
        if text.cut:
            warnings.append(_cut(text, *text.cut, sheet))
    return node, tuple(warnings)


def _cut(text: Scalar, line: int, column: int, sheet: Sheet) -> Diagnostic:
    """A warning that a text ends at ` #`, with the whole of it in quotes."""
    if not text.text:
        better = in_quotes(sheet, line, column)
    elif line == text.line:
        better = in_quotes(sheet, line, text.column)
    else:
        lines = (sheet.lines[text.line - 1][text.column - 1 :], *sheet.lines[text.line : line])
        better = quoted(" ".join(part.strip() for part in lines))
    return sheet.point("K129", line, column, sheet.rest(line, column), better=better)


def _clean(line: str, number: int, sheet: Sheet, warnings: list[Diagnostic]) -> str:
    """A line without what YAML parsers quarrel about. A tab inside the text is a space, before it an error.

    A no-break or other odd space looks like a space to its writer, so it is one where YAML wants one.
    Every place stays where it was, since one space stands for each character taken out.
    """
    line = line.translate(INVISIBLE_BREAKS)
    clean, dropped = strip(line, " ")
    if dropped:
        column = next(column for column, (old, new) in enumerate(zip(line, clean, strict=True), 1) if old != new)
        warnings.append(sheet.point("K122", number, column, 1, name=dropped))
    while not clean.isascii() and (found := ODD_SPACES.match(clean)):
        clean = found[1] + " " * len(found[2]) + clean[found.end() :]
    if "\t" in clean:
        if INDENT_TAB.match(clean):
            raise Refused("K109", number, clean.index("\t") + 1, 1)
        clean = clean.replace("\t", " ")
    return clean
