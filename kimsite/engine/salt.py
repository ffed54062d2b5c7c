"""The salt: a digest of everything that makes outputs, besides what goes in.

kimsite's own source, its libraries' versions and Python's. Reading the source
costs a few milliseconds and spares every developer the question whether a cache
is stale.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from kimsite.digest import digest_bytes, digest_value

LIBRARIES = ("jinja2", "markdown", "pyyaml", "feedgen", "lxml", "nh3", "pillow", "segno", "tzdata", "markupsafe")


def salt_of(package: Path, places: Iterable[str] = ()) -> str:
    """The salt for the kimsite that lies in folder `package`, with the libraries in `places` (sys.path)."""
    sources = tuple((path, _digest(f"{package}/{path}")) for path in sorted(_sources(str(package))))
    return digest_value(sources, installed(places or sys.path), tuple(sys.version_info[:3]))


def installed(places: Iterable[str], libraries: Iterable[str] = LIBRARIES) -> tuple[str, ...]:
    """What says which versions there are, sorted: `jinja2-3.1.6.dist-info`.

    The names of the folders that installers write (PyPA's "Recording installed projects"): asking
    `importlib.metadata` for the same takes longer than all else that a build with nothing to do has to do.
    """
    found = set()
    for place in places:
        try:
            names = os.listdir(place or ".")  # noqa: PTH208 - names are all that is wanted, of thousands
        except OSError:
            continue
        found |= {name.lower() for name in names if name.endswith((".dist-info", ".egg-info"))}
    return tuple(sorted(name for name in found if name.split("-")[0] in libraries))


def _digest(path: str) -> str:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - of some two hundred files
        return digest_bytes(file.read())


def _sources(package: str) -> Iterator[str]:
    for folder, folders, names in os.walk(package):
        folders[:] = [name for name in folders if name not in ("themes", "__pycache__")]
        below = folder[len(package) + 1 :]
        for name in names:
            if name.endswith((".py", ".yaml", ".zip", ".ttf", ".txt")):
                yield f"{below}/{name}" if below else name
