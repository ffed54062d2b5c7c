"""A ranking for programs."""

import json
from typing import Any

from kimsite.contest.figures import JUDGES
from kimsite.contest.ranking import Place, Ranking, Yardstick
from kimsite.contest.rubric import Criterion

SCHEMA = 1
"""Raised when a key gets another meaning; new keys alone do not raise it."""


def ranking_json(ranking: Ranking) -> str:
    """JSON text. Every key is always there; what is not known is "", [] or null. The names do not change with the
    language.

    schema, network, name, note, from, to (YYYY-MM), as_of (YYYY-MM-DD), running (whether the last month is)
    criteria     name, weight (percent), source (a figure, or juri), standing, full, zero, holders (groups with the
                 highest figure, where that is what gets all points)
    ties         criteria that tell groups with the same sum apart
    places       rank, id, name, prize, total, equal (names of groups with the same sum), decided (the criterion that
                 told them apart), scores: of each criterion figure, points, value, marks (judge, mark)
    absent       id, name, reason, detail
    judges       names
    gaps         group, criterion, judge of each mark that is not there
    """
    rubric, end = ranking.rubric, ranking.span.end
    twin = {
        "schema": SCHEMA,
        "network": ranking.network,
        "name": rubric.name,
        "note": rubric.note,
        "from": ranking.span.first,
        "to": ranking.span.last,
        "as_of": end.day.isoformat(),
        "running": end.running,
        "criteria": [_criterion(stick) for stick in ranking.yardsticks],
        "ties": list(rubric.ties),
        "places": [_place(place, rubric.criteria) for place in ranking.places],
        "absent": [
            {"id": one.slug, "name": one.name, "reason": one.reason, "detail": one.detail} for one in ranking.absent
        ],
        "judges": list(ranking.judges),
        "gaps": [{"group": group, "criterion": name, "judge": judge} for group, name, judge in ranking.gaps],
    }
    return json.dumps(twin, ensure_ascii=False, indent=1) + "\n"


def _criterion(stick: Yardstick) -> dict[str, Any]:
    one = stick.criterion
    return {
        "name": one.name,
        "weight": one.weight / 100,
        "source": one.figure.id if one.figure else JUDGES[0],
        "standing": bool(one.figure and one.figure.standing),
        "full": stick.full / 100,
        "zero": one.zero / 100,
        "holders": list(stick.holders),
    }


def _place(place: Place, criteria: tuple[Criterion, ...]) -> dict[str, Any]:
    return {
        "rank": place.rank,
        "id": place.slug,
        "name": place.name,
        "prize": place.prize,
        "total": place.total / 100,
        "equal": list(place.equal),
        "decided": place.decided,
        "scores": [
            {
                "criterion": criterion.name,
                "figure": None if score.figure is None else score.figure / 100,
                "points": score.points / 100,
                "value": score.value / 100,
                "marks": [{"judge": judge, "mark": mark / 100} for judge, mark in score.verdict.given],
            }
            for criterion, score in zip(criteria, place.scores, strict=True)
        ],
    }
