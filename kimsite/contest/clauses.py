"""The criteria of a rubric, as its YAML says them."""

from collections.abc import Iterator

from kimsite.contest.figures import BY_NAME, JUDGES, Figure, figure_of
from kimsite.contest.points import MOST_POINTS, ONE, hundredths
from kimsite.contest.rubric import Criterion
from kimsite.model.report import Diagnostic
from kimsite.read.fields import Record
from kimsite.read.keys import nearest, normal
from kimsite.read.nodes import Node
from kimsite.read.sheet import Sheet
from kimsite.vocabulary import Field

CRITERION_FIELDS = (
    Field("name", ("nama", "name"), "line"),
    Field("weight", ("bobot", "weight"), "line"),
    Field("source", ("sumber", "source"), "line"),
    Field("full", ("penuh", "full"), "line"),
    Field("zero", ("nol", "zero"), "line"),
)
MOST = frozenset({"terbanyak", "most"})
"""What `penuh` says where the highest figure of all groups gets all points."""
BEST_MARK = 100 * ONE
"""The best mark where the rubric names none."""


def read_criteria(record: Record, sheet: Sheet) -> tuple[tuple[Criterion, ...], list[Diagnostic]]:
    """The criteria that are in order, and what is wrong with the others or with all of them together."""
    parts = record.records("criteria")
    if not parts:
        return (), [] if "criteria" in record.nodes else [sheet.point("K830")]
    clauses = [_Clause(part, sheet, number, record.nodes["criteria"]) for number, part in enumerate(parts, 1)]
    criteria = [criterion for criterion in (clause.criterion() for clause in clauses) if criterion]
    problems = [problem for clause in clauses for problem in clause.problems]
    if not problems:
        problems = [*_twice(clauses), *_unbalanced(criteria, clauses[-1])]
    return tuple(criteria), problems


class _Clause:
    """One entry of `kriteria`, and what is wrong with it. `whole` is the list."""

    def __init__(self, part: Record, sheet: Sheet, number: int, whole: Node) -> None:
        self.part = part
        self.sheet = sheet
        self.whole = whole
        self.name = part.text("name") or str(number)
        self.problems: list[Diagnostic] = []

    def criterion(self) -> Criterion | None:
        """The criterion; None when anything about it is wrong, which `problems` then say."""
        for key in ("name", "weight", "source"):
            if not self.part.text(key):
                names = next(field.names for field in CRITERION_FIELDS if field.attribute == key)
                self.complain("K831", self.name_node, name=self.name, key=names[0])
        source = self.part.text("source")
        figure = figure_of(source)
        if source and not figure and source.lower() not in JUDGES:
            known = [*BY_NAME, *JUDGES]
            self.complain("K832", self.part.nodes["source"], value=source, better=nearest(source.lower(), known))
        weight = self.number("weight", most=MOST_POINTS) or 0
        full, zero = self._ends(figure)
        return None if self.problems else Criterion(self.part.text("name"), weight, figure, full, zero)

    def _ends(self, figure: Figure | None) -> tuple[int | None, int]:
        """What gets all points and what gets none: the rubric's word, else what is usual for the figure."""
        usual = (figure.best if figure.best is None else figure.best * ONE) if figure else BEST_MARK
        most = self.part.text("full").lower() in MOST
        said = None if most else self.number("full")
        full, zero = usual if said is None and not most else said, self.number("zero") or 0
        backwards = figure is not None and figure.reversed and (most or not self.part.text("zero"))
        same = full == zero or (figure is None and (most or zero))
        if not self.problems and (backwards or same):
            node = self.part.nodes.get("full") or self.part.nodes.get("zero") or self.part.nodes["source"]
            self.complain("K835", node, name=self.name, source=self.part.text("source"))
        return full, zero

    def number(self, key: str, most: int = 0) -> int | None:
        """A number in hundredths; None where there is none, or one that cannot be used."""
        text = self.part.text(key).removesuffix("%").strip()
        found = hundredths(text) if text else None
        if text and (found is None or (most and not 0 < found <= most)):
            self.complain("K834", self.part.nodes[key], value=self.part.text(key), most="100" if most else "9999999")
            return None
        return found

    @property
    def name_node(self) -> Node:
        """Where a reader looks for this entry: its first line."""
        return min(self.part.nodes.values(), key=lambda node: (node.line, node.column), default=self.whole)

    def complain(self, code: str, node: Node, **facts: str) -> None:
        """Keeps what is wrong, at its place."""
        self.problems.append(self.sheet.point(code, node.line, node.column, node.length, **facts))


def _twice(clauses: list[_Clause]) -> Iterator[Diagnostic]:
    """K836 for each name that was there before."""
    first: dict[str, Node] = {}
    for clause in clauses:
        node = clause.part.nodes["name"]
        there = first.setdefault(normal(clause.name), node)
        if there is not node:
            facts = {"name": clause.name, "first": str(there.line)}
            yield clause.sheet.point("K836", node.line, node.column, node.length, **facts)


def _unbalanced(criteria: list[Criterion], last: _Clause) -> Iterator[Diagnostic]:
    """K833 at the last weight, when they do not add up to 100."""
    total = sum(criterion.weight for criterion in criteria)
    if total != MOST_POINTS:
        node, listed = last.part.nodes["weight"], " + ".join(shown(one.weight) for one in criteria)
        yield last.sheet.point("K833", node.line, node.column, node.length, total=shown(total), listed=listed)


def shown(number: int) -> str:
    """1250 as 12,5."""
    whole, rest = divmod(number, ONE)
    return f"{whole},{rest:02}".rstrip("0").rstrip(",")
