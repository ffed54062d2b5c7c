"""A budget for every document: what takes too long, grows too much or breaks the converter is left out.

Nearly every document is quick, as can be seen without converting it. For one that
looks risky, a timer interrupts the conversion on the main thread of Unix (regular
expressions too: the `re` engine looks for signals); elsewhere it is converted in a
child process, which can be ended.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from operator import eq
from types import FrameType

from kimsite.compose.expansion import AMPLE, expansion, nests_too_deep
from kimsite.compose.markdown import TooLong, convert
from kimsite.model.report import Diagnostic
from kimsite.model.settings import Limits
from kimsite.model.site import Body, Profile
from kimsite.model.value import frozen

OUTPUT_FACTOR = 8
RISKY_LENGTH = 100_000
MARKS = b"[]<>`*_|:"
RISKY_MARKS = 1_000
RISKY_RUN = 1_000
"""Measured with Python-Markdown 3.11: what stays below all three takes less than half a second, 100 kB of ordinary
text 0.1 s. `![[]()` a thousand times takes 2.3 s, and that grows with the square; so do long runs of one character."""


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
    """The body, or why there is none. Never raises, and ends within about `limits.seconds` (or half a second)."""
    refusal = _too_much(text, limits)
    if refusal:
        return refusal
    ceiling = OUTPUT_FACTOR * limits.text_bytes
    if not is_risky(text):
        return attempt(text, profile, ceiling)
    if _can_be_interrupted():
        try:
            with _timer(limits.seconds):
                return attempt(text, profile, ceiling)
        except OutOfTime:
            return Refusal("K201", (("seconds", str(limits.seconds)),))
    from kimsite.compose.elsewhere import attempt_elsewhere

    result = attempt_elsewhere(text, profile, ceiling, limits.seconds)
    return result or Refusal("K201", (("seconds", str(limits.seconds)),))


def attempt(text: str, profile: Profile, ceiling: int) -> Body | Refusal:
    """Convert, and take whatever the converter throws for a refusal.

    This is the seam to Python-Markdown: on malformed text it may raise anything
    (IndexError, AssertionError, ...), and one document must not stop the others.
    """
    try:
        return convert(text, profile, ceiling)
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
    waiting, interval = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, waiting, interval)
        signal.signal(signal.SIGALRM, handler)
