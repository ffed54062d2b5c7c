"""What every page must have, checked on sample pages: for screen readers, small screens and search engines."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from kimsite.judging.drawing import Drawn
from kimsite.judging.place import at
from kimsite.model.report import Diagnostic
from kimsite.pattern import pattern
from kimsite.theme.assets import File

PARTS = {
    '<html lang="…">': pattern(r'<html\b[^>]*\slang="[a-z]'),
    '<meta name="viewport">': pattern(r'<meta\s[^>]*name="viewport"[^>]*content="[^"]*width=device-width'),
    "<title>": pattern(r"<title>\s*[^<\s]"),
    '<main id="isi">': pattern(r'<main\b[^>]*\sid="isi"'),
    '<a href="#isi">': pattern(r'<a\b[^>]*\shref="#isi"'),
}
"""What messages call a part, and how it is known."""
NAMES = {
    "img": ("alt",),
    "a": ("aria-label", "aria-labelledby"),
    "button": ("aria-label", "aria-labelledby"),
    "input": ("aria-label", "aria-labelledby", "title"),
    "select": ("aria-label", "aria-labelledby", "title"),
    "textarea": ("aria-label", "aria-labelledby", "title"),
}
"""Elements that those who listen must be told of, and what names them besides words within or a label."""
WORDLESS = frozenset({"hidden", "submit", "reset"})
"""Types of <input> that name themselves, or need not be told."""
HEADING = pattern(r"<h([1-6])\b")
IDENTIFIER = pattern(r'<[a-z][^>]*?\sid="([^"]+)"')


def faults(page: Drawn, file: File) -> Iterator[Diagnostic]:
    """K352 to K355 and K338 about one page; `file` is its template's, where the place is sought."""

    def told(code: str, sign: str, **facts: str) -> Diagnostic:
        start = file[0].find(sign) if sign else -1
        found = at(code, file, start, len(sign), page=page.page, **facts)
        return found if start >= 0 else Diagnostic(code, file[1], facts=found.facts)

    for part, shape in PARTS.items():
        if not shape.search(page.html):
            yield told("K352", "", part=part)
    levels = [int(level) for level in HEADING.findall(page.html)]
    if levels.count(1) != 1:
        yield told("K353", "<h1", number=str(levels.count(1)))
    for level, deeper in pairwise(levels):
        if deeper > level + 1:
            yield told("K355", f"<h{deeper}", before=f"<h{level}>", after=f"<h{deeper}>")
            break
    for name, number in Counter(IDENTIFIER.findall(page.html)).items():
        if number > 1:
            yield told("K354", f'id="{name}"', name=name)
    for name in sorted(_nameless(page.html)):
        part = "alt" if name == "img" else "label" if name in ("input", "select", "textarea") else "aria-label"
        yield told("K338", f"<{name}", tag=f"<{name}>", part=part)


def _nameless(page: str) -> set[str]:
    """The kinds of elements of which one has no name (WCAG 2.2, 1.1.1, 2.4.4 and 4.1.2)."""
    from lxml import html

    root = html.document_fromstring(page)
    labelled = {label.get("for") for label in root.iter("label")}
    found = set()
    for element in root.iter(*NAMES):
        said = any(element.get(name) is not None for name in NAMES[element.tag])
        if element.get("hidden") is not None or (element.tag == "a" and element.get("href") is None):
            continue
        if element.tag in ("a", "button"):
            said = said or bool(element.text_content().strip()) or any(i.get("alt") for i in element.iter("img"))
        elif element.tag != "img":
            said = said or element.get("id") in labelled or any(a.tag == "label" for a in element.iterancestors())
            said = said or element.get("type") in WORDLESS
        if not said:
            found.add(element.tag)
    return found
