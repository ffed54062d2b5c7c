"""Regular expressions that are compiled when they are first used.

To compile one takes as long as to read a post, there are more than a hundred of them,
and a build that has little to do meets few of those cases that they stand for.
"""

import re
from typing import Any, cast

METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split")


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but a fault in `text` shows when the pattern is used."""
    return cast("re.Pattern[str]", _Pattern(text, flags))


class _Pattern:
    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __reduce__(self) -> tuple[Any, ...]:
        return pattern, (self._text, self._flags)

    def __getattr__(self, name: str) -> Any:
        """Asked for what is not there yet, which from then on is there, and costs nothing more."""
        compiled = re.compile(self._text, self._flags)
        vars(self).update((method, getattr(compiled, method)) for method in METHODS)
        return getattr(compiled, name)
