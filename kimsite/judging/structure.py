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
HEADING = pattern(r"<h([1-6])\b")
IDENTIFIER = pattern(r'<[a-z][^>]*?\sid="([^"]+)"')


def faults(page: Drawn, file: File) -> Iterator[Diagnostic]:
    """K352 to K355 about one page; `file` is its template's, where the place is sought."""

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
