"""A text whose places can be pointed at."""

from dataclasses import replace

from kimsite.diagnostics import masked
from kimsite.model.report import Diagnostic
from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.read.veil import veiled_fact, veiled_line, veiled_lines

FACT_LENGTH = {"value": 80, "key": 40}
LONGEST_FACT = 240
COMMENT = pattern(r"\s+#(?=.*\w)")


class Refused(Exception):
    """Something in a sheet cannot be used: a diagnostic without its path and source line."""

    def __init__(self, code: str, line: int, column: int, length: int = 1, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.line = line
        self.column = column
        self.length = length
        self.facts = facts


@frozen
class Sheet:
    """The lines of one file, and its path. Of the lines `veiled` messages show only words that everybody knows."""

    path: str
    lines: tuple[str, ...]
    veiled: tuple[int, ...] = ()

    def point(self, code: str, line: int = 0, column: int = 0, length: int = 0, **facts: str) -> Diagnostic:
        """A diagnostic at this place (from 1), with the text of the line. Line 0 is the file as a whole."""
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        column = min(column, len(source) + 1)
        if line in self.veiled:
            source, facts = veiled_line(source), {name: veiled_fact(name, value) for name, value in facts.items()}
        shown = tuple((name, shorten(value, FACT_LENGTH.get(name, LONGEST_FACT))) for name, value in facts.items())
        return Diagnostic(code, self.path, line, column, max(length, 1) if line else 0, masked(source), shown)

    def refusal(self, refused: Refused) -> Diagnostic:
        """The diagnostic of a refusal."""
        return self.point(refused.code, refused.line, refused.column, refused.length, **refused.facts)

    def hiding(self, refused: Refused) -> Diagnostic:
        """The same, of a line on which nobody may read what stands behind this place."""
        told = self.refusal(refused)
        end = refused.column - 1 + refused.length
        return replace(told, source=told.source[:end] + "".join(c if c in " :" else "x" for c in told.source[end:]))

    def comment_after(self, line: int, column: int) -> int:
        """The column of the `#` that YAML takes for a comment after the text that ends before this place; or 0."""
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        found = COMMENT.match(source, column - 1)
        return found.end() if found else 0

    def rest(self, line: int, column: int) -> int:
        """How many characters stand from this place to the end of its line, at least 1."""
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return max(1, len(source.rstrip()) - column + 1)


def sheet_of(text: str, path: str) -> Sheet:
    """A text, cut into lines as editors count them."""
    return Sheet(path, tuple(text.split("\n")))


def table_sheet_of(text: str, path: str) -> Sheet:
    """The same of a YAML file, in which there may be something to veil."""
    lines = tuple(text.split("\n"))
    return Sheet(path, lines, veiled_lines(lines))


def shorten(value: str, length: int) -> str:
    """A value as messages show it: one line, printable, not endless."""
    line = " ".join("".join(c if c.isprintable() else " " for c in value[: 4 * length]).split())
    return masked(line if len(line) <= length else line[: length - 1] + "…")
