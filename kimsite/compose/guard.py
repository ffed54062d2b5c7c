"""A budget for every document: what takes too long, grows too much or breaks the converter is left out.

Nearly every document takes the fast road, which is quick for all that does not look
risky. On the others a timer is set, on the main thread of Unix, which interrupts
regular expressions too (the `re` engine looks for signals). Elsewhere one that looks
risky is converted in a child process, which can be ended; what does not takes a second at worst.
"""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import eq
from types import FrameType
from typing import TypeVar

from kimsite.compose.expansion import AMPLE, expansion, nests_too_deep
from kimsite.compose.markdown import TooLong, convert, quick_body
from kimsite.model.report import Diagnostic
from kimsite.model.settings import Limits
from kimsite.model.site import Body, Profile
from kimsite.model.value import frozen

T = TypeVar("T")
OUTPUT_FACTOR = 8
RINGING = 0.2
"""Seconds after which the timer rings again: what it raises while Python cleans up, Python drops."""
MARKS = b"[]<>`*_|:"
RISKY_LENGTH, RISKY_MARKS, RISKY_RUN = 10_000, 1_000, 1_000
"""Measured with Python-Markdown 3.11, which takes a time that grows with the square of nearly any mark. The worst known
are headings underlined line after line: 1.1 s for 10 kB, 10 s for 30. `![[]()` a thousand times takes 2.3 s. The
fast road takes less than 10 ms for whatever is below these."""


@frozen
class Refusal:
    """Why a document has no body: a diagnostic's code and facts."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()

    def diagnostic(self, path: str, line: int = 0) -> Diagnostic:
        """The same, told about a file."""
        return Diagnostic(self.code, path, line, facts=self.facts)


class OutOfTime(BaseException):
    """The timer's interruption; no `except Exception` on its way may hold it up."""


def convert_within(text: str, profile: Profile, limits: Limits) -> Body | Refusal:
    """The body, or why there is none. Never raises, and ends within about `limits.seconds` (or a second)."""
    refusal = _too_much(text, limits)
    if refusal:
        return refusal
    ceiling = OUTPUT_FACTOR * limits.text_bytes
    risky = is_risky(text)
    if not risky and (quick := attempt(quick_body, text, profile, ceiling)):
        return quick
    if _can_be_interrupted():
        try:
            with _timer(limits.seconds):
                return attempt(convert, text, profile, ceiling)
        except OutOfTime:
            return Refusal("K201", (("seconds", str(limits.seconds)),))
    if not risky:
        return attempt(convert, text, profile, ceiling)
    from kimsite.compose.elsewhere import attempt_elsewhere

    result = attempt_elsewhere(text, profile, ceiling, limits.seconds)
    return result or Refusal("K201", (("seconds", str(limits.seconds)),))


def attempt(way: Callable[[str, Profile, int], T], text: str, profile: Profile, ceiling: int) -> T | Refusal:
    """Convert one `way`, and take whatever the converter throws for a refusal.

    This is the seam to Python-Markdown: on malformed text it may raise anything
    (IndexError, AssertionError, ...), and one document must not stop the others.
    """
    try:
        return way(text, profile, ceiling)
    except TooLong:
        return Refusal("K204")
    except RecursionError:
        return Refusal("K205")
    except MemoryError:
        return Refusal("K206")
    except Exception as error:
        return Refusal("K200", (("reason", type(error).__name__),))


def is_risky(text: str) -> bool:
    """Whether converting could take longer than anybody would wait."""
    data = text.encode("utf-8", "replace")
    if len(text) > RISKY_LENGTH or len(data) - len(data.translate(None, MARKS)) > RISKY_MARKS:
        return True
    # Wherever a run of that length begins, one of these pieces lies wholly in it.
    half = RISKY_RUN // 2
    if not any(map(eq, text[::half], text[1::half])):
        return False
    return any(text[start] * half == text[start : start + half] for start in range(0, len(text), half))


def _too_much(text: str, limits: Limits) -> Refusal | None:
    """What can be refused by looking at the text alone."""
    size = len(text) if text.isascii() else len(text.encode("utf-8", "replace"))
    if size > limits.text_bytes:
        return Refusal("K202", (("kilobytes", str(size // 1024)), ("limit", str(limits.text_bytes // 1024))))
    if nests_too_deep(text):
        return Refusal("K205")
    if expansion(text) > AMPLE:
        return Refusal("K203")
    return None


def _can_be_interrupted() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise OutOfTime


@contextmanager
def _timer(seconds: float) -> Iterator[None]:
    """Raises OutOfTime in the block after `seconds`. Whoever used the timer before has it back afterwards."""
    handler = signal.signal(signal.SIGALRM, _ring)
    waiting, interval = signal.setitimer(signal.ITIMER_REAL, seconds, RINGING)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, waiting, interval)
        signal.signal(signal.SIGALRM, handler)
