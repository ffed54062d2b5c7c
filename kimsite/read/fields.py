"""From a table of nodes to values, after the vocabulary: one way for front matter, group.yaml and their parts."""

from collections.abc import Mapping as Lookup
from dataclasses import dataclass
from dataclasses import field as slot
from datetime import date
from types import MappingProxyType

from kimsite.diagnostics import holds_secret
from kimsite.model.report import Diagnostic
from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.read import identity
from kimsite.read.dates import Moment
from kimsite.read.keys import index, is_secret, nearest, normal
from kimsite.read.kinds import CONVERTERS, READABLE, Context, is_curly, refuse
from kimsite.read.nodes import Mapping, Node, Scalar, Sequence, is_empty, scalars
from kimsite.read.sheet import Refused
from kimsite.vocabulary import IDENTITY_NUMBER_KEYS, Field


@frozen
class Record:
    """Values by attribute, the nodes they came from, and what was wrong. An absent field reads as its empty value."""

    values: dict[str, object]
    nodes: dict[str, Node]
    problems: tuple[Diagnostic, ...] = ()

    def text(self, name: str, default: str = "") -> str:
        """A text."""
        value = self.values.get(name)
        return value if isinstance(value, str) else default

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self.values.get(name)
        return tuple(text for text in value if isinstance(text, str)) if isinstance(value, tuple) else ()

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        """A list of keys and texts."""
        value = self.values.get(name)
        return tuple(pair for pair in value if isinstance(pair, tuple)) if isinstance(value, tuple) else ()

    def flag(self, name: str) -> bool:
        """Yes or no."""
        return self.values.get(name) is True

    def number(self, name: str) -> int | None:
        """A whole number."""
        value = self.values.get(name)
        return value if isinstance(value, int) else None

    def moment(self, name: str) -> Moment | None:
        """A point in time."""
        value = self.values.get(name)
        return value if isinstance(value, Moment) else None

    def day(self, name: str) -> date | None:
        """A day."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    def records(self, name: str) -> "tuple[Record, ...]":
        """A list of tables, or one table."""
        value = self.values.get(name)
        if isinstance(value, Record):
            return (value,)
        return tuple(part for part in value if isinstance(part, Record)) if isinstance(value, tuple) else ()

    def named(self, name: str) -> "tuple[Named, ...]":
        """Tables, each under a name of the writer's own."""
        value = self.values.get(name)
        return tuple(part for part in value if isinstance(part, Named)) if isinstance(value, tuple) else ()


@frozen
class Named:
    """A table under a name that the vocabulary does not know: the key, and what stands below it."""

    key: Scalar
    record: Record


