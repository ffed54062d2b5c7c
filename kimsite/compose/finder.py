"""What a written target means: a document, a picture or a file of the group, found by path or by name."""

import posixpath
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from kimsite.vocabulary import MEDIA_FOLDERS

ALIKE = 0.6
COMPARED = 12
TELLING = 200
"""A piece that more names than this have in common says nothing about any of them."""


class Found(NamedTuple):
    """The path of what was meant, and whether other files go by the same name."""

    path: str
    ambiguous: bool = False


class Finder:
    """The files of one kind in one group, by path and by every name they go by."""

    def __init__(self, folder: str, paths: Iterable[str]) -> None:
        self._folder = folder
        self._exact = frozenset(paths := sorted(paths))
        self._paths: dict[str, str] = {}
        self._folders: dict[str, list[str]] = defaultdict(list)
        self._names: dict[str, list[str]] = defaultdict(list)
        self._pieces: dict[str, list[str]] | None = None
        for path in paths:
            self._paths.setdefault(_plain(path), path)
            self._folders[_plain(posixpath.dirname(path))].append(path)
            self.add_name(posixpath.basename(path), path)
            if path.endswith(".md"):
                self._paths.setdefault(_plain(path.removesuffix(".md")), path)
                self.add_name(posixpath.basename(path).removesuffix(".md"), path)

    def add_name(self, name: str, path: str) -> None:
        """Let `path` be found by `name` too."""
        owners = self._names[_plain(name)]
        if name and path not in owners:
            owners.append(path)

    def find(self, target: str, start: str) -> Found | None:
        """What `target` means in a file that lies in folder `start`: by path from there, by path from
        the group's folder, by name anywhere."""
        target = target.replace("\\", "/")
        for folder in (start, self._folder):
            path = posixpath.normpath(posixpath.join(folder, target.lstrip("/")))
            if path in self._exact:
                return Found(path)
            if found := self._paths.get(_plain(path)):
                return Found(found)
        owners = self._names.get(_plain(target.strip("/"))) or self._names.get(_plain(posixpath.basename(target)), [])
        if not owners:
            return None
        return Found(min(owners, key=self._distance), len(owners) > 1)

    def in_folder(self, target: str, start: str) -> tuple[str, ...]:
        """The files that lie directly in a folder, in order of their paths."""
        for base in (start, self._folder):
            if inside := self.lying_in(posixpath.normpath(posixpath.join(base, target.lstrip("/")))):
                return inside
        return ()

    def lying_in(self, folder: str) -> tuple[str, ...]:
        """The files that lie directly in the folder of this path, in order of their paths."""
        return tuple(self._folders.get(_plain(folder), ()))

    def nearest(self, target: str) -> str:
        """The name most like `target`; "" when none is like it."""
        name = _plain(posixpath.basename(target.rstrip("/")))
        owners = (self._by_piece().get(piece, ()) for piece in _pieces(name))
        shared = Counter(other for names in owners if len(names) <= TELLING for other in names)
        candidates = sorted(shared, key=lambda other: (-shared[other], other))[:COMPARED]
        ratios = [(SequenceMatcher(None, name, other).ratio(), other) for other in candidates]
        alike = max(ratios, key=lambda ratio: ratio[0], default=(0.0, ""))
        return posixpath.basename(self._names[alike[1]][0]) if alike[0] >= ALIKE else ""

    def _distance(self, path: str) -> tuple[bool, str]:
        """The folders for media first, then in order of paths."""
        return path.removeprefix(self._folder + "/").split("/")[0] not in MEDIA_FOLDERS, path

    def _by_piece(self) -> dict[str, list[str]]:
        """Names by the three-letter pieces in them; made when the first name is not found."""
        if self._pieces is None:
            self._pieces = defaultdict(list)
            for name in sorted(self._names):
                for piece in _pieces(name):
                    self._pieces[piece].append(name)
        return self._pieces


def _plain(name: str) -> str:
    """A name as people compare names: composed, without difference of case."""
    return unicodedata.normalize("NFC", name).casefold()


def _pieces(name: str) -> set[str]:
    return {name[at : at + 3] for at in range(max(1, len(name) - 2))}
