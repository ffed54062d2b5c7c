"""What to do with each output: run, keep or delete. Deciding is a function of values; nothing is touched here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from kimsite.digest import digest_value
from kimsite.engine.spelling import Spelling
from kimsite.model.memory import GroupMemory
from kimsite.model.task import Record, Task
from kimsite.model.theme import Catalogue, Theme

INTACT = ""
REASONS = frozenset({"new", "view", "look", "lost", "edited", "salt", "clean", "failed", "broken"})
"""Why an output is made: it was not there; what it shows changed; its template or words changed; its file is gone, or
was changed by others; kimsite or a library is another one; all was asked for; it could not be made the last time, or
the build was broken off."""


@dataclass(frozen=True, slots=True)
class Work:
    """A task that has to run, its key, and why."""

    task: Task
    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class Decision:
    """`run` are tasks to run; `keep` the records that stay."""

    run: tuple[Work, ...]
    keep: tuple[Record, ...]


def decide(
    tasks: Iterable[Task],
    keys: Callable[[Task], str],
    records: Iterable[Record],
    state: Callable[[Record], str],
) -> Decision:
    """An output is kept when its key is the recorded one and the file is still as it was written.

    `state` looks at the file of a record: INTACT, `lost` or `edited`.
    """
    known = {record.path: record for record in records}
    run, keep = [], []
    for task in tasks:
        key, record = keys(task), known.get(task.path)
        reason = _reason(key, record, state) if record else "new"
        if record and reason == INTACT:
            keep.append(record)
        else:
            run.append(Work(task, key, reason))
    return Decision(tuple(run), tuple(keep))


def _reason(key: str, record: Record, state: Callable[[Record], str]) -> str:
    if record.key.startswith("!"):
        return record.key[1:]
    if record.key == key:
        return state(record)
    return "view" if record.key.split("-")[0] != key.split("-")[0] else "look"


def task_keys(theme: Theme, catalogue: Catalogue) -> Callable[[Task], str]:
    """A task's key: all it can see. `<its maker, path and view>-<the template's closure and the words>`.

    The second half is missing where no template is used. What makes outputs (kimsite's
    own code and libraries) is in the ledger's salt.
    """
    words = digest_value(catalogue)
    looks = {f"template:{t.name}": digest_value(t.closure, words)[:16] for t in theme.templates}
    spelling = Spelling()

    def key(task: Task) -> str:
        return f"{spelling.digest(task.maker, task.path, task.view)}-{looks.get(task.maker, '')}"

    return key


def unchanged(memory: GroupMemory, key: str, files: str, today: datetime) -> bool:
    """Whether nothing that a group can see has changed since it was built.

    `key` and `files` are what they are now. A clock that went back, or past the next
    moment when time changes a page, is a change too.
    """
    if not memory.key or (memory.key, memory.files) != (key, files):
        return False
    return memory.since <= today and (memory.until is None or today < memory.until)
