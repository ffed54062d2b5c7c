"""Whether an output has to be made, and a group to be looked at. Deciding is a function of values."""

from collections.abc import Callable
from datetime import datetime

from kimsite.model.memory import GroupMemory, PortalMemory
from kimsite.model.record import Record

INTACT = ""
REASONS = frozenset({"new", "view", "look", "lost", "edited", "salt", "clean", "failed", "told", "broken"})
"""Why an output is made: it was not there; what it shows changed; its template or words changed; its file is gone, or
was changed by others; kimsite or a library is another one; all was asked for; it could not be made the last time, or
something was told of it; the build was broken off."""


def reason_for(key: str, record: Record | None, state: Callable[[Record], str]) -> str:
    """Why an output with this key is to be made; INTACT when it is kept: its key is the recorded one and
    its file is still as it was written. `state` looks at the file: INTACT, `lost` or `edited`.
    """
    if record is None:
        return "new"
    if record.key.startswith("!"):
        return record.key[1:]
    if record.key == key:
        return state(record)
    return "view" if record.key.split("-")[0] != key.split("-")[0] else "look"


def unchanged(memory: GroupMemory | PortalMemory, key: str, files: str, today: datetime) -> bool:
    """Whether nothing that a group, or the portal, can see has changed since it was built.

    `key` and `files` are what they are now. A clock that went back, or past the next
    moment when time changes a page, is a change too.
    """
    if not memory.key or (memory.key, memory.files) != (key, files):
        return False
    return memory.since <= today and (memory.until is None or today < memory.until)
