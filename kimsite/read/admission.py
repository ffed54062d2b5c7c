"""Which kim.json may stand in a network, and as what: nobody speaks for another address, or takes another's place."""

from collections.abc import Collection

from kimsite.model.neighbour import Neighbour
from kimsite.read.neighbours import home_of, site_of
from kimsite.read.twin import Twin
from kimsite.urls import slugify


class Impostor(Exception):
    """A kim.json cannot stand in this network: a code, and what it says."""

    def __init__(self, code: str, value: str) -> None:
        super().__init__(code)
        self.code = code
        self.value = value


def admitted_slug(neighbour: Neighbour, twin: Twin, found: str, taken: Collection[str]) -> str:
    """What the network calls the group. Raises Impostor where it may not stand there at all.

    `found` is the address that the kim.json came from in the end, "" for a folder; `taken` are slugs of others.
    """
    address(neighbour, twin, found)
    slug = neighbour.slug or twin.group.slug or slugify(site_of(found or neighbour.address or twin.group.base_url))
    if not slug or slug in taken:
        raise Impostor("K878", slug)
    return slug


def address(neighbour: Neighbour, twin: Twin, found: str) -> str:
    """Where links to the group lead. Raises Impostor where it says that it is at another address (K877), or nobody says
    at which (K889).

    A site that was asked may send on to another one, and vouches for it.
    """
    own, known = twin.group.base_url, [one for one in (found, neighbour.address) if one]
    if own and known and site_of(own) not in set(map(site_of, known)) - {""}:
        raise Impostor("K877", own)
    if not own and not known:
        raise Impostor("K889", neighbour.source)
    return home_of(found or neighbour.address or own)
