"""What a build has to tell: diagnostics, summaries of groups, results."""

from dataclasses import dataclass
from datetime import date, datetime

from kimsite.model.content import Event, Region


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
class Headline:
    """A document as the network sees it. `path` is below the group's root."""

    path: str
    title: str
    type: str
    summary: str
    language: str
    date: datetime
    authors: tuple[str, ...]
    guid: str
    rating: str = ""
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """All that the portal may know of a group.

    `latest` is what is new, `upcoming` the events to come. `moved` are old and
    new paths of pages, below the group's root.
    """

    slug: str
    name: str
    short: str
    tagline: str
    base_url: str
    region: Region
    timezone: str
    counts: tuple[tuple[str, int], ...]
    latest: tuple[Headline, ...]
    last_active: date | None
    upcoming: tuple[Headline, ...] = ()
    decree_until: date | None = None
    moved: tuple[tuple[str, str], ...] = ()


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
