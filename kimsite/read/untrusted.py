"""Values of JSON that anybody may have written: each is what it has to be, or nothing.

What is not is noted by its path (`latest[2].date`), and its writer's other values go on.
"""

import json
import unicodedata
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from urllib.parse import urlsplit

from kimsite.characters import sift
from kimsite.diagnostics import masked
from kimsite.pattern import pattern
from kimsite.read import values

T = TypeVar("T")
D = TypeVar("D")
MOMENT = pattern(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})"
)
DAY = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
YEARS = range(1990, 2200)
"""No group is older, and no date later is meant."""
MOST_COUNT = 1_000_000
PAGE = pattern(r"[^/\\][^\\]*\.html")
LONGEST_PATH = 300
JOINERS = "\u200c\u200d"
"""All other characters that are not seen are left out: some turn what follows around, as if others had said it."""


class Refused(Exception):
    """A value is not what it has to be."""


class Values:
    """A table of JSON, asked for one value after another; `faults` gathers the paths of those that cannot be used."""

    def __init__(self, table: dict[str, Any], path: str = "", faults: list[str] | None = None) -> None:
        self._table = table
        self._path = path
        self.faults: list[str] = [] if faults is None else faults

    def take(self, key: str, read: Callable[[Any], T], otherwise: D) -> T | D:
        """The value of a key as `read` understands it; `otherwise` where it is missing, null or not understood."""
        value = self._table.get(key)
        if value is None:
            return otherwise
        try:
            return read(value)
        except (Refused, ValueError, OverflowError):
            self.note(key)
            return otherwise

    def inner(self, key: str) -> "Values":
        """A table within; an empty one where there is none."""
        found = self._table.get(key)
        if found is not None and not isinstance(found, dict):
            self.note(key)
        return Values(found if isinstance(found, dict) else {}, f"{self._path}{key}.", self.faults)

    def tables(self, key: str, most: int) -> "Iterator[Values]":
        """The tables of a list, up to so many of them."""
        found = self._table.get(key)
        if not isinstance(found, list):
            if found is not None:
                self.note(key)
            return
        if len(found) > most:
            self.note(key)
        for place, one in enumerate(found[:most]):
            path = f"{self._path}{key}[{place}]"
            if isinstance(one, dict):
                yield Values(one, f"{path}.", self.faults)
            else:
                self.faults.append(path)

    def has(self, key: str) -> bool:
        """Whether anything is said there."""
        return self._table.get(key) is not None

    def note(self, key: str) -> None:
        """The value of this key cannot be used."""
        self.faults.append(self._path + key)


def table_of(data: bytes) -> dict[str, Any] | None:
    """The table that a JSON file is; None for any other. What JSON does not know (NaN) makes a file none."""
    try:
        found = json.loads(data.decode("utf-8-sig"), parse_constant=_never)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def text(most: int) -> Callable[[Any], str]:
    """A text of one line and at most so many characters, without what no page may hold, what turns others' words
    around, and numbers that may be somebody's NIK."""

    def read(value: Any) -> str:
        if not isinstance(value, str) or len(value) > 20 * most:
            raise Refused
        visible = "".join(c for c in sift(value, " ")[0] if unicodedata.category(c) != "Cf" or c in JOINERS)
        line = masked(" ".join(visible.split()))
        return line if len(line) <= most else line[: most - 1].rstrip() + "…"

    return read


def texts(most: int, longest: int) -> Callable[[Any], tuple[str, ...]]:
    """A list of at most so many such texts."""

    def read(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or len(value) > most:
            raise Refused
        return tuple(one for one in map(text(longest), value) if one)

    return read


def one_of(known: Collection[str]) -> Callable[[Any], str]:
    """A word of these, or ""."""

    def read(value: Any) -> str:
        if not isinstance(value, str) or (value and value not in known):
            raise Refused
        return value

    return read


def shaped(like: Callable[[str], object]) -> Callable[[Any], str]:
    """A text for which `like` finds something, or ""."""

    def read(value: Any) -> str:
        if not isinstance(value, str) or (value and (len(value) > 200 or not like(value))):
            raise Refused
        return value

    return read


def address(value: Any) -> str:
    """An http or https address, or ""."""
    if not isinstance(value, str) or (value and values.url(value) != value):
        raise Refused
    return value


def page(value: Any) -> str:
    """The path of a page below its site's root; it never leads out of there."""
    if not isinstance(value, str) or len(value) > LONGEST_PATH or not PAGE.fullmatch(value) or not value.isprintable():
        raise Refused
    if any(part in ("", ".", "..") for part in value.split("/")) or urlsplit(value).scheme:
        raise Refused
    return value


def moment(value: Any) -> datetime:
    """A time with its distance from UTC (RFC 3339)."""
    if not isinstance(value, str) or not MOMENT.fullmatch(value):
        raise Refused
    found = datetime.fromisoformat(value.upper())
    if found.year not in YEARS or found.astimezone(UTC).year not in YEARS:
        raise Refused
    return found


def day(value: Any) -> date:
    """A day."""
    if not isinstance(value, str) or not DAY.fullmatch(value):
        raise Refused
    found = date.fromisoformat(value)
    if found.year not in YEARS:
        raise Refused
    return found


def count(value: Any) -> int:
    """How many of something: neither below zero nor beyond belief."""
    if type(value) is not int or not 0 <= value <= MOST_COUNT:
        raise Refused
    return value


def flag(value: Any) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise Refused
    return value


def _never(_: str) -> Any:
    raise ValueError
