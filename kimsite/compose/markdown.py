"""Markdown to a sanitised body, with one fixed profile for every site.

Python-Markdown (https://python-markdown.github.io/) reads the text; whatever it
gives goes through `sanitize`. Extensions are given as objects, since names are
looked up in what happens to be installed.
"""

import threading
from functools import lru_cache
from typing import TYPE_CHECKING

from kimsite.compose.lost import lost_addresses
from kimsite.compose.plain import plain_text
from kimsite.compose.references import number_references
from kimsite.compose.sanitize import clean_tree
from kimsite.compose.shortcut import body_of
from kimsite.compose.tree import printable, serialise
from kimsite.compose.wording import summed_up
from kimsite.model.site import Body, Profile

if TYPE_CHECKING:
    from markdown import Markdown


LARGEST_FACTOR = 32
"""The fast road makes no more than this many characters of one."""


class TooLong(Exception):
    """The HTML is out of proportion to what a document may cost."""


def convert(text: str, profile: Profile, ceiling: int = 0) -> Body:
    """One document's Markdown as a body. Depends on nothing but `text` and `profile`.

    Raises TooLong when more than `ceiling` characters of HTML come out (0: no matter how many),
    and whatever Python-Markdown raises on text that it cannot read: `guard` catches it.
    """
    if body := quick_body(text, profile, ceiling):
        return body
    html = _markup(printable(text), profile)
    if ceiling and len(html) > ceiling:
        raise TooLong
    return body_from(html, profile.language)


def quick_body(text: str, profile: Profile, ceiling: int = 0) -> Body | None:
    """The same by the fast road, if it is sure of all of it and cannot make too much; else None."""
    text = printable(text)
    return body_of(text, profile) if not ceiling or len(text) * LARGEST_FACTOR < ceiling else None


def body_from(html: str, language: str) -> Body:
    """What Python-Markdown made, sanitised, its references numbered."""
    tree = clean_tree(html, language)
    references = (*number_references(tree), *lost_addresses(html, tree))
    return summed_up(serialise(tree), plain_text(tree), references)


def _markup(text: str, profile: Profile) -> str:
    """What Python-Markdown makes of it. A converter that was interrupted is not used again."""
    converter = _converter(profile, threading.get_ident())
    try:
        return converter.reset().convert(text)
    except BaseException:
        _converter.cache_clear()
        raise


@lru_cache(maxsize=4)
def _converter(profile: Profile, _thread: int) -> "Markdown":
    """A converter with the fixed profile; one a thread, since it keeps what it is reading in itself."""
    from kimsite.compose.gated_inline import gate

    return gate(stock_converter(profile))


def stock_converter(profile: Profile) -> "Markdown":
    """The profile in Python-Markdown's own classes: what this module may be faster than, and nothing else."""
    from markdown import Markdown
    from markdown.extensions.abbr import AbbrExtension
    from markdown.extensions.attr_list import AttrListExtension
    from markdown.extensions.def_list import DefListExtension
    from markdown.extensions.fenced_code import FencedCodeExtension
    from markdown.extensions.footnotes import FootnoteExtension
    from markdown.extensions.nl2br import Nl2BrExtension
    from markdown.extensions.sane_lists import SaneListExtension
    from markdown.extensions.smarty import SmartyExtension
    from markdown.extensions.tables import TableExtension

    from kimsite.compose.bare_addresses import BareAddresses

    extensions = [
        TableExtension(use_align_attribute=True),
        FootnoteExtension(BACKLINK_TITLE="{}"),
        FencedCodeExtension(),
        AttrListExtension(),
        DefListExtension(),
        AbbrExtension(),
        SaneListExtension(),
        SmartyExtension(),
        BareAddresses(),
    ]
    return Markdown(extensions=[*extensions, Nl2BrExtension()] if profile.line_breaks else extensions)
