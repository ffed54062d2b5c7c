"""From a target's kind to the class that knows it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from kimsite.model.publication import Target
from kimsite.publish.archive import ArchiveDestination
from kimsite.publish.branch import BranchDestination
from kimsite.publish.cloudflare import CloudflareDestination
from kimsite.publish.destination import Destination
from kimsite.publish.disk import place_of
from kimsite.publish.folder import FolderDestination
from kimsite.publish.hosts import HOSTS
from kimsite.publish.neocities import NeocitiesDestination
from kimsite.publish.netlify import NetlifyDestination
from kimsite.publish.server import ServerDestination
from kimsite.vocabulary import SERVERS

ASKED: dict[str, Callable[[Target, str, Path, Mapping[str, str]], Destination]] = {
    "netlify": NetlifyDestination,
    "neocities": NeocitiesDestination,
    "cloudflare": CloudflareDestination,
}
"""Hosts with an API."""


def destination_of(
    target: Target, slug: str, source: Path, room: Path, environment: Mapping[str, str], now: int
) -> Destination:
    """The destination of one site. Paths in `target` are below the project's folder `source` unless they are whole."""
    if target.kind in HOSTS:
        return BranchDestination(target, slug, room, environment, now)
    if target.kind in ASKED:
        return ASKED[target.kind](target, slug, room, environment)
    if target.kind in SERVERS:
        return ServerDestination(target, slug, room, environment)
    if target.kind == "folder":
        return FolderDestination(target, place_of(target, slug, source))
    return ArchiveDestination(target, place_of(target, slug, source), target.split)
