"""A network's groups, by where they are."""

from datetime import date

from kimsite.model.value import frozen


@frozen
class GroupLine:
    """One group in the portal's directory. `active` is the date of its newest document.

    `elsewhere`: it was built elsewhere, so `path` is a whole address; `as_of` is the day that it is told as of, where
    nothing newer could be had.
    """

    path: str
    name: str
    place: str
    tagline: str
    total: int
    active: date | None
    elsewhere: bool = False
    as_of: date | None = None


@frozen
class GroupEntry:
    """One group in an alphabetical list: nothing that changes when it publishes something."""

    path: str
    name: str
    place: str


@frozen
class RegionNode:
    """A province, regency or district in the portal, with what lies in it. `groups` stand at the lowest level.

    In a large network a page shows only what lies right below it: such a node has a `total` alone.
    """

    path: str
    title: str
    level: str
    total: int
    regions: tuple["RegionNode", ...] = ()
    groups: tuple[GroupLine, ...] = ()
