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
CODE = ("```", "~~~")
FENCE = "---"


def cleaned(lines: list[str]) -> list[str]:
    """The lines without it. Blocks of code are left as they are."""
    text = "\n".join(lines)
    first = "\ufeff" if text.startswith("\ufeff") else ""  # the mark of an encoding, which harms nobody
    text = UNSEEN.sub("", text)
    if not any(unicodedata.bidirectional(c) in ("R", "AL") for c in text):
        text = DIRECTION.sub("", text)
    if not any(sign in text for sign in CODE):
        text = OFFICE.sub("", text)
    found, code = [], False
    head = _head(text.split("\n"))
    for number, line in enumerate(text.split("\n")):
        code ^= line.lstrip().startswith(CODE)
        if number < head:
            found.append(TAB.sub(r"\1 ", ODD_SPACE.sub(" ", line)) if ":" in line else line)
        else:
            found.append(line if code else BULLET.sub(r"\1- ", line, count=1) if BULLET.match(line) else line)
    found[0] = first + found[0]
    return found


def _head(lines: list[str]) -> int:
    """How many lines the head has, with its fences; 0 without one."""
    fences = [number for number, line in enumerate(lines) if line.strip() == FENCE][:2]
    return fences[1] + 1 if len(fences) == 2 and not any(line.strip() for line in lines[: fences[0]]) else 0
