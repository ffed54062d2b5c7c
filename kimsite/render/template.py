"""Pages: a view through a template. A template sees its view's fields, and the words below; nothing else."""

from collections.abc import Callable
from dataclasses import fields
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined
from jinja2 import TemplateError as JinjaError
from jinja2.exceptions import TemplateSyntaxError

from kimsite.colour import readable
from kimsite.model.report import Diagnostic
from kimsite.model.theme import Catalogue, Theme
from kimsite.model.view import Page
from kimsite.render.jinja import PageEnvironment
from kimsite.render.markup import (
    alphabet,
    asset,
    asset_from,
    dateline_filter,
    feed_type,
    href,
    href_from,
    lines,
    on_tap,
    setting,
    setting_from,
    share_url,
)
from kimsite.render.qr import qr
from kimsite.render.weight import GAP
from kimsite.wording import Wording, iso

REMEMBERED = 8
"""Environments kept: a build goes through groups with few themes and languages, and compiling is what costs."""

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


@lru_cache(maxsize=REMEMBERED)
def environment(theme: Theme, catalogue: Catalogue) -> PageEnvironment:
    """Jinja with the theme's templates, the words of one language, and nothing that reads clock, disk or network."""
    wording = Wording(catalogue)
    jinja = PageEnvironment(
        loader=FunctionLoader(_loader(theme)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    jinja.globals = {**_functions(wording), "namespace": jinja.globals["namespace"]}
    jinja.filters |= _filters(wording)
    del jinja.filters["random"]
    return jinja


def _functions(wording: Wording) -> dict[str, Any]:
    return {
        "t": wording.t,
        "type_name": wording.type_name,
        "when": wording.when,
        "href": href,
        "setting": setting,
        "asset": asset,
        "share_url": share_url,
        "feed_type": feed_type,
        "page_weight": GAP,
        "range": range,
    }


def _filters(wording: Wording) -> dict[str, Callable[..., Any]]:
    return {
        "date": wording.date,
        "day": wording.day,
        "month": wording.month,
        "month_short": wording.month_short,
        "datetime": wording.datetime,
        "number": wording.number,
        "money": wording.money,
        "size": wording.size,
        "isodate": iso,
        "readable": readable,
        "dateline": dateline_filter(wording),
        "on_tap": on_tap,
        "qr": qr,
        "alphabet": alphabet,
        "lines": lines,
    }


def _loader(theme: Theme) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    """Finds templates by name. Each is its own file name, so that a fault's trace names the template."""
    texts = {template.name: template.text for template in theme.templates}

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        return (texts[name], name, lambda: True) if name in texts else None

    return load
