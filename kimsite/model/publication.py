"""Publishing: where a site goes, what it is made of, what changes there, and what came of it."""

from kimsite.model.report import Diagnostic
from kimsite.model.value import frozen

DATA_PRICE = 10
"""Rupiah for a megabyte, where nobody says what theirs costs."""


@frozen
class Target:
    """A place to publish to, as YAML says it; `{slug}` in its texts stands for the group's.

    `name` is what the command calls it, `kind` one of the vocabulary's. What its kind does not know is empty.
    `history`: each publication of a branch stays behind the next. `keep` releases of a folder stay, 0 for as many as
    usual. `site` and `account` are names at a host, `server` is an address with a path. `address` is where readers find
    it, "" for where the site says it is. `path` and `line` are where it is written.
    """

    name: str
    kind: str
    place: str = ""
    keep: int = 0
    split: bool = False
    repository: str = ""
    remote: str = ""
    branch: str = ""
    history: bool = False
    site: str = ""
    account: str = ""
    server: str = ""
    address: str = ""
    path: str = ""
    line: int = 0


@frozen
class Publishing:
    """What group.yaml or network.yaml says of publishing. `data_price` is in rupiah a megabyte, 0 if not said."""

    targets: tuple[Target, ...] = ()
    data_price: int = 0
    base_url: str = ""


@frozen
class File:
    """One file of a site: its path below the site's root, its bytes by number and digest."""

    path: str
    size: int
    digest: str


@frozen
class Manifest:
    """All that a site is made of, in the order of paths."""

    files: tuple[File, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


@frozen
class Changes:
    """What publishing does to a target: files that come, that get other bytes, that go; `kept` stay as they are."""

    added: tuple[File, ...] = ()
    changed: tuple[File, ...] = ()
    deleted: tuple[str, ...] = ()
    kept: int = 0

    @property
    def size(self) -> int:
        """Bytes of what comes and what changes."""
        return sum(file.size for file in (*self.added, *self.changed))

    @property
    def none(self) -> bool:
        """Whether the target holds this very site already."""
        return not (self.added or self.changed or self.deleted)


@frozen
class Published:
    """What came of publishing one site to one target.

    `slug` is the group's, "" for the whole project; `where` is for people, without secrets. `state` is `planned` (a dry
    run), `same` (it lay there already), `sent`, `back` (an older release again) or `failed`. `size` is how many bytes
    go there, more or less, and `cost` what they cost in rupiah, -1 where nothing goes over the air. `seen`: readers
    get what was built; None where nobody could look.
    """

    target: str
    slug: str
    kind: str
    where: str
    state: str
    changes: Changes = Changes()
    size: int = 0
    cost: int = -1
    seen: bool | None = None
    problems: tuple[Diagnostic, ...] = ()
