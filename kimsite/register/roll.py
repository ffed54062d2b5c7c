"""A table → the groups that it names, and each cell that is wrong, by row and column."""

from collections.abc import Iterator
from functools import cached_property

from kimsite.model.report import Diagnostic
from kimsite.model.value import frozen
from kimsite.network.regions import Regions
from kimsite.read.sheet import shorten
from kimsite.register.cells import Unfit, read_cell
from kimsite.register.footing import find_signs, passed_over
from kimsite.register.headings import Heading, Layout, complaints, find_layout, letters, losses
from kimsite.register.places import LEVELS, Places, Trouble, agrees
from kimsite.register.section import Section, level_of
from kimsite.register.surroundings import Surroundings
from kimsite.register.table import Row, Unreadable, read_grids

PLACE_KEYS = frozenset(LEVELS)
TOLD_ONLY = frozenset({"K817", "K827"})
"""What does not keep a row from being a group."""
LISTED = 12
"""Rows that are named where there are many."""
VALUE = 60


@frozen
class Entry:
    """A group in a table: the row (from 1) it stands in, and what is said of it, as canonical texts by key."""

    row: int
    texts: tuple[tuple[str, str], ...]

    def text(self, key: str) -> str:
        """What a column says; "" for nothing."""
        return dict(self.texts).get(key, "")


@frozen
class Roll:
    """The groups whose cells are all in order, what is to be told of the others, and in which row (from 1) the headings
    of the table at `path` stand."""

    path: str
    heading: int
    entries: tuple[Entry, ...]
    problems: tuple[Diagnostic, ...]


