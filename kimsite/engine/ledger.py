"""The ledger: what the last build did, so that the next one does only the rest.

    .kimsite/<output>/ledger.json           groups: keys, summaries, problems; rewritten last
    .kimsite/<output>/<slug>.outputs.json   what lies in one group's folder
    .kimsite/<output>/<slug>.bodies         bodies that may be used again
    .kimsite/<output>/<slug>.sources        what its files held
    .kimsite/<output>/<slug>.pending.json   outputs that are being written just now

Each file begins with the salt it was written under. Under another salt nothing in
it is trusted, only what lies in the output is still known; everything is then made
anew, which is slow and never wrong. Before a group's first output is written, its
pending file says which will be, so that none is forgotten when the build is killed.
A group's other files are written before the ledger,
and its line in the ledger holds the proof of its outputs: a build that was killed in
between leaves groups that are done again, not believed. Bodies and sources need no
proof: each has its key beside it, and is written by the process that made it.
"""

from dataclasses import replace
from pathlib import Path

from kimsite.digest import digest_bytes
from kimsite.engine import store
from kimsite.engine.bodies import load_bodies, save_bodies
from kimsite.engine.codec import decode, encode
from kimsite.engine.recall import load_reading, save_reading
from kimsite.engine.records import Records, load_pending, load_records, save_pending, save_records
from kimsite.engine.write import Writer, remove
from kimsite.model.memory import GroupCache, GroupMemory, Ledger
from kimsite.model.task import Record

LEDGER = "ledger.json"
OUTPUTS = "outputs.json"
PENDING = "pending.json"
BODIES, SOURCES = "bodies", "sources"
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
    found = store.load(folder / LEDGER)
    if found is None:
        return Ledger(salt)
    try:
        ledger = decode(Ledger, found[2].decode())
    except ValueError:
        return Ledger(salt)
    if found[0] == salt:
        return ledger
    return Ledger(salt, tuple(replace(memory, key="") for memory in ledger.groups), None)


def save_ledger(folder: Path, ledger: Ledger) -> None:
    """The last write of a build. Raises Unwritable."""
    store.save(folder / LEDGER, ledger.salt, encode(ledger).encode())


def load_cache(folder: Path, slug: str, salt: str, clean: bool = False) -> GroupCache:
    """What is remembered of one group; with `clean` only which outputs it has, so that they can be replaced."""
    records, _ = load_outputs(folder, slug, salt, "clean" if clean else "")
    if clean:
        return GroupCache(records)
    bodies = load_bodies(_path(folder, slug, BODIES), salt)
    return GroupCache(records, bodies, load_reading(_path(folder, slug, SOURCES), salt))


def load_outputs(folder: Path, slug: str, salt: str, distrust: str = "") -> tuple[Records, str]:
    """The outputs of one group, and their proof. What a build that was broken off may have left is among them."""
    records, proof = load_records(_path(folder, slug, OUTPUTS), salt, distrust)
    pending = load_pending(_path(folder, slug, PENDING))
    known = {record.path for record in records}
    left = tuple(Record(path, "!broken", "", 0, 0) for path in pending if path not in known)
    return (*records, *left), proof


def standing(memory: GroupMemory, output: Path, folder: Path, salt: str) -> bool:
    """Whether the outputs in a group's folder `output` are those of its line in the ledger, as they were written."""
    records, proof = load_outputs(folder, memory.slug, salt)
    state = Writer(output).state
    if proof != memory.proof or _path(folder, memory.slug, PENDING).exists():
        return False
    return not any(map(state, records))


def announce(folder: Path, slug: str, paths: tuple[str, ...]) -> None:
    """Says which outputs of a group are about to be written, the only word of a worker. Raises Unwritable."""
    save_pending(_path(folder, slug, PENDING), paths)


def remembered(folder: Path) -> tuple[str, ...]:
    """The slugs of all that has outputs, also of builds that were broken off."""
    found = {path.name.removesuffix(f".{kind}") for kind in (OUTPUTS, PENDING) for path in folder.glob(f"*.{kind}")}
    return tuple(sorted("" if name == SINGLE else name for name in found))


def keep_texts(folder: Path, slug: str, salt: str, cache: GroupCache, before: GroupCache) -> None:
    """Writes what was read and converted, where it is not what was there `before`. Raises Unwritable."""
    if cache.bodies != before.bodies or not cache.bodies:
        save_bodies(_path(folder, slug, BODIES), salt, cache.bodies)
    if cache.reading and cache.reading != before.reading:
        save_reading(_path(folder, slug, SOURCES), salt, cache.reading)


def save_outputs(folder: Path, slug: str, salt: str, records: Records) -> str:
    """Written when a group is done, before the ledger; returns the proof of its outputs. Raises Unwritable."""
    proof = save_records(_path(folder, slug, OUTPUTS), salt, records)
    remove(_path(folder, slug, PENDING))
    return proof


def forget_cache(folder: Path, slug: str) -> None:
    """For a group that is no more. Raises Unwritable."""
    for kind in (OUTPUTS, PENDING, BODIES, SOURCES):
        remove(_path(folder, slug, kind))


def _path(folder: Path, slug: str, kind: str) -> Path:
    return folder / f"{slug or SINGLE}.{kind}"
