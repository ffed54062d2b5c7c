"""Groups of the network that others build: what their kim.json tells, beside the figures and in none of them.

It tells how many documents there are in all, but not of which month, so nothing is counted of them.
"""

from typing import Any

from kimsite.model.summary import GroupSummary
from kimsite.report.account import Account
from kimsite.report.columns import Column, Row, Table
from kimsite.report.grid import Grid, simple_grid
from kimsite.report.tally import CORE, Tally
from kimsite.report.words import Speech
from kimsite.vocabulary import TYPE_IDS

NOTHING = "–"


def elsewhere_table(account: Account, speech: Speech) -> Table:
    """One line a group, for spreadsheets."""
    columns = (
        *(Column(speech(key), "text") for key in ("group", "id", "level.province", "level.regency")),
        *(Column(speech.type_name(type_), "count") for type_ in CORE),
        Column(speech("core"), "count"),
        Column(speech("last"), "date"),
        Column(speech("told_as_of"), "date"),
        Column(speech("address_of_site"), "text"),
    )
    return Table("elsewhere", columns, tuple(_row(group) for group in account.elsewhere))


def elsewhere_grid(account: Account, speech: Speech) -> Grid:
    """The same for a page."""
    number, day = speech.wording.number, speech.wording.date
    rows = (
        (
            group.name,
            *map(number, (*_tally(group).four, _tally(group).core)),
            day(group.last_active) if group.last_active else NOTHING,
            day(group.origin.as_of) if group.origin and group.origin.as_of else "",
        )
        for group in account.elsewhere
    )
    types = map(speech.type_name, CORE)
    heads = (speech("group"), *types, speech("core"), speech("last"), speech("told_as_of"))
    return simple_grid(speech("caption.elsewhere"), heads, rows)


def elsewhere_twin(group: GroupSummary) -> dict[str, Any]:
    """The same for programs."""
    tally, origin, region = _tally(group), group.origin, group.region
    return {
        "id": group.slug,
        "name": group.name,
        "url": origin.address if origin else "",
        "region": {level: getattr(region, level) for level in ("code", "province", "regency", "district", "village")},
        "last": group.last_active and group.last_active.isoformat(),
        "as_of": origin.as_of.isoformat() if origin and origin.as_of else None,
        "total": {
            "core": tally.core,
            "others": tally.others,
            "counts": {type_: tally.of(type_) for type_ in TYPE_IDS},
        },
    }


def _row(group: GroupSummary) -> Row:
    tally, origin = _tally(group), group.origin
    place: Row = (group.name, group.slug, group.region.province, group.region.regency)
    rest: Row = (group.last_active, origin.as_of if origin else None, origin.address if origin else "")
    return (*place, *tally.four, tally.core, *rest)


def _tally(group: GroupSummary) -> Tally:
    counts = dict(group.counts)
    return Tally(tuple(counts.get(type_, 0) for type_ in TYPE_IDS))
