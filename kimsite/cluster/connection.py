"""The connection with a Dask cluster: made within seconds or not at all, without a word of Dask's own."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from kimsite.model.report import Diagnostic
from kimsite.read.discover import ProjectError

if TYPE_CHECKING:
    from distributed import Client

ANSWERING = 10.0
"""Seconds that a scheduler may take to answer, and a cluster to have its first worker."""
TRIES = 3
"""A scheduler may welcome a client and tell it at once of a worker that came just then; Dask's client asserts that it
does not (`Client._ensure_connected`)."""
LOGGERS = ("distributed", "distributed.client", "tornado", "tornado.application")


@contextmanager
def connected(address: str) -> Iterator["Client"]:
    """A client of the scheduler at `address`, for the block, when there are workers.

    Raises ProjectError (K950, K951, K952), and what is raised in the block.
    """
    client = open_client(address)
    try:
        _await_workers(client, address)
        yield client
    finally:
        with suppress(OSError, TimeoutError):
            client.close()


def _await_workers(client: "Client", address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=ANSWERING)
    except TimeoutError as fault:
        raise ProjectError(Diagnostic("K952", address, facts=(("address", address),))) from fault


def open_client(address: str) -> "Client":
    """A client of the scheduler at `address`. Raises ProjectError (K950, K951)."""
    try:
        import dask
    except ImportError as fault:
        raise ProjectError(Diagnostic("K950", address)) from fault
    # What there is to tell is told by ours; and whose versions differ, too, which Dask would only warn of.
    dask.config.set({"logging": dict.fromkeys(LOGGERS, "critical")})
    warnings.filterwarnings("ignore", module="distributed")
    try:
        from distributed import Client
    except ImportError as fault:
        raise ProjectError(Diagnostic("K950", address)) from fault
    # In two steps: one that failed would try to say goodbye when it is forgotten, to nobody, for seconds.
    for left in reversed(range(TRIES)):
        client = Client.__new__(Client)
        try:
            Client.__init__(client, address, timeout=ANSWERING, set_as_default=False, name="kimsite")
            break
        except (OSError, ValueError, TypeError, AssertionError) as fault:
            client.status = "closed"
            if left and isinstance(fault, AssertionError):
                continue
            reason = str(fault.__cause__ or fault).rpartition(">: ")[2] or type(fault).__name__
            raise ProjectError(Diagnostic("K951", address, facts=(("reason", reason),))) from fault
    return client
