"""What a group has already, as far as an import must know it: the old address or the title of each text."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from kimsite.model.content import Group
from kimsite.model.settings import Limits
from kimsite.model.source import GroupFiles
from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.read.document import is_document, read_document
from kimsite.read.text import decode
from kimsite.vocabulary import TYPE_NAMES

ALIASES = pattern(r"^(?:alamat_lama|aliases)[ \t]*:[ \t]*(\S.*?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
TITLE = pattern(r"^(?:judul|title)[ \t]*:[ \t]*(\S.*?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
"""In a text that cannot be read: it lacks a date, or somebody has edited it since, and it is still the same text."""


@frozen
class Present:
    """One text of the group. `month` is that of its date, `2025/10`, "" without one."""

    path: str
    type: str = ""
    title: str = ""
    slug: str = ""
    month: str = ""
    addresses: tuple[str, ...] = ()


def list_present(source: Path, files: GroupFiles, group: Group, limits: Limits) -> Iterator[Present]:
    """All texts of a group, also those that are drafts or broken."""
    for file in files.files:
        if not is_document(file, files.folder) or file.size > limits.text_bytes:
            continue
        try:
            data = (source / file.path).read_bytes()
        except OSError:
            continue
        document, _ = read_document(data, file.path, group, limits)
        if document:
            month = f"{document.date:%Y/%m}" if document.date else ""
            yield Present(file.path, document.type, document.title, document.slug, month, document.aliases)
        else:
            yield _broken(file.path, file.path.removeprefix(f"{files.folder}/"), decode(data) or "")


def _broken(path: str, below: str, text: str) -> Present:
    """What a text tells that cannot be read."""
    title = TITLE.search(text)
    addresses = tuple(_words(found) for found in ALIASES.findall(text))
    return Present(
        path,
        TYPE_NAMES.get(below.split("/")[0].lower(), ""),
        _words(title[1]) if title else "",
        addresses=tuple(filter(None, addresses)),
    )


def _words(value: str) -> str:
    """A value without its quotes, or the brackets of a list of one."""
    value = value.removeprefix("[").removesuffix("]") if value.startswith("[") else value
    try:
        return str(json.loads(value)) if value.startswith('"') else value.strip("'")
    except ValueError:
        return value.strip('"')
