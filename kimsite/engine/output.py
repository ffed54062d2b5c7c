"""The output folder: whose it is, and whether it may be built into.

A folder that kimsite made holds a marker; any other folder that is not empty is
left alone. The marker says whether the last build was finished, so that nobody
publishes half of one.
"""

import json
from pathlib import Path

from kimsite.digest import digest_bytes, digest_file
from kimsite.engine.write import clear_scratch, remove, temporary_of, write_whole
from kimsite.model.report import Diagnostic
from kimsite.model.value import frozen

MARKER = ".kimsite-output"
PREVIEW = "pratinjau"
"""The one folder in `.kimsite` that a site may be built into: what is looked at while it is written."""


@frozen
class Places:
    """The folders of one build, absolute: the project, its output, where themes are sought, the ledger's."""

    source: Path
    output: Path
    themes: tuple[Path, ...]
    ledger: Path


def own_themes(package: Path) -> Path:
    """Where kimsite's own themes lie: in the package, or beside it in a checkout."""
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def refuse_output(source: Path, output: Path) -> Diagnostic | None:
    """Why nothing may be built into `output`, or None. Both paths absolute and resolved."""
    shown = (("folder", str(output)),)
    if source == output or output in source.parents:
        return Diagnostic("K020", str(output), facts=shown)
    own = (source / "content", source / "themes", source / ".kimsite")
    if output != own[-1] / PREVIEW and any(output == folder or folder in output.parents for folder in own):
        return Diagnostic("K020", str(output), facts=shown)
    if output.exists() and not output.is_dir():
        return Diagnostic("K021", str(output), facts=shown)
    begun = temporary_of(output / MARKER)
    if output.is_dir() and not (output / MARKER).is_file() and any(path != begun for path in output.iterdir()):
        return Diagnostic("K021", str(output), facts=shown)
    return None


def begin(output: Path) -> None:
    """From now on `output` is not whole. What a killed build left half-written is cleared away. Raises Unwritable."""
    _clear(output)
    _mark(output, finished=False)


def finish(output: Path) -> None:
    """All that was to be written is. Raises Unwritable."""
    _clear(output)
    _mark(output, finished=True)


def _clear(output: Path) -> None:
    clear_scratch(output)
    remove(temporary_of(output / MARKER))


def _mark(output: Path, finished: bool) -> None:
    """Says that kimsite made this folder, and whether what is in it is whole."""
    said = (json.dumps({"schema": 1, "finished": finished}) + "\n").encode()
    marker = output / MARKER
    if digest_file(marker) != digest_bytes(said):
        write_whole(marker, (said,))
