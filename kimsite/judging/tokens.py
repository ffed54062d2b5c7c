"""The colours of a theme by the names that all style sheets use, in the light and in the dark."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kimsite.judging.rules import Declaration, Rule
from kimsite.pattern import pattern

GROUNDS = ("--paper", "--cloth")
TEXTS = ("--ink", "--grey", "--accent", "--good", "--bad")
CONTRACT = (*GROUNDS, *TEXTS, "--rule")
"""What a theme must define, in both schemes."""
MORE_TEXTS = ("--unsure",)
"""Colours of text that a theme may have."""
DARK = pattern(r"prefers-color-scheme:\s*dark")
LIGHT = ":root"
SCHEMES = {LIGHT: False, "@media (prefers-color-scheme: dark)": True}
"""How messages call light and dark, and which of them is the dark one."""
ROOT = pattern(r"(?:html|:root)?((?:\.[\w-]+|\[[\w-]+(?:=[^\]]*)?\])*)")
"""Selectors of the page as a whole, or of one that was set apart by a class: its colours are another palette."""
VAR = pattern(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)")


class Palette(NamedTuple):
    """The tokens that hold for one part of a theme (`""` for all of it) in one scheme."""

    part: str
    scheme: str
    declarations: Mapping[str, Declaration]


def palettes(rules: Iterable[Rule]) -> tuple[Palette, ...]:
    """One for light, one for dark; two more for each class that brings tokens of its own."""
    known = [(_parts(rule.selector), _scheme(rule), rule) for rule in rules]
    defining = [(parts, dark, rule) for parts, dark, rule in known if parts and dark is not None]
    variants = {
        part for parts, _, rule in defining for part in parts if any(d.name in CONTRACT for d in rule.declarations)
    }
    found = []
    for variant in ("", *sorted(variants - {""})):
        for scheme, dark in SCHEMES.items():
            layers = [
                (part, rule)
                for parts, when, rule in defining
                for part in parts
                if part in ("", variant) and when <= dark
            ]
            layers.sort(key=lambda layer: bool(layer[0]))
            found.append(Palette(variant, scheme, {d.name: d for _, rule in layers for d in rule.declarations}))
    return tuple(found)


def has_look(found: Iterable[Palette]) -> bool:
    """Whether a style sheet defines any colour of the contract, or leaves them to the themes built on it."""
    return any(name in palette.declarations for palette in found for name in CONTRACT)


def dark_only(palette: Palette, light: Palette) -> frozenset[str]:
    """The names that the dark says for itself."""
    return frozenset(n for n, d in palette.declarations.items() if light.declarations.get(n) is not d)


def resolved(value: str, palette: Palette, given: Mapping[str, str], depth: int = 8) -> str:
    """A value with the tokens in it replaced, by those of the palette or those `given` on the page."""
    found = VAR.search(value) if depth else None
    if found is None:
        return value.strip()
    declared = palette.declarations.get(found[1])
    inner = declared.value if declared else given.get(found[1], found[2] or "")
    return resolved(value[: found.start()] + inner + value[found.end() :], palette, given, depth - 1)


def _parts(selector: str) -> tuple[str, ...]:
    """The classes of each selector that is about a page, "" for every page."""
    found = [ROOT.fullmatch(one.strip()) for one in selector.split(",")]
    return tuple(match[1] for match in found if match and match[0])


def _scheme(rule: Rule) -> bool | None:
    """Whether a rule is for the dark; None when it is for something else, such as paper."""
    if not rule.media:
        return False
    conditions = [condition for condition in rule.media if not condition.startswith(("layer", "supports"))]
    if not conditions:
        return False
    return True if all(DARK.search(condition) for condition in conditions) else None
