"""From a body with placeholders to HTML with addresses: once for the page, once for feeds."""

import re
from collections.abc import Callable
from html import escape

from kimsite.model.site import PLACEHOLDER, Image, Item
from kimsite.pattern import pattern
from kimsite.urls import absolute, root_of

SIZES = "(min-width: 40rem) 38rem, calc(100vw - 2rem)"
"""How wide a picture is shown: the screen without its margins, up to the measure of a column of text."""

FIGURE = pattern(r'<figure>(?:<a [^>]*>)?<img src="kimsite:ref/(\d+)"[^>]*>.*?</figure>\n?', re.DOTALL)
# The same tag as `compose.references.PICTURE`, which looks for those without words.
IMAGE = pattern(r'<img src="kimsite:ref/(\d+)" alt="([^"]*)">')
LINK = pattern(r'<a href="kimsite:ref/(\d+)"([^>]*)>(.*?)</a>', re.DOTALL)
HOLLOW = pattern(r"<a [^>]*>\s*</a>|<p>\s*</p>\n?")
OWN_FRAGMENT = pattern(r'(<a href=")(#[^"]*")')
BOX = pattern(r'<div class="table"[^>]*><table>')
LINK_TAG = pattern(r"<a [^>]*>")
FOR_SCREENS = pattern(r' (?:rel|aria-label)="[^"]*"')
"""`tree.serialise` escapes `<` and `>` in text and attributes alike, so these find tags and nothing else.
Besides the box of a table, only links have attributes for screens."""


def for_page(item: Item) -> str:
    """The body as its page shows it, every link relative to the page."""
    root = root_of(item.path)
    return _fill(item, lambda path: root + path, lambda image, alt: page_image(image, alt, root))


def for_feed(item: Item, base_url: str) -> str:
    """The body as feeds carry it: absolute links, plain pictures, nothing for screens only.

    Without `base_url` links are relative to the group's root.
    """

    def address(path: str) -> str:
        return absolute(base_url, path) or path

    filled = _fill(item, address, lambda image, alt: _feed_image(image, alt, address(image.src)))
    if 'href="#' in filled:
        filled = OWN_FRAGMENT.sub(lambda match: f"{match[1]}{escape(address(item.path))}{match[2]}", filled)
    if "<table>" in filled:
        filled = BOX.sub("<table>", filled).replace("</table></div>", "</table>")
    return LINK_TAG.sub(lambda match: FOR_SCREENS.sub("", match[0]), filled)


def page_image(image: Image, alt: str, root: str) -> str:
    """`<img>` as the macro `picture` of themes writes it. `alt` is text that is escaped already."""
    choices = ", ".join(f"{root}{variant.path} {variant.width}w" for variant in image.srcset)
    tone = f' style="background:linear-gradient({escape(image.tone)})"' if image.tone else ""
    return (
        f'<img src="{escape(root + image.src)}" srcset="{escape(choices)}" sizes="{SIZES}" '
        f'width="{image.width}" height="{image.height}" alt="{alt}"{tone} loading="lazy" decoding="async">'
    )


def _feed_image(image: Image, alt: str, address: str) -> str:
    return f'<img src="{escape(address)}" width="{image.width}" height="{image.height}" alt="{alt}">'


def _fill(item: Item, address: Callable[[str], str], show: Callable[[Image, str], str]) -> str:
    """Put in what was found; a figure without its picture goes, a picture leaves its words, a link its text."""

    html, destinations = item.utf8.decode(), item.destinations

    def figure(match: re.Match[str]) -> str:
        return match[0] if destinations[int(match[1])].image else ""

    def image(match: re.Match[str]) -> str:
        shown = destinations[int(match[1])].image
        return show(shown, match[2]) if shown else match[2]

    def link(match: re.Match[str]) -> str:
        found = destinations[int(match[1])]
        if not found.path:
            return match[3]
        target = address(found.path) + (f"#{found.fragment}" if found.fragment else "")
        return f'<a href="{escape(target)}"{match[2]}>{match[3]}</a>'

    if PLACEHOLDER in html:
        html = LINK.sub(link, IMAGE.sub(image, FIGURE.sub(figure, html)))
    return HOLLOW.sub("", html).rstrip("\n")
