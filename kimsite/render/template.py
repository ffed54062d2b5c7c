"""Pages: a view through a template. A template sees its view's fields, and the words below; nothing else."""

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2.exceptions import TemplateSyntaxError

from kimsite.model.report import Diagnostic
from kimsite.model.theme import Catalogue, Theme
from kimsite.model.view import Page
from kimsite.render.environment import environment
from kimsite.render.markup import asset_from, href_from, setting_from

FAULTS = (JinjaError, LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)
"""What a theme's author may bring about, by a division by zero or a macro without end; not faults of kimsite."""


class TemplateError(Exception):
    """A template failed; `diagnostic` (K330) says where and on which page."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(dict(diagnostic.facts).get("fault", ""))
        self.diagnostic = diagnostic


class Renderer:
    """Renders pages with one theme in one language. Equal views give equal text."""

    def __init__(self, theme: Theme, catalogue: Catalogue) -> None:
        self.theme = theme
        self.environment = environment(theme, catalogue)
        # What was drawn for another group is of no use to this one.
        self.environment.results.clear()

    def render(self, name: str, view: Page) -> str:
        """The page. `name` is a template's (`document.html`); it gets one variable for each field of `view`.

        Raises TemplateError.
        """
        kind: Any = type(view)
        names, values = field_names(kind)
        variables: dict[str, Any] = dict(zip(names, values(view), strict=True))
        variables["href"] = href_from(view.head.root)
        variables["asset"] = asset_from(view.site.assets)
        variables["setting"] = setting_from(view.site.settings)
        try:
            return self.environment.draw(name, variables)
        except FAULTS as fault:
            raise TemplateError(self._diagnostic(name, view.head.path, fault)) from fault

    def _diagnostic(self, name: str, page: str, fault: Exception) -> Diagnostic:
        """K330 at the innermost line of a template that the fault passed through."""
        texts = {template.name: template.text for template in self.theme.templates}
        line = fault.lineno if isinstance(fault, TemplateSyntaxError) else 0
        if isinstance(fault, TemplateSyntaxError):
            name = fault.name or name
        trace = fault.__traceback__
        while trace:
            file = trace.tb_frame.f_code.co_filename
            if file in texts:
                name, line = file, trace.tb_lineno
            trace = trace.tb_next
        source = "".join(texts.get(name, "").splitlines()[line - 1 : line]) if line else ""
        message = str(fault.args[0] if fault.args else type(fault).__name__).splitlines()[0]
        facts = (("page", page), ("fault", message))
        column = len(source) - len(source.lstrip()) + 1 if source else 0
        labels = {template.name: template.label for template in self.theme.templates}
        label = labels.get(name) or f"themes/{self.theme.name}/templates/{name}"
        return Diagnostic("K330", label, line, column, len(source.strip()), source, facts)


@cache
def field_names(kind: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The fields of a class of views, and what takes their values out of a view."""
    names = tuple(field.name for field in fields(kind))
    return names, attrgetter(*names)
