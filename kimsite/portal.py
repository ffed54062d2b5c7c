"""A network's portal, top to bottom.

Provinces first, each from the summaries of its groups, and their wards, each from the rolls of some of them; then, from
what was kept of all of these, the pages that show the whole (`network.portal`). A part whose key is the same as last
time is not planned, and what is kept of groups that all say the same is not gathered again. So a new document costs its
province, its ward, and the parts that show it.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from kimsite.codec import encode
from kimsite.diagnostics import ordered
from kimsite.digest import digest_bytes, digest_value
from kimsite.engine.kept import known_theme
from kimsite.engine.ledger import GIST, PART, place_of
from kimsite.engine.output import Places
from kimsite.engine.rolls import Entries, load_roll, load_summary, lose_summary
from kimsite.engine.shelf import Torn, open_shelf, save_shelf
from kimsite.model.content import Network
from kimsite.model.memory import NetworkMemory, PortalMemory, PortalOutcome
from kimsite.model.report import Diagnostic
from kimsite.model.settings import Settings
from kimsite.model.summary import GroupSummary
from kimsite.model.value import frozen
from kimsite.neighbourhood import neighbours_of
from kimsite.network.directory import province_of
from kimsite.network.find import plan_tables
from kimsite.network.frame import PortalFrame
from kimsite.network.gist import Gist, pieces_of, ward_pieces
from kimsite.network.groups import FEW
from kimsite.network.library import ROOM, Library, bases
from kimsite.network.neighbours import Welcome
from kimsite.network.portal import Part, Portal
from kimsite.network.province import Province, Scope
from kimsite.outputs import Look, once
from kimsite.parts import Job, Parts, Plan, Shop
from kimsite.pipeline import open_look
from kimsite.plan.planned import Planned
from kimsite.read.group import read_network
from kimsite.worker import guarded, own_fault

NOWHERE = "-"
"""Names the part of the groups whose place nobody knows."""
OWN = f"{PART}own"
"""What is kept of the network's own pages."""


@frozen
class Enlisted:
    """A group of the network: the digests of its summary and roll, and the code of its province. One that is built
    elsewhere brings its summary along, as no file has it."""

    slug: str
    summary: str
    province: str
    roll: str = ""
    stranger: GroupSummary | None = None


@frozen
class Order:
    """What a portal is built from: the network and its groups; `own` are the slugs of all of the project, also of those
    without a summary. `key` stands for all that groups and portal can see besides their own files, themes above all.
    `known` are the names of all that something is kept of; parts that have `fallen` do not lie there as they were
    written."""

    network: NetworkMemory
    groups: tuple[Enlisted, ...]
    own: tuple[str, ...]
    settings: Settings
    places: Places
    started: int
    salt: str
    key: str
    known: tuple[str, ...] = ()
    fallen: frozenset[str] = frozenset()


def build_portal(order: Order, before: PortalMemory) -> PortalOutcome:
    """Makes what is to be made. `before` has the parts as they are remembered, and the keys of now.

    A fault of kimsite's own leaves the portal as it is. Raises Unwritable and Lost.
    """

    def instead(fault: Diagnostic) -> PortalOutcome:
        return PortalOutcome(replace(before, key="", problems=(fault,)))

    return guarded(lambda: _build_again(order, before), order.network.path, instead)


def _build_again(order: Order, before: PortalMemory) -> PortalOutcome:
    """Once more, if something that was kept of a part turns out to be torn: no part is taken as it was then."""
    try:
        return _build(order, before)
    except Torn:
        return _build(replace(order, fallen=frozenset(part.slug for part in before.parts)), before)


def _build(order: Order, before: PortalMemory) -> PortalOutcome:
    path, places = order.network.path, order.places
    try:
        data = (places.source / path).read_bytes()
    except OSError:
        return PortalOutcome(replace(before, key="", problems=(Diagnostic("K005", path),)))
    network, _ = read_network(data, path)
    if network is None:
        return PortalOutcome(replace(before, key=""))
    known = partial(known_theme, places.ledger, order.salt, order.settings.clean, order.key)
    look, problems = open_look(network, places.themes, known)
    if look is None:
        return PortalOutcome(replace(before, key="", problems=problems))
    others = _others(network, order)
    look = replace(look, budgets=network.budgets or look.budgets)
    parts = _make(order, before, network, look, (*order.groups, *map(_stranger, others.groups)))
    made = tuple(parts.made[slug] for slug in sorted(parts.made))
    told = ordered((*problems, *others.problems, *once(problem for part in made for problem in part.problems)))
    key = before.key if all(part.key for part in made) else ""
    memory = replace(before, key=key, until=others.until, parts=made, problems=told)
    return PortalOutcome(memory, parts.written, parts.deleted)


def _make(order: Order, before: PortalMemory, network: Network, look: Look, groups: tuple[Enlisted, ...]) -> Parts:
    shop = Shop(look, order.settings, order.places, order.started, order.salt, order.fallen)
    parts = Parts(shop, before.parts)
    frame = PortalFrame(network, look.theme, look.settings, look.words)
    provinces = _provinces(groups)
    wards = [ward for province in provinces for ward in _wards(province)]
    scope = Scope(len({group.province for group in groups} - {""}) > 1, len(groups) <= FEW)
    key = digest_value(order.key, order.network.key, scope)
    jobs = [_share_job(order, province, key, partial(_plan_province, order, frame, scope)) for province in provinces]
    parts.make((*jobs, *(_share_job(order, ward, key, partial(_plan_ward, order, frame)) for ward in wards)))
    of_provinces, of_wards = (
        [_gist(order, share, parts.made[share.part].gist) for share in shares] for shares in (provinces, wards)
    )
    portal = Portal(frame, of_provinces, of_wards, _entries(order, groups))
    plans = [*portal.parts()]
    if frame.makes("search"):
        parts.make((_own_job(order, portal),))
        plans += portal.word_parts(_gist(order, Share(OWN, 0, ()), parts.made[OWN].gist))
    parts.make(_job(part, key) for part in plans)
    parts.make(_job(part, key) for part in portal.late_parts(parts.paths(), parts.list_paths))
    parts.sweep(order.known)
    return parts


