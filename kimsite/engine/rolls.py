"""Rolls of groups in the ledger's folder: one file to find documents by, one with what lists show of them.

The first is read whole for every portal, the second only for pages that are made anew. The digest of the first is part
of the group's summary; the first holds a mark of every line of the second.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from kimsite.engine import store
from kimsite.engine.codec import decode, encode
from kimsite.engine.ledger import ENTRIES, ROLL, place_of
from kimsite.engine.write import remove
from kimsite.model.roll import Enrolled, Roll
from kimsite.model.summary import Headline


def save_roll(folder: Path, slug: str, salt: str, enrolled: Enrolled) -> str:
    """Writes both files; returns the digest of the roll. Raises Unwritable."""
    store.save(place_of(folder, slug, ENTRIES), salt, _lines(enrolled.headlines))
    return store.save(place_of(folder, slug, ROLL), salt, (encode(enrolled.roll).encode(),))


def _lines(headlines: Sequence[Headline]) -> Iterator[bytes]:
    for headline in headlines:
        yield encode(headline).encode() + b"\n"


def load_roll(folder: Path, slug: str, digest: str) -> Roll | None:
    """The roll with this digest. One that is not what it should be goes, so that its group is built again; None."""
    path = place_of(folder, slug, ROLL)
    found = store.load(path)
    if found and found[1] == digest:
        try:
            return decode(Roll, found[2].decode())
        except ValueError:
            pass
    remove(path)
    return None


class Entries:
    """What lists show of the documents of all groups: each group's file is read once, and only if it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, list[bytes]] = {}

    def __call__(self, slug: str, number: int) -> Headline:
        """One document of a group, by its number in the roll. Raises ValueError and IndexError for a broken file."""
        lines = self._known.get(slug)
        if lines is None:
            found = store.load(place_of(self._folder, slug, ENTRIES))
            lines = self._known[slug] = found[2].splitlines() if found else []
        return decode(Headline, lines[number].decode())
