"""One file's slips, repaired one after another.

Reading says what is wrong and where; for each kind of complaint there are a few ways to meet it (`head`). One is taken
only if reading then does not complain of that any more, and of nothing worse. So a repair is right because reading says
so, and what reading does not complain of stays as it is, but for what copying leaves behind (`paste`).
"""

from collections.abc import Callable

from kimsite.diagnostics import severity
from kimsite.model.report import Diagnostic
from kimsite.model.value import frozen
from kimsite.read.text import encoding_of
from kimsite.repair.head import ways
from kimsite.repair.paste import cleaned

Read = Callable[[bytes], tuple[Diagnostic, ...]]
"""What is to be said of a file with these bytes."""
MOST = 60
"""Repairs of one file: more is no slip."""
UNREADABLE = frozenset(f"K{number}" for number in range(104, 129)) - {"K107", "K119", "K122"}
"""What keeps a file from being read on: behind it others may come to light."""


@frozen
class Mended:
    """A file's new bytes, and what was complained of that is met now: its codes and lines, as they were."""

    data: bytes
    met: tuple[tuple[str, int], ...]


def mend(data: bytes, read: Read) -> Mended:
    """The file with all that can be repaired without doubt; the same bytes when there is nothing."""
    encoding = encoding_of(data)
    if encoding is None:
        return Mended(data, ())
    text = data.decode(encoding, "replace")
    crlf = "\r\n" in text
    lines = (text.removeprefix("\ufeff") if encoding != "utf-8" else text).replace("\r\n", "\n").split("\n")
    met = [("K101", 0)] if encoding != "utf-8" else []
    if (clean := cleaned(lines)) != lines:
        lines, met = clean, [*met, ("K122", 0)]
    lines, more = _repaired(lines, read)
    if not met and not more:
        return Mended(data, ())
    return Mended(("\r\n" if crlf else "\n").join(lines).encode(), (*met, *more))


def _repaired(lines: list[str], read: Read) -> tuple[list[str], list[tuple[str, int]]]:
    problems, met = read(_bytes(lines)), list[tuple[str, int]]()
    while len(met) < MOST:
        step = _step(lines, problems, read)
        if step is None:
            break
        problem, lines, problems = step
        met.append((problem.code, problem.line))
    return lines, met


def _step(
    lines: list[str], problems: tuple[Diagnostic, ...], read: Read
) -> tuple[Diagnostic, list[str], tuple[Diagnostic, ...]] | None:
    """The first complaint that can be met, the lines that meet it, and what is to be said of them."""
    for problem in problems:
        for better in ways(lines, problem):
            said = read(_bytes(better))
            if _is_better(problem, problems, said):
                return problem, better, said
    return None


def _is_better(problem: Diagnostic, before: tuple[Diagnostic, ...], after: tuple[Diagnostic, ...]) -> bool:
    """Whether a complaint is met without another one coming instead."""
    if any((one.code, one.source) == (problem.code, problem.source) for one in after):
        return False
    if problem.code in UNREADABLE:
        return all(one.line >= problem.line or severity(one) != "error" for one in after if one.line)
    return _codes(after, "error") <= _codes(before, "error") and len(after) < len(before)


def _codes(problems: tuple[Diagnostic, ...], kind: str) -> set[tuple[str, int]]:
    return {(one.code, one.line) for one in problems if severity(one) == kind}


def _bytes(lines: list[str]) -> bytes:
    return "\n".join(lines).encode()
