"""A small tree of HTML, for giving a sanitised body its shape.

`parse` reads only what nh3 writes: balanced, quoted, escaped. `serialise`
writes the same form, and escapes `<` and `>` in attributes too, so that later
stages may look for a tag by its text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kimsite.characters import sift
from kimsite.pattern import pattern

VOID = frozenset({"br", "hr", "img"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {"p", "ul", "ol", "dl", "blockquote", "pre", "hr", "table", "figure", "div"}
PARTS = frozenset({"li", "dt", "dd", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "figcaption"})
DEEPEST = 100
"""Elements below this depth lose their tags and keep their text: nobody reads a hundred nested quotes."""

TOKEN = pattern(r'<(/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)>|([^<]+)')
ATTRIBUTE = pattern(r' ([a-z-]+)="([^"]*)"')
ENTITY = pattern(r"&(amp|lt|gt|quot|nbsp);")
CHARACTERS = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "nbsp": "\N{NO-BREAK SPACE}"}


@dataclass(slots=True)
class Element:
    """A tag with its attributes and what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)


Node = Element | str


def printable(text: str) -> str:
    """The same without characters that HTML forbids; line ends become `\\n`."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return sift(text)[0]


def parse(html: str) -> list[Node]:
    """The tree of what nh3 wrote."""
    top: list[Node] = []
    open_elements: list[list[Node]] = [top]
    for closing, tag, attributes, text in TOKEN.findall(printable(html)):
        if text:
            _append_text(open_elements[-1], _unescape(text))
        elif closing:
            if len(open_elements) > 1:
                open_elements.pop()
        elif tag in VOID:
            open_elements[-1].append(Element(tag, _attributes(attributes)))
        elif len(open_elements) > DEEPEST:
            open_elements.append(open_elements[-1])
        else:
            element = Element(tag, _attributes(attributes))
            open_elements[-1].append(element)
            open_elements.append(element.children)
    return top


def serialise(nodes: list[Node]) -> str:
    """HTML text; the blocks of the top level stand on their own lines."""
    parts: list[str] = []
    for node in nodes:
        if parts and isinstance(node, Element) and node.tag in BLOCKS:
            parts.append("\n")
        _write(node, parts)
    return "".join(parts)


def text_of(nodes: list[Node]) -> str:
    """The words alone, without any markup."""
    return "".join(node if isinstance(node, str) else text_of(node.children) for node in nodes)


def elements(nodes: list[Node]) -> Iterator[Element]:
    """Every element of a tree, in the order of the text."""
    for node in nodes:
        if isinstance(node, Element):
            yield node
            yield from elements(node.children)


def is_blank(node: Node) -> bool:
    """Whether this is text with nothing in it but white space."""
    return isinstance(node, str) and not node.strip()


def escape(text: str) -> str:
    """Text that stands for itself, in an attribute too."""
    return escape_text(text).replace('"', "&quot;")


def escape_text(text: str) -> str:
    """Text that stands for itself between two tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _append_text(nodes: list[Node], text: str) -> None:
    if nodes and isinstance(nodes[-1], str):
        nodes[-1] += text
    else:
        nodes.append(text)


def _attributes(text: str) -> dict[str, str]:
    return {name: _unescape(value) for name, value in ATTRIBUTE.findall(text)}


def _unescape(text: str) -> str:
    return ENTITY.sub(lambda match: CHARACTERS[match[1]], text)


def _write(node: Node, parts: list[str]) -> None:
    if isinstance(node, str):
        parts.append(escape_text(node))
        return
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes.items())
    parts.append(f"<{node.tag}{attributes}>")
    for child in node.children:
        _write(child, parts)
    if node.tag not in VOID:
        parts.append(f"</{node.tag}>")
