"""A portal planned at once and without a disk, as `kimsite.portal` plans it part by part."""

from collections.abc import Callable, Iterable, Mapping

from kimsite.digest import digest_value
from kimsite.model.content import Network
from kimsite.model.summary import GroupSummary, Headline
from kimsite.model.theme import Catalogue, Theme
from kimsite.network.directory import province_of
from kimsite.network.find import plan_tables
from kimsite.network.frame import PortalFrame
from kimsite.network.gist import Gist, pieces_of, ward_pieces
from kimsite.network.groups import FEW
from kimsite.network.library import ROOM, Library, Lookup, bases
from kimsite.network.portal import Portal
from kimsite.network.province import Province, Scope
from kimsite.plan.planned import Planned


def in_memory(base: int, groups: int, pieces: Mapping[str, bytes]) -> Gist:
    """Of pieces that are not kept anywhere. Their digests are they themselves."""
    digests = {name: data.hex() for name, data in pieces.items()}
    return Gist(base, groups, digests, pieces.__getitem__)


def unknown(slug: str, number: int) -> Headline:
    """For a library without documents. Raises LookupError."""
    raise LookupError(slug, number)


def plan_portal(
    network: Network,
    groups: tuple[GroupSummary, ...],
    theme: Theme,
    settings: tuple[tuple[str, str], ...],
    catalogue: Catalogue,
    library: Callable[[tuple[GroupSummary, ...], int], Library] | None = None,
    headline: Lookup = unknown,
) -> tuple[Planned, ...]:
    """All outputs of a small network, at once. `library` gives the documents of groups that are numbered from a base;
    `headline` what lists show of one."""
    library = library or (lambda some, base: Library(some, (), unknown, base=base))
    frame = PortalFrame(network, theme, settings, catalogue)
    by_code = provinces_of(groups)
    scope = Scope(len(by_code.keys() - {""}) > 1, len(groups) <= FEW)
    starts = bases(len(inside) for inside in by_code.values())
    made, provinces, wards = {}, [], []
    for (code, inside), base in zip(by_code.items(), starts, strict=True):
        province = Province(frame, inside, {group.slug: digest_value(group) for group in inside}, scope)
        provinces.append(in_memory(base, len(inside), pieces_of(province)))
        made[code] = tuple(province.outputs())
        for start in range(0, len(inside), ROOM):
            ward = library(inside[start : start + ROOM], base + start)
            places = range(len(ward.groups)) if frame.makes("search") else ()
            made[f"{code}.{start}"] = tuple(t for place in places for t in plan_tables(frame, ward, place))
            wards.append(in_memory(base + start, len(ward.groups), ward_pieces(frame, ward)))
    portal = Portal(frame, provinces, wards, headline)
    parts = [*portal.parts()]
    if frame.makes("search"):
        parts += portal.word_parts(in_memory(0, 0, portal.own_pieces()))
    made |= {part.name: tuple(part.plan()) for part in parts}
    paths = {name: tuple(output.path for output in outputs) for name, outputs in made.items()}
    late = portal.late_parts({name: repr(some) for name, some in paths.items()}, paths.__getitem__)
    made |= {part.name: tuple(part.plan()) for part in late}
    return tuple(sorted((output for outputs in made.values() for output in outputs), key=lambda output: output.path))


def provinces_of(groups: Iterable[GroupSummary]) -> dict[str, tuple[GroupSummary, ...]]:
    """The groups by the code of their province, "" for those whose place nobody knows; in the codes' order."""
    found: dict[str, list[GroupSummary]] = {}
    for group in sorted(groups, key=lambda group: group.slug):
        found.setdefault(province_of(group.region), []).append(group)
    return {code: tuple(found[code]) for code in sorted(found)}
