"""`explain`: why an output was made, kept or left out, from what the last build wrote down."""

import json
import os
import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path

from kimsite.cli.words import Words
from kimsite.diagnostics import as_text
from kimsite.engine.ledger import is_part, ledger_folder, load_ledger, load_outputs, root_of
from kimsite.engine.salt import salt_of
from kimsite.engine.write import Writer
from kimsite.model.memory import GroupMemory, Ledger
from kimsite.model.record import Record
from kimsite.project import PACKAGE


def explain_command(options: Namespace, words: Words) -> int:
    """Says what is known of a path; 0 when something is, 1 when nothing is."""
    source = Path(options.source).resolve()
    output = Path(options.output).resolve() if options.output else source / "public"
    cache = Path(os.environ.get("KIMSITE_CACHE") or source / ".kimsite").resolve()
    asked = Path(options.path)
    book = Book(ledger_folder(cache, source, output), output)
    absolute = Path(os.path.abspath(asked))  # noqa: PTH100 - a link is asked for by its own name
    if absolute.is_relative_to(output):
        facts = book.of_output(absolute.relative_to(output).as_posix())
    elif absolute.is_relative_to(source):
        facts = book.of_source(absolute.relative_to(source).as_posix())
    else:
        facts = book.of_source(asked.as_posix())
    facts = facts or book.of_output(asked.as_posix()) or book.of_source(asked.as_posix())
    if options.json:
        print(json.dumps({"schema": 1, "path": options.path, "facts": facts}, ensure_ascii=False, indent=1))
    elif facts:
        print(*(_sentence(fact, words) for fact in facts), sep="\n")
    else:
        print(words("explain_unknown", path=options.path), file=sys.stderr)
    return 0 if facts else 1


Fact = dict[str, str]


class Book:
    """What the last build of one output folder wrote down."""

    def __init__(self, folder: Path, output: Path) -> None:
        self.folder = folder
        self.output = output
        self.salt = salt_of(PACKAGE)
        self.ledger: Ledger = load_ledger(folder, self.salt)

    def of_output(self, path: str) -> list[Fact]:
        """Why the output at `path` (below the output folder) is as it is."""
        for slug in self._slugs():
            inner = path if _at_top(slug) else path.removeprefix(f"{slug}/")
            if inner == path and not _at_top(slug):
                continue
            for record in self._records(slug):
                if record.path == inner:
                    return [self._fact(slug, record)]
        return []

    def of_source(self, path: str) -> list[Fact]:
        """What became of a source file: its page, or why it has none."""
        facts: list[Fact] = []
        for memory in self.ledger.groups:
            facts += _left_out(memory, path)
            if any(fact["kind"] != "problem" for fact in facts):
                break
            facts += [self._fact(memory.slug, r) for r in self._records(memory.slug) if path == r.source]
        return facts

    def _slugs(self) -> tuple[str, ...]:
        parts = self.ledger.portal.parts if self.ledger.portal else ()
        return (*(memory.slug for memory in self.ledger.groups), *(part.slug for part in parts))

    def _records(self, slug: str) -> tuple[Record, ...]:
        return load_outputs(self.folder, slug, self.salt)[0]

    def _fact(self, slug: str, record: Record) -> Fact:
        state = Writer(root_of(self.output, slug)).state(record)
        if record.key.startswith("!"):
            state = record.key[1:]
        made = datetime.fromtimestamp(record.made / 1e9).astimezone().isoformat(timespec="seconds")
        path = record.path if _at_top(slug) else f"{slug}/{record.path}"
        return {"kind": "output", "path": path, "reason": record.reason, "made": made, "now": state or "kept"}


def _at_top(slug: str) -> bool:
    """Whether outputs lie at the top of the output folder: a single group's, and a portal's."""
    return not slug or is_part(slug)


def _left_out(memory: GroupMemory, path: str) -> list[Fact]:
    told: list[Fact] = []
    for problem in memory.problems:
        if problem.path == path:
            told.append({"kind": "problem", "text_id": as_text(problem, "id"), "text_en": as_text(problem, "en")})
    for waiting in memory.scheduled:
        if waiting.path == path:
            told.append({"kind": "scheduled", "date": f"{waiting.date:%Y-%m-%d %H:%M}"})
    told += [{"kind": "draft"}] if path in memory.drafts else []
    return [*told, {"kind": "quarantined"}] if path in memory.quarantined else told


def _sentence(fact: Fact, words: Words) -> str:
    kind = fact["kind"]
    if kind == "problem":
        return fact[f"text_{words.language}"]
    if kind != "output":
        return words(f"explain_{kind}", date=fact.get("date", ""))
    return words(
        "explain_output",
        path=fact["path"],
        made=fact["made"].replace("T", " "),
        reason=words(f"reason_{fact['reason']}"),
        now=words(f"now_{fact['now']}"),
    )
