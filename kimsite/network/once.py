"""What a portal has once: files for hosts and for programs, the theme's own, the page for what is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from kimsite.digest import digest_value
from kimsite.model.feed import TextView
from kimsite.model.task import Task
from kimsite.model.view import MissingView
from kimsite.network.frame import PortalFrame
from kimsite.network.front import total_of
from kimsite.network.gist import CSV, FRONT, HOSTING, JSON, Front, Gist, Hosting
from kimsite.network.twins import join_csv, join_json
from kimsite.plan.frame import HOME
from kimsite.plan.hosting import fingerprint, host_tasks, robots
from kimsite.plan.planned import Planned, ready
from kimsite.plan.redirects import rules
from kimsite.urls import absolute

MISSING = "404.html"
Gists = Sequence[Gist]


def plan_data(frame: PortalFrame, provinces: Gists, wards: Gists) -> Iterator[Planned]:
    """network.json and CSV. They are megabytes of a large network, so what they are made of stands for them."""
    if frame.makes("twins"):
        lines = [[ward.digests[piece] for ward in wards] for piece in (JSON, CSV)]
        seen = digest_value(frame.network, [province.digests[FRONT] for province in provinces], lines)
        yield Planned("network.json", "text", partial(_json, frame, provinces, wards), seen=seen)
        yield Planned("kim.csv", "text", partial(_csv, wards), seen=seen)


def _json(frame: PortalFrame, provinces: Gists, wards: Gists) -> TextView:
    totals = total_of(province.get(Front, FRONT) for province in provinces)
    return TextView(join_json(frame.network, totals, [line for _, line in _lines(wards, JSON)]))


def _csv(wards: Gists) -> TextView:
    return TextView(join_csv(line for _, line in _lines(wards, CSV)))


def _lines(gists: Gists, piece: str) -> list[tuple[str, str]]:
    return sorted(line for gist in gists for line in gist.lines(piece))


def plan_once(frame: PortalFrame, gists: Gists) -> Iterator[Planned]:
    """All the rest."""
    yield from map(ready, _tasks(frame, [gist.get(Hosting, HOSTING) for gist in gists]))


def _tasks(frame: PortalFrame, said: Sequence[Hosting]) -> Iterator[Task]:
    base = frame.network.base_url
    if frame.makes("not_found"):
        yield Task(MISSING, "template:404.html", _missing(frame))
    yield from (Task(asset.path, "text", TextView(asset.text)) for asset in frame.theme.served)
    if frame.card:
        yield Task(frame.card.path, "card", frame.card)
    yield Task("robots.txt", "text", TextView(robots(base)))
    # Hosts read only the files at the top. Groups may have other themes than the portal, and so other scripts.
    top = urlsplit(base).path.rstrip("/")
    moved = sorted(one for hosting in said for one in hosting.moved)
    redirects = "".join(rules(pairs, f"{top}/{slug}") for slug, pairs in moved)
    scripts = (fingerprint(frame.view.script), *(script for hosting in said for script in hosting.scripts))
    yield from host_tasks(base, redirects, scripts, (form for hosting in said for form in hosting.forms))


def _missing(frame: PortalFrame) -> MissingView:
    head = replace(frame.head(MISSING, frame.word("not_found"), ""), noindex=True, absolute="")
    sheet = frame.theme.stylesheet
    home = absolute(frame.network.base_url, HOME) or HOME
    return MissingView(frame.view, head, home, sheet.text if sheet else "")
