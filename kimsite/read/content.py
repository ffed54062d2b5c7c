"""A group's folder to what it wrote: documents, pictures and files, and why some of them are not shown."""

import os
import posixpath
from collections.abc import Iterable
from pathlib import Path

from kimsite.digest import digest_file
from kimsite.model.content import Document, Group
from kimsite.model.reading import Source
from kimsite.model.report import Diagnostic, Waiting
from kimsite.model.settings import Limits, Settings
from kimsite.model.site import Absent
from kimsite.model.source import Attachment, Picture, SourceFile
from kimsite.model.value import frozen
from kimsite.read.document import is_document, read_document
from kimsite.read.picture import read_picture
from kimsite.vocabulary import PICTURE_ENDINGS


@frozen
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


def read_source(file: SourceFile, profile: str, group: Group, root: str, limits: Limits) -> Source:
    """One file of a group, whose own file is `profile`, below the project folder `root`.

    One that is gone since its folder was listed holds nothing; of one that the system does not give, K005 is told.
    """
    try:
        return _read(file, profile, group, root, limits)
    except FileNotFoundError:
        return Source(file.path)
    except OSError:
        return Source(file.path, broken=True, problems=(Diagnostic("K005", file.path),))


def _read(file: SourceFile, profile: str, group: Group, root: str, limits: Limits) -> Source:
    path = file.path
    if path == profile:
        return Source(path)
    if is_document(file, group.folder):
        document, problems = read_document(_bytes(root, file, limits.text_bytes), path, group, limits)
        return Source(path, document=document, broken=document is None, problems=problems)
    if _is_picture(path):
        picture, problems = read_picture(_bytes(root, file, limits.picture_bytes), path, limits)
        return Source(path, picture=picture, broken=picture is None, problems=problems)
    with Path(root, path).open("rb"):  # or it cannot be read
        return Source(path, attachment=Attachment(path, digest_file(Path(root, path)), file.size))


def arrange(sources: Iterable[Source], settings: Settings) -> Content:
    """Everything a group wrote, by what becomes of it; a broken file is named and left out."""
    sources = tuple(sources)
    documents = tuple(source.document for source in sources if source.document)
    waiting = tuple(
        Waiting(d.path, d.date) for d in documents if d.date and not d.draft and d.date > settings.today and _waits(d)
    )
    held = () if settings.drafts else {w.path for w in waiting} | {d.path for d in documents if d.draft}
    broken = tuple(source for source in sources if source.broken)
    return Content(
        published=tuple(d for d in documents if d.path not in held),
        drafts=tuple(d.path for d in documents if d.draft),
        scheduled=waiting,
        left_out=tuple(source.path for source in broken if not _is_picture(source.path)),
        absent=(
            *(_held(document) for document in documents if document.path in held),
            *(Absent(source.path, "K227") for source in broken),
        ),
        pictures=tuple(source.picture for source in sources if source.picture),
        attachments=tuple(source.attachment for source in sources if source.attachment),
        problems=tuple(problem for source in sources for problem in source.problems),
    )


def _is_picture(path: str) -> bool:
    return posixpath.splitext(path)[1].lower() in PICTURE_ENDINGS


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
    with open(os.path.join(root, file.path), "rb", buffering=0) as opened:  # noqa: PTH118, PTH123 - the hot path
        data = opened.read(expected)
        while len(data) == expected and expected <= limit and (more := opened.read(limit + 1 - expected)):
            data, expected = data + more, expected + len(more)
        return data
