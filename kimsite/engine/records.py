"""The outputs of one group, as the last build left them: a table by columns, since there may be a hundred thousand.

A record whose key begins with `!` is known but not trusted: its output is there
and will be replaced or deleted, and what follows the `!` says why (`REASONS`).
"""

import json
from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path

from kimsite.engine import store
from kimsite.model.record import Record

COLUMNS = tuple(field.name for field in fields(Record))
LYING = ("path", "size", "mtime")
"""What tells whether outputs lie there as they were written: a line of its own, which is all that a build with nothing
to do has to read."""
Records = tuple[Record, ...]


def load_records(path: Path, salt: str, distrust: str = "") -> tuple[Records, str]:
    """The records and their proof. Under another salt, or with a reason for `distrust`, none is trusted."""
    found = store.load(path)
    if found is None:
        return (), ""
    written_under, proof, body = found
    try:
        lying, _, rest = body.partition(b"\n")
        columns = {**json.loads(lying), **json.loads(rest or b"{}")}  # older ledgers have all on one line
        records = tuple(map(Record, *(columns[name] for name in COLUMNS)))
    except (ValueError, KeyError, TypeError):
        return (), ""
    reason = distrust or ("" if written_under == salt else "salt")
    return (tuple(replace(r, key=f"!{reason}") for r in records) if reason else records), proof


def load_columns(path: Path, salt: str, proof: str) -> Iterable[tuple[str, int, int]] | None:
    """Path, size and mtime of each output; None if these are not the records of that proof and salt."""
    found = store.load(path)
    if found is None or found[:2] != (salt, proof):
        return None
    columns = json.loads(found[2].partition(b"\n")[0])
    return zip(columns["path"], columns["size"], columns["mtime"], strict=True)


def load_pending(path: Path) -> tuple[str, ...]:
    """The outputs that a build was about to write when it was broken off; () when none was."""
    found = store.load(path)
    return tuple(json.loads(found[2])) if found else ()


def save_pending(path: Path, paths: tuple[str, ...]) -> None:
    """Writes which outputs are about to be written."""
    store.save(path, "-", (json.dumps(paths, ensure_ascii=False).encode(),))


def save_records(path: Path, salt: str, records: Records) -> str:
    """Writes the table; returns its proof."""
    lines = [
        json.dumps({n: [getattr(r, n) for r in records] for n in names}, ensure_ascii=False, separators=(",", ":"))
        for names in (LYING, [name for name in COLUMNS if name not in LYING])
    ]
    return store.save(path, salt, ("\n".join(lines).encode(),))
