"""A group's folder to what it wrote: documents, pictures and files, and why some of them are not shown."""

import posixpath
from dataclasses import dataclass
from pathlib import Path

from kimsite.digest import digest_bytes
from kimsite.model.content import Document, Group
from kimsite.model.report import Diagnostic, Waiting
from kimsite.model.settings import Settings
from kimsite.model.site import Absent
from kimsite.model.source import Attachment, GroupFiles, Picture, SourceFile
from kimsite.read.document import is_document, read_document
from kimsite.read.picture import read_picture
from kimsite.vocabulary import PICTURE_ENDINGS


@dataclass(frozen=True, slots=True)
class Content:
    """A group's documents, sorted by what becomes of them, and its pictures and files."""

    published: tuple[Document, ...]
    drafts: tuple[str, ...]
    scheduled: tuple[Waiting, ...]
    left_out: tuple[str, ...]
    absent: tuple[Absent, ...]
    pictures: tuple[Picture, ...]
    attachments: tuple[Attachment, ...]
    problems: tuple[Diagnostic, ...]


def read_content(group: Group, files: GroupFiles, settings: Settings) -> Content:
    """Everything a group wrote; a broken file is named and left out."""
    documents: list[Document] = []
    problems: list[Diagnostic] = []
    left_out: list[str] = []
    broken: list[str] = []
    pictures: list[Picture] = []
    attachments: list[Attachment] = []
    root = settings.source
    for file in files.files:
        if is_document(file, files.folder):
            data = _bytes(root, file, settings.limits.text_bytes)
            document, found = read_document(data, file.path, group, settings.limits)
            problems += found
            if document:
                documents.append(document)
            else:
                left_out.append(file.path)
        elif posixpath.splitext(file.path)[1].lower() in PICTURE_ENDINGS:
            data = _bytes(root, file, settings.limits.picture_bytes)
            picture, found = read_picture(data, file.path, settings.limits)
            problems += found
            pictures += [picture] if picture else []
            broken += [] if picture else [file.path]
        elif file.path != files.profile:
            attachments.append(Attachment(file.path, digest_bytes(Path(root, file.path).read_bytes()), file.size))
    waiting = tuple(
        Waiting(d.path, d.date) for d in documents if d.date and not d.draft and d.date > settings.today and _waits(d)
    )
    held = () if settings.drafts else {w.path for w in waiting} | {d.path for d in documents if d.draft}
    return Content(
        published=tuple(d for d in documents if d.path not in held),
        drafts=tuple(d.path for d in documents if d.draft),
        scheduled=waiting,
        left_out=tuple(left_out),
        absent=(
            *(_held(document) for document in documents if document.path in held),
            *(Absent(path, "K227") for path in (*left_out, *broken)),
        ),
        pictures=tuple(pictures),
        attachments=tuple(attachments),
        problems=tuple(problems),
    )


def _waits(document: Document) -> bool:
    """An event is announced before it begins: its start is no reason to wait, a written `tanggal` is."""
    return not (document.event and document.date == document.event.start)


def _held(document: Document) -> Absent:
    """A document that is not shown yet."""
    if document.draft or document.date is None:
        return Absent(document.path, "K225", document.slug)
    return Absent(document.path, "K226", document.slug, document.date.date().isoformat())


def _bytes(root: str, file: SourceFile, limit: int) -> bytes:
    """A file's bytes, and of one that is too large just enough to be told so.

    Asked for no more than it had when it was listed: to make room for the limit each time costs more than reading.
    """
    expected = min(file.size, limit) + 1
    with Path(root, file.path).open("rb") as opened:
        data = opened.read(expected)
        return data if len(data) < expected else data + opened.read(limit + 1 - expected)
