"""The tables of a report: what stands in which column, whatever file they come in."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kimsite.report.account import Account
from kimsite.report.figures import DECREES, STATES, GroupFigures, change, mean_tenths
from kimsite.report.period import first_day
from kimsite.report.sums import RegionSum, Sum
from kimsite.report.tally import CORE, OTHERS, Tally
from kimsite.report.words import Speech
from kimsite.vocabulary import ADINDA

Value = str | int | date | None
Row = tuple[Value, ...]


class Column(NamedTuple):
    """A heading, and what its values are: text, code (of a region), count, tenths (47 is 4.7), hundredths, percent,
    date, month (by its first day)."""

    title: str
    kind: str


class Table(NamedTuple):
    """One table: `name` is the word for its title, `fixed` columns stay in sight. All rows have all columns."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    fixed: int = 1


PLACES = ("province", "regency", "district")


def tables_of(account: Account, speech: Speech) -> tuple[Table, ...]:
    """Groups, regions, months, and core documents by group and month."""
    return groups_table(account, speech), _regions(account, speech), _months(account, speech), _core(account, speech)


def groups_table(account: Account, speech: Speech) -> Table:
    """One line a group, with all there is to say of it."""
    columns = [
        *_text(speech, "group", "id"),
        *(Column(speech(f"level.{level}"), "text") for level in (*PLACES, "village")),
        Column(speech("code"), "code"),
        *_document_columns(speech),
        Column(speech("last"), "date"),
        *_counted(speech, "silent", "streak"),
        *_text(speech, "state", "decree"),
        Column(speech("decree_until"), "date"),
        Column(speech("complete"), "percent"),
        *_text(speech, "gaps", "top_authors"),
    ]
    return Table("groups", tuple(columns), tuple(_group(group, speech) for group in account.groups))


def _group(group: GroupFigures, speech: Speech) -> Row:
    region = group.region
    return (
        *(group.name, group.slug, region.province, region.regency, region.district, region.village, region.code),
        *_documents(group),
        *(group.last, group.silent, group.streak),
        *(speech(f"state.{group.state}"), speech(f"decree.{group.decree}"), group.decree_until, group.complete),
        ", ".join(speech.field(name) for name in group.gaps),
        ", ".join(f"{name} ({number})" for name, number in group.top),
    )


def _regions(account: Account, speech: Speech) -> Table:
    columns = [
        Column(speech("code"), "code"),
        *_text(speech, "level"),
        *(Column(speech(f"level.{level}"), "text") for level in PLACES),
        *_counted(speech, "groups"),
        *(Column(speech(f"state.{state}").capitalize(), "count") for state in STATES),
        *(Column(f"{speech('decree')} {speech(f'decree.{decree}')}", "count") for decree in DECREES),
        Column(speech("complete"), "percent"),
        *_document_columns(speech),
    ]
    return Table("regions", tuple(columns), tuple(_region(region, speech) for region in account.regions), 2)


def _region(region: RegionSum, speech: Speech) -> Row:
    total = region.sum
    names: Row = region.names + ("",) * (len(PLACES) - len(region.names))
    place: Row = (region.code, speech(f"level.{region.level}"), *names, total.groups)
    standing: Row = (*total.states, *total.decrees, total.complete)
    return place + standing + _documents(total)


def _months(account: Account, speech: Speech) -> Table:
    columns = (Column(speech("month"), "month"), *_tally_columns(speech, "{name}"))
    return Table("months", columns, tuple((first_day(month), *_tally(tally)) for month, tally in account.history))


def _core(account: Account, speech: Speech) -> Table:
    """One line for each group and month with anything in it: made for pivot tables."""
    columns = (
        *_text(speech, "group", "id"),
        *(Column(speech(f"level.{level}"), "text") for level in PLACES),
        Column(speech("month"), "month"),
        *(Column(speech.type_name(type_), "count") for type_ in CORE),
        Column(speech("core"), "count"),
    )
    rows = tuple(
        _core_row(group, month, tally)
        for group in account.groups
        for month, tally in zip(account.months, group.months, strict=True)
        if tally.core
    )
    return Table("core", columns, rows)


def _core_row(group: GroupFigures, month: str, tally: Tally) -> Row:
    region = group.region
    place: Row = (group.name, group.slug, region.province, region.regency, region.district)
    return (*place, first_day(month), *tally.four, tally.core)


def _document_columns(speech: Speech) -> Iterable[Column]:
    """Those of `_documents`."""
    yield from _tally_columns(speech, speech("of_month", name="{name}"))
    yield Column(speech("mean"), "tenths")
    yield Column(speech("change"), "count")
    yield from _tally_columns(speech, speech("of_total", name="{name}"))
    for title in ("of_month", "of_total"):
        yield from (Column(speech(title, name=f"ADINDA {names[0]}"), "count") for names in ADINDA)
        yield Column(speech(title, name=speech("authors")), "count")


def _documents(figures: GroupFigures | Sum) -> Row:
    return (
        *_tally(figures.month),
        *(mean_tenths(figures.before), change(figures.month.core, figures.before)),
        *_tally(figures.total),
        *(*_filled(figures.adinda_month), figures.authors_month),
        *(*_filled(figures.adinda), figures.authors),
    )


def _tally_columns(speech: Speech, title: str) -> Iterable[Column]:
    names = [*map(speech.type_name, CORE), speech("core"), *map(speech.type_name, OTHERS)]
    return (Column(title.format(name=name), "count") for name in names)


def _tally(tally: Tally) -> Row:
    return (*tally.four, tally.core, *(tally.of(type_) for type_ in OTHERS))


def _filled(row: tuple[int, ...]) -> Row:
    return (*row, *[0] * (len(ADINDA) - len(row)))


def _text(speech: Speech, *keys: str) -> Iterable[Column]:
    return (Column(speech(key), "text") for key in keys)


def _counted(speech: Speech, *keys: str) -> Iterable[Column]:
    return (Column(speech(key), "count") for key in keys)
