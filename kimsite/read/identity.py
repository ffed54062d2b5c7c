"""Numbers that must never be published: NIK and family-card numbers (UU 27/2022 on personal data)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kimsite.diagnostics.place import SIXTEEN
from kimsite.model.report import Diagnostic
from kimsite.pattern import pattern
from kimsite.read.frontmatter import FrontMatter
from kimsite.read.keys import normal
from kimsite.read.nodes import Mapping, is_empty, scalars
from kimsite.read.sheet import Sheet
from kimsite.vocabulary import IDENTITY_NUMBER_KEYS

DIGITS = 16
# Sixteen digits, perhaps in groups; part of an address on the web they are something else. What may not stand before
# them is looked at after the first of them, since `re` leaps to what a pattern begins with.
NUMBER = pattern(r"[0-9](?<![\w./=?&%#-].)(?:[ .-]?[0-9]){15}(?![0-9/=&]|[.-][0-9])", re.DOTALL)
SAME = bytes(b"0"[0] if character in b"0123456789" else character for character in range(256))
GROUPS = pattern(SIXTEEN)
ADDRESS = pattern(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
# Code between marks, and addresses: what a text shows as it is, and what it does not show.
APART = pattern(
    r"^ {0,3}(```|~~~).*?^ {0,3}\1"
    r"|(?<!`)(`++)[^\n]{1,200}?(?<!`)\2(?!`)"
    r"|\]\([^()\s]*|^ {0,3}\[[^\]\n]+\]:[^\n]*|\b(?:https?://|www\.)[^\s|<>]+",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)


def looks_like_nik(digits: str) -> bool:
    """Sixteen digits: region (province 11..96), birth date DDMMYY (women: day + 40), serial number."""
    if len(digits) != DIGITS or not digits.isascii() or not digits.isdigit():
        return False
    province, day, month = int(digits[:2]), int(digits[6:8]) % 40, int(digits[8:10])
    return 11 <= province <= 96 and int(digits[6:8]) <= 71 and 1 <= day <= 31 and 1 <= month <= 12


def find(mapping: Mapping, sheet: Sheet) -> Iterator[Diagnostic]:
    """An error for each identity number below this table. The number itself is not repeated in it."""
    texts = tuple(scalars(mapping))
    numbered = _may_hold_number("\n".join([text.text for _, text in texts]))
    for key, text in texts:
        named = key is not None and normal(key.text) in IDENTITY_NUMBER_KEYS and not is_empty(text)
        if named or (numbered and holds_nik(text.text)):
            problem = sheet.point("K132", text.line, text.column, text.length)
            hidden = re.sub("[0-9]", "x", problem.source[text.column - 1 :])
            yield replace(problem, source=problem.source[: text.column - 1] + hidden)


def holds_nik(text: str) -> bool:
    """Without its addresses a text has no number that it does not have with them: most have none to begin with."""
    return len(text) >= DIGITS and any(_numbers(text)) and any(_numbers(ADDRESS.sub(" ", text)))


def find_in_body(matter: FrontMatter) -> Iterator[Diagnostic]:
    """A warning at the first identity number of the text below the front matter, with how many follow it."""
    if not any(_numbers(matter.text)):
        return
    text = APART.sub(_blank, matter.text)
    numbers = tuple(_numbers(text))
    if numbers:
        start, number = numbers[0].start(), numbers[0].group()
        line = matter.text_line + text.count("\n", 0, start)
        column = start - text.rfind("\n", 0, start)
        more = str(len(numbers) - 1) if len(numbers) > 1 else ""
        better = re.sub("[ .-]", "", number)[:4] + "x" * 12
        yield matter.sheet.point("K198", line, column, len(number), more=more, better=better)


def _may_hold_number(text: str) -> bool:
    """Whether so many digits are in a row, whatever stands between them. Of nearly all texts this is all one asks."""
    return b"0" * DIGITS in text.encode("utf-8", "replace").translate(SAME, b" .-")


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Where a text has what looks like a NIK."""
    if _may_hold_number(text):
        for found in NUMBER.finditer(text):
            if GROUPS.fullmatch(found.group()) and looks_like_nik(re.sub("[ .-]", "", found.group())):
                yield found


def _blank(apart: re.Match[str]) -> str:
    """As many characters and lines that say nothing."""
    return re.sub(r"[^\n]", " ", apart.group())
