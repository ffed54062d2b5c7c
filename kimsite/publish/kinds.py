"""From a target's kind to the class that knows it."""

from collections.abc import Mapping
from pathlib import Path

from kimsite.model.publication import Target
from kimsite.publish.archive import ArchiveDestination
from kimsite.publish.branch import BranchDestination
from kimsite.publish.destination import Destination
from kimsite.publish.disk import place_of
from kimsite.publish.folder import FolderDestination
from kimsite.publish.hosts import HOSTS


def destination_of(
    target: Target, slug: str, source: Path, room: Path, environment: Mapping[str, str], now: int
) -> Destination:
    """The destination of one site. Paths in `target` are below the project's folder `source` unless they are whole."""
    if target.kind in HOSTS:
        return BranchDestination(target, slug, room, environment, now)
    if target.kind == "folder":
        return FolderDestination(target, place_of(target, slug, source))
    return ArchiveDestination(target, place_of(target, slug, source), target.split)
