"""All outputs of one group."""

from collections.abc import Iterable
from datetime import date

from kimsite.model.feed import TextView
from kimsite.model.site import Site
from kimsite.model.task import Task
from kimsite.model.view import DocumentView, ListView
from kimsite.plan.documents import document_tasks
from kimsite.plan.feeds import calendar_tasks, feed_tasks
from kimsite.plan.frame import Frame, Outlook
from kimsite.plan.hosting import hosting_tasks
from kimsite.plan.lists import all_lists
from kimsite.plan.redirects import redirect_tasks
from kimsite.plan.standing import standing_tasks
from kimsite.plan.summary import counts, headlines
from kimsite.plan.twins import kim_json


def plan_group(site: Site, outlook: Outlook, top: bool) -> tuple[Task, ...]:
    """Tasks by path, each path once. `top`: this group's folder is published on its own."""
    frame = Frame(site, outlook)
    pages = [*standing_tasks(frame, outlook.theme), *document_tasks(frame), *all_lists(frame)]
    others = [
        *feed_tasks(frame, "", frame.group.name, frame.shelf.listed),
        *calendar_tasks(frame),
        *_twins(frame),
        *hosting_tasks(frame, _indexed(pages), top),
        *(Task(asset.path, "text", TextView(asset.text)) for asset in outlook.theme.assets),
        *(Task(copy.path, "copy", copy) for copy in site.copies),
    ]
    tasks = (*pages, *others)
    return _unique((*tasks, *redirect_tasks(frame, [task.path for task in tasks])))


def _twins(frame: Frame) -> tuple[Task, ...]:
    if not frame.makes("twins"):
        return ()
    text = kim_json(frame.group, counts(frame.site), headlines(frame.site, frame.guids))
    return (Task("kim.json", "text", TextView(text)),)


def _indexed(pages: list[Task]) -> tuple[tuple[str, date | None], ...]:
    """What search engines should know: documents and lists, not feeds, with the day each last changed."""
    found: dict[str, date | None] = {}
    for task in pages:
        view = task.view
        if isinstance(view, DocumentView):
            last = view.updated or view.date
            found[task.path] = last.date() if last else None
        elif isinstance(view, ListView):
            newest = max((card.date for card in view.cards if card.date), default=None)
            found[task.path] = newest.date() if newest else None
        elif task.maker.startswith("template:") and task.path != "404.html":
            found[task.path] = None
    return tuple(sorted(found.items()))


def _unique(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Sorted by path. Letter case does not tell two files apart on Windows and macOS, so it does not here.

    Documents were given addresses of their own before: two tasks for one path are a fault of planning.
    """
    taken: dict[str, Task] = {}
    for task in tasks:
        if taken.setdefault(task.path.casefold(), task) != task:
            raise ValueError(f"two outputs for {task.path}")
    return tuple(sorted(taken.values(), key=lambda task: task.path))