NUMBERS = {
    **dict.fromkeys(("akun", "account"), pattern(r"[0-9A-Fa-f]{30,34}")),
    **dict.fromkeys(("situs", "site"), pattern(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")),
}
"""How hosts number accounts (perhaps with a sign too many or too few) and sites: dice made it, and it is no secret."""
NONE: Lookup[str, Field] = MappingProxyType({})


def read_fields(
    mapping: Mapping, known: Lookup[str, Field], context: Context, foreign: Lookup[str, Field] = NONE
) -> Record:
    """A whole file's table → its record. `known` are the fields by their names, as `keys.index` gives them.

    Besides what each value says of itself: unknown keys warn with the nearest
    known one, `foreign` fields (of other content types) warn too, and identity
    numbers are errors wherever they stand.
    """
    record = convert(mapping, known, context, foreign)
    found = (*record.problems, *identity.find(mapping, context.sheet))
    return Record(record.values, record.nodes, found)


def convert(
    mapping: Mapping, known: Lookup[str, Field], context: Context, foreign: Lookup[str, Field] = NONE
) -> Record:
    """One table → its record. Keys may be in any case and language, with spaces or hyphens for `_`."""
    reading = _Reading(context, known, foreign)
    for key, node in mapping.entries:
        try:
            reading.take(key, node)
        except Refused as refused:
            reading.problems.append(context.sheet.refusal(refused))
    return Record(reading.values, reading.nodes, tuple(reading.problems))


@dataclass(slots=True)
class _Reading:
    """A record in the making."""

    context: Context
    known: Lookup[str, Field]
    foreign: Lookup[str, Field]
    values: dict[str, object] = slot(default_factory=dict)
    nodes: dict[str, Node] = slot(default_factory=dict)
    written: dict[str, int] = slot(default_factory=dict)
    problems: list[Diagnostic] = slot(default_factory=list)

    def take(self, key: Scalar, node: Node) -> None:
        """One key with its value; raises Refused."""
        name = normal(key.text)
        field = self.known.get(name)
        if field is None:
            if name not in IDENTITY_NUMBER_KEYS:  # those are found by `identity`, wherever they stand
                raise self._unknown(key, name)
            return
        if field.attribute in self.written:
            raise refuse("K117", key, key=key.text, first=str(self.written[field.attribute]))
        self.written[field.attribute] = key.line
        if is_empty(node):
            return
        if field.kind in READABLE and isinstance(node, Scalar) and is_curly(node):
            self.problems.append(self.context.sheet.point("K119", node.line, node.column, node.length))
        self.nodes[field.attribute] = node
        self.values[field.attribute] = self._value(node, field)

    def _value(self, node: Node, field: Field) -> object:
        if field.kind == "table":
            return self._table(node, field)
        if field.kind in ("tables", "sources"):
            items = node.items if isinstance(node, Sequence) else (node,)
            tables = (_spelled_out(item, field) for item in items if not is_empty(item))
            return tuple(self._table(item, field) for item in tables)
        if field.kind == "named":
            return self._named(node, field)
        return CONVERTERS[field.kind](node, field, self.context)

    def _named(self, node: Node, field: Field) -> tuple[Named, ...]:
        if not isinstance(node, Mapping):
            raise refuse("K136", node, key=field.names[0])
        found = []
        for key, value in node.entries:
            if not isinstance(value, Mapping):
                raise refuse("K136", value, key=key.text)
            secrets = tuple(key for key, inner in value.entries if _is_secret(key, inner))
            said = tuple(entry for entry in value.entries if entry[0] not in secrets)
            record = self._table(value._replace(entries=said), field)
            told = tuple(self.context.sheet.hiding(refuse("K180", key, key=key.text)) for key in secrets)
            self.problems += told
            found.append(Named(key, Record(record.values, record.nodes, (*record.problems, *told))))
        return tuple(found)

    def _table(self, node: Node, field: Field) -> Record:
        if not isinstance(node, Mapping):
            raise refuse("K136", node, key=field.names[0])
        record = convert(node, index(field.parts), self.context)
        self.problems += record.problems
        return record

    def _unknown(self, key: Scalar, name: str) -> Refused:
        other = self.foreign.get(name)
        if other is not None:
            return refuse("K133", key, key=key.text, types=", ".join(other.types))
        better = nearest(name, self.known)
        return refuse("K130", key, key=key.text, better=better) if better else refuse("K131", key, key=key.text)


def _spelled_out(node: Node, field: Field) -> Node:
    """A text where a source is wanted, as the table it is short for: its address, or else its folder."""
    if field.kind != "sources" or not isinstance(node, Scalar):
        return node
    part = field.parts[0 if "://" in node.text else 1]
    return Mapping(((node._replace(text=part.names[0]), node),), node.line, node.column, node.length)


def _is_secret(key: Scalar, node: Node) -> bool:
    """Whether nobody else may know what stands under a key: for its name, one below it, or for what it looks like."""
    if is_empty(node):
        return False
    texts = ((None, key), *scalars(node))
    if any(is_secret(one.text) for above, one in texts if above is None):
        return True
    number = NUMBERS.get(normal(key.text))
    if number and isinstance(node, Scalar) and number.fullmatch(node.text.strip()):
        return False
    return any(holds_secret(text.text) for _, text in texts)
