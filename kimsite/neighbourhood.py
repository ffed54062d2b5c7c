"""Who stands in a network's portal besides its own groups: from network.yaml and what was fetched, for one day."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kimsite.model.content import Network
from kimsite.model.report import Diagnostic
from kimsite.network.neighbours import Arrival, Welcome, told, welcome
from kimsite.read.admission import Impostor, address, admitted_slug
from kimsite.read.copies import Copy, read_copies


def neighbours_of(network: Network, source: Path, own: Collection[str], today: datetime) -> Welcome:
    """The groups that are built elsewhere, as of today. `own` are the slugs of the project's groups."""
    arrivals: list[Arrival] = []
    problems: list[Diagnostic] = []
    taken = {*own, *(neighbour.slug for neighbour in network.neighbours if neighbour.slug)}
    for copy in read_copies(source, network.neighbours):
        try:
            arrivals.append(_arrival(copy, taken - {copy.neighbour.slug} | set(own)))
        except Impostor as refused:
            problems.append(told(network, copy.neighbour, refused.code, value=refused.value))
            continue
        taken.add(arrivals[-1].slug)
    settled = welcome(network, arrivals, today)
    return replace(settled, problems=(*problems, *settled.problems))


def _arrival(copy: Copy, taken: Collection[str]) -> Arrival:
    """Raises Impostor: also where there is nothing to read yet (K872), or no longer (K888)."""
    neighbour, note, twin = copy.neighbour, copy.note, copy.twin
    if note is None or note.answered is None:
        raise Impostor("K872", note.reason if note else "")
    if twin is None:
        raise Impostor("K888", note.file)
    slug = admitted_slug(neighbour, twin, note.found, taken)
    return Arrival(neighbour, slug, address(neighbour, twin, note.found), twin.group, twin.schema, twin.faults, note)
