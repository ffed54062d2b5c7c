"""What copying from Word, WhatsApp and web pages leaves in a text: nothing that anybody sees or means."""

import re
import unicodedata

from kimsite.pattern import pattern

UNSEEN = pattern("[\u200b\u2060\ufeff]")
"""Spaces without width. Joiners stay: emoji and Arabic are written with them."""
DIRECTION = pattern("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks of direction, which WhatsApp puts around names and numbers; they mean something only beside Arabic."""
ODD_SPACE = pattern("[\u00a0\u2000-\u200a\u202f\u3000]")
BULLET = pattern(r"([ \t]*)[•·▪◦‣\uf0b7][ \t]+")
"""The signs in front of Word's lists; U+F0B7 is its own."""
OFFICE = pattern(r"<!--\[if [^\]]*\]>.*?<!\[endif\]-->|<o:p>(?:\s|&nbsp;)*</o:p>|</?o:p>", re.DOTALL)
TAB = pattern(r"^([^\s:#][^:]*:) *\t\s*")
"""Between a key and its value."""
CODE = pattern(r"\s*(`{3,}|~{3,})")
ITEM = pattern(r"\s*(?:[-+*•·▪◦‣\uf0b7]|\d{1,9}[.)])\s")
DEEP = "    "
FENCE = "---"
ENDS = (FENCE, "...")


def cleaned(lines: list[str]) -> list[str]:
    """The lines without it. Blocks of code keep what can be seen in them."""
    text = UNSEEN.sub("", "\n".join(lines))
    if not any(unicodedata.bidirectional(c) in ("R", "AL") for c in text):
        text = DIRECTION.sub("", text)
    if "`" not in text and "~~~" not in text:
        text = OFFICE.sub("", text)
    lines = text.split("\n")
    head = _head(lines)
    before = [TAB.sub(r"\1 ", ODD_SPACE.sub(" ", line)) if ":" in line else line for line in lines[:head]]
    return before + _listed(lines[head:])


def _listed(lines: list[str]) -> list[str]:
    """The lines of a body with Markdown's sign in front of items; not in code, be it between fences or far inside."""
    found, code, above = [], "", ""
    for line in lines:
        fence = CODE.match(line)
        if code:
            code = "" if line.strip() == code else code
        elif fence:
            code = fence[1]
        elif BULLET.match(line) and (not line.expandtabs(4).startswith(DEEP) or ITEM.match(above)):
            line = BULLET.sub(r"\1- ", line, count=1)
        above = line if line.strip() else above
        found.append(line)
    return found


def _head(lines: list[str]) -> int:
    """How many lines the head has, with its fences; 0 without one."""
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    if first == len(lines) or lines[first].strip() != FENCE:
        return 0
    return next((n + 1 for n in range(first + 1, len(lines)) if lines[n].strip() in ENDS), 0)
