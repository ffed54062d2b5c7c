"""A document whole, as HTML for readers elsewhere: what its page holds, in the page's order.

Addresses are absolute. Without base_url there are none, so pictures and links
that only the site has are left out and their words stay.
"""

from html import escape

from kimsite.model.site import Image, Item
from kimsite.plan.agenda import calendar_path
from kimsite.plan.facts import facts_of, leading_image, linked, listing, order_url
from kimsite.plan.filling import for_feed
from kimsite.plan.frame import Frame
from kimsite.urls import absolute


def full_text(item: Item, frame: Frame) -> str:
    """Facts, picture, text, photos, file and sources of one document."""
    lead = leading_image(item)
    parts = (
        _before(item, frame),
        _figure(lead, frame) if lead else "",
        _dated(item, frame),
        *(_figure(photo, frame) for photo in item.photos),
        _after(item, frame),
    )
    return "\n".join(part for part in parts if part)


def _before(item: Item, frame: Frame) -> str:
    """Until when it holds, the facts of its type, and what can be done about them. Nothing here asks for the time."""
    document, wording = item.document, frame.wording
    valid = document.valid_until and wording.t("valid_until", date=wording.date(document.valid_until))
    calendar = absolute(frame.group.base_url, calendar_path(item)) if document.event else ""
    actions = ((calendar, wording.t("add_calendar")), (order_url(item, frame), wording.t("order")))
    return "\n".join(
        (
            *([f"<p><strong>{escape(valid)}</strong></p>"] if valid else []),
            listing(facts_of(document, wording), wording.language, document.language or wording.language),
            *(f'<p><a href="{escape(address)}">{escape(word)}</a></p>' for address, word in actions if address),
        )
    ).strip()


def _dated(item: Item, frame: Frame) -> str:
    """The text behind its dateline."""
    body, document = for_feed(item, frame.group.base_url), item.document
    if not document.dateline:
        return body
    place = f"<strong>{escape(frame.wording.dateline(document.dateline, document.date))}</strong>"
    return f"<p>{place} – {body[3:]}" if body.startswith("<p>") else f"<p>{place}</p>\n{body}"


def _after(item: Item, frame: Frame) -> str:
    """The file to download, who else made it, where it comes from."""
    document, wording, parts = item.document, frame.wording, []
    if item.file:
        name, size = escape(item.file.rsplit("/", 1)[-1]), wording.size(item.file_size)
        address = absolute(frame.group.base_url, item.file)
        link = f'<a href="{escape(address)}">{name}</a>' if address else name
        parts.append(f"<p>{escape(wording.t('download'))}: {link} ({size})</p>")
    credits = (
        *(("photo", document.photographer), ("editor", document.editor)),
        *(("source", document.source), ("place", document.place)),
    )
    said = [f"{escape(wording.t(word))}: {linked(text)}" for word, text in credits if text]
    return "\n".join((*parts, *([f"<p>{' | '.join(said)}</p>"] if said else [])))


def _figure(image: Image, frame: Frame) -> str:
    address = absolute(frame.group.base_url, image.src)
    if not address:
        return ""
    shown = f'<img src="{escape(address)}" width="{image.width}" height="{image.height}" alt="{escape(image.alt)}">'
    caption = f"<figcaption>{escape(image.caption)}</figcaption>" if image.caption else ""
    return f"<figure>{shown}{caption}</figure>"
