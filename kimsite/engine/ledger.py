"""The ledger: what the last build did, so that the next one does only the rest.

    .kimsite/<output>/ledger.json           groups: keys, summaries, problems; rewritten last
    .kimsite/<output>/<slug>.outputs.json   what lies in one group's folder
    .kimsite/<output>/<slug>.works.json     bodies that may be used again

Each file begins with the salt it was written under. Under another salt nothing in
it is trusted, only what lies in the output is still known; a file that cannot be
read is as good as missing. Everything is then made anew, which is slow and never wrong.
The group files are written before the ledger, so a build that was killed leaves
groups that are done again, not believed.
"""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from kimsite.digest import digest_bytes
from kimsite.engine.codec import decode, encode
from kimsite.engine.write import write_whole
from kimsite.model.memory import GroupCache, Ledger, Outputs, Works

T = TypeVar("T")
LEDGER = "ledger.json"
PORTAL = "+portal"
SINGLE = "+group"
"""Names among the groups' slugs that no folder can have."""


def ledger_folder(cache: Path, source: Path, output: Path) -> Path:
    """Where a project keeps the memory of one output folder: each `--output` has its own."""
    try:
        name = output.relative_to(source).as_posix()
    except ValueError:
        name = output.as_posix()
    return cache / digest_bytes(f"{source.as_posix()}\n{name}".encode())[:12]


def load_ledger(folder: Path, salt: str) -> Ledger:
    """What is remembered, or an empty ledger. Under another salt its groups are known, but none is trusted."""
    found = _load(folder / LEDGER, Ledger)
    if found is None:
        return Ledger(salt)
    ledger, same = found[0], found[1] == salt
    if same:
        return ledger
    return Ledger(salt, 0, tuple(replace(memory, key="") for memory in ledger.groups), None)


def save_ledger(folder: Path, ledger: Ledger) -> None:
    """The last write of a build."""
    _save(folder / LEDGER, ledger.salt, ledger)


def load_cache(folder: Path, slug: str, salt: str, clean: bool = False) -> GroupCache:
    """What is remembered of one group; with `clean` only which outputs it has, so that they can be replaced."""
    works = None if clean else _load(folder / f"{_stem(slug)}.works.json", Works)
    trusted = works[0] if works and works[1] == salt else Works()
    return GroupCache(load_outputs(folder, slug, "" if clean else salt), trusted)


def load_outputs(folder: Path, slug: str, salt: str) -> Outputs:
    """The outputs of one group. Those written under another salt have no key: they are replaced or deleted."""
    found = _load(folder / f"{_stem(slug)}.outputs.json", Outputs)
    if found is None:
        return Outputs()
    outputs, written_under = found
    if written_under == salt:
        return outputs
    return Outputs(tuple(replace(record, key="") for record in outputs.records))


def save_cache(folder: Path, slug: str, salt: str, cache: GroupCache) -> None:
    """Written when a group is done, before the ledger."""
    _save(folder / f"{_stem(slug)}.outputs.json", salt, cache.outputs)
    _save(folder / f"{_stem(slug)}.works.json", salt, cache.works)


def forget_cache(folder: Path, slug: str) -> None:
    """For a group that is no more."""
    for name in ("outputs", "works"):
        (folder / f"{_stem(slug)}.{name}.json").unlink(missing_ok=True)


def _stem(slug: str) -> str:
    return slug or SINGLE


def _load(path: Path, kind: type[T]) -> tuple[T, str] | None:
    """The value and the salt it was written under; None when there is none or it is damaged."""
    try:
        head, body = path.read_text(encoding="utf-8").split("\n", 1)
        salt, digest = head.split(" ")
        return (decode(kind, body), salt) if digest == digest_bytes(body.encode()) else None
    except (OSError, ValueError):
        return None


def _save(path: Path, salt: str, value: object) -> None:
    body = encode(value)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, f"{salt} {digest_bytes(body.encode())}\n{body}".encode())
