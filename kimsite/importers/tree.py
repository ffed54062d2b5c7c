"""XML as exports really are: with controls that XML forbids, entities of HTML, broken off in the middle.

Entities of its own are never resolved and nothing is fetched, so a file cannot blow itself up or look elsewhere.
"""

import codecs
import re
from collections.abc import Iterator
from html import escape, unescape
from typing import TYPE_CHECKING

from kimsite.characters import sift
from kimsite.pattern import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

DECLARATION = pattern(r"\s*<\?xml[^>]*\?>")
ENCODING = pattern(r"<\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)[\"']")
DOCTYPE = pattern(r"<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?\s*>")
UNREADABLE = pattern(
    r"<!\[CDATA\[.*?\]\]>|<(?:br|hr|img|wbr)\b[^<>]*>|&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)(?:\w+;)?",
    re.DOTALL | re.IGNORECASE,
)
"""What means nothing to XML: ampersands of HTML's entities and alone, elements that HTML never ends. In CDATA, which is
passed over, all mean themselves."""


def read_tree(data: bytes) -> tuple["_Element | None", int]:
    """The root of what can be read, and the line where the file stops being sound (0: nowhere). None: it is no XML."""
    from lxml import etree

    text = DOCTYPE.sub("", DECLARATION.sub("", sift(_decoded(data), "")[0], count=1), count=1)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root = etree.fromstring(UNREADABLE.sub(_readable, text).encode(), parser)
    except etree.XMLSyntaxError:
        return None, 1
    faults = [entry.line for entry in parser.error_log if entry.level_name == "FATAL"]
    return root, min(faults, default=0)


def children(element: "_Element", name: str, kind: str = "") -> Iterator["_Element"]:
    """The children with a local name, in any namespace, or in one whose address has `kind` in it: exports differ in how
    they write their namespaces, and broken ones lose them."""
    for child in element:
        if isinstance(child.tag, str):
            space, _, local = child.tag.rpartition("}")
            prefix, _, bare = local.rpartition(":")
            if bare == name and kind in (space or prefix):
                yield child


def _local(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def descendants(element: "_Element", name: str) -> Iterator["_Element"]:
    """All with this name below it, at any depth: an element that was never ended takes in those behind it."""
    return (found for found in element.iterdescendants() if isinstance(found.tag, str) and _local(found) == name)


def child(element: "_Element", name: str, kind: str = "") -> "_Element | None":
    """The first of them."""
    return next(children(element, name, kind), None)


def text_of(element: "_Element", name: str, kind: str = "") -> str:
    """All text in the first child with this name, without spaces around it; "" when there is none."""
    found = child(element, name, kind)
    return "" if found is None else inner(found)


def inner(element: "_Element") -> str:
    """All text in an element."""
    return "".join(str(piece) for piece in element.itertext()).strip()


def inner_html(element: "_Element") -> str:
    """What an element holds as HTML: its text, or where elements stand in it, they too."""
    from lxml import etree

    if not len(element):
        return inner(element)
    return escape(element.text or "") + "".join(
        etree.tostring(child, encoding="unicode", method="html") for child in element
    )


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    named = ENCODING.search(data[:200].decode("latin-1"))
    for encoding in (named[1] if named else "utf-8", "utf-8"):
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("utf-8", MIXED)


def _as_windows(fault: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8, as Windows-1252: databases that were moved about give such mixtures."""
    assert isinstance(fault, UnicodeDecodeError)
    return fault.object[fault.start : fault.end].decode("cp1252", "replace"), fault.end


MIXED = "kimsite.windows"
codecs.register_error(MIXED, _as_windows)


def _readable(found: "re.Match[str]") -> str:
    """An entity of HTML as its character, an ampersand by its name, an element ended."""
    if found[0].startswith("<"):
        return found[0] if found[0].startswith("<!") or found[0].endswith("/>") else f"{found[0][:-1]}/>"
    meant = unescape(found[0])
    return f"&amp;{found[0][1:]}" if meant == found[0] else escape(meant)
