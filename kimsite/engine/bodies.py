"""Bodies that may be used again: converting Markdown is the dearest thing a build does.

The file's first line is a table of contents (a body's key, the lengths of its
parts in bytes), then come the parts one after another, to be cut out when asked for.
"""

import json
from pathlib import Path

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
        head, rest = found[2].split(b"\n", 1)
        return _cut(json.loads(head), rest)
    except (ValueError, TypeError):
        return ()


def save_bodies(path: Path, salt: str, bodies: Bodies) -> None:
    """Writes all of a group's bodies."""
    table: list[tuple[object, ...]] = []
    parts: list[bytes] = []
    for memory in bodies:
        references = [(reference.kind, reference.target) for reference in memory.body.references]
        mine = (
            memory.body.html.encode(),
            memory.body.text.encode(),
            json.dumps(references).encode() if references else b"",
        )
        table.append((memory.key, *map(len, mine)))
        parts += mine
    head = json.dumps(table, separators=(",", ":")).encode()
    store.save(path, salt, b"\n".join((head, b"".join(parts))))


def _cut(table: list[list[object]], data: bytes) -> Bodies:
    bodies, at = [], 0
    for key, *lengths in table:
        parts = []
        for length in lengths:
            if not isinstance(length, int):
                raise TypeError(length)
            parts.append(data[at : at + length].decode())
            at += length
        html, text, references = parts
        found = tuple(Reference(*reference) for reference in json.loads(references)) if references else ()
        bodies.append(BodyMemory(str(key), Body(html, text, found)))
    return tuple(bodies)
