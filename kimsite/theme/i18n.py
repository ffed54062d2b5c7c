"""Words of the interface: kimsite's own in i18n/, a theme's over them, Indonesian beneath.

One file a language, named after its code. Keys are nested in YAML and joined with
dots here (`types.berita`). A new language is one more file; docs/bahasa.md says how.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from kimsite.model.report import Diagnostic
from kimsite.model.theme import Catalogue, Theme
from kimsite.theme.manifest import Refused, read_mapping

FOLDER = "i18n"
BASE = Path(__file__).parent / FOLDER
FALLBACK = "id"


def catalogue(theme: Theme, language: str) -> Catalogue:
    """All words in `language`; where it has none, or is not known at all, in Indonesian."""
    known = {found.language: found.words for found in theme.catalogues}
    words = {**dict(known.get(FALLBACK, ())), **dict(known.get(language, ()))}
    return Catalogue(language, tuple(sorted(words.items())))


def merged_catalogues(lineage: tuple[tuple[Path, str], ...]) -> tuple[Catalogue, ...]:
    """A catalogue for each language known to kimsite or a theme; the nearest theme's words win.

    `lineage` has each theme's folder and its name in messages, nearest first. Raises Refused (K309).
    """
    words: dict[str, dict[str, str]] = {}
    for folder, label in ((BASE.parent, "kimsite/theme"), *reversed(lineage)):
        for path in sorted((folder / FOLDER).glob("*.yaml")):
            words.setdefault(path.stem, {}).update(read_words(path, f"{label}/{FOLDER}/{path.name}"))
    return tuple(Catalogue(language, tuple(sorted(words[language].items()))) for language in sorted(words))


def read_words(path: Path, label: str) -> dict[str, str]:
    """The words in one file. Raises Refused (K309)."""
    return dict(_flat(read_mapping(path, label, "K309"), "", label))


def _flat(nested: Mapping[object, object], prefix: str, label: str) -> Iterator[tuple[str, str]]:
    for key, value in nested.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            yield from _flat(value, f"{name}.", label)
        elif isinstance(value, str):
            yield name, value
        else:
            raise Refused(Diagnostic("K309", label, facts=(("fault", f"{name}: {value!r}"),)))
