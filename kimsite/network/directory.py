"""Who is where: groups by province, regency and district."""

from collections.abc import Iterator
from itertools import groupby

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
        deeper = tuple(g for g in inside if len(g.region.code) > length) if depth + 1 < len(LEVELS) else ()
        nodes.append(
            RegionNode(
                path=f"wilayah/{prefix}/{HOME}",
                title=getattr(inside[0].region, level),
                level=level,
                total=len(inside),
                regions=_nodes(deeper, depth + 1) if deeper else (),
                groups=tuple(group_line(group) for group in inside if group not in deeper),
            )
        )
    return tuple(nodes)


def walk(nodes: tuple[RegionNode, ...]) -> Iterator[RegionNode]:
    for node in nodes:
        yield node
        yield from walk(node.regions)


def within(group: GroupSummary, node: RegionNode) -> bool:
    """Whether a group is in a region, or in one that lies in it."""
    code, own = node.path.split("/")[1], group.region.code
    return placed(group) and (own == code or own.startswith(code + "."))


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
