"""Running the same function over many jobs: here, or in a pool of processes. One interface for both."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from typing import Any, TypeVar

Job = TypeVar("Job")
Outcome = TypeVar("Outcome")
POOL_PAYS = 60
"""Changed source files below which starting processes costs more than they save."""


class Lost(Exception):
    """A process of the pool was killed, by the system for want of memory or by somebody."""


class Inline(Executor):
    """An executor that runs a job when it is submitted: for small builds, and to debug."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Runs at once; what it raises, the future holds."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as fault:
            if not isinstance(fault, Exception):
                raise
            future.set_exception(fault)
        return future


@contextmanager
def open_executor(jobs: int, work: int, tasks: int) -> Iterator[Executor]:
    """An executor for `tasks` jobs over `work` files: a pool of `jobs` processes (0: as many as cores) if it pays."""
    workers = min(jobs or os.cpu_count() or 1, tasks)
    if workers < 2 or work < POOL_PAYS:
        yield Inline()
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers, initializer=_end_with_parent) as pool:
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
    executor: Executor, function: Callable[[Job], Outcome], jobs: Iterable[Job], done: Callable[[Outcome], None]
) -> None:
    """Runs `function` over all jobs; `done` gets the outcomes in the order of the jobs.

    Raises Lost when a process of the pool ended before its work was done.
    """
    try:
        for future in [executor.submit(function, job) for job in jobs]:
            done(future.result())
    except BrokenExecutor as fault:
        raise Lost from fault
