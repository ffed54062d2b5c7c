"""The files that messengers show of pages: photos cut to their proportions, and drawn cards.

A group without an address has none: they are found by whole addresses only.
"""

from collections.abc import Iterator
from dataclasses import replace

from kimsite.digest import digest_value
from kimsite.model.preview import PREVIEW_SIZE
from kimsite.model.site import Copy
from kimsite.model.task import Task
from kimsite.plan.documents import card_of_document
from kimsite.plan.frame import Frame
from kimsite.plan.planned import Planned, ready
from kimsite.plan.posters import cut_path, photo_of


def previews(frame: Frame) -> Iterator[Planned]:
    """Each file once: several documents may show one photo, or be alike."""
    if not frame.card:
        return
    sources = {copy.path: copy for copy in frame.site.copies}
    found = {frame.card.path: Task(frame.card.path, "card", frame.card)}
    width, height = PREVIEW_SIZE
    for item in frame.site.items:
        photo = photo_of(item)
        if photo is None:
            card = card_of_document(item, frame)
            found[card.path] = Task(card.path, "card", card)
        elif copy := sources.get(photo.share):
            path = cut_path(photo)
            found[path] = Task(path, "copy", replace(copy, path=path, width=width, height=height))
    for task in found.values():
        yield ready(task, seen=_shown(task))


def _shown(task: Task) -> str:
    """Where a photo or logo lies is all the same."""
    view = task.view
    return digest_value(replace(view, source="") if isinstance(view, Copy) else task.path)
