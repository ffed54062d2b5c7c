"""Watching a project's files: what changed, a little at a time.

Editors write a file in several steps, and people save several files at once: changes are gathered until it has been
quiet for a moment.
"""

import os
import time
from pathlib import Path
from queue import Empty, SimpleQueue

from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

QUIET = 0.02
"""Seconds without a change after which a burst of them is over: what an editor does to save one file takes less."""
LONGEST = 1.0
"""Seconds after which a burst that does not end is looked at all the same."""
BREATH = 0.5
"""Seconds that Ctrl-C may have to wait."""
POLL = 1.0
"""Seconds between two looks where the system does not tell of changes."""
KINDS: list[type[events.FileSystemEvent]] = [
    events.FileCreatedEvent,
    events.FileModifiedEvent,
    events.FileDeletedEvent,
    events.FileMovedEvent,
    events.DirCreatedEvent,
    events.DirDeletedEvent,
    events.DirMovedEvent,
]
"""Not that files were opened and closed: a build does that to all of them."""


class Watcher:
    """Tells which paths changed below some folders. Used as a context: it watches within."""

    def __init__(self, folders: tuple[Path, ...], poll: bool = False) -> None:
        self._folders = folders
        self._changes: SimpleQueue[str] = SimpleQueue()
        self._observer, self.polls = self._start(poll)

    def __enter__(self) -> "Watcher":
        return self

    def __exit__(self, *fault: object) -> None:
        self._observer.stop()
        self._observer.join()

    def wait(self, seconds: float) -> frozenset[str]:
        """The paths that changed since the last call, after waiting up to so many seconds for one; none if none did."""
        changed = self._first(seconds)
        if not changed:
            return frozenset()
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            try:
                changed.add(self._changes.get(timeout=QUIET))
            except Empty:
                break
        return frozenset(changed)

    def wake(self) -> None:
        """Lets `wait` return at once."""
        self._changes.put("")

    def _first(self, seconds: float) -> set[str]:
        """In short waits, since Ctrl-C ends none of them on Windows."""
        end = time.monotonic() + seconds
        while (rest := end - time.monotonic()) > 0:
            try:
                return {self._changes.get(timeout=min(rest, BREATH))}
            except Empty:
                continue
        return set()

    def _start(self, poll: bool) -> tuple[BaseObserver, bool]:
        """An observer at work, and whether it polls: where the system has no more watches to give, that remains."""
        if not poll:
            try:
                return self._begun(Observer()), False
            except OSError:
                pass
        return self._begun(PollingObserver(timeout=POLL)), True

    def _begun(self, observer: BaseObserver) -> BaseObserver:
        for folder in self._folders:
            observer.schedule(_Handler(self._changes), str(folder), recursive=True, event_filter=KINDS)
        observer.start()
        return observer


class _Handler(events.FileSystemEventHandler):
    """What watchdog tells of each event."""

    def __init__(self, changes: SimpleQueue[str]) -> None:
        self._changes = changes

    def dispatch(self, event: events.FileSystemEvent) -> None:
        """Hands over the paths of one event: a file that is moved has two."""
        for path in (event.src_path, event.dest_path):
            if path:
                self._changes.put(os.fsdecode(path))
