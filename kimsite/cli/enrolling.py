"""`init --from`: a network begins, or grows, by a district's spreadsheet. What exists is never overwritten."""

import sys
from argparse import Namespace
from pathlib import Path

from kimsite.cli.outcome import print_failure
from kimsite.cli.registering import present_entries
from kimsite.cli.starter import Founding, network_files
from kimsite.cli.words import Words
from kimsite.diagnostics import as_text, ordered, severity
from kimsite.engine.write import Unwritable, write_whole
from kimsite.model.report import Diagnostic
from kimsite.network.regions import open_regions
from kimsite.read.discover import CONTENT, NETWORK_NAMES, ProjectError, discover
from kimsite.register.enrol import Enrolment, enrol
from kimsite.register.profile import profile_of
from kimsite.register.roll import Entry, NoTable, Roll, read_roll

COMMAND = ".command"
PROFILE = "group.yaml"


def enrol_command(options: Namespace, words: Words) -> int:
    """A network of the groups in a table. 0: all are there; 1: a row is left out, and told; 2: nothing was made."""
    folder, table = Path(options.dir), Path(options.from_file)
    try:
        roll = _roll(table)
        grown = _is_network(folder)
        present, folders = _present(folder) if grown else ((), frozenset[str]())
        enrolment = enrol(roll, present, folders, open_regions())
        if not enrolment.new and not enrolment.there:
            raise ProjectError(*(ordered(enrolment.problems) or (Diagnostic("K801", str(table)),)))
        if not grown:
            _found(folder, options.name or _title(folder))
        _add(folder, enrolment)
    except (ProjectError, NoTable) as fault:
        told = fault if isinstance(fault, ProjectError) else ProjectError(fault.diagnostic)
        print_failure(told, Namespace(json=False), words)
        return 2
    except Unwritable as fault:
        print_failure(fault, Namespace(json=False), words)
        return 2
    return _tell(folder, enrolment, words)


def _roll(table: Path) -> Roll:
    """What the table holds. Raises NoTable."""
    try:
        data = table.read_bytes()
    except OSError:
        raise NoTable(Diagnostic("K828", str(table))) from None
    return read_roll(data, str(table), open_regions())


def _is_network(folder: Path) -> bool:
    """Whether a network is there; raises ProjectError when something else is."""
    if any((folder / CONTENT / name).is_file() for name in NETWORK_NAMES):
        return True
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ProjectError(Diagnostic("K024", str(folder), facts=(("folder", str(folder)),)))
    return False


def _present(folder: Path) -> tuple[tuple[Entry, ...], frozenset[str]]:
    """The groups that are there, and every name that is taken in content/, where some disks know no capitals."""
    inventory, _ = discover(folder)
    entries, _ = present_entries(folder, inventory)
    return entries, frozenset(path.name.lower() for path in (folder / CONTENT).iterdir())


def _found(folder: Path, name: str) -> None:
    for path, text in network_files(Founding(name, network=True)).items():
        write_whole(folder / path, (text.encode(),))
        if path.endswith(COMMAND):
            (folder / path).chmod(0o755)


def _title(folder: Path) -> str:
    return folder.resolve().name.replace("-", " ").replace("_", " ").title()


def _add(folder: Path, enrolment: Enrolment) -> None:
    for slug, entry in enrolment.new:
        write_whole(folder / CONTENT / slug / PROFILE, (profile_of(entry).encode(),))


def _tell(folder: Path, enrolment: Enrolment, words: Words) -> int:
    """What was made, and each cell that is wrong."""
    for problem in ordered(enrolment.problems):
        print(as_text(problem, words.language), file=sys.stderr)
    left = len(enrolment.left)
    print(words("enrol_done", folder=folder, new=len(enrolment.new), there=len(enrolment.there), left=left))
    print(words("enrol_left") if left else words("enrol_next", folder=folder))
    return int(any(severity(problem) == "error" for problem in enrolment.problems))
