"""The page of one document."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from kimsite.model.preview import PREVIEW_SIZE, Preview
from kimsite.model.site import Item
from kimsite.model.view import DocumentView, Head, Link
from kimsite.plan.agenda import calendar_path
from kimsite.plan.broadcast import broadcast
from kimsite.plan.cards import cards_of, category_trail, term_links, words_alone
from kimsite.plan.facts import expired, leading_image, order_url, title_of
from kimsite.plan.filling import for_page
from kimsite.plan.frame import PROFILE, Frame
from kimsite.plan.mark import seen
from kimsite.plan.planned import Planned
from kimsite.plan.posters import cut_path, document_card, photo_of
from kimsite.plan.shelf import TYPES_ALONE
from kimsite.plan.structured import document_ld
from kimsite.urls import absolute, root_of

Fields = dict[str, Any]
"""Some of a DocumentView's fields by name; `document_view` puts them together at once."""


def document_pages(frame: Frame) -> Iterator[Planned]:
    """A page for every document; where there is a profile, profil.html is the group's own page and made elsewhere."""
    own = PROFILE if frame.makes("profile") else ""
    for item in frame.site.items:
        if item.path != own:
            last = item.document.updated or item.document.date
            yield Planned(
                item.path,
                "template:document.html",
                partial(document_view, item, frame),
                source=item.document.path,
                changed=last.date() if last else None,
                listed=True,
                seen=_seen(item, frame),
            )


def _seen(item: Item, frame: Frame) -> str:
    """Stands for all that `document_view` looks at."""
    pages, others = frame.shelf.by_path, (item.read_also, item.related, item.translations)
    paths = (*item.read_also, *item.related, *(path for _, path in item.translations))
    outlines = (*frame.shelf.neighbours.get(item.path, ()), *map(pages.get, paths))
    return seen(frame, (item,), outlines, others, expired(item, frame))


def document_view(item: Item, frame: Frame) -> DocumentView:
    """All that the page of one document may use."""
    return DocumentView(**_text(item, frame), **_facts(item, frame), **_neighbours(item, frame))


def _text(item: Item, frame: Frame) -> Fields:
    """What every document has: its words, who they are from, where they are filed."""
    document = item.document
    listed = document.type not in TYPES_ALONE
    return {
        "site": frame.view,
        "head": _head(item, frame),
        "type": document.type,
        "title": document.title,
        "body": for_page(item),
        "summary": item.summary,
        "language": document.language or frame.group.language,
        "date": document.date,
        "updated": document.updated,
        "category": category_trail(document.category) if listed and frame.makes("categories") else (),
        "tags": _terms(frame, "tags", "tag", document.tags) if listed else (),
        "dateline": document.dateline,
        "authors": _terms(frame, "authors", "penulis", document.authors) if listed else words_alone(document.authors),
        "photographer": document.photographer,
        "editor": document.editor,
        "image": leading_image(item),
        "source": document.source,
        "place": document.place,
        "reading_minutes": item.reading_minutes,
        "broadcast": _broadcast(item, frame),
    }


def _facts(item: Item, frame: Frame) -> Fields:
    """What only documents of its type have."""
    document = item.document
    return {
        "photos": item.photos,
        "event": document.event,
        "calendar": calendar_path(item) if document.event and frame.makes("calendar") else "",
        "product": document.product,
        "order_url": order_url(item, frame),
        "factcheck": document.factcheck,
        "service": document.service,
        "aspiration": document.aspiration,
        "valid_until": document.valid_until,
        "expired": expired(item, frame),
        "draft": document.draft,
        "file": Link(item.file, item.file.rsplit("/", 1)[-1]) if item.file else None,
        "file_size": item.file_size,
    }


def _broadcast(item: Item, frame: Frame) -> str:
    """The document as a message: with the time and place of an event, or the price of a product."""
    event, product = item.document.event, item.document.product
    said = [frame.wording.when(event), event.venue] if event else []
    if product and product.price is not None:
        said.append(frame.wording.money(product.price))
    address = absolute(frame.group.base_url, item.path)
    return broadcast(title_of(item, frame), item.summary, address, tuple(filter(None, said)))


def _neighbours(item: Item, frame: Frame) -> Fields:
    """Where to go from here."""
    pages = frame.shelf.by_path
    older, newer = frame.shelf.neighbours.get(item.path, (None, None))
    read_also = tuple(pages[path] for path in item.read_also if path in pages)
    related = tuple(pages[path] for path in item.related if path in pages)
    return {
        "translations": tuple(
            (language, _link(pages[path], frame)) for language, path in item.translations if path in pages
        ),
        "read_also": cards_of(read_also, frame),
        "related": cards_of((other for other in related if other not in read_also), frame),
        "previous": _link(older, frame) if older else None,
        "next": _link(newer, frame) if newer else None,
    }


def _terms(frame: Frame, kind: str, folder: str, words: tuple[str, ...]) -> tuple[Link, ...]:
    """Links to the pages of tags or authors, where there are such pages."""
    return term_links(folder, words) if frame.makes(kind) else words_alone(words)


def _link(item: Item, frame: Frame) -> Link:
    return Link(item.path, title_of(item, frame))


def card_of_document(item: Item, frame: Frame) -> Preview:
    """The card of a document without a photo."""
    return document_card(title_of(item, frame), frame.wording.type_name(item.document.type), frame.view)


def _preview(item: Item, frame: Frame) -> str:
    """The absolute address of what messengers show of a document, or ""."""
    photo = photo_of(item)
    if not frame.card:
        return frame.picture_url(photo)
    path = cut_path(photo) if photo else card_of_document(item, frame).path
    return absolute(frame.group.base_url, path)


def _head(item: Item, frame: Frame) -> Head:
    document = item.document
    url = absolute(frame.group.base_url, item.path)
    section = Link(f"{document.type}/index.html", frame.type_title(document.type))
    listed = document.type in frame.shelf.types
    category = category_trail(document.category) if frame.makes("categories") else ()
    trail = (category or (section,)) if listed else ()
    picture = _preview(item, frame)
    return Head(
        path=item.path,
        root=root_of(item.path),
        title=title_of(item, frame),
        description=item.summary or document.title,
        section=document.type,
        language=document.language or frame.group.language,
        absolute=url,
        image=picture,
        image_alt=(item.image.alt if item.image else "") or document.title if picture else "",
        image_size=PREVIEW_SIZE if picture and frame.card else None,
        article=True,
        published=document.date,
        updated=document.updated,
        trail=trail,
        json_ld=document_ld(frame.group, item, trail, picture, url) if frame.makes("json_ld") else "",
    )
