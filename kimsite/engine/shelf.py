"""Named pieces in one file, of which a reader takes those it needs.

The pieces lie one after another. Where each begins and what its digest is stands in a second file, one of the ledger's
(`store`): so a piece can be read, and believed, without the others.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from kimsite.digest import digest_bytes
from kimsite.engine import store
from kimsite.engine.write import remove, write_whole

Index = Mapping[str, tuple[int, int, str]]
"""By the name of a piece: where it begins, how long it is, its digest."""


class Torn(LookupError):
    """A piece does not lie there as it was put there. Its index is gone, so that all pieces are made again."""


class Shelf:
    """The pieces in one file, by name."""

    def __init__(self, path: Path, index: Index) -> None:
        self._path = path
        self._index = index

    @property
    def digests(self) -> Mapping[str, str]:
        """What stands for each piece."""
        return {name: digest for name, (_, _, digest) in self._index.items()}

    def read(self, name: str) -> bytes:
        """One piece. Raises Torn, and KeyError for a name that has none."""
        start, size, digest = self._index[name]
        try:
            with self._path.open("rb") as file:
                file.seek(start)
                data = file.read(size)
        except OSError:
            data = b""
        if digest_bytes(data) != digest:
            remove(_index_of(self._path))
            raise Torn(name)
        return data


def save_shelf(path: Path, salt: str, pieces: Mapping[str, bytes]) -> str:
    """Writes the pieces at `path`, and their index; returns what stands for them all. Raises Unwritable."""
    index: dict[str, tuple[int, int, str]] = {}
    start = 0
    for name, data in pieces.items():
        index[name] = (start, len(data), digest_bytes(data))
        start += len(data)
    # The index first: where a build is killed in between, it is not the one that somebody remembers the proof of.
    proof = store.save(_index_of(path), salt, (json.dumps(index, separators=(",", ":")).encode(),))
    write_whole(path, pieces.values())
    return proof


def open_shelf(path: Path, proof: str) -> Shelf | None:
    """The shelf that `save_shelf` gave this `proof` for; None when it is another one, or none."""
    found = store.load(_index_of(path))
    if found is None or found[1] != proof or not path.exists():
        return None
    return Shelf(path, json.loads(found[2]))


def _index_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.index")
