"""Neighbours asked several at a time, none of them for longer than it may take."""

import time
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from kimsite.model.neighbour import Neighbour
from kimsite.neighbours.request import WHOLE, Answer, Failed, ask
from kimsite.read.neighbours import TWIN
from kimsite.read.twin import MOST_BYTES

AT_ONCE = 8
LATE = 5
"""Seconds more than its limit after which a group that is stuck is left alone."""
LONGEST = 600
"""Seconds for all of them. Who was not asked until then is asked the next time."""
BREATH = 0.5
"""Seconds that Ctrl-C may have to wait."""

Told = Callable[[int, int, str], None]
Result = Answer | Failed


def ask_all(source: Path, jobs: dict[Neighbour, Answer | None], told: Told, longest: float) -> dict[Neighbour, Result]:
    """What each neighbour answers, or why it does not. With each comes the last answer, if it is still here.

    Each is asked in a thread of its own, up to AT_ONCE of them. One that is stuck, in the system's own search for a
    name for example, is left to end with the process: nobody waits for it.
    """
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
