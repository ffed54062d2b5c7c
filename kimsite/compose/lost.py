"""What a text points at in vain: addresses that no page may link to, pictures on other sites, sections that it lacks.

Sanitising drops them without a word, so they are looked up in what Markdown gave.
"""

import posixpath
import re
from collections.abc import Iterator
from difflib import get_close_matches
from html import unescape
from urllib.parse import unquote

from kimsite.compose import hyperlinks
from kimsite.compose.identify import PREFIX, name_of
from kimsite.compose.tree import Node, elements
from kimsite.model.site import Reference
from kimsite.pattern import pattern

REFUSED, ELSEWHERE, MISSING = "refused", "elsewhere", "missing"
TAG = pattern(r"<(a|img)\s([^<>]*)>", re.IGNORECASE)
ADDRESS = pattern(r"(?:^|\s)(href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))", re.IGNORECASE)
EMPTY = "()"
DISK = pattern(r"(?:file:|[A-Za-z]:[\\/])", re.IGNORECASE)
WEB = "https"
WEBLIKE = 0.6


def lost_addresses(html: str, tree: list[Node]) -> tuple[Reference, ...]:
    """One reference for each, in the order of the text. `html` is what Markdown gave, `tree` what is left of it."""
    known = _section_names(tree)
    found: dict[Reference, None] = {}
    for tag, address in _addresses(html):
        kind = _kind(tag, address, known)
        if kind:
            found[Reference(kind, address or EMPTY)] = None
    return tuple(found)


def _section_names(tree: list[Node]) -> tuple[str, ...]:
    """What may stand after `#`, in the order of the text."""
    named = (element.attributes["id"] for element in elements(tree) if "id" in element.attributes)
    return tuple(name.removeprefix(PREFIX) for name in named)


def instead_of(address: str) -> str:
    """What its writer could have meant: the name of the file on their disk, the web address with a slip in it."""
    if DISK.match(address):
        return posixpath.basename(unquote(address).replace("\\", "/").rstrip("/")) or "panen.jpg"
    scheme, colon, rest = address.partition(":")
    if scheme.lower() == "data":
        return "panen.jpg"
    if colon and get_close_matches(scheme.lower(), (WEB, "http"), 1, WEBLIKE):
        better = f"{WEB}://{rest.lstrip('/')}"
        if hyperlinks.outside(better):
            return better
    return f"{WEB}://..."


def _addresses(html: str) -> Iterator[tuple[str, str]]:
    for tag, attributes in TAG.findall(html):
        wanted = {"a": "href", "img": "src"}[tag.lower()]
        for name, *values in ADDRESS.findall(attributes):
            if name.lower() == wanted:
                yield tag.lower(), unescape("".join(values)).strip()


def _kind(tag: str, address: str, known: tuple[str, ...]) -> str:
    kind = hyperlinks.kind_of(address)
    if kind == hyperlinks.FRAGMENT and tag == "a":
        return "" if name_of(unquote(address[1:])) in known else MISSING
    if kind == hyperlinks.INSIDE:
        return ""
    if kind == hyperlinks.OUTSIDE and hyperlinks.outside(address):
        return ELSEWHERE if tag == "img" else ""
    return REFUSED
