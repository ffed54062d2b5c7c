"""The drawn cards of a group and its documents, as values; and where a photo that is cut for messengers lies."""

from kimsite.digest import digest_value
from kimsite.model.preview import Preview
from kimsite.model.site import Image, Item, Site
from kimsite.model.view import SiteView

FOLDER = "kartu"
SUFFIX = "-kartu.jpg"
DIGITS = 16
COLOUR = "#0b5d3b"
"""Of groups whose theme has no colour to set."""


def photo_of(item: Item) -> Image | None:
    """The photo that stands for a document, if there is one."""
    photo = item.image or (item.photos[0] if item.photos else None)
    return photo if photo and photo.share else None


def cut_path(photo: Image) -> str:
    """Where a photo in the proportions of previews lies. Its own name has its digest already."""
    return photo.share.rsplit(".", 1)[0] + SUFFIX


def document_card(title: str, kind: str, view: SiteView) -> Preview:
    """The card of a document without a photo."""
    return _placed(Preview("", title, kind, view.name, view.place, _colour(view)))


def network_card(view: SiteView) -> Preview:
    """The card of a network's portal."""
    return _placed(Preview("", "", "", view.name, view.tagline, _colour(view)))


def group_card(site: Site, view: SiteView) -> Preview:
    """The card of home, lists and all else that is no document, with the logo on it."""
    source = next((copy for copy in site.copies if site.logo and copy.path == site.logo.share), None)
    logo, digest = (source.source, source.digest) if source else ("", "")
    return _placed(Preview("", "", "", view.name, view.place or view.tagline, _colour(view), logo, digest))


def _placed(card: Preview) -> Preview:
    """Named by all it shows: messengers keep what they saw at an address. Where the logo lies is all the same."""
    shown = (card.title, card.kind, card.group, card.place, card.colour, card.logo_digest)
    path = f"{FOLDER}/{digest_value(*shown)[:DIGITS]}.jpg"
    return Preview(path, card.title, card.kind, card.group, card.place, card.colour, card.logo, card.logo_digest)


def _colour(view: SiteView) -> str:
    return dict(view.settings).get("warna") or COLOUR
