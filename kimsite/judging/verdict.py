"""A theme, judged: every check, one after the other, and what it weighs."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kimsite.diagnostics import ordered
from kimsite.judging import outside, structure, style
from kimsite.judging.blocks import missing_blocks, vain_blocks
from kimsite.judging.contrast import HARD, Styles, faint_texts, missing_tokens, unset_names
from kimsite.judging.corners import ARTICLE
from kimsite.judging.drawing import Drawn, draw, dressed, settings_of
from kimsite.judging.outline import inner_blocks, outline
from kimsite.judging.rules import rules_of
from kimsite.judging.sample import HOME
from kimsite.judging.tokens import has_look, palettes
from kimsite.judging.weight import Weight, excess, weigh
from kimsite.judging.words import literal_words, unknown_words, untold_words
from kimsite.model.report import Diagnostic
from kimsite.model.theme import Theme
from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.render.template import Renderer, TemplateError
from kimsite.theme.assets import Piece
from kimsite.theme.i18n import FALLBACK, catalogue
from kimsite.theme.survey import Survey, survey

PAGE_STYLE = pattern(r'<html\b[^>]*\sstyle="([^"]*)"')
GIVEN = pattern(r"(--[\w-]+)\s*:\s*([^;]+)")


@frozen
class Verdict:
    """What is to be told of a theme. `weight` is None when no page could be made."""

    name: str
    problems: tuple[Diagnostic, ...]
    weight: Weight | None


def judge(name: str, folders: tuple[Path, ...], languages: tuple[str, ...] = ()) -> Verdict:
    """Everything wrong with the theme called `name`, sought in `folders` in order.

    Pages are tried in all `languages`: those that there are words for, unless fewer are wanted.
    """
    seen = survey(name, folders)
    problems = [*seen.problems, *_of_templates(seen)]
    weight = None
    drawn: tuple[Drawn, ...] = ()
    if seen.theme:
        drawn, failed = draw(seen.theme, languages)
        files = {template.name: (template.text, template.label) for template in seen.theme.templates}
        problems += failed
        problems += _once(fault for page in drawn for fault in structure.faults(page, files[page.template]))
        weight = weigh(seen.theme)
        problems += excess(weight, seen.label)
    problems += _of_style(seen)
    return Verdict(name, ordered(problems), weight)


def _of_templates(seen: Survey) -> Iterator[Diagnostic]:
    """What the theme's own templates and words say by themselves."""
    own = dict(seen.templates)
    theirs = [template.text for template in seen.theme.templates] if seen.theme else []
    inner = inner_blocks([*theirs, *(text for text, _ in own.values())])
    for file in own.values():
        parts = outline(file[0], inner)
        yield from literal_words(file, parts)
        yield from outside.requests(file, parts)
        yield from outside.code(file, parts)
    if seen.theme:
        known = dict(catalogue(seen.theme, FALLBACK).words)
        yield from missing_blocks(own, seen.theme)
        yield from vain_blocks(own, seen.theme)
        for file in own.values():
            yield from unknown_words(file, known)
        for language, file, keys in seen.words:
            if language != FALLBACK:
                yield from untold_words(file, keys, known)


def _of_style(seen: Survey) -> Iterator[Diagnostic]:
    """The theme's own style sheets one by one, and the colours of what pages load."""
    texts = {label: text for text, label in seen.sheets}
    whole = rules_of(seen.sheet, texts)
    for text, label in seen.sheets:
        yield from style.faults(rules_of((Piece(label, 1, text),), texts), whole)
    found = palettes(whole.rules)
    if not has_look(found):
        return  # a theme for others to build on
    styles: Styles = _styles(seen.theme) if seen.theme else {"": {}}
    yield from missing_tokens(found, seen.label)
    yield from faint_texts(found, styles, frozenset(texts))
    if seen.theme:
        yield from unset_names(whole, styles, frozenset(texts), seen.label)


def _styles(theme: Theme) -> Styles:
    """The tokens that pages bring by themselves, with the colours of the theme and with hard ones."""
    renderer = Renderer(theme, catalogue(theme, FALLBACK))
    colours = [setting.name for setting in theme.settings if setting.kind == "colour"]
    styles: dict[str, dict[str, str]] = {}
    for chosen in ("", *HARD):
        given = dict.fromkeys(colours, chosen) if chosen else {}
        for name, view in (("home.html", HOME), ("document.html", ARTICLE)):
            try:
                page = renderer.render(name, dressed(view, theme, settings_of(theme, **given)))
            except TemplateError:
                continue
            found = PAGE_STYLE.search(page)
            styles[chosen] = dict(GIVEN.findall(found[1])) if found else {}
            break
    return styles or {"": {}}


def _once(problems: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Of what many pages of one template have alike the first, unless it says something else."""
    told: set[tuple[object, ...]] = set()
    for problem in problems:
        key = (problem.code, problem.path, *(fact for fact in problem.facts if fact[0] != "page"))
        if key not in told:
            told.add(key)
            yield problem
