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
LOGGERS = ("distributed", "distributed.client", "tornado", "tornado.application")


@contextmanager
def connected(address: str) -> Iterator["Client"]:
    """A client of the scheduler at `address`, for the block, when there are workers.

    Raises ProjectError (K950, K951, K952), and what is raised in the block.
    """
    client = _client(address)
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


def _client(address: str) -> "Client":
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
    client = Client.__new__(Client)
    try:
        Client.__init__(client, address, timeout=ANSWERING, set_as_default=False, name="kimsite")
    except (OSError, ValueError, TypeError) as fault:
        client.status = "closed"
        reason = str(fault.__cause__ or fault).rpartition(">: ")[2]
        raise ProjectError(Diagnostic("K951", address, facts=(("reason", reason),))) from fault
    return client
