"""What a macro can see besides its arguments, read off its text: names, other such macros of its template."""

from collections.abc import Iterator, Mapping

from jinja2 import nodes
from jinja2.runtime import Context
from jinja2.utils import missing

from kimsite.model.theme import MacroSight

UNKNOWN = "*"
"""Stands for all that cannot be told by reading."""
OUTSIDE = frozenset({"caller", "varargs", "kwargs", "self", "super"})
BEYOND = (
    *(nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Block),
    *(nodes.Assign, nodes.AssignBlock, nodes.NSRef, nodes.With, nodes.Macro, nodes.CallBlock),
    *(nodes.ContextReference, nodes.DerivedContextReference, nodes.EvalContextModifier, nodes.InternalName),
)
OF_HEAD = frozenset({"root", "language"})
"""What many pages have alike; whoever sees more of a head is not kept."""
BEHIND = {"href": "head.root", "setting": "site", "asset": "site"}
"""What functions look at by themselves."""


class Sight:
    """All that a macro can see besides its arguments: names, and `head.root`, `head.language`."""

    def __init__(self, said: MacroSight) -> None:
        self.names, self.fields = said.names, said.fields
        self.owners = frozenset((*said.names, *(owner for owner, _ in said.fields)))

    def seen(self, context: Context) -> tuple[object, ...]:
        """What these are just now."""
        find = context.resolve_or_missing
        return (*map(find, self.names), *[getattr(find(owner), field, missing) for owner, field in self.fields])

    def shaded(self, context: Context) -> bool:
        """Whether a template gave one of the names a meaning of its own, which may still change."""
        return not self.owners.isdisjoint(context.vars)


def sights(template: nodes.Template) -> tuple[MacroSight, ...]:
    """The macros of a template that can be kept."""
    macros = {node.name: node for node in template.body if isinstance(node, nodes.Macro)}
    if not macros or next(template.find_all(nodes.FromImport), None):
        return ()
    given = [name for node in template.find_all((nodes.Name, nodes.Macro, nodes.Import)) for name in _given(node)]
    known = {name: _names(node) for name, node in macros.items() if given.count(name) == 1}
    found = []
    for name in known:
        names = _reach(name, known)
        owners = {name.partition(".")[0] for name in names}
        if names.isdisjoint({UNKNOWN, "head"}) and owners.isdisjoint(given):
            found.append(_sight(name, names))
    return tuple(found)


def _given(node: nodes.Node) -> Iterator[str]:
    """The name that gets a meaning here."""
    if isinstance(node, nodes.Macro) or (isinstance(node, nodes.Name) and node.ctx == "store"):
        yield node.name
    elif isinstance(node, nodes.Import):
        yield node.target


def _sight(macro: str, names: set[str]) -> MacroSight:
    fields = [(owner, field) for owner, dot, field in (name.partition(".") for name in sorted(names)) if dot]
    return MacroSight(macro, tuple(sorted(name for name in names if "." not in name)), tuple(fields))


def _reach(name: str, known: Mapping[str, frozenset[str]]) -> set[str]:
    """What a macro sees, and all macros that it calls."""
    names: set[str] = set()
    reached, waiting = {name}, [name]
    while waiting:
        mine = known[waiting.pop()]
        names |= mine - known.keys()
        called = (mine & known.keys()) - reached
        reached |= called
        waiting += called
    return names | {BEHIND[name] for name in names & BEHIND.keys()}


def _names(macro: nodes.Macro) -> frozenset[str]:
    own = frozenset(argument.name for argument in macro.args)
    if not own.isdisjoint(OUTSIDE):
        return frozenset({UNKNOWN})
    return frozenset(name for node in (*macro.defaults, *macro.body) for name in _free(node, own))


def _free(node: nodes.Node, bound: frozenset[str]) -> Iterator[str]:
    """The names in a piece of a template that it does not define itself."""
    if isinstance(node, BEYOND):
        yield UNKNOWN
    elif isinstance(node, nodes.Name):
        if node.name not in bound:
            yield UNKNOWN if node.name in OUTSIDE else node.name
    elif isinstance(node, nodes.Getattr) and _is_head(node.node, bound) and node.attr in OF_HEAD:
        yield f"head.{node.attr}"
    elif isinstance(node, nodes.For):
        inner = bound | {name.name for name in node.target.find_all(nodes.Name)} | {"loop"}
        inner |= {node.target.name} if isinstance(node.target, nodes.Name) else set()
        yield from _free(node.iter, bound)
        for part in (*([node.test] if node.test else []), *node.body):
            yield from _free(part, inner)
        for part in node.else_:
            yield from _free(part, bound)
    else:
        for part in node.iter_child_nodes():
            yield from _free(part, bound)


def _is_head(node: nodes.Node, bound: frozenset[str]) -> bool:
    return isinstance(node, nodes.Name) and node.name == "head" and "head" not in bound
