"""What was built, from the output folder itself: every file with its size and digest."""

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from kimsite.digest import Digest
from kimsite.engine.output import MARKER
from kimsite.engine.write import SCRATCH
from kimsite.model.publication import File, Manifest
from kimsite.publish.stopped import stopped
from kimsite.read.discover import LITTER

FRONT = "index.html"
OWN = frozenset({MARKER, SCRATCH, f".{MARKER}.tmp", ".ds_store", ".git"})
"""What lies in an output folder and is no part of the site."""
PIECE = 1 << 20


def take_stock(output: Path, slug: str = "") -> Manifest:
    """The manifest of a finished site: all of `output`, or the folder of one group of a network in it.

    Raises Stopped when there is none (K700), kimsite did not make it (K701), its build was broken off (K702), or
    something in it cannot be published (K703).
    """
    site = output / slug if slug else output
    if not output.is_dir() or not any(output.iterdir()):
        raise stopped("K700", str(output))
    _assure_whole(output)
    if site.is_symlink() or not (site / FRONT).is_file():
        raise stopped("K700", str(site))
    return Manifest(tuple(sorted(list_files(site), key=lambda file: file.path)))


def list_files(site: Path) -> Iterator[File]:
    """Every file below a folder that is a part of the site, in no order. Raises Stopped (K703, K709)."""
    waiting = [("", site)]
    while waiting:
        prefix, folder = waiting.pop()
        for entry in os.scandir(folder):
            if entry.name.lower() in LITTER | OWN:
                continue
            path = prefix + entry.name
            kind = entry.stat(follow_symlinks=False).st_mode
            if not path.isprintable() or "\\" in path or not (stat.S_ISDIR(kind) or stat.S_ISREG(kind)):
                raise stopped("K703", "".join(c if c.isprintable() else "?" for c in f"{site}/{path}"))
            if stat.S_ISDIR(kind):
                waiting.append((f"{path}/", Path(entry.path)))
            else:
                yield File(path, *measure(entry.path))


def measure(path: str) -> tuple[int, str]:
    """The size and the digest of a file, of the very bytes that were read. Raises Stopped (K709)."""
    digest, size = Digest(), 0
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a site has thousands of files
            while piece := file.read(PIECE):
                digest.update(piece)
                size += len(piece)
    except OSError as fault:
        raise stopped("K709", path) from fault
    return size, digest.text()


def _assure_whole(output: Path) -> None:
    """Raises Stopped unless the last build made this folder, and came to its end."""
    try:
        said = json.loads((output / MARKER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise stopped("K701", str(output)) from None
    if not isinstance(said, dict) or said.get("finished") is not True:
        raise stopped("K702", str(output))
