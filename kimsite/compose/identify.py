"""Identifiers of a body: each begins with `b-`, so that none can be one of the page's own."""

import re
from urllib.parse import unquote

from kimsite.compose.tree import HEADINGS, Element, Node, elements, text_of
from kimsite.urls import slugify

PREFIX = "b-"
BEARERS = HEADINGS | {"li", "sup"}
NAMELESS = "bagian"


def identify(nodes: list[Node]) -> list[Node]:
    """Give headings and notes unique ids, and lead links within the body to them.

    A heading that was not named is named after its words. Of two elements with
    one id the first has it; a link to an id that is not there becomes its text.
    """
    names: dict[str, str] = {}
    taken: dict[str, int] = {}
    for element in elements(nodes):
        written = element.attributes.pop("id", "")
        if element.tag not in BEARERS or (written in names and element.tag not in HEADINGS):
            continue
        if written or element.tag in HEADINGS:
            name = unique(name_of(written) or slugify(text_of(element.children)) or NAMELESS, taken)
            element.attributes["id"] = name
            if written:
                names.setdefault(written, name)
            else:
                names.setdefault(name.removeprefix(PREFIX), name)
    return _follow(nodes, names)


def name_of(written: str) -> str:
    """An id as written, in the characters that ids are made of here."""
    return re.sub(r"[^\w-]+", "-", written.removeprefix(PREFIX)).strip("-")


def unique(name: str, taken: dict[str, int]) -> str:
    """`b-name`, or `b-name-2`, `b-name-3`, ... where that is taken."""
    candidate = name
    while candidate in taken:
        taken[name] += 1
        candidate = f"{name}-{taken[name]}"
    taken[candidate] = 1
    return PREFIX + candidate


def _follow(nodes: list[Node], names: dict[str, str]) -> list[Node]:
    """The same nodes with `#name` links led to the new ids."""
    followed: list[Node] = []
    for node in nodes:
        if not isinstance(node, Element):
            followed.append(node)
            continue
        node.children = _follow(node.children, names)
        target = node.attributes.get("href", "")
        if node.tag == "a" and target.startswith("#"):
            fragment = target[1:]
            name = names.get(fragment) or names.get(unquote(fragment)) or names.get(fragment.removeprefix(PREFIX))
            if not name:
                followed += node.children
                continue
            node.attributes["href"] = f"#{name}"
        followed.append(node)
    return followed
