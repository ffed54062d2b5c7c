"""`check --fix`: shows what would be repaired, asks, and writes it."""

import difflib
import sys
from argparse import Namespace
from pathlib import Path

from kimsite.cli.words import Words
from kimsite.engine.write import write_whole
from kimsite.model.settings import Settings
from kimsite.repair.project import Change, changes

YES = frozenset({"y", "ya", "yes", "j"})


def fix(settings: Settings, options: Namespace, words: Words) -> None:
    """Repairs a project's files after its owner has seen and wanted it. Raises ProjectError, Unwritable."""
    source, out = Path(settings.source), sys.stderr if options.json else sys.stdout
    found = changes(settings)
    for change in found:
        print(difference(change), end="", file=out)
    if not found:
        print(words("fix_nothing"), file=out)
        return
    print(words("fix_found", number=len(found)), file=out)
    if not options.yes:
        if not sys.stdin.isatty():
            print(words("fix_yes"), file=out)
            return
        if input(words("fix_ask")).strip().lower() not in YES:
            print(words("fix_left"), file=out)
            return
    for change in found:
        write(source, change)
    print(words("fix_done", number=len(found)), file=out)


def difference(change: Change) -> str:
    """What changes in a file, as `diff -u` shows it; its new name before that."""
    name = f"{change.path} → {change.new_path}\n" if change.renames else ""
    before, after = (
        data.decode("utf-8", "replace").splitlines(keepends=True) for data in (change.before, change.after)
    )
    lines = difflib.unified_diff(before, after, change.path, change.new_path)
    return name + "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def write(source: Path, change: Change) -> None:
    """Puts a file's new content in its place at once, then gives it its new name. Raises Unwritable."""
    place = source / change.path
    if change.after != change.before:
        write_whole(place, (change.after,))
    if change.renames:
        place.rename(source / change.new_path)
