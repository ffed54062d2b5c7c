"""Whether outputs lie there as they were written: another process looks, while this one looks at the sources.

To ask the system about ten thousand outputs takes as long as about ten thousand sources,
and neither waits for the other. Few outputs, and any where processes cannot be forked, are
looked at when somebody asks.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from kimsite.engine.ledger import root_of
from kimsite.model.memory import GroupMemory, PartMemory
from kimsite.model.value import frozen

PAYS = 2_000
"""Outputs below which starting a process costs more than it saves."""
Memory = GroupMemory | PartMemory
Check = Callable[[Memory, str], bool]
"""Whether the outputs of one lie as they were written below this folder; below the working folder if it is ""."""


@frozen
class Inspection:
    """`stands` tells whether outputs lie there as they were written; while another process is still looking (`running`)
    it waits for it."""

    stands: Callable[[Memory], bool]
    running: bool


@contextmanager
def inspecting(memories: Sequence[Memory], check: Check, top: Path, workers: int) -> Iterator[Inspection]:
    """`check` for what lies below `top`, begun ahead for these memories: in the block what it gives need only be asked
    for."""
    if workers < 2 or sum(memory.outputs for memory in memories) < PAYS or not _can_fork():
        yield Inspection(partial(_check, check, top), running=False)
        return
    receiving, sending = os.pipe()
    inspector = os.fork()
    if not inspector:
        _inspect(memories, check, top, sending)
    os.close(sending)
    seen: dict[str, bool] = {}

    def ask(memory: Memory) -> bool:
        if not seen:
            seen.update(_received(receiving))
        return seen[memory.slug] if memory.slug in seen else _check(check, top, memory)

    try:
        yield Inspection(ask, running=True)
    finally:
        os.close(receiving)
        with suppress(ProcessLookupError, ChildProcessError):  # where SIGCHLD is ignored, nobody waits for it
            if not seen:
                os.kill(inspector, signal.SIGKILL)
            os.waitpid(inspector, 0)


def _can_fork() -> bool:
    """A forked process has one thread, and must not wait for what another was holding."""
    threading = sys.modules.get("threading")
    return sys.platform == "linux" and (threading is None or threading.active_count() == 1)


def _inspect(memories: Sequence[Memory], check: Check, top: Path, sending: int) -> None:
    """The other process: looks, tells, and ends at once; without a word if anything is amiss."""
    try:
        parent = os.getppid()
        found = {memory.slug: _go_and_check(check, top, memory) for memory in memories if os.getppid() == parent}
        with open(sending, "w", encoding="utf-8") as told:
            json.dump(found, told)
    finally:
        os._exit(0)


def _check(check: Check, top: Path, memory: Memory) -> bool:
    return check(memory, str(root_of(top, memory.slug)))


def _go_and_check(check: Check, top: Path, memory: Memory) -> bool:
    """The same from where the outputs are: the system finds what lies near sooner."""
    try:
        os.chdir(root_of(top, memory.slug))
    except OSError:
        return _check(check, top, memory)
    return check(memory, "")


def _received(receiving: int) -> dict[str, bool]:
    """What the other process tells; {} when it was ended."""
    with open(receiving, encoding="utf-8", closefd=False) as told:
        text = told.read()
    try:
        return json.loads(text) if text else {}
    except ValueError:
        return {}
