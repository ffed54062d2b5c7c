"""A rubric's YAML → the Rubric, and all that is wrong with it."""

from collections.abc import Iterable

from kimsite.contest.clauses import CRITERION_FIELDS, read_criteria
from kimsite.contest.rubric import Criterion, Exclusion, Rubric
from kimsite.diagnostics import severity
from kimsite.model.content import Region
from kimsite.model.report import Diagnostic
from kimsite.read.fields import Record, read_fields
from kimsite.read.keys import index, nearest, normal
from kimsite.read.kinds import Context
from kimsite.read.nodes import Node, Sequence
from kimsite.read.sheet import Sheet
from kimsite.read.table import read_table
from kimsite.report.period import MONTH
from kimsite.vocabulary import Field

RUBRIC_FIELDS = (
    Field("name", ("nama", "name"), "line"),
    Field("note", ("keterangan", "note"), "prose"),
    Field("first", ("dari", "from"), "line"),
    Field("last", ("sampai", "to"), "line"),
    Field("region", ("wilayah", "region"), "region"),
    Field("entrants", ("peserta", "entrants"), "links"),
    Field(
        "excluded",
        ("kecuali", "except"),
        "tables",
        parts=(Field("group", ("kelompok", "group"), "line"), Field("reason", ("alasan", "reason"), "line")),
    ),
    Field("criteria", ("kriteria", "criteria"), "tables", parts=CRITERION_FIELDS),
    Field("ties", ("bila_seri", "ties"), "lines"),
    Field("prizes", ("hadiah", "prizes"), "lines"),
)
Problems = list[Diagnostic]


def read_rubric(data: bytes, path: str, groups: Iterable[str]) -> tuple[Rubric | None, tuple[Diagnostic, ...]]:
    """The bytes of a rubric → Rubric and all there is to say of it; None when any of that is an error. `groups` are the
    folders of the network's groups."""
    mapping, sheet, problems = read_table(data, path)
    if mapping is None:
        return None, tuple(problems)
    record = read_fields(mapping, index(RUBRIC_FIELDS), Context(sheet))
    criteria, found = read_criteria(record, sheet)
    region = record.values.get("region")
    rubric = Rubric(
        path=path,
        name=record.text("name"),
        note=record.text("note"),
        criteria=criteria,
        first=record.text("first"),
        last=record.text("last"),
        region=region.code if isinstance(region, Region) else "",
        entrants=record.texts("entrants"),
        excluded=tuple(Exclusion(part.text("group"), part.text("reason")) for part in record.records("excluded")),
        ties=_ties(record, criteria, sheet, found),
        prizes=record.texts("prizes"),
    )
    _look_at_months(record, sheet, found)
    _look_at_groups(record, frozenset(groups), sheet, found)
    nameless = () if rubric.name else (sheet.point("K150"),)
    told = (*problems, *record.problems, *nameless, *found)
    return (None if any(severity(problem) == "error" for problem in told) else rubric), told


def _ties(record: Record, criteria: tuple[Criterion, ...], sheet: Sheet, found: Problems) -> tuple[str, ...]:
    """The criteria that are named, by their own names; K838 for a name that none has."""
    known = {normal(criterion.name): criterion.name for criterion in criteria}
    named = []
    for text in record.texts("ties"):
        if normal(text) in known:
            named.append(known[normal(text)])
        elif criteria:
            better = known.get(nearest(normal(text), known), "")
            found.append(_at("K838", _item(record.nodes["ties"], text), sheet, value=text, better=better))
    return tuple(dict.fromkeys(named))


def _look_at_months(record: Record, sheet: Sheet, found: Problems) -> None:
    """K839 for what is no month, and for an end before the beginning."""
    first, last = record.text("first"), record.text("last")
    wrong = [name for name in ("first", "last") if record.text(name) and not MONTH.fullmatch(record.text(name))]
    if not wrong and first and last and last < first:
        wrong = ["last"]
    found += [_at("K839", record.nodes[name], sheet, value=record.text(name)) for name in wrong]


def _look_at_groups(record: Record, groups: frozenset[str], sheet: Sheet, found: Problems) -> None:
    """K837 for each group that the network does not have."""
    said = [(text, _item(record.nodes["entrants"], text)) for text in record.texts("entrants")]
    said += [(part.text("group"), part.nodes["group"]) for part in record.records("excluded") if "group" in part.nodes]
    for text, node in said:
        if text not in groups:
            found.append(_at("K837", node, sheet, value=text, better=nearest(text, groups)))


def _item(node: Node, text: str) -> Node:
    """The entry of a list that says so, else the whole."""
    items = node.items if isinstance(node, Sequence) else ()
    return next((item for item in items if getattr(item, "text", "").strip() == text), node)


def _at(code: str, node: Node, sheet: Sheet, **facts: str) -> Diagnostic:
    return sheet.point(code, node.line, node.column, node.length, **facts)
