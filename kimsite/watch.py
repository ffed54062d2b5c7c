"""Watching a project's files: what changed, a little at a time.

Editors write a file in several steps, and people save several files at once: changes are gathered until it has been
quiet for a moment.
"""

import os
import stat
import time
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue

from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
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
    """Tells which paths changed below some folders. Used as a context: it watches within.

    The system watches a folder itself, whatever its name is: one that is deleted, moved or replaced (as by git, or by a
    drive that keeps copies) is sought again by its name, and so is one that comes later.
    """

    def __init__(self, folders: tuple[Path, ...], poll: bool = False) -> None:
        self._folders = folders
        self._changes: SimpleQueue[str] = SimpleQueue()
        self._watched: dict[Path, tuple[tuple[int, int], ObservedWatch]] = {}
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
                if replaced := self._renew():
                    return replaced
        return set()

    def _renew(self) -> set[str]:
        """Watches the folders that lie there now; those that are others than before, came or are gone."""
        alive = {emitter.watch for emitter in self._observer.emitters if emitter.is_alive()}
        replaced = set()
        for folder in self._folders:
            old, now = self._watched.get(folder), _identity(folder)
            if old is None and now is None:
                continue
            if old is None or old[0] != now or old[1] not in alive:
                self._forget(folder)
                with suppress(OSError):  # gone again, or no watch to be had: the next look will tell
                    self._watch(self._observer, folder)
                replaced.add(str(folder))
        return replaced

    def _start(self, poll: bool) -> tuple[BaseObserver, bool]:
        """An observer at work, and whether it polls: where the system has no more watches to give, that remains."""
        if not poll:
            try:
                return self._begun(Observer()), False
            except OSError:
                pass
        return self._begun(PollingObserver(timeout=POLL)), True

    def _begun(self, observer: BaseObserver) -> BaseObserver:
        observer.start()
        try:
            for folder in self._folders:
                self._watch(observer, folder)
        except OSError:
            self._watched.clear()
            observer.stop()
            raise
        return observer

    def _watch(self, observer: BaseObserver, folder: Path) -> None:
        """Watches a folder, if it is there. Raises OSError."""
        identity = _identity(folder)
        if identity:
            handler = _Handler(self._changes)
            watch = observer.schedule(handler, str(folder), recursive=True, event_filter=KINDS)
            self._watched[folder] = identity, watch

    def _forget(self, folder: Path) -> None:
        old = self._watched.pop(folder, None)
        if old:
            with suppress(KeyError):
                self._observer.unschedule(old[1])


def _identity(folder: Path) -> tuple[int, int] | None:
    """Which folder lies there, whatever its name; None if there is none."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISDIR(status.st_mode) else None


class _Handler(events.FileSystemEventHandler):
    """What watchdog tells of each event."""

    def __init__(self, changes: SimpleQueue[str]) -> None:
        self._changes = changes

    def dispatch(self, event: events.FileSystemEvent) -> None:
        """Hands over the paths of one event: a file that is moved has two."""
        for path in (event.src_path, event.dest_path):
            if path:
                self._changes.put(os.fsdecode(path))
