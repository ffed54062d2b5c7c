"""Where a head begins and ends that its fences do not tell of, or not rightly."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from kimsite.model.report import Diagnostic
from kimsite.pattern import pattern
from kimsite.read.keys import normal
from kimsite.vocabulary import DOCUMENT_FIELDS, GROUP_FIELDS, NETWORK_FIELDS

Lines = list[str]
FENCE = "---"
LIKE_A_FENCE = pattern(r"\s*[-–—−‐‑=_*~]{1,20}\s*")
GLUED = pattern(r"-{3,}[ \t]*(?=[^\s-])")
"""A fence and the first words behind it, on one line."""
CODE = pattern(r"\s*(`{3,}|~{3,})\s*(?:markdown|md|yaml|yml|text|txt)?\s*", re.IGNORECASE)
KEY = pattern(r"([^\W\d][\w -]{0,30}?)\s*[:=](?!\S*//)")
GOES_ON = pattern(r"\s+\S|\s*- ")
"""Lines that go on with the key above them."""
FOLDED = pattern(r"[^:=]+[:=]\s*[|>][-+\d]*\s*")
"""A key whose text stands below it, and may have blank lines in it."""
OPEN = pattern(r"[^:=]+[:=]\s*([|>][-+\d]*\s*)?")
"""A key whose value stands below it, of whatever kind."""
FIELDS = (*DOCUMENT_FIELDS, *GROUP_FIELDS, *NETWORK_FIELDS)
KNOWN = frozenset(normal(name) for field in FIELDS for name in field.names)


IN_TEXTS = {normal(name): field.attribute for field in reversed(DOCUMENT_FIELDS) for name in field.names}
SHORT = {"tgl": "tanggal", "tgl.": "tanggal", "jdl": "judul", "ket": "ringkasan", "kat": "kategori", "oleh": "penulis"}
"""How people shorten keys, or call them."""
ALIKE = 0.8
"""How much like a key a word must be to be one that was spelt wrongly: the text below a head begins with words, too."""
FIRST = frozenset({"title", "date"})
"""What no head is without: until both were met, a blank line does not end it."""


def fenced(lines: Lines, problem: Diagnostic) -> Iterator[Lines]:
    """With `---` where its fences are: something like them, or nothing."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    start = first + 1 if LIKE_A_FENCE.fullmatch(lines[first]) else first
    end = end_of_keys(lines, start)
    if end > start:
        closing = next((n for n in range(end, len(lines)) if lines[n].strip()), len(lines))
        closed = closing < len(lines) and LIKE_A_FENCE.fullmatch(lines[closing])
        yield [*lines[:first], FENCE, *lines[start:end], FENCE, *lines[closing + 1 if closed else end :]]


def ended(lines: Lines, problem: Diagnostic) -> Iterator[Lines]:
    """With the second fence: in front of the text that it was glued to, or behind the last key."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    end = end_of_keys(lines, first + 1)
    after = next((n for n in range(end, len(lines)) if lines[n].strip()), len(lines))
    glued = GLUED.match(lines[after]) if after < len(lines) else None
    if glued and end > first + 1:
        yield [*lines[:after], FENCE, lines[after][glued.end() :], *lines[after + 1 :]]
    elif end > first + 1:
        yield [*lines[:end], FENCE, *lines[end:]]


def ended_early(lines: Lines, problem: Diagnostic) -> Iterator[Lines]:
    """With the second fence behind the keys, where a line of dashes in the text was taken for it: what follows is a
    whole sentence between blank lines, and no line of a head."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    end = end_of_keys(lines, first + 1)
    said = next((n for n in range(end, len(lines)) if lines[n].strip()), len(lines))
    if not first + 1 < end < said == problem.line - 1:
        return
    last = next((n for n in range(said, len(lines)) if not lines[n].strip()), len(lines))
    if lines[last - 1].rstrip().endswith((".", "!", "?")) and len(lines[said].split()) > 1:
        yield [*lines[:end], FENCE, *lines[end:]]


def unwrapped(lines: Lines, problem: Diagnostic) -> Iterator[Lines]:
    """Without the block of code that a whole text, or its head, was copied in."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    opening = CODE.fullmatch(lines[filled[0]]) if filled else None
    if not opening:
        return
    first, fence = filled[0], opening[1]
    closing = [number for number in filled[1:] if lines[number].strip() == fence]
    if len(closing) == 1 and end_of_keys(lines, first + 1) == closing[0]:
        yield [*lines[:first], FENCE, *lines[first + 1 : closing[0]], FENCE, *lines[closing[0] + 1 :]]
    inner = [number for number in filled[1:-1] if lines[number].strip().startswith(fence)]
    if closing and closing[-1] == filled[-1] and len(inner) % 2 == 0:
        yield [*lines[:first], *lines[first + 1 : filled[-1]], *lines[filled[-1] + 1 :]]


def end_of_keys(lines: Lines, start: int) -> int:
    """Where the keys end that begin on a line; `start` itself where there are none, or where it is not sure whether a
    line is one of a head or of a text."""
    end, key, met = start, "", set[str]()
    blank = unsure = False
    for number in range(start, len(lines)):
        line = lines[number]
        if not line.strip():
            blank = True
        elif is_key(line):
            if blank and met.issuperset(FIRST & set(map(meant, _block(lines, number)))):
                return start
            end, key, blank, unsure = number + 1, line, False, False
            met.add(meant(line))
        elif key and _goes_on(key, line, blank):
            unsure = unsure or blank or not _is_part(key, line)
            end, blank = number + 1, False
        elif blank or not key or not KEY.match(line):
            break
    return start if unsure else end


def _goes_on(key: str, line: str, blank: bool) -> bool:
    """Whether a line, with a blank one before it or not, may be a part of what the key above it says."""
    if LIKE_A_FENCE.fullmatch(line) or not GOES_ON.match(line):
        return False
    return bool(FOLDED.fullmatch(key)) or not (blank or (line[0] == "-" and not OPEN.fullmatch(key)))


def _is_part(key: str, line: str) -> bool:
    """Whether a line that goes on with a key cannot be the first one of a text, set in by its writer."""
    words = line.strip()
    return bool(FOLDED.fullmatch(key) or (OPEN.fullmatch(key) and (words[0] == "-" or KEY.match(words))))


def is_key(line: str) -> bool:
    """Whether a line gives a value to a key that is known, or spelt much like one."""
    return meant(line) != ""


def meant(line: str) -> str:
    """What a line gives a value to, if that is known: an attribute of a text, or the key itself; else ""."""
    found = KEY.match(line)
    name = normal(SHORT.get(found[1].lower(), found[1])) if found else ""
    if name and name not in KNOWN:
        name = next(iter(get_close_matches(name, IN_TEXTS, n=1, cutoff=ALIKE)), "")
    return IN_TEXTS.get(name, name)


def _block(lines: Lines, start: int) -> Lines:
    end = next((number for number in range(start, len(lines)) if not lines[number].strip()), len(lines))
    return lines[start:end]
