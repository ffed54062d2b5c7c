"""What was fetched of groups that are built elsewhere, as it lies in the project: a copy of each kim.json, and notes.

    content/kelompok-lain/catatan.json        where each came from, and when it was had last
    content/kelompok-lain/<name>-<digest>.json

They are content like texts: a build reads nothing else of these groups, and whoever keeps a project in git keeps them.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from kimsite.digest import digest_bytes
from kimsite.model.neighbour import Neighbour, Note
from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.read import untrusted as safe
from kimsite.read.neighbours import place_of
from kimsite.read.twin import MOST_BYTES, Twin, read_twin
from kimsite.read.untrusted import Values
from kimsite.urls import slugify
from kimsite.vocabulary import NEIGHBOURS_FOLDER

FOLDER = f"content/{NEIGHBOURS_FOLDER}"
NOTES = "catatan.json"
SCHEMA = 1
MOST_NOTES = 100_000
NAME_LENGTH = 40
TAG = pattern(r'(?:W/)?"[!#-~]{0,200}"')
STAMP = pattern(r"[A-Za-z0-9,: +-]{1,60}")
REASON = pattern(r"K8[78][0-9]")
FILE = pattern(r"[a-z0-9-]+-[0-9a-f]{8}\.json")
DIGEST = pattern(r"[0-9a-f]{32}")


@frozen
class Copy:
    """What there is of one neighbour: its note, None before it was ever asked; and its kim.json, None where no copy can
    be read."""

    neighbour: Neighbour
    note: Note | None = None
    twin: Twin | None = None


def read_copies(source: Path, neighbours: Iterable[Neighbour]) -> tuple[Copy, ...]:
    """The copies of these neighbours of the project at `source`."""
    notes = read_notes(source)
    return tuple(_copy(source, neighbour, notes.get(file_of(neighbour))) for neighbour in neighbours)


def digest_copies(source: Path) -> str:
    """The digest of all that lies there; "" for nothing."""
    try:
        names = sorted(path.name for path in (source / FOLDER).iterdir() if path.suffix == ".json")
    except OSError:
        return ""
    return digest_bytes("".join(f"{name} {digest_bytes(read_copy(source, name))}\n" for name in names).encode())


def read_notes(source: Path) -> dict[str, Note]:
    """The notes by the names of the copies they are about; what is no note is passed over."""
    table = safe.table_of(read_copy(source, NOTES, MOST_NOTES * 1000)) or {}
    if table.get("schema") != SCHEMA:
        return {}
    notes = (_note(said) for said in Values(table).tables("groups", MOST_NOTES))
    return {note.file: note for note in notes if note.file}


def write_notes(notes: Iterable[Note]) -> bytes:
    """The notes as a file: in the order of their sources, so that little changes when little does."""
    groups = [_plain(note) for note in sorted(notes, key=lambda note: (note.source, note.file))]
    return (json.dumps({"schema": SCHEMA, "groups": groups}, ensure_ascii=False, indent=1) + "\n").encode()


def read_copy(source: Path, name: str, most: int = MOST_BYTES) -> bytes:
    """The bytes of one of the files; b"" where there is none, or no such file can be. A link is none: it may lead
    anywhere."""
    path = source / FOLDER / name
    try:
        if path.is_symlink() or path.parent.is_symlink() or not path.is_file() or path.stat().st_size > most:
            return b""
        return path.read_bytes()
    except OSError:
        return b""


def file_of(neighbour: Neighbour) -> str:
    """The name of a neighbour's copy: by where it is found, however its address is spelled."""
    place = place_of(neighbour)
    parts = urlsplit(f"//{place}") if not neighbour.folder else None
    plain = f"{parts.netloc}{parts.path}" if parts else place
    name = slugify(plain)[:NAME_LENGTH].strip("-") or "kelompok"
    return f"{name}-{digest_bytes(place.encode('utf-8', 'surrogatepass'))[:8]}.json"


def _copy(source: Path, neighbour: Neighbour, note: Note | None) -> Copy:
    if note is None or not note.answered:
        return Copy(neighbour, note)
    return Copy(neighbour, note, read_twin(read_copy(source, note.file)))


def _note(said: Values) -> Note:
    return Note(
        source=said.take("source", safe.text(2000), ""),
        file=said.take("file", safe.shaped(FILE.fullmatch), ""),
        digest=said.take("digest", safe.shaped(DIGEST.fullmatch), ""),
        found=said.take("found", safe.address, ""),
        etag=said.take("etag", safe.shaped(TAG.fullmatch), ""),
        modified=said.take("modified", safe.shaped(STAMP.fullmatch), ""),
        answered=said.take("answered", safe.day, None),
        failing=said.take("failing", safe.day, None),
        reason=said.take("reason", safe.shaped(REASON.fullmatch), ""),
    )


def _plain(note: Note) -> dict[str, str | None]:
    return {
        "source": note.source,
        "file": note.file,
        "digest": note.digest,
        "found": note.found,
        "etag": note.etag,
        "modified": note.modified,
        "answered": note.answered.isoformat() if note.answered else None,
        "failing": note.failing.isoformat() if note.failing else None,
        "reason": note.reason,
    }
