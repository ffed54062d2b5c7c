"""By what name feeds and calendars know a document: it stays when addresses, words or the group's name change."""

from collections.abc import Iterable
from hashlib import sha1

from kimsite.model.content import Document
from kimsite.model.site import Item
from kimsite.urls import slugify

NAMESPACE = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")
"""The URL namespace of RFC 9562, appendix A."""


def names_of(items: Iterable[Item]) -> dict[str, str]:
    """By page: what `guid_of` makes its `urn:uuid:…` of, besides the group's identity: type and slug.

    Slugs come back from year to year (`rapat-bulanan`). Then the oldest document
    has the bare name and every later one its day as well, so that a new one
    never changes those before it. Two documents with one type, slug and day have
    one address under every permalink, and reading leaves one of them out.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for item in sorted(items, key=_oldest_first):
        document = item.document
        name = f"{document.type}/{slugify(document.slug)}"
        names = (name, f"{name}/{_day(document)}", f"{name}/{item.path}")
        name = next(name for name in names if name not in taken)
        taken.add(name)
        found[item.path] = name
    return found


def guid_of(identity: str, name: str) -> str:
    """The same UUID for the same name of the same group, on every machine: version 5, as RFC 9562 makes it."""
    named = sha1(NAMESPACE + f"kimsite:{identity}/{name}".encode(), usedforsecurity=False).hexdigest()
    variant = "89ab"[int(named[16], 16) & 3]
    return f"urn:uuid:{named[:8]}-{named[8:12]}-5{named[13:16]}-{variant}{named[17:20]}-{named[20:32]}"


def _oldest_first(item: Item) -> tuple[bool, float, str]:
    date = item.document.date
    return date is None, date.timestamp() if date else 0.0, item.document.path


def _day(document: Document) -> str:
    return document.date.date().isoformat() if document.date else ""
