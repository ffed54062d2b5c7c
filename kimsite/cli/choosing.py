"""Which sites `publish` takes where: the command line, and what the project's YAML says of publishing."""

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kimsite.cli.arguments import Misuse
from kimsite.cli.words import Words
from kimsite.model.publication import Published, Publishing
from kimsite.model.report import Diagnostic
from kimsite.model.source import GroupFiles
from kimsite.model.value import frozen
from kimsite.publish.choice import ALWAYS, Chosen, choose
from kimsite.read.discover import ProjectError, discover
from kimsite.read.targets import read_publishing

SETUP = "setup"
Said = tuple[Publishing, tuple[Diagnostic, ...]]


@frozen
class Choice:
    """Sites with their targets; `faulty` are groups whose YAML cannot be understood, as failed as those that cannot be
    reached; `left` is how many groups have no such target."""

    chosen: tuple[Chosen, ...]
    faulty: tuple[Published, ...] = ()
    left: int = 0


def choose_sites(source: Path, options: Namespace, words: Words) -> Choice:
    """What was asked for. Of many groups, one whose YAML is at fault does not stop the others. Raises ProjectError,
    Stopped, Misuse."""
    inventory, _ = discover(source)
    if inventory.network is None and (options.all or options.group):
        raise Misuse(words("bad_arguments", problem=words("publish_no_groups"), program="kimsite publish"))
    _assure_there(options.group, [files.slug for files in inventory.groups])
    network = _whole(_said(source, inventory.network, True, False)) if inventory.network else None
    asked = [f for f in inventory.groups if network is None or options.all or f.slug in options.group]
    groups, faulty = _groups(source, asked, network is not None, options)
    chosen: tuple[Chosen, ...] = ()
    if groups or not faulty:
        chosen = choose(options.target, network, groups, sorted(set(options.group)), options.all)
    if options.split:
        chosen = tuple(replace(one, target=replace(one.target, split=True)) for one in chosen)
    return Choice(chosen, faulty, len(groups) - len(chosen) if options.all else 0)


def known(source: Path) -> list[str]:
    """The targets that the project's own YAML names, and those that are always there."""
    try:
        inventory, _ = discover(source)
        profile = inventory.network or inventory.groups[0].profile
        said, _ = _said(source, profile, bool(inventory.network), False)
    except ProjectError:
        said = Publishing()
    return sorted({*(target.name for target in said.targets), ALWAYS, SETUP})


def _assure_there(wanted: Iterable[str], slugs: list[str]) -> None:
    for slug in wanted:
        if slug not in slugs:
            facts = (("name", slug), ("known", ", ".join(slugs)))
            raise ProjectError(Diagnostic("K023", slug, facts=facts))


def _groups(
    source: Path, asked: Iterable[GroupFiles], member: bool, options: Namespace
) -> tuple[dict[str, Publishing], tuple[Published, ...]]:
    """What groups say by slug; of all groups, those that cannot be understood apart. Raises ProjectError."""
    groups, faulty = {}, []
    for files in asked:
        said, problems = _said(source, files.profile, False, member)
        if problems and options.all:
            if not any(target.name == options.target for target in said.targets):
                faulty.append(Published(options.target, files.slug, "", files.profile, "failed", problems=problems))
                continue
        elif problems:
            raise ProjectError(*problems)
        groups[files.slug] = said
    return groups, tuple(faulty)


def _whole(said: Said) -> Publishing:
    if said[1]:
        raise ProjectError(*said[1])
    return said[0]


def _said(source: Path, path: str, network: bool, member: bool) -> Said:
    try:
        return read_publishing((source / path).read_bytes(), path, network, member)
    except OSError:
        return Publishing(), (Diagnostic("K005", path),)
