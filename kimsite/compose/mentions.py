"""Where in a document something is said: a diagnostic with its place."""

from collections.abc import Iterable
from urllib.parse import quote

from kimsite.diagnostics import at_field, masked
from kimsite.model.content import Document
from kimsite.model.report import Diagnostic

Facts = Iterable[tuple[str, str]]


def in_text(document: Document, target: str, code: str, facts: Facts, nth: int = 0) -> Diagnostic:
    """A diagnostic about `target` in the Markdown text, at the first place that mentions it, or the `nth` after it."""
    for spelling in (target, quote(target), target.replace("&", "&amp;")):
        position = document.text.find(f"({spelling}")
        for _ in range(nth):
            further = document.text.find(f"({spelling}", position + 1)
            position = further if further >= 0 else position
        position = position + 1 if position >= 0 else document.text.find(spelling)
        if spelling and position >= 0:
            before = document.text.rfind("\n", 0, position) + 1
            source = document.text[before:].split("\n", 1)[0]
            line = document.text_line + document.text.count("\n", 0, position)
            return Diagnostic(
                code, document.path, line, position - before + 1, len(spelling), masked(source), tuple(facts)
            )
    return Diagnostic(code, document.path, facts=tuple(facts))


def in_field(document: Document, field: str, code: str, facts: Facts, says: str = "") -> Diagnostic:
    """A diagnostic about a field of the front matter, or about that value in it which says `says`."""
    return at_field(code, document.path, document.places, field, facts, says)
