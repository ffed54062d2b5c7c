"""Where the references of one body lead."""

import posixpath
from urllib.parse import urlsplit

from kimsite.compose import lost
from kimsite.compose.desk import Desk, Teller
from kimsite.compose.hyperlinks import as_written
from kimsite.compose.identify import PREFIX
from kimsite.compose.mentions import Facts, in_text
from kimsite.model.content import Document
from kimsite.model.report import Diagnostic
from kimsite.model.site import Destination, Reference
from kimsite.urls import slugify

SECTIONS_TOLD = 12
LONGEST_TARGET = 80


def destinations_of(document: Document, references: tuple[Reference, ...], desk: Desk) -> tuple[Destination, ...]:
    """A destination for each reference, in the same order; what leads nowhere is complained about."""
    return tuple(_destination(document, reference, desk) for reference in references)


def _destination(document: Document, reference: Reference, desk: Desk) -> Destination:
    if reference.kind == "image":
        return _picture(document, reference.target, desk)
    if reference.kind == "link":
        return _link(document, reference.target, desk)
    code, facts = _lost(document, reference, desk)
    desk.complain(in_text(document, reference.target, code, (("target", shortened(reference.target)), *facts)))
    return Destination()


def _lost(document: Document, reference: Reference, desk: Desk) -> tuple[str, Facts]:
    """What to tell about an address that became no link."""
    if reference.kind == lost.REFUSED:
        return "K216", (("better", lost.instead_of(reference.target)),)
    if reference.kind == lost.ELSEWHERE:
        name = posixpath.basename(urlsplit(reference.target).path)
        return "K218", (("better", as_written(name) or "foto.jpg"),)
    return "K217", (("known", _sections(document.path, desk)),)


def _picture(document: Document, target: str, desk: Desk) -> Destination:
    start = posixpath.dirname(document.path)
    found = desk.pictures.find(target, start)
    if not found:
        desk.complain(in_text(document, target, *desk.lost("K211", target, desk.pictures, start)))
        return Destination()
    desk.hint(found, _teller(document, target), target, start)
    return Destination(image=desk.image(found.path))


def _link(document: Document, target: str, desk: Desk) -> Destination:
    """A document, with or without a fragment; else a picture, else a file to download."""
    start = posixpath.dirname(document.path)
    bare, _, fragment = target.partition("#")
    if found := desk.documents.find(bare, start):
        desk.hint(found, _teller(document, target), bare, start)
        return Destination(desk.addresses[found.path], _fragment(document, target, fragment, found.path, desk))
    for name in dict.fromkeys((target, bare)):
        if found := desk.pictures.find(name, start):
            return Destination(desk.image(found.path).src)
        if found := desk.attachments.find(name, start):
            if desk.offers(found.path):
                return Destination(desk.download(found.path)[0])
            desk.complain(in_text(document, target, "K214", (("target", name), ("kinds", desk.kinds()))))
            return Destination()
    code, facts = desk.lost("K210", bare, desk.documents, start)
    desk.complain(in_text(document, target, code, facts))
    return Destination()


def _fragment(document: Document, target: str, fragment: str, path: str, desk: Desk) -> str:
    """The id that a fragment means in another document; "" for its top."""
    if not fragment:
        return ""
    there = desk.fragments(path)
    for name in (PREFIX + fragment, PREFIX + slugify(fragment), fragment):
        if name in there:
            return name
    facts = (("fragment", fragment), ("target", posixpath.basename(path)), ("known", _sections(path, desk)))
    desk.complain(in_text(document, target, "K213", facts))
    return ""


def _sections(path: str, desk: Desk) -> str:
    """The sections of a document, as messages list them."""
    return ", ".join(f"#{name}" for name in desk.sections(path)[:SECTIONS_TOLD])


def shortened(target: str) -> str:
    """A target as messages show it: not endless."""
    return target if len(target) <= LONGEST_TARGET else target[: LONGEST_TARGET - 1] + "…"


def _teller(document: Document, target: str) -> Teller:
    def tell(code: str, facts: Facts) -> Diagnostic:
        return in_text(document, target, code, facts)

    return tell
