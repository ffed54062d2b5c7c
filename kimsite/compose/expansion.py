"""How large and how deep a text would become, reckoned without converting it."""

import re
from collections import Counter

from kimsite.pattern import pattern

AMPLE = 8 * 1024 * 1024
"""Characters that definitions may add where they are used: sixteen times the longest document."""

REFERENCE = pattern(
    r"^ {0,3}\[(?P<name>[^\[\]\n]*)\]:[ ]*\n?[ ]*(?P<address>\S+)(?:[ ]*\n?[ ]*(?P<title>[\"'(].*))?", re.MULTILINE
)
ABBREVIATION = pattern(r"^\*\[(?P<name>[^\]\n]+)\][ ]?:[ ]*\n?[ ]*(?P<title>.*)", re.MULTILINE)
BRACKETED = pattern(r"\[([^\[\]]*)\]")
NESTED_AT_MOST = 50
TOO_DEEP = pattern(rf"\n(?:[ \t]*(?:>|[-*+][ \t]|[0-9]{{1,9}}[.)][ \t])){{{NESTED_AT_MOST + 1}}}")
"""From the end of the line before: an expression that begins with one character is looked for much faster."""
COUNTED = 200
"""Abbreviations counted one by one; with more of them each is taken to be used as often as it could be."""


def expansion(text: str) -> int:
    """How many characters the text's link definitions and abbreviations add where they are used."""
    if "]:" not in text and "] :" not in text:
        return 0
    return _of_references(text) + _of_abbreviations(text)


def nests_too_deep(text: str) -> bool:
    """Whether more quotes and lists are opened on one line than anybody means."""
    return TOO_DEEP.search(f"\n{text}") is not None


def _of_references(text: str) -> int:
    lengths = {
        _label(found["name"]): len(found["address"]) + len(found["title"] or "") for found in REFERENCE.finditer(text)
    }
    if not lengths:
        return 0
    uses = Counter(_label(name) for name in BRACKETED.findall(text))
    return sum(length * uses[name] for name, length in lengths.items())


def _label(name: str) -> str:
    return " ".join(name.lower().split())


def _of_abbreviations(text: str) -> int:
    titles = {found["name"]: len(found["title"]) for found in ABBREVIATION.finditer(text)}
    total = 0
    for name, length in titles.items():
        uses = text.count(name) if len(titles) <= COUNTED else len(text) // (len(name) + 1)
        total += length * uses
    return total
