"""`publish`: the finished site to where readers find it. It builds nothing, and nothing is built meanwhile."""

import os
import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from kimsite.cli.arguments import Misuse
from kimsite.cli.building import CACHE
from kimsite.cli.choosing import SETUP, choose_sites, known
from kimsite.cli.outcome import print_failure
from kimsite.cli.published import as_json, exit_code, print_published
from kimsite.cli.terminal import Bar
from kimsite.cli.words import Words
from kimsite.engine.ledger import ledger_folder
from kimsite.engine.lock import Held, lock
from kimsite.engine.write import Unwritable
from kimsite.model.publication import Published
from kimsite.model.report import Diagnostic
from kimsite.publish.choice import Chosen
from kimsite.publish.disk import assure_apart
from kimsite.publish.errand import Errand
from kimsite.publish.fleet import run_all
from kimsite.publish.kinds import destination_of
from kimsite.publish.memory import begin, end, is_undone, room_of
from kimsite.publish.stopped import Stopped
from kimsite.read.discover import ProjectError


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
        choice = choose_sites(source, options, words)
        with lock(ledger_folder(cache, source, output)):
            errands = [_errand(one, source, output, cache, options) for one in choice.chosen]
            if options.failed:
                errands = [errand for errand in errands if is_undone(errand.room)]
            results = (*_run(errands, options, words), *choice.faulty)
    except ProjectError as fault:
        print_failure(fault, options, words)
        return 2
    except Stopped as fault:
        return _refused(fault.problem, options, words)
    except Held as held:
        return _refused(Diagnostic("K027", str(output), facts=(("holder", held.holder),)), options, words)
    except Unwritable as fault:
        return _refused(fault.problem, options, words)
    if options.json:
        print(as_json(results, choice.left, round(time.perf_counter() - started, 3), words.language))
    else:
        print_published(results, choice.left, words)
    return exit_code(results)


def _misuse(options: Namespace, source: Path, words: Words) -> str:
    """What cannot be meant by the command line; "" for nothing."""
    if not options.target:
        return words("publish_which", known=", ".join(known(source)))
    if options.host or options.to:
        return words("setup_only")
    return words("publish_one_way") if options.all and options.group else ""


def _refused(problem: Diagnostic, options: Namespace, words: Words) -> int:
    print_failure(ProjectError(problem), options, words)
    return 2


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
