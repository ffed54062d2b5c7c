"""What a theme serves besides pages: one style sheet, scripts and drawings.

A style sheet begins with the others that it builds on, as CSS writes it: `@import "dasar.css";`. They are put in
its place here, since a page asks for one file. A script does the same with a line `// @import "kata.js"`. Names are
sought as templates' are.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from kimsite.digest import digest_bytes
from kimsite.model.report import Diagnostic
from kimsite.model.theme import Asset
from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.theme.condense import condense
from kimsite.theme.manifest import Manifest, Refused, read_text

FOLDER = "assets"
SHEET = ".css"
SUFFIXES = frozenset({SHEET, ".svg", ".js"})
"""Text that pages ask for. A script may add comfort; every page works without."""
SCRIPT = ".js"
DRAWN_IN = pattern(r'^[ \t]*// @import "([^"\n]+)"[ \t]*$', re.MULTILINE)
IMPORT = pattern(r'^@import "([^"\n]+)";[ \t]*$', re.MULTILINE)
File = tuple[str, str]
"""A file's text and how messages call it."""


@frozen
class Piece:
    """A stretch of a style sheet, as one file has it: from which line on, under which name in messages."""

    label: str
    line: int
    text: str


def read_assets(lineage: tuple[Manifest, ...]) -> tuple[Asset, ...]:
    """The style sheet of a theme (named after it or its nearest ancestor that has one), scripts and drawings, by name.

    The nearest theme's wins; an ancestor's own is there to be imported as `<theme>/<name>`.
    Raises Refused (K307, K310, K312).
    """
    files = _all_files(lineage)
    pieces = {name for text, _ in files.values() for name in DRAWN_IN.findall(text)}
    served = [name for name in files if not name.endswith(SHEET) and _own(name, lineage) and name not in pieces]
    sheet = _sheet_of(files, lineage)
    return tuple(_asset(name, _text_of(name, files)) for name in sorted([*served, *([sheet] if sheet else [])]))


def _text_of(name: str, files: Mapping[str, File]) -> str:
    """A file as it is sent."""
    if name.endswith(SCRIPT):
        return DRAWN_IN.sub(lambda found: _piece(found, files[name], files), files[name][0])
    return _sheet(name, files) if name.endswith(SHEET) else files[name][0]


def _piece(found: re.Match[str], file: File, files: Mapping[str, File]) -> str:
    """What a script draws in. Pieces draw in nothing themselves."""
    if found[1] not in files:
        known = ", ".join(sorted(other for other in files if other.endswith(SCRIPT)))
        raise Refused(_at("K307", file, found.start(), (("template", found[1]), ("known", known))))
    return files[found[1]][0].rstrip("\n")


def sheet_pieces(lineage: tuple[Manifest, ...]) -> tuple[str, tuple[Piece, ...]]:
    """The name of a theme's style sheet ("" for none) and what it is put together from, in order. Raises Refused."""
    files = _all_files(lineage)
    sheet = _sheet_of(files, lineage)
    return sheet, tuple(_pieces(sheet, files, ())) if sheet else ()


def _all_files(lineage: tuple[Manifest, ...]) -> dict[str, File]:
    """Every file by the names it can be asked for, the nearest first."""
    files: dict[str, File] = {}
    for depth, manifest in enumerate(lineage):
        for name, file in asset_files(manifest):
            files.setdefault(name, file)
            if depth:
                files.setdefault(f"{manifest.name}/{name}", file)
    return files


def asset_files(manifest: Manifest) -> Iterator[tuple[str, File]]:
    folder = manifest.folder / FOLDER
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.suffix in SUFFIXES and path.is_file():
            name = path.relative_to(folder).as_posix()
            label = f"{manifest.label}/{FOLDER}/{name}"
            yield name, (read_text(path, label), label)


def _own(name: str, lineage: tuple[Manifest, ...]) -> bool:
    """Whether this is a name of its own, and not an ancestor's file by its longer name."""
    return not any(name.startswith(f"{manifest.name}/") for manifest in lineage[1:])


def _sheet_of(files: Mapping[str, File], lineage: tuple[Manifest, ...]) -> str:
    """`desa.css` for the theme `desa`, else its parent's, and so on; else the first there is, or ""."""
    named = (f"{manifest.name}{SHEET}" for manifest in lineage)
    sheets = sorted(name for name in files if name.endswith(SHEET) and _own(name, lineage))
    return next((name for name in named if name in files), "".join(sheets[:1]))


def _sheet(name: str, files: Mapping[str, File]) -> str:
    """A style sheet as it is sent."""
    return condense("".join(piece.text for piece in _pieces(name, files, ())))


def _pieces(name: str, files: Mapping[str, File], within: tuple[str, ...]) -> list[Piece]:
    """A style sheet with all that it imports in place."""
    text, label = files[name]
    chain = (*within, name)
    pieces: list[Piece] = []
    start = 0
    for found in IMPORT.finditer(text):
        wanted = found[1]
        if wanted not in files:
            known = ", ".join(sorted(other for other in files if other.endswith(SHEET)))
            raise Refused(_at("K307", files[name], found.start(), (("template", wanted), ("known", known))))
        if wanted in chain:
            raise Refused(_at("K312", files[name], found.start(), (("chain", " → ".join((*chain, wanted))),)))
        pieces.append(Piece(label, text.count("\n", 0, start) + 1, text[start : found.start()]))
        pieces += _trimmed(_pieces(wanted, files, chain))
        start = found.end()
    return [*pieces, Piece(label, text.count("\n", 0, start) + 1, text[start:])]


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """The same without empty lines at the end."""
    while pieces and not pieces[-1].text.rstrip("\n"):
        pieces.pop()
    return [*pieces[:-1], *(replace(last, text=last.text.rstrip("\n")) for last in pieces[-1:])]


def _asset(name: str, text: str) -> Asset:
    path = PurePosixPath(name)
    return Asset(name, f"aset/{path.with_suffix('')}.{digest_bytes(text.encode())[:8]}{path.suffix}", text)


def _at(code: str, file: File, start: int, facts: tuple[tuple[str, str], ...]) -> Diagnostic:
    text, label = file
    line = text.count("\n", 0, start) + 1
    source = text.splitlines()[line - 1]
    return Diagnostic(code, label, line, 1, len(source), source, facts)
