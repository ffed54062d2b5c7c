"""`build` and `check`."""

import os
import sys
import time
from argparse import Namespace
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kimsite.build import build
from kimsite.cli.outcome import print_failure, print_result
from kimsite.cli.terminal import Bar
from kimsite.cli.words import Words
from kimsite.diagnostics import ordered, severity
from kimsite.model.report import BuildResult, Diagnostic
from kimsite.model.settings import Settings
from kimsite.read.discover import ProjectError

CACHE = ".kimsite"


def build_command(options: Namespace, words: Words) -> int:
    """Builds the project and says what was done."""
    source = Path(options.source)
    output = Path(options.output) if options.output else source / "public"
    cache = Path(os.environ.get("KIMSITE_CACHE") or source / CACHE)
    return _run(options, words, output, cache, "built")


def check_command(options: Namespace, words: Words) -> int:
    """Says all that a build would and what an editor would ask, without leaving anything behind."""
    import tempfile

    options.clean = options.verify = False
    if options.fix and (code := _fix(options, words)):
        return code
    with tempfile.TemporaryDirectory(prefix="kimsite-") as folder:
        return _run(options, words, Path(folder) / "public", Path(folder) / "cache", "checked")


def _fix(options: Namespace, words: Words) -> int:
    """Repairs what can be; 0, or the exit code when that failed."""
    from kimsite.cli.fixing import fix
    from kimsite.engine.write import Unwritable

    try:
        fix(settings_of(options, Path(options.source) / "public"), options, words)
    except (ProjectError, Unwritable) as fault:
        print_failure(fault, options, words)
        return 2
    return 0


def _run(options: Namespace, words: Words, output: Path, cache: Path, sentence: str) -> int:
    bar = Bar(words, shown=not (options.quiet or options.json) and sys.stderr.isatty())
    started = time.perf_counter()
    try:
        settings, now = settings_of(options, output), time.time_ns()
        result = build(settings, cache.resolve(), now, bar.step)
        compared = 0
        if sentence == "checked":
            from kimsite.proof import proofread

            result = replace(result, problems=ordered((*result.problems, *proofread(settings))))
        if options.verify:
            from kimsite.verify import verify

            bar.clear()
            differences, compared = verify(settings, cache.resolve(), now)
            result = replace(result, problems=(*result.problems, *differences))
    except ProjectError as fault:
        print_failure(fault, options, words)
        return 2
    finally:
        bar.clear()
    if compared and not (options.json or options.quiet):
        print(words("verified", outputs=compared, differences=len(differences)))
    print_result(result, round(time.perf_counter() - started, 3), output, sentence, options, words)
    return exit_code(result)


def settings_of(options: Namespace, output: Path) -> Settings:
    """What a build is asked for on the command line, with the time of today. Raises ProjectError."""
    return Settings(
        source=options.source,
        output=str(output),
        today=_today(options.today),
        groups=tuple(options.group),
        drafts=options.drafts,
        clean=options.clean,
        jobs=options.jobs,
        cluster=getattr(options, "cluster", None) or "",
    )


def exit_code(result: BuildResult) -> int:
    """0 when all is well, 1 when something was wrong, 2 when nothing could be built."""
    if any(severity(problem) == "error" for problem in result.problems):
        return 1 if result.outputs else 2
    return 0


def _today(text: str | None) -> datetime:
    if text is None:
        return datetime.now(UTC)
    from kimsite.read.dates import parse_date

    date = parse_date(text, "Asia/Jakarta")
    if date is None:
        raise ProjectError(Diagnostic("K026", "--today", facts=(("text", text),)))
    return date
