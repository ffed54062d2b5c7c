"""What a network sees of a group, in files of the ledger's folder: its summary; its roll, to find documents by; what
lists show of them.

The first two are read when what the portal shows of the group's province may have changed, the third only for pages
that are made anew. The digest of the roll is part of the summary; it holds a mark of every line of the third.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from kimsite.codec import decode, encode
from kimsite.digest import digest_bytes
from kimsite.engine import store
from kimsite.engine.ledger import ENTRIES, ROLL, SUMMARY, place_of
from kimsite.engine.write import remove
from kimsite.model.roll import Enrolled, Roll, Spelled
from kimsite.model.summary import GroupSummary, Headline


def save_summary(folder: Path, slug: str, salt: str, text: str) -> str:
    """Writes a group's summary, as JSON; returns its digest. Raises Unwritable."""
    return store.save(place_of(folder, slug, SUMMARY), salt, (text.encode(),))


def load_summary(folder: Path, slug: str, digest: str) -> GroupSummary | None:
    """The summary with this digest; None when it is another, or none."""
    found = store.load(place_of(folder, slug, SUMMARY))
    if found and found[1] == digest:
        with suppress(ValueError):
            return decode(GroupSummary, found[2].decode())
    return None


def lose_summary(folder: Path, slug: str) -> None:
    """Takes away what is not what it should be, so that its group is built again. Raises Unwritable."""
    remove(place_of(folder, slug, SUMMARY))


def save_roll(folder: Path, slug: str, salt: str, enrolled: Enrolled) -> str:
    """Writes both files; returns the digest of the roll. Raises Unwritable."""
    roll = encode(enrolled.roll).encode()
    store.save(place_of(folder, slug, ENTRIES), salt, _lines(digest_bytes(roll), enrolled.headlines))
    return store.save(place_of(folder, slug, ROLL), salt, (roll,))


def _lines(roll: str, headlines: Sequence[Headline]) -> Iterator[bytes]:
    """The first says which roll the others belong to."""
    yield roll.encode() + b"\n"
    for headline in headlines:
        yield encode(headline).encode() + b"\n"


def load_roll(folder: Path, slug: str, digest: str) -> Roll | None:
    """The roll with this digest. One that is not what it should be goes, so that its group is built again; None."""
    path = place_of(folder, slug, ROLL)
    found = store.load(path)
    if found and found[1] == digest:
        return _roll(*json.loads(found[2]))
    remove(path)
    return None


def _roll(
    slug: str,
    dates: list[int],
    marks: list[str],
    types: list[tuple[str, str, list[int]]],
    topics: list[tuple[str, str, list[int]]],
    words: str,
) -> Roll:
    """What `encode` wrote, whose digest is known: a network has too many documents to look at each of them here."""
    return Roll(
        slug,
        tuple(dates),
        tuple(marks),
        tuple(Spelled(key, title, tuple(numbers)) for key, title, numbers in types),
        tuple(Spelled(key, title, tuple(numbers)) for key, title, numbers in topics),
        words,
    )


class Entries:
    """What lists show of the documents of all groups: each group's file is read once, and only if it is asked for."""

    def __init__(self, folder: Path, rolls: Mapping[str, str]) -> None:
        """`rolls` are the digests of the groups' rolls, by slug."""
        self._folder = folder
        self._rolls = rolls
        self._known: dict[str, list[bytes]] = {}

    def __call__(self, slug: str, number: int) -> Headline:
        """One document of a group, by its number in the roll. Where the file is broken or belongs to another roll,
        the roll goes, too, so that its group is built again; raises LookupError."""
        lines = self._known.get(slug)
        if lines is None:
            found = store.load(place_of(self._folder, slug, ENTRIES))
            roll, *lines = found[2].split(b"\n") if found else (b"",)
            if roll != self._rolls.get(slug, "").encode():
                remove(place_of(self._folder, slug, ROLL))
                raise LookupError(slug)
            self._known[slug] = lines
        return decode(Headline, lines[number].decode())
