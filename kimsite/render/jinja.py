"""Jinja, with shorter ways for what a page does a hundred times: calling a macro, a word, another template.

Templates mean the same as in Jinja: only the hooks that it has for this are used.
"""

from collections.abc import Callable, MutableMapping
from functools import lru_cache
from types import FunctionType, MethodType
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

PLAIN = frozenset({FunctionType, MethodType})
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
        macro = kind is Macro
        if not macro and (kind not in PLAIN or hasattr(called, PASSES)):
            return super().call(called, *args, **kwargs)
        if kwargs:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
        return called(self.eval_ctx, *args, **kwargs) if macro else called(*args, **kwargs)


class PageGenerator(CodeGenerator):
    """Writes `escaped` where a template's values go out: what escapes them knows short texts again."""

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
