"""What one build leaves for the next: the ledger's own values."""

from dataclasses import dataclass
from datetime import datetime

from kimsite.model.reading import Source
from kimsite.model.report import Diagnostic, GroupSummary, Waiting
from kimsite.model.site import Body
from kimsite.model.task import Record


@dataclass(frozen=True, slots=True)
class GroupMemory:
    """What the parent remembers of a group.

    The group is unchanged while `key` (what all groups see) and `files` (the
    digest of its own files) are, and while the time lies in [`since`, `until`):
    only then could a date in it (a scheduled post, an expired announcement, an
    event that is over) change a page. `started` is when the build that read it
    began, in ns since the epoch; `proof` names the records written with it.
    """

    slug: str
    key: str
    files: str
    started: int
    since: datetime
    until: datetime | None = None
    documents: int = 0
    outputs: int = 0
    proof: str = ""
    summary: GroupSummary | None = None
    problems: tuple[Diagnostic, ...] = ()
    drafts: tuple[str, ...] = ()
    scheduled: tuple[Waiting, ...] = ()
    quarantined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyMemory:
    """A body by its key: the digest of the Markdown and the profile."""

    key: str
    body: Body


@dataclass(frozen=True, slots=True)
class Reading:
    """What the files of a group held, for the build that began at `started` (ns since the epoch).

    `sight` is the digest of all that reading a file may depend on besides the file. Each of
    `sources` has its path and signature in `signatures`.
    """

    sight: str
    started: int
    signatures: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class GroupCache:
    """What can be used again of one group: its outputs, its bodies, what its files held."""

    records: tuple[Record, ...] = ()
    bodies: tuple[BodyMemory, ...] = ()
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """One project's memory for one output folder. `salt` is the version of everything that makes outputs."""

    salt: str
    groups: tuple[GroupMemory, ...] = ()
    portal: GroupMemory | None = None


@dataclass(frozen=True, slots=True)
class GroupOutcome:
    """What building one group (or the portal) came to. `records` None: nothing was made, the old ones stay."""

    memory: GroupMemory
    records: tuple[Record, ...] | None
    written: int = 0
    kept: int = 0
    deleted: int = 0
