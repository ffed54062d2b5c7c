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
    or last found it so began, in ns since the epoch; `proof` names the records written with it. `summary` is the
    digest of the group's GroupSummary, "" when there is none; it lies in a file of its own, since only the portal and
    reports read it. `province` is the code of the one that the group is in, `roll` the digest of its Roll.
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
    province: str = ""
    roll: str = ""
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
class PartMemory:
    """What is remembered of a part of the portal, by its name among the slugs of groups.

    It is unchanged while its `key` is. `proof` names its records, `paths` stands for where they lie, `gist` for what is
    kept of a province.
    """

    slug: str
    key: str
    outputs: int
    proof: str
    paths: str
    problems: tuple[Diagnostic, ...] = ()
    gist: str = ""


@frozen
class PortalMemory:
    """What is remembered of a network's portal: as of a group, `files` being the copies of groups that are built
    elsewhere; and its parts. `problems` are those of the whole."""

    key: str
    files: str
    since: datetime
    until: datetime | None
    parts: tuple[PartMemory, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


@frozen
class Ledger:
    """One project's memory for one output folder. `salt` is the version of everything that makes outputs."""

    salt: str
    groups: tuple[GroupMemory, ...] = ()
    portal: PortalMemory | None = None
    network: NetworkMemory | None = None


@frozen
class GroupOutcome:
    """What building one group came to. `records` None: nothing was made, the old ones stay."""

    memory: GroupMemory
    records: tuple[Record, ...] | None
    written: int = 0
    kept: int = 0
    deleted: int = 0


@frozen
class PortalOutcome:
    """What building the portal came to."""

    memory: PortalMemory
    written: int = 0
    deleted: int = 0
