"""Pictures with captions, and videos: paragraphs that are more than text."""

from kimsite.compose import hyperlinks
from kimsite.compose.lexicon import Words
from kimsite.compose.phrasing import phrasing, without_pictures
from kimsite.compose.tree import Element, Node, elements, is_blank, text_of


def figures_of(line: list[Node]) -> list[Node]:
    """A figure for each picture of a paragraph that holds nothing but pictures; [] when it holds more."""
    content = [node for node in line if not is_blank(node) and not (isinstance(node, Element) and node.tag == "br")]
    figures: list[Node] = []
    for node in content:
        if not isinstance(node, Element) or not _shows_a_picture(node):
            return []
        image = next(e for e in elements([node]) if e.tag == "img")
        title = image.attributes.pop("title", "")
        figures.append(figure(node, [title] if title else []))
    return figures


def figure(shown: Element, caption: list[Node]) -> Element:
    """A picture, linked or not, over its caption."""
    return Element("figure", {}, [shown, Element("figcaption", {}, caption)] if caption else [shown])


def written_figure(node: Element, words: Words) -> list[Node] | None:
    """A figure that was written in HTML, with its first picture; None when it has none of the group's."""
    caption: list[Node] = []
    shown: list[Element] = []
    for child in node.children:
        if isinstance(child, Element) and child.tag == "figcaption":
            caption = caption or _trimmed(without_pictures(phrasing(child.children, words)))
        else:
            shown += [e for e in phrasing([child], words) if isinstance(e, Element) and _shows_a_picture(e)]
    if not shown:
        return None
    for image in elements(list(shown)):
        title = image.attributes.pop("title", "") if image.tag == "img" else ""
        caption = caption or ([title] if title else [])
    return [figure(shown[0], caption), *(figure(further, []) for further in shown[1:])]


def video_of(line: list[Node], words: Words) -> Element | None:
    """A paragraph for a video whose address stands alone: a link, since pages ask nobody else for anything."""
    content = [node for node in line if not is_blank(node)]
    if len(content) != 1 or not isinstance(content[0], Element) or content[0].tag != "a":
        return None
    link = content[0]
    address = link.attributes["href"]
    if not hyperlinks.is_youtube(address) or hyperlinks.outside(text_of(link.children).strip()) != address:
        return None
    return Element("p", {"class": "video"}, [Element("a", dict(link.attributes), [words.video])])


def _shows_a_picture(node: Element) -> bool:
    """An image, or a link around nothing but one."""
    if node.tag == "a":
        content = [child for child in node.children if not is_blank(child)]
        return len(content) == 1 and isinstance(content[0], Element) and content[0].tag == "img"
    return node.tag == "img"


def _trimmed(nodes: list[Node]) -> list[Node]:
    """Nothing at all when there is only white space."""
    return nodes if any(not is_blank(node) for node in nodes) else []
