"""`theme list`, `theme check`, `theme new`."""

import json
import sys
from argparse import Namespace
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from kimsite.cli.outcome import problem_json
from kimsite.cli.words import Words
from kimsite.diagnostics import as_text, ordered, severity
from kimsite.model.report import Diagnostic
from kimsite.project import theme_folders

if TYPE_CHECKING:
    from kimsite.judging.weight import Weight


def theme_command(options: Namespace, words: Words) -> int:
    """Calls the action that was asked for."""
    return {"list": _list, "check": _check, "new": _new}[options.action](options, words)


def _list(options: Namespace, words: Words) -> int:
    """Prints the themes that a project can use, nearest first."""
    from kimsite.theme.load import list_themes

    for name, version, description in list_themes(theme_folders(Path(options.source).resolve())):
        print(f"{name} {version}  {description}")
    return 0


def _check(options: Namespace, words: Words) -> int:
    """Tells all that is wrong with the themes, and what they weigh. 1 when there was an error."""
    from kimsite.judging.verdict import judge
    from kimsite.theme.survey import theme_names

    folders = theme_folders(Path(options.source).resolve())
    names = options.names or theme_names(folders[0]) or theme_names(folders[-1])
    verdicts = [judge(name, folders) for name in dict.fromkeys(names)]
    problems = ordered(problem for verdict in verdicts for problem in verdict.problems)
    weights = [verdict.weight for verdict in verdicts if verdict.weight]
    if options.json:
        print(json.dumps(_as_json(problems, weights, words.language), ensure_ascii=False, indent=1))
    else:
        for problem in problems:
            print(as_text(problem, words.language), file=sys.stderr)
        _print_weights(weights, words)
        tally = Counter(severity(problem) for problem in problems)
        print(words("tally", errors=tally["error"], warnings=tally["warning"], hints=tally["hint"]))
    return int(any(severity(problem) == "error" for problem in problems))


def _as_json(problems: tuple[Diagnostic, ...], weights: list["Weight"], language: str) -> dict[str, object]:
    """The form that programs read: problems as `check --json` has them, and weights in bytes."""
    return {
        "schema": 1,
        "themes": [asdict(weight) for weight in weights],
        "problems": [problem_json(problem, language) for problem in problems],
    }


def _print_weights(weights: list["Weight"], words: Words) -> None:
    from kimsite.judging.weight import kilobytes

    head = [words(f"theme_{key}") for key in ("scripts", "article", "home")]
    rows = [[words("theme_table"), "css", *head]]
    rows += [[w.name, *map(kilobytes, (w.css, w.scripts, w.article, w.home))] for w in weights]
    first = max(len(row[0]) for row in rows)
    for name, *sizes in rows:
        print("  ".join((name.ljust(first), *(size.rjust(7) for size in sizes))))
    print(words("theme_kilobytes"))


def _new(options: Namespace, words: Words) -> int:
    """Writes a theme that builds at once. Nothing that exists is ever overwritten."""
    from kimsite.cli.seed import Unfit, seed_files

    source = Path(options.source)
    folder = source / "themes" / options.name
    try:
        files = seed_files(options.name, options.parent, folder, theme_folders(source.resolve()))
    except Unfit as fault:
        print(as_text(fault.diagnostic, words.language), file=sys.stderr)
        return 2
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    print(words("theme_done", folder=folder, name=options.name, sheet=folder / "assets" / f"{options.name}.css"))
    return 0
