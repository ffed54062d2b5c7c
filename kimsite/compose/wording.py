"""Summaries and word counts."""

import re

from kimsite.model.site import Body, Reference
from kimsite.pattern import pattern

LENGTH = 160
SHORTEST = 60
WORDS_A_MINUTE = 200
PARAGRAPH = pattern(r"<p>(.*?)</p>", re.DOTALL)
NOTE_MARK = pattern(r"<sup id=.*?</sup>")
TAG = pattern(r"<[^>]*>")
SENTENCE_END = pattern(r"(?<!\b\w)(?<!\b\w\w)[.!?…][\"”’)]*(?=\s)")
"""Not after one or two letters: those are titles and abbreviations (dr., S.Pd., Jl.)."""
WORD = pattern(r"\w+(?:[-'’.,]\w+)*")
PRINTED = (("’", "'"), ("‘", " "), ("“", " "), ("”", " "), ("–", " "), ("—", " "), ("…", " "))
FOREIGN = pattern(r"[^\x00-\x7f]")
FOREIGN_AT_MOST = 32
LETTER, JOINT, SPACE = b"a", b"-", b" "
KINDS = bytes(
    (LETTER if character.isalnum() or character == "_" else JOINT if character in "-'.," else SPACE)[0]
    for character in map(chr, range(128))
).ljust(256, SPACE)
"""What each character of ASCII is to WORD."""
ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))


def summed_up(html: str, plain: str, references: tuple[Reference, ...]) -> Body:
    """A body of this HTML, which without markup is `plain`, with its summary and its words counted."""
    return Body(html.encode(), references, summary_of(html, plain), count_words(plain))


def summary_of(html: str, plain: str) -> str:
    """The first sentences of the first paragraphs, at most 160 characters, cut between words at worst."""
    text = ""
    for paragraph in PARAGRAPH.finditer(html.split('<div class="footnote">', 1)[0]):
        text = f"{text} {_plain(paragraph[1])}".strip()
        if len(text) > LENGTH:
            break
    return shortened(text or " ".join(plain.split()))


def shortened(text: str) -> str:
    """At most 160 characters of a text: whole sentences if they fill it well, else words and `…`."""
    if len(text) <= LENGTH:
        return text
    ends = [match.end() for match in SENTENCE_END.finditer(text, 0, LENGTH + 1) if match.end() >= SHORTEST]
    if ends:
        return text[: ends[-1]]
    return text[:LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def count_words(text: str) -> int:
    """How many words a reader reads: as often as WORD is found.

    Counted by where they begin: with a letter after a space, or after a joint that joins nothing.
    """
    if not text.isascii():
        for character, plain in PRINTED:
            text = text.replace(character, plain)
    foreign = () if text.isascii() else set(FOREIGN.findall(text))
    if len(foreign) > FOREIGN_AT_MOST:
        return sum(1 for _ in WORD.finditer(text))
    for character in foreign:
        text = text.replace(character, "a" if character.isalnum() else " ")
    kinds = SPACE + text.encode().translate(KINDS)
    return kinds.count(b" a") + kinds.count(b" -a") + kinds.count(b"--a")


def reading_minutes(words: int) -> int:
    """At 200 words a minute, rounded up, at least one."""
    return max(1, -(-words // WORDS_A_MINUTE))


def _plain(html: str) -> str:
    text = TAG.sub("", NOTE_MARK.sub("", html.replace("<br>", " ")))
    for entity, character in ENTITIES:
        text = text.replace(entity, character)
    return " ".join(text.split())
