"""A ranking as one page: no script, no other file, nothing that paper does not show."""

from pathlib import Path

from kimsite.contest.ranking import Place, Ranking, Score, Yardstick
from kimsite.contest.tables import remark, said_of, source_name
from kimsite.report.grid import Grid, Line, Part, simple_grid
from kimsite.report.page import draw
from kimsite.report.words import Speech

FOLDER = Path(__file__).with_name("templates")
NOTHING = "–"
NAMED = 3
"""Groups that are named as those with the highest figure; of more only so many are counted."""


def ranking_html(ranking: Ranking, speech: Speech) -> str:
    """The whole page: who is where, then the rubric, every sum, every mark, and who is left out."""
    return draw(
        "ranking.html",
        FOLDER,
        say=speech,
        ranking=ranking,
        span=_span(ranking, speech),
        places=_places(ranking, speech),
        criteria=_criteria(ranking, speech),
        calculation=_calculation(ranking, speech),
        marks=_marks(ranking, speech),
        absent=simple_grid(
            speech("caption.absent"),
            (speech("group"), speech("reason")),
            ((one.name, said_of(one, speech)) for one in ranking.absent),
        ),
        gaps=simple_grid(
            speech("caption.unmarked"), (speech("group"), speech("criterion"), speech("judge")), ranking.gaps
        ),
        standing=any(one.figure and one.figure.standing for one in ranking.rubric.criteria),
        counted=any(not one.judged for one in ranking.rubric.criteria),
    )


def _span(ranking: Ranking, speech: Speech) -> str:
    first, last = (speech.month(month) for month in (ranking.span.first, ranking.span.last))
    return speech("contest.one_month", first=first) if first == last else speech("contest.span", first=first, last=last)


def _places(ranking: Ranking, speech: Speech) -> Grid:
    """A line a group, its rank first. Prizes and remarks have columns where there are any."""
    extra = [key for key in ("prize", "remark") if any(_extra(place, key, speech) for place in ranking.places)]
    heads = (
        *(speech("rank"), speech("group"), speech("sum")),
        *(f"{one.name} ({speech.hundredths(one.weight)}%)" for one in ranking.rubric.criteria),
        *map(speech, extra),
    )
    rows = (
        (
            *(str(place.rank), place.name, speech.hundredths(place.total, True)),
            *(speech.hundredths(score.value, True) for score in place.scores),
            *(_extra(place, key, speech) for key in extra),
        )
        for place in ranking.places
    )
    return simple_grid(speech("caption.places"), heads, rows)


def _extra(place: Place, key: str, speech: Speech) -> str:
    return place.prize if key == "prize" else remark(place, speech)


def _criteria(ranking: Ranking, speech: Speech) -> Grid:
    heads = tuple(speech(key) for key in ("criterion", "weight", "source", "full", "zero"))
    rows = (
        (
            *(stick.criterion.name, speech.hundredths(stick.criterion.weight)),
            *(source_name(stick.criterion.figure, speech), _full(stick, speech)),
            speech.hundredths(stick.criterion.zero),
        )
        for stick in ranking.yardsticks
    )
    return simple_grid(speech("caption.criteria"), heads, rows)


def _full(stick: Yardstick, speech: Speech) -> str:
    """The figure that gets all points; where it is the highest of all, whose that is."""
    figure = speech.hundredths(stick.full)
    if stick.criterion.full is not None:
        return figure
    names = [*stick.holders[:NAMED], *(["…"] if len(stick.holders) > NAMED else [])]
    return speech("figure_of_all", figure=figure, names=", ".join(names) if stick.full else speech("nobody"))


def _calculation(ranking: Ranking, speech: Speech) -> Grid:
    """Of each group a line a criterion, and its sum."""
    heads = tuple(speech(key) for key in ("criterion", "raw", "points", "weight", "value"))
    parts = []
    for place in ranking.places:
        pairs = zip(ranking.yardsticks, place.scores, strict=True)
        lines = [_line(stick, score, speech) for stick, score in pairs]
        total = Line(speech("sum"), ("", "", "", speech.hundredths(place.total, True)))
        parts.append(Part((*lines, total), f"{place.rank}. {place.name}"))
    return Grid(speech("caption.calculation"), heads, tuple(parts))


def _line(stick: Yardstick, score: Score, speech: Speech) -> Line:
    say = speech.hundredths
    figure = NOTHING if score.figure is None else say(score.figure)
    return Line(
        stick.criterion.name, (figure, say(score.points, True), say(stick.criterion.weight), say(score.value, True))
    )


def _marks(ranking: Ranking, speech: Speech) -> Grid:
    """Of each group a line a criterion that judges marked: one column a judge, then what comes of it."""
    judges = ranking.judges or ("",)
    heads = (
        speech("criterion"),
        *(judge or speech("nameless_judge") for judge in judges),
        *(speech(key) for key in ("mean_mark", "lowest", "highest", "spread")),
    )
    parts = []
    for place in ranking.places:
        pairs = zip(ranking.yardsticks, place.scores, strict=True)
        lines = [_marked(stick, score, judges, speech) for stick, score in pairs if stick.criterion.judged]
        parts.append(Part(tuple(lines), f"{place.rank}. {place.name}"))
    return Grid(speech("caption.marks"), heads, tuple(parts))


def _marked(stick: Yardstick, score: Score, judges: tuple[str, ...], speech: Speech) -> Line:
    verdict, say = score.verdict, speech.hundredths
    given = dict(verdict.given)
    cells = (say(given[judge]) if judge in given else NOTHING for judge in judges)
    spread = (verdict.mean or 0, verdict.lowest, verdict.highest, verdict.highest - verdict.lowest)
    return Line(stick.criterion.name, (*cells, say(spread[0], True), *map(say, spread[1:])))
