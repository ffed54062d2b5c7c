"""The HTML of an old page, put in order: paragraphs, headings, lists, tables, pictures, links, and no more.

Everything here changes one soup in place; `prose` writes it down.
"""

import re
from typing import TYPE_CHECKING

from kimsite.importers.elements import BLOCK, DRESS, DROPPED, HEADINGS, LETTERS, STRUCTURED
from kimsite.importers.figures import link_frames, place_pictures
from kimsite.importers.flow import flatten_nested, lift_blocks, lift_entries, part_paragraphs
from kimsite.importers.tables import settle_tables
from kimsite.pattern import pattern

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

BY_CLASS = (
    ".sharedaddy, .jp-relatedposts, .wp-block-file__button, .screen-reader-text, .blogger-post-footer, .mejs-offscreen"
)
"""What plugins and editors put around texts."""
SPACE = pattern(r"[\s\xa0\u2000-\u200a\u202f\u3000]+")
UNSEEN = pattern("[\xad\u200b\u2060\ufeff]")
BOLD = pattern(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
SLANTED = pattern(r"font-style\s*:\s*italic", re.IGNORECASE)
ALIKE = {"b": "strong", "i": "em", "strike": "s", "del": "s"}
SHOWING_NOTHING = ["a", "strong", "em", "s", "sub", "sup", "code", "q", "mark", "li", "dd", "dt", "p", "blockquote"]


def tidy(soup: "BeautifulSoup") -> None:
    """Puts one text in order. Raises RecursionError when it is nested deeper than any text."""
    from bs4 import Comment, Doctype

    for junk in (*soup.find_all(DROPPED), *soup.select(BY_CLASS)):
        junk.decompose()
    for remark in soup.find_all(string=lambda text: isinstance(text, Comment | Doctype)):
        remark.extract()
    for name in ("html", "body"):
        for box in soup.find_all(name):
            box.unwrap()
    link_frames(soup)
    place_pictures(soup)
    _styles(soup)
    _headings(soup)
    settle_tables(soup)
    flatten_nested(soup)
    _spaces(soup)
    lift_blocks(soup)
    part_paragraphs(soup, soup)
    _merge(soup)
    _empty(soup)
    lift_entries(soup)


def _styles(soup: "BeautifulSoup") -> None:
    """Bold and slanted letters that a style sheet made; every other dress of letters falls away."""
    for span in soup.find_all(["span", "font"]):
        style = str(span.get("style") or "")
        span.name = "strong" if BOLD.search(style) else "em" if SLANTED.search(style) else "span"
    for element in soup.find_all(True):
        element.name = ALIKE.get(element.name, element.name)
        if element.name in DRESS and element.find_parent(element.name) is not None:
            element.unwrap()  # bold in bold
        elif element.name not in LETTERS and element.name not in BLOCK:
            element.unwrap()


def _headings(soup: "BeautifulSoup") -> None:
    """Levels without gaps from the second on: a page's title is the first. A heading that is all bold is no bolder."""
    for heading in soup.find_all(HEADINGS):
        if not heading.get_text(strip=True) or heading.find([*STRUCTURED, "table"]) is not None:
            heading.unwrap()
    found = soup.find_all(HEADINGS)
    levels = {name: number for number, name in enumerate(sorted({heading.name for heading in found}), 2)}
    for heading in found:
        heading.name = f"h{min(levels[heading.name], 6)}"
        for inner in heading.find_all(["b", "strong", "br", "p", "div"]):
            inner.insert_before(" ")
            inner.unwrap()


def _spaces(soup: "BeautifulSoup") -> None:
    """Every stretch of space one space, but in what is preformatted."""
    soup.smooth()
    for text in soup.find_all(string=True):
        if text.find_parent("pre") is None:
            plain = SPACE.sub(" ", UNSEEN.sub("", text))
            if plain != text:
                text.replace_with(plain)


def _merge(soup: "BeautifulSoup") -> None:
    """Bold beside bold is one."""
    from bs4 import Tag

    for element in soup.find_all(["strong", "em", "s"]):
        while isinstance(after := element.next_sibling, Tag) and after.name == element.name:
            for node in list(after.children):
                element.append(node.extract())
            after.extract()


def _empty(soup: "BeautifulSoup") -> None:
    """Without what shows nothing."""
    for element in reversed(soup.find_all(SHOWING_NOTHING)):
        if not element.get_text(strip=True) and element.find("img") is None:
            element.insert_before(" ")
            element.decompose()
    for element in reversed(soup.find_all(["ul", "ol", "dl", "table"])):
        if not element.get_text(strip=True):
            element.decompose()
