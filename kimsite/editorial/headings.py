"""Headings within a text: a title above them, and no level left out."""

import re
from collections.abc import Iterator

from kimsite.editorial.manuscript import Manuscript
from kimsite.model.report import Diagnostic
from kimsite.pattern import pattern

HEADING = pattern(r"^(#{1,6})[ \t]+\S[^\n]*|^(`{3,}|~{3,})", re.MULTILINE)


def hints(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """K654 at the first heading that is more than one level below the one before; the text itself begins at the first
    or second level."""
    level, code = 1, ""
    for found in HEADING.finditer(manuscript.document.text):
        if found[2]:
            code = "" if code and found[2].startswith(code) else code or found[2]
        elif not code:
            if len(found[1]) > level + 1:
                better = "#" * (level + 1)
                yield manuscript.at("K654", found.start(), found.end(), better=better)
                return
            level = len(found[1])
