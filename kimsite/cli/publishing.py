"""`publish`: the finished site to where readers find it. It builds nothing, and nothing is built meanwhile."""

import os
import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kimsite.cli.arguments import Misuse
from kimsite.cli.building import CACHE
from kimsite.cli.outcome import print_failure
from kimsite.cli.published import as_json, exit_code, print_published
from kimsite.cli.terminal import Bar
from kimsite.cli.words import Words
from kimsite.engine.ledger import ledger_folder
from kimsite.engine.lock import Held, lock
from kimsite.engine.write import Unwritable
from kimsite.model.publication import Published, Publishing
from kimsite.model.report import Diagnostic
from kimsite.model.source import Inventory
from kimsite.publish.choice import ALWAYS, Chosen, choose
from kimsite.publish.errand import Errand
from kimsite.publish.fleet import run_all
from kimsite.publish.kinds import destination_of
from kimsite.publish.memory import begin, end, is_undone, room_of
from kimsite.publish.place import assure_apart
from kimsite.publish.stopped import Stopped
from kimsite.read.discover import ProjectError, discover
from kimsite.read.targets import read_publishing

SETUP = "setup"


def publish_command(options: Namespace, words: Words) -> int:
    """Publishes what was asked for. 0: all of it is there; 1: some is not; 2: none is, or nothing was to be done."""
    if options.target == SETUP:
        from kimsite.cli.settingup import setup_command

        return setup_command(options, words)
    source = Path(options.source).resolve()
    if problem := _misuse(options, source, words):
        raise Misuse(words("bad_arguments", problem=problem, program="kimsite publish"))
    output = Path(options.output).resolve() if options.output else source / "public"
    cache = Path(os.environ.get("KIMSITE_CACHE") or source / CACHE).resolve()
    started = time.perf_counter()
    try:
        chosen, left = _chosen(source, options, words)
        with lock(ledger_folder(cache, source, output)):
            errands = [_errand(one, source, output, cache, options) for one in chosen]
            if options.failed:
                errands = [errand for errand in errands if is_undone(errand.room)]
            results = _run(errands, options, words)
    except ProjectError as fault:
        print_failure(fault, options, words)
        return 2
    except Stopped as fault:
        return _refused(fault.problem, options, words)
    except Held as held:
        return _refused(Diagnostic("K027", str(output), facts=(("holder", held.holder),)), options, words)
    except Unwritable as fault:
        return _refused(Diagnostic("K028", fault.path, facts=(("reason", fault.reason),)), options, words)
    if options.json:
        print(as_json(results, left, round(time.perf_counter() - started, 3), words.language))
    else:
        print_published(results, left, words)
    return exit_code(results)


def _misuse(options: Namespace, source: Path, words: Words) -> str:
    """What cannot be meant by the command line; "" for nothing."""
    if not options.target:
        return words("publish_which", known=", ".join(_known(source)))
    if options.host or options.to:
        return words("setup_only")
    return words("publish_one_way") if options.all and options.group else ""


def _known(source: Path) -> list[str]:
    """The targets that the project's own YAML names, and those that are always there."""
    try:
        inventory, _ = discover(source)
        profile = inventory.network or inventory.groups[0].profile
        said, _ = read_publishing((source / profile).read_bytes(), profile, bool(inventory.network), False)
    except (ProjectError, OSError):
        said = Publishing()
    return sorted({*(target.name for target in said.targets), ALWAYS, SETUP})


def _refused(problem: Diagnostic, options: Namespace, words: Words) -> int:
    print_failure(ProjectError(problem), options, words)
    return 2


def _chosen(source: Path, options: Namespace, words: Words) -> tuple[tuple[Chosen, ...], int]:
    """The sites with their targets, and how many groups have none. Raises ProjectError, Stopped."""
    inventory, _ = discover(source)
    if inventory.network is None and (options.all or options.group):
        raise Misuse(words("bad_arguments", problem=words("publish_no_groups"), program="kimsite publish"))
    slugs = [files.slug for files in inventory.groups]
    for slug in options.group:
        if slug not in slugs:
            facts = (("name", slug), ("known", ", ".join(slugs)))
            raise ProjectError(Diagnostic("K023", slug, facts=facts))
    network, groups = _said(source, inventory, options)
    chosen = choose(options.target, network, groups, sorted(set(options.group)), options.all)
    if options.split:
        chosen = tuple(replace(one, target=replace(one.target, split=True)) for one in chosen)
    return chosen, len(groups) - len(chosen) if options.all else 0


def _said(source: Path, inventory: Inventory, options: Namespace) -> tuple[Publishing | None, dict[str, Publishing]]:
    """What the project's YAML says of publishing; only files that matter are read. Raises ProjectError for faults."""
    problems: list[Diagnostic] = []

    def read(path: str, network: bool, member: bool) -> Publishing:
        try:
            said, found = read_publishing((source / path).read_bytes(), path, network, member)
        except OSError:
            said, found = Publishing(), (Diagnostic("K005", path),)
        problems.extend(found)
        return said

    network = read(inventory.network, True, False) if inventory.network else None
    asked = [f for f in inventory.groups if network is None or options.all or f.slug in options.group]
    groups = {files.slug: read(files.profile, False, network is not None) for files in asked}
    if problems:
        raise ProjectError(*problems)
    return network, groups


def _errand(one: Chosen, source: Path, output: Path, cache: Path, options: Namespace) -> Errand:
    room = room_of(cache, one.slug, one.target.name)
    assure_apart(one.target, one.slug, source, output)
    destination = destination_of(one.target, one.slug, source, room, os.environ, int(time.time()))
    return Errand(
        target=one.target,
        slug=one.slug,
        output=output,
        destination=destination,
        price=one.price,
        address=one.address,
        dry=options.dry_run,
        yes=options.yes,
        back=options.rollback,
        alone=not options.all,
        room=room,
    )


def _run(errands: Sequence[Errand], options: Namespace, words: Words) -> tuple[Published, ...]:
    bar = Bar(words, shown=not options.json and sys.stderr.isatty())
    lasting = () if options.dry_run or options.rollback else errands
    for errand in lasting:
        begin(errand.room)
    try:
        bar.say(words("publish_working"))
        results = run_all(errands, bar.step)
    finally:
        bar.clear()
    for errand, result in zip(lasting, results, strict=False):
        if result.state != "failed":
            end(errand.room)
    return results
