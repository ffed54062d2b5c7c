"""A document as an editor holds it: with the lines of its file to point at."""

import re
from functools import lru_cache

from kimsite.diagnostics import masked
from kimsite.model.content import Document, Group
from kimsite.model.report import Diagnostic
from kimsite.model.value import frozen
from kimsite.pattern import pattern

# What is no running text: code, addresses of links and pictures, tags.
APART = pattern(
    r"(?<!`)(`++)[^\n]{1,200}?(?<!`)\1(?!`)|\]\([^()\n]{0,2000}\)|<[^<>\n]*>|\b(?:https?://|www\.)\S+", re.IGNORECASE
)
FENCED = pattern(r"^(`{3,}+|~{3,}+)[^\n]*\n.*?(?:^\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
INDONESIAN = ("id", "ms")


@frozen
class Manuscript:
    """A document, the lines of its file and the group that wrote it."""

    document: Document
    lines: tuple[str, ...]
    group: Group

    @property
    def prose(self) -> str:
        """The running text below the head; what was cut out has left as many blanks."""
        return prose_of(self.document.text)

    @property
    def outside_code(self) -> str:
        """The text with blanks for what is shown as it is written."""
        return FENCED.sub(_blanks, self.document.text)

    @property
    def indonesian(self) -> bool:
        """Whether lists of Indonesian words say anything about it."""
        return (self.document.language or self.group.language) in INDONESIAN

    def at(self, code: str, start: int, end: int, **facts: str) -> Diagnostic:
        """A diagnostic about the text from `start` to `end`."""
        text = self.document.text
        line = self.document.text_line + text.count("\n", 0, start)
        return self._point(code, line, start - text.rfind("\n", 0, start), end - start, facts)

    def at_beginning(self, code: str) -> Diagnostic:
        """A diagnostic about the text as a whole, at its first words."""
        first = re.search(r"\S[^\n]*", self.document.text)
        return self.at(code, first.start(), first.end()) if first else self._point(code, 0, 0, 0, {})

    def at_key(self, code: str, *keys: str, says: str = "", **facts: str) -> Diagnostic:
        """A diagnostic about what the first of these keys that is written `says`, or about its line; where none is,
        about a heading, which is the title then."""
        for key in (*(rf"{key}\s*:" for key in keys), r"#\s"):
            opening = re.compile(rf"\s*{key}", re.IGNORECASE)
            for number, line in enumerate(self.lines, 1):
                if opening.match(line):
                    column = line.find(says) if says else -1
                    length = len(says) if column >= 0 else len(line.rstrip())
                    return self._point(code, number, max(column, 0) + 1, length, facts)
        return self._point(code, 0, 0, 0, facts)

    def _point(self, code: str, line: int, column: int, length: int, facts: dict[str, str]) -> Diagnostic:
        source = masked(self.lines[line - 1]) if 0 < line <= len(self.lines) else ""
        return Diagnostic(code, self.document.path, line, column, length, source, tuple(facts.items()))


@lru_cache(maxsize=4)
def prose_of(text: str) -> str:
    """The text with blanks for all that is no running text, each character where it was."""
    return APART.sub(_blanks, FENCED.sub(_blanks, text))


def _blanks(found: "re.Match[str]") -> str:
    return re.sub(r"[^\n]", " ", found[0])