class NoTable(Exception):
    """The bytes are no table of groups; `diagnostic` says why (K800, K801)."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


def read_roll(data: bytes, path: str, regions: Regions) -> Roll:
    """The bytes of a spreadsheet → its groups. Raises NoTable."""
    try:
        layout = find_layout(read_grids(data))
    except Unreadable as fault:
        raise NoTable(Diagnostic("K800", path, facts=(("reason", str(fault)),))) from None
    if layout is None:
        raise NoTable(Diagnostic("K801", path))
    reading = _Reading(layout, path, regions)
    entries = tuple(reading.entries())
    lost = losses(layout.grid, layout.row, path)
    told = (*reading.problems, *reading.filled(), *passed_over(reading.signs.items(), path))
    return Roll(path, layout.row + 1, entries, (*complaints(layout, path), *lost, *told))


class _Reading:
    """A table in the reading."""

    def __init__(self, layout: Layout, path: str, regions: Regions) -> None:
        self.layout = layout
        self.path = path
        self.regions = regions
        self.problems: list[Diagnostic] = []
        self._around = Surroundings()
        self._filled_rows: list[int] = []
        self.signs = find_signs(layout, self._knows)

    def entries(self) -> Iterator[Entry]:
        rows = self.layout.grid.rows
        for number, row in enumerate(rows[self.layout.row + 1 :], self.layout.row + 2):
            if number in self.signs:
                self._enter(self.signs[number].section)
            elif row != rows[self.layout.row] and not _counts_columns(row):
                entry = self._entry(number, row)
                if entry:
                    yield entry

    @cached_property
    def places(self) -> Places:
        """All names of the country, which take a moment to be looked through."""
        return Places(self.regions)

    def _knows(self, section: Section) -> bool:
        return not isinstance(self.places.find({section.level: section.name}), Trouble)

    def _enter(self, section: Section | None) -> None:
        """The rows below are those of a region. Without a name that a map knows, it only ends the one above."""
        if section and not section.level:
            self._around.end("district")
        if section and section.level:
            self._around.enter(section.level, section.name)
            found = self.places.find(self._around.region)
            if isinstance(found, Trouble) and not found.ambiguous:
                self._around.enter(section.level, "")

    def _entry(self, number: int, row: Row) -> Entry | None:
        """A row as a group; None for one that is empty, or has a faulty cell."""
        faults = len(self.problems)
        texts = {}
        for one in self.layout.headings:
            cell = row[one.place] if one.place < len(row) else None
            try:
                texts[one.key] = read_cell(one.column.kind, cell)
            except Unfit as unfit:
                value = shorten(str(cell), VALUE) if cell is not None else ""
                facts = self._nearest(value) if unfit.code == "K814" else unfit.facts
                self.say(unfit.code, number, one, value=value, **facts)
        own = {key for key, text in texts.items() if text and key not in PLACE_KEYS}
        if faults == len(self.problems) and not own:
            return None
        if "name" in texts and not texts["name"]:
            self.say("K810", number, self._column("name"))
        if level := level_of(texts.get("name", "")):
            self._around.end(level)
        self._place(number, texts)
        if any(problem.code not in TOLD_ONLY for problem in self.problems[faults:]):
            return None
        return Entry(number, tuple(sorted((key, text) for key, text in texts.items() if text)))

    def _place(self, number: int, texts: dict[str, str]) -> None:
        """Turns the names of a place into its code, or compares them with the code that is there."""
        names = {level: texts.pop(level, "") for level in LEVELS}
        self._around.see(names)
        code = texts.get("region", "")
        region = self.regions.name_region(code) if code else None
        if code and region is None:
            column = self._column("region")
            self.say("K814", number, column, value=code, **self._nearest(code))
        elif region:
            for level in LEVELS:
                name = getattr(region, level)
                if names[level] and name and not agrees(level, names[level], name):
                    self.say("K817", number, self._column(level), value=names[level], better=name, region=code)
        elif "region" not in self._refused(number):
            texts["region"] = self._found(number, names, self._around.fill(names))

    def _found(self, number: int, names: dict[str, str], filled: dict[str, str]) -> str:
        """The code of a place: by its own names, or where these do not lead to one alone, with what stands above; ""
        for none."""
        alone = self.places.find(names) if any(names.values()) else None
        found = self.places.find(filled) if filled != names else alone
        if isinstance(found, str):
            self._filled_rows += [number] if found != alone else []
            return found
        if isinstance(alone, str):
            if found and found.above and names[found.level]:
                facts = {"value": shorten(names[found.level], VALUE), "above": found.above}
                self.say("K827", number, self._column(found.level), **facts, better=self.places.label(alone))
            return alone
        if alone and found:
            # A region in a row of its own has no column to complain of.
            trouble = alone if alone.ambiguous or not self.layout.heading(found.level) else found
            facts = {"value": shorten(filled[trouble.level], VALUE), "nearest": trouble.nearest}
            code, more = ("K816", {}) if trouble.ambiguous else ("K815", {"above": trouble.above})
            self.say(code, number, self._column(trouble.level), **facts, **more)
        return ""

    def filled(self) -> Iterator[Diagnostic]:
        """K809 for the rows whose place was found with names that stand above them, all in one."""
        rows = self._filled_rows
        if rows:
            said = ", ".join(map(str, rows[:LISTED])) + (", …" if len(rows) > LISTED else "")
            yield Diagnostic("K809", self.path, rows[0], 0, facts=(("rows", said), ("count", str(len(rows)))))

    def _nearest(self, text: str) -> dict[str, str]:
        nearest = (f"{code} ({name})" for code, name in self.regions.nearest_codes(text))
        return {"nearest": ", ".join(nearest)}

    def _refused(self, number: int) -> set[str]:
        columns = {one.place + 1: one.key for one in self.layout.headings}
        return {columns[problem.column] for problem in self.problems if problem.line == number}

    def _column(self, key: str) -> Heading:
        found = self.layout.heading(key)
        assert found is not None
        return found

    def say(self, code: str, row: int, column: Heading, **facts: str) -> None:
        """One cell that is wrong."""
        cell = f"{letters(column.place)}{row} ({shorten(column.title, VALUE)})"
        known = {"cell": cell, **facts}
        self.problems.append(Diagnostic(code, self.path, row, column.place + 1, facts=tuple(known.items())))


def _counts_columns(row: Row) -> bool:
    """Whether a row numbers the columns: 1, 2, 3, as tables of offices do under their headings."""
    said = [str(cell).strip(" ()") for cell in row if cell is not None and str(cell).strip()]
    numbers = [int(text) for text in said if text.isascii() and text.isdigit() and len(text) < 3]
    return len(numbers) == len(said) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
