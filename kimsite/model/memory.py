"""What one build leaves for the next: the ledger's own values."""

from datetime import datetime

from kimsite.model.content import Honour
from kimsite.model.record import Record
from kimsite.model.report import Diagnostic, Waiting
from kimsite.model.value import frozen
from kimsite.model.weight import Budgets


@frozen
class GroupMemory:
    """What the parent remembers of a group.

    The group is unchanged while `key` (what all groups see) and `files` (the
    digest of its own files) are, and while the time lies in [`since`, `until`):
    only then could a date in it (a scheduled post, an expired announcement, an
    event that is over) change a page. `started` is when the build that read it
    or last found it so began, in ns since the epoch; `proof` names the records written with it. `summary`
    is the group's GroupSummary as JSON, "" when there is none: only the portal reads it.
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
    summary: str = ""
    problems: tuple[Diagnostic, ...] = ()
    drafts: tuple[str, ...] = ()
    scheduled: tuple[Waiting, ...] = ()
    quarantined: tuple[str, ...] = ()


@frozen
class NetworkMemory:
    """What is remembered of network.yaml, whose bytes have the `digest`: what groups see of the network, and the
    `key` of all it says."""

    path: str
    digest: str
    name: str
    base_url: str
    key: str
    problems: tuple[Diagnostic, ...] = ()
    budgets: Budgets | None = None
    cards: bool = True
    honours: tuple[Honour, ...] = ()


@frozen
class Ledger:
    """One project's memory for one output folder. `salt` is the version of everything that makes outputs."""

    salt: str
    groups: tuple[GroupMemory, ...] = ()
    portal: GroupMemory | None = None
    network: NetworkMemory | None = None


@frozen
class GroupOutcome:
    """What building one group (or the portal) came to. `records` None: nothing was made, the old ones stay."""

    memory: GroupMemory
    records: tuple[Record, ...] | None
    written: int = 0
    kept: int = 0
    deleted: int = 0
