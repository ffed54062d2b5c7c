"""One file's slips, repaired one after another.

Reading says what is wrong and where; for each kind of complaint there are a few ways to meet it (`head`). One is taken
only if reading then does not complain of that any more, and of nothing worse. So a repair is right because reading says
so, and what reading does not complain of stays as it is, but for what copying leaves behind (`paste`).
"""

from collections.abc import Callable

from kimsite.diagnostics import severity
from kimsite.model.report import Diagnostic
from kimsite.model.value import frozen
from kimsite.repair.head import ways
from kimsite.repair.paper import bytes_of, paper_of
from kimsite.repair.paste import cleaned

Read = Callable[[bytes], tuple[Diagnostic, ...]]
"""What is to be said of a file with these bytes."""
MOST = 60
"""Repairs of one file: more is no slip."""
ROUNDS = 4
"""A head that was found by a repair may hold what copying left, and behind that there may be more to repair."""
UNREADABLE = frozenset(f"K{number}" for number in range(104, 129)) - {"K107", "K119", "K122"}
"""What keeps a file from being read on: behind it others may come to light."""

ON_ONE_LINE = UNREADABLE - {"K117"}
"""What is not met while it is said of the same line in other words. Of a key given twice a line is taken out, and
another one may follow in its place."""


@frozen
class Mended:
    """A file's new bytes, and what was complained of that is met now: its codes and lines, as they were."""

    data: bytes
    met: tuple[tuple[str, int], ...]


def mend(data: bytes, read: Read) -> Mended:
    """The file with all that can be repaired without doubt; the same bytes when there is nothing."""
    paper = paper_of(data)
    if paper is None:
        return Mended(data, ())
    lines, met = list(paper.lines), [("K101", 0)] if paper.foreign else []
    for _ in range(ROUNDS):
        before = lines
        if (clean := cleaned(lines)) != lines:
            lines, met = clean, [*met, ("K122", 0)]
        lines, more = _repaired(lines, read)
        met += more
        if lines == before:
            break
    return Mended(bytes_of(paper, lines), tuple(met)) if met else Mended(data, ())


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
    same = [one for one in after if one.code == problem.code]
    if any(one.source == problem.source or (one.line == problem.line and problem.code in ON_ONE_LINE) for one in same):
        return False
    if problem.code in UNREADABLE:
        return all(one.line >= problem.line or severity(one) != "error" for one in after if one.line)
    return _codes(after, "error") <= _codes(before, "error") and len(after) < len(before)


def _codes(problems: tuple[Diagnostic, ...], kind: str) -> set[tuple[str, int]]:
    return {(one.code, one.line) for one in problems if severity(one) == kind}


def _bytes(lines: list[str]) -> bytes:
    return "\n".join(lines).encode()
