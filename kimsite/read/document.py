"""A Markdown file → a Document."""

import posixpath
from functools import cache

from kimsite.diagnostics import severity
from kimsite.digest import digest_bytes
from kimsite.model.content import Document, Group
from kimsite.model.report import Diagnostic
from kimsite.model.settings import Limits
from kimsite.model.source import SourceFile
from kimsite.read import identity
from kimsite.read.draft import Draft, assemble
from kimsite.read.fields import read_fields
from kimsite.read.frontmatter import FrontMatter, read_frontmatter
from kimsite.read.keys import index, nearest, normal
from kimsite.read.kinds import Context
from kimsite.read.nodes import Mapping, Scalar, is_empty
from kimsite.read.privacy import find_contacts
from kimsite.read.sheet import Refused, Sheet
from kimsite.read.text import decode, encoding_of
from kimsite.vocabulary import DOCUMENT_FIELDS, GALLERY_PHOTOS, MEDIA_FOLDERS, TYPE_IDS, TYPE_NAMES, Field

ENDINGS = (".md", ".markdown")
TYPE_KEYS = next(field.names for field in DOCUMENT_FIELDS if field.attribute == "type")


def is_document(file: SourceFile, folder: str = "content") -> bool:
    """Whether a file of the group in `folder` is a document: Markdown, no README, not among the media."""
    *folders, name = file.path.removeprefix(f"{folder}/").split("/")
    stem, ending = posixpath.splitext(name)
    if ending.lower() not in ENDINGS or stem.lower() == "readme":
        return False
    return not any(part.lower() in MEDIA_FOLDERS for part in folders)


def read_document(
    data: bytes, path: str, group: Group, limits: Limits
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Bytes → Document and all there is to say of it; None when any of that is an error."""
    sheet = Sheet(path, ())
    if len(data) > limits.text_bytes:
        return None, (sheet.point("K102", limit=f"{limits.text_bytes // 1024}"),)
    text = decode(data)
    if text is None:
        return None, (sheet.point("K100"),)
    said = [sheet.point("K101")] if encoding_of(data) == "windows-1252" else []
    matter, problems = read_frontmatter(text, path)
    if matter is None:
        return None, (*said, *problems)
    said += (*problems, *identity.find_in_body(matter))
    document, problems = _document(matter, path.removeprefix(f"{group.folder}/"), group, digest_bytes(data))
    if document and document.type == "aspirasi":
        said += find_contacts(matter.sheet, group)
    return document, (*said, *problems)


def _document(
    matter: FrontMatter, below: str, group: Group, mark: str
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    sheet, problems = matter.sheet, []
    kind = ""
    try:
        kind = _type(matter.fields, below)
    except Refused as refused:
        problems.append(sheet.refusal(refused))
    usable, foreign = fields_of(kind)
    record = read_fields(matter.fields, usable, Context(sheet, posixpath.dirname(below), group.timezone), foreign)
    problems += record.problems
    if kind:
        document, more = assemble(Draft(matter, below, group, kind, record, mark))
        problems += more
        if not any(severity(problem) == "error" for problem in problems):
            return document, tuple(problems)
    return None, tuple(problems)


@cache
def fields_of(kind: str) -> tuple[dict[str, Field], dict[str, Field]]:
    """The fields a type may have, by name, and those that only other types have. No type (""): all are allowed."""
    table = (GALLERY_PHOTOS, *DOCUMENT_FIELDS) if kind == "galeri" else (*DOCUMENT_FIELDS, GALLERY_PHOTOS)
    usable = tuple(field for field in table if not field.types or not kind or kind in field.types)
    return index(usable), index(field for field in table if field not in usable)


def _type(fields: Mapping, below: str) -> str:
    """The content type: `jenis` in the front matter, or else the first folder. Raises Refused."""
    for key, value in fields.entries:
        if normal(key.text) in TYPE_KEYS and isinstance(value, Scalar) and not is_empty(value):
            return TYPE_NAMES.get(_folder_word(value.text), "")  # what is wrong with it, the field itself says
    known = ", ".join(TYPE_IDS)
    folder, slash, _ = below.partition("/")
    if not slash:
        raise Refused("K193", 0, 0, known=known)
    kind = TYPE_NAMES.get(_folder_word(folder))
    if kind is None:
        better = TYPE_NAMES.get(nearest(_folder_word(folder), TYPE_NAMES), "")
        raise Refused("K192", 0, 0, folder=folder, known=known, better=better)
    return kind


def _folder_word(name: str) -> str:
    return normal(name).replace("_", "-")
