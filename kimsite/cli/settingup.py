"""`publish setup`: what a host needs to build and publish by itself, written down, and what is to be clicked there."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from kimsite.cli.arguments import Misuse
from kimsite.cli.asking import YES, Asker, is_terminal
from kimsite.cli.outcome import print_failure
from kimsite.cli.words import Words
from kimsite.engine.write import Unwritable
from kimsite.model.publication import Target
from kimsite.model.report import Diagnostic
from kimsite.publish.choice import named
from kimsite.publish.setup.files import files_for, secret_of
from kimsite.publish.setup.proposal import Proposal, difference, propose, write
from kimsite.publish.setup.wheel import NotInstalled
from kimsite.publish.setup.workflow import HOSTS, TOOLS
from kimsite.publish.stopped import Stopped
from kimsite.read.discover import ProjectError, discover
from kimsite.read.targets import read_publishing

PROGRAM = "kimsite publish setup"


def setup_command(options: Namespace, words: Words) -> int:
    """Writes what is missing, shows what a person changed and asks. 0: all stands there; 1: something was left as it
    is; 2: nothing could be done."""
    source = Path(options.source).resolve()
    try:
        profile, target = _target(source, options.to)
        host = options.host or _asked_host(options, words)
        proposals = propose(source, files_for(host, words.language, target, source))
        left = _write(source, proposals, options, words)
    except ProjectError as fault:
        print_failure(fault, options, words)
        return 2
    except (Stopped, Unwritable) as fault:
        print_failure(ProjectError(fault.problem), options, words)
        return 2
    except NotInstalled:
        print_failure(ProjectError(Diagnostic("K745", "kimsite")), options, words)
        return 2
    if options.json:
        files = [{"path": proposal.path, "state": proposal.state} for proposal in proposals]
        print(json.dumps({"schema": 1, "host": host, "files": files, "left": left}, ensure_ascii=False, indent=1))
    else:
        for path in sorted((source / TOOLS).glob("kimsite-*.whl")):
            if f"{TOOLS}/{path.name}" not in {proposal.path for proposal in proposals}:
                print(words("setup_old", path=f"{TOOLS}/{path.name}"))
        _explain(host, target, source, profile, words)
    return 1 if left else 0


def _target(source: Path, name: str) -> tuple[str, Target | None]:
    """The project's own YAML, and the target of that name in it; "" is none. Raises ProjectError, Stopped."""
    inventory, _ = discover(source)
    profile = inventory.network or inventory.groups[0].profile
    if not name:
        return profile, None
    said, problems = read_publishing((source / profile).read_bytes(), profile, bool(inventory.network), False)
    if problems:
        raise ProjectError(*problems)
    return profile, named(name, said)


def _asked_host(options: Namespace, words: Words) -> str:
    """The host that somebody at a terminal chooses. Raises Misuse where nobody is."""
    if options.json or not is_terminal():
        problem = words("setup_which", known=", ".join(HOSTS))
        raise Misuse(words("bad_arguments", problem=problem, program=PROGRAM))
    lines = [words(f"setup_choice_{host}") for host in HOSTS]
    return list(HOSTS)[Asker(words).choice("setup_ask", lines)]


def _write(source: Path, proposals: Iterable[Proposal], options: Namespace, words: Words) -> list[str]:
    """Writes all that may be written, and says so; the paths that stay as they are, though they should not."""
    left = []
    for proposal in proposals:
        _say(words(f"setup_is_{proposal.state}", path=proposal.path), options)
        if proposal.state == "changed":
            _say(difference(proposal), options)
        if proposal.state == "same" or options.dry_run:
            continue
        wanted = proposal.state != "changed" or options.yes or _agreed(proposal, options, words)
        if not (wanted and write(source, proposal)):
            left.append(proposal.path)
    if left:
        _say(words("setup_left", paths=", ".join(left)), options)
    return left


def _agreed(proposal: Proposal, options: Namespace, words: Words) -> bool:
    """Whether somebody at a terminal wants a file of theirs to be replaced."""
    if options.json or not is_terminal():
        return False
    print(words("setup_replace", path=proposal.path), end="", flush=True)
    return sys.stdin.readline().strip().lower() in YES


def _say(text: str, options: Namespace) -> None:
    if text and not options.json:
        print(text)


def _explain(host: str, target: Target | None, source: Path, profile: str, words: Words) -> None:
    """What is to be clicked, step by step."""
    print()
    print(words(f"setup_{host}_start", folder=source))
    if target:
        print(words(f"setup_{host}_secret", secret=secret_of(target), where=target.kind))
    else:
        print(words(f"setup_{host}_pages", profile=profile))
    print(words(f"setup_{host}_then"))
