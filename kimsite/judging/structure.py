"""What every page must have, checked on sample pages: for screen readers, small screens and search engines."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from kimsite.judging.drawing import Drawn
from kimsite.model.report import Diagnostic
from kimsite.pattern import pattern

PARTS = {
    '<html lang="…">': pattern(r'<html\b[^>]*\slang="[a-z]'),
    '<meta name="viewport">': pattern(r'<meta\s[^>]*name="viewport"[^>]*content="[^"]*width=device-width'),
    "<title>": pattern(r"<title>\s*[^<\s]"),
    '<main id="isi">': pattern(r'<main\b[^>]*\sid="isi"'),
    '<a href="#isi">': pattern(r'<a\b[^>]*\shref="#isi"'),
}
"""What messages call a part, and how it is known."""
HEADING = pattern(r"<h([1-6])\b")
IDENTIFIER = pattern(r'<[a-z][^>]*?\sid="([^"]+)"')


def faults(page: Drawn, label: str) -> Iterator[Diagnostic]:
    """K352 to K355 about one page; `label` is its template's."""

    def told(code: str, **facts: str) -> Diagnostic:
        return Diagnostic(code, label, facts=(("page", page.page), *facts.items()))

    for part, shape in PARTS.items():
        if not shape.search(page.html):
            yield told("K352", part=part)
    levels = [int(level) for level in HEADING.findall(page.html)]
    if levels.count(1) != 1:
        yield told("K353", number=str(levels.count(1)))
    for level, deeper in pairwise(levels):
        if deeper > level + 1:
            yield told("K355", before=f"<h{level}>", after=f"<h{deeper}>")
            break
    for name, number in Counter(IDENTIFIER.findall(page.html)).items():
        if number > 1:
            yield told("K354", name=name)
