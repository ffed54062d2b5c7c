"""`fetch`: asks groups that are built elsewhere for their news.

It is the only command that reaches out for what a build shows; a build itself reads what lies in the project.
"""

import json
import sys
from argparse import Namespace
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kimsite.cli.outcome import print_failure, problem_json
from kimsite.cli.terminal import Bar
from kimsite.cli.words import Words
from kimsite.diagnostics import as_text, severity
from kimsite.engine.write import Unwritable
from kimsite.model.content import Network
from kimsite.model.report import Diagnostic
from kimsite.neighbours.errand import Fetched, fetch
from kimsite.network.neighbours import told
from kimsite.read.discover import ProjectError, discover
from kimsite.read.group import read_network


def fetch_command(options: Namespace, words: Words) -> int:
    """0: all were asked, whatever they answered, for a build goes on without them; 2: nothing could be asked."""
    source = Path(options.source)
    bar = Bar(words, shown=not options.json and sys.stderr.isatty())
    try:
        network, own = _project(source)
        if network is None:
            print(words("fetch_single"), file=sys.stderr)
            return 2
        today = datetime.now(UTC).astimezone(ZoneInfo(network.timezone)).date()
        fetched = fetch(source, network.neighbours, own, today, bar.step)
    except (ProjectError, Unwritable) as fault:
        print_failure(fault, options, words)
        return 2
    finally:
        bar.clear()
    if options.json:
        print(json.dumps(as_json(network, fetched, words.language), ensure_ascii=False, indent=1))
    else:
        _print(network, fetched, words)
    return 0


def as_json(network: Network, fetched: tuple[Fetched, ...], language: str) -> dict[str, object]:
    """The form that programs read; `schema` 1."""
    groups = [
        {
            "source": one.neighbour.source,
            "state": one.state,
            "answered": one.answered.isoformat() if one.answered else None,
            "problem": problem_json(_problem(network, one), language) if one.code else None,
        }
        for one in fetched
    ]
    return {"schema": 1, "groups": groups}


def _project(source: Path) -> tuple[Network | None, frozenset[str]]:
    """The network and the slugs of its own groups; None for a single group. Raises ProjectError."""
    inventory, _ = discover(source)
    path = inventory.network
    if path is None:
        return None, frozenset()
    try:
        network, problems = read_network((source / path).read_bytes(), path)
    except OSError as fault:
        raise ProjectError(Diagnostic("K005", path)) from fault
    if network is None or any(severity(problem) == "error" for problem in problems):
        raise ProjectError(*problems)  # a neighbour that is misspelt would lose its copy
    return network, frozenset(files.slug for files in inventory.groups)


def _problem(network: Network, one: Fetched) -> Diagnostic:
    return told(network, one.neighbour, one.code, value=one.value)


def _print(network: Network, fetched: tuple[Fetched, ...], words: Words) -> None:
    if not fetched:
        print(words("fetch_none"))
        return
    for one in fetched:
        if one.code:
            print(as_text(_problem(network, one), words.language), file=sys.stderr)
    for one in fetched:
        as_of = words("fetch_as_of", day=one.answered) if one.state == "failed" and one.answered else ""
        print(f"  {words(f'fetch_state_{one.state}')}  {one.neighbour.source}{as_of}")
    tally = Counter(one.state for one in fetched)
    print(words("fetch_done", new=tally["new"], same=tally["same"], failed=tally["failed"]))
    if tally["new"]:
        print(words("fetch_next"))
