"""Frozen values as JSON and back, for what one build leaves to the next. Not for keys: those are made by `digest`.

Every class writes its fields in order as a list; reading follows the classes' own
annotations, so a ledger can never bring in anything but plain values. What a class
needs is worked out once: a ledger may hold a hundred thousand values.
"""

import json
import types
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache, partial
from operator import attrgetter
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Build = Callable[[Any], Any]


def encode(value: object) -> str:
    """JSON of a frozen value."""
    return ENCODER.encode(value)


def decode(kind: type[T], text: str) -> T:
    """The value again. Raises ValueError (or a subclass) when `text` is not one of `kind`."""
    return build(kind, json.loads(text))


def build(kind: type[T], parsed: object) -> T:
    """The value from its JSON, parsed already. Raises ValueError when that is not one of `kind`."""
    try:
        return cast("T", _builder(cast("Hashable", kind))(parsed))
    except (TypeError, KeyError, IndexError, AttributeError, RecursionError) as fault:
        raise ValueError(f"not a {kind.__name__}") from fault


def _plain(value: object) -> object:
    """What `json` does not know: a datetime as its time and zone, a class as its fields."""
    return _writer(cast("Hashable", type(value)))(value)


ENCODER = json.JSONEncoder(default=_plain, ensure_ascii=False, separators=(",", ":"))


@cache
def _writer(kind: type) -> Callable[[Any], object]:
    if kind is datetime:
        return _moment
    if kind is date:
        return date.isoformat
    if not is_dataclass(kind):
        raise TypeError(kind)
    names = [field.name for field in fields(kind)]
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)


def _moment(value: datetime) -> tuple[str, str]:
    return value.isoformat(), getattr(value.tzinfo, "key", "")  # an offset alone has no name


@cache
def _builder(kind: Any) -> Build:
    """What makes a value of this kind out of JSON."""
    if kind in (str, int, bool):
        return partial(_checked, kind)
    if kind is datetime:
        return _datetime
    if kind is date:
        return date.fromisoformat
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = _builder(next(part for part in parts if part is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple and len(parts) == 2 and parts[1] is Ellipsis:
        inner = _builder(parts[0])
        return lambda value: tuple([inner(part) for part in value])
    if origin is tuple:
        return partial(_tuple, [_builder(part) for part in parts])
    if origin is dict:
        inner = _builder(parts[1])
        return lambda value: {key: inner(part) for key, part in value.items()}
    return partial(_instance, kind)


def _checked(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise ValueError(value)
    return value


def _datetime(value: Any) -> datetime:
    moment = datetime.fromisoformat(value[0])
    if not value[1]:
        return moment
    from zoneinfo import ZoneInfo  # a ledger may hold no moment of a place, and this reads what the system knows

    return moment.replace(tzinfo=ZoneInfo(value[1]))


def _tuple(builders: list[Build], value: Any) -> tuple[Any, ...]:
    return tuple([build(part) for build, part in zip(builders, value, strict=True)])


def _instance(kind: type, value: Any) -> Any:
    return kind(*[build(part) for build, part in zip(_parts(kind), value, strict=True)])


@cache
def _parts(kind: type) -> list[Build]:
    """What makes the fields of a class, when one is to be made for the first time: it may have itself in it."""
    hints = get_type_hints(kind)
    return [_builder(hints[field.name]) for field in fields(kind)]
