"""The salt: a digest of everything that makes outputs, besides what goes in.

kimsite's own source, its dependencies' versions and Python's. Reading the
source costs a few milliseconds and spares every developer the question whether
a cache is stale.
"""

import sys
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kimsite.digest import digest_bytes, digest_value

LIBRARIES = ("jinja2", "markdown", "pyyaml", "feedgen", "lxml", "nh3", "pillow", "tzdata", "markupsafe")


def salt_of(package: Path, libraries: Iterable[str] = LIBRARIES) -> str:
    """The salt for the kimsite that lies in folder `package`."""
    sources = tuple(
        (path.relative_to(package).as_posix(), digest_bytes(path.read_bytes()))
        for path in sorted(package.rglob("*"))
        if path.suffix in (".py", ".yaml", ".zip") and "themes" not in path.parts
    )
    return digest_value(sources, tuple((name, _version(name)) for name in libraries), tuple(sys.version_info[:3]))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
