"""In a worker of Dask: hands what comes to processes of its own, as many as the worker has threads."""

import multiprocessing
from asyncio import wrap_future
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING

from kimsite.cluster.hand import Unfit, labour, look_around, settle
from kimsite.engine.execute import Lost

if TYPE_CHECKING:
    from distributed import Worker

_teams: dict[str, ProcessPoolExecutor] = {}
"""The processes of the build that came last, by its token: each build has new ones, of kimsite as it is now."""
_lock = Lock()


async def muster(token: str, order: bytes, dask_worker: "Worker") -> bytes:
    """What a process of this worker says of itself. Dask runs this beside all tasks."""
    return await wrap_future(_team(token, dask_worker).submit(look_around, order))


def perform(token: str, order: bytes) -> bytes:
    """One group. Raises Lost when its process was killed, and what `hand.labour` does."""
    from distributed import get_worker

    worker = get_worker()
    team = _team(token, worker)
    try:
        return team.submit(labour, order).result()
    except Unfit as fault:
        raise Unfit(fault.fitness, worker.address) from fault
    except BrokenExecutor as fault:
        with _lock:
            if _teams.get(token) is team:
                del _teams[token]
        raise Lost from fault


async def dismiss(token: str) -> None:
    """Lets the processes of a build go."""
    with _lock:
        team = _teams.pop(token, None)
    if team:
        team.shutdown(wait=False, cancel_futures=True)


def _team(token: str, worker: "Worker") -> ProcessPoolExecutor:
    with _lock:
        if token not in _teams:
            for team in _teams.values():
                team.shutdown(wait=False, cancel_futures=True)
            _teams.clear()
            # Dask's nanny starts workers as daemons, which are allowed no children: they might outlive them.
            # Ours do not.
            multiprocessing.current_process().daemon = False
            context = multiprocessing.get_context("spawn")  # a worker has threads, with which it must not be forked
            _teams[token] = ProcessPoolExecutor(worker.state.nthreads, context, initializer=settle)
        return _teams[token]
