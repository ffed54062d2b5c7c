"""Macros whose work is kept: a card that stands in a dozen lists is drawn once for each way to show it.

Nothing is taken on trust. A macro is kept only when all that it can see is written in
it (`sight.py`). What it came to is found again under all of this, so the same page
comes out, only sooner.
"""

from collections.abc import Callable
from datetime import date, datetime
from types import FunctionType, MethodType
from typing import Any

from jinja2 import pass_eval_context
from jinja2.runtime import Context, Macro
from jinja2.utils import missing

from kimsite.model.content import Event
from kimsite.model.site import Image
from kimsite.model.view import Card, Link, SiteView
from kimsite.render.sight import Sight

LIMIT = 12288
"""Results kept at a time; a card has about 1 kB."""
FEW = 8
"""A row of more values is drawn for itself: a list of cards stands on one page only."""
VALUES = frozenset(
    {str, int, bool, type(None), type(missing), date, datetime, Card, Event, Image, Link, SiteView}
    | {FunctionType, MethodType}
)
"""What never changes: texts are known again by their letters, all else by being the same object."""
Place = tuple[str | None, str | None]
"""The names of a template and of a macro in it."""
Making = tuple[Callable[..., str], list[str], bool]
"""What makes a macro: its function, its arguments' names, whether it escapes."""
Key = tuple[object, ...]
Drawn = dict[Key, tuple[str, object]]
"""What a macro drew, by its arguments; with them, since what is known by its identity must not make way for another."""


class Results(dict[Key, tuple[Drawn, object]]):
    """What macros drew, by all that they see besides their arguments; with that, for the same reason."""

    room = LIMIT

    def around(self, place: object, seen: Key) -> Drawn | None:
        """What the macro at `place` drew where it saw this; None where that can change."""
        if not VALUES.issuperset(map(type, seen)):
            return None
        key = (place, *_marks(seen))
        found = self.get(key)
        if found is None:
            self._make_room()
            found = self[key] = ({}, seen)
        return found[0]

    def keep(self, drawn: Drawn, key: Key, text: str, held: object) -> None:
        """Keeps one more."""
        self._make_room()
        drawn[key] = (text, held)

    def clear(self) -> None:
        """Forgets it all."""
        super().clear()
        self.room = LIMIT

    def _make_room(self) -> None:
        """For one more: when there are too many, all before it are forgotten."""
        if not self.room:
            self.clear()
        self.room -= 1


def _lasts(value: Any) -> bool:
    kind = type(value)
    return kind in VALUES or (kind is tuple and len(value) <= FEW and VALUES.issuperset(map(type, value)))


def _marks(values: Key) -> list[object]:
    """What values are known by: texts by their letters, all else by being the same object."""
    return [value if type(value) is str else id(value) for value in values]


class KeptMacro(Macro):
    """A macro that looks first whether it did the same before. It takes named arguments only, as all such macros do."""

    context: Context
    catch_kwargs = catch_varargs = caller = explicit_caller = False

    def __init__(self, results: Results, place: Place, sight: Sight, context: Context, make: Making) -> None:
        self._func, self.arguments, self._default_autoescape = make
        self._environment, self.name, self._argument_count = context.environment, place[1] or "", len(self.arguments)
        self._results, self._place, self._sight, self.context = results, place, sight, context
        self._drawn: Drawn | None = None
        self._size = -1

    @pass_eval_context
    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """What the macro draws with these arguments."""
        if len(self.context.vars) != self._size:
            self._look_around()
        drawn = self._drawn
        given = (*args, *kwargs.values()) if kwargs else args
        if drawn is None or not (VALUES.issuperset(map(type, given)) or all(map(_lasts, given))):
            return super().__call__(*args, **kwargs)
        key = (*kwargs, None, *_marks(given)) if kwargs else tuple(_marks(given))
        found = drawn.get(key)
        if found is None:
            text = super().__call__(*args, **kwargs)
            self._results.keep(drawn, key, text, given)
            return text
        return found[0]

    def _look_around(self) -> None:
        """Finds what was drawn in such surroundings. Names of a context are never taken away: as long as they are no
        more, and none of them is one that the macro sees, what it sees is the same."""
        shaded = self._sight.shaded(self.context)
        self._size = -1 if shaded else len(self.context.vars)
        # What a template named so itself, the macro may see otherwise than the context tells.
        self._drawn = None if shaded else self._results.around(self._place, self._sight.seen(self.context))
