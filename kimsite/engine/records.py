"""The outputs of one group, as the last build left them: a table by columns, since there may be a hundred thousand.

What tells whether outputs lie there as they were written comes first, and is all that a build with nothing to do has
to take apart: how many bytes it has, its digest; how many bytes paths have, these, then sizes and times as numbers of
eight bytes. What else there is to remember follows as JSON.

A record whose key begins with `!` is known but not trusted: its output is there
and will be replaced or deleted, and what follows the `!` says why (`REASONS`).
"""

import json
import struct
from dataclasses import fields, replace
from pathlib import Path

from kimsite.digest import digest_bytes
from kimsite.engine import store
from kimsite.model.record import Record

LYING = ("path", "size", "mtime")
REST = tuple(field.name for field in fields(Record) if field.name not in LYING)
Records = tuple[Record, ...]
Columns = tuple[list[str], tuple[int, ...], tuple[int, ...]]
"""Path, size and mtime of each output."""


def load_records(path: Path, salt: str, distrust: str = "") -> tuple[Records, str]:
    """The records and their proof. Under another salt, or with a reason for `distrust`, none is trusted."""
    found = store.load(path)
    if found is None:
        return (), ""
    written_under, proof, body = found
    try:
        lying, rest = _parted(body)
        columns = {**dict(zip(LYING, _unpack(lying), strict=True)), **json.loads(rest)}
        records = tuple(map(Record, *(columns[field.name] for field in fields(Record))))
    except (ValueError, KeyError, TypeError, struct.error):
        return (), ""
    reason = distrust or ("" if written_under == salt else "salt")
    return (tuple(replace(r, key=f"!{reason}") for r in records) if reason else records), proof


def load_columns(path: Path, salt: str, proof: str) -> Columns | None:
    """Path, size and mtime of each output; None if these are not the records of that proof and salt."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - of thousands of groups
            data = file.read()
        before, after = f"{salt}\n".encode("ascii"), f"\n{proof}".encode("ascii")
        if not (proof and data.startswith(before) and data.endswith(after)):
            return None
        return _unpack(_parted(data[len(before) :])[0])
    except (OSError, ValueError, struct.error):
        return None


def _parted(body: bytes) -> tuple[bytes, bytes]:
    """What tells how outputs lie, and the rest. Raises ValueError when the first was damaged."""
    size, digest, rest = body.split(b"\n", 2)
    lying = rest[: int(size)]
    if digest_bytes(lying).encode() != digest:
        raise ValueError
    return lying, rest[int(size) :]


def _pack(records: Records) -> bytes:
    paths = "\0".join([record.path for record in records]).encode("utf-8", "surrogatepass")
    numbers = [*(record.size for record in records), *(record.mtime for record in records)]
    return b"%d\n" % len(paths) + paths + struct.pack(f"<{len(numbers)}q", *numbers)


def _unpack(lying: bytes) -> Columns:
    size, rest = lying.split(b"\n", 1)
    paths, numbers = rest[: int(size)], rest[int(size) :]
    count = len(numbers) // 16
    values = struct.unpack(f"<{2 * count}q", numbers)
    return (paths.decode("utf-8", "surrogatepass").split("\0") if count else []), values[:count], values[count:]


def load_pending(path: Path) -> tuple[str, ...]:
    """The outputs that a build was about to write when it was broken off; () when none was."""
    found = store.load(path)
    return tuple(json.loads(found[2])) if found else ()


def save_pending(path: Path, paths: tuple[str, ...]) -> None:
    """Writes which outputs are about to be written."""
    store.save(path, "-", (json.dumps(paths, ensure_ascii=False).encode(),))


def save_records(path: Path, salt: str, records: Records) -> str:
    """Writes the table; returns its proof."""
    lying = _pack(records)
    rest = json.dumps({n: [getattr(r, n) for r in records] for n in REST}, ensure_ascii=False, separators=(",", ":"))
    head = b"%d\n%b\n" % (len(lying), digest_bytes(lying).encode())
    return store.save(path, salt, (head, lying, rest.encode()))
