"""What to do with each output: run, keep or delete. Deciding is a function of values; nothing is touched here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from kimsite.digest import digest_value
from kimsite.model.memory import GroupMemory, Ledger
from kimsite.model.source import GroupFiles
from kimsite.model.task import Record, Task
from kimsite.model.theme import Catalogue, Theme


@dataclass(frozen=True, slots=True)
class Decision:
    """`run` are tasks with their keys; `keep` the records that stay; `delete` paths that nothing makes any more."""

    run: tuple[tuple[Task, str], ...]
    keep: tuple[Record, ...]
    delete: tuple[str, ...]


def decide(
    tasks: Iterable[Task],
    keys: Callable[[Task], str],
    records: Iterable[Record],
    intact: Callable[[Record], bool],
) -> Decision:
    """An output is kept when its key is the recorded one and the file is still as it was written."""
    known = {record.path: record for record in records}
    run, keep = [], []
    for task in tasks:
        key, record = keys(task), known.pop(task.path, None)
        if record and record.key == key and intact(record):
            keep.append(record)
        else:
            run.append((task, key))
    return Decision(tuple(run), tuple(keep), tuple(sorted(known)))


def task_keys(theme: Theme, catalogue: Catalogue) -> Callable[[Task], str]:
    """A task's key: all it can see, that is its maker, its view, and for a page the template's closure and the words.

    What makes outputs (kimsite's own code and libraries) is in the ledger's salt.
    """
    closures = {f"template:{template.name}": template.closure for template in theme.templates}
    words = digest_value(catalogue)

    def key(task: Task) -> str:
        closure = closures.get(task.maker)
        return digest_value(task.maker, task.path, task.view, closure and (closure, words))

    return key


def unchanged(files: GroupFiles, memory: GroupMemory, key: str, today: datetime, ledger: Ledger) -> bool:
    """Whether nothing that a group can see has changed since it was built.

    A file touched since the last build began may have been read before or after: it is read again.
    A clock that went back, or past the next moment when time changes a page, is a change too.
    """
    if memory.key != key or memory.files != files.files:
        return False
    if any(file.mtime >= ledger.started for file in files.files):
        return False
    return memory.since <= today and (memory.until is None or today < memory.until)
