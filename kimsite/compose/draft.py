"""What the fast road writes down on its way through a text, before it is a body.

A draft is HTML with control characters where something is still to be put in:
`printable` has taken those out of the text, so each stands for one thing only.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kimsite.compose import hyperlinks
from kimsite.compose.tree import escape
from kimsite.model.site import PLACEHOLDER, Reference

GREATER = "\x01"
"""A `>` of the text: the others are the ends of tags."""
HELD, ADDRESS, CODE, VIDEO = "\x02", "\x03", "\x05", "\x12"
"""The next of the draft's parts of that kind."""
END, NEXT = "\x04", "\x13"
"""The end of a line of the body's plain text, and that between two blocks, which is one in the HTML too."""
MARK = "\x06"
"""A quotation mark of an attribute: those of the text are not decided yet."""
HEADING = "\x07"
"""Before the tag of a heading, which has no id yet."""
LINK_END, BREAK = "\x0e", "\x0f"
PICTURE = "\x10"
LABEL = "\x11"
"""The name of a table."""


class Unsure(Exception):
    """This text needs Python-Markdown itself."""


@dataclass(slots=True)
class Draft:
    """The parts of a body that are put in last, as HTML and as words, each kind in the order of the text."""

    language: str
    line_breaks: bool
    held: list[tuple[str, str]] = field(default_factory=list)
    addresses: list[tuple[str, str]] = field(default_factory=list)
    code: list[tuple[str, str]] = field(default_factory=list)
    videos: list[tuple[str, str]] = field(default_factory=list)
    references: dict[Reference, int] = field(default_factory=dict)

    def number(self, kind: str, address: str) -> str:
        """What stands in an attribute for an address inside the group."""
        reference = Reference(kind, hyperlinks.as_written(address) if "%" in address else address)
        return f"{PLACEHOLDER}{self.references.setdefault(reference, len(self.references))}"

    def link(self, address: str) -> str:
        """The tag that opens a link."""
        kind = hyperlinks.kind_of(address)
        if kind == hyperlinks.INSIDE:
            return f'<a href="{self.number("link", address)}">'
        target = hyperlinks.outside(address) if kind == hyperlinks.OUTSIDE else ""
        if not target:
            raise Unsure
        return f'<a href="{escape(target)}" rel="noopener">'

    def put_in(self, text: str, form: int) -> str:
        """The text with its parts in their places: 0 as HTML, 1 as words."""
        for place, parts in ((HELD, self.held), (ADDRESS, self.addresses), (CODE, self.code), (VIDEO, self.videos)):
            if parts:
                text = fill(text, place, [part[form] for part in parts])
        return text


def fill(text: str, place: str, parts: Sequence[str]) -> str:
    """The text with the parts in the places, in order."""
    pieces = text.split(place)
    if len(pieces) != len(parts) + 1:
        raise Unsure
    pieces[1:] = [part + piece for part, piece in zip(parts, pieces[1:], strict=True)]
    return "".join(pieces)
