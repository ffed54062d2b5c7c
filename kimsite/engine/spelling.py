"""Values as text, for keys: equal values are spelled alike, different ones never.

`repr` would do, but it looks at every letter of every text, and spells what a
thousand views share a thousand times.
"""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any

from kimsite.digest import digest_bytes
from kimsite.model.feed import FeedEntry
from kimsite.model.view import Card, Link, SiteView

ATOMS = frozenset({int, bool, type(None), date, datetime})
SHARED = frozenset({SiteView, Card, FeedEntry})
"""What stands in many views as the same object: it is spelled out once, and named by its digest."""
SMALL = frozenset({Link})
"""The same, but too small to be named."""


class Spelling:
    """Spells frozen values. Shared ones are known again by identity, and kept, so that no other can take it over."""

    def __init__(self) -> None:
        self._shared: dict[int, tuple[object, str]] = {}

    def digest(self, *values: object) -> str:
        """The digest of values: of their classes and all their fields, but those that `repr` does not show."""
        return _digest(self._all(values))

    def _all(self, values: tuple[Any, ...]) -> str:
        """Values one behind the other; each says where it ends, a text by its length."""
        spell = self._spell
        return "".join(
            [
                "~" if value is None else f"{len(value)}'{value}" if type(value) is str else spell(value)
                for value in values
            ]
        )

    def _spell(self, value: Any) -> str:
        kind = type(value)
        if kind is tuple:
            return f"({self._all(value)})" if value else "()"
        if kind in ATOMS:
            return f"{value!r};"
        if kind not in SHARED and kind not in SMALL:
            return self._fields(value)
        known = self._shared.get(id(value))
        if known is None:
            spelled = self._fields(value)
            known = self._shared[id(value)] = (value, spelled if kind in SMALL else f"#{_digest(spelled)}")
        return known[1]

    def _fields(self, value: Any) -> str:
        kind: Any = type(value)
        name, parts = _parts(kind)
        return f"{name}({self._all(parts(value))})"


def _digest(text: str) -> str:
    return digest_bytes(text.encode("utf-8", "surrogatepass"))


@cache
def _parts(kind: type) -> tuple[str, Callable[[object], tuple[object, ...]]]:
    """The name of a class, and what takes the fields that count out of its values."""
    names = [field.name for field in fields(kind) if field.repr]
    if len(names) > 1:
        return kind.__qualname__, attrgetter(*names)
    return kind.__qualname__, lambda value: tuple(getattr(value, name) for name in names)