def _others(network: Network, order: Order) -> Welcome:
    """The network's groups that are built elsewhere. Whatever they wrote, it costs no more than their own places."""
    if not network.neighbours:
        return Welcome((), (), None)
    try:
        return neighbours_of(network, order.places.source, order.own, order.settings.today)
    except Exception as fault:
        return Welcome((), (own_fault(fault, network.path),), None)


def _stranger(group: GroupSummary) -> Enlisted:
    return Enlisted(group.slug, digest_bytes(encode(group).encode()), province_of(group.region), stranger=group)


@frozen
class Share:
    """Some groups of one province, numbered from `base`, and the name of the part that is theirs."""

    part: str
    base: int
    groups: tuple[Enlisted, ...]


def _provinces(groups: tuple[Enlisted, ...]) -> list[Share]:
    found: dict[str, list[Enlisted]] = {}
    for group in sorted(groups, key=lambda group: (group.province, group.slug)):
        found.setdefault(group.province, []).append(group)
    starts = bases(map(len, found.values()))
    return [
        Share(f"{PART}{code or NOWHERE}", base, tuple(found[code])) for code, base in zip(found, starts, strict=True)
    ]


def _wards(province: Share) -> list[Share]:
    """As many groups each as are gathered together."""
    starts = range(0, len(province.groups), ROOM)
    return [Share(f"{province.part}.{s}", province.base + s, province.groups[s : s + ROOM]) for s in starts]


def _share_job(order: Order, share: Share, key: str, plan: Callable[[Share], Plan]) -> Job:
    seen = digest_value(key, share.base, [(group.slug, group.summary) for group in share.groups])
    place = place_of(order.places.ledger, share.part, GIST)
    return Job(share.part, seen, partial(plan, share), 10 * len(share.groups), partial(_holds, place))


def _plan_province(order: Order, frame: PortalFrame, scope: Scope, share: Share) -> Plan:
    """A province of which a summary is not there any more is planned without it: its group is built again at once, and
    the province with it."""
    groups = _summaries(order, share)
    province = Province(frame, groups, {group.slug: group.summary for group in share.groups}, scope)
    gist = save_shelf(place_of(order.places.ledger, share.part, GIST), order.salt, pieces_of(province))
    return Plan(province.outputs(), gist, len(groups) == len(share.groups))


def _plan_ward(order: Order, frame: PortalFrame, share: Share) -> Plan:
    """The same of a roll. Its outputs are what the search says of the groups."""
    folder, groups = order.places.ledger, _summaries(order, share)
    rolls = [load_roll(folder, group.slug, group.roll) for group in groups if group.roll]
    library = Library(groups, (roll for roll in rolls if roll), _entries(order, share.groups), share.base)
    whole = len(groups) == len(share.groups) and None not in rolls
    del rolls  # the library lets go of what it needs no more
    gist = save_shelf(place_of(folder, share.part, GIST), order.salt, ward_pieces(frame, library))
    places = range(len(groups)) if frame.makes("search") else ()
    return Plan((table for place in places for table in plan_tables(frame, library, place)), gist, whole)


def _summaries(order: Order, share: Share) -> list[GroupSummary]:
    """The summaries that are there; one that is not what it should be is taken away."""
    folder = order.places.ledger
    found = {g.slug: g.stranger or load_summary(folder, g.slug, g.summary) for g in share.groups}
    for slug, summary in found.items():
        if summary is None:
            lose_summary(folder, slug)
    return [summary for summary in found.values() if summary]


def _entries(order: Order, groups: Iterable[Enlisted]) -> Entries:
    return Entries(order.places.ledger, {group.slug: group.roll for group in groups})


def _own_job(order: Order, portal: Portal) -> Job:
    """What the search knows of the network's own pages; it has no outputs."""
    place = place_of(order.places.ledger, OWN, GIST)
    return Job(OWN, portal.own_key(), partial(_plan_own, order, portal), holds=partial(_holds, place))


def _plan_own(order: Order, portal: Portal) -> Plan:
    return Plan((), save_shelf(place_of(order.places.ledger, OWN, GIST), order.salt, portal.own_pieces()))


def _holds(place: Path, gist: str) -> bool:
    return open_shelf(place, gist) is not None


def _gist(order: Order, share: Share, proof: str) -> Gist:
    """Raises Torn when it was taken away since it was made."""
    shelf = open_shelf(place_of(order.places.ledger, share.part, GIST), proof)
    if shelf is None:
        raise Torn(share.part)
    return Gist(share.base, len(share.groups), shelf.digests, shelf.read)


def _job(part: Part, key: str) -> Job:
    return Job(PART + part.name, f"{key}{part.key}", partial(_planned, part.plan), part.work)


def _planned(plan: Callable[[], Iterable[Planned]]) -> Plan:
    return Plan(plan())
