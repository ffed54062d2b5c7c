"""What a build has to tell: diagnostics, results."""

from datetime import datetime

from kimsite.model.value import frozen


@frozen
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


@frozen
class Waiting:
    """A document that waits for its date."""

    path: str
    date: datetime


@frozen
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
