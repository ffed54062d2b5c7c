"""A user's proof: everything is built clean, beside, and compared byte by byte with what lies there."""

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kimsite.build import build
from kimsite.digest import digest_file
from kimsite.engine.ledger import is_part, ledger_folder, load_outputs, remembered
from kimsite.engine.output import MARKER
from kimsite.model.report import Diagnostic
from kimsite.model.settings import Settings


def verify(settings: Settings, cache: Path, started: int) -> tuple[tuple[Diagnostic, ...], int]:
    """What differs from a clean build of the same content at the same time, and how many outputs were compared.

    Both are made for the same `settings`, the clean one by this machine alone in a folder beside the output that is
    removed afterwards. Files that kimsite did not make are passed over. Raises ProjectError, as `build` does.
    """
    source, output = Path(settings.source).resolve(), Path(settings.output).resolve()
    with tempfile.TemporaryDirectory(prefix=".kimsite-verify-", dir=output.parent) as folder:
        clean = Path(folder) / "public"
        build(replace(settings, output=str(clean), clean=True, cluster=""), Path(folder) / "cache", started)
        wanted = {path for path in _files(clean) if _asked(path, settings.groups)}
        known = {path for path in _known(ledger_folder(cache, source, output)) if _asked(path, settings.groups)}
        found = []
        for path in sorted(wanted | known):
            code = _difference(clean / path, output / path)
            found += [Diagnostic(code, path)] if code else []
    return tuple(found), len(wanted)


def _difference(clean: Path, mine: Path) -> str:
    """The code of how an output differs, or ""."""
    if not clean.is_file():
        return "K042" if mine.is_file() else ""
    if not mine.is_file():
        return "K041"
    return "" if digest_file(clean) == digest_file(mine) else "K040"


def _files(folder: Path) -> Iterable[str]:
    for path in folder.rglob("*"):
        if path.is_file() and path.name != MARKER:
            yield path.relative_to(folder).as_posix()


def _known(ledger: Path) -> Iterable[str]:
    """Every output that the ledger knows of, below the output folder."""
    for slug in remembered(ledger):
        records, _ = load_outputs(ledger, slug, "")
        yield from (record.path if not slug or is_part(slug) else f"{slug}/{record.path}" for record in records)


def _asked(path: str, groups: tuple[str, ...]) -> bool:
    """With --group the portal is another one in a clean build: only the groups are compared."""
    return not groups or path.split("/")[0] in groups
