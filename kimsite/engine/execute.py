"""Running the same function over many items: here, in a pool of processes, or by any other executor. What pools need is
imported with one."""

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, ProcessPoolExecutor

Common = TypeVar("Common")
Item = TypeVar("Item")
Outcome = TypeVar("Outcome")
POOL_PAYS = 60
"""Source files below which starting processes costs more than they save."""
AHEAD = 4
"""Items a worker may have before it: enough that none is idle, few enough that what goes out to it and comes back from
it does not lie in memory all at once."""
PIECES = 8
"""Pieces a worker gets of what is spread over all: more are more even, fewer are cheaper to hand over."""


class Lost(Exception):
    """A process of the pool was killed, by the system for want of memory or by somebody."""


def workers_of(jobs: int) -> int:
    """How many processes `--jobs` means: 0 is as many as there are cores that this process may use."""
    if jobs:
        return jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def execute(
    workers: int,
    work: int,
    function: Callable[[Item], Outcome],
    items: Iterable[Item],
    done: Callable[[Outcome], None],
    warm: Callable[[], None],
) -> None:
    """Runs `function` over all items, by up to so many processes if that pays for `work` source files; `done` gets
    each outcome as soon as it is there, in any order. `warm` is called before processes are forked: what it imports
    none of them has to.

    Raises Lost when a process of the pool ended before its work was done.
    """
    if _pays(workers, work):
        warm()
        _run_in_pool(workers, None, function, items, done)
        return
    for item in items:
        done(function(item))


def spread(
    workers: int, function: Callable[[Common, Sequence[Item]], Outcome], common: Common, items: Sequence[Item]
) -> list[Outcome]:
    """Runs `function` over pieces of `items`; the outcomes in the items' order.

    `common` reaches each process once: a forked one has it already. Without items there is no outcome.
    """
    if not items:
        return []
    if not _pays(workers, len(items)):
        return [function(common, items)]
    size = -(-len(items) // (workers * PIECES))
    outcomes: list[tuple[int, Outcome]] = []
    places = [(at, at + size) for at in range(0, len(items), size)]
    _run_in_pool(workers, (function, common, items), _piece, places, outcomes.append)
    return [outcome for _, outcome in sorted(outcomes, key=itemgetter(0))]


def deal_out(
    workers: int,
    work: int,
    function: Callable[[Common, Item], Outcome],
    common: Common,
    items: Sequence[Item],
    done: Callable[[Outcome], None],
) -> None:
    """Runs `function` over each of `items`, by processes if they pay for so much `work`; `done` gets each outcome as
    soon as it is there. `common` reaches each process once.

    Who is done with one takes the next: if the largest come first, none is left with one at the end.
    """
    if len(items) > 1 and _pays(workers, work):
        _run_in_pool(workers, (function, common, items), _item, range(len(items)), done)
        return
    for item in items:
        done(function(common, item))


def _pays(workers: int, work: int) -> bool:
    return workers > 1 and work >= POOL_PAYS


def _run_in_pool(
    workers: int,
    common: object,
    function: Callable[[Item], Outcome],
    items: Iterable[Item],
    done: Callable[[Outcome], None],
) -> None:
    from concurrent.futures import BrokenExecutor

    try:
        with _open_pool(workers, common) as pool:
            run(pool, lambda: workers * AHEAD, function, items, done)
    except BrokenExecutor as fault:
        raise Lost from fault


def run(
    pool: "Executor",
    room: Callable[[], int],
    function: Callable[[Item], Outcome],
    items: Iterable[Item],
    done: Callable[[Outcome], None],
    pulse: float | None = None,
    settled: Callable[[Item, BaseException], bool] = lambda item, fault: False,
) -> None:
    """Runs `function` over all items in `pool`, as `execute` does; no more than `room` says are with it at a time.

    It is asked each time before something is waited for, and every `pulse` seconds while nothing comes back: whoever
    can tell that nothing will any more raises there.

    After a fault that `settled` does not make good nothing new is begun, and what was begun comes to its end: the fault
    of the first item that has one is raised, as it would be with one process.
    """
    from concurrent.futures import FIRST_COMPLETED, Future, wait

    running: dict[Future[Outcome], tuple[int, Item]] = {}
    faults: dict[int, BaseException] = {}

    def take() -> None:
        for future in wait(running, pulse, return_when=FIRST_COMPLETED).done:
            number, item = running.pop(future)
            fault = future.exception()
            if fault is None:
                done(future.result())
            elif not settled(item, fault):
                faults[number] = fault

    for number, item in enumerate(items):
        while len(running) >= room():
            take()
        if faults:
            break
        running[pool.submit(function, item)] = number, item
    while running:
        room()
        take()
    if faults:
        raise faults[min(faults)]


@contextmanager
def _open_pool(workers: int, common: object) -> Iterator["ProcessPoolExecutor"]:
    """A pool of processes, which each hold `common`."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Forking is cheap, and a forked worker holds what its parent holds. Python 3.14 would not do it by itself.
    method = multiprocessing.get_start_method(allow_none=True) or ("fork" if sys.platform == "linux" else "spawn")
    context = multiprocessing.get_context(method)
    gc.freeze()  # what no collection looks at is shared with forked workers, and not copied because of it
    pool = ProcessPoolExecutor(workers, context, initializer=_hold, initargs=(common,))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)  # after a fault, too: who still writes must not outlive the build
        gc.unfreeze()


def end_with_parent() -> None:
    """Lets this process of a pool end when the build is killed: it would wait for work for ever, and where processes
    are forked it holds the lock of the output folder."""
    from multiprocessing import parent_process
    from threading import Thread

    parent = parent_process()

    def follow() -> None:
        if parent:
            parent.join()
            os._exit(1)

    Thread(target=follow, daemon=True).start()


_held: list[Any] = []
"""What this process, if it is a worker, was given when it began."""


def _hold(common: object) -> None:
    _held[:] = [common]
    end_with_parent()


def _piece(place: tuple[int, int]) -> tuple[int, Any]:
    ((function, common, items),) = _held
    return place[0], function(common, items[place[0] : place[1]])


def _item(number: int) -> Any:
    ((function, common, items),) = _held
    return function(common, items[number])
