"""What stands for all that an output shows, without showing it: most are up to date, and making a view is not cheap.

A document's mark is the digest of its file. With the group it was read for, that settles
its fields and its body; an item's mark adds where it lies and what its text leads to, and
the frame's adds all that outputs see besides items. The same marks, the same view:
but for the time, and for the words of the interface, which the key of a page has
anyhow. Who looks at those says so.
"""

from collections.abc import Iterable

from kimsite.digest import digest_value
from kimsite.model.site import Item
from kimsite.plan.frame import Frame


def seen(frame: Frame, whole: Iterable[Item], outlines: Iterable[Item | None], *besides: object) -> str:
    """What stands for a view that is made of these items and `besides`, in this frame; "" when that is not known.

    Of `outlines` it shows only what cards and links do. Which items belong to an item is for `besides`.
    """
    marks = [
        *(_marks(item, frame)[0] for item in whole),
        *(_marks(item, frame)[1] if item else "-" for item in outlines),
    ]
    return digest_value(frame.mark, marks, besides) if all(marks) else ""


def _marks(item: Item, frame: Frame) -> tuple[str, str]:
    """What stands for an item, and what for its outline; "" for one whose document was not read from a file."""
    known = frame.marks.get(item.path)
    if known is None:
        known = frame.marks[item.path] = _digests(item) if item.document.mark else ("", "")
    return known


def _digests(item: Item) -> tuple[str, str]:
    """Of an outline: all that `cards.card_of` and `facts.title_of` look at. Of an item: that, and all fields but those
    that follow from the document and its body (text, words, summary) and neighbours."""
    document = item.document
    outline = digest_value(
        item.path,
        document.title,
        document.type,
        item.summary,
        document.language,
        document.date,
        document.category,
        item.image,
        item.photos,
        document.event,
        document.product and document.product.price,
        document.factcheck and document.factcheck.rating,
        document.aspiration and document.aspiration.stage,
    )
    return digest_value(outline, document.mark, item.destinations, item.file, item.file_size), outline
