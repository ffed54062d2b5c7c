"""Jinja, with shorter ways for what a page does a hundred times: calling a macro, a word, another template.

Templates mean the same as in Jinja: only the hooks that it has for this are used.
"""

from collections.abc import Callable, Iterable, MutableMapping
from functools import partial
from types import FunctionType, MethodType
from typing import Any

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing

from kimsite.model.theme import MacroSight
from kimsite.model.theme import Template as PageTemplate
from kimsite.render.escape import escaped
from kimsite.render.generator import PageGenerator
from kimsite.render.kept import KeptMacro, Place, Results
from kimsite.render.sight import Sight

MACROS = frozenset({Macro, KeptMacro})
LOCAL = ("_loop_vars", "_block_vars")
PASSES = "jinja_pass_arg"
"""Jinja's mark on functions that want the context, among others."""


class PageContext(Context):
    """A context that calls macros and plain functions without asking first whether they might be something else."""

    def resolve_or_missing(self, key: str) -> Any:
        """What the name means."""
        return self.vars[key] if key in self.vars else self.parent.get(key, missing)

    def ready(self, called: Any, *local: dict[str, Any] | None) -> Any:
        """What takes the arguments of a call of `called`. `local` are the variables of a loop and of a block."""
        kind = type(called)
        if kind in MACROS:
            return called if self.eval_ctx.autoescape is called._default_autoescape else partial(called, self.eval_ctx)
        # A method is asked for its function's mark: its own would be sought in vain at great length.
        function = called.__func__ if kind is MethodType else called
        if type(function) is FunctionType and not hasattr(function, PASSES):
            return called
        return partial(self.call, called, **dict(zip(LOCAL, local, strict=False)))


class PageLoader(BaseLoader):
    """Finds a theme's templates by name, and takes their Python if it is known. Each is its own file name, so that a
    fault's trace names the template."""

    def __init__(self, templates: Iterable[PageTemplate]) -> None:
        self._templates = {template.name: template for template in templates}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template. Raises TemplateNotFound."""
        if template not in self._templates:
            raise TemplateNotFound(template)
        return self._templates[template].text, template, lambda: True

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:
        """The template, ready to be rendered. Raises TemplateNotFound and TemplateSyntaxError."""
        known = self._templates.get(name)
        if known is None or not known.code or not isinstance(environment, PageEnvironment):
            return super().load(environment, name, globals)
        environment.see(name, known.sights)
        code = compile(known.code, name, "exec")
        return environment.template_class.from_code(environment, code, {} if globals is None else globals)


def let_go(context: Context) -> None:
    """Takes apart what a page was drawn with. Macros hold their context and it holds them, a score of them on each
    page: there would be more for the garbage collector than all else leaves."""
    waiting: list[Any] = [*context.vars.values()]
    context.vars.clear()
    while waiting:
        value = waiting.pop()
        kind = type(value)
        if kind is TemplateModule:
            waiting += vars(value).values()
        elif kind in MACROS:
            value._func = None
            if kind is KeptMacro and value.context.vars:
                waiting += value.context.vars.values()
                value.context.vars.clear()


class PageEnvironment(Environment):
    """An environment that knows a template again by its name alone: its theme never changes."""

    code_generator_class = PageGenerator
    context_class = PageContext
    escaped = staticmethod(escaped)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._ready: dict[str, Template] = {}
        self._said: dict[str, tuple[MacroSight, ...]] = {}
        self.sights: dict[Place, Sight] = {}
        self.results = Results()

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What all templates see, looked up in one place."""
        return {**self.globals, **(d or {})}

    def see(self, template: str, said: tuple[MacroSight, ...]) -> None:
        """Takes note of the macros of a template that can be kept."""
        self._said[template] = said
        self.sights |= {(template, sight.name): Sight(sight) for sight in said}

    def said(self, template: str) -> tuple[MacroSight, ...]:
        """What `see` was told of a template."""
        return self._said.get(template, ())

    def keep(self, place: Place, context: PageContext, *make: Any) -> Macro:
        """The macro that is made at `place`, its results kept."""
        return KeptMacro(self.results, place, self.sights[place], context, make)

    def draw(self, name: str, variables: dict[str, Any]) -> str:
        """What the template makes of them: as its `render`, but what was made for this page alone goes at once."""
        template = self.get_template(name)
        context = template.new_context(variables)
        try:
            return self.concat(template.root_render_func(context))
        except Exception:
            self.handle_exception()
        finally:
            let_go(context)

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
