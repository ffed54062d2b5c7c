"""The whole network for programs (network.json) and for spreadsheets (CSV)."""

import csv
import io
import json
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from kimsite.model.content import Network
from kimsite.model.summary import GroupSummary
from kimsite.model.value import frozen
from kimsite.plan.twins import headline_twin
from kimsite.urls import absolute
from kimsite.vocabulary import TYPE_IDS

MOST = 3
"""Documents and events that are told of each group: with all that kim.json tells, 3,555 groups would have 24 MB."""
SCHEMA = 1
"""Raised when a key gets another meaning; new keys alone do not raise it."""
BOM = "\ufeff"
"""Without it Excel reads the file in the code page of its country."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    "id", "name", "short", "url", "region_code", "province", "regency", "district", "village",
    "last_active", "decree_until", "total", *TYPE_IDS,
    "elsewhere", "as_of",
)  # fmt: skip


@frozen
class Totals:
    """How much a network has: groups, how many of them are built elsewhere, documents by type."""

    groups: int
    elsewhere: int
    counts: tuple[tuple[str, int], ...]


def network_json(network: Network, summaries: tuple[GroupSummary, ...]) -> str:
    """JSON text, groups by id. Every key is always there; what is not known is "", [] or null.

    schema, name, tagline, about, language, timezone, url
    totals       groups, how many of them are built `elsewhere`, documents, and documents by type in `counts`
    groups       id, name, short, tagline, path below the network's root ("" for a group that is built elsewhere), url
                 (the group's own, else below the network's, else ""), elsewhere, as_of (the day that a group which is
                 built elsewhere is told as of, where nothing newer could be had, else null), timezone,
                 region (code, province, regency, district, village),
                 last_active and decree_until (YYYY-MM-DD or null), total, counts,
                 latest and upcoming: the first MOST of those in its kim.json, which has more, in the same form
    """
    groups = sorted(summaries, key=lambda summary: summary.slug)
    return join_json(network, totals_of(groups), (json_line(network, group) for group in groups))


def totals_of(groups: Collection[GroupSummary]) -> Totals:
    """What groups have together."""
    counts = Counter[str]()
    for group in groups:
        counts.update(dict(group.counts))
    return Totals(len(groups), sum(group.origin is not None for group in groups), tuple(sorted(counts.items())))


def join_json(network: Network, totals: Totals, lines: Iterable[str]) -> str:
    """The same from each group's own line, in order."""
    counts = dict(totals.counts)
    twin = {
        "schema": SCHEMA,
        "name": network.name,
        "tagline": network.tagline,
        "about": network.about,
        "language": network.language,
        "timezone": network.timezone,
        "url": absolute(network.base_url, "index.html"),
        "totals": {
            "groups": totals.groups,
            "elsewhere": totals.elsewhere,
            "documents": sum(counts.values()),
            "counts": {type_: counts.get(type_, 0) for type_ in sorted(TYPE_IDS)},
        },
    }
    begin = json.dumps(twin, ensure_ascii=False, indent=1)[:-2]
    return begin + ',\n "groups": [\n  ' + ",\n  ".join(lines) + "\n ]\n}\n"


def json_line(network: Network, group: GroupSummary) -> str:
    """One group. Indented, a large network's file takes twice the room and twenty times as long to write."""
    return json.dumps(_group(group, _base(network, group)), ensure_ascii=False)


def network_csv(network: Network, summaries: tuple[GroupSummary, ...]) -> str:
    """One line a group, by id, under a line of headings (COLUMNS); UTF-8 with a mark that Excel wants.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    return join_csv(csv_line(network, group) for group in sorted(summaries, key=lambda summary: summary.slug))


def join_csv(lines: Iterable[str]) -> str:
    """The same from each group's own line, in order."""
    return BOM + _line(COLUMNS) + "".join(lines)


def csv_line(network: Network, group: GroupSummary) -> str:
    """One group."""
    return _line([cell(value) for value in _row(group, _base(network, group))])


def _line(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _row(group: GroupSummary, base_url: str) -> tuple[object, ...]:
    region, counts = group.region, dict(group.counts)
    return (
        *(group.slug, group.name, group.short, absolute(base_url, "index.html")),
        *(region.code, region.province, region.regency, region.district, region.village),
        *(group.last_active or "", group.decree_until or "", _total(group)),
        *(counts.get(type_, 0) for type_ in TYPE_IDS),
        *("yes" if group.origin else "no", (group.origin and group.origin.as_of) or ""),
    )


def cell(value: object) -> str:
    """Text that no spreadsheet computes; leading space does not hide a formula from all of them."""
    text = str(value)
    return "'" + text if text.lstrip().startswith(FORMULA) or text.startswith(FORMULA) else text


def _base(network: Network, group: GroupSummary) -> str:
    """Where a group is published: its own address, else its folder below the network's."""
    return group.base_url or absolute(network.base_url, group.slug)


def _total(group: GroupSummary) -> int:
    return sum(count for _, count in group.counts)


def _group(group: GroupSummary, base_url: str) -> dict[str, Any]:
    region = group.region
    return {
        "id": group.slug,
        "name": group.name,
        "short": group.short,
        "tagline": group.tagline,
        "path": "" if group.origin else f"{group.slug}/index.html",
        "url": absolute(base_url, "index.html"),
        "elsewhere": group.origin is not None,
        "as_of": group.origin.as_of.isoformat() if group.origin and group.origin.as_of else None,
        "timezone": group.timezone,
        "region": {
            "code": region.code,
            "province": region.province,
            "regency": region.regency,
            "district": region.district,
            "village": region.village,
        },
        "last_active": group.last_active and group.last_active.isoformat(),
        "decree_until": group.decree_until and group.decree_until.isoformat(),
        "total": _total(group),
        "counts": dict(sorted(group.counts)),
        "latest": [headline_twin(headline, base_url) for headline in group.latest[:MOST]],
        "upcoming": [headline_twin(headline, base_url) for headline in group.upcoming[:MOST]],
    }
