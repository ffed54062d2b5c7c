"""Groups in order, with every number that led there."""

from collections.abc import Iterable, Iterator

from kimsite.contest.figures import basis_of, measure
from kimsite.contest.marks import NONE, UNMARKED, Marks, Verdict, Verdicts
from kimsite.contest.points import ONE, points_of, weighted
from kimsite.contest.rubric import Criterion, Rubric
from kimsite.contest.span import Span
from kimsite.model.activity import Thresholds
from kimsite.model.content import Region
from kimsite.model.summary import GroupSummary
from kimsite.model.value import frozen

Key = tuple[int, ...]


@frozen
class Score:
    """One criterion of one group, in hundredths: the figure (or the mean of the marks, which `verdict` has one by one),
    the points it makes, and what they come to with the criterion's weight. Without a `figure` there are no points."""

    figure: int | None
    points: int
    value: int
    verdict: Verdict = NONE


@frozen
class Place:
    """A group and its scores in the order of the rubric. `rank` counts from 1; groups that nothing tells apart share
    one. `equal` are the names of others with the same `total`, `decided` the criterion that told them apart, if any."""

    rank: int
    slug: str
    name: str
    region: Region
    scores: tuple[Score, ...]
    total: int
    prize: str = ""
    equal: tuple[str, ...] = ()
    decided: str = ""


@frozen
class Absence:
    """A group that has no rank. `reason` is unreadable, elsewhere, uninvited, excluded or unmarked; `detail` the
    rubric's own words, or the criteria without a mark."""

    slug: str
    name: str
    reason: str
    detail: str = ""


@frozen
class Yardstick:
    """A criterion with the figure that got all points, and the names of the groups that had it where it was the highest
    of all."""

    criterion: Criterion
    full: int
    holders: tuple[str, ...] = ()


@frozen
class Ranking:
    """All of it. `gaps` are group, criterion and judge of each mark that is not there although others are."""

    network: str
    rubric: Rubric
    span: Span
    yardsticks: tuple[Yardstick, ...]
    places: tuple[Place, ...]
    absent: tuple[Absence, ...]
    judges: tuple[str, ...] = ()
    gaps: tuple[tuple[str, str, str], ...] = ()


def split(
    rubric: Rubric, groups: Iterable[GroupSummary], unreadable: Iterable[str] = ()
) -> tuple[tuple[GroupSummary, ...], tuple[Absence, ...]]:
    """The groups that take part, and those that do not with the reason."""
    excluded = {one.group: one.reason for one in rubric.excluded}
    entrants, absent = [], [Absence(slug, slug, "unreadable") for slug in unreadable]
    for group in groups:
        code = group.region.code
        if group.slug in excluded:
            absent.append(Absence(group.slug, group.name, "excluded", excluded[group.slug]))
        elif rubric.entrants and group.slug not in rubric.entrants:
            absent.append(Absence(group.slug, group.name, "uninvited"))
        elif rubric.region and not f"{code}.".startswith(f"{rubric.region}."):
            absent.append(Absence(group.slug, group.name, "elsewhere"))
        else:
            entrants.append(group)
    return tuple(entrants), tuple(absent)


def ranking_of(
    network: str,
    rubric: Rubric,
    groups: Iterable[GroupSummary],
    span: Span,
    thresholds: Thresholds,
    marks: Marks = UNMARKED,
    unreadable: Iterable[str] = (),
) -> Ranking:
    """The ranking; the order of the groups does not matter."""
    entrants, absent = split(rubric, groups, unreadable)
    verdicts = marks.verdicts()
    unmarked = {group.slug: _unmarked(group, rubric, verdicts) for group in entrants}
    absent += tuple(Absence(g.slug, g.name, "unmarked", unmarked[g.slug]) for g in entrants if unmarked[g.slug])
    ranked = tuple(group for group in entrants if not unmarked[group.slug])
    figures = {group.slug: _figures(group, rubric, span, thresholds, verdicts) for group in ranked}
    sticks = tuple(_yardstick(n, one, ranked, figures) for n, one in enumerate(rubric.criteria))
    scores = {g.slug: tuple(map(_score, sticks, figures[g.slug], _verdicts(g, rubric, verdicts))) for g in ranked}
    return Ranking(
        network=network,
        rubric=rubric,
        span=span,
        yardsticks=sticks,
        places=_places(ranked, scores, rubric),
        absent=tuple(sorted(absent, key=lambda one: (one.name.casefold(), one.slug))),
        judges=tuple(filter(None, marks.judges)),
        gaps=tuple(_gaps(entrants, rubric, verdicts, marks.judges)),
    )


