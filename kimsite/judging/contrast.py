"""Whether the colours of a theme can be read, as WCAG 2.2 asks: by themselves, and with a group's colour among them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kimsite.colour import contrast, readable
from kimsite.judging.place import on
from kimsite.judging.rules import Rules
from kimsite.judging.tokens import CONTRACT, GROUNDS, LIGHT, MORE_TEXTS, TEXTS, VAR, Palette, dark_only, resolved
from kimsite.model.report import Diagnostic
from kimsite.theme.settings import LEGIBLE

COMFORTABLE = 7.0
"""What long texts should have (AAA)."""
HARD = ("#ffff00", "#000000", "#ffffff", "#808080", "#ff0000", "#00bfff")
"""Colours that groups may choose, and that are hard to read on one ground or another."""
Styles = Mapping[str, Mapping[str, str]]
"""The tokens that a page brings by itself, by the colour that the group chose; "" is the default."""


def missing_tokens(palettes: Iterable[Palette], label: str) -> Iterator[Diagnostic]:
    """K340: tokens of the contract that the theme does not define, in the light or in the dark."""
    light, dark = [palette for palette in palettes if not palette.part][:2]
    said = {light.scheme: light.declarations.keys(), dark.scheme: dark_only(dark, light)}
    for scheme, names in said.items():
        for token in CONTRACT:
            told = light.declarations.get(token)
            if token in names:
                continue
            if told:  # said after the dark one of an ancestor, it holds there too
                file, line, column = told.place
                yield on("K340", file, line, column, len(token), token=token, where=scheme)
            else:
                yield Diagnostic("K340", label, facts=(("token", token), ("where", scheme)))


def unset_names(sheet: Rules, styles: Styles, own: frozenset[str], label: str) -> Iterator[Diagnostic]:
    """K359: `var(--x)` that neither the style sheet nor the page gives a value, each name once."""
    told = {d.name for rule in sheet.rules for d in rule.declarations}.union(*styles.values())
    for rule in sheet.rules:
        for declaration in rule.declarations:
            for name, instead in VAR.findall(declaration.value):
                if name in told or instead:
                    continue
                told.add(name)
                file, line, column = declaration.place
                mine = file[1] in own
                length = len(f"{declaration.name}: {declaration.value}".splitlines()[0])
                found = on("K359", file, line, column, length, token=name)
                yield found if mine else Diagnostic("K359", label, facts=found.facts)


def faint_texts(palettes: Iterable[Palette], styles: Styles, own: frozenset[str]) -> Iterator[Diagnostic]:
    """K341 to K344: colours that nobody can reckon with, and text that is too faint on its ground.

    `own` are the labels of the theme's own files, where a message stands if it can.
    """
    told: set[tuple[object, ...]] = set()
    for palette in palettes:
        for chosen, given in styles.items():
            for problem in _faint(palette, chosen, given, own):
                facts = dict(problem.facts)
                key = (problem.code, problem.path, problem.line, facts["token"], facts.get("where"))
                if key not in told:
                    told.add(key)
                    yield problem


def _faint(palette: Palette, chosen: str, given: Mapping[str, str], own: frozenset[str]) -> Iterator[Diagnostic]:
    colours: dict[str, str] = {}
    for token in (*GROUNDS, *TEXTS, *MORE_TEXTS):
        declared = palette.declarations.get(token)
        if declared is None:
            continue
        colour = colour_of(resolved(declared.value, palette, given))
        if colour:
            colours[token] = colour
        elif given or "var(" not in declared.value:
            file, line, column = declared.place
            yield on("K341", file, line, column, len(token), token=token, value=declared.value)
    for token in (*TEXTS, *MORE_TEXTS):
        grounds = [ground for ground in GROUNDS if token in colours and ground in colours]
        if grounds:
            worst = min(grounds, key=lambda ground: contrast(colours[token], colours[ground]))
            yield from _compared(palette, token, worst, colours, chosen, own)


def _compared(
    palette: Palette, token: str, ground: str, colours: Mapping[str, str], chosen: str, own: frozenset[str]
) -> Iterator[Diagnostic]:
    value, under = colours[token], colours[ground]
    ratio = contrast(value, under)
    wanted = COMFORTABLE if token == "--ink" else LEGIBLE
    if ratio >= wanted:
        return
    declared = palette.declarations[token]
    code = "K344" if ratio >= LEGIBLE else "K343" if _from_page(declared.value, palette) else "K342"
    if declared.place[0][1] not in own and palette.declarations[ground].place[0][1] in own:
        declared = palette.declarations[ground]
    file, line, column = declared.place
    facts = {"token": token, "value": value, "ground": ground, "under": under, "ratio": f"{int(ratio * 10) / 10:.1f}"}
    facts |= {"where": palette.scheme + (f" {palette.part}" if palette.part else ""), "chosen": chosen}
    facts["better"] = readable(value, under, wanted + 0.1)
    facts["turn"] = "terang" if palette.scheme == LIGHT else "gelap"
    yield on(code, file, line, column, len(f"{declared.name}: {declared.value}"), **facts)


def _from_page(value: str, palette: Palette) -> bool:
    """Whether a value comes from the page and not from the style sheet: with nothing given it is none."""
    return not colour_of(resolved(value, palette, {}))


def colour_of(value: str) -> str:
    """`#rrggbb` for any opaque colour that CSS has had since its third level, else ""."""
    import tinycss2.color3

    colour: Any = tinycss2.color3.parse_color(value) if value else None
    if colour is None or colour == "currentColor" or colour.alpha < 1:
        return ""
    return "#{:02x}{:02x}{:02x}".format(*(round(channel * 255) for channel in colour[:3]))
