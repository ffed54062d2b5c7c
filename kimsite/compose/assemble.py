"""Put a group together: every document gets its address, its links lead somewhere, its neighbours are known."""

from dataclasses import replace

from kimsite.compose import belongings, wording
from kimsite.compose.addresses import give_addresses
from kimsite.compose.album import gallery
from kimsite.compose.alternative import says_nothing
from kimsite.compose.desk import Desk
from kimsite.compose.destinations import destinations_of
from kimsite.compose.mentions import in_text
from kimsite.compose.menu import check_menu
from kimsite.compose.old_addresses import old_addresses
from kimsite.compose.references import words_of_pictures
from kimsite.compose.related import relate
from kimsite.diagnostics import ordered
from kimsite.model.content import Document, Group
from kimsite.model.report import Diagnostic
from kimsite.model.site import Absent, Body, Image, Item, Site
from kimsite.model.source import Attachment, Picture


def assemble(
    group: Group,
    documents: tuple[Document, ...],
    pictures: tuple[Picture, ...],
    attachments: tuple[Attachment, ...],
    bodies: tuple[Body, ...],
    absent: tuple[Absent, ...] = (),
) -> tuple[Site, tuple[Diagnostic, ...]]:
    """The group's site, and what its authors should know. Pure: depends on its arguments alone.

    `bodies` are the documents' texts in the same order. A document that can
    have no address of its own is left out; everything else that is wrong costs
    a link, a picture or a file, and is told. `absent` are the files that exist
    and may not be shown.
    """
    texts = {document.path: (document, body) for document, body in zip(documents, bodies, strict=True)}
    addresses, problems = give_addresses(group, documents)
    desk = Desk(group, texts, addresses, pictures, attachments, absent)
    placed = tuple(texts[path] for path in sorted(addresses))
    check_menu(group, tuple(document for document, _ in placed), desk)
    old, taken = old_addresses(group, tuple(document for document, _ in placed), addresses)
    translations = belongings.translations_of(tuple(document for document, _ in placed), desk)
    items = sorted((_item(document, body, translations, desk) for document, body in placed), key=_newest_first)
    related = relate(tuple(items))
    site = Site(
        group=group,
        items=tuple(replace(item, related=related.get(item.path, ()), old=old[item.document.path]) for item in items),
        logo=belongings.group_picture("logo", group.logo, desk, group.name),
        officers=_officers(group, desk),
        decree_files=_decree_files(group, desk),
        copies=(),
    )
    copies = tuple(desk.copies[path] for path in sorted(desk.copies))
    return replace(site, copies=copies), ordered((*problems, *taken, *desk.problems))


def _item(document: Document, body: Body, translations: dict[str, tuple[tuple[str, str], ...]], desk: Desk) -> Item:
    """One document with everything but its relations."""
    page = desk.addresses[document.path]
    destinations = destinations_of(document, body.references, desk)
    for number, words in words_of_pictures(body):
        if destinations[number].image and says_nothing(words):
            target = body.references[number].target
            facts = (("target", target), ("words", words)) if words else (("target", target),)
            nth = sum(reference.target == target for reference in body.references[:number])
            desk.complain(in_text(document, target, "K233" if words else "K212", facts, nth))
    file, size = belongings.download(document, desk)
    return Item(
        document=document,
        path=page,
        utf8=body.utf8,
        destinations=destinations,
        summary=document.summary or body.summary,
        words=body.words,
        reading_minutes=wording.reading_minutes(body.words),
        image=belongings.leading_image(document, desk),
        photos=gallery(document, desk),
        file=file,
        file_size=size,
        read_also=belongings.further_reading(document, desk),
        translations=translations[document.path],
    )


def _newest_first(item: Item) -> tuple[bool, float, str, str]:
    """Dated documents by their date, the latest first; the others after them by title."""
    date = item.document.date
    if date:
        return False, -date.timestamp(), "", item.path
    return True, 0.0, item.document.title.casefold(), item.path


def _officers(group: Group, desk: Desk) -> tuple[tuple[str, Image], ...]:
    """Photos of the board, by what group.yaml calls them."""
    named = {officer.photo: officer.name for officer in group.officers if officer.photo}
    shown = ((photo, belongings.group_picture("officers", photo, desk, name)) for photo, name in named.items())
    return tuple((photo, image) for photo, image in shown if image)


def _decree_files(group: Group, desk: Desk) -> tuple[tuple[str, str], ...]:
    """Copies of the decrees, by what group.yaml calls them."""
    named = dict.fromkeys(decree.file for decree in group.decrees if decree.file)
    found = ((file, belongings.group_file("decrees", file, desk)) for file in named)
    return tuple((file, path) for file, path in found if path)
