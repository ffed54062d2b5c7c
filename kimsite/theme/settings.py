"""Settings of a theme as a group gives them."""

from difflib import get_close_matches

from kimsite.colour import contrast, readable
from kimsite.model.report import Diagnostic
from kimsite.model.theme import Setting, Theme
from kimsite.pattern import pattern
from kimsite.vocabulary import TYPE_NAMES

COLOUR = pattern(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
YES = frozenset({"true", "ya", "yes", "on", "1"})
NO = frozenset({"false", "tidak", "no", "off", "0"})
TEXT_LENGTH = 200
LEGIBLE = 4.5
"""The contrast that WCAG 2.2 asks of text (AA)."""
IN_THE_DARK = 6.5
"""More than that on a dark ground, where thin bright letters blur."""
SEVERAL = ("choices", "types")
Pairs = tuple[tuple[str, str], ...]


def resolve_settings(theme: Theme, given: Pairs) -> tuple[Pairs, tuple[Diagnostic, ...]]:
    """Every setting of the theme with the group's value, or its default where that is missing or wrong.

    A colour whose grounds the theme names stands there twice more, as it can be read on them: `warna.terang` for the
    light, `warna.gelap` for the dark. Unknown names (K320) and unfit values (K321) are warnings: a page with the
    wrong colour is better than none. A colour that letters could not have is a hint (K322).
    """
    known = {setting.name: setting for setting in theme.settings}
    values = {setting.name: setting.default for setting in theme.settings}
    problems: list[Diagnostic] = []
    for name, value in given:
        if name not in known:
            problems.append(_unknown(theme, name, tuple(known)))
            continue
        fit = valid_value(known[name], value)
        if fit is None:
            problems.append(_unfit(theme, known[name], value))
        else:
            values[name] = fit
            problems += _pale(theme, known[name], value, fit)
    for setting in theme.settings:
        values |= legible(setting, values[setting.name])
    return tuple(values.items()), tuple(problems)


def legible(setting: Setting, colour: str) -> dict[str, str]:
    """The colour as letters have it on both grounds of its setting, by the names that templates ask for."""
    if not setting.grounds:
        return {}
    light, dark = setting.grounds
    return {
        f"{setting.name}.terang": readable(colour, light),
        f"{setting.name}.gelap": readable(colour, dark, IN_THE_DARK),
    }


def valid_value(setting: Setting, value: str) -> str | None:
    """The value in its one written form (`#0B5` is `#00bb55`, `ya` is `true`), or None when it does not fit."""
    text = value.strip()
    if setting.kind == "colour":
        return _colour(text.lower())
    if setting.kind == "choice":
        return text if text in setting.choices else None
    if setting.kind in SEVERAL:
        chosen = [_word(setting, word) for word in _words(text)]
        return " ".join(dict.fromkeys(chosen)) if set(chosen) <= set(setting.choices) else None
    if setting.kind == "bool":
        lower = text.lower()
        return "true" if lower in YES else "false" if lower in NO else None
    return text if len(text) <= TEXT_LENGTH and text.isprintable() else None


def expected_value(setting: Setting) -> str:
    """What may be written for a setting, in signs that need no translation or in both languages."""
    return {
        "colour": '"#0b5d3b"',
        "choice": " / ".join(setting.choices),
        "choices": ", ".join(setting.choices),
        "types": ", ".join(setting.choices),
        "bool": "ya / tidak",
        "text": f"satu baris, paling banyak {TEXT_LENGTH} huruf / one line of at most {TEXT_LENGTH} letters",
    }[setting.kind]


def _words(text: str) -> list[str]:
    return text.replace(",", " ").split()


def _word(setting: Setting, word: str) -> str:
    """A word to choose as the setting writes it; types have English names too."""
    lower = word.lower()
    return TYPE_NAMES.get(lower, lower) if setting.kind == "types" else lower


def _colour(text: str) -> str | None:
    if not COLOUR.fullmatch(text):
        return None
    return text if len(text) == 7 else "#" + "".join(digit * 2 for digit in text[1:])


def _unknown(theme: Theme, name: str, known: tuple[str, ...]) -> Diagnostic:
    nearest = get_close_matches(name, known, 1, 0.6)
    listed = ", ".join((*nearest, *(other for other in known if other not in nearest)))
    return Diagnostic("K320", f"themes/{theme.name}", facts=(("theme", theme.name), ("name", name), ("known", listed)))


def _unfit(theme: Theme, setting: Setting, value: str) -> Diagnostic:
    wrong = value
    if setting.kind in SEVERAL:
        wrong = next(word for word in _words(value) if _word(setting, word) not in setting.choices)
    near = "".join(get_close_matches(_word(setting, wrong), setting.choices, 1, 0.6))
    facts = (("name", setting.name), ("value", wrong), ("near", near), ("expected", expected_value(setting)))
    return Diagnostic("K321", f"themes/{theme.name}", facts=facts)


def _pale(theme: Theme, setting: Setting, value: str, colour: str) -> list[Diagnostic]:
    """K322 where letters of the group's colour could not be read in the light and get another."""
    if not setting.grounds or contrast(colour, setting.grounds[0]) >= LEGIBLE:
        return []
    used = legible(setting, colour)[f"{setting.name}.terang"]
    facts = (("name", setting.name), ("value", value), ("used", used))
    return [Diagnostic("K322", f"themes/{theme.name}", facts=facts)]
