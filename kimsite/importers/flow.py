"""Paragraphs out of what looked like them: boxes, line breaks, words that stand loose."""

from itertools import pairwise
from typing import TYPE_CHECKING

from kimsite.importers.elements import BLOCK, BLOCKS, DRESS, FLOW, MEANING, is_empty, name_of

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag
    from bs4.element import PageElement

LISTS = frozenset({"ul", "ol"})
BREAKS = 2
"""So many line breaks in a row were meant to part paragraphs."""


def flatten_nested(soup: "BeautifulSoup") -> None:
    """Entries of lists hold no quotes, and neither they nor quotes what is preformatted: Markdown cannot say it."""
    for quote in soup.select("li blockquote, dd blockquote"):
        quote.name = "div"
    for code in soup.select("li pre, dd pre, blockquote pre"):
        lines = code.get_text().strip("\n").split("\n")
        code.clear()
        code.name = "p"
        for number, line in enumerate(lines):
            code.extend([soup.new_tag("br"), line] if number else [line])


def lift_entries(soup: "BeautifulSoup") -> None:
    """An entry that begins with a list has no words of its own: those of that list take its place."""
    from bs4 import Tag

    for item in reversed(soup.find_all("li")):
        while isinstance(first := next((one for one in item.children if not is_empty(one)), None), Tag):
            if first.name not in ("ul", "ol"):
                break
            for inner in list(first.find_all("li", recursive=False)):
                item.insert_before(inner.extract())
            first.unwrap()
        if not item.get_text(strip=True) and item.find("img") is None:
            item.decompose()


def lift_blocks(soup: "BeautifulSoup") -> None:
    """Letters' dress never holds paragraphs: where it does it falls away, where breaks part it, each part gets it."""
    for element in soup.find_all(DRESS):
        if element.find(BLOCKS) is not None:
            element.unwrap()
    for element in reversed(soup.find_all([*DRESS, "a"])):  # the inner ones first
        _trim(element)
        _part(soup, element)
    for link in soup.select("a a"):
        link.unwrap()
    for link in soup.find_all("a"):
        for block in link.find_all(BLOCKS):
            block.insert_after(" ")
            block.unwrap()


def _trim(element: "Tag") -> None:
    """Line breaks at the ends of bold letters are outside of them."""
    for place, put in ((-1, element.insert_after), (0, element.insert_before)):
        while element.contents and name_of(element.contents[place]) == "br":
            put(element.contents[place].extract())


def _part(soup: "BeautifulSoup", element: "Tag") -> None:
    """Bold letters over many paragraphs as a stretch of bold letters for each."""
    nodes = list(element.contents)
    at = element
    held: list[PageElement] = []
    for node in nodes:
        if at is not element:
            at.append(node.extract())
        if name_of(node) == "br":
            held.append(node)
            if len(held) == BREAKS:
                rest = soup.new_tag(element.name, attrs={key: str(value) for key, value in element.attrs.items()})
                at.insert_after(*(one.extract() for one in held), rest)
                at, held = rest, []
        elif not is_empty(node):
            held = []


def part_paragraphs(soup: "BeautifulSoup", box: "Tag") -> None:
    """What stands loose in a box, and what breaks part in a paragraph, as paragraphs; boxes that mean nothing go."""
    from bs4 import Tag

    run: list[PageElement] = []
    breaks = 0
    for node in list(box.children):
        name = name_of(node)
        breaks = breaks + 1 if name == "br" else breaks if is_empty(node) else 0
        if name in BLOCK or breaks == BREAKS:
            run = [] if _is_tight(box) else _close(soup, run)
        if name == "br" and (breaks >= BREAKS or not run):
            node.extract()
        elif name not in BLOCK:
            run.append(node)
        if isinstance(node, Tag):
            _part_within(soup, node)
    if not _is_tight(box):
        _close(soup, run)
    if box.name in FLOW - MEANING and (box.name != "p" or box.find(BLOCKS) is not None):
        box.unwrap()


def _part_within(soup: "BeautifulSoup", element: "Tag") -> None:
    """The same in a box, and in the boxes that a list or table holds."""
    from bs4 import Tag

    if element.name in FLOW:
        part_paragraphs(soup, element)
    elif element.name in BLOCK:
        for inner in list(element.children):
            if isinstance(inner, Tag) and inner.name in BLOCK:
                _part_within(soup, inner)


def _is_tight(box: "Tag") -> bool:
    """Whether an entry of a list holds words, then perhaps lists, but no paragraphs."""
    if box.name not in ("li", "dd"):
        return False
    names = [name_of(child) for child in box.children if not is_empty(child)]
    blocks = {name for name in names if name in BLOCK} - LISTS
    words_again = any(one in LISTS and other not in LISTS for one, other in pairwise(names))
    return not blocks and not words_again and ("br", "br") not in pairwise(names)


def _close(soup: "BeautifulSoup", run: "list[PageElement]") -> "list[PageElement]":
    """A paragraph around what stands together, if that is anything; what stands together from now on: nothing yet."""
    while run and (name_of(run[-1]) == "br" or is_empty(run[-1])):
        run.pop().extract()
    if not all(map(is_empty, run)):
        paragraph = soup.new_tag("p")
        run[0].insert_before(paragraph)
        for node in run:
            paragraph.append(node.extract())
    return []
