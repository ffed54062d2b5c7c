"""What templates may use: the words of one language, functions and filters; nothing that reads clock, disk or network.

A template is translated to Python once, whatever the language: a theme that was kept brings the Python along.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined
from jinja2 import TemplateError as JinjaError

from kimsite.colour import readable
from kimsite.model.theme import Catalogue, Template, Theme
from kimsite.render.jinja import PageEnvironment, PageLoader
from kimsite.render.markup import (
    alphabet,
    asset,
    dateline_filter,
    feed_type,
    href,
    lines,
    on_tap,
    setting,
    share_url,
)
from kimsite.render.qr import qr
from kimsite.render.weight import GAP
from kimsite.wording import Wording, iso

REMEMBERED = 8
"""Environments kept: a build goes through groups with few themes and languages, and compiling is what costs."""


@lru_cache(maxsize=REMEMBERED)
def environment(theme: Theme, catalogue: Catalogue) -> PageEnvironment:
    """Jinja with the theme's templates and the words of one language."""
    wording = Wording(catalogue)
    jinja = _empty(theme)
    jinja.globals = {**_functions(wording), "namespace": jinja.globals["namespace"]}
    jinja.filters |= _filters(wording)
    return jinja


def _empty(theme: Theme) -> PageEnvironment:
    jinja = PageEnvironment(
        loader=PageLoader(theme.templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    del jinja.filters["random"]
    return jinja


def translate(theme: Theme) -> Theme:
    """The theme with the Python of its templates. One that cannot be translated stays as it is: who draws with it is
    told why."""
    jinja = _empty(theme)
    # Else Jinja would work out at once what they make of a constant, in one language.
    jinja.filters |= dict.fromkeys(_filters(Wording(Catalogue("", ()))), _later)
    return replace(theme, templates=tuple(_translated(jinja, template) for template in theme.templates))


def _later(*_: object) -> object:
    """Stands for a filter that cannot be asked yet: what cannot be worked out, Jinja leaves to the page."""
    raise LookupError


def _translated(jinja: PageEnvironment, template: Template) -> Template:
    try:
        code = jinja.compile(template.text, template.name, template.name, raw=True)
    except (JinjaError, RecursionError):
        return template
    return replace(template, code=code, sights=jinja.said(template.name))


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
