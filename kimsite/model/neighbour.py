"""Groups of a network that are built elsewhere: what network.yaml says of them, and what was fetched last."""

from datetime import date

from kimsite.model.value import frozen


@frozen
class Neighbour:
    """Where a group that is built elsewhere is found: an `address` of its site, a `folder` that was brought here, or
    both (then the folder is read, and the address is where links lead). `slug` and `region` (a code) are what the
    network calls it and where it says that it is; what is empty, the group says itself.
    """

    address: str = ""
    folder: str = ""
    slug: str = ""
    region: str = ""

    @property
    def source(self) -> str:
        """What is asked for news of it; its name in messages."""
        return self.folder or self.address


@frozen
class Note:
    """What is remembered of fetching one neighbour.

    `source` is the neighbour's, `file` the name of its copy, `digest` of the copy's bytes. `found` is the address that
    kim.json came from in the end. `answered` is the day on which it was had last, `failing` the one since when it was
    not, with the code of why in `reason`. `etag` and `modified` are what the server wants to hear next time.
    """

    source: str
    file: str
    digest: str = ""
    found: str = ""
    etag: str = ""
    modified: str = ""
    answered: date | None = None
    failing: date | None = None
    reason: str = ""


@frozen
class Origin:
    """Of a group in the portal that was built elsewhere: the address of its site, without a slash at the end; and the
    day that it is told as of, where nothing newer could be had, else None."""

    address: str
    as_of: date | None = None
