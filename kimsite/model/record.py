"""The record of one output that was made."""

from kimsite.model.value import frozen


@frozen
class Record:
    """What the ledger knows of one output: the task's key, the bytes' digest, size and mtime (ns).

    `reason` says why it was made when its bytes last changed, and `made` when that build
    began (ns since the epoch), `source` the document it is of: `kimsite explain` tells them.
    """

    path: str
    key: str
    digest: str
    size: int
    mtime: int
    reason: str = ""
    made: int = 0
    source: str = ""
