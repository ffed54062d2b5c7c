"""A ranking as tables, for spreadsheets: numbers are numbers, in hundredths."""

from collections.abc import Iterable, Iterator

from kimsite.contest.figures import JUDGES, Figure
from kimsite.contest.ranking import Absence, Place, Ranking
from kimsite.contest.rubric import Rubric
from kimsite.model.summary import GroupSummary
from kimsite.report.columns import Column, Row, Table
from kimsite.report.words import Speech

NAMED = 5
"""Groups with the same sum that are named."""
LEVELS = ("province", "regency", "district", "village")


def ranking_tables(ranking: Ranking, speech: Speech) -> tuple[Table, ...]:
    """Ranks with all numbers, the rubric, every judge's mark, and the groups without a rank."""
    return (
        places_table(ranking, speech),
        _criteria(ranking, speech),
        _marks(ranking, speech),
        _absent(ranking, speech),
    )


def places_table(ranking: Ranking, speech: Speech) -> Table:
    """One line a group: of each criterion the figure, its points and its value. Groups without a rank come last."""
    columns = [
        Column(speech("rank"), "count"),
        *(Column(speech(key), "text") for key in ("group", "id")),
        *(Column(speech(f"level.{level}"), "text") for level in LEVELS),
        Column(speech("sum"), "hundredths"),
        *(Column(speech(key), "text") for key in ("prize", "remark")),
    ]
    for stick in ranking.yardsticks:
        name = stick.criterion.name
        columns += [Column(f"{name}: {speech(key)}", "hundredths") for key in ("raw", "points", "value")]
    rows = [_place(place, speech) for place in ranking.places]
    empty = (None,) * (3 * len(ranking.yardsticks))
    for one in ranking.absent:
        rows.append((None, one.name, one.slug, *("",) * len(LEVELS), None, "", said_of(one, speech), *empty))
    return Table("places", tuple(columns), tuple(rows), 2)


def blank_table(rubric: Rubric, groups: Iterable[GroupSummary], speech: Speech) -> Table:
    """The sheet that judges fill in: a line a group, a column each criterion that they mark."""
    columns = (
        *(Column(speech(key), "text") for key in ("id", "group", "judge")),
        *(Column(one.name, "hundredths") for one in rubric.judged),
    )
    empty = (None,) * len(rubric.judged)
    ordered = sorted(groups, key=lambda group: (group.region.code, group.name.casefold(), group.slug))
    return Table("blank", columns, tuple((group.slug, group.name, "", *empty) for group in ordered), 2)


def _place(place: Place, speech: Speech) -> Row:
    numbers = [number for score in place.scores for number in (score.figure, score.points, score.value)]
    levels = [getattr(place.region, level) for level in LEVELS]
    return (place.rank, place.name, place.slug, *levels, place.total, place.prize, remark(place, speech), *numbers)


def _criteria(ranking: Ranking, speech: Speech) -> Table:
    columns = (
        Column(speech("criterion"), "text"),
        Column(speech("weight"), "hundredths"),
        Column(speech("source"), "text"),
        *(Column(speech(key), "hundredths") for key in ("full", "zero")),
    )
    rows = tuple(
        (
            stick.criterion.name,
            stick.criterion.weight,
            source_name(stick.criterion.figure, speech),
            stick.full,
            stick.criterion.zero,
        )
        for stick in ranking.yardsticks
    )
    return Table("criteria", columns, rows)


def _marks(ranking: Ranking, speech: Speech) -> Table:
    columns = (
        *(Column(speech(key), "text") for key in ("group", "id", "criterion", "judge")),
        Column(speech("mark"), "hundredths"),
    )
    return Table("marks", columns, tuple(_given(ranking, speech)))


def _given(ranking: Ranking, speech: Speech) -> Iterator[Row]:
    for place in ranking.places:
        for stick, score in zip(ranking.yardsticks, place.scores, strict=True):
            for judge, mark in score.verdict.given:
                yield place.name, place.slug, stick.criterion.name, judge or speech("nameless_judge"), mark


def _absent(ranking: Ranking, speech: Speech) -> Table:
    columns = tuple(Column(speech(key), "text") for key in ("group", "id", "reason"))
    return Table("absent", columns, tuple((one.name, one.slug, said_of(one, speech)) for one in ranking.absent))


def said_of(one: Absence, speech: Speech) -> str:
    """Why a group has no rank."""
    reason = speech(f"reason.{one.reason}")
    return speech("because", reason=reason, detail=one.detail) if one.detail else reason


def remark(place: Place, speech: Speech) -> str:
    """With whom a group is tied, or what told it apart."""
    more = ["…"] if len(place.equal) > NAMED else []
    names = ", ".join([*place.equal[:NAMED], *more])
    if place.decided:
        return speech("decided", names=names, criterion=place.decided)
    return speech("equal", names=names) if names else ""


def source_name(figure: Figure | None, speech: Speech) -> str:
    """What is counted, by its name in a rubric; * where it is as of the end."""
    if figure is None:
        return speech(f"figure.{JUDGES[0]}")
    return figure.names[speech.language == "en"] + (" *" if figure.standing else "")
