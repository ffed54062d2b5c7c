"""`check --fix`: shows what would be repaired, asks, and writes it."""

import difflib
import errno
import os
import stat
import sys
from argparse import Namespace
from pathlib import Path

from kimsite.cli.words import Words
from kimsite.engine.write import Unwritable, write_whole
from kimsite.model.settings import Settings
from kimsite.read.text import encoding_of
from kimsite.read.veil import veiled_line, veiled_lines
from kimsite.repair.project import Change, changes

KEPT = frozenset("\n\t\u200c\u200d")
"""Ends of lines, tabs, and what holds emoji together."""
YES = frozenset({"y", "ya", "yes", "j"})


def fix(settings: Settings, options: Namespace, words: Words) -> None:
    """Repairs a project's files after its owner has seen and wanted it. Raises ProjectError, Unwritable."""
    source, out = Path(settings.source), sys.stderr if options.json else sys.stdout
    found = changes(settings)
    for change in found:
        if change.before and encoding_of(change.before) not in ("utf-8", None):
            print(words("fix_utf8", path=change.path), file=out)
        print(difference(change), end="", file=out)
    if not found:
        print(words("fix_nothing"), file=out)
        return
    print(words("fix_found", number=len(found)), file=out)
    if not options.yes:
        if not sys.stdin.isatty():
            print(words("fix_yes"), file=out)
            return
        print(words("fix_ask"), end="", flush=True, file=out)
        if sys.stdin.readline().strip().lower() not in YES:
            print(words("fix_left"), file=out)
            return
    left = write(source, found)
    for path in left:
        print(words("fix_changed", path=path), file=out)
    print(words("fix_done", number=len(found) - len(left)), file=out)


def difference(change: Change) -> str:
    """What changes in a file, as `diff -u` shows it, but for words that nobody may read; its new name before that."""
    name = f"{_seen(change.path)} → {_seen(change.new_path)}\n" if change.renames else ""
    before, after = (_seen(_text(data)).splitlines(keepends=True) for data in (change.before, change.after))
    lines = difflib.unified_diff(before, after, _seen(change.path), _seen(change.new_path))
    veiled = _veiled(before) | _veiled(after) if change.path.endswith(".yaml") else frozenset()
    shown = (line[0] + veiled_line(line[1:]) if line[1:].rstrip("\n") in veiled else line for line in lines)
    return name + "".join(line if line.endswith("\n") else f"{line}\n" for line in shown)


def _veiled(lines: list[str]) -> frozenset[str]:
    plain = [line.rstrip("\n") for line in lines]
    return frozenset(plain[number - 1] for number in veiled_lines(plain))


def _text(data: bytes) -> str:
    return data.decode(encoding_of(data) or "utf-8", "replace").replace("\r\n", "\n")


def _seen(text: str) -> str:
    """A text with names for what nobody would see of it, or what would command the terminal."""
    return "".join(c if c.isprintable() or c in KEPT else f"\\u{ord(c):04x}" for c in text)


def write(source: Path, found: tuple[Change, ...]) -> tuple[str, ...]:
    """Puts each file's new content in its place at once, then gives files their new names: who is stopped between has
    links to names that the next repair gives. The paths of those that somebody has changed since they were read,
    which stay as they are. Raises Unwritable."""
    left = []
    for change in found:
        if change.after == change.before:
            continue
        if _holds(source / change.path) != change.before:
            left.append(change.path)
        else:
            _rewrite(source / change.path, change.after)
    for change in found:
        if change.renames:
            _rename(source / change.path, source / change.new_path)
    return tuple(left)


def _rewrite(path: Path, data: bytes) -> None:
    """Other content for a file, which the same people may read as before."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        write_whole(path, (data,))
        path.chmod(mode)
    except OSError as fault:
        raise Unwritable(str(path), fault.strerror or str(fault)) from fault


def _rename(old: Path, new: Path) -> None:
    """Another name for a file, unless something goes by it: nothing is ever put in the place of another file."""
    try:
        if os.path.lexists(new) and not new.samefile(old):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(new))
        old.rename(new)
    except OSError as fault:
        raise Unwritable(str(new), fault.strerror or str(fault)) from fault


def _holds(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
