"""What a document's front matter shows besides its text: its picture, its file, its translations."""

import posixpath
from collections import defaultdict

from kimsite.compose.album import shown
from kimsite.compose.desk import Desk
from kimsite.compose.mentions import Facts, in_field
from kimsite.diagnostics import at_field
from kimsite.model.content import Document, Photo
from kimsite.model.report import Diagnostic
from kimsite.model.site import Image


def leading_image(document: Document, desk: Desk) -> Image | None:
    """The picture above the text (gambar)."""
    if not document.image:
        return None
    return shown(document, "image", Photo(document.image, document.caption, document.alt), desk)


def download(document: Document, desk: Desk) -> tuple[str, int]:
    """The file that a document offers (berkas): where its copy lies and how large it is."""
    if not document.file:
        return "", 0
    start = posixpath.dirname(document.path)
    if found := desk.attachments.find(document.file, start):
        desk.hint(found, lambda code, facts: in_field(document, "file", code, facts), document.file, start)
        if desk.offers(found.path):
            return desk.download(found.path)
        facts: Facts = (("target", document.file), ("kinds", desk.kinds()))
        desk.complain(in_field(document, "file", "K214", facts))
        return "", 0
    desk.complain(in_field(document, "file", *desk.lost("K231", document.file, desk.attachments, start)))
    return "", 0


def further_reading(document: Document, desk: Desk) -> tuple[str, ...]:
    """The pages that the author recommends (baca_juga), each once."""
    pages = (desk.find_document(document, "read_also", target) for target in document.read_also)
    return tuple(dict.fromkeys(page for page in pages if page and page != desk.addresses[document.path]))


def translations_of(documents: tuple[Document, ...], desk: Desk) -> dict[str, tuple[tuple[str, str], ...]]:
    """Documents' paths → (language, page) of the same text in other languages.

    A text and all that say to be its translation (alih_bahasa) are one family.
    """
    families: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        page = desk.addresses[document.path]
        original = (
            desk.find_document(document, "translation_of", document.translation_of) if document.translation_of else ""
        )
        families[original or page].append(document)
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for family in families.values():
        pages = [(document.language or desk.group.language, desk.addresses[document.path]) for document in family]
        for document, own in zip(family, pages, strict=True):
            found[document.path] = tuple(sorted(page for page in pages if page[1] != own[1] and page[0] != own[0]))
    return found


def group_picture(field: str, path: str, desk: Desk, alt: str) -> Image | None:
    """A picture that group.yaml names: the logo, an officer's photo."""
    found = desk.pictures.find(path, desk.group.folder) if path else None
    if path and not found:
        desk.complain(_in_group(field, *desk.lost("K211", path, desk.pictures, desk.group.folder), path, desk))
    return desk.image(found.path, alt) if found else None


def group_file(field: str, path: str, desk: Desk) -> str:
    """A file that group.yaml names: the copy of a decree."""
    found = desk.attachments.find(path, desk.group.folder)
    if found and desk.offers(found.path):
        return desk.download(found.path)[0]
    picture = desk.pictures.find(path, desk.group.folder)
    if picture:
        return desk.image(picture.path).src
    code, facts = desk.lost("K231", path, desk.attachments, desk.group.folder)
    if found:
        code, facts = "K214", (("target", path), ("kinds", desk.kinds()))
    desk.complain(_in_group(field, code, facts, path, desk))
    return ""


def _in_group(field: str, code: str, facts: Facts, says: str, desk: Desk) -> Diagnostic:
    return at_field(code, desk.group.path, desk.group.places, field, facts, says)
