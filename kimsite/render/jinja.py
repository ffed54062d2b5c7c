"""Jinja, with shorter ways for what a page does a hundred times: calling a macro, a word, another template.

Templates mean the same as in Jinja: only the hooks that it has for this are used.
"""

from collections.abc import Callable, Mapping, MutableMapping
from functools import lru_cache, partial
from keyword import iskeyword
from types import FunctionType, MethodType
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from kimsite.render.kept import KeptMacro, Results, Sight, sights

MACROS = frozenset({Macro, KeptMacro})
PLAIN = frozenset({FunctionType, MethodType})
Place = tuple[str | None, str | None]
"""The names of a template and of a macro in it."""
LOCAL = ("_loop_vars", "_block_vars")
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

    settled = False
    """Whether no name in it will ever mean another thing: the context of a module that is imported already."""

    def ready(self, called: Callable[..., Any], *local: dict[str, Any] | None) -> Callable[..., Any]:
        """What takes the arguments of a call of `called`. `local` are the variables of a loop and of a block."""
        kind = type(called)
        if kind in MACROS:
            return called if self.eval_ctx.autoescape is called._default_autoescape else partial(called, self.eval_ctx)
        if kind in PLAIN and not hasattr(called, PASSES):
            return called
        return partial(self.call, called, **dict(zip(LOCAL, local, strict=False)))


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

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller)
            return
        self.write("context.ready(")
        self.visit(node.node, frame)
        if frame.loop_frame or frame.block_frame:
            self.write(", _loop_vars" if frame.loop_frame else ", None")
            self.write(", _block_vars" if frame.block_frame else "")
        self.write(")(")
        for value in node.args:
            self.visit(value, frame)
            self.write(", ")
        for word in node.kwargs:
            self.write(f"**{{{word.key!r}: " if iskeyword(word.key) else f"{word.key}=")
            self.visit(word.value, frame)
            self.write("}, " if iskeyword(word.key) else ", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class PageTemplate(Template):
    """A template that tells its modules' macros when they can rely on what they see."""

    def make_module(
        self,
        vars: dict[str, Any] | None = None,
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> TemplateModule:
        """The template as what `import` gives."""
        context = self.new_context(vars, shared, locals)
        module = TemplateModule(self, context)
        context.settled = True
        return module


class PageEnvironment(Environment):
    """An environment that knows a template again by its name alone: its theme never changes."""

    code_generator_class = PageGenerator
    context_class = PageContext
    template_class = PageTemplate
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
