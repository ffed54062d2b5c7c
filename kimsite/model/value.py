"""What makes a class one of values: `@frozen` means what `@dataclass(frozen=True, slots=True)` does, and costs a tenth.

That writes six methods for each class and compiles them, used or not: for a hundred
classes as long as a build with nothing to do takes. Here the methods are the same
for all classes, and `__init__`, which cannot be, is compiled for a class of which more than
a few values are made.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields, is_dataclass
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
FEW = 8
"""Values of a class that are made more cheaply than a function that makes them."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[T]) -> type[T]:
    """The class, its values frozen, with slots, and equal when they are of this class and their fields are equal.

    Raises TypeError for what it does not do: inherit fields, make defaults, hide fields from the constructor, take
    some by name only, do more when a value is made. Values cannot be taken apart by place in a `match`.
    """
    made: Any = dataclass(init=False, repr=False, eq=False, match_args=False, slots=True)(kind)
    made.__dataclass_params__.frozen = True
    own = fields(made)
    plain = all(part.init and not part.kw_only and part.default_factory is MISSING for part in own)
    if not plain or hasattr(made, "__post_init__") or any(is_dataclass(base) for base in made.__mro__[1:]):
        raise TypeError(f"{made.__qualname__} is more than a frozen value")
    shown = tuple(part.name for part in own if part.repr)
    all_of = _taker([part.name for part in own])
    compared = _taker([part.name for part in own if part.compare])

    __init__ = _init_of(made, own)

    def __repr__(self: Any) -> str:
        return f"{made.__qualname__}({', '.join([f'{name}={getattr(self, name)!r}' for name in shown])})"

    def __eq__(self: Any, other: object) -> Any:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:
        return hash(compared(self))

    def __reduce__(self: Any) -> tuple[type, tuple[Any, ...]]:
        return made, all_of(self)

    for method in (__init__, __repr__, __eq__, __hash__, __reduce__, __setattr__, __delattr__):
        setattr(made, method.__name__, method)
    return made  # type: ignore[no-any-return]


def __setattr__(self: object, name: str, _: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def __delattr__(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _taker(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What takes these fields out of a value."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _init_of(made: Any, own: tuple[Field[Any], ...]) -> Callable[..., None]:
    """`__init__` of a class: it makes the first few values itself, then a compiled one takes its place."""
    setters = {part.name: getattr(made, part.name).__set__ for part in own}
    defaults = {part.name: part.default for part in own if part.default is not MISSING}
    few = iter(range(FEW))

    def __init__(self: Any, *given: Any, **named: Any) -> None:
        values = {**defaults, **dict(zip(setters, given, strict=False)), **named}
        fits = len(given) <= len(setters) and values.keys() == setters.keys()
        if not fits or not named.keys().isdisjoint(list(setters)[: len(given)]) or next(few, None) is None:
            made.__init__ = _compiled_init(setters, defaults)
            made.__init__(self, *given, **named)  # which says what does not fit as any function does
            return
        for name, value in values.items():
            setters[name](self, value)

    return __init__


def _compiled_init(setters: dict[str, Any], defaults: dict[str, Any]) -> Callable[..., None]:
    """`__init__`: fields in order, by place or name. It sets slots by their descriptors, which nothing refuses."""
    scope: dict[str, Any] = {f"_set_{name}": setter for name, setter in setters.items()}
    scope |= {f"_or_{name}": value for name, value in defaults.items()}
    given = ", ".join(f"{name}=_or_{name}" if name in defaults else name for name in setters)
    exec(f"def __init__(self, {given}):\n" + "".join(f" _set_{n}(self, {n})\n" for n in setters), scope)
    return scope["__init__"]  # type: ignore[no-any-return]
