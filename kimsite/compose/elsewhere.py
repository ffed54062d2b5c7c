"""Converting in a child process, which can be ended where a timer cannot interrupt: on Windows, in other threads."""

import multiprocessing
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from kimsite.model.site import Body, Profile

if TYPE_CHECKING:
    from kimsite.compose.guard import Refusal


def attempt_elsewhere(text: str, profile: Profile, ceiling: int, seconds: float) -> "Body | Refusal | None":
    """What `guard.attempt` gives in a process of its own; None when that does not end in time."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_answer, args=(theirs, text, profile, ceiling), daemon=True)
    child.start()
    theirs.close()
    try:
        ready = ours.poll(STARTING_SECONDS + seconds)
        return _received(ours) if ready else None
    finally:
        child.kill()
        child.join()
        ours.close()


STARTING_SECONDS = 5
"""What a new Python may take to start on a slow disk, on top of the document's own time."""


def _answer(connection: "Connection[Body | Refusal, object]", text: str, profile: Profile, ceiling: int) -> None:
    from kimsite.compose.guard import attempt
    from kimsite.compose.markdown import convert

    connection.send(attempt(convert, text, profile, ceiling))


def _received(connection: "Connection[object, Body | Refusal]") -> "Body | Refusal":
    """The child's answer; a child that died without one ran out of memory or stack."""
    from kimsite.compose.guard import Refusal

    try:
        return connection.recv()
    except EOFError:
        return Refusal("K206")
