"""Documents with facts of their own in schema.org's words: an event, a product, the review of a claim."""

from datetime import datetime

from kimsite.model.content import Group
from kimsite.model.site import Item
from kimsite.plan.organization import Node, filled, locality, postal_address, reference

SCALE = {"benar": 5, "sebagian-benar": 3, "belum-terbukti": 3, "menyesatkan": 2, "salah": 1}
"""From wrong (1) to right (5), as Google asks of fact checks; the rating's own words stand beside the number."""
SOLD_OUT = ("habis", "kosong", "sold out")


def event(group: Group, item: Item, image_url: str, url: str) -> Node:
    """An Event. It needs a place: where the document names none, the group's own, street and all."""
    document, when = item.document, item.document.event
    if when is None:
        return {}
    written = when.venue or document.place
    place = written or group.region.village or group.name
    # A hall elsewhere in the village is not at the group's door: of that only the village is known.
    address = (locality(group) if written else postal_address(group)) or place
    return filled(
        {
            "@type": "Event",
            "name": document.title,
            "description": item.summary,
            "startDate": _moment(when.start, when.all_day),
            "endDate": _moment(when.end, when.all_day) if when.end and when.end >= when.start else "",
            "eventStatus": "https://schema.org/EventScheduled",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": filled({"@type": "Place", "name": place, "address": address}),
            "image": [image_url] if image_url else "",
            "organizer": reference(group),
            "url": url,
            "inLanguage": document.language or group.language,
        }
    )


def product(group: Group, item: Item, image_url: str, url: str) -> Node:
    """A Product with an Offer in rupiah; {} for one without a price, which search engines refuse."""
    document, sold = item.document, item.document.product
    if sold is None or sold.price is None:
        return {}
    seller = {"@type": "Person", "name": sold.owner} if sold.owner else reference(group)
    stock = sold.stock.strip().lower()
    gone = stock == "0" or stock.startswith(SOLD_OUT)
    offer = {
        "@type": "Offer",
        "price": str(sold.price),
        "priceCurrency": "IDR",
        "availability": "https://schema.org/OutOfStock" if gone else "https://schema.org/InStock",
        "url": url,
        "seller": seller,
    }
    return filled(
        {
            "@type": "Product",
            "name": document.title,
            "description": item.summary,
            "image": [image_url] if image_url else "",
            "url": url,
            "category": document.category[-1] if document.category else "",
            "offers": filled(offer),
        }
    )


def claim_review(group: Group, item: Item, url: str) -> Node:
    """A ClaimReview of the claim a fact check looks at."""
    document, check = item.document, item.document.factcheck
    if check is None:
        return {}
    rating = {
        "@type": "Rating",
        "ratingValue": SCALE.get(check.rating, SCALE["belum-terbukti"]),
        "bestRating": max(SCALE.values()),
        "worstRating": min(SCALE.values()),
        "alternateName": check.rating.replace("-", " ").capitalize(),
    }
    return filled(
        {
            "@type": "ClaimReview",
            "url": url,
            "claimReviewed": check.claim or document.title,
            "datePublished": document.date and document.date.isoformat(),
            "author": reference(group),
            "reviewRating": rating,
            "itemReviewed": {"@type": "Claim", "name": check.claim or document.title},
        }
    )


def _moment(moment: datetime, all_day: bool) -> str:
    return moment.date().isoformat() if all_day else moment.isoformat(timespec="seconds")
