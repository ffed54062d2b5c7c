"""Values as they are written into a page: what MarkupSafe's `escape` gives, without a wrapper around each of them."""

from collections.abc import Callable
from typing import Any

import markupsafe
from markupsafe import Markup, escape

SAMPLE = "a & <b> 'c' \"d\" é"


def _bare() -> Callable[[str], str]:
    """The part of `escape` that is for texts; where this MarkupSafe has none, or one that does otherwise, the whole."""
    inner: Callable[[str], str] | None = getattr(markupsafe, "_escape_inner", None)
    return inner if inner and inner(SAMPLE) == str(escape(SAMPLE)) else escape


escape_text = _bare()


def escaped(value: Any) -> str:
    """As `markupsafe.escape`, for what is written out at once."""
    kind = type(value)
    if kind is str:
        return escape_text(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return str(value) if kind is int else escape(value)
