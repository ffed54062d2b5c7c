"""A table → the groups that it names, and each cell that is wrong, by row and column."""

from collections.abc import Iterable, Iterator

from kimsite.model.report import Diagnostic
from kimsite.model.value import frozen
from kimsite.network.regions import Regions
from kimsite.read.sheet import shorten
from kimsite.register.cells import Unfit, read_cell
from kimsite.register.footing import passed_over, sign_of
from kimsite.register.headings import Heading, Layout, complaints, find_layout, letters, losses
from kimsite.register.places import LEVELS, Places, Trouble, agrees
from kimsite.register.table import Row, Unreadable, read_grids

PLACE_KEYS = frozenset(LEVELS)
FILLED_DOWN = ("province", "regency", "district")
"""Written once above the rows that it is true of, when a merged cell was saved as CSV."""
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
    told = (*reading.problems, *reading.filled(), *passed_over(reading.passed, path))
    return Roll(path, layout.row + 1, entries, (*complaints(layout, path), *lost, *told))


class _Reading:
    """A table in the reading."""

    def __init__(self, layout: Layout, path: str, regions: Regions) -> None:
        self.layout = layout
        self.path = path
        self.regions = regions
        self.problems: list[Diagnostic] = []
        self._places: Places | None = None
        self._above: dict[str, str] = {}
        self._filled_rows: list[int] = []
        self._own = tuple(one.place for one in layout.headings if one.key not in PLACE_KEYS)
        self.passed: list[tuple[int, str]] = []

    def entries(self) -> Iterator[Entry]:
        for number, row in enumerate(self.layout.grid.rows[self.layout.row + 1 :], self.layout.row + 2):
            entry = self._entry(number, row)
            if entry:
                yield entry

    def _entry(self, number: int, row: Row) -> Entry | None:
        """A row as a group; None for one that is empty, counts columns, is no group, or has a faulty cell."""
        if _counts_columns(row):
            return None
        sign = sign_of(row, self._column("name").place, self._own)
        if sign:
            self.passed.append((number, sign))
            return None
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
        self._place(number, texts)
        if any(problem.code not in TOLD_ONLY for problem in self.problems[faults:]):
            return None
        return Entry(number, tuple(sorted((key, text) for key, text in texts.items() if text)))

    def _place(self, number: int, texts: dict[str, str]) -> None:
        """Turns the names of a place into its code, or compares them with the code that is there."""
        names = {level: texts.pop(level, "") for level in LEVELS}
        for level in FILLED_DOWN:
            above = self._above.get(level, "")
            if names[level] and names[level] != above:
                self._above = {other: text for other, text in self._above.items() if other in _over(level)}
                self._above[level] = names[level]
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
        elif "region" not in self._refused(number) and any(names.values()):
            texts["region"] = self._found(number, names, {**names, **self._filled(names)})

    def _filled(self, names: dict[str, str]) -> dict[str, str]:
        """Names of larger places that stand further up, where the smaller one is named."""
        smallest = next((n for n in range(len(LEVELS) - 1, -1, -1) if names[LEVELS[n]]), 0)
        return {level: self._above[level] for level in LEVELS[:smallest] if not names[level] and self._above.get(level)}

    def _found(self, number: int, names: dict[str, str], filled: dict[str, str]) -> str:
        """The code of a place: by its own names, or where these do not lead to one alone, with what stands above."""
        self._places = self._places or Places(self.regions)
        alone = self._places.find(names)
        found = self._places.find(filled) if filled != names else alone
        if isinstance(alone, str):
            if isinstance(found, Trouble) and found.above and names[found.level]:
                facts = {"value": shorten(names[found.level], VALUE), "above": found.above}
                self.say("K827", number, self._column(found.level), **facts, better=self._places.label(alone))
            return alone
        if isinstance(found, str):
            self._filled_rows.append(number)
            return found
        trouble = alone if alone.ambiguous else found
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


def _over(level: str) -> Iterable[str]:
    return FILLED_DOWN[: FILLED_DOWN.index(level)]


def _counts_columns(row: Row) -> bool:
    """Whether a row numbers the columns: 1, 2, 3, as tables of offices do under their headings."""
    said = [str(cell).strip(" ()") for cell in row if cell is not None and str(cell).strip()]
    numbers = [int(text) for text in said if text.isascii() and text.isdigit() and len(text) < 3]
    return len(numbers) == len(said) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
