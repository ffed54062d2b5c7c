"""The report for programs."""

import json
from typing import Any

from kimsite.model.content import Region
from kimsite.report.account import Account
from kimsite.report.elsewhere import elsewhere_twin
from kimsite.report.figures import DECREES, STATES, GroupFigures, change, mean_tenths
from kimsite.report.sums import RegionSum, Sum
from kimsite.report.tally import Tally
from kimsite.vocabulary import ADINDA, PROFILE, TYPE_IDS

SCHEMA = 1
"""Raised when a key gets another meaning; new keys alone do not raise it."""


def report_json(account: Account) -> str:
    """JSON text. Every key is always there; what is not known is "", [] or null. The names do not change with the
    language.

    schema, name, month (YYYY-MM), as_of (YYYY-MM-DD), running (whether the month is), thresholds (slow, dormant: days)
    totals       groups, states, decrees, complete (percent), gaps (groups in which each field is empty), and what
                 `documents` below says
    documents    month, total: documents by type (`counts`), `core` (berita, galeri, pengumuman, agenda), `others`;
                 mean_before (core documents of the three months before, on average), change (percent or null);
                 adinda_month, adinda (documents by word); authors_month, authors;
                 months: core documents by month, the last twelve
    months       month with counts, core and others: the whole history
    regions      code, level, names (province, regency, district), and what `totals` has
    groups       id, name, region, last (date or null), silent (days or null), streak (weeks), state, decree,
                 decree_until, complete, gaps (fields), top_authors (name, documents), and what `documents` says
    left_out     ids of groups that could not be read
    elsewhere    groups that are built elsewhere, in none of the figures: id, name, url, region, last, as_of (date where
                 nothing newer could be had, else null), total (as `total` below documents)
    """
    period = account.period
    twin = {
        "schema": SCHEMA,
        "name": account.name,
        "month": period.month,
        "as_of": period.day.isoformat(),
        "running": period.running,
        "thresholds": {"slow": account.thresholds.slow, "dormant": account.thresholds.dormant},
        "totals": _sum(account.whole, account.months),
        "months": [{"month": month, **_tally(tally)} for month, tally in account.history],
        "regions": [_region(region, account.months) for region in account.regions],
        "groups": [_group(group, account.months) for group in account.groups],
        "left_out": list(account.left_out),
        "elsewhere": [elsewhere_twin(group) for group in account.elsewhere],
    }
    return json.dumps(twin, ensure_ascii=False, indent=1) + "\n"


def _group(group: GroupFigures, months: tuple[str, ...]) -> dict[str, Any]:
    return {
        "id": group.slug,
        "name": group.name,
        "region": _place(group.region),
        "last": group.last and group.last.isoformat(),
        "silent": group.silent,
        "streak": group.streak,
        "state": group.state,
        "decree": group.decree,
        "decree_until": group.decree_until and group.decree_until.isoformat(),
        "complete": group.complete,
        "gaps": list(group.gaps),
        "top_authors": [{"name": name, "documents": number} for name, number in group.top],
        **_documents(group, months),
    }


def _region(region: RegionSum, months: tuple[str, ...]) -> dict[str, Any]:
    return {"code": region.code, "level": region.level, "names": list(region.names), **_sum(region.sum, months)}


def _sum(total: Sum, months: tuple[str, ...]) -> dict[str, Any]:
    return {
        "groups": total.groups,
        "states": dict(zip(STATES, total.states, strict=True)),
        "decrees": dict(zip(DECREES, total.decrees, strict=True)),
        "complete": total.complete,
        "gaps": dict(zip(PROFILE, total.gaps, strict=True)),
        **_documents(total, months),
    }


def _documents(figures: GroupFigures | Sum, months: tuple[str, ...]) -> dict[str, Any]:
    return {
        "month": _tally(figures.month),
        "total": _tally(figures.total),
        "mean_before": mean_tenths(figures.before) / 10,
        "change": change(figures.month.core, figures.before),
        "adinda_month": _words(figures.adinda_month),
        "adinda": _words(figures.adinda),
        "authors_month": figures.authors_month,
        "authors": figures.authors,
        "months": {month: tally.core for month, tally in zip(months, figures.months, strict=False)},
    }


def _tally(tally: Tally) -> dict[str, Any]:
    counts = {type_: tally.of(type_) for type_ in TYPE_IDS}
    return {"core": tally.core, "others": tally.others, "counts": counts}


def _words(row: tuple[int, ...]) -> dict[str, int]:
    words = [names[0] for names in ADINDA]
    return dict(zip(words, (*row, *[0] * (len(words) - len(row))), strict=True))


def _place(region: Region) -> dict[str, str]:
    levels = ("code", "province", "regency", "district", "village")
    return {level: getattr(region, level) for level in levels}
