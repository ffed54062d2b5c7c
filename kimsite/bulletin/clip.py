"""The words of a text as paper shows them: no markup, no number that is not public, an end where a sentence ends."""

import re
from collections.abc import Iterator

from kimsite.characters import sift
from kimsite.contacts import numbers
from kimsite.pattern import pattern
from kimsite.plan.broadcast import sentences

SKIPPED = frozenset(
    {"figure", "figcaption", "table", "pre", "code", "sup", "audio", "video", "iframe", "svg", "h1", "h2", "h3", "h4"}
)
"""What is no running text, or stands beside it."""
BLOCKS = ("p", "li", "blockquote", "dd", "dt", "div")
# Pictures and their parts: skin, joiners, the mark that asks for colour.
EMOJI = pattern("\\s*[\u200d\u20e3\u2600-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]+")
LONGEST = 20_000
"""Characters of a text that are looked at: a board has no room for a hundredth of them."""
ENDS = ".!?…:\"”'’)»"


def paragraphs(html: str) -> tuple[str, ...]:
    """The paragraphs of a text's HTML, each on one line; items of lists are paragraphs too."""
    from lxml.html import fragment_fromstring

    tree = fragment_fromstring(sift(html[:LONGEST])[0], create_parent="div")
    for element in list(tree.iter(*SKIPPED)):
        element.drop_tree()
    for notes in tree.xpath("//*[contains(@class, 'footnote')]"):
        if notes.getparent() is not None:
            notes.drop_tree()
    found: list[str] = []
    for block in tree.iter(*BLOCKS):
        if not any(True for _ in block.iterdescendants(*BLOCKS)):
            found.append(" ".join(block.text_content().split()))
    return tuple(text for text in found if text)


def clipped(texts: tuple[str, ...], most: int) -> tuple[str, ...]:
    """As many whole sentences of these paragraphs as `most` characters hold.

    A first sentence that is longer by itself ends at a word, with `…`.
    """
    shown: list[str] = []
    left = most
    for text in texts:
        kept = _fitting(text, left)
        if kept:
            shown.append(kept)
            left -= len(kept)
        if kept != text:
            break
    if not shown and texts:
        shown = [shortened(texts[0], most)]
    return tuple(shown)


def _fitting(text: str, most: int) -> str:
    kept = ""
    for sentence in sentences(text):
        longer = f"{kept} {sentence}" if kept else sentence
        if len(longer) > most or not sentence.endswith(tuple(ENDS)):
            break
        kept = longer
    return text if len(text) <= most else kept


def shortened(text: str, most: int) -> str:
    """A line of at most so many characters, cut after a word."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    end = line.rfind(" ", 0, most)
    return line[: end if end > most // 2 else most - 1].rstrip(" ,;:–-") + "…"


def printable(text: str) -> str:
    """The text on one line without emoji, for which printers have no letters; a line of emoji alone is "" then."""
    return " ".join(EMOJI.sub(_nothing, text).split()) if not text.isascii() else text


def _nothing(found: re.Match[str]) -> str:
    """What stands in the place of emoji: a space between words, and none before a point."""
    return "" if found.string[found.end() : found.end() + 1] in ".,;:!?)" else " "


def discreet(text: str, public: tuple[str, ...], instead: str) -> str:
    """The same with `instead` in the place of every telephone number that is not `public`."""
    for found in reversed(list(numbers(text, public))):
        text = text[: found.start()] + instead + text[found.end() :]
    return text


def lines_of(texts: tuple[str, ...], width: int) -> int:
    """How many lines of `width` characters these paragraphs take, about."""
    return sum(_lines(text, width) for text in texts)


def _lines(text: str, width: int) -> int:
    count, used = 1, 0
    for word in _pieces(text, width):
        if used and used + 1 + len(word) > width:
            count, used = count + 1, 0
        used += len(word) + bool(used)
    return count


def _pieces(text: str, width: int) -> Iterator[str]:
    """Words, the endless ones cut as paper cuts them."""
    for word in text.split():
        yield from (word[start : start + width] for start in range(0, len(word), width))
