"""All outputs of one group."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kimsite.digest import digest_value
from kimsite.model.feed import TextView
from kimsite.model.site import Copy, Site
from kimsite.model.task import Task
from kimsite.model.theme import Theme
from kimsite.plan.app import app_tasks
from kimsite.plan.documents import document_pages
from kimsite.plan.feeds import calendar_tasks, feeds
from kimsite.plan.frame import Frame, Outlook
from kimsite.plan.hosting import hosting_tasks
from kimsite.plan.lists import all_lists
from kimsite.plan.planned import Planned, ready
from kimsite.plan.previews import previews
from kimsite.plan.redirects import redirect_tasks
from kimsite.plan.search import search_outputs
from kimsite.plan.standing import standing_tasks
from kimsite.plan.summary import counts, headlines
from kimsite.plan.twins import kim_json


def plan_group(site: Site, outlook: Outlook, top: bool) -> tuple[Planned, ...]:
    """Outputs by path, each path once. `top`: this group's folder is published on its own."""
    return plan_outputs(Frame(site, outlook), outlook.theme, top)


def plan_outputs(frame: Frame, theme: Theme, top: bool) -> tuple[Planned, ...]:
    """The same, where the frame is wanted for more."""
    pages = [
        *(ready(task, listed=task.path != "404.html") for task in standing_tasks(frame, theme)),
        *search_outputs(frame),
        *document_pages(frame),
        *all_lists(frame),
        *feeds(frame, "", frame.group.name, frame.shelf.listed),
    ]
    others = [
        *calendar_tasks(frame),
        *_twins(frame),
        *(app_tasks(frame, theme) if frame.makes("app") else ()),
        *hosting_tasks(frame, _listed(pages), top),
        *(Task(asset.path, "text", TextView(asset.text)) for asset in theme.served),
    ]
    planned = (*pages, *map(ready, others), *map(_copy, frame.site.copies), *previews(frame))
    redirects = redirect_tasks(frame, [output.path for output in planned])
    return _unique((*planned, *map(ready, redirects)))


def _copy(copy: Copy) -> Planned:
    """Where its source lies is all the same to it: a photo that is moved to another folder is not made again."""
    return ready(Task(copy.path, "copy", copy), seen=digest_value(replace(copy, source="")))


def _twins(frame: Frame) -> tuple[Task, ...]:
    if not frame.makes("twins"):
        return ()
    text = kim_json(frame.group, counts(frame.site), *headlines(frame.site, frame.today, frame.names))
    return (Task("kim.json", "text", TextView(text)),)


def _listed(pages: Iterable[Planned]) -> tuple[tuple[str, date | None], ...]:
    """What search engines should know: documents and lists, not feeds, with the day each last changed."""
    return tuple(sorted((page.path, page.changed) for page in pages if page.listed))


def _unique(outputs: Iterable[Planned]) -> tuple[Planned, ...]:
    """Sorted by path. Letter case does not tell two files apart on Windows and macOS, so it does not here.

    Documents were given addresses of their own before: two outputs for one path are a fault of planning.
    """
    taken: dict[str, Planned] = {}
    for output in outputs:
        if taken.setdefault(output.path.casefold(), output) is not output:
            raise ValueError(f"two outputs for {output.path}")
    return tuple(sorted(taken.values(), key=lambda output: output.path))
