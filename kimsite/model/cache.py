"""What a build of one group leaves to be used again."""

from kimsite.model.reading import Source
from kimsite.model.record import Record
from kimsite.model.site import Body
from kimsite.model.value import frozen


@frozen
class BodyMemory:
    """A body by its key: the digest of the Markdown and the profile."""

    key: str
    body: Body


@frozen
class Reading:
    """What the files of a group held, for the build that began at `started` (ns since the epoch).

    `sight` is the digest of all that reading a file may depend on besides the file. Each of
    `sources` has its path and signature in `signatures`.
    """

    sight: str
    started: int
    signatures: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]


@frozen
class GroupCache:
    """What can be used again of one group: its outputs, its bodies, what its files held."""

    records: tuple[Record, ...] = ()
    bodies: tuple[BodyMemory, ...] = ()
    reading: Reading | None = None
