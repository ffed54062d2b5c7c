"""Running the same function over many items: here, or in a pool of processes. One interface for both."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from typing import Any, TypeVar

Common = TypeVar("Common")
Item = TypeVar("Item")
Outcome = TypeVar("Outcome")
POOL_PAYS = 60
"""Changed source files below which starting processes costs more than they save."""
PIECES = 8
"""Pieces a worker gets of what is spread over all: more are more even, fewer are cheaper to hand over."""


class Lost(Exception):
    """A process of the pool was killed, by the system for want of memory or by somebody."""


class Inline(Executor):
    """An executor that runs a job when it is submitted: for small builds, and to debug."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Runs at once; what it raises, the future holds."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as fault:  # as any executor does: whoever asks for the result gets it
            future.set_exception(fault)
        return future


def workers_of(jobs: int) -> int:
    """How many processes `--jobs` means: 0 is as many as there are cores that this process may use."""
    if jobs:
        return jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def open_executor(workers: int, work: int, common: object = None) -> Iterator[Executor]:
    """An executor: a pool of `workers` processes if that pays for `work` changed files, which each hold `common`."""
    if workers < 2 or work < POOL_PAYS:
        yield Inline()
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Forking is cheap, and a forked worker holds what its parent holds. Python 3.14 would not do it by itself.
    method = multiprocessing.get_start_method(allow_none=True) or ("fork" if sys.platform == "linux" else "spawn")
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(workers, context, initializer=_hold, initargs=(common,)) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _end_with_parent() -> None:
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


def execute(
    executor: Executor, function: Callable[[Item], Outcome], items: Iterable[Item], done: Callable[[Outcome], None]
) -> None:
    """Runs `function` over all items; `done` gets the outcomes in their order.

    Raises Lost when a process of the pool ended before its work was done.
    """
    try:
        for future in [executor.submit(function, item) for item in items]:
            done(future.result())
    except BrokenExecutor as fault:
        raise Lost from fault


def spread(
    workers: int, function: Callable[[Common, Sequence[Item]], Outcome], common: Common, items: Sequence[Item]
) -> list[Outcome]:
    """Runs `function` over pieces of `items`; the outcomes in the items' order.

    `common` reaches each process once: a forked one has it already.
    """
    if workers < 2 or len(items) < POOL_PAYS:
        return [function(common, items)]
    size = -(-len(items) // (workers * PIECES))
    outcomes: list[Outcome] = []
    with open_executor(workers, len(items), (function, common, items)) as pool:
        execute(pool, _piece, [(at, at + size) for at in range(0, len(items), size)], outcomes.append)
    return outcomes


_held: list[Any] = []
"""What this process, if it is a worker, was given when it began."""


def _hold(common: object) -> None:
    _held[:] = [common]
    _end_with_parent()


def _piece(place: tuple[int, int]) -> Any:
    ((function, common, items),) = _held
    return function(common, items[place[0] : place[1]])
