"""File names that travel badly: with spaces, or with letters and their accents apart (NFD, as macOS writes them).

A file's new name keeps its address (a text's slug is the same with a hyphen for each space) and what it is found by:
texts name a file of their group by its path, or by its name alone wherever it lies. So all files of one name are
renamed, or none of them; and none where something else goes by the new name.
"""

import posixpath
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from kimsite.read.discover import is_litter
from kimsite.read.document import ENDINGS

SPACES = re.compile(r"\s*-\s*|\s+")


def better_names(paths: Iterable[str], taken: Iterable[str] = ()) -> dict[str, str]:
    """The new path of each file of a group whose name should be another. `taken` are paths of what else lies there."""
    paths = tuple(paths)
    wanted = {path: _in_its_folder(path, better_name(posixpath.basename(path))) for path in paths}
    folders = {plain(folder) for path in paths for folder in _folders(path)}
    owners: dict[str, set[str]] = defaultdict(set)  # which names become one
    for old, new in (*wanted.items(), *((path, path) for path in taken)):
        for path in (old, new):
            owners[name_of(path)].add(name_of(old))
    places = Counter(map(plain, wanted.values()))
    kept = {
        name_of(old)
        for old, new in wanted.items()
        if len(owners[name_of(new)]) > 1
        or places[plain(new)] > 1
        or plain(new) in folders
        or (_stem(old) != old and plain(_stem(old)) in folders)
    }
    return {old: new for old, new in wanted.items() if new != old and name_of(old) not in kept}


def better_name(name: str) -> str:
    """A file's name composed, with a hyphen for each stretch of spaces; as it is, if nobody would see it then, or a
    link would mean something else by it."""
    new = unicodedata.normalize("NFC", name)
    if re.search(r"\s", new):
        stem, ending = (part.strip() for part in posixpath.splitext(new))
        spaced = re.search(r"\s", ending)
        new = SPACES.sub("-", stem + ending) if spaced else SPACES.sub("-", stem) + ending
    return name if not new or new[0] == "#" or is_litter(new) or unquote(new) != new else new


def found_by(renamed: Mapping[str, str]) -> dict[str, str]:
    """What texts may call the files that are renamed (see `plain`) → how they are called then."""
    names: dict[str, str] = {}
    for old, new in renamed.items():
        names[name_of(old)] = posixpath.basename(new)
        if old.lower().endswith(ENDINGS):
            names[name_of(_stem(old))] = posixpath.basename(_stem(new))
    return {old: new for old, new in names.items() if old != plain(new)}


def plain(name: str) -> str:
    """A name as names are compared: composed, without difference of case."""
    return unicodedata.normalize("NFC", name).casefold()


def name_of(path: str) -> str:
    """The name of a file, as names are compared."""
    return plain(posixpath.basename(path))


def _in_its_folder(path: str, name: str) -> str:
    return posixpath.join(posixpath.dirname(path), name)


def _stem(path: str) -> str:
    """A text's path without its ending: a folder of this name holds its photos. Of another file, its path."""
    stem, ending = posixpath.splitext(path)
    return stem if ending.lower() in ENDINGS else path


def _folders(path: str) -> Iterable[str]:
    while path := posixpath.dirname(path):
        yield path
