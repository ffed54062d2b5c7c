"""The words of a body without its markup, for its summary and for counting."""

from kimsite.compose.tree import BLOCKS, PARTS, Element, Node

SILENT_CLASSES = frozenset({"footnote", "footnote-ref", "video"})
SILENT_TAGS = frozenset({"figcaption", "hr"})


def plain_text(nodes: list[Node]) -> str:
    """The text, one line a block. Notes, captions and videos stand beside the text and are left out."""
    parts: list[str] = []
    for node in nodes:
        _collect(node, parts)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _collect(node: Node, parts: list[str]) -> None:
    if isinstance(node, str):
        parts.append(node.replace("\n", " "))
        return
    if node.tag in SILENT_TAGS or node.attributes.get("class") in SILENT_CLASSES:
        return
    if node.tag == "br":
        parts.append(" ")
    for child in node.children:
        _collect(child, parts)
    if _ends_a_line(node):
        parts.append("\n")


def _ends_a_line(node: Element) -> bool:
    return node.tag in BLOCKS or node.tag in PARTS
