"""The judges' table → their marks, and each cell that is wrong."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta

from kimsite.contest.ballot import Ballot, cell_of, read_ballot
from kimsite.contest.clauses import shown
from kimsite.contest.marks import Mark, Marks
from kimsite.contest.points import ONE, hundredths
from kimsite.contest.rubric import Criterion, Rubric
from kimsite.model.report import Diagnostic
from kimsite.pattern import pattern
from kimsite.read.keys import nearest
from kimsite.register.cells import NOTHING, Unfit, text_of
from kimsite.register.table import Cell, Row, Unreadable

CLOCK = pattern(
    r"0[0-9][.:][0-9]{2}|[0-9]{1,3}:[0-9]{2}|[0-9]{1,3}[.:][0-9]{2}[.:][0-9]{2}"
    r"|[0-9]{1,4}[-/ ](?:[0-9]{1,2}|[a-z]{3,9})(?:[-/ ][0-9]{2,4})?",
    re.ASCII | re.IGNORECASE,
)
POINTED = pattern(r"[0-9]+\.[0-9]{2}", re.ASCII)
"""Where cells are parted by `;` decimals have a comma: 10.05 is what Excel made of 10.5, a time of day."""

HUGE = 10_000_000


def read_marks(
    data: bytes, path: str, rubric: Rubric, entrants: Mapping[str, str], others: Mapping[str, str]
) -> tuple[Marks, tuple[Diagnostic, ...]]:
    """The bytes of a table → its marks and all there is to say of them. `entrants` are the names of the groups that
    take part, by folder, `others` of those that do not."""
    criteria = rubric.judged
    try:
        ballot = read_ballot(data, path, tuple(criterion.name for criterion in criteria))
    except Unreadable as fault:
        return Marks(), (Diagnostic("K800", path, facts=(("reason", str(fault)),)),)
    if ballot is None:
        return Marks(), (Diagnostic("K840", path, 1, 1, facts=(("value", "folder"),)),)
    reading = _Reading(ballot, criteria, entrants, others)
    reading.problems += ballot.lost
    reading.headings()
    for number, row in ballot.body():
        reading.row(number, row)
    reading.lacking()
    return Marks(tuple(reading.marks), reading.judges), tuple(reading.problems)


class _Reading:
    """Marks in the making."""

    def __init__(
        self, ballot: Ballot, criteria: Iterable[Criterion], entrants: Mapping[str, str], others: Mapping[str, str]
    ) -> None:
        self.ballot = ballot
        self.criteria = tuple(criteria)
        self.columns = dict(ballot.columns)
        self.entrants = entrants
        self.groups = {**others, **entrants}
        self.named: dict[str, list[str]] = {}
        for slug, name in sorted(self.groups.items()):
            self.named.setdefault(name.casefold(), []).append(slug)
        self.marks: list[Mark] = []
        self.faulty: set[tuple[str, str, str]] = set()
        self.people: dict[str, str] = {}
        self.rows: dict[tuple[str, str], int] = {}
        self.problems: list[Diagnostic] = []

    def headings(self) -> None:
        """K840 for a criterion without a column, K844 for a column that is none."""
        lacking = [criterion.name for criterion in self.criteria if criterion.name not in self.columns]
        row = self.ballot.heading
        self.problems += [self.ballot.complain("K840", row, 0, value=name) for name in lacking]
        wanted = {name.casefold(): name for name in lacking}
        for place, text in self.ballot.others():
            better = wanted.get(nearest(text.casefold(), wanted), "")
            self.problems.append(self.ballot.complain("K844", row, place, better=better))

    def row(self, number: int, row: Row) -> None:
        """One judge's marks for one group."""
        group = self._group(number, row)
        if not group:
            return
        judge = self._judge(row)
        first = self.rows.setdefault((group, judge), number)
        if first != number:
            self._complain("K843", number, self._group_column, name=self.groups[group], first=str(first + 1))
            return
        for criterion in self.criteria:
            if criterion.name in self.columns:
                self._mark(group, judge, criterion, number, row)

    @property
    def judges(self) -> tuple[str, ...]:
        """Who gave marks, in the order of the table; "" where it has no column for that."""
        return tuple(self.people.values())

    def lacking(self) -> None:
        """K846 for each group and judge without all marks, at their row where they have one."""
        there = {(mark.group, mark.criterion, mark.judge) for mark in self.marks} | self.faulty
        for group, name in self.entrants.items():
            for judge in self.judges or ("",):
                asked = (one.name for one in self.criteria if one.name in self.columns)
                names = [name for name in asked if (group, name, judge) not in there]
                facts = {"name": name, "judge": judge, "lacking": ", ".join(names)}
                if names and (group, judge) in self.rows:
                    self._complain("K846", self.rows[group, judge], self._group_column, **facts)
                elif names:
                    facts = {"cell": "", "value": "", **facts}
                    self.problems.append(Diagnostic("K846", self.ballot.path, facts=tuple(facts.items())))

    def _mark(self, group: str, judge: str, criterion: Criterion, number: int, row: Row) -> None:
        cell = cell_of(row, self.columns, criterion.name)
        if _is_blank(cell):
            return
        most = criterion.full or 0
        value = self._value(cell)
        if value is None or value > most:
            self.faulty.add((group, criterion.name, judge))
            code = "K848" if value is None and self._is_clock(cell) else "K842"
            self._complain(code, number, criterion.name, most=shown(most))
            return
        self.marks.append(Mark(group, criterion.name, judge, value))

    def _value(self, cell: Cell) -> int | None:
        if isinstance(cell, bool):
            return None
        if isinstance(cell, int | float):
            exact = round(cell * ONE) if 0 <= cell < HUGE else -1
            return exact if exact >= 0 and abs(exact - cell * ONE) < 1e-6 else None
        return hundredths(cell) if isinstance(cell, str) and not self._is_clock(cell) else None

    def _is_clock(self, cell: Cell) -> bool:
        """Whether Excel took a mark for a time or a day."""
        if not isinstance(cell, str):
            return isinstance(cell, date | time | timedelta)
        text = cell.strip()
        return bool(CLOCK.fullmatch(text) or (self.ballot.delimiter == ";" and POINTED.fullmatch(text)))

    def _group(self, number: int, row: Row) -> str:
        """The folder of the group that a row is about; "" with K841, K845 or K847."""
        text = _text(cell_of(row, self.columns, self._group_column))
        named = self.named.get(text.casefold(), [])
        if text not in self.groups and len(named) > 1:
            self._complain("K845", number, self._group_column, known=", ".join(named))
            return ""
        slug = text if text in self.groups else next(iter(named), "")
        if not slug:
            better = nearest(text, [*self.groups, *self.groups.values()]) if text else ""
            self._complain("K841", number, self._group_column, better=better)
        elif slug not in self.entrants:
            self._complain("K847", number, self._group_column, name=self.groups[slug])
            return ""
        return slug

    def _judge(self, row: Row) -> str:
        """Whose marks a row has, as the first row of theirs spells it: no judge counts twice for a capital letter."""
        name = " ".join(str(cell_of(row, self.columns, "judge") or "").split())
        return self.people.setdefault(name.casefold(), name)

    @property
    def _group_column(self) -> str:
        return "folder" if "folder" in self.columns else "group"

    def _complain(self, code: str, row: int, column: str, **facts: str) -> None:
        self.problems.append(self.ballot.complain(code, row, self.columns[column], **facts))


def _is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in {"", *NOTHING})


def _text(cell: Cell) -> str:
    """A group as it is written; a cell that cannot be one is no group."""
    try:
        return " ".join(text_of(cell).split())
    except Unfit:
        return ""
