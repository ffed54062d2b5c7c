"""The ledger: what the last build did, so that the next one does only the rest.

    .kimsite/<output>/ledger.json           groups: keys, problems; rewritten last
    .kimsite/<output>/<slug>.outputs        what lies in one group's folder
    .kimsite/<output>/<slug>.bodies         bodies that may be used again
    .kimsite/<output>/<slug>.sources        what its files held
    .kimsite/<output>/<slug>.profile        what its group.yaml holds (`kept`, where themes are too)
    .kimsite/<output>/<slug>.summary        what its network sees of it (`rolls`)
    .kimsite/<output>/<slug>.roll           its documents for the network's portal, with <slug>.entries
    .kimsite/<output>/+portal.<part>.*      the same for parts of the portal, with <part>.gist of a province (`shelf`)
    .kimsite/<output>/<slug>.pending.json   outputs that are being written just now

Each file says under which salt it was written. Under another salt nothing in
it is trusted, only what lies in the output is still known; everything is then made
anew, which is slow and never wrong. Before a group's first output is written, its
pending file says which will be, so that none is forgotten when the build is killed.
A group's other files are written before the ledger,
and its line in the ledger holds the proof of its outputs: a build that was killed in
between leaves groups that are done again, not believed. Bodies and sources need no
proof: each has its key beside it, and is written by the process that made it.
"""

import os
import re
from dataclasses import replace
from pathlib import Path

from kimsite.codec import decode, encode
from kimsite.digest import digest_bytes
from kimsite.engine import store
from kimsite.engine.records import Records, load_columns, load_pending, load_records, save_pending, save_records
from kimsite.engine.write import remove, temporary_of
from kimsite.model.memory import GroupMemory, Ledger, PartMemory
from kimsite.model.record import Record

LEDGER = "ledger.json"
OUTPUTS = "outputs"
PENDING = "pending.json"
BODIES, SOURCES, PROFILE = "bodies", "sources", "profile"
SUMMARY, ROLL, ENTRIES = "summary", "roll", "entries"
GIST, INDEX = "gist", "gist.index"
KINDS = (OUTPUTS, PENDING, BODIES, SOURCES, PROFILE, SUMMARY, ROLL, ENTRIES, GIST, INDEX)
_NAMED = re.compile(f"(.+?)[.](?:{'|'.join(map(re.escape, KINDS))})", re.DOTALL)
PART = "+portal."
"""Before the names of a portal's parts."""
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
    return Ledger(salt, tuple(replace(memory, key="") for memory in ledger.groups))


def save_ledger(folder: Path, ledger: Ledger) -> None:
    """The last write of a build. Raises Unwritable."""
    store.save(folder / LEDGER, ledger.salt, (encode(ledger).encode(),))


def load_outputs(folder: Path, slug: str, salt: str, distrust: str = "") -> tuple[Records, str]:
    """The outputs of one group, and their proof. What a build that was broken off may have left is among them."""
    records, proof = load_records(place_of(folder, slug, OUTPUTS), salt, distrust)
    pending = load_pending(place_of(folder, slug, PENDING))
    known = {record.path for record in records}
    left = tuple(Record(path, "!broken", "", 0, 0) for path in pending if path not in known)
    return (*records, *left), proof


def standing(
    memory: GroupMemory | PartMemory, root: str, folder: Path, salt: str, there: frozenset[str] | None = None
) -> bool:
    """Whether the outputs of a group or part below its `root` are those of its line in the ledger, as they were
    written. Without a root they lie below the working folder.

    Who asks of thousands gives the names of all files that are `there` in the ledger's folder.
    """
    slug = memory.slug
    names = names_in(folder) if there is None else there
    if name_of(slug, PENDING) in names or not (is_part(slug) or enrolled(names, slug)):
        return False
    columns = load_columns(place_of(folder, slug, OUTPUTS), salt, memory.proof)
    if columns is None:
        return False
    paths, sizes, mtimes = columns
    places = [f"{root}/{path}" for path in paths] if root else paths
    try:
        # As `state_of`, but there may be a hundred thousand.
        for found, size, mtime in zip(map(os.lstat, places), sizes, mtimes, strict=True):
            if found.st_mtime_ns != mtime or found.st_size != size:
                return False
    except (OSError, ValueError):
        return False
    return True


def names_in(folder: Path) -> frozenset[str]:
    """The names of all files in the ledger's folder."""
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208 - there may be a hundred thousand
    except FileNotFoundError:
        return frozenset()


def enrolled(names: frozenset[str], slug: str) -> bool:
    """Whether what a network sees of a group is among the files in the ledger's folder."""
    return all(name_of(slug, kind) in names for kind in ((SUMMARY, ROLL) if slug else (SUMMARY,)))


def is_part(slug: str) -> bool:
    """Whether a name among the groups' slugs is that of a part of the portal."""
    return slug.startswith(PART)


def root_of(top: Path, slug: str) -> Path:
    """The folder below which a group's or part's outputs lie, if all do below `top`."""
    return top if is_part(slug) else top / slug


def list_paths(folder: Path, slug: str) -> tuple[str, ...]:
    """Where the outputs lie that a group or part had when it was built last."""
    return tuple(record.path for record in load_records(place_of(folder, slug, OUTPUTS), "")[0])


def announce(folder: Path, slug: str, paths: tuple[str, ...]) -> None:
    """Says which outputs of a group are about to be written, the only word of a worker. Raises Unwritable.

    What builds that were broken off said stays said: this one may be, too, before it has deleted what they left.
    """
    place = place_of(folder, slug, PENDING)
    save_pending(place, tuple(dict.fromkeys((*load_pending(place), *paths))))


def remembered(folder: Path) -> tuple[str, ...]:
    """The slugs of all that something is kept of, also by builds that were broken off."""
    found = {found[1] for name in names_in(folder) if (found := _NAMED.fullmatch(name))}
    return tuple(sorted("" if name == SINGLE else name for name in found))


def save_outputs(folder: Path, slug: str, salt: str, records: Records) -> str:
    """Written when a group is done, before the ledger; returns the proof of its outputs. Raises Unwritable."""
    proof = save_records(place_of(folder, slug, OUTPUTS), salt, records)
    remove(place_of(folder, slug, PENDING))
    return proof


def forget_cache(folder: Path, slug: str) -> None:
    """For a group that is no more; also what a killed build had half written of it. Raises Unwritable."""
    for kind in KINDS:
        place = place_of(folder, slug, kind)
        remove(place)
        remove(temporary_of(place))


def place_of(folder: Path, slug: str, kind: str) -> Path:
    """Where one group's file of a kind lies."""
    return folder / name_of(slug, kind)


def name_of(slug: str, kind: str) -> str:
    """What it is called."""
    return f"{slug or SINGLE}.{kind}"
