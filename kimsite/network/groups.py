"""All groups by name, a page after another: a way through a network that needs neither a script nor a place's code."""

from collections.abc import Iterator
from functools import partial

from kimsite.digest import digest_value
from kimsite.model.directory import GroupEntry, RegionNode
from kimsite.model.summary import GroupSummary
from kimsite.model.view import GroupsView, Link
from kimsite.network.address import home_of
from kimsite.network.directory import code_of
from kimsite.network.frame import PortalFrame
from kimsite.plan.frame import HOME
from kimsite.plan.planned import Planned

PER_PAGE = 80
FEW = 60
"""Up to so many groups, the front page and the pages of regions show every one of them."""
LETTERS = 12
"""How much of a name tells where a page begins."""


def entry_of(group: GroupSummary) -> GroupEntry:
    """A group by its name and place."""
    region = group.region
    place = ", ".join(part for part in (region.village, region.district, region.regency or region.province) if part)
    return GroupEntry(home_of(group), group.name, place)


def roll_path(node: RegionNode) -> str:
    """Where the groups of a region are listed that its page has no room for."""
    return f"wilayah/{code_of(node)}/kelompok.html"


def plan_groups(
    frame: PortalFrame, first: str, title: str, entries: list[GroupEntry], trail: tuple[Link, ...]
) -> Iterator[Planned]:
    """The pages of one list, which begins at `first`; the groups come by name."""
    shown = [tuple(entries[start : start + PER_PAGE]) for start in range(0, len(entries), PER_PAGE)] or [()]
    stem = first.removesuffix(HOME) + "halaman" if first.endswith(HOME) else first.removesuffix(".html")
    paths = [first, *(f"{stem}-{n}.html" for n in range(2, len(shown) + 1))]
    links = tuple(Link(path, _span(part)) for path, part in zip(paths, shown, strict=True)) if len(shown) > 1 else ()
    for path, part in zip(paths, shown, strict=True):
        head = frame.head(path, title, "directory", trail=trail)
        view = GroupsView(frame.view, head, part, len(entries), links)
        seen = digest_value(frame.mark, head, part, len(entries), links)
        yield Planned(path, "template:groups.html", partial(_given, view), seen=seen)


def _given(view: GroupsView) -> GroupsView:
    return view


def _span(part: tuple[GroupEntry, ...]) -> str:
    """From which name to which."""
    first, last = (entry.name[:LETTERS].strip() for entry in (part[0], part[-1]))
    return f"{first} – {last}"
