"""Jinja, with shorter ways for what a page does a hundred times: calling a macro, a word, another template.

Templates mean the same as in Jinja: only the hooks that it has for this are used.
"""

from collections.abc import Callable, MutableMapping
from functools import lru_cache
from types import FunctionType, MethodType
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from kimsite.render.kept import KeptMacro, Results, Sight, sights

MACROS = frozenset({Macro, KeptMacro})
PLAIN = frozenset({FunctionType, MethodType})
Place = tuple[str | None, str | None]
"""The names of a template and of a macro in it."""
PASSES = "jinja_pass_arg"
"""Jinja's mark on functions that want the context, among others."""
SHORT = 200
"""Longer texts are not kept escaped; titles, names and paths come back all the time."""


def escaped(value: Any) -> str:
    """As `markupsafe.escape`, for what is written out at once."""
    kind = type(value)
    if kind is str:
        return _known(value) if len(value) < SHORT else escape(value)
    return value if kind is Markup else escape(value)


@lru_cache(maxsize=8192)
def _known(text: str) -> str:
    return str(escape(text))


class PageContext(Context):
    """A context that calls macros and plain functions without asking first whether they might be something else."""

    def call(self, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """What `called` returns."""
        kind = type(called)
        macro = kind in MACROS
        if not macro and (kind not in PLAIN or hasattr(called, PASSES)):
            return super().call(called, *args, **kwargs)
        if kwargs:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
        return called(self.eval_ctx, *args, **kwargs) if macro else called(*args, **kwargs)


class PageGenerator(CodeGenerator):
    """Writes `escaped` where a template's values go out, and `keep` where a macro is made that can be kept."""

    environment: "PageEnvironment"

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.environment.sights |= {(self.name, name): sight for name, sight in sights(node).items()}
        super().visit_Template(node, frame)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        place = (self.name, getattr(macro_ref.node, "name", None))
        if place in self.environment.sights:
            self.write(f"environment.keep({place!r}, context, ")
            super().macro_def(macro_ref, frame)
            self.write(")")
        else:
            super().macro_def(macro_ref, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class PageEnvironment(Environment):
    """An environment that knows a template again by its name alone: its theme never changes."""

    code_generator_class = PageGenerator
    context_class = PageContext
    escaped = staticmethod(escaped)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._ready: dict[str, Template] = {}
        self.sights: dict[Place, Sight] = {}
        self.results: Results = {}

    def keep(self, place: Place, context: Context, macro: Macro) -> Macro:
        """The macro that is made at `place`, its results kept."""
        return KeptMacro(self.results, place, self.sights[place], context, macro)

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """The template, compiled."""
        found = self._ready.get(name) if isinstance(name, str) else None
        if found is None:
            found = super().get_template(name, parent, globals)
            if isinstance(name, str):
                self._ready[name] = found
        return found