def _verdicts(group: GroupSummary, rubric: Rubric, verdicts: Verdicts) -> tuple[Verdict, ...]:
    """What a group was given, criterion by criterion."""
    return tuple(verdicts.get((group.slug, one.name), NONE) for one in rubric.criteria)


def _unmarked(group: GroupSummary, rubric: Rubric, verdicts: Verdicts) -> str:
    """The criteria for which nobody marked a group."""
    return ", ".join(one.name for one in rubric.judged if (group.slug, one.name) not in verdicts)


def _gaps(
    groups: tuple[GroupSummary, ...], rubric: Rubric, verdicts: Verdicts, judges: tuple[str, ...]
) -> Iterator[tuple[str, str, str]]:
    for group in groups:
        for one in rubric.judged:
            there = {judge for judge, _ in verdicts.get((group.slug, one.name), NONE).given}
            yield from ((group.name, one.name, judge) for judge in judges if there and judge not in there)


def _figures(
    group: GroupSummary, rubric: Rubric, span: Span, thresholds: Thresholds, verdicts: Verdicts
) -> tuple[int | None, ...]:
    """The figure of each criterion, in hundredths."""
    basis = basis_of(group, span, thresholds)
    found: list[int | None] = []
    for one, verdict in zip(rubric.criteria, _verdicts(group, rubric, verdicts), strict=True):
        counted = measure(one.figure, basis) if one.figure else None
        found.append(verdict.mean if one.judged else None if counted is None else counted * ONE)
    return tuple(found)


def _yardstick(
    place: int, criterion: Criterion, groups: tuple[GroupSummary, ...], figures: dict[str, tuple[int | None, ...]]
) -> Yardstick:
    if criterion.full is not None:
        return Yardstick(criterion, criterion.full)
    had = {group.name: figures[group.slug][place] or 0 for group in groups}
    most = max(had.values(), default=0)
    return Yardstick(criterion, most, tuple(sorted(name for name, figure in had.items() if figure == most)))


def _score(stick: Yardstick, figure: int | None, verdict: Verdict) -> Score:
    points = 0 if figure is None else points_of(figure, stick.criterion.zero, stick.full)
    return Score(figure, points, weighted(points, stick.criterion.weight), verdict)


def _places(
    groups: tuple[GroupSummary, ...], scores: dict[str, tuple[Score, ...]], rubric: Rubric
) -> tuple[Place, ...]:
    keys = {group.slug: _key(scores[group.slug], rubric) for group in groups}
    ordered = sorted(groups, key=lambda group: (keys[group.slug], group.name.casefold(), group.slug))
    ranks: dict[Key, int] = {}
    totals: dict[int, list[GroupSummary]] = {}
    for number, group in enumerate(ordered, 1):
        ranks.setdefault(keys[group.slug], number)
        totals.setdefault(keys[group.slug][0], []).append(group)
    found = []
    for group in ordered:
        key = keys[group.slug]
        equal = [other for other in totals[key[0]] if other is not group]
        steps = {_parting(key, keys[other.slug]) for other in equal} - {0}
        found.append(
            Place(
                rank=ranks[key],
                slug=group.slug,
                name=group.name,
                region=group.region,
                scores=scores[group.slug],
                total=-key[0],
                prize=rubric.prizes[ranks[key] - 1] if ranks[key] <= len(rubric.prizes) else "",
                equal=tuple(other.name for other in equal),
                decided=", ".join(rubric.ties[step - 1] for step in sorted(steps)),
            )
        )
    return tuple(found)


def _key(scores: tuple[Score, ...], rubric: Rubric) -> Key:
    """What puts a group before others: its sum, then its points for each criterion that settles ties."""
    names = [criterion.name for criterion in rubric.criteria]
    return (-sum(score.value for score in scores), *(-scores[names.index(name)].points for name in rubric.ties))


def _parting(own: Key, other: Key) -> int:
    """The first place where two differ, 0 where they do not."""
    return next((place for place, pair in enumerate(zip(own, other, strict=True)) if pair[0] != pair[1]), 0)
