"""Diagnostics as GitHub shows them beside the lines of a pull request (its "Workflow commands for GitHub Actions")."""

from kimsite.diagnostics import fix, message, severity
from kimsite.model.report import Diagnostic

KINDS = {"error": "error", "warning": "warning", "hint": "notice"}
IN_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_PROPERTIES = {**IN_DATA, ":": "%3A", ",": "%2C"}


def annotation(problem: Diagnostic, language: str) -> str:
    """One line: `::error file=content/a.md,line=3,col=10,title=K103::…`."""
    places = {"file": problem.path, "line": problem.line, "col": problem.column, "title": problem.code}
    said = ",".join(f"{name}={_escaped(str(value), IN_PROPERTIES)}" for name, value in places.items() if value)
    text = "\n".join(filter(None, (message(problem, language), fix(problem, language))))
    return f"::{KINDS[severity(problem)]} {said}::{_escaped(text, IN_DATA)}"


def _escaped(text: str, signs: dict[str, str]) -> str:
    for sign, code in signs.items():  # `%` is the first of them
        text = text.replace(sign, code)
    return text
