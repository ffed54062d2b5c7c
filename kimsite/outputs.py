"""Planned outputs to files: decided, rendered, written, by one process or more; and what is no more, deleted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kimsite.engine.decide import reason_for
from kimsite.engine.execute import spread
from kimsite.engine.keys import output_keys
from kimsite.engine.onlooker import Onlooker
from kimsite.engine.write import UnsafePath, Writer
from kimsite.model.record import Record
from kimsite.model.report import Diagnostic
from kimsite.model.settings import Settings
from kimsite.model.site import Copy
from kimsite.model.theme import Catalogue, Theme
from kimsite.model.value import frozen
from kimsite.model.weight import STANDARD, Budgets
from kimsite.plan.planned import Planned
from kimsite.render.make import Maker

Announce = Callable[[tuple[str, ...]], None]
PAGE = "template:"
"""What the makers of pages begin with."""
_Due = tuple[Planned, str, str]
"""An output that may have to be made: its key and why it is made, or "" for both when only its view can tell."""


@frozen
class Look:
    """How a site looks: its theme, the theme's settings as they hold, the words of its language; and what its pages
    may weigh."""

    theme: Theme
    settings: tuple[tuple[str, str], ...]
    words: Catalogue
    budgets: Budgets = STANDARD


@frozen
class Made:
    """What became of the outputs; `pictures` as in what made them. `orphans` are paths of the last build that are no
    outputs any more; they are deleted, unless somebody else is to do that."""

    records: tuple[Record, ...]
    written: int
    deleted: int
    orphans: tuple[str, ...]
    problems: tuple[Diagnostic, ...]
    pictures: dict[str, tuple[int, str]]


@dataclass(slots=True)
class _Share:
    """What became of some of them."""

    records: list[Record] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    written: int = 0


@frozen
class _Common:
    """What making any of them needs: `last` are the records of the last build, by path; `pictures` has the bytes and
    the source of each picture that pages may show, by its path."""

    look: Look
    settings: Settings
    output: Path
    last: dict[str, Record]
    started: int
    pictures: dict[str, tuple[int, str]]


def make_outputs(
    planned: Sequence[Planned],
    look: Look,
    settings: Settings,
    output: Path,
    records: tuple[Record, ...],
    tell: Announce,
    started: int,
    workers: int = 1,
    onlooker: Onlooker | None = None,
    sweep: bool = True,
) -> Made:
    """Renders and writes what has to be; with `sweep`, deletes what is no more. An output that cannot be made is named;
    its last good form stays.

    An `onlooker` hears of pages as soon as they are written, before what only machines read is made.

    `tell` hears which paths may be written that were not there before, before the first of them
    is; `started` is when the build began.
    """
    last = {record.path: record for record in records}
    tell(tuple(output.path for output in planned if output.path not in last))
    common = _Common(look, settings, output, last, started, {})
    current, due = _sort_out(common, planned)
    # Pictures first: pages tell what they weigh with them.
    copies, others = [one for one in due if _is_copy(one[0])], [one for one in due if not _is_copy(one[0])]
    shares = [current, *spread(workers, _make_share, common, copies)]
    common = replace(common, pictures=_pictures(planned, shares))
    pages = [one for one in others if one[0].maker.startswith(PAGE)] if onlooker else []
    shares += (read := spread(workers, _make_share, common, pages))
    if onlooker and any(share.written for share in read):
        onlooker.shown()
    shares += spread(workers, _make_share, common, [one for one in others if one not in pages] if pages else others)
    kept = sorted((record for share in shares for record in share.records), key=lambda record: record.path)
    writer = Writer(output, Path(settings.output))
    orphans = tuple(sorted(last.keys() - {record.path for record in kept}))
    deleted = sum(map(writer.delete, orphans)) if sweep else 0
    problems = once([problem for share in shares for problem in share.problems])
    return Made(tuple(kept), sum(share.written for share in shares), deleted, orphans, problems, common.pictures)


def _sort_out(common: _Common, planned: Sequence[Planned]) -> tuple[_Share, list[_Due]]:
    """The outputs that are known to be up to date without their views, and all others."""
    writer = Writer(common.output, Path(common.settings.output))
    keys = output_keys(common.look.theme, common.look.words, common.look.budgets)
    current, due = _Share(), []
    for output in planned:
        last = common.last.get(output.path)
        key = keys(output.maker, output.path, output.seen) if output.seen else ""
        reason = reason_for(key, last, writer.state) if key else ""
        if key and last and not reason:
            current.records.append(last)
        else:
            due.append((output, key, reason))
    return current, due


def _is_copy(output: Planned) -> bool:
    return output.maker == "copy"


def _pictures(planned: Sequence[Planned], shares: Sequence[_Share]) -> dict[str, tuple[int, str]]:
    """The bytes and the source of every picture that there is now."""
    sizes = {record.path: record.size for share in shares for record in share.records}
    copies = (output.task().view for output in planned if _is_copy(output) and output.path in sizes)
    return {copy.path: (sizes[copy.path], copy.source) for copy in copies if isinstance(copy, Copy)}


def _make_share(common: _Common, due: Sequence[_Due]) -> _Share:
    look, settings = common.look, common.settings
    writer = Writer(common.output, Path(settings.output))
    maker = Maker(look.theme, look.words, Path(settings.source), settings.limits, look.budgets, common.pictures)
    keys = output_keys(look.theme, look.words, look.budgets)
    share = _Share()
    for output, key, reason in due:
        task, last = output.task(), common.last.get(output.path)
        if not key:
            key = keys(task.maker, task.path, task.view)
            reason = reason_for(key, last, writer.state)
            if last and not reason:
                share.records.append(last)
                continue
        data, problem = maker.make(task)
        share.problems += [problem] if problem else []
        if data is None:
            share.records += [replace(last, key="!failed")] if last and writer.holds(task.path) else []
            continue
        try:
            record, fresh = writer.write(task.path, data, key, reason, common.started, task.source)
        except UnsafePath as fault:
            share.problems.append(Diagnostic("K022", task.path, facts=(("folder", str(fault)),)))
            continue
        if last and last.made and not fresh:  # the same bytes lay there; when and why they were made is still true
            record = replace(record, reason=last.reason, made=last.made)
        if problem:  # what is told of it is to be told again
            record = replace(record, key="!told")
        share.records.append(record)
        share.written += fresh
    return share


def once(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """One mistake in a template breaks every page that it makes: it is told once, with the first of them."""
    first: dict[tuple[object, ...], Diagnostic] = {}
    for problem in problems:
        facts = tuple(fact for fact in problem.facts if fact[0] != "page")
        first.setdefault((problem.code, problem.path, problem.line, problem.column, facts), problem)
    return tuple(first.values())
