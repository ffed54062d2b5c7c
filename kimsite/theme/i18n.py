"""Words of the interface: kimsite's own in i18n/, a theme's over them, Indonesian beneath.

One file a language, named after its code. Keys are nested in YAML and joined with
dots here (`types.berita`). A new language is one more file; rujukan/bahasa.md says how.
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter

from kimsite.model.report import Diagnostic
from kimsite.model.theme import Catalogue, Theme
from kimsite.theme.manifest import Refused, read_mapping

FOLDER = "i18n"
REMEMBERED = 8
"""Catalogues kept: the same object for all groups of one theme and language, which is quickly known again."""
BASE = Path(__file__).parent / FOLDER
FALLBACK = "id"


@lru_cache(maxsize=REMEMBERED)
def catalogue(theme: Theme, language: str) -> Catalogue:
    """All words in `language`; where it has none, or is not known at all, in Indonesian."""
    known = {found.language: found.words for found in theme.catalogues}
    words = {**dict(known.get(FALLBACK, ())), **dict(known.get(language, ()))}
    return Catalogue(language, tuple(sorted(words.items())))


def merged_catalogues(lineage: tuple[tuple[Path, str], ...]) -> tuple[Catalogue, ...]:
    """A catalogue for each language known to kimsite or a theme; the nearest theme's words win.

    `lineage` has each theme's folder and its name in messages, nearest first. Raises Refused (K309, K311).
    """
    words: dict[str, dict[str, str]] = {}
    for folder, label in ((BASE.parent, "kimsite/theme"), *reversed(lineage)):
        for path in sorted((folder / FOLDER).glob("*.yaml")):
            if path.is_file():
                words.setdefault(path.stem, {}).update(read_words(path, f"{label}/{FOLDER}/{path.name}"))
    return tuple(Catalogue(language, tuple(sorted(words[language].items()))) for language in sorted(words))


def read_words(path: Path, label: str) -> dict[str, str]:
    """The words in one file. Raises Refused (K309, K311)."""
    words = dict(_flat(read_mapping(path, label, "K309"), "", label))
    filled = _filled_gaps()
    for key, word in words.items():
        known = filled.get(key, filled.get(key.removesuffix("_one")))
        wrong = _wrong_gap(word, known)
        if wrong:
            listed = ", ".join(f"{{{gap}}}" for gap in sorted(known or ())) or "-"
            raise Refused(Diagnostic("K311", label, facts=(("key", key), ("gap", wrong), ("known", listed))))
    return words


@cache
def _filled_gaps() -> dict[str, frozenset[str]]:
    """What kimsite fills in for each of its words: the gaps of the Indonesian one."""
    label = f"kimsite/theme/{FOLDER}/{FALLBACK}.yaml"
    words = _flat(read_mapping(BASE / f"{FALLBACK}.yaml", label, "K309"), "", label)
    return {key: frozenset(gap for _, gap, _, _ in Formatter().parse(word) if gap is not None) for key, word in words}


def _wrong_gap(word: str, known: frozenset[str] | None) -> str:
    """The first gap that nobody fills, as it was written, or "". A theme's own words may have any names in gaps."""
    try:
        parts = [(gap, form, turn) for _, gap, form, turn in Formatter().parse(word) if gap is not None]
    except ValueError:
        return word
    for gap, form, turn in parts:
        if form or turn or not gap.isidentifier() or (known is not None and gap not in known):
            return f"{{{gap}{'!' + turn if turn else ''}{':' + form if form else ''}}}"
    return ""


def _flat(nested: Mapping[object, object], prefix: str, label: str) -> Iterator[tuple[str, str]]:
    for key, value in nested.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            yield from _flat(value, f"{name}.", label)
        elif isinstance(value, str):
            yield name, value
        else:
            raise Refused(Diagnostic("K309", label, facts=(("fault", f"{name}: {value!r}"),)))
