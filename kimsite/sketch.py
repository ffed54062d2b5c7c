"""One page ahead of its build: that of a document of which nothing but the text was changed.

A preview shows it until the build that follows has made it, with all else that the text changes. It is made by the
stages of that build from what the last one had at hand, so it is the same page. Nothing of it is written or remembered;
where anything is not sure there is no sketch.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from kimsite.compose.guard import Refusal, convert_within, is_risky
from kimsite.compose.related import stays_related
from kimsite.compose.wording import reading_minutes
from kimsite.model.content import Document, Group
from kimsite.model.settings import Settings
from kimsite.model.site import Item, Profile, Reference
from kimsite.model.task import Task
from kimsite.model.value import frozen
from kimsite.outputs import Look
from kimsite.plan.documents import document_view
from kimsite.plan.frame import PROFILE, Frame
from kimsite.read.document import read_document
from kimsite.render.make import Maker


@frozen
class Ground:
    """What a build had at hand of one group. `folder` is where its outputs lie below the whole output, "" or ending in
    a slash; `references` are those of each text, by its document's path; `pictures` as outputs know them."""

    group: Group
    folder: str
    frame: Frame
    references: Mapping[str, tuple[Reference, ...]]
    look: Look
    settings: Settings
    pictures: Mapping[str, tuple[int, str]]


def sketch(ground: Ground, path: str) -> tuple[str, bytes] | None:
    """The page of the document at `path` (from the project's folder) as its file is now: where it lies below the
    output, and its bytes. None where only a build can tell."""
    item = next((item for item in ground.frame.site.items if item.document.path == path), None)
    if item is None or (item.path == PROFILE and ground.frame.makes("profile")):
        return None
    document = _read(ground, path)
    if document is None or not _same_but_for_text(document, item.document) or is_risky(document.text):
        return None
    profile = Profile(document.language or ground.group.language, ground.group.line_breaks)
    body = convert_within(document.text, profile, ground.settings.limits)
    if isinstance(body, Refusal) or body.references != ground.references.get(path):
        return None
    summary = document.summary or body.summary
    minutes = reading_minutes(body.words)
    now = replace(item, document=document, utf8=body.utf8, summary=summary, words=body.words, reading_minutes=minutes)
    if not stays_related(ground.frame.site.items, item, now):
        return None
    data = _made(ground, now)
    return (ground.folder + item.path, data) if data else None


def _read(ground: Ground, path: str) -> Document | None:
    try:
        data = Path(ground.settings.source, path).read_bytes()
    except OSError:
        return None
    document, problems = read_document(data, path, ground.group, ground.settings.limits)
    return None if problems else document


def _same_but_for_text(document: Document, before: Document) -> bool:
    same = replace(document, text=before.text, text_line=before.text_line, places=before.places, mark=before.mark)
    return same == before


def _made(ground: Ground, item: Item) -> bytes | None:
    look, settings = ground.look, ground.settings
    maker = Maker(look.theme, look.words, Path(settings.source), settings.limits, look.budgets, ground.pictures)
    task = Task(item.path, "template:document.html", document_view(item, ground.frame), item.document.path)
    return maker.make(task)[0]
