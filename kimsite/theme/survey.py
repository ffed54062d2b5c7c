"""A theme with all that is wrong with its files, where loading would stop at the first fault."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from kimsite.model.report import Diagnostic
from kimsite.model.theme import Theme
from kimsite.model.value import frozen
from kimsite.theme.assets import SHEET, File, Piece, asset_files, sheet_pieces
from kimsite.theme.i18n import FOLDER as WORDS
from kimsite.theme.i18n import read_words
from kimsite.theme.load import lineage_of, load_theme
from kimsite.theme.manifest import MANIFEST, Manifest, Refused, read_text
from kimsite.theme.templates import references, template_files

Value = TypeVar("Value")
Instead = TypeVar("Instead")
NO_SHEET: tuple[str, tuple[Piece, ...]] = ("", ())


@frozen
class Survey:
    """A theme as it lies there. Of files only its own are here, not its ancestors'.

    `theme` is None when a group could not use it. `sheet` is what all pages ask for, with what it imports. `words`
    are the files of i18n/: the language, the file, its keys.
    """

    name: str
    label: str
    theme: Theme | None
    problems: tuple[Diagnostic, ...]
    templates: tuple[tuple[str, File], ...] = ()
    sheets: tuple[File, ...] = ()
    sheet: tuple[Piece, ...] = ()
    words: tuple[tuple[str, File, tuple[str, ...]], ...] = ()


def survey(name: str, folders: tuple[Path, ...]) -> Survey:
    """The theme called `name`, sought in `folders` in order, and every fault that reading finds (K301 to K312)."""
    try:
        lineage = tuple(lineage_of(name, folders))
    except Refused as refusal:
        return Survey(name, f"themes/{name}", None, (refusal.diagnostic,))
    own, problems = lineage[0], set[Diagnostic]()
    templates = _gathered(template_files(own), problems)
    files = [file for name, file in _gathered(asset_files(own), problems) if name.endswith(SHEET)]
    for _, place in templates:
        _tried(partial(references, place), (), problems)
    words = tuple(_words(own, problems))
    _, pieces = _tried(partial(sheet_pieces, lineage), NO_SHEET, problems)
    theme, found = load_theme(name, folders)
    told = tuple(problems.union(found))
    return Survey(name, own.label, theme, told, templates, tuple(files), pieces, words)


def theme_names(folder: Path) -> tuple[str, ...]:
    """The names of all themes in a folder, those that cannot be read too."""
    return tuple(sorted(path.parent.name for path in folder.glob(f"*/{MANIFEST}")))


def _words(own: Manifest, problems: set[Diagnostic]) -> Iterator[tuple[str, File, tuple[str, ...]]]:
    """The theme's own words by language."""
    for path in sorted((own.folder / WORDS).glob("*.yaml")):
        label = f"{own.label}/{WORDS}/{path.name}"
        words = _tried(partial(read_words, path, label), None, problems)
        if words is not None:
            yield path.stem, (read_text(path, label), label), tuple(words)


def _gathered(files: Iterable[tuple[str, File]], problems: set[Diagnostic]) -> tuple[tuple[str, File], ...]:
    """What could be read, up to the first file that could not."""
    found: list[tuple[str, File]] = []
    try:
        found.extend(files)
    except Refused as refusal:
        problems.add(refusal.diagnostic)
    return tuple(found)


def _tried(act: Callable[[], Value], instead: Instead, problems: set[Diagnostic]) -> Value | Instead:
    try:
        return act()
    except Refused as refusal:
        problems.add(refusal.diagnostic)
        return instead
