"""All neighbours asked for their news, and what came written into the project.

A group that does not answer costs its time and nothing else: the copy that is there stays, and its note says since when
there is none newer.
"""

import errno
import os
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from kimsite.digest import digest_bytes
from kimsite.engine.write import Unwritable, remove, write_whole
from kimsite.model.neighbour import Neighbour, Note
from kimsite.model.value import frozen
from kimsite.neighbours.calls import LONGEST, Result, Told, ask_all
from kimsite.neighbours.request import Answer, Failed
from kimsite.read.admission import Impostor, admitted_slug
from kimsite.read.copies import (
    FOLDER,
    NOTES,
    STAMP,
    TAG,
    Copy,
    file_of,
    read_copies,
    read_copy,
    read_notes,
    write_notes,
)
from kimsite.read.twin import read_twin


@frozen
class Fetched:
    """What became of one neighbour: `new`, `same`, or `failed` with a code and what belongs into its sentence.

    `answered` is the day of the copy that there is.
    """

    neighbour: Neighbour
    state: str
    code: str = ""
    value: str = ""
    answered: date | None = None


def fetch(
    source: Path,
    neighbours: Sequence[Neighbour],
    own: Collection[str],
    today: date,
    told: Told = lambda done, of, name: None,
    longest: float = LONGEST,
) -> tuple[Fetched, ...]:
    """Asks all neighbours of the project at `source` and keeps what they say. `own` are the slugs of its own groups.

    Copies of groups that network.yaml no longer names are deleted. Raises Unwritable.
    """
    if (source / FOLDER).is_symlink():  # somebody who may write content would say where else kimsite writes
        raise Unwritable(FOLDER, os.strerror(errno.ELOOP))
    notes = read_notes(source)
    jobs = {one: _known(source, notes.get(file_of(one))) for one in neighbours}
    results = ask_all(source, jobs, told, longest)
    held = {copy.neighbour: _held(copy) for copy in read_copies(source, neighbours)}
    kept, fetched = [], []
    for one in neighbours:
        before = replace(notes.get(file_of(one), Note("", file_of(one))), source=one.source)
        taken = {*own, *(slug for other, slug in held.items() if other != one)}
        note, outcome = _settle(source, one, before, results[one], taken, today)
        held[one] = _held(Copy(one, note, read_twin(read_copy(source, note.file))))
        kept.append(note)
        fetched.append(outcome)
    _tidy(source, {note.file for note in kept})
    data = write_notes(kept)
    if read_copy(source, NOTES, len(data)) != data and (kept or notes):
        write_whole(source / FOLDER / NOTES, (data,))
    return tuple(fetched)


def _held(copy: Copy) -> str:
    """The slug that a neighbour has already: no other may come and take it."""
    return copy.neighbour.slug or (copy.twin.group.slug if copy.twin else "")


def _known(source: Path, note: Note | None) -> Answer | None:
    """What a server said the last time, where its copy lies here as it came."""
    if note is None or not note.digest or digest_bytes(read_copy(source, note.file)) != note.digest:
        return None
    return Answer(None, note.found, note.etag, note.modified)


def _settle(
    source: Path, neighbour: Neighbour, before: Note, result: Result, taken: set[str], today: date
) -> tuple[Note, Fetched]:
    """The note that is to be kept, and what to tell. What may not stand in the portal takes no good copy's place."""
    try:
        if isinstance(result, Failed):
            raise result
        if result.data is None:
            return replace(before, answered=today, failing=None, reason=""), Fetched(neighbour, "same", answered=today)
        note = _accepted(neighbour, before, result, taken, today)
    except (Failed, Impostor) as failed:
        note = replace(before, failing=before.failing or today, reason=failed.code)
        return note, Fetched(neighbour, "failed", failed.code, failed.value, before.answered)
    if note.digest == digest_bytes(read_copy(source, note.file)):
        return note, Fetched(neighbour, "same", answered=today)
    write_whole(source / FOLDER / note.file, (result.data,))
    return note, Fetched(neighbour, "new", answered=today)


def _accepted(neighbour: Neighbour, before: Note, answer: Answer, taken: set[str], today: date) -> Note:
    """Raises Failed or Impostor."""
    data = answer.data or b""
    twin = read_twin(data)
    if twin is None:
        raise Failed("K884")
    admitted_slug(neighbour, twin, answer.found, taken)
    return Note(
        source=neighbour.source,
        file=before.file,
        digest=digest_bytes(data),
        found=answer.found,
        etag=answer.etag if TAG.fullmatch(answer.etag) else "",
        modified=answer.modified if STAMP.fullmatch(answer.modified) else "",
        answered=today,
    )


def _tidy(source: Path, kept: set[str]) -> None:
    """Deletes copies that belong to nobody any more; nothing that kimsite did not write."""
    for name in set(read_notes(source)) - kept:
        remove(source / FOLDER / name)
