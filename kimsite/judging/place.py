"""Diagnostics at a place in a file of the theme."""

from kimsite.model.report import Diagnostic
from kimsite.theme.assets import File


def at(code: str, file: File, start: int, length: int = 0, **facts: str) -> Diagnostic:
    """A diagnostic about what begins at the index `start` of a file's text; `length` 0 stands for the whole line."""
    text, label = file
    line = text.count("\n", 0, start) + 1
    return on(code, file, line, start - text.rfind("\n", 0, start), length, label=label, **facts)


def on(code: str, file: File, line: int, column: int, length: int = 0, *, label: str = "", **facts: str) -> Diagnostic:
    """The same at a line and column, counted from 1."""
    text, own = file
    source = "".join(text.splitlines()[line - 1 : line])
    if not length:
        column = len(source) - len(source.lstrip()) + 1
    return Diagnostic(code, label or own, line, column, length or len(source.strip()), source, tuple(facts.items()))
