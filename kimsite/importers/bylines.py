"""Who wrote a text and where, as people write it into the text: lifted out of it.

`Penulis : Ana Tefa | Editor: Budi` in a paragraph of its own at the beginning or the end, and a dateline before the
first sentence: `Kupang, 2 Oktober 2025 - Wali Kota …`.
"""

import re
from collections.abc import Iterator
from datetime import date

from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.read.dates import parse_date
from kimsite.times import DAYS

ROLES = {
    "authors": ("penulis", "oleh", "ditulis oleh", "reporter", "pewarta", "kontributor", "laporan", "author", "by"),
    "editor": ("editor", "penyunting", "redaktur"),
    "photographer": ("foto", "fotografer", "foto oleh", "dok foto", "dokumentasi", "photo"),
    "source": ("sumber", "sumber berita", "source"),
}
WORDS = {word: role for role, words in ROLES.items() for word in words}
WORD = "|".join(sorted((word.replace(" ", r"\s+") for word in WORDS), key=len, reverse=True))
LABEL = pattern(rf"(?P<word>{WORD})\s*[:：]\s*(?P<name>.*)", re.IGNORECASE)
PARTS = pattern(rf"\s*(?:[|/;•]|\s[-–—]\s)\s*(?=(?:{WORD})\s*[:：])", re.IGNORECASE)
MARKS = pattern(r"[*_\\]|</?\w+>")
LINKED = pattern(r"\[([^\[\]]*)\]\([^()]*\)|<(https?://[^<>]*)>")
ENDS = pattern(r"[.!?]\s+[A-Z]\w{3,}")
"""Where a sentence follows another: that is a text, no name."""
LONGEST_NAME = 100
FIRST_BLOCKS, LAST_BLOCKS = 2, 3
NAME = r"[A-Z][\w.'’-]*(?:[ /][A-Z][\w.'’-]*){0,3}"
DAY = r"\d{1,2}(?:\s+[A-Za-z]+\s+|[/-]\d{1,2}[/-])\d{4}"
DATELINE = pattern(
    rf"(?P<open>\*{{0,2}})(?P<place>{NAME}(?:,\s*{NAME})?)(?:\s*[,(]\s*(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)"
    rf",?\s*\(?)?(?P<day>{DAY})\)?)?(?P<shut>\*{{0,2}})\s*\)?\s*[-–—]{{1,2}}\*{{0,2}}\s+(?=[\w“\"*])",
    re.IGNORECASE,
)
INITIALS = 3
"""Capitals that are a name's own: NTT, KIM."""
PICTURE = "!["
HARD_BREAK = "  \n"


@frozen
class Lifted:
    """A text without what was lifted out of it, and that; "" or () for what it did not say."""

    text: str
    authors: str = ""
    editor: str = ""
    photographer: str = ""
    source: str = ""
    dateline: str = ""


@frozen
class Home:
    """What tells a dateline from a sentence: the group's time zone, the names of its region, the day of the text."""

    zone: str
    places: tuple[str, ...] = ()
    day: date | None = None


def lift(text: str, home: Home) -> Lifted:
    """A Markdown text with its bylines and its dateline apart from it."""
    blocks = text.split("\n\n")
    found: dict[str, str] = {}
    numbers = dict.fromkeys(
        (*range(min(FIRST_BLOCKS, len(blocks))), *range(max(0, len(blocks) - LAST_BLOCKS), len(blocks)))
    )
    for number in numbers:
        said = dict(_said(blocks[number]))
        if said and not said.keys() & found.keys():
            found |= said
            blocks[number] = ""
    for number in (0, len(blocks) - 1):
        blocks[number] = _without_last_lines(blocks[number], found)
    blocks = [block for block in blocks if block.strip()]
    first = next((number for number, block in enumerate(blocks) if not block.startswith(PICTURE)), None)
    if first is not None:
        blocks[first], found["dateline"] = _dateline(blocks[first], home)
    return Lifted("\n\n".join(blocks), **found)


def _said(block: str) -> Iterator[tuple[str, str]]:
    """The roles and names of a paragraph that holds nothing else."""
    plain = _plain(block).strip("() ")
    parts = [part.strip(" ()[]") for line in plain.split("\n") for part in PARTS.split(line)]
    matches = [LABEL.fullmatch(part) for part in parts if part]
    if not matches or not all(found and _is_name(found["name"]) for found in matches):
        return
    for found in matches:
        if found:
            yield WORDS[" ".join(found["word"].lower().split())], found["name"].strip(" .,()")


def _without_last_lines(block: str, found: dict[str, str]) -> str:
    """A paragraph without the lines at its end that say such things; they go to `found`."""
    lines = block.split(HARD_BREAK)
    while len(lines) > 1:
        said = dict(_said(lines[-1]))
        if not said or said.keys() & found.keys():
            break
        found |= said
        lines.pop()
    return HARD_BREAK.join(lines)


def _is_name(name: str) -> bool:
    return 1 < len(name) <= LONGEST_NAME and not ENDS.search(name)


def _plain(block: str) -> str:
    text = LINKED.sub(lambda found: found[1] or found[2], block)
    return MARKS.sub("", text)


def _dateline(block: str, home: Home) -> tuple[str, str]:
    """A first paragraph without its dateline, and that. A place alone is one only in capitals, or where the group is at
    home: `Kupang - Soe ditempuh dua jam` is a sentence elsewhere."""
    found = DATELINE.match(block)
    if not found or not found["place"][0].isupper() or found[0].count("**") % 2:
        return block, ""
    place = found["place"].strip(" ,")
    written = parse_date(found["day"], home.zone) if found["day"] else None
    if place.lower() in DAYS or (found["day"] and written is None):
        return block, ""
    if not found["day"] and not (place.isupper() or place.split(",")[0].lower() in home.places):
        return block, ""
    place = " ".join(word if len(word) <= INITIALS or not word.isupper() else word.title() for word in place.split(" "))
    rest = block[found.end() :]
    if written is None or written.date() == home.day:
        return rest, place
    return rest, f"{place}, {found['day']}"
