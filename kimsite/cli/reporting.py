"""`report`: what groups have done, for their coaches. It is made from what the last build remembers where that is as
new as the files, else from the files; `kimsite.census` says how."""

import os
import sys
import time
from argparse import Namespace
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from kimsite.census import compose_sites, take_census
from kimsite.cli.building import CACHE, settings_of
from kimsite.cli.outcome import print_failure
from kimsite.cli.terminal import Bar
from kimsite.cli.words import Words
from kimsite.diagnostics import as_text
from kimsite.engine.write import Unwritable, write_whole
from kimsite.model.activity import Thresholds
from kimsite.model.content import Region
from kimsite.model.report import Diagnostic
from kimsite.model.settings import Settings
from kimsite.model.site import Copy
from kimsite.model.theme import Catalogue
from kimsite.network.regions import open_regions
from kimsite.read.discover import ProjectError
from kimsite.read.values import region as region_code
from kimsite.report.account import Account, account_of
from kimsite.report.figures import figures_of
from kimsite.report.period import Period, period_of
from kimsite.report.words import Speech
from kimsite.theme.i18n import BASE, read_words
from kimsite.wording import Wording

STDOUT = "-"
FORMS = ("html", "pdf")
"""Formats of forms. The report itself is drawn with means that only browsers have: they make a PDF of it."""


class Refused(Exception):
    """What was asked for cannot be made; the sentence says why."""


def report_command(options: Namespace, words: Words) -> int:
    """Writes the report: JSON to standard output, all else to a file in this folder, unless --output says where.

    0 when all groups are in it, 1 when one could not be read, 2 when there is no report.
    """
    try:
        if options.form and options.format not in FORMS:
            raise Refused(words("report_form_format", format=options.format))
        if options.format == "pdf" and not options.form:
            raise Refused(words("report_pdf_form"))
        data, name, problems = (_forms if options.form else _report)(options, words)
        target = options.output or (STDOUT if options.format == "json" else f"{name}.{options.format}")
        deliver(data, target, words, "report_done")
    except (ProjectError, Unwritable) as fault:
        print_failure(fault, options, words)
        return 2
    except Refused as fault:
        print(fault, file=sys.stderr)
        return 2
    for problem in problems:
        print(as_text(problem, words.language), file=sys.stderr)
    return int(bool(problems))


Made = tuple[bytes, str, tuple[Diagnostic, ...]]
"""A file, what it is called by itself, and what was wrong with groups that are not in it."""


def _report(options: Namespace, words: Words) -> Made:
    """The figures of all groups, in the format that was asked for."""
    settings, cache = report_settings(options)
    bar = Bar(words, shown=sys.stderr.isatty())
    try:
        census = take_census(settings, cache, time.time_ns(), bar.step)
    finally:
        bar.clear()
    if census.left_out and not census.groups:
        raise ProjectError(*census.problems)
    network = census.network
    zone = network.timezone if network else census.groups[0].timezone
    account = account_of(
        network.name if network and len(options.group) != 1 else census.groups[0].name,
        census.groups,
        report_period(options, settings, zone, words),
        network.activity if network else Thresholds(),
        census.left_out,
        census.elsewhere,
    )
    return _drawn(account, options.format, words), f"laporan-kim-{account.period.month}", census.problems


def _forms(options: Namespace, words: Words) -> Made:
    """A form for each group, to be printed and signed."""
    from kimsite.plan.summary import summarise
    from kimsite.report.form import forms_html, sheet_of
    from kimsite.report.snapshot import snapshots_of

    settings, cache = report_settings(options)
    network, composed = compose_sites(settings, cache, time.time_ns())
    speech, thresholds = speech_of(words.language), network.activity if network else Thresholds()
    sheets, slugs = [], []
    problems: list[Diagnostic] = []
    for site, told in composed:
        problems += told
        if site:
            zone = network.timezone if network else site.group.timezone
            period = report_period(options, settings, zone, words)
            figures = figures_of(summarise(site, settings.today), period, thresholds)
            photos = snapshots_of(site, period, partial(drawn_photo, settings)) if options.photos else ()
            sheets.append(sheet_of(site, figures, network.name if network else "", period, speech, photos))
            slugs.append(site.group.slug)
    if not sheets:
        raise ProjectError(*problems)
    name = "-".join(("laporan-kegiatan", period.month, *(slugs if len(slugs) == 1 else ())))
    if options.format == "html":
        return forms_html(sheets, period, speech).encode(), name, tuple(problems)
    return _bound((forms_html([sheet], period, speech) for sheet in sheets), words), name, tuple(problems)


def drawn_photo(settings: Settings, copy: Copy) -> bytes | None:
    """A copy of a picture, as pages would show it; None for one that is broken, of which a build tells."""
    from kimsite.render.picture import PictureError, picture

    try:
        return picture(Path(settings.source, copy.source).read_bytes(), copy, settings.limits)
    except (OSError, PictureError):
        return None


def report_settings(options: Namespace) -> tuple[Settings, Path]:
    """As for a build into public/, whose ledger may tell all; and where ledgers lie."""
    source = Path(options.source).resolve()
    options.source, options.json = str(source), options.format == "json"
    cache = Path(os.environ.get("KIMSITE_CACHE") or source / CACHE)
    return settings_of(options, source / "public"), cache.resolve()


def report_period(options: Namespace, settings: Settings, zone: str, words: Words) -> Period:
    """The month that was asked for, else the running one. Raises Refused."""
    period = period_of(options.month, settings.today.astimezone(ZoneInfo(zone)).date())
    if period is None:
        raise Refused(words("report_bad_month", text=options.month))
    return period


def named_region(text: str, place: str) -> Region:
    """The region of a code that stands at a place, with its names. Raises ProjectError (K850)."""
    code = region_code(text)
    regions = open_regions()
    region = regions.name_region(code.code) if code else None
    if region is None:
        near = regions.nearest_codes(code.code) if code else ()
        nearest = ", ".join(f"{other} ({name})" for other, name in near)
        raise ProjectError(Diagnostic("K850", place, facts=(("value", text), ("nearest", nearest))))
    return region


def speech_of(language: str, more: Mapping[str, tuple[str, str]] | None = None) -> Speech:
    """The words of reports, and `more`, with those of kimsite's own pages for dates and types."""
    catalogue = Catalogue(language, tuple(read_words(BASE / f"{language}.yaml", "").items()))
    return Speech(language, Wording(catalogue), more)


def _drawn(account: Account, form: str, words: Words) -> bytes:
    """The report in one of its formats; only what that needs is imported."""
    speech = speech_of(words.language)
    if form == "json":
        from kimsite.report.twin import report_json

        return report_json(account).encode()
    if form == "csv":
        from kimsite.report.columns import groups_table
        from kimsite.report.spreadsheet import table_csv

        return table_csv(groups_table(account, speech)).encode()
    if form == "xlsx":
        from kimsite.report.workbook import report_xlsx

        return report_xlsx(account, speech)
    from kimsite.report.dashboard import dashboard_html

    return dashboard_html(account, speech).encode()


def _bound(pages: Iterable[str], words: Words) -> bytes:
    """As one PDF."""
    from kimsite.report.paper import NoPrinter, bound

    try:
        return bound(pages)
    except NoPrinter as fault:
        raise Refused(words("report_no_pdf")) from fault


def deliver(data: bytes, target: str, words: Words, sentence: str) -> None:
    """To standard output, or as a file, of which the sentence tells. Raises Unwritable."""
    if target == STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    write_whole(Path(target).absolute(), (data,))
    print(words(sentence, path=target))
