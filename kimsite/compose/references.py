"""What a body points at inside its group, taken out and numbered."""

from html import unescape

from kimsite.compose import hyperlinks
from kimsite.compose.tree import Node, elements
from kimsite.model.site import PLACEHOLDER, Body, Reference
from kimsite.pattern import pattern

PICTURE = pattern(rf'<img src="{PLACEHOLDER}(\d+)" alt="([^"]*)">')


def number_references(nodes: list[Node]) -> tuple[Reference, ...]:
    """Put `kimsite:ref/N` in the place of each address inside the group, and return what N stands for.

    Only addresses without a scheme get here, so a placeholder cannot be written by hand.
    """
    numbers: dict[Reference, int] = {}
    for element in elements(nodes):
        attribute = {"a": "href", "img": "src"}.get(element.tag, "")
        address = element.attributes.get(attribute, "")
        if hyperlinks.kind_of(address) == hyperlinks.INSIDE:
            reference = Reference("image" if element.tag == "img" else "link", hyperlinks.as_written(address))
            element.attributes[attribute] = f"{PLACEHOLDER}{numbers.setdefault(reference, len(numbers))}"
    return tuple(numbers)


def words_of_pictures(body: Body) -> tuple[tuple[int, str], ...]:
    """The numbers of the references that are pictures, with the words that stand for each: each pair once."""
    if not body.references:
        return ()
    return tuple(dict.fromkeys((int(number), unescape(alt)) for number, alt in PICTURE.findall(body.html)))
