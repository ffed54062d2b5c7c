"""Groups together: of a region, or of the whole network."""

from collections.abc import Iterable, Iterator

from kimsite.model.value import frozen
from kimsite.network.directory import CODE_LENGTHS, LEVELS
from kimsite.report.figures import DECREES, STATES, GroupFigures, percent
from kimsite.report.tally import Tally, added, columns_of
from kimsite.vocabulary import PROFILE


@frozen
class Sum:
    """How many `groups`, by `states` and `decrees` in the order of STATES and DECREES; their documents as in
    GroupFigures; how complete their profiles are on average; `gaps` says in how many each field of PROFILE is empty.
    `authors` of different groups are counted as different people."""

    groups: int
    states: tuple[int, ...]
    decrees: tuple[int, ...]
    month: Tally
    total: Tally
    months: tuple[Tally, ...]
    before: int
    complete: int
    gaps: tuple[int, ...]
    adinda_month: tuple[int, ...]
    adinda: tuple[int, ...]
    authors_month: int
    authors: int


@frozen
class RegionSum:
    """A region with the names of those it lies in: `names` from the province down to itself."""

    code: str
    level: str
    names: tuple[str, ...]
    sum: Sum


def sum_of(groups: Iterable[GroupFigures]) -> Sum:
    """All of them together."""
    members = tuple(groups)
    said = [name for group in members for name in PROFILE if name not in group.gaps]
    return Sum(
        groups=len(members),
        states=tuple(sum(group.state == state for group in members) for state in STATES),
        decrees=tuple(sum(group.decree == decree for group in members) for decree in DECREES),
        month=added(group.month for group in members),
        total=added(group.total for group in members),
        months=tuple(map(added, zip(*(group.months for group in members), strict=True))),
        before=sum(group.before for group in members),
        complete=percent(len(said), len(members) * len(PROFILE)),
        gaps=tuple(sum(name in group.gaps for group in members) for name in PROFILE),
        adinda_month=columns_of(group.adinda_month for group in members),
        adinda=columns_of(group.adinda for group in members),
        authors_month=sum(group.authors_month for group in members),
        authors=sum(group.authors for group in members),
    )


def region_sums(groups: Iterable[GroupFigures]) -> tuple[RegionSum, ...]:
    """Every province, regency and district with groups in it, each before those in it; by their codes."""
    inside: dict[str, list[GroupFigures]] = {}
    for group in groups:
        for code in _codes(group):
            inside.setdefault(code, []).append(group)
    return tuple(_region(code, inside[code]) for code in sorted(inside))


def _codes(group: GroupFigures) -> Iterator[str]:
    """The regions that a group lies in; none for one whose code nobody has."""
    code = group.region.code if group.region.province else ""
    yield from (code[:length] for length in CODE_LENGTHS.values() if len(code) >= length)


def _region(code: str, members: list[GroupFigures]) -> RegionSum:
    depth = list(CODE_LENGTHS.values()).index(len(code))
    names = tuple(getattr(members[0].region, level) for level in LEVELS[: depth + 1])
    return RegionSum(code, LEVELS[depth], names, sum_of(members))
