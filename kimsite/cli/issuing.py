"""`bulletin`: a month of a group or a region on paper, for boards and villages without a connection."""

import sys
import time
from argparse import Namespace
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from functools import cache as cached
from functools import partial
from pathlib import Path

from kimsite.bulletin.crop import Crop, crop_of
from kimsite.bulletin.issue import Issue, fits, issues_of
from kimsite.bulletin.page import Masthead, bulletin_html
from kimsite.bulletin.words import WORDS
from kimsite.census import compose_sites
from kimsite.cli.arguments import Misuse
from kimsite.cli.outcome import print_failure
from kimsite.cli.registering import present_entries
from kimsite.cli.reporting import (
    Refused,
    deliver,
    drawn_photo,
    named_region,
    report_period,
    report_settings,
    speech_of,
)
from kimsite.cli.words import Words
from kimsite.diagnostics import as_text
from kimsite.engine.write import Unwritable
from kimsite.model.content import Network, Region
from kimsite.model.report import Diagnostic
from kimsite.model.settings import Settings
from kimsite.read.discover import ProjectError, discover
from kimsite.report.paper import NoPrinter, Paper, on_paper
from kimsite.urls import absolute

PAGED = (2, 5, 8)
"""How long the codes are of regions that have a page in the portal."""


def bulletin_command(options: Namespace, words: Words) -> int:
    """Writes the bulletin, to a file in this folder unless --output says where.

    0 when all groups that were asked for are in it, 1 when one could not be read, 2 when there is none.
    """
    try:
        if options.group and options.region:
            raise Misuse(words("bulletin_one"))
        return _issue(options, words)
    except (ProjectError, Unwritable) as fault:
        print_failure(fault, options, words)
    except Refused as fault:
        print(fault, file=sys.stderr)
    return 2


def _issue(options: Namespace, words: Words) -> int:
    wanted = options.group
    options.group = [wanted] if wanted else []
    settings, cache = report_settings(options)
    region = named_region(options.region, "--region") if options.region else None
    if region:
        settings = replace(settings, groups=_members(settings, region))
    network, sites = compose_sites(settings, cache, time.time_ns())
    crops: list[Crop] = []
    problems: list[Diagnostic] = []
    for site, told in sites:
        problems += told
        if site:
            owner = network or site.group
            period = report_period(options, settings, owner.timezone, words)
            speech = speech_of("en" if owner.language == "en" else "id", WORDS)
            crops.append(crop_of(site, period, speech))
    if not crops:
        raise ProjectError(*problems)
    issues = issues_of(crops)
    if issues[0].is_empty:
        raise ProjectError(Diagnostic("K852", options.source, facts=(("month", speech.month(period.month)),)))
    head = _masthead(crops, network, region, wanted)
    draw = partial(
        bulletin_html, masthead=head, period=period, speech=speech, photo=cached(partial(drawn_photo, settings))
    )
    name = "-".join(filter(None, ("buletin", period.month, wanted or (region.code if region else ""))))
    target = options.output or f"{name}.{options.format}"
    data, told = _printed(issues, draw, options, target, words)
    for problem in (*problems, *told):
        print(as_text(problem, words.language), file=sys.stderr)
    deliver(data, target, words, "bulletin_done")
    return int(bool(problems))


def _members(settings: Settings, region: Region) -> tuple[str, ...]:
    """The folders of the groups in a region. Raises ProjectError (K851)."""
    source = Path(settings.source)
    entries, _ = present_entries(source, discover(source)[0])
    codes = ((entry.text("folder"), entry.text("region")) for entry in entries)
    inside = tuple(folder for folder, code in codes if f"{code}.".startswith(f"{region.code}."))
    if not inside:
        raise ProjectError(Diagnostic("K851", "--region", facts=(("region", ", ".join(_names(region))),)))
    return inside


def _names(region: Region) -> tuple[str, ...]:
    """From the smallest place to the largest."""
    village = f"{region.village_kind} {region.village}".strip()
    return tuple(filter(None, (village, region.district, region.regency, region.province)))


def _masthead(crops: list[Crop], network: Network | None, region: Region | None, group: str) -> Masthead:
    """A group's own where there is one alone, else the network's, with the region it is about."""
    if network is None or group:
        caller = crops[0].caller
        return Masthead(caller.name, caller.tagline, caller.place, caller.address)
    place = ", ".join(_names(region)) if region else ""
    page = f"wilayah/{region.code}/index.html" if region and len(region.code) in PAGED else "index.html"
    return Masthead(network.name, network.tagline, place, absolute(network.base_url, page))


def _printed(
    issues: tuple[Issue, ...], draw: Callable[[Issue], str], options: Namespace, target: str, words: Words
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The richest issue that fits its sheets, as a file: html is taken by its lines, a PDF says how many it takes. K853
    where even the barest does not fit. Raises Refused."""
    if options.format == "html":
        chosen = next((issue for issue in issues if fits(issue, options.sheets)), issues[-1])
        return draw(chosen).encode(), ()

    @cached
    def laid(place: int) -> Paper:
        try:
            return on_paper(draw(issues[place]))
        except NoPrinter as fault:
            raise Refused(words("report_no_pdf")) from fault

    def goes(place: int) -> bool:
        return bool(laid(place).sides <= options.sheets)

    paper = laid(_richest(len(issues), goes))
    if paper.sides <= options.sheets:
        return paper.write(), ()
    facts = (("pages", str(paper.sides)), ("sheets", str(options.sheets)))
    return paper.write(), (Diagnostic("K853", target, facts=facts),)


def _richest(count: int, goes: Callable[[int], bool]) -> int:
    """The place of the first of so many that goes onto its sheets, by halves; the last where none does."""
    last = count - 1
    if goes(0) or not goes(last):
        return 0 if goes(0) else last
    return bisect_left(range(last), True, lo=1, key=goes)
