"""Whether a word looks like a token that a host gave out: long, and made by dice rather than by a person.

People's words change from letters to digits, or from small letters to capitals, once in a while; what dice make does so
at every second or third sign.
"""

import re

from kimsite.pattern import pattern

PIECE, WHOLE = 16, 28
"""So long is what dice made: without a hyphen in it, and with hyphens."""
RATE, RATE_WHOLE = 0.25, 0.2
"""So many changes a sign it has at least."""
WORD = pattern(rf"[A-Za-z0-9_-]{{{PIECE},}}")
HOST = pattern(r"://(?:[^\s/@]*@)?[^\s/?#@]*")
CHANGE = pattern(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])")


def is_token(text: str) -> bool:
    """Whether some word of a text does; hosts of addresses do not count, but who is named before them does."""
    apart = HOST.sub(lambda found: " " + found[0][3:].partition("@")[0] * ("@" in found[0]) + " ", text)
    return any(_thrown(word) for word in WORD.findall(apart))


def _thrown(word: str) -> bool:
    plain = re.sub("[_-]", "", word)
    if len(plain) >= WHOLE and _changes(plain) >= RATE_WHOLE * len(plain):
        return True
    return any(len(piece) >= PIECE and _changes(piece) >= RATE * len(piece) for piece in re.split("[_-]", word))


def _changes(text: str) -> int:
    return len(CHANGE.findall(text))
