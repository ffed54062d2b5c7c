"""The shape of a body: what may stand in what, by the content models of HTML5.

Elements in a place where they cannot be lose their tags and keep their content.
"""

from kimsite.compose.figures import figures_of, video_of, written_figure
from kimsite.compose.lexicon import Words, words_of
from kimsite.compose.phrasing import phrasing, without_pictures
from kimsite.compose.tables import number_tables, table
from kimsite.compose.tree import BLOCKS, HEADINGS, PARTS, Element, Node, elements, is_blank, text_of

TOP_LEVEL, LOWEST_LEVEL = 2, 6


def structure(nodes: list[Node], language: str) -> list[Node]:
    """A body of blocks only, its headings in order from h2, its tables in boxes that scroll."""
    body = number_tables(_order_headings(_flow(nodes, words_of(language), True)))
    for element in elements(body):
        if element.tag == "img":
            element.attributes.pop("title", None)
    return body


def _flow(nodes: list[Node], words: Words, paragraphs: bool) -> list[Node]:
    """Blocks and the lines between them; loose lines become paragraphs where `paragraphs` says so."""
    out: list[Node] = []
    line: list[Node] = []
    for node in nodes:
        if isinstance(node, str) or not _holds_blocks(node):
            line.append(node)
            continue
        out += _line(line, words, paragraphs)
        line = []
        out += _block(node, words, paragraphs)
    return out + _line(line, words, paragraphs)


def _holds_blocks(node: Element) -> bool:
    return any(element.tag in BLOCKS or element.tag in PARTS for element in elements([node]))


def _line(nodes: list[Node], words: Words, paragraph: bool) -> list[Node]:
    if not nodes or all(is_blank(node) for node in nodes):
        return []
    return _paragraph(nodes, words) if paragraph else phrasing(nodes, words)


def _block(node: Element, words: Words, paragraphs: bool) -> list[Node]:
    if node.tag == "p":
        return _paragraph(node.children, words) if not _has_inner_blocks(node) else _flow(node.children, words, True)
    if node.tag in HEADINGS:
        return _heading(node, words)
    if node.tag in ("ul", "ol"):
        return _list(node, words)
    if node.tag == "dl":
        return _definitions(node, words)
    if node.tag == "table":
        return table(node, words, lambda children: _flow(children, words, False))
    if node.tag == "hr":
        return [Element("hr")]
    if node.tag == "pre":
        content = without_pictures(phrasing(node.children, words))
        return [Element("pre", {"tabindex": "0"}, content)] if text_of(content).strip() else []
    if node.tag == "figure" and (shown := written_figure(node, words)):
        return shown
    content = _flow(node.children, words, paragraphs or node.tag == "blockquote")
    if node.tag == "blockquote":
        return [Element("blockquote", {}, content)] if content else []
    if node.attributes.get("class") == "footnote":
        return [Element("div", {"class": "footnote"}, content)] if content else []
    return content


def _has_inner_blocks(node: Element) -> bool:
    return any(isinstance(child, Element) and _holds_blocks(child) for child in node.children)


def _paragraph(nodes: list[Node], words: Words) -> list[Node]:
    """A paragraph, or what stands for one: figures, a video."""
    line = phrasing(nodes, words)
    if figures := figures_of(line):
        return figures
    if video := video_of(line, words):
        return [video]
    if any(not is_blank(node) and not _is_break(node) for node in line):
        return [Element("p", {}, line)]
    return []


def _heading(node: Element, words: Words) -> list[Node]:
    line = without_pictures(phrasing(node.children, words))
    return [Element(node.tag, _id(node), line)] if text_of(line).strip() else []


def _list(node: Element, words: Words) -> list[Node]:
    """A list of nothing but items; what stood between them is an item too."""
    items: list[Node] = []
    for child in node.children:
        if is_blank(child):
            continue
        is_item = isinstance(child, Element) and child.tag == "li"
        content = _flow(child.children if isinstance(child, Element) and is_item else [child], words, False)
        if content or is_item:
            items.append(Element("li", _id(child), content))
    start = node.attributes.get("start", "")
    attributes = {"start": str(int(start))} if node.tag == "ol" and _is_small_number(start) else {}
    return [Element(node.tag, attributes, items)] if items else []


def _definitions(node: Element, words: Words) -> list[Node]:
    """Terms, each followed by at least one definition; text before the first term stands outside."""
    before: list[Node] = []
    pairs: list[Node] = []
    last = ""
    for child in node.children:
        if is_blank(child):
            continue
        tag = child.tag if isinstance(child, Element) else ""
        inner = child.children if isinstance(child, Element) and tag in ("dt", "dd", "div") else [child]
        if tag == "dt":
            term = without_pictures(phrasing(inner, words))
            if text_of(term).strip():
                pairs.append(Element("dt", {}, term))
                last = "dt"
        elif not last:
            before += _flow(inner, words, True)
        elif content := _flow(inner, words, False):
            pairs.append(Element("dd", {}, content))
            last = "dd"
    if last == "dt":
        pairs.append(Element("dd"))
    return [*before, Element("dl", {}, pairs)] if pairs else before


def _is_break(node: Node) -> bool:
    return isinstance(node, Element) and node.tag == "br"


def _id(node: Node) -> dict[str, str]:
    return {"id": node.attributes["id"]} if isinstance(node, Element) and "id" in node.attributes else {}


def _is_small_number(text: str) -> bool:
    return text.removeprefix("-").isdecimal() and text.isascii() and len(text) < 7


def _order_headings(nodes: list[Node]) -> list[Node]:
    """Shift headings so that the highest is h2 and none skips a level: the page's title is h1."""
    above: list[int] = []
    for heading in elements(nodes):
        if heading.tag in HEADINGS:
            level = int(heading.tag[1])
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            heading.tag = f"h{min(TOP_LEVEL + len(above) - 1, LOWEST_LEVEL)}"
    return nodes
