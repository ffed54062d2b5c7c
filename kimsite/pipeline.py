"""One group, top to bottom: read, compose, theme, plan, decide, render, write.

Imported only when there is work: this is where the heavy libraries begin.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kimsite.compose.assemble import assemble
from kimsite.compose.guard import Refusal, convert_within
from kimsite.diagnostics import at_field, ordered
from kimsite.digest import digest_file, digest_value
from kimsite.engine.decide import decide, task_keys
from kimsite.engine.recall import recall
from kimsite.engine.write import UnsafePath, Writer
from kimsite.model.content import Document, Group, Network
from kimsite.model.memory import BodyMemory, GroupCache, Reading
from kimsite.model.report import Diagnostic, GroupSummary, Waiting
from kimsite.model.settings import Limits, Settings
from kimsite.model.site import Absent, Body, Profile, Site
from kimsite.model.source import GroupFiles
from kimsite.model.task import Record, Task
from kimsite.model.theme import Catalogue, Theme
from kimsite.model.view import Link
from kimsite.plan.agenda import event_end
from kimsite.plan.frame import Outlook
from kimsite.plan.group import plan_group
from kimsite.plan.summary import summarise
from kimsite.read.content import Content, arrange, read_source
from kimsite.render.make import Maker
from kimsite.theme.i18n import catalogue
from kimsite.theme.load import load_theme
from kimsite.theme.settings import resolve_settings

Announce = Callable[[tuple[str, ...]], None]


@dataclass(frozen=True, slots=True)
class GroupBuild:
    """What one group came to. `summary` is None when the theme is at fault and nothing was made."""

    summary: GroupSummary | None
    cache: GroupCache
    problems: tuple[Diagnostic, ...]
    documents: int = 0
    written: int = 0
    deleted: int = 0
    drafts: tuple[str, ...] = ()
    scheduled: tuple[Waiting, ...] = ()
    quarantined: tuple[str, ...] = ()
    until: datetime | None = None


def build_group(
    group: Group,
    files: GroupFiles,
    settings: Settings,
    themes: tuple[Path, ...],
    output: Path,
    cache: GroupCache,
    tell: Announce,
    started: int,
    network: Link | None = None,
) -> GroupBuild:
    """Reads a group's files, makes its site and writes what changed below `output`.

    `cache` is what the last build of this group left; only bodies and outputs
    whose keys still hold are taken from it. `tell` and `started` as in `make_outputs`.
    """
    look, look_problems = open_look(group, themes)
    if look is None:
        return GroupBuild(None, cache, look_problems, quarantined=(group.path,))
    content, reading = read_group_files(group, files, settings, cache, started)
    bodies, memories, failed = convert_bodies(group, content.published, settings.limits, cache)
    kept = tuple(document for document, body in zip(content.published, bodies, strict=True) if body)
    converted = tuple(body for body in bodies if body)
    absent = (*content.absent, *(Absent(problem.path, "K227") for problem in failed))
    site, site_problems = assemble(group, kept, content.pictures, content.attachments, converted, absent)
    outlook = Outlook(look.theme, look.settings, look.words, settings.today, network)
    tasks = plan_group(site, outlook, top=network is None)
    made = make_outputs(tasks, look, settings, output, cache.records, tell, started)
    problems = (*look_problems, *content.problems, *failed, *site_problems)
    problems = ordered((*problems, *made.problems))
    shown = {item.document.path for item in site.items}
    lost = [document.path for document in content.published if document.path not in shown]
    return GroupBuild(
        summary=summarise(site, settings.today),
        cache=GroupCache(made.records, memories, reading),
        problems=problems,
        documents=len(site.items),
        written=made.written,
        deleted=made.deleted,
        drafts=content.drafts,
        scheduled=content.scheduled,
        quarantined=tuple(sorted((*content.left_out, *lost))),
        until=next_change(site, content.scheduled, settings.today),
    )


@dataclass(frozen=True, slots=True)
class Look:
    """How a site looks: its theme, the theme's settings as they hold, the words of its language."""

    theme: Theme
    settings: tuple[tuple[str, str], ...]
    words: Catalogue


def open_look(asking: Group | Network, themes: tuple[Path, ...]) -> tuple[Look | None, tuple[Diagnostic, ...]]:
    """The look of a group or a portal; None when the theme cannot be used.

    What its own file asks for wrongly is told there; a theme that is broken, at the theme.
    """
    theme, problems = load_theme(asking.theme, themes)
    if theme is None:
        return None, tuple(_at_asking(asking, "theme", p) if p.code == "K301" else p for p in problems)
    settings, setting_problems = resolve_settings(theme, asking.theme_settings)
    told = tuple(_at_asking(asking, f"theme_settings.{dict(p.facts)['name']}", p) for p in setting_problems)
    return Look(theme, settings, catalogue(theme, asking.language)), (*problems, *told)


