"""File names that travel badly: with spaces, or with letters and their accents apart (NFD, as macOS writes them).

A file's new name keeps its address: a text's slug is the same with a hyphen for each space.
"""

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import partial
from urllib.parse import quote

HEAD = re.compile(r"\A\s*---[^\S\n]*\n.*?\n---[^\S\n]*(?:\n|\Z)", re.DOTALL)
LINKED = r"(\]\([^()\n]*?|<[^<>\n]*?)"
"""What comes before a file's name in a link: its folder, perhaps."""


def better_names(paths: Iterable[str]) -> dict[str, str]:
    """The new path of each file whose name should be another; none where two would have the same."""
    paths = tuple(paths)
    wanted = {path: posixpath.join(posixpath.dirname(path), better_name(posixpath.basename(path))) for path in paths}
    taken = {path.casefold() for path in paths}
    renamed = {path: new for path, new in wanted.items() if new != path}
    news = [new.casefold() for new in renamed.values()]
    return {
        path: new
        for path, new in renamed.items()
        if news.count(new.casefold()) == 1 and (new.casefold() not in taken or new.casefold() == path.casefold())
    }


def better_name(name: str) -> str:
    """A file's name composed, with a hyphen for each stretch of spaces."""
    stem, ending = posixpath.splitext(unicodedata.normalize("NFC", name))
    return (
        re.sub(r"\s*-\s*|\s+", "-", stem.strip()) + ending.strip() if re.search(r"\s", stem + ending) else stem + ending
    )


def relinked(text: str, names: Mapping[str, str]) -> str:
    """A text with the new names of files (by the old ones) in its links and in its head."""
    head = HEAD.match(text)
    start, rest = (head[0], text[head.end() :]) if head else ("", text)
    for old, new in sorted(names.items(), key=lambda pair: -len(pair[0])):
        for spelling in spellings(old):
            at_name = rf"(?<![\w-]){re.escape(spelling)}(?![\w.-])"
            start = re.sub(at_name, partial(_put, new), start)
            rest = re.sub(LINKED + at_name, partial(_put, new), rest)
    return start + rest


def _put(new: str, found: "re.Match[str]") -> str:
    """The new name, behind what stood before the old one in a link."""
    return (found[1] if found.re.groups else "") + new


def spellings(name: str) -> tuple[str, ...]:
    """How a text may name a file: composed or not, with `%20` for its spaces."""
    forms = (name, unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name))
    return tuple(dict.fromkeys((*forms, *map(quote, forms), *(form.replace(" ", "%20") for form in forms))))
