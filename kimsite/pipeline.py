"""One group, top to bottom: read, compose, theme, plan, decide, render, write.

Imported only when there is work: this is where the heavy libraries begin.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kimsite.compose.assemble import assemble
from kimsite.compose.guard import Refusal, convert_within
from kimsite.diagnostics import at_field, ordered
from kimsite.digest import digest_bytes, digest_value
from kimsite.engine.decide import decide, task_keys
from kimsite.engine.write import UnsafePath, Writer
from kimsite.model.content import Document, Group, Network
from kimsite.model.memory import BodyMemory, GroupCache, Outputs, Works
from kimsite.model.report import Diagnostic, GroupSummary, Waiting
from kimsite.model.settings import Limits, Settings
from kimsite.model.site import Absent, Body, Profile, Site
from kimsite.model.source import Attachment, GroupFiles, Picture
from kimsite.model.task import Record, Task
from kimsite.model.theme import Catalogue, Theme
from kimsite.model.view import Link
from kimsite.plan.agenda import event_end
from kimsite.plan.frame import Outlook
from kimsite.plan.group import plan_group
from kimsite.plan.summary import summarise
from kimsite.read.document import is_document, read_document
from kimsite.read.picture import read_picture
from kimsite.render.make import Maker
from kimsite.theme.i18n import catalogue
from kimsite.theme.load import load_theme
from kimsite.theme.settings import resolve_settings
from kimsite.vocabulary import PICTURE_ENDINGS


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


@dataclass(frozen=True, slots=True)
class Content:
    """A group's documents, sorted by what becomes of them, and its pictures and files."""

    published: tuple[Document, ...]
    drafts: tuple[str, ...]
    scheduled: tuple[Waiting, ...]
    left_out: tuple[str, ...]
    absent: tuple[Absent, ...]
    pictures: tuple[Picture, ...]
    attachments: tuple[Attachment, ...]
    problems: tuple[Diagnostic, ...]


def build_group(
    group: Group,
    files: GroupFiles,
    settings: Settings,
    themes: tuple[Path, ...],
    output: Path,
    cache: GroupCache,
    network: Link | None = None,
) -> GroupBuild:
    """Reads a group's files, makes its site and writes what changed below `output`.

    `cache` is what the last build of this group left; only bodies and outputs
    whose keys still hold are taken from it.
    """
    look, look_problems = open_look(group, themes)
    if look is None:
        return GroupBuild(None, cache, look_problems, quarantined=(group.path,))
    content = read_content(group, files, settings)
    bodies, memories, failed = convert_bodies(group, content.published, settings.limits, cache)
    kept = tuple(document for document, body in zip(content.published, bodies, strict=True) if body)
    converted = tuple(body for body in bodies if body)
    absent = (*content.absent, *(Absent(problem.path, "K224") for problem in failed))
    site, site_problems = assemble(group, kept, content.pictures, content.attachments, converted, absent)
    outlook = Outlook(look.theme, look.settings, look.words, settings.today, network)
    tasks = plan_group(site, outlook, top=network is None)
    made = make_outputs(tasks, look, settings, output, cache.outputs.records)
    problems = (*look_problems, *content.problems, *failed, *site_problems)
    problems = ordered((*problems, *made.problems))
    shown = {item.document.path for item in site.items}
    lost = [document.path for document in content.published if document.path not in shown]
    return GroupBuild(
        summary=summarise(site, settings.today),
        cache=GroupCache(Outputs(made.records), Works(memories)),
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


def read_content(group: Group, files: GroupFiles, settings: Settings) -> Content:
    """Everything a group wrote; a broken file is named and left out."""
    documents: list[Document] = []
    problems: list[Diagnostic] = []
    left_out: list[str] = []
    broken: list[str] = []
    pictures: list[Picture] = []
    attachments: list[Attachment] = []
    root = Path(settings.source)
    for file in files.files:
        if is_document(file, files.folder):
            data = _bytes(root / file.path, settings.limits.text_bytes)
            document, found = read_document(data, file.path, group, settings.limits)
            problems += found
            if document:
                documents.append(document)
            else:
                left_out.append(file.path)
        elif Path(file.path).suffix.lower() in PICTURE_ENDINGS:
            picture, found = read_picture(
                _bytes(root / file.path, settings.limits.picture_bytes), file.path, settings.limits
            )
            problems += found
            pictures += [picture] if picture else []
            broken += [] if picture else [file.path]
        elif file.path != files.profile:
            attachments.append(Attachment(file.path, digest_bytes((root / file.path).read_bytes()), file.size))
    waiting = tuple(
        Waiting(d.path, d.date) for d in documents if d.date and not d.draft and d.date > settings.today and _waits(d)
    )
    held = () if settings.drafts else {w.path for w in waiting} | {d.path for d in documents if d.draft}
    return Content(
        published=tuple(d for d in documents if d.path not in held),
        drafts=tuple(d.path for d in documents if d.draft),
        scheduled=waiting,
        left_out=tuple(left_out),
        absent=(
            *(_held(document) for document in documents if document.path in held),
            *(Absent(path, "K224") for path in (*left_out, *broken)),
        ),
        pictures=tuple(pictures),
        attachments=tuple(attachments),
        problems=tuple(problems),
    )


def _waits(document: Document) -> bool:
    """An event is announced before it begins: its start is no reason to wait, a written `tanggal` is."""
    return not (document.event and document.date == document.event.start)


def _held(document: Document) -> Absent:
    """A document that is not shown yet."""
    if document.draft or document.date is None:
        return Absent(document.path, "K222", document.slug)
    return Absent(document.path, "K223", document.slug, document.date.date().isoformat())


def _bytes(path: Path, limit: int) -> bytes:
    """A file's bytes, and of one that is too large just enough to be told so."""
    with path.open("rb") as file:
        return file.read(limit + 1)


def convert_bodies(
    group: Group, documents: tuple[Document, ...], limits: Limits, cache: GroupCache
) -> tuple[tuple[Body | None, ...], tuple[BodyMemory, ...], tuple[Diagnostic, ...]]:
    """A body for each document, remembered or new; None for one that exceeds its budget."""
    known = {memory.key: memory.body for memory in cache.works.bodies}
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
) -> Made:
    """Renders and writes what has to be; an output that cannot be made is named and left out."""
    writer = Writer(output)
    maker = Maker(look.theme, look.words, Path(settings.source), settings.limits)
    decision = decide(tasks, task_keys(look.theme, look.words), records, writer.intact)
    kept, problems, written = list(decision.keep), [], 0
    for task, key in decision.run:
        data, problem = maker.make(task)
        if problem:
            problems.append(problem)
        if data is not None:
            try:
                record, fresh = writer.write(task.path, data, key)
            except UnsafePath as fault:
                problems.append(Diagnostic("K022", task.path, facts=(("folder", str(fault)),)))
                continue
            kept.append(record)
            written += fresh
    made = {record.path for record in kept}
    gone = {record.path for record in records} - made
    deleted = sum(writer.delete(path) for path in sorted(gone))
    return Made(tuple(sorted(kept, key=lambda record: record.path)), written, deleted, tuple(problems))


def next_change(site: Site, scheduled: tuple[Waiting, ...], today: datetime) -> datetime | None:
    """The next moment at which time alone changes a page: a post comes due, an announcement or an SK
    expires, an event is over."""
    moments = [waiting.date for waiting in scheduled]
    for item in site.items:
        document = item.document
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
