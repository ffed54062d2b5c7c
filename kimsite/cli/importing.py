"""`import wordpress|blogger`: an old site's export becomes texts and pictures of a group."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from kimsite.cli.arguments import Misuse
from kimsite.cli.outcome import print_failure
from kimsite.cli.terminal import Bar
from kimsite.cli.words import Words
from kimsite.engine.write import Unwritable, write_whole
from kimsite.importers.account import Account, account_for
from kimsite.importers.archive import Read, Unpackable, read_archive
from kimsite.importers.blogger import read_blogger
from kimsite.importers.carry import Move, carry
from kimsite.importers.export import Export
from kimsite.importers.fetch import Brought, Fetcher
from kimsite.importers.present import list_present
from kimsite.importers.wordpress import read_wordpress
from kimsite.model.content import Group
from kimsite.model.report import Diagnostic
from kimsite.model.settings import Limits
from kimsite.model.source import GroupFiles
from kimsite.network.places import place_group
from kimsite.read.discover import ProjectError, discover
from kimsite.read.group import read_group
from kimsite.web.reach import Reach

READERS: dict[str, Read] = {"wordpress": read_wordpress, "blogger": read_blogger}
ACCOUNT = "laporan-impor{}.txt"
LISTED = 10
"""Lines of a list that the terminal shows; the account has all."""


def import_command(options: Namespace, words: Words) -> int:
    """Brings over what a file holds. 0: all of it; 1: something is missing, and told; 2: nothing could be brought."""
    source = Path(options.source)
    try:
        files, group = _group(source, options.group)
        export = _export(Path(options.file), options.system, words)
        move = _carried(export, source, files, group, options, words)
        brought = _write(source, group, move, Reach(export.site), options, words)
        account = account_for(export, move, brought)
        text = "\n".join(_lines(account, group, words)) + "\n"
        place = source / ACCOUNT.format(f"-{files.slug}" if files.slug else "")
        if not options.dry_run:
            write_whole(place, (text.encode(),))
    except (ProjectError, Unwritable) as fault:
        print_failure(fault, options, words)
        return 2
    _print(account, text, place, options, words)
    return int(bool(account.missing or account.lost or account.bare or account.undated or account.fault))


def _group(source: Path, slug: str) -> tuple[GroupFiles, Group]:
    """The group that takes it in. Raises ProjectError."""
    inventory, _ = discover(source)
    known = {files.slug: files for files in inventory.groups}
    files = known.get(slug) if inventory.network or slug else inventory.groups[0]
    if files is None:
        raise ProjectError(
            Diagnostic("K023", slug or "--group", facts=(("name", slug), ("known", ", ".join(sorted(known)))))
        )
    group, problems = read_group((source / files.profile).read_bytes(), files)
    if group is None:
        raise ProjectError(*problems)
    return files, place_group(group)[0]


def _export(path: Path, system: str, words: Words) -> Export:
    """What the file holds. Raises Misuse."""
    try:
        data = path.read_bytes()
        found = read_archive(data, READERS[system])
        others = (name for name in READERS if name != system and not found)
        other = next((name for name in others if read_archive(data, READERS[name])), "")
    except OSError as fault:
        raise Misuse(words("import_unreadable", path=path, reason=fault.strerror or fault)) from None
    except Unpackable as fault:
        raise Misuse(words("import_unreadable", path=path, reason=fault)) from None
    if found:
        return found
    if other:
        raise Misuse(words("import_other", path=path, system=other))
    raise Misuse(words(f"import_no_{system}", path=path))


def _carried(export: Export, source: Path, files: GroupFiles, group: Group, options: Namespace, words: Words) -> Move:
    """The texts that come over, and what they use."""
    bar = Bar(words, shown=not options.json and sys.stderr.isatty(), sentence="import_reading")
    present = list_present(source, files, group, Limits())
    try:
        return carry(export, group, present, (one.path for one in files.files), bar.step)
    finally:
        bar.clear()


def _write(
    source: Path, group: Group, move: Move, reach: Reach, options: Namespace, words: Words
) -> tuple[Brought, ...]:
    """Writes the texts that the group lacks, then brings their media. Raises Unwritable."""
    if not options.dry_run:
        for file in move.files:
            if file.text:
                write_whole(source / file.path, (file.text.encode(),))
    folder = source / group.folder
    if options.dry_run:
        return tuple(Brought(one, "there") for one in move.media if (folder / one.path).exists())
    cache = Path(os.environ.get("KIMSITE_CACHE") or source / ".kimsite")
    uploads = Path(options.uploads) if options.uploads else None
    if uploads and not uploads.is_dir():
        raise Misuse(words("import_no_uploads", path=uploads))
    bar = Bar(words, shown=not options.json and sys.stderr.isatty(), sentence="import_progress")
    fetcher = Fetcher(folder, cache / "impor", uploads, None if options.offline else reach, Limits())
    try:
        return fetcher.bring(move.media, bar.step)
    finally:
        bar.clear()


def _print(account: Account, text: str, place: Path, options: Namespace, words: Words) -> None:
    if options.json:
        print(json.dumps({"schema": 1, **asdict(account)}, ensure_ascii=False, indent=1))
        return
    shown = 0
    for line in text.splitlines():
        shown = shown + 1 if line.startswith("  ") else 0
        if shown <= LISTED:
            print(line)
        elif shown == LISTED + 1:
            print("  …")
    if options.dry_run:
        print(words("import_dry"))
    else:
        print(words("import_done", written=account.written, kept=account.kept, brought=account.brought))
        print(words("import_account", path=place))
        print(words("import_next"))


def _lines(account: Account, group: Group, words: Words) -> Iterator[str]:
    """The account, a line each: what came over, what did not, and what to do about that."""
    system = {"wordpress": "WordPress", "blogger": "Blogger"}[account.system]
    yield words("import_head", system=system, site=account.site or "-", group=group.name)
    for kind, number in account.types:
        yield words("import_type", type=kind, number=number)
    yield from _list(words("import_drafts", number=len(account.drafts)), account.drafts)
    yield from _list(words("import_undated", number=len(account.undated)), account.undated)
    yield words("import_media", number=account.there + account.brought)
    missing = (
        words("import_missing_one", path=f"{group.folder}/{one.medium.path}", url=one.medium.sources[0][:300],
              reason=words(f"import_{one.reason}"))
        for one in account.missing
    )  # fmt: skip
    yield from _list(words("import_missing", number=len(account.missing)), tuple(missing))
    yield from _list(words("import_lost", number=len(account.lost)), account.lost)
    for name, number in account.left:
        known = f"import_left_{name}"
        yield (
            words(known, number=number)
            if name in ("comments", "trash", "settings", "template", "wp_block")
            else words("import_left", name=name, number=number)
        )
    codes = tuple(f"[{name}] × {number}" for name, number in account.unknown)
    yield from _list(words("import_codes", number=len(codes)), codes)
    yield from _list(words("import_links", number=len(account.remaining)), account.remaining)
    yield from _list(words("import_bare", number=len(account.bare)), account.bare)
    if account.fault:
        yield words("import_fault", line=account.fault)


def _list(head: str, items: tuple[str, ...]) -> Iterator[str]:
    if items:
        yield head
        yield from (f"  {item}" for item in items)
