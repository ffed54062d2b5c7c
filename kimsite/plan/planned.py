"""An output that is planned: what it will be is known at once, what it shows only when it is its turn.

A view of a page holds its whole text, so all views of a large group together would
be most of the memory that a build needs. And processes that share the pages of a
group make the views of their own pages only.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

from kimsite.model.site import Copy
from kimsite.model.task import Task, View
from kimsite.model.value import frozen


@frozen
class Planned:
    """The task for `path`, when it is asked for. `source` as in Task.

    `changed` is the day on which what the page shows last changed; `listed`: search
    engines should know it. `show` can be sent to another process; `seen` stands for all that it
    looks at, "" when only the view can tell.
    """

    path: str
    maker: str
    show: Callable[[], View | Copy]
    source: str = ""
    changed: date | None = None
    listed: bool = False
    seen: str = ""

    def task(self) -> Task:
        """What the engine runs."""
        return Task(self.path, self.maker, self.show(), self.source)


def ready(task: Task, listed: bool = False, seen: str = "") -> Planned:
    """A task whose view costs next to nothing."""
    return Planned(task.path, task.maker, partial(_given, task.view), task.source, listed=listed, seen=seen)


def _given(view: View | Copy) -> View | Copy:
    return view
