"""The photos of a gallery: those that it names, or those in its folder."""

import posixpath

from kimsite.compose.alternative import says_nothing, words_in_name
from kimsite.compose.desk import Desk
from kimsite.compose.mentions import in_field
from kimsite.model.content import Document, Photo
from kimsite.model.site import Image
from kimsite.pattern import pattern

NUMBER = pattern("([0-9]+)")


def gallery(document: Document, desk: Desk) -> tuple[Image, ...]:
    """The photos that a document names (foto); a folder stands for the pictures in it, 2 before 10.

    A gallery that names none shows those in the folder of its own name beside it, or else those that it
    lies among, if it is the only document there.
    """
    if not document.photos:
        return _of_folder(document, Photo(""), _own_photos(document, desk), desk) if document.type == "galeri" else ()
    images: list[Image] = []
    for photo in document.photos:
        if not photo.file.endswith("/"):
            image = shown(document, "photos", photo, desk)
            images += [image] if image else []
            continue
        inside = desk.pictures.in_folder(photo.file, posixpath.dirname(document.path))
        if not inside:
            desk.complain(in_field(document, "photos", "K230", (("target", photo.file),), photo.file))
        images += _of_folder(document, photo, inside, desk)
    return tuple(images)


def shown(document: Document, field: str, photo: Photo, desk: Desk) -> Image | None:
    """A picture by its name, with its words; complaints when it is missing, or its words are."""
    start = posixpath.dirname(document.path)
    found = desk.pictures.find(photo.file, start)
    if not found:
        desk.complain(in_field(document, field, *desk.lost("K211", photo.file, desk.pictures, start), photo.file))
        return None
    desk.hint(found, lambda code, facts: in_field(document, field, code, facts, photo.file), photo.file, start)
    words = photo.alt or (photo.caption if field == "photos" else "")
    if not words:
        desk.complain(in_field(document, field, "K212", (("target", photo.file),), photo.file))
    elif says_nothing(words):
        facts = (("target", photo.file), ("words", words))
        desk.complain(in_field(document, field, "K233", facts, photo.file))
    return desk.image(found.path, photo.alt or photo.caption, photo.caption)


def _own_photos(document: Document, desk: Desk) -> tuple[str, ...]:
    folder = posixpath.dirname(document.path)
    named = desk.pictures.lying_in(document.path.removesuffix(".md"))
    alone = desk.documents.lying_in(folder) == (document.path,)
    return named or (desk.pictures.lying_in(folder) if alone else ())


def _of_folder(document: Document, folder: Photo, paths: tuple[str, ...], desk: Desk) -> tuple[Image, ...]:
    """The pictures of a folder. What is written of the folder stands for each; else its own name, if that tells."""
    common = folder.alt or folder.caption
    images: list[Image] = []
    wordless: list[str] = []
    for number, path in enumerate(sorted(paths, key=_natural), 1):
        words = "" if common else words_in_name(path)
        wordless += [] if common or words else [path]
        images.append(desk.image(path, words or f"{common or document.title} ({number})", folder.caption))
    if wordless:
        facts = (("count", str(len(wordless))), ("target", posixpath.basename(wordless[0])))
        desk.complain(in_field(document, "photos", "K234", facts, folder.file))
    return tuple(images)


def _natural(path: str) -> tuple[list[str | int], str]:
    """Numbers by what they count: 2 comes before 10."""
    pieces: list[str | int] = list(NUMBER.split(path.casefold()))
    pieces[1::2] = [int(piece) for piece in pieces[1::2]]
    return pieces, path
