"""Bodies that may be used again: converting Markdown is the dearest thing a build does.

First come the parts one after another, to be cut out when asked for, and in the last
line a table of contents: a body's key, its words, the lengths of its parts in bytes.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kimsite.engine import store
from kimsite.model.cache import BodyMemory
from kimsite.model.site import Body, Reference

Bodies = tuple[BodyMemory, ...]


def load_bodies(path: Path, salt: str) -> Bodies:
    """The bodies that were written under this salt; () for anything else."""
    found = store.load(path)
    if found is None or found[0] != salt:
        return ()
    try:
        end = found[2].rindex(b"\n")
        return _cut(json.loads(found[2][end:]), found[2])
    except (ValueError, TypeError):
        return ()


def save_bodies(path: Path, salt: str, bodies: Bodies) -> None:
    """Writes all of a group's bodies. Raises Unwritable."""
    store.save(path, salt, _spelled(bodies))


def _spelled(bodies: Bodies) -> Iterator[bytes]:
    table: list[tuple[object, ...]] = []
    for memory in bodies:
        references = [(reference.kind, reference.target) for reference in memory.body.references]
        parts = (
            memory.body.utf8,
            memory.body.summary.encode(),
            json.dumps(references).encode() if references else b"",
        )
        table.append((memory.key, memory.body.words, *map(len, parts)))
        yield from parts
    yield b"\n" + json.dumps(table, separators=(",", ":")).encode()


def _cut(table: list[list[Any]], data: bytes) -> Bodies:
    bodies, at = [], 0
    for key, words, *lengths in table:
        if not all(isinstance(number, int) for number in (words, *lengths)):
            raise TypeError(key)
        parts = []
        for length in lengths:
            parts.append(data[at : at + length])
            at += length
        html, summary, references = parts
        found = tuple(Reference(*reference) for reference in json.loads(references)) if references else ()
        bodies.append(BodyMemory(str(key), Body(html, found, summary.decode(), words)))
    return tuple(bodies)
