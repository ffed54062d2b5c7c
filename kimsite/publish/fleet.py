"""Many errands at a time: what one of them comes to is nothing to the others."""

import atexit
import os
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread

from kimsite.model.publication import Published
from kimsite.model.report import Diagnostic
from kimsite.publish.children import end_all
from kimsite.publish.errand import Errand, run

AT_ONCE = 6
"""They wait for networks most of the time; more at once would only share the same slow line."""
Told = Callable[[int, int, str], None]


def run_all(errands: Sequence[Errand], told: Told = lambda done, of, name: None) -> tuple[Published, ...]:
    """What came of each, in the order they were given; `told` hears of each that is done."""
    if len(errands) == 1:
        return (_guarded(errands[0]),)
    waiting: SimpleQueue[int] = SimpleQueue()
    done: SimpleQueue[tuple[int, Published | BaseException]] = SimpleQueue()
    for number in range(len(errands)):
        waiting.put(number)
    for _ in range(min(AT_ONCE, len(errands))):
        Thread(target=_work, args=(errands, waiting, done), daemon=True).start()
    results: dict[int, Published] = {}
    try:
        while len(results) < len(errands):
            number, result = done.get()
            if isinstance(result, BaseException):
                raise result
            results[number] = result
            told(len(results), len(errands), errands[number].slug)
    except BaseException:
        atexit.register(end_all)  # what a worker may still begin
        end_all()
        raise
    return tuple(results[number] for number in range(len(errands)))


def _work(
    errands: Sequence[Errand], waiting: "SimpleQueue[int]", done: "SimpleQueue[tuple[int, Published | BaseException]]"
) -> None:
    """One errand after another, as long as some are waiting. Who presses Ctrl+C does not wait for slow lines: this runs
    in threads that end with the process, wherever they are."""
    with suppress(Empty):
        while True:
            number = waiting.get_nowait()
            try:
                done.put((number, _guarded(errands[number])))
            except BaseException as fault:
                done.put((number, fault))


def _guarded(errand: Errand) -> Published:
    """A fault of kimsite's own costs one errand. Its words are not repeated: they may be anybody's."""
    try:
        return run(errand)
    except Exception as fault:
        frame = traceback.extract_tb(fault.__traceback__)[-1]
        facts = (("fault", type(fault).__name__), ("place", f"{os.path.basename(frame.filename)}:{frame.lineno}"))  # noqa: PTH119
        problem = Diagnostic("K720", errand.target.path, errand.target.line, facts=facts)
        where = errand.destination.where
        return Published(errand.target.name, errand.slug, errand.target.kind, where, "failed", problems=(problem,))
