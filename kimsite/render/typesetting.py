"""Words on drawn cards: what can be written, and lines of about equal length in the largest size that fits."""

import unicodedata
from itertools import pairwise

from kimsite.model.value import frozen
from kimsite.render.typeface import Face, letters

ELLIPSIS = "…"
SIZES = ((88, 3), (76, 3), (66, 4), (58, 4), (52, 5), (46, 6))
"""Sizes of titles, in pixels, and how many lines of each there is room for."""
LONGEST = 300
"""More letters than any card has room for."""


@frozen
class Setting:
    """A text as it is set."""

    size: int
    lines: tuple[str, ...]


def writable(text: str) -> str:
    """The text as far as the faces have it: emoji and marks are dropped. "" when a letter or digit is missing:
    a title in Javanese script is not half written."""
    known, kept = letters(), []
    for letter in unicodedata.normalize("NFC", text):
        if letter in known:
            kept.append(letter)
        elif unicodedata.category(letter) in ("Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl"):
            return ""
        elif letter.isspace():
            kept.append(" ")
    return " ".join("".join(kept).split())


def set_title(text: str, face: Face, width: int) -> Setting:
    """A title in the largest size in which it fits; in the smallest, cut and with an ellipsis, when it fits in none."""
    words = text[:LONGEST].split()
    longest = max(map(face.width, words), default=0)
    for size, most in SIZES:
        room = width / size
        lines = _filled(words, face, room) if longest <= room else ()
        if 0 < len(lines) <= most:
            return Setting(size, _balanced(words, face, room, len(lines)))
    size, most = SIZES[-1]
    room = width / size
    lines = _filled([piece for word in words for piece in _broken(word, face, room)], face, room)
    if len(lines) > most:
        lines = (*lines[: most - 1], _cut(lines[most - 1], face, room))
    return Setting(size, lines)


def shortened(text: str, face: Face, size: int, width: int) -> str:
    """One line that is not wider than `width`."""
    return text if face.width(text) * size <= width else _cut(text, face, width / size)


def _cut(text: str, face: Face, room: float) -> str:
    """As much of a text as fits before an ellipsis."""
    while text and face.width(text + ELLIPSIS) > room:
        text = text[:-1]
    return text.rstrip(" ,.;:–-") + ELLIPSIS


def _filled(words: list[str], face: Face, room: float) -> tuple[str, ...]:
    """As many words a line as there is room for."""
    space = face.width(" ")
    lines: list[list[str]] = []
    used = 0.0
    for word in words:
        length = face.width(word)
        if lines and used + space + length <= room:
            lines[-1].append(word)
            used += space + length
        else:
            lines.append([word])
            used = length
    return tuple(" ".join(line) for line in lines)


def _balanced(words: list[str], face: Face, room: float, count: int) -> tuple[str, ...]:
    """The same words in `count` lines as equally long as can be: the sum of their lengths' squares is the least."""
    space, widths = face.width(" "), list(map(face.width, words))
    ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for _ in range(count):
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, breaks) in ways.items():
            used = -space
            for end, width in enumerate(widths[start:], start + 1):
                used += space + width
                if used > room:
                    break
                if end not in longer or cost + used * used < longer[end][0]:
                    longer[end] = (cost + used * used, (*breaks, end))
        ways = longer
    return tuple(" ".join(words[start:end]) for start, end in pairwise(ways[len(words)][1]))


def _broken(word: str, face: Face, room: float) -> list[str]:
    """A word in pieces that fit into a line: addresses, and words that nobody spaced."""
    pieces, start, used = [], 0, 0.0
    for end, letter in enumerate(word):
        width = face.width(letter)
        if used + width > room:
            pieces.append(word[start:end])
            start, used = end, 0.0
        used += width
    return [*pieces, word[start:]]
