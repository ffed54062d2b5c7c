"""Entries of feeds: a new document stands in those of its group, its type and its categories, in three formats each."""

from collections.abc import Callable
from typing import Any, TypeVar

from kimsite.model.feed import FeedEntry

T = TypeVar("T")
LIMIT = 1024
"""What is kept at a time of a site with very many categories: an entry in one format, or in words for all of them."""


class Entries:
    """What became of the entries of one site, so that each is made once.

    They are known again by being the same object, never by being equal: two moments may be equal and lie in two zones,
    which write them differently. Each is kept beside what was made of it, so that no other can take its place.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[str, int], tuple[FeedEntry, Any]] = {}

    def once(self, kind: str, entry: FeedEntry, make: Callable[[FeedEntry], T]) -> T:
        """What `make` gives for the entry, as this `kind`."""
        key = (kind, id(entry))
        found = self._made.get(key)
        if found is None:
            if len(self._made) >= LIMIT:
                self._made.clear()
            found = self._made[key] = (entry, make(entry))
        made: T = found[1]
        return made
