"""Who is where: groups by province, regency and district."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from kimsite.model.content import Region
from kimsite.model.directory import GroupLine, RegionNode
from kimsite.model.summary import GroupSummary
from kimsite.network.address import home_of
from kimsite.plan.frame import HOME

LEVELS = ("province", "regency", "district")
CODE_LENGTHS = {"province": 2, "regency": 5, "district": 8}


def region_tree(groups: tuple[GroupSummary, ...]) -> tuple[RegionNode, ...]:
    """Provinces with their regencies, districts and groups; a group stands at the lowest level its code reaches."""
    return _nodes(tuple(group for group in groups if placed(group)), 0)


def placed(group: GroupSummary) -> bool:
    """Whether it is known where a group is: a code that nobody has (K031) has no names, and no place here."""
    return bool(group.region.province)


def _nodes(groups: tuple[GroupSummary, ...], depth: int) -> tuple[RegionNode, ...]:
    level = LEVELS[depth]
    length = CODE_LENGTHS[level]

    def code(group: GroupSummary) -> str:
        return group.region.code[:length]

    nodes = []
    for prefix, members in groupby(sorted(groups, key=lambda g: (code(g), g.name.casefold(), g.slug)), key=code):
        inside = tuple(members)
        last = depth + 1 == len(LEVELS)
        here = tuple(g for g in inside if last or len(g.region.code) <= length)
        deeper = tuple(g for g in inside if not last and len(g.region.code) > length)
        nodes.append(
            RegionNode(
                path=f"wilayah/{prefix}/{HOME}",
                title=getattr(inside[0].region, level),
                level=level,
                total=len(inside),
                regions=_nodes(deeper, depth + 1) if deeper else (),
                groups=tuple(map(group_line, here)),
            )
        )
    return tuple(nodes)


def walk(nodes: tuple[RegionNode, ...]) -> Iterator[RegionNode]:
    for node in nodes:
        yield node
        yield from walk(node.regions)


def code_of(node: RegionNode) -> str:
    """The Kemendagri code of a region."""
    return node.path.split("/")[1]


def province_of(region: Region) -> str:
    """The code of the province that a group is in, "" where nobody knows."""
    return region.code[: CODE_LENGTHS["province"]] if region.province else ""


def codes_of(group: GroupSummary) -> tuple[str, ...]:
    """The codes of the province, kabupaten/kota and kecamatan that a group is in, as far as its own code reaches."""
    own = group.region.code if placed(group) else ""
    return tuple(own[:length] for length in CODE_LENGTHS.values() if len(own) >= length)


def members(groups: tuple[GroupSummary, ...]) -> dict[str, list[GroupSummary]]:
    """The groups by the codes of all regions that they are in, in the same order; "" has all."""
    found: defaultdict[str, list[GroupSummary]] = defaultdict(list)
    for group in groups:
        for code in ("", *codes_of(group)):
            found[code].append(group)
    return found


def outline(nodes: tuple[RegionNode, ...]) -> tuple[RegionNode, ...]:
    """The regions with how many groups they have, and nothing of what lies in them: their own pages show that."""
    return tuple(replace(node, regions=(), groups=()) for node in nodes)


def group_line(group: GroupSummary) -> GroupLine:
    """One group in the directory."""
    region = group.region
    return GroupLine(
        path=home_of(group),
        name=group.name,
        place=", ".join(part for part in (region.village, region.district, region.regency) if part),
        tagline=group.tagline,
        total=sum(count for _, count in group.counts),
        active=group.last_active,
        elsewhere=group.origin is not None,
        as_of=group.origin.as_of if group.origin else None,
    )
