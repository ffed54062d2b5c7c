"""In which order files go to a place that shows each of them at once, so that no reader meets a link to nothing."""

from collections.abc import Iterable, Iterator, Sequence

from kimsite.model.publication import Changes, File
from kimsite.publish.online import FRONT, NOTE

PAGES = (".html", ".htm")
MOST_TOGETHER = 8_000_000
"""Bytes that go at once, more or less: what a connection that breaks costs."""


def waves(changes: Changes) -> tuple[tuple[File, ...], ...]:
    """What is new and leads nowhere, new pages, what changed and is no page, changed pages, the front page, the note.

    Nothing leads to a new file until the pages that changed are there; what goes is deleted after all of these.
    """
    new = {file.path for file in changes.added}
    parts: list[list[File]] = [[] for _ in range(6)]
    for file in (*changes.added, *changes.changed):
        last = {FRONT: 4, NOTE: 5}.get(file.path)
        page = file.path.lower().endswith(PAGES)
        parts[last or (0 if file.path in new else 2) + page].append(file)
    return tuple(tuple(sorted(part, key=lambda file: file.path)) for part in parts if part)


def together(files: Iterable[File], most: int) -> Iterator[Sequence[File]]:
    """Files in batches of at most so many, and of a few megabytes; a larger one goes alone."""
    batch: list[File] = []
    size = 0
    for file in files:
        if batch and (len(batch) == most or size + file.size > MOST_TOGETHER):
            yield batch
            batch, size = [], 0
        batch.append(file)
        size += file.size
    if batch:
        yield batch
