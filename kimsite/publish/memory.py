"""What a target held when something was last published there: `.kimsite/publikasi/<group>/<target>/held`."""

import json
from pathlib import Path

from kimsite.codec import decode, encode
from kimsite.engine import store
from kimsite.engine.write import remove, write_whole
from kimsite.model.publication import Manifest
from kimsite.model.value import frozen

FOLDER = "publikasi"
WHOLE = "+situs"
"""Stands for the whole project: no group has such a name."""
NAME = "held"
UNDONE = "undone"
"""Lies in a room from when a publication begins until it has come to its end."""


@frozen
class Held:
    """What lay at `where` (a place, without secrets) with the `mark` that the target itself would give it."""

    where: str
    mark: str
    manifest: Manifest


def room_of(cache: Path, slug: str, target: str) -> Path:
    """Where kimsite keeps what it needs for one target of one site."""
    return cache / FOLDER / (slug or WHOLE) / target


def recall(room: Path, where: str) -> Held | None:
    """What is remembered of this place; None for nothing, or nothing whole."""
    held = read_held(room / NAME)
    return held if held and held.where == where else None


def remember(room: Path, held: Held) -> None:
    """Writes it down. Raises Unwritable."""
    write_held(room / NAME, held)


def begin(room: Path) -> None:
    """From now on this target's publication is not done, whatever happens to whoever does it. Raises Unwritable."""
    write_whole(room / UNDONE, (b"",))


def end(room: Path) -> None:
    """It is. Raises Unwritable."""
    remove(room / UNDONE)


def is_undone(room: Path) -> bool:
    """Whether the last publication failed, or was broken off."""
    return (room / UNDONE).exists()


def read_held(path: Path) -> Held | None:
    """A file that `write_held` wrote; None for one that is missing or damaged."""
    found = store.load(path)
    if found is None:
        return None
    try:
        return decode(Held, found[2].decode())
    except (ValueError, json.JSONDecodeError):
        return None


def write_held(path: Path, held: Held) -> None:
    """A whole file, or none. Raises Unwritable."""
    store.save(path, "-", (encode(held).encode(),))
