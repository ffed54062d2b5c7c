"""What a build came to, for people or as one JSON document."""

import json
import sys
from argparse import Namespace
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from kimsite.cli.annotations import annotation
from kimsite.cli.words import Words
from kimsite.diagnostics import as_text, fix, message, severity
from kimsite.model.report import BuildResult, Diagnostic
from kimsite.read.discover import ProjectError

if TYPE_CHECKING:
    from kimsite.engine.write import Unwritable

FREQUENT = 10
"""How often a mistake is made before it has a line of its own at the end."""


def print_result(
    result: BuildResult, seconds: float, output: Path, sentence: str, options: Namespace, words: Words
) -> None:
    """Problems on standard error, the rest on standard output; with --json one document there."""
    if options.json:
        print(json.dumps(as_json(result, seconds, words.language), ensure_ascii=False, indent=1))
        return
    if getattr(options, "format", "") == "github":
        print(*(annotation(problem, words.language) for problem in result.problems), sep="\n")
        return
    for problem in result.problems:
        if not options.quiet or severity(problem) == "error":
            print(as_text(problem, words.language), file=sys.stderr)
    if options.quiet:
        return
    _print_waiting(result, words)
    if result.problems:
        _print_frequent(result.problems, words)
        tally = Counter(severity(problem) for problem in result.problems)
        print(words("tally", errors=tally["error"], warnings=tally["warning"], hints=tally["hint"]))
    facts = {name: getattr(result, name) for name in ("documents", "groups", "outputs", "written", "kept", "deleted")}
    print(words(sentence, folder=output, seconds=f"{seconds:.1f}", **facts))
    if sentence == "built" and (output / "index.html").is_file():
        print(words("open", path=output / "index.html"))


def print_failure(fault: "ProjectError | Unwritable", options: Namespace, words: Words) -> None:
    """Why nothing could be done."""
    diagnostics = fault.diagnostics if isinstance(fault, ProjectError) else (fault.problem,)
    if options.json:
        problems = [problem_json(problem, words.language) for problem in diagnostics]
        print(json.dumps({"schema": 1, "problems": problems}, ensure_ascii=False, indent=1))
        return
    for problem in diagnostics:
        print(as_text(problem, words.language), file=sys.stderr)


def refuse(code: str, path: str, words: Words, **facts: str) -> int:
    """Says why nothing was done, in one diagnostic; the exit code for that."""
    print(as_text(Diagnostic(code, path, facts=tuple(facts.items())), words.language), file=sys.stderr)
    return 2


def as_json(result: BuildResult, seconds: float, language: str) -> dict[str, object]:
    """The form that programs read; `schema` 1."""
    due = min((waiting.date for waiting in result.scheduled), default=None)
    return {
        "schema": 1,
        "groups": result.groups,
        "documents": result.documents,
        "outputs": result.outputs,
        "written": result.written,
        "kept": result.kept,
        "deleted": result.deleted,
        "seconds": seconds,
        "problems": [problem_json(problem, language) for problem in result.problems],
        "drafts": list(result.drafts),
        "scheduled": [{"path": w.path, "date": w.date.isoformat()} for w in result.scheduled],
        "quarantined": list(result.quarantined),
        "next_build_due": due.isoformat() if due else None,
    }


def problem_json(problem: Diagnostic, language: str) -> dict[str, object]:
    """One diagnostic for programs."""
    return {
        "code": problem.code,
        "severity": severity(problem),
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "message": message(problem, language),
        "fix": fix(problem, language),
    }


def _print_frequent(problems: tuple[Diagnostic, ...], words: Words) -> None:
    """One line for each mistake that was made often: hundreds of messages hide what they have in common."""
    counts = Counter(problem.code for problem in problems).most_common()
    frequent = {code: number for code, number in counts if number >= FREQUENT}
    if frequent:
        print(words("frequent"))
    for code, number in frequent.items():
        example = next(problem for problem in problems if problem.code == code)
        place = f"{example.path}:{example.line}" if example.line else example.path
        said = message(example, words.language)
        print(words("frequent_one", number=number, code=code, place=place, message=said))


def _print_waiting(result: BuildResult, words: Words) -> None:
    if result.drafts:
        print(words("drafts_left"))
        for path in result.drafts:
            print(f"  {path}")
    if result.scheduled:
        print(words("scheduled_left"))
        for waiting in result.scheduled:
            print(f"  {waiting.date:%Y-%m-%d %H:%M}  {waiting.path}")
        print(words("next_due", date=f"{result.scheduled[0].date:%Y-%m-%d %H:%M %z}"))
