"""What a build has to tell: diagnostics, results."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something to tell a person. `line` and `column` count from 1, 0 where there is no such place.

    `source` is the text of that line, `length` how many characters to underline;
    `facts` fill the catalogue's sentence for `code`.
    """

    code: str
    path: str
    line: int = 0
    column: int = 0
    length: int = 0
    source: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document that waits for its date."""

    path: str
    date: datetime


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What one build did, as `build --json` prints it."""

    groups: int
    documents: int
    outputs: int
    written: int
    kept: int
    deleted: int
    problems: tuple[Diagnostic, ...]
    drafts: tuple[str, ...]
    scheduled: tuple[Waiting, ...]
    quarantined: tuple[str, ...]
