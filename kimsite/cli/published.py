"""What publishing came to, for people or as one JSON document."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence

from kimsite.cli.outcome import problem_json
from kimsite.cli.words import Words
from kimsite.diagnostics import as_text, severity
from kimsite.model.publication import Changes, Published
from kimsite.model.theme import Catalogue
from kimsite.theme.i18n import BASE, read_words
from kimsite.wording import Wording

DONE = frozenset({"planned", "same", "sent", "back"})
MOVING = frozenset({"planned", "sent"})
"""States in which bytes are sent, or would be."""


def print_published(results: Sequence[Published], left: int, words: Words) -> None:
    """One site in full, several as a table; problems on standard error. `left` groups have no such target."""
    numbers = Wording(Catalogue(words.language, tuple(read_words(BASE / f"{words.language}.yaml", "").items())))
    for result in results:
        for problem in result.problems:
            print(as_text(problem, words.language), file=sys.stderr)
    if not results:
        print(words("publish_none_failed"))
        return
    if len(results) == 1:
        print(*_lines(results[0], words, numbers), sep="\n")
        return
    print(*_table(results, words, numbers), sep="\n")
    if left:
        print(words("publish_without", number=left))
    print(_sum(results, words, numbers))


def as_json(results: Iterable[Published], left: int, seconds: float, language: str) -> str:
    """The form that programs read; `schema` 1."""
    sites = [
        {
            "target": result.target,
            "group": result.slug or None,
            "type": result.kind,
            "where": result.where,
            "state": result.state,
            "added": [file.path for file in result.changes.added],
            "changed": [file.path for file in result.changes.changed],
            "deleted": list(result.changes.deleted),
            "kept": result.changes.kept,
            "bytes": result.size,
            "rupiah": result.cost if result.cost >= 0 else None,
            "online": result.seen,
            "problems": [problem_json(problem, language) for problem in result.problems],
        }
        for result in results
    ]
    said = {"schema": 1, "sites": sites, "without_target": left, "seconds": seconds}
    return json.dumps(said, ensure_ascii=False, indent=1)


def exit_code(results: Sequence[Published]) -> int:
    """0 when all is well, 1 when some site failed, 2 when none came to where it should be."""
    failed = [result for result in results if any(severity(problem) == "error" for problem in result.problems)]
    if not failed:
        return 0
    return 1 if len(failed) < len(results) else 2


def _lines(result: Published, words: Words, numbers: Wording) -> Iterator[str]:
    """One site: where it goes, what changes there (each file in a dry run), what came of it."""
    changes = result.changes
    yield words("publish_head", name=result.slug or result.target, where=result.where)
    if not changes.none:
        cost = words("publish_cost", rupiah=numbers.money(result.cost)) if result.cost >= 0 else ""
        counts = {name: numbers.number(len(getattr(changes, name))) for name in ("added", "changed", "deleted")}
        kept, size = numbers.number(changes.kept), numbers.size(result.size)
        yield words("publish_plan", kept=kept, size=size, cost=cost, **counts)
    if result.state == "planned":
        yield from _files(changes, numbers)
    yield words(f"publish_is_{result.state}")
    if result.seen:
        yield words("publish_seen")


def _sum(results: Sequence[Published], words: Words, numbers: Wording) -> str:
    """How many are done, and what all of them send together and pay for it."""
    moving = [result for result in results if result.state in MOVING]
    paid = [result.cost for result in moving if result.cost >= 0]
    return words(
        "publish_sum",
        done=sum(result.state in DONE for result in results),
        of=len(results),
        size=numbers.size(sum(result.size for result in moving)),
        cost=words("publish_cost", rupiah=numbers.money(sum(paid))) if paid else "",
    )


def _files(changes: Changes, numbers: Wording) -> Iterator[str]:
    for sign, files in (("+", changes.added), ("~", changes.changed)):
        for file in files:
            yield f"  {sign} {file.path}  ({numbers.size(file.size)})"
    for path in changes.deleted:
        yield f"  - {path}"


def _table(results: Sequence[Published], words: Words, numbers: Wording) -> Iterator[str]:
    """A line a site, in columns as wide as what stands in them."""
    columns = ("name", "state", "added", "changed", "deleted", "size", "cost")
    rows = [tuple(words(f"publish_column_{column}") for column in columns)]
    for result in results:
        changes = result.changes
        counts = (numbers.number(len(part)) for part in (changes.added, changes.changed, changes.deleted))
        cost = numbers.money(result.cost) if result.cost >= 0 else ""
        state = words(f"publish_state_{result.state}")
        rows.append((result.slug or result.target, state, *counts, numbers.size(result.size), cost))
    widths = [max(len(row[n]) for row in rows) for n in range(len(columns))]
    for row in rows:
        left = (cell.ljust(width) for cell, width in zip(row[:2], widths[:2], strict=True))
        right = (cell.rjust(width) for cell, width in zip(row[2:], widths[2:], strict=True))
        yield "  ".join((*left, *right)).rstrip()
