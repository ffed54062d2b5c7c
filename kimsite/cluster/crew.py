"""The workers of a Dask cluster, engaged for one build: asked whether they are fit, then given its groups."""

import os
import pickle
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from kimsite.cluster import foreman
from kimsite.cluster.connection import connected
from kimsite.cluster.fitness import Post, Sign, own_kit
from kimsite.cluster.hand import Unfit
from kimsite.cluster.verdict import Report, misfits
from kimsite.digest import digest_file, digest_value
from kimsite.engine import shift
from kimsite.engine.execute import AHEAD, Lost, run
from kimsite.engine.output import MARKER, Places, begin
from kimsite.engine.write import SCRATCH, Unwritable, clear_scratch, write_whole
from kimsite.model.memory import GroupOutcome
from kimsite.model.report import Diagnostic
from kimsite.read.discover import ProjectError
from kimsite.worker import Job, quarantine

if TYPE_CHECKING:
    from distributed import Client

PULSE = 2.0
"""Seconds between looks at who is still there."""
DESERTED = 60.0
"""Seconds without any worker after which a build gives up: Dask's nanny starts a new one within a few."""
RETRIES = 2
"""How often a group is begun again, elsewhere if can be, when its process was killed or a disk refused."""
Record = Callable[[GroupOutcome], None]
Hands = Callable[[list[Job], Record], None]


@contextmanager
def engaged(address: str, places: Places, profile: str, started: int) -> Iterator[Hands]:
    """The workers at `address`, for the block: what builds jobs, and gives each outcome as soon as it is there.

    `profile` is the path of a file that the project has. Nothing of the project is touched before every worker was
    asked. Raises ProjectError (K950 to K957), Unwritable.
    """
    token = digest_value(started, socket.gethostname(), os.getpid(), str(places.output))
    with connected(address) as client:
        called = shift.call(places.ledger, token)
        try:
            signs = (Sign(places.ledger, called, digest_file(called)), Sign(places.source, places.source / profile))
            post = Post(token, places, own_kit(), signs)
            _muster(client, post)
            yield partial(_build, client, address, post)
        finally:
            shift.dismiss(places.ledger)
            if client.status == "running":
                with suppress(Exception):  # whoever has gone by now needs no word
                    client.run(foreman.dismiss, token, on_error="ignore")


def _muster(client: "Client", post: Post) -> None:
    """Asks every worker, which starts its processes by that. Raises ProjectError, Unwritable."""
    output, ledger = post.places.output, post.places.ledger
    if not (output / MARKER).is_file():
        begin(output)  # it is new: there is nothing that this could make unfinished
    scratch = output / SCRATCH
    sign = scratch / post.token
    write_whole(sign, (post.token.encode(),))
    try:
        signs = (*post.signs, Sign(output, sign, digest_file(sign)))
        order = pickle.dumps(replace(post, signs=signs, written=(scratch, ledger)))
        said = client.run(foreman.muster, post.token, order, on_error="return")
    except Exception as fault:
        raise _broken_off(post, fault) from fault
    finally:
        clear_scratch(output)
    reports: dict[str, Report] = {
        address: answer if isinstance(answer, Exception) else pickle.loads(answer) for address, answer in said.items()
    }
    if problems := misfits(reports, str(post.places.source)):
        raise ProjectError(*problems)


def _build(client: "Client", address: str, post: Post, jobs: list[Job], record: Record) -> None:
    """Builds them all, largest first. A group that ends every process that takes it keeps its last output, and the
    others go on. Raises ProjectError, Unwritable."""
    from distributed.scheduler import KilledWorker

    marker = post.places.output / MARKER
    post = replace(post, signs=(*post.signs, Sign(post.places.output, marker, digest_file(marker))))
    ordered = sorted(jobs, key=lambda job: -job.files.files.work)
    orders = (pickle.dumps((post, place, job)) for place, job in enumerate(ordered))
    pool = client.get_executor(pure=False, retries=RETRIES)

    def done(outcome: bytes) -> None:
        record(pickle.loads(outcome))

    def settled(order: bytes, fault: BaseException) -> bool:
        if not isinstance(fault, KilledWorker | Lost):
            return False
        job = pickle.loads(order)[2]
        record(quarantine(job, (Diagnostic("K958", job.files.profile),)))
        return True

    try:
        run(pool, _Room(client, address), partial(foreman.perform, post.token), orders, done, PULSE, settled)
    except (ProjectError, Unwritable):
        raise
    except Unfit as fault:
        raise ProjectError(*misfits({fault.worker: fault.fitness}, str(post.places.source))) from fault
    except Exception as fault:
        raise _broken_off(post, fault) from fault
    finally:
        pool.shutdown(wait=False)  # lets go of all that is not done: there is such only after a fault


def _broken_off(post: Post, fault: Exception) -> ProjectError:
    """K957: whatever Dask raises when a scheduler is no more, or not the one that it was."""
    reason = f"{type(fault).__name__}: {fault}".removesuffix(": ")
    return ProjectError(Diagnostic("K957", str(post.places.output), facts=(("reason", reason),)))


class _Room:
    """How many groups may be with the workers at a time. They come and go: they are counted anew every few seconds.

    Raises ProjectError (K952) when there have been none for a while.
    """

    def __init__(self, client: "Client", address: str) -> None:
        self._client, self._address = client, address
        self._looked = self._met = time.monotonic()
        self._threads = self._count()

    def __call__(self) -> int:
        now = time.monotonic()
        if now - self._looked >= PULSE:
            self._looked, self._threads = now, self._count()
            self._met = now if self._threads else self._met
        if now - self._met > DESERTED:
            raise ProjectError(Diagnostic("K952", self._address, facts=(("address", self._address),)))
        return AHEAD * max(self._threads, 1)

    def _count(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return sum(threads.values())
