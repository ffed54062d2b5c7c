"""The table: seconds, ratios to Hugo, goals, memory, and how cost grows."""

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from bench.goals import GROWTH, MEMORY_OVER_HUGO, MEMORY_POSTS, PELICAN_OVER_KIMSITE, Growth, goal_over_hugo
from bench.rounds import SCENARIOS, Result
from bench.sites import GENERATORS

NAMES = {
    "cold": "cold, nothing cached",
    "nothing": "nothing changed",
    "body": "one body edited",
    "title": "one title edited",
    "new": "one new post",
    "theme": "the theme edited",
}
YARDSTICK = "hugo"
HEADINGS = (
    "what",
    "generator",
    "s",
    "cpu s",
    "× Hugo",
    "goal",
    "MiB",
    "× Hugo",
    "goal",
    "µs a post",
    "files",
    "edited",
)
WORDS = (0, 1, 5, 8)
"""Columns that hold words."""
Row = tuple[str, ...]


def seconds(result: Result) -> float:
    """The median of the rounds."""
    return median(usage.wall for usage in result.usages)


def ratio(result: Result, other: Result) -> float | None:
    """The median of the ratios round by round, which a slow minute does not spoil."""
    pairs = list(zip(result.usages, other.usages, strict=False))
    return median(a.wall / b.wall for a, b in pairs) if pairs else None


def tables(results: Sequence[Result]) -> Iterator[str]:
    """The lines of the whole report, Markdown."""
    for posts, groups in dict.fromkeys((result.posts, result.groups) for result in results):
        here = [result for result in results if (result.posts, result.groups) == (posts, groups)]
        rounds = max((len(result.usages) for result in here), default=0)
        yield f"## {posts:,} posts, {groups:,} group{'s' if groups > 1 else ''} · medians of up to {rounds} rounds"
        yield ""
        yield from _aligned((HEADINGS, *_rows(here)))
        yield from (f"{result.generator}, {result.scenario}: {result.failure}" for result in here if result.failure)
        yield ""
    yield from _growth(results)
    yield from notes(results)


def _rows(here: Sequence[Result]) -> Iterator[Row]:
    by_name = {(result.scenario, result.generator): result for result in here}
    for scenario in SCENARIOS:
        hugo = by_name.get((scenario, YARDSTICK))
        for result in here:
            if result.scenario == scenario and result.usages:
                yield _row(result, hugo, by_name.get((scenario, "kimsite")))


def _row(result: Result, hugo: Result | None, ours: Result | None) -> Row:
    over = ratio(result, hugo) if hugo else None
    most = goal_over_hugo(result.generator, result.scenario, result.posts, result.groups)
    goal = verdict(over, most)
    if result.generator == "pelican" and result.scenario == "cold" and ours:
        goal = _pelican(ratio(result, ours))
    memory = result.peak / hugo.peak if hugo and hugo.peak and result.peak else None
    lean = result.scenario == "cold" and result.generator == "kimsite" and result.posts == MEMORY_POSTS
    return (
        NAMES[result.scenario],
        result.generator,
        f"{seconds(result):.3f}",
        f"{median(usage.cpu for usage in result.usages):.2f}",
        _times(over),
        goal,
        f"{result.peak:.0f}" if result.peak else "–",
        _times(memory),
        verdict(memory, MEMORY_OVER_HUGO if lean else None),
        f"{seconds(result) / result.posts * 1e6:.0f}",
        f"{result.files}",
        f"{result.touched or ''}",
    )


def verdict(over: float | None, most: float | None) -> str:
    """A goal and whether it is met."""
    if most is None or over is None:
        return ""
    return f"≤ {most:g} {'met' if over <= most else 'NOT met'}"


def _pelican(over: float | None) -> str:
    if over is None:
        return ""
    met = "met" if over >= PELICAN_OVER_KIMSITE else "NOT met"
    return f"{over:.1f} × kimsite, ≥ {PELICAN_OVER_KIMSITE:g} {met}"


def _times(over: float | None) -> str:
    return "–" if over is None else f"{over:.3f}" if over < 0.2 else f"{over:.2f}"


def _aligned(rows: Iterable[Row]) -> Iterator[str]:
    """A Markdown table that can be read as it stands; words to the left, figures to the right."""
    rows = tuple(rows)
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    for number, row in enumerate(rows):
        cells = (
            cell.ljust(width) if place in WORDS else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "| " + " | ".join(cells) + " |"
        if number == 0:
            yield "|" + "|".join("-" * (width + 2) for width in widths) + "|"


def _growth(results: Sequence[Result]) -> Iterator[str]:
    """µs a post at each size, beside each other; and the goals on growth that the sizes allow to judge."""
    sizes = tuple(dict.fromkeys((result.posts, result.groups) for result in results))
    if len(sizes) < 2:
        return
    yield "## How cost grows: µs a post (MiB)"
    yield ""
    heads = ("what", "generator", *(f"{posts:,} in {groups:,}" for posts, groups in sizes))
    found = {(r.scenario, r.generator, r.posts, r.groups): r for r in results if r.usages}
    rows = []
    for scenario, generator in dict.fromkeys((r.scenario, r.generator) for r in results):
        cells = (found.get((scenario, generator, *size)) for size in sizes)
        rows.append((NAMES[scenario], generator, *(_cost(cell) for cell in cells)))
    yield from _aligned((heads, *rows))
    yield ""
    for growth in GROWTH:
        yield from _grown(growth, found)


def _cost(result: Result | None) -> str:
    if result is None:
        return "–"
    return f"{seconds(result) / result.posts * 1e6:.0f}" + (f" ({result.peak:.0f})" if result.peak else "")


def _grown(growth: Growth, found: dict[tuple[str, str, int, int], Result]) -> Iterator[str]:
    small = found.get((growth.scenario, "kimsite", *growth.small))
    large = found.get((growth.scenario, "kimsite", *growth.large))
    if small is None or large is None:
        return
    if growth.what == "memory":
        grown = large.peak / small.peak if large.peak and small.peak else None
    else:
        grown = seconds(large) / seconds(small)
        grown /= large.posts / small.posts if growth.what == "time a post" else 1
    sizes = " to ".join(f"{posts:,} in {groups:,}" for posts, groups in (growth.small, growth.large))
    yield f"- {NAMES[growth.scenario]}, {growth.what}, {sizes}: {_times(grown)}, {verdict(grown, growth.most)}"


def notes(results: Iterable[Result]) -> Iterator[str]:
    """How each generator was run."""
    yield ""
    for name in dict.fromkeys(result.generator for result in results):
        yield f"- {name}: {GENERATORS[name].note}"
    yield "- × Hugo: median of the ratios round by round; MiB: peak PSS of all processes, from a round of its own"
    yield "- files: in the output at the end; edited: how many of them hold the edit"