def _at_asking(asking: Group | Network, field: str, problem: Diagnostic) -> Diagnostic:
    facts = problem.facts
    return at_field(problem.code, asking.path, asking.places, field, facts, dict(facts).get("value", ""))


def read_group_files(
    group: Group, files: GroupFiles, settings: Settings, cache: GroupCache, started: int
) -> tuple[Content, Reading]:
    """What the group wrote; only files that changed are read."""
    root = Path(settings.source)
    sight = digest_value(group, settings.limits)
    known, signatures = recall(files.files, cache.reading, sight, started, lambda path: digest_file(root / path))
    sources = tuple(
        known.get(file.path) or read_source(file, files.profile, group, root, settings.limits) for file in files.files
    )
    return arrange(sources, settings), Reading(sight, started, signatures, sources)


def convert_bodies(
    group: Group, documents: tuple[Document, ...], limits: Limits, cache: GroupCache
) -> tuple[tuple[Body | None, ...], tuple[BodyMemory, ...], tuple[Diagnostic, ...]]:
    """A body for each document, remembered or new; None for one that exceeds its budget."""
    known = {memory.key: memory.body for memory in cache.bodies}
    bodies: list[Body | None] = []
    memories: dict[str, BodyMemory] = {}
    problems: list[Diagnostic] = []
    for document in documents:
        profile = Profile(document.language or group.language, group.line_breaks)
        key = digest_value(document.text, profile, limits)
        body = known.get(key) or convert_within(document.text, profile, limits)
        if isinstance(body, Refusal):
            problems.append(body.diagnostic(document.path))
            bodies.append(None)
            continue
        bodies.append(body)
        memories[key] = BodyMemory(key, body)
    return tuple(bodies), tuple(memories.values()), tuple(problems)


@dataclass(frozen=True, slots=True)
class Made:
    """What became of the outputs."""

    records: tuple[Record, ...]
    written: int
    deleted: int
    problems: tuple[Diagnostic, ...]


def make_outputs(
    tasks: Iterable[Task],
    look: Look,
    settings: Settings,
    output: Path,
    records: tuple[Record, ...],
    tell: Announce,
    started: int,
) -> Made:
    """Renders and writes what has to be. An output that cannot be made is named; its last good form stays.

    `tell` hears which paths will be written before the first of them is; `started` is when the build began.
    """
    writer = Writer(output, Path(settings.output))
    maker = Maker(look.theme, look.words, Path(settings.source), settings.limits)
    decision = decide(tasks, task_keys(look.theme, look.words), records, writer.state)
    last = {record.path: record for record in records}
    if decision.run:
        tell(tuple(job.task.path for job in decision.run))
    kept, problems, written = list(decision.keep), [], 0
    for job in decision.run:
        path = job.task.path
        data, problem = maker.make(job.task)
        problems += [problem] if problem else []
        if data is None:
            kept += [replace(last[path], key="!failed")] if path in last and writer.holds(path) else []
            continue
        try:
            record, fresh = writer.write(path, data, job.key)
        except UnsafePath as fault:
            problems.append(Diagnostic("K022", path, facts=(("folder", str(fault)),)))
            continue
        kept.append(replace(record, reason=job.reason, made=started, source=job.task.source))
        written += fresh
    deleted = sum(writer.delete(path) for path in sorted(last.keys() - {record.path for record in kept}))
    return Made(tuple(sorted(kept, key=lambda record: record.path)), written, deleted, _once(problems))


def _once(problems: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """One mistake in a template breaks every page that it makes: it is told once, with the first of them."""
    first: dict[tuple[object, ...], Diagnostic] = {}
    for problem in problems:
        facts = tuple(fact for fact in problem.facts if fact[0] != "page")
        first.setdefault((problem.code, problem.path, problem.line, problem.column, facts), problem)
    return tuple(first.values())


def next_change(site: Site, scheduled: tuple[Waiting, ...], today: datetime) -> datetime | None:
    """The next moment at which time alone changes a page: a post comes due, an announcement or an SK
    expires, an event begins or is over."""
    moments = [waiting.date for waiting in scheduled]
    for item in site.items:
        document = item.document
        if document.date:  # an event's is its beginning: the group has been active then
            moments.append(document.date)
        if document.valid_until:
            moments.append(document.valid_until + timedelta(microseconds=1))
        if document.event:
            moments.append(event_end(document.event) + timedelta(microseconds=1))
    zone = ZoneInfo(site.group.timezone)
    moments += [
        datetime.combine(decree.valid_until + timedelta(days=1), time(), zone)
        for decree in site.group.decrees
        if decree.valid_until
    ]
    return min((moment for moment in moments if moment > today), default=None)
