"""`rank`: a competition of groups, by a rubric, the report's figures and judges' marks."""

import json
import sys
import time
from argparse import Namespace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from kimsite.census import Census, take_census
from kimsite.cli.arguments import Misuse
from kimsite.cli.outcome import print_failure, refuse
from kimsite.cli.reporting import STDOUT, deliver, named_region, report_settings, speech_of
from kimsite.cli.terminal import Bar
from kimsite.cli.words import Words
from kimsite.contest.marks import Marks
from kimsite.contest.ranking import Ranking, ranking_of, split
from kimsite.contest.rubric import Rubric
from kimsite.contest.scores import read_marks
from kimsite.contest.span import Span, span_of
from kimsite.contest.statute import read_rubric
from kimsite.contest.words import WORDS
from kimsite.diagnostics import as_text, ordered, severity
from kimsite.engine.write import Unwritable
from kimsite.model.activity import Thresholds
from kimsite.model.report import Diagnostic
from kimsite.model.settings import Settings
from kimsite.read.discover import ProjectError

EXAMPLE = Path(__file__).parents[1] / "contest" / "lomba.yaml"


def rank_command(options: Namespace, words: Words) -> int:
    """Writes the ranking: JSON to standard output, all else to a file in this folder, unless --output says where.

    0 when every group could be read, 1 when one could not, 2 when there is no ranking: a wrong mark is put right first.
    """
    options.json = options.format == "json"
    try:
        if options.example:
            return _write_example(options, words)
        if not options.rubric:
            raise Misuse(words("rank_no_rubric"))
        if options.month and (options.first or options.last):
            raise Misuse(words("rank_month_or_span"))
        return _rank(options, words)
    except ProjectError as fault:
        print_failure(fault, options, words)
        if not options.json:
            print(words("rank_unread"), file=sys.stderr)
    except Unwritable as fault:
        print_failure(fault, options, words)
    return 2


def _rank(options: Namespace, words: Words) -> int:
    settings, cache = report_settings(options)
    bar = Bar(words, shown=sys.stderr.isatty())
    try:
        census = take_census(settings, cache, time.time_ns(), bar.step)
    finally:
        bar.clear()
    slugs = (*(group.slug for group in census.groups), *census.left_out)
    rubric, problems = read_rubric(_bytes(options.rubric), options.rubric, slugs)
    if rubric is None:
        raise ProjectError(*problems)
    _look_at_region(rubric, census)
    if options.sheet:
        return _write_sheet(rubric, census, settings.today.date(), options, words)
    span = _span(rubric, census, settings, options, words)
    marks, told = _marks(rubric, census, options, words)
    problems = (*problems, *told, *census.problems)
    if any(severity(problem) == "error" for problem in told):
        raise ProjectError(*ordered(problems))
    for problem in ordered(problems):
        print(as_text(problem, words.language), file=sys.stderr)
    network = census.network
    name = network.name if network else census.groups[0].name
    thresholds = network.activity if network else Thresholds()
    ranking = ranking_of(name, rubric, census.groups, span, thresholds, marks, census.left_out)
    usual = STDOUT if options.format == "json" else f"peringkat-{span.last}.{options.format}"
    deliver(_drawn(ranking, options.format, words), options.output or usual, words, "rank_done")
    if network and usual != STDOUT and options.output != STDOUT:
        _print_prizes(ranking, words)
    return int(bool(census.problems))


def _bytes(path: str) -> bytes:
    """A file that somebody named. Raises ProjectError."""
    try:
        return Path(path).read_bytes()
    except OSError as fault:
        raise ProjectError(Diagnostic("K828", path)) from fault


def _look_at_region(rubric: Rubric, census: Census) -> None:
    """Raises ProjectError where the competition's region is none (K850), or nobody is in it (K851)."""
    region = named_region(rubric.region, rubric.path) if rubric.region else None
    if region and not any(f"{group.region.code}.".startswith(f"{region.code}.") for group in census.groups):
        names = (region.village, region.district, region.regency, region.province)
        raise ProjectError(Diagnostic("K851", rubric.path, facts=(("region", ", ".join(filter(None, names))),)))


