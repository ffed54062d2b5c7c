"""Where the references of one body lead."""

import posixpath
from dataclasses import dataclass

from kimsite.compose.desk import Desk, Teller
from kimsite.compose.identify import PREFIX
from kimsite.compose.mentions import Facts, in_text
from kimsite.model.content import Document
from kimsite.model.report import Diagnostic
from kimsite.model.site import Image, Reference
from kimsite.urls import slugify


@dataclass(frozen=True, slots=True)
class Destination:
    """A page or file below the group's root with a fragment, or a picture to show; neither for what was not found."""

    path: str = ""
    fragment: str = ""
    image: Image | None = None


def destinations_of(document: Document, references: tuple[Reference, ...], desk: Desk) -> tuple[Destination, ...]:
    """A destination for each reference, in the same order; what leads nowhere is complained about."""
    return tuple(
        _picture(document, reference.target, desk)
        if reference.kind == "image"
        else _link(document, reference.target, desk)
        for reference in references
    )


def _picture(document: Document, target: str, desk: Desk) -> Destination:
    found = desk.pictures.find(target, posixpath.dirname(document.path))
    if not found:
        desk.complain(in_text(document, target, "K211", desk.facts(target, desk.pictures)))
        return Destination()
    desk.hint(found, _teller(document, target), target)
    return Destination(image=desk.image(found.path))


def _link(document: Document, target: str, desk: Desk) -> Destination:
    """A document, with or without a fragment; else a picture, else a file to download."""
    start = posixpath.dirname(document.path)
    bare, _, fragment = target.partition("#")
    if found := desk.documents.find(bare, start):
        desk.hint(found, _teller(document, target), bare)
        return Destination(desk.addresses[found.path], _fragment(document, target, fragment, found.path, desk))
    for name in dict.fromkeys((target, bare)):
        if found := desk.pictures.find(name, start):
            return Destination(desk.image(found.path).src)
        if found := desk.attachments.find(name, start):
            if desk.offers(found.path):
                return Destination(desk.download(found.path)[0])
            desk.complain(in_text(document, target, "K214", (("target", name), ("kinds", desk.kinds()))))
            return Destination()
    desk.complain(in_text(document, target, "K210", desk.facts(target, desk.documents)))
    return Destination()


def _fragment(document: Document, target: str, fragment: str, path: str, desk: Desk) -> str:
    """The id that a fragment means in another document; "" for its top."""
    if not fragment:
        return ""
    there = desk.fragments(path)
    for name in (PREFIX + fragment, PREFIX + slugify(fragment), fragment):
        if name in there:
            return name
    name = posixpath.basename(path)
    desk.complain(in_text(document, target, "K213", (("fragment", fragment), ("target", name))))
    return ""


def _teller(document: Document, target: str) -> Teller:
    def tell(code: str, facts: Facts) -> Diagnostic:
        return in_text(document, target, code, facts)

    return tell
