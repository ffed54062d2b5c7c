"""The keys of outputs: two tasks with the same key make the same bytes."""

from collections.abc import Callable

from kimsite.digest import digest_value
from kimsite.engine.spelling import Spelling
from kimsite.model.task import Task
from kimsite.model.theme import Catalogue, Theme


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
