"""Macros whose work is kept: a card that stands in a dozen lists is drawn once for each way to show it.

Nothing is taken on trust. A macro is kept only when all that it can see is written
in it: its arguments, names, other such macros of its template. What it came to is
found again under all of these, so the same page comes out, only sooner.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import FunctionType, MethodType
from typing import Any

from jinja2 import nodes, pass_eval_context
from jinja2.runtime import Context, Macro
from jinja2.utils import missing

from kimsite.model.content import Event
from kimsite.model.site import Image
from kimsite.model.view import Card, Link, SiteView

LIMIT = 8192
"""Results kept at a time; a card has about 1 kB."""
VALUES = frozenset(
    {str, int, bool, type(None), type(missing), date, datetime, Card, Event, Image, Link, SiteView}
    | {FunctionType, MethodType}
)
"""What never changes: texts are known again by their letters, all else by being the same object."""
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
BEHIND = {"href": "head.root", "setting": "site"}
"""What functions look at by themselves."""
Results = dict[tuple[object, ...], tuple[str, object]]


@dataclass(frozen=True, slots=True)
class Sight:
    """All that a macro can see besides its arguments: names, and `head.root`, `head.language`."""

    names: tuple[str, ...]

    def seen(self, context: Context) -> Iterator[object]:
        """What these are just now."""
        for name in self.names:
            owner, _, field = name.partition(".")
            value = context.resolve_or_missing(owner)
            yield getattr(value, field, missing) if field else value


class KeptMacro(Macro):
    """A macro that looks first whether it did the same before, in `results`."""

    def __init__(self, results: Results, place: object, sight: Sight, context: Context, macro: Macro) -> None:
        vars(self).update(vars(macro))
        self._results, self._place, self._sight, self._context = results, place, sight, context
        self._surroundings: tuple[object, ...] | None = None

    @pass_eval_context
    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """What the macro draws with these arguments."""
        around = self._surroundings
        if around is None:
            around = tuple(self._sight.seen(self._context))
            if self._context.settled:
                self._surroundings = around
        seen = (*args, *kwargs.values(), *around)
        if not VALUES.issuperset(map(type, seen)):
            return super().__call__(*args, **kwargs)
        key = (self._place, tuple(kwargs), *[value if type(value) is str else id(value) for value in seen])
        found = self._results.get(key)
        if found is None:
            if len(self._results) >= LIMIT:
                self._results.clear()
            # What is known by its identity is held, so that no other value can take that over.
            found = self._results[key] = (super().__call__(*args, **kwargs), seen)
        return found[0]


def sights(template: nodes.Template) -> dict[str, Sight]:
    """The macros of a template that can be kept, by name."""
    macros = {node.name: node for node in template.body if isinstance(node, nodes.Macro)}
    if not macros or next(template.find_all(nodes.FromImport), None):
        return {}
    given = [node.name for node in template.find_all(nodes.Name) if node.ctx == "store"]
    given += [node.name for node in template.find_all(nodes.Macro)]
    given += [node.target for node in template.find_all(nodes.Import)]
    known = {name: _names(node) for name, node in macros.items() if given.count(name) == 1}
    found = {}
    for name in known:
        names = _reach(name, known)
        owners = {name.partition(".")[0] for name in names}
        if names.isdisjoint({UNKNOWN, "head"}) and owners.isdisjoint(given):
            found[name] = Sight(tuple(sorted(names)))
    return found


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
