"""A Markdown extension: an address that was simply pasted into the text is a link."""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

ADDRESS = r"https?://[^\s<>\x02\x03\"]+"
AFTER_HTML_BEFORE_EMPHASIS = 85
SENTENCE_ENDS = ".,;:!?'*_"


class BareAddresses(Extension):
    """Registers the pattern: after written links and HTML, before emphasis takes underscores for its own."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Markdown when it is made."""
        processor = BareAddressProcessor(ADDRESS, md)
        md.inlinePatterns.register(processor, "bare-address", AFTER_HTML_BEFORE_EMPHASIS)


class BareAddressProcessor(InlineProcessor):
    """Makes `<a href>` of an address in running text; a full stop or bracket after it is not part of it."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """The link, and which part of `data` it takes the place of."""
        address = _without_sentence(match[0])
        if address.endswith("//"):
            return None, None, None
        link = etree.Element("a", href=address)
        link.text = AtomicString(address)
        return link, match.start(), match.start() + len(address)


def _without_sentence(address: str) -> str:
    """The address without the punctuation of the sentence that it stands in."""
    while address:
        last = address[-1]
        if last in SENTENCE_ENDS or (last == ")" and address.count(")") > address.count("(")):
            address = address[:-1]
        else:
            break
    return address