def _span(rubric: Rubric, census: Census, settings: Settings, options: Namespace, words: Words) -> Span:
    """The months that were asked for, else the rubric's, else the running one."""
    if census.network is None and not census.groups:
        raise ProjectError(*census.problems)
    zone = census.network.timezone if census.network else census.groups[0].timezone
    first = options.month or options.first or rubric.first
    last = options.month or options.last or rubric.last
    span = span_of(first, last, settings.today.astimezone(ZoneInfo(zone)).date())
    if span is None:
        raise Misuse(words("rank_bad_span", first=first or "…", last=last or "…"))
    return span


def _marks(rubric: Rubric, census: Census, options: Namespace, words: Words) -> tuple[Marks, tuple[Diagnostic, ...]]:
    if not options.scores:
        if rubric.judged:
            raise Misuse(words("rank_needs_scores", names=", ".join(one.name for one in rubric.judged)))
        return Marks(), ()
    entrants, absent = split(rubric, census.groups, census.left_out)
    return read_marks(
        _bytes(options.scores),
        options.scores,
        rubric,
        {group.slug: group.name for group in entrants},
        {one.slug: one.name for one in absent},
    )


def _drawn(ranking: Ranking, form: str, words: Words) -> bytes:
    """The ranking in one of its formats; only what that needs is imported."""
    speech = speech_of(words.language, WORDS)
    if form == "json":
        from kimsite.contest.twin import ranking_json

        return ranking_json(ranking).encode()
    if form == "csv":
        from kimsite.contest.tables import places_table
        from kimsite.report.spreadsheet import table_csv

        return table_csv(places_table(ranking, speech)).encode()
    if form == "xlsx":
        from kimsite.contest.tables import ranking_tables
        from kimsite.report.workbook import workbook_of

        title = speech("contest.title", name=ranking.rubric.name)
        return workbook_of(title, ranking.span.end.day, ranking_tables(ranking, speech), speech)
    from kimsite.contest.page import ranking_html

    return ranking_html(ranking, speech).encode()


def _print_prizes(ranking: Ranking, words: Words) -> None:
    """What a network's file needs for the profiles to tell of it: a jury decides, so somebody has to write it there."""
    won = [place for place in ranking.places if place.prize]
    if won:
        print(words("rank_prizes"))
    for place in won:
        title = json.dumps(f"{place.prize}, {ranking.rubric.name}", ensure_ascii=False)
        print(words("rank_prize", slug=place.slug, title=title))


def _write_example(options: Namespace, words: Words) -> int:
    return _write_new(EXAMPLE.read_bytes(), options.output or EXAMPLE.name, "rank_example_done", options, words)


def _write_sheet(rubric: Rubric, census: Census, day: date, options: Namespace, words: Words) -> int:
    """An empty table for the judges, as CSV or a workbook."""
    from kimsite.contest.tables import blank_table
    from kimsite.report.spreadsheet import table_csv
    from kimsite.report.workbook import workbook_of

    if not rubric.judged:
        raise Misuse(words("rank_nobody_marks"))
    speech = speech_of(words.language, WORDS)
    table = blank_table(rubric, split(rubric, census.groups)[0], speech)
    form = "xlsx" if "xlsx" in (options.format, options.output.lower().rpartition(".")[2]) else "csv"
    data = workbook_of(rubric.name, day, (table,), speech) if form == "xlsx" else table_csv(table).encode()
    return _write_new(data, options.output or f"nilai.{form}", "rank_sheet_done", options, words)


def _write_new(data: bytes, target: str, sentence: str, options: Namespace, words: Words) -> int:
    """Writes what people will fill in: over nothing that is there, unless they say so."""
    if target != STDOUT and Path(target).exists() and not options.force:
        return refuse("K826", target, words)
    deliver(data, target, words, sentence)
    return 0
