"""Jinja, with shorter ways for what a page does a hundred times: calling a macro, a word, another template.

Templates mean the same as in Jinja; only Jinja's own public hooks are used.
"""

from collections.abc import Callable, MutableMapping
from types import FunctionType, MethodType
from typing import Any

from jinja2 import Environment, Template
from jinja2.runtime import Context, Macro

PLAIN = frozenset({FunctionType, MethodType})
PASSES = "jinja_pass_arg"
"""Jinja's mark on functions that want the context, among others."""


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


class PageEnvironment(Environment):
    """An environment that knows a template again by its name alone: its theme never changes."""

    context_class = PageContext

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
