"""`register`: a network's groups as a spreadsheet, in the columns that `init --from` reads."""

import sys
from argparse import Namespace
from pathlib import Path

from kimsite.cli.arguments import Misuse
from kimsite.cli.outcome import print_failure, refuse
from kimsite.cli.words import Words
from kimsite.diagnostics import as_text, ordered, severity
from kimsite.engine.write import Unwritable, write_whole
from kimsite.model.report import Diagnostic
from kimsite.model.source import Inventory
from kimsite.network.regions import open_regions
from kimsite.read.discover import ProjectError, discover
from kimsite.read.group import read_group
from kimsite.register.profile import entry_of
from kimsite.register.roll import Entry
from kimsite.register.sheet import register_csv, register_xlsx

WRITERS = {".xlsx": register_xlsx, ".csv": register_csv}


def register_command(options: Namespace, words: Words) -> int:
    """Writes the list. 0: all groups are in it; 1: one could not be read, and is not; 2: nothing was written."""
    target = Path(options.output)
    write = WRITERS.get(target.suffix.lower())
    if write is None:
        problem = words("register_ending", name=target.name)
        raise Misuse(words("bad_arguments", problem=problem, program="kimsite register"))
    if target.exists() and not options.force:
        return refuse("K826", str(target), words)
    try:
        inventory, _ = discover(Path(options.source))
        entries, problems = present_entries(Path(options.source), inventory)
        write_whole(target, (write(entries, open_regions()),))
    except ProjectError as fault:
        print_failure(fault, Namespace(json=False), words)
        return 2
    except Unwritable as fault:
        return refuse("K028", fault.path, words, reason=fault.reason)
    for said in ordered(problems):
        print(as_text(said, words.language), file=sys.stderr)
    if inventory.network is None:
        print(words("register_single"))
    print(words("register_done", groups=len(entries), path=target))
    return int(len(entries) < len(inventory.groups))


def present_entries(source: Path, inventory: Inventory) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """The groups of a project as a register says them, and the errors of those that cannot be read."""
    entries, problems = [], []
    for files in inventory.groups:
        try:
            data = (source / files.profile).read_bytes()
        except OSError:
            problems.append(Diagnostic("K005", files.profile))
            continue
        group, said = read_group(data, files)
        problems += [problem for problem in said if severity(problem) == "error"]
        if group:
            entries.append(entry_of(group))
    return tuple(entries), tuple(problems)
