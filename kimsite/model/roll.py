"""All documents of a group as its network lists and finds them: what a portal knows beyond a summary.

A network's rolls are larger than its summaries, and only the portal reads them, so each lies in a file of its own.
"""

from kimsite.model.summary import Headline
from kimsite.model.value import frozen


@frozen
class Spelled:
    """A tag or category of a group: what its spellings have in common (`key`), how the newest document writes it, and
    the numbers of the documents."""

    key: str
    title: str
    numbers: tuple[int, ...]


@frozen
class Roll:
    """The documents of the group `slug`, the oldest first, so that a new one leaves the numbers of the others.

    Of each document: when it was published, in seconds since the epoch (0 for one without a date), and a mark that
    stands for what lists show of it. `types` are keyed by their ids. `words` are those that documents are found by, as
    `plan.roll.spell` writes them.
    """

    slug: str
    dates: tuple[int, ...] = ()
    marks: tuple[str, ...] = ()
    types: tuple[Spelled, ...] = ()
    topics: tuple[Spelled, ...] = ()
    words: str = ""


@frozen
class Enrolled:
    """A roll with what stands for each of its documents in lists and feeds."""

    roll: Roll
    headlines: tuple[Headline, ...]
