"""What browsers are told: how often something new was built, and what is wrong with the content."""

import threading

from kimsite.diagnostics import fix, message, severity
from kimsite.model.report import Diagnostic
from kimsite.model.value import frozen

MOST = 20
"""Mistakes that are shown in a page; the terminal shows all."""


@frozen
class Fault:
    """A mistake as a page shows it: where, what, the line and what is marked in it, what to do instead."""

    place: str
    message: str
    source: str
    marks: str
    fix: str


@frozen
class State:
    """The `version`-th build, and the `faults` of its content that keep something from being published."""

    version: int
    faults: tuple[Fault, ...] = ()
    more: int = 0


def state_of(version: int, problems: tuple[Diagnostic, ...], language: str) -> State:
    """What is to be told after a build, in this language."""
    errors = [problem for problem in problems if severity(problem) == "error"]
    return State(version, tuple(fault_of(error, language) for error in errors[:MOST]), max(0, len(errors) - MOST))


def fault_of(problem: Diagnostic, language: str) -> Fault:
    """A diagnostic in this language."""
    place = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part)
    marks = " " * (problem.column - 1) + "^" * max(1, problem.length) if problem.source and problem.column else ""
    said = f"{problem.code}: {message(problem, language)}"
    return Fault(place, said, problem.source, marks, fix(problem, language))


class Hub:
    """The latest state, and everybody who waits for the next. `ahead` is a page that is shown before it is built: where
    it lies below the output, and its bytes."""

    def __init__(self) -> None:
        self.ahead: tuple[str, bytes] | None = None
        self._state = State(0)
        self._changed = threading.Condition()
        self._closed = False
        self._waiting = 0

    @property
    def closed(self) -> bool:
        """Whether nothing more will come."""
        return self._closed

    def tell(self, state: State, patience: float = 0) -> None:
        """Wakes all who wait; and if there is anybody, gives them so many seconds before anything else is done: Python
        runs one thread at a time."""
        with self._changed:
            anybody, self._state = self._waiting > 0, state
            self._changed.notify_all()
            if anybody and patience:
                self._changed.wait_for(lambda: self._closed, patience)

    def close(self) -> None:
        """Sends all home who wait."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def next(self, version: int, seconds: float) -> State | None:
        """The latest state, as soon as it is another one than `version`; None if it is the same after so long."""
        with self._changed:
            self._waiting += 1
            self._changed.wait_for(lambda: self._closed or self._state.version != version, seconds)
            self._waiting -= 1
            return self._state if self._state.version != version else None
