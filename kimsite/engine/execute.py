"""Running the same function over many jobs: here, or in a pool of processes. One interface for both."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Any, TypeVar

Job = TypeVar("Job")
Outcome = TypeVar("Outcome")
POOL_PAYS = 60
"""Changed source files below which starting processes costs more than they save."""


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

    with ProcessPoolExecutor(workers) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def execute(
    executor: Executor, function: Callable[[Job], Outcome], jobs: Iterable[Job], done: Callable[[Outcome], None]
) -> None:
    """Runs `function` over all jobs; `done` gets the outcomes in the order of the jobs."""
    for future in [executor.submit(function, job) for job in jobs]:
        done(future.result())
