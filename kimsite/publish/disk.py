"""Where on this disk a target lies: folders that web servers read, ZIPs to carry."""

import os
import sys
from pathlib import Path

from kimsite.model.publication import Target
from kimsite.pattern import pattern
from kimsite.publish.stopped import stopped
from kimsite.read.discover import CONTENT

PLACEHOLDER = "{slug}"
DRIVE = pattern(r"[A-Za-z]:[\\/].*|\\\\.*")
ZIP = ".zip"


def place_of(target: Target, slug: str, source: Path) -> Path:
    """The path of a target; one that is not whole begins at the project's folder `source`, `~` is one's own folder.

    Links are not followed: what stands there is looked at first. Raises Stopped (K742) for a path of Windows elsewhere,
    which would be a folder with a colon in its name.
    """
    said = target.place.replace(PLACEHOLDER, slug)
    if sys.platform != "win32" and DRIVE.fullmatch(said):
        raise stopped("K742", target.path, target.line, place=said)
    place = Path(os.path.abspath(source / os.path.expanduser(said)))  # noqa: PTH100, PTH111 - links stay
    return _zip_at(place, target, slug) if target.kind == "zip" else place


def assure_apart(target: Target, slug: str, source: Path, output: Path) -> None:
    """Raises Stopped (K741) when a target lies in what is published, or among what people write."""
    if target.kind not in ("folder", "zip"):
        return
    place = place_of(target, slug, source)
    real = place.parent.resolve() / place.name
    for above in (output, source / CONTENT):
        if real.is_relative_to(above.resolve()):
            raise stopped("K741", target.path, target.line, place=str(place), above=str(above))


def _zip_at(place: Path, target: Target, slug: str) -> Path:
    """A ZIP of a name that opens with a double click, and of its own for each group; in a folder, if that is one."""
    usual = f"{slug or 'situs'}{ZIP}"
    if not target.place or (place.is_dir() and not place.is_symlink()):
        return place / usual
    stem = place.name.removesuffix(ZIP)
    own = f"-{slug}" if slug and PLACEHOLDER not in target.place else ""
    return place.with_name(f"{stem}{own}{ZIP}")
