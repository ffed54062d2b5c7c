"""All neighbours asked for their news, several at a time, and what came written into the project.

A group that does not answer costs its time and nothing else: the copy that is there stays, and its note says since when
there is none newer.
"""

import errno
import os
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from kimsite.digest import digest_bytes
from kimsite.engine.write import Unwritable, remove, write_whole
from kimsite.model.neighbour import Neighbour, Note
from kimsite.model.value import frozen
from kimsite.neighbours.request import WHOLE, Answer, Failed, ask
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
from kimsite.read.neighbours import TWIN
from kimsite.read.twin import MOST_BYTES, read_twin

AT_ONCE = 8
LATE = 5
"""Seconds more than its limit after which a group that is stuck is left alone."""
LONGEST = 600
"""Seconds for all of them. Who was not asked until then is asked the next time."""
BREATH = 0.5
"""Seconds that Ctrl-C may have to wait."""

Told = Callable[[int, int, str], None]


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


Result = Answer | Failed


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
    results = _ask_all(source, jobs, told, longest)
    held = {copy.neighbour: _held(copy) for copy in read_copies(source, neighbours)}
    kept, fetched = [], []
    for one in neighbours:
        before = notes.get(file_of(one)) or Note(one.source, file_of(one))
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


def _ask_all(source: Path, jobs: dict[Neighbour, Answer | None], told: Told, longest: float) -> dict[Neighbour, Result]:
    """Each in a thread of its own, up to AT_ONCE of them. One that is stuck, in the system's own search for a name for
    example, is left to end with the process: nobody waits for it."""
    waiting, results = list(jobs), dict[Neighbour, Result]()
    running: dict[Neighbour, float] = {}
    answers: SimpleQueue[tuple[Neighbour, Result]] = SimpleQueue()
    ends = time.monotonic() + longest
    while waiting or running:
        while waiting and len(running) < AT_ONCE and time.monotonic() < ends:
            one = waiting.pop(0)
            running[one] = time.monotonic() + WHOLE + LATE
            Thread(target=_ask, args=(source, one, jobs[one], answers), daemon=True).start()
        try:
            done, result = answers.get(timeout=BREATH)
            late: list[tuple[Neighbour, Result]] = [(done, result)] if running.pop(done, None) else []
        except Empty:
            now = time.monotonic()
            late = [(one, Failed("K880")) for one, limit in running.items() if now > min(limit, ends)]
            late += [(one, Failed("K880")) for one in waiting if now > ends]
        for one, result in late:
            running.pop(one, None)
            waiting = [other for other in waiting if other != one]
            results[one] = result
            told(len(results), len(jobs), one.source)
    return results


def _ask(
    source: Path, neighbour: Neighbour, known: Answer | None, answers: SimpleQueue[tuple[Neighbour, Result]]
) -> None:
    result: Result
    try:
        result = _from_folder(source, neighbour) if neighbour.folder else ask(neighbour.address, known)
    except Failed as failed:
        result = failed
    except Exception:  # whatever a library makes of what a stranger sent
        result = Failed("K880")
    answers.put((neighbour, result))


def _from_folder(source: Path, neighbour: Neighbour) -> Answer:
    """What was brought here: kim.json in a folder, or that file itself."""
    path = source / neighbour.folder
    path = path / TWIN if path.is_dir() else path
    try:
        if not path.is_file():
            raise Failed("K887")
        if path.stat().st_size > MOST_BYTES:
            raise Failed("K883", str(MOST_BYTES // 1024))
        return Answer(path.read_bytes())
    except OSError:
        raise Failed("K887") from None


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
