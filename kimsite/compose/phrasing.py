"""What may stand within a line: words, emphasis, links, small pictures."""

from kimsite.compose import hyperlinks
from kimsite.compose.lexicon import Words
from kimsite.compose.tree import BLOCKS, PARTS, Element, Node, is_blank, text_of

RENAMED = {"strike": "s", "tt": "code", "acronym": "abbr"}
KEPT = frozenset(
    {
        *("b", "code", "del", "em", "i", "ins", "mark", "s", "small", "strong", "sub", "sup", "u"),
        *("abbr", "cite", "kbd", "q", "samp", "var"),
    }
)


def phrasing(nodes: list[Node], words: Words, linked: bool = False) -> list[Node]:
    """The same content as one line of text: blocks lose their tags, empty elements and idle links go.

    `linked` says that this is inside a link already, where no other may be.
    """
    line: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            line.append(node)
            continue
        tag = RENAMED.get(node.tag, node.tag)
        if tag == "br":
            line.append(Element("br"))
        elif tag == "img":
            line += picture(node, words, linked)
        elif tag == "a" and not linked:
            line += link(node, words)
        elif tag in KEPT:
            children = phrasing(node.children, words, linked)
            kept = {name: value for name, value in node.attributes.items() if name in ("title", "id")}
            line += [Element(tag, kept, children)] if any(not is_blank(child) for child in children) else children
        else:
            apart: list[Node] = [" "] if node.tag in BLOCKS or node.tag in PARTS else []
            line += [*apart, *phrasing(node.children, words, linked), *apart]
    return line


def link(node: Element, words: Words) -> list[Node]:
    """A link that leads somewhere, or only its words."""
    children = phrasing(node.children, words, linked=True)
    address = node.attributes.get("href", "").strip()
    kind = hyperlinks.kind_of(address)
    attributes = {"href": address}
    if kind == hyperlinks.OUTSIDE:
        attributes = {"href": hyperlinks.outside(address), "rel": "noopener"}
    if kind == hyperlinks.REFUSED or not attributes["href"] or not any(not is_blank(child) for child in children):
        return children
    if role := node.attributes.get("class"):
        attributes["class"] = role.split()[0]
        if attributes["class"] == "footnote-backref":
            attributes["aria-label"] = words.back
    return [Element("a", attributes, children)]


def picture(node: Element, words: Words, linked: bool) -> list[Node]:
    """A picture of the group as it is; one from elsewhere becomes a link, since pages ask nobody else for anything."""
    address = node.attributes.get("src", "").strip()
    alt = " ".join(node.attributes.get("alt", "").split())
    kind = hyperlinks.kind_of(address)
    if kind == hyperlinks.INSIDE:
        title = " ".join(node.attributes.get("title", "").split())
        return [Element("img", {"src": address, "alt": alt} | ({"title": title} if title else {}))]
    target = hyperlinks.outside(address) if kind == hyperlinks.OUTSIDE else ""
    label = alt or (words.picture if target else "")
    if not target or linked:
        return [label] if label else []
    return [Element("a", {"href": target, "rel": "noopener"}, [label])]


def without_pictures(nodes: list[Node]) -> list[Node]:
    """A line for headings and the like: pictures speak through their alternative text."""
    line: list[Node] = []
    for node in nodes:
        if isinstance(node, Element):
            if node.tag == "img":
                line.append(node.attributes["alt"])
                continue
            node.children = without_pictures(node.children)
            if node.tag != "br" and not text_of(node.children).strip():
                continue
        line.append(node)
    return line
