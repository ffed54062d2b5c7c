"""From a diagnostic to the text people see. The form is fixed; only the words change with the language."""

import re
from collections.abc import Iterable

from kimsite.diagnostics.catalogue import CATALOGUE
from kimsite.model.report import Diagnostic
from kimsite.pattern import pattern

SEVERITY_WORDS = {
    "id": {"error": "galat", "warning": "peringatan", "hint": "saran"},
    "en": {"error": "error", "warning": "warning", "hint": "hint"},
}
FIX_WORD = {"id": "perbaiki", "en": "fix"}
EXCERPT_WIDTH = 160
OPTIONAL = pattern("‹([^›]*)›")


def severity(diagnostic: Diagnostic) -> str:
    """`error`, `warning` or `hint`."""
    return CATALOGUE[diagnostic.code].severity


def message(diagnostic: Diagnostic, language: str) -> str:
    """What is wrong, in `id` or `en`."""
    entry = CATALOGUE[diagnostic.code]
    return _filled(entry.en if language == "en" else entry.id, diagnostic)


def fix(diagnostic: Diagnostic, language: str) -> str:
    """What to write instead, in `id` or `en`; "" where there is nothing to do."""
    entry = CATALOGUE[diagnostic.code]
    return _filled(entry.en_fix if language == "en" else entry.id_fix, diagnostic)


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file, then place, then code, each once: the same list whatever order they were found in."""
    return tuple(sorted(set(diagnostics), key=lambda d: (d.path, d.line, d.column, d.code, d.facts)))


def as_text(diagnostic: Diagnostic, language: str) -> str:
    """The whole message: place, sentence, the line with a marker under it, and the remedy."""
    place = diagnostic.path
    if diagnostic.line:
        place += f":{diagnostic.line}:{max(diagnostic.column, 1)}"
    word = SEVERITY_WORDS[language][severity(diagnostic)]
    lines = [f"{place}: {word} {diagnostic.code}: {message(diagnostic, language)}"]
    if diagnostic.line and diagnostic.source.strip():
        lines += _excerpt(diagnostic)
    remedy = fix(diagnostic, language)
    if remedy:
        lines.append(f"  {FIX_WORD[language]}: {remedy}")
    return "\n".join(lines)


def _filled(sentence: str, diagnostic: Diagnostic) -> str:
    """The sentence with its facts, without the optional parts that have none."""
    facts = dict(diagnostic.facts)
    lacking = [f"{{{name}}}" for name, value in facts.items() if not value]

    def part(match: re.Match[str]) -> str:
        return "" if any(gap in match[1] for gap in lacking) else match[1]

    return OPTIONAL.sub(part, sentence).format_map(facts)


def _excerpt(diagnostic: Diagnostic) -> list[str]:
    """The line itself, cut around the place when it is long, and a marker below it."""
    column = max(diagnostic.column, 1)
    start = max(0, column - 1 - EXCERPT_WIDTH // 2) if len(diagnostic.source) > EXCERPT_WIDTH else 0
    shown = "".join(c if c.isprintable() else " " for c in diagnostic.source[start : start + EXCERPT_WIDTH])
    number = str(diagnostic.line)
    length = max(1, min(diagnostic.length, len(shown) - (column - 1 - start)))
    return [
        f"  {number} | {shown}".rstrip(),
        f"  {' ' * len(number)} | {' ' * (column - 1 - start)}{'^' * length}",
    ]
