"""Style sheets that small phones, keyboards and slow lines can live with."""

from collections.abc import Iterator
from typing import Any

from kimsite.judging.place import on
from kimsite.judging.rules import Declaration, Rule, Rules
from kimsite.judging.words import WORD
from kimsite.model.report import Diagnostic
from kimsite.pattern import pattern

SMALLEST = 12
"""Pixels that letters need."""
NARROWEST = 320
"""Pixels of the smallest screen."""
EM = 16
"""Pixels of 1rem, and nearly of 1em."""
UNITS = {"px": 1.0, "rem": EM, "em": EM, "pt": 4 / 3}
WIDTHS = frozenset({"width", "min-width", "inline-size", "min-inline-size", "flex-basis"})
INHERITED = frozenset({"inherit", "initial", "unset", "revert", "currentcolor", "transparent"})
FOCUS = pattern(r":focus(?:-visible|-within)?\b")
INSTEAD = ("outline", "box-shadow", "border", "background", "text-decoration")
ELSEWHERE = pattern(r"(?:https?:)?//")
WIDE = pattern(r"(?:min-width|min-inline-size|width\s*>)")


def faults(sheet: Rules, whole: Rules) -> Iterator[Diagnostic]:
    """What is wrong with a sheet, which is a part of what pages load as a `whole`."""
    yield from sheet.problems
    shown = frozenset(rule.selector for rule in whole.rules if FOCUS.search(rule.selector) and _shows(rule))
    for rule in sheet.rules:
        for declaration in rule.declarations:
            yield from _requests(declaration)
        if any(condition.startswith("media print") for condition in rule.media):
            continue
        yield from _small_letters(rule)
        yield from _own_colours(rule)
        yield from _fixed_widths(rule)
        yield from _lost_focus(rule, shown)
        yield from _words(rule)
    for _, declaration in sheet.others:
        yield from _requests(declaration)


def _small_letters(rule: Rule) -> Iterator[Diagnostic]:
    if _ornament(rule):
        return
    for declaration in rule.declarations:
        if declaration.name in ("font-size", "font"):
            size = _first_length(declaration.tokens)
            if size is not None and 0 < size < SMALLEST:
                yield _at("K345", declaration, value=declaration.value, pixels=f"{size:.3g}")


def _own_colours(rule: Rule) -> Iterator[Diagnostic]:
    """K339: words in a colour of their own on a ground that is not said beside it: nobody can reckon with those."""
    if any(d.name.startswith("background") for d in rule.declarations) or "forced-colors" in " ".join(rule.media):
        return
    for declaration in rule.declarations:
        own = any(token.type in ("hash", "ident") for token in declaration.tokens)
        if declaration.name == "color" and own and declaration.value.lower() not in INHERITED:
            yield _at("K339", declaration, value=declaration.value)


def _ornament(rule: Rule) -> bool:
    """Whether a rule draws signs that nobody reads."""
    content = next((d.value for d in rule.declarations if d.name == "content"), None)
    return content is not None and not WORD.search(content)


def _fixed_widths(rule: Rule) -> Iterator[Diagnostic]:
    if any(WIDE.search(condition) for condition in rule.media):
        return
    for declaration in rule.declarations:
        tokens = [token for token in declaration.tokens if token.type != "whitespace"]
        widths = [_length(tokens[0])] if declaration.name in WIDTHS and tokens else []
        widths += [_length(token.arguments[0]) for token in _functions(tokens, "minmax") if token.arguments]
        if any(width is not None and width > NARROWEST for width in widths):
            yield _at("K346", declaration, value=f"{declaration.name}: {declaration.value}")


def _lost_focus(rule: Rule, shown: frozenset[str]) -> Iterator[Diagnostic]:
    """An outline that is taken away where nothing else shows the focus; `shown` are the selectors that do."""
    for declaration in rule.declarations:
        if declaration.name not in ("outline", "outline-style", "outline-width") or not _nothing(declaration):
            continue
        if FOCUS.search(rule.selector) and ":not(" not in rule.selector:
            # `.card a:focus-visible` may leave it to `.card:focus-within`.
            around = rule.selector.split()[0].split(":")[0]
            if not _shows(rule) and not (around and any(other.startswith(around) for other in shown)):
                yield _at("K347", declaration, selector=rule.selector)
        elif not shown:
            yield _at("K347", declaration, selector=rule.selector)


def _shows(rule: Rule) -> bool:
    return any(d.name.startswith(INSTEAD) and not _nothing(d) for d in rule.declarations)


def _nothing(declaration: Declaration) -> bool:
    return set(declaration.value.split()) <= {"none", "0", "0px"}


def _requests(declaration: Declaration) -> Iterator[Diagnostic]:
    for address in _addresses(declaration.tokens, imported=declaration.name == "import"):
        found = ELSEWHERE.match(address)
        if found:
            yield _at("K348", declaration, host=address[found.end() :].split("/")[0])


def _words(rule: Rule) -> Iterator[Diagnostic]:
    """K360: words that the style sheet writes, where no translation reaches."""
    for declaration in rule.declarations:
        if declaration.name == "content":
            for token in declaration.tokens:
                found = WORD.search(token.value) if token.type == "string" else None
                if found:
                    yield _at("K360", declaration, words=found[0])


def _addresses(tokens: Any, imported: bool) -> Iterator[str]:
    for token in tokens:
        if token.type == "url" or (imported and token.type == "string"):
            yield token.value
        elif token.type == "function":
            yield from _addresses(token.arguments, imported or token.lower_name in ("url", "src", "image-set"))
        elif token.type.endswith("block"):
            yield from _addresses(token.content, imported)


def _functions(tokens: Any, name: str) -> Iterator[Any]:
    for token in tokens:
        if token.type == "function":
            if token.lower_name == name:
                yield token
            yield from _functions(token.arguments, name)


def _first_length(tokens: Any) -> float | None:
    """The first length of a value: of `font: 700 .9rem/1.2 serif` that of its letters, of clamp() the least."""
    for token in tokens:
        if token.type == "function" and token.lower_name in ("clamp", "max"):
            return _first_length(token.arguments)
        length = _length(token)
        if length is not None:
            return length
    return None


def _length(token: Any) -> float | None:
    factor = UNITS.get(token.lower_unit) if token.type == "dimension" else None
    return None if factor is None else token.value * factor


def _at(code: str, declaration: Declaration, **facts: str) -> Diagnostic:
    file, line, column = declaration.place
    return on(code, file, line, column, len(f"{declaration.name}: {declaration.value}".splitlines()[0]), **facts)
