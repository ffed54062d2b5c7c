"""Sample pages through a theme's templates: with every value of its settings, in every language it has words for."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from kimsite.judging.corners import corners
from kimsite.judging.sample import PAGES
from kimsite.model.report import Diagnostic
from kimsite.model.theme import Setting, Theme
from kimsite.model.view import MissingView, Page
from kimsite.plan.frame import dress
from kimsite.render.template import Renderer, TemplateError
from kimsite.theme.i18n import FALLBACK, catalogue
from kimsite.theme.settings import legible

Values = dict[str, str]


class Drawn(NamedTuple):
    """A sample page as it came out. `page` says which it is, in messages."""

    template: str
    page: str
    html: str


def draw(theme: Theme, languages: tuple[str, ...] = ()) -> tuple[tuple[Drawn, ...], tuple[Diagnostic, ...]]:
    """All sample pages in Indonesian, with each value of each setting; and where templates failed, in any of the
    languages (all by default; K330, each place once)."""
    drawn: list[Drawn] = []
    failed: dict[tuple[str, int, str], Diagnostic] = {}
    known = {template.name for template in theme.templates}
    pages = [(name, view) for _, name, view in PAGES if name in known]
    rare = [(name, view) for name, view in corners() if name in known]
    default, *others = variations(theme)
    for language, values, label, some in (
        (FALLBACK, default[1], "", [*pages, *rare]),
        *((FALLBACK, values, label, pages) for label, values in others),
        *((other, default[1], other, pages) for other in languages or tuple(c.language for c in theme.catalogues)),
    ):
        if label == FALLBACK:
            continue  # those are the ones above
        renderer = Renderer(theme, catalogue(theme, language))
        for name, view in some:
            page = f"{view.head.path} ({label})" if label else view.head.path
            try:
                html = renderer.render(name, dressed(view, theme, values))
            except TemplateError as fault:
                problem = _labelled(fault.diagnostic, page)
                failed.setdefault((problem.path, problem.line, dict(problem.facts)["fault"]), problem)
                continue
            if language == FALLBACK:
                drawn.append(Drawn(name, page, html))
    return tuple(drawn), tuple(failed.values())


def variations(theme: Theme) -> Iterator[tuple[str, Values]]:
    """The settings as they are by default, then with every other value of one of them: `kepala: ringkas`."""
    values = settings_of(theme)
    yield "", values
    for setting in theme.settings:
        for value in _others(setting):
            yield f"{setting.name}: {value or '-'}", values | {setting.name: value}


def settings_of(theme: Theme, **given: str) -> Values:
    """The values of all settings as templates get them."""
    values = {setting.name: given.get(setting.name, setting.default) for setting in theme.settings}
    for setting in theme.settings:
        values |= legible(setting, values[setting.name])
    return values


def dressed(view: Page, theme: Theme, values: Values) -> Page:
    """A sample page of a group with this theme."""
    site = replace(view.site, **dress(theme), settings=tuple(values.items()), without=theme.without)
    sheet = theme.stylesheet
    if isinstance(view, MissingView):
        return replace(view, site=site, style=sheet.text if sheet else "")
    return replace(view, site=site)


def _others(setting: Setting) -> tuple[str, ...]:
    if setting.kind == "bool":
        return ("false" if setting.default == "true" else "true",)
    if setting.kind == "text":
        return ("Salam dari muara",) if not setting.default else ("",)
    words = {"choice": setting.choices, "choices": ("", *setting.choices, " ".join(reversed(setting.choices)))}
    words["types"] = words["choices"]
    return tuple(word for word in words.get(setting.kind, ()) if word != setting.default)


def _labelled(problem: Diagnostic, page: str) -> Diagnostic:
    return replace(problem, facts=tuple((name, page if name == "page" else value) for name, value in problem.facts))
