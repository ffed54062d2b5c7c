"""Typographic quotes, dashes and ellipses, just as Python-Markdown's smarty extension gives them.

smarty tries its patterns one after the other on every piece of text between two
tags, and what it has put in is no letter, no space and no mark to the next one.
Most quotes are decided by the characters beside them, whichever pattern comes to
them first: `SURE_DOUBLE` and `SURE_SINGLE` list those cases. A text with any other is done the long way.
"""

import re

from kimsite.compose.draft import Unsure
from kimsite.pattern import pattern

CLOSE = r"(?<=[^\ \t\r\n\[\{\(\-\u0002\u0003])"
PUNCTUATION = r"""[!"#\$\%'()*+,-.\/:;<=>?\@\[\\\]\^_`{|}~]"""
BEFORE_OPENING = r"(\s|&nbsp;|--|–|—|&[mn]dash;|&#8211;|&#8212;)"

DASHES = ((pattern(r"(?<!-)---(?!-)"), "—"), (pattern(r"(?<!-)--(?!-)"), "–"))
ELLIPSIS = pattern(r"(?<!\.)\.{3}(?!\.)")
PATTERNS: tuple[tuple[re.Pattern[str], tuple[str | int, str, str | int]], ...] = (
    *((expression, ("", character, "")) for expression, character in DASHES),
    (pattern(rf"^'(?={PUNCTUATION}\B)"), ("", "’", "")),
    (pattern(rf'^"(?={PUNCTUATION}\B)'), ("", "”", "")),
    (pattern(r""""'(?=\w)"""), ("", "“‘", "")),
    (pattern(r"""'"(?=\w)"""), ("", "‘“", "")),
    (pattern(rf"""{CLOSE}'\""""), ("", "’”", "")),
    (pattern(rf"""{CLOSE}"'"""), ("", "”’", "")),
    (pattern(r"(?<!\w)'(?=\d{2}s)"), ("", "’", "")),
    (pattern(rf"{BEFORE_OPENING}'(?=\w)"), (1, "‘", "")),
    (pattern(rf"{CLOSE}'(?!\s|s\b|\d)"), ("", "’", "")),
    (pattern(r"'(\s|s\b)"), ("", "’", 1)),
    (pattern("'"), ("", "‘", "")),
    (pattern(rf'{BEFORE_OPENING}"(?=\w)'), (1, "“", "")),
    (pattern(r'"(?=\s)'), ("", "”", "")),
    (pattern(rf'{CLOSE}"'), ("", "”", "")),
    (pattern('"'), ("", "“", "")),
    (ELLIPSIS, ("", "…", "")),
)
"""What smarty looks for, in its order, and what is put there; 1 is what the first group took, which goes with it."""

EDGE = r">\x02\x03\x0e"
AFTER = r"[\s.,;:!?)<\x02\x03\x0e\x0f]"
SURE_DOUBLE = (
    (pattern(rf'"(?<=[ \n({EDGE}]")(?=\w)'), "“"),
    (pattern(rf'"(?<=[\w.,;:!?%]")(?={AFTER})'), "”"),
    (pattern(rf'"(?<=[{EDGE}]")(?=\s|[.,;:!?)](?:[\s<]|\Z))'), "”"),
)
SURE_SINGLE = (
    (pattern(r"'(?<=\w')(?=[^\W\d])"), "’"),
    (pattern(rf"'(?<=[\w.,;:!?%]')(?={AFTER})"), "’"),
    (pattern(r"'(?<=[ \n]')(?=[^\W\d])"), "‘"),
    (pattern(r"'(?<=[ \n]')(?=\d)(?!\d\ds)"), "‘"),
    (pattern(rf"'(?<=[({EDGE}]')(?=[^\W\d])(?!s\b)"), "‘"),
)
BETWEEN = pattern(r"(<[^>]*>|[\x02-\x08\x0e-\x13])")
QUOTES_AT_MOST = 1000


def educate(draft: str) -> str:
    """The whole draft with its quotes, dashes and ellipses as they are printed."""
    if '"' in draft or "'" in draft:
        draft = _quotes(draft)
    if "--" in draft:
        for expression, character in DASHES:
            draft = expression.sub(character, draft)
    return ELLIPSIS.sub("…", draft) if "..." in draft else draft


def _quotes(draft: str) -> str:
    sure = draft
    if '"' in draft:
        for expression, character in SURE_DOUBLE:
            sure = expression.sub(character, sure)
    if "'" in draft:
        for expression, character in SURE_SINGLE:
            sure = expression.sub(character, sure)
    if '"' not in sure and "'" not in sure:
        return sure
    if draft.count('"') + draft.count("'") > QUOTES_AT_MOST:
        raise Unsure
    pieces = BETWEEN.split(draft)
    pieces[::2] = [one_by_one(piece) if '"' in piece or "'" in piece else piece for piece in pieces[::2]]
    return "".join(pieces)


def one_by_one(text: str) -> str:
    """One piece of text between two tags, pattern after pattern, as smarty does it."""
    done: list[str] = []
    text = text.replace("\x01", ">")
    for expression, replacement in PATTERNS:
        start = 0
        while match := expression.search(text, start):
            done.append("".join(str(match[part] if isinstance(part, int) else part) for part in replacement))
            place = f"\x02{len(done) - 1}\x03"
            text = text[: match.start()] + place + text[match.end() :]
            start = match.start() + len(place)
    return re.sub(r"\x02(\d+)\x03", lambda match: done[int(match[1])], text).replace(">", "\x01")
