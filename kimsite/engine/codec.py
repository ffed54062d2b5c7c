"""Frozen values as JSON and back, for the ledger. Not for keys: those are made by `digest`.

Every class writes its fields in order as a list; reading follows the classes'
own annotations, so a ledger can never bring in anything but plain values.
"""

import json
import types
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

T = TypeVar("T")


def encode(value: object) -> str:
    """JSON of a frozen value."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[T], text: str) -> T:
    """The value again. Raises ValueError (or a subclass) when `text` is not one of `kind`."""
    try:
        return _build(kind, json.loads(text))  # type: ignore[no-any-return]
    except (TypeError, KeyError, IndexError, AttributeError, RecursionError) as fault:
        raise ValueError(f"not a {kind.__name__}") from fault


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, datetime):
        zone = value.tzinfo
        return [value.isoformat(), zone.key if isinstance(zone, ZoneInfo) else ""]
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    return value


def _build(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if kind is datetime:
        moment = datetime.fromisoformat(value[0])
        return moment.replace(tzinfo=ZoneInfo(value[1])) if value[1] else moment
    if kind is date:
        return date.fromisoformat(value)
    if kind in (str, int, bool):
        if not isinstance(value, kind):
            raise ValueError(value)
        return value
    origin = get_origin(kind)
    if origin is tuple:
        parts = get_args(kind)
        if len(parts) == 2 and parts[1] is Ellipsis:
            return tuple(_build(parts[0], part) for part in value)
        return tuple(_build(part, given) for part, given in zip(parts, value, strict=True))
    if origin in (Union, types.UnionType):
        return _build(next(part for part in get_args(kind) if part is not type(None)), value)
    return kind(*(_build(hint, part) for hint, part in zip(_hints(kind), value, strict=True)))


@cache
def _hints(kind: type) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[field.name] for field in fields(kind))
