"""One group, top to bottom: read, compose, theme, plan, decide, render, write.

Imported only when there is work: this is where the heavy libraries begin.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kimsite.compose.assemble import assemble
from kimsite.diagnostics import at_field, ordered
from kimsite.engine.onlooker import Onlooker
from kimsite.model.cache import GroupCache
from kimsite.model.content import Group, Network
from kimsite.model.record import Record
from kimsite.model.report import Diagnostic, Waiting
from kimsite.model.roll import Enrolled
from kimsite.model.settings import Settings
from kimsite.model.site import Absent, Reference, Site
from kimsite.model.source import GroupFiles
from kimsite.model.summary import GroupSummary
from kimsite.model.theme import Theme
from kimsite.model.value import frozen
from kimsite.model.view import Link
from kimsite.outputs import Announce, Look, Made, make_outputs
from kimsite.plan.agenda import event_end
from kimsite.plan.frame import Frame, Outlook, inline_script
from kimsite.plan.group import plan_outputs
from kimsite.plan.hosting import fingerprint
from kimsite.plan.identity import names_of
from kimsite.plan.roll import enroll
from kimsite.plan.summary import summarise
from kimsite.plan.voice import targets
from kimsite.render.environment import translate
from kimsite.sketch import Ground
from kimsite.texts import read_texts
from kimsite.theme.i18n import catalogue
from kimsite.theme.load import load_theme
from kimsite.theme.settings import resolve_settings

Loaded = tuple[Theme | None, tuple[Diagnostic, ...]]
KnownTheme = Callable[[str, Callable[[], Loaded]], Loaded]


@frozen
class Store:
    """A group's part of the ledger: `load` gives what the last build left, `keep` takes what was read and converted
    (and what was there before), `tell` which outputs may be written. `theme` gives one by its name, as it was read
    before or as a function reads it. `enroll` keeps the roll of a network's group and returns its digest. `onlooker`
    watches, if anybody does."""

    load: Callable[[], GroupCache]
    keep: Callable[[GroupCache, GroupCache], None]
    tell: Announce
    theme: KnownTheme
    enroll: Callable[[Enrolled], str] | None = None
    onlooker: Onlooker | None = None


@frozen
class _Composed:
    """A group's site, and what else is to be told of its content."""

    site: Site
    drafts: tuple[str, ...]
    scheduled: tuple[Waiting, ...]
    quarantined: tuple[str, ...]
    problems: tuple[Diagnostic, ...]
    records: tuple[Record, ...]
    references: tuple[tuple[str, tuple[Reference, ...]], ...] = ()


@frozen
class GroupBuild:
    """What one group came to. `summary` is None when the theme is at fault and nothing was made."""

    summary: GroupSummary | None
    records: tuple[Record, ...]
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
    store: Store,
    started: int,
    network: Link | None = None,
    workers: int = 1,
) -> GroupBuild:
    """Reads a group's files, makes its site and writes what changed below `output`.

    Of what the last build left in `store` only that is taken whose keys still hold. `started` is
    when this build began (ns since the epoch). More than one of `workers` share the files and the pages.
    """
    look, look_problems = open_look(group, themes, store.theme)
    if look is None:
        return GroupBuild(None, (), look_problems, quarantined=(group.path,))
    composed = _compose(group, files, settings, store, started, workers)
    site = composed.site
    look = replace(look, budgets=group.budgets or look.budgets)
    outlook = Outlook(look.theme, look.settings, look.words, settings.today, network)
    frame = Frame(site, outlook)
    planned = plan_outputs(frame, look.theme, top=network is None)
    eyes = store.onlooker
    made = make_outputs(planned, look, settings, output, composed.records, store.tell, started, workers, eyes)
    if eyes:
        eyes.keep(_ground(group, output, frame, composed, look, settings, made))
    return GroupBuild(
        summary=_summarise(site, look, settings.today, store.enroll),
        records=made.records,
        problems=ordered((*look_problems, *composed.problems, *made.problems)),
        documents=len(site.items),
        written=made.written,
        deleted=made.deleted,
        drafts=composed.drafts,
        scheduled=composed.scheduled,
        quarantined=composed.quarantined,
        until=next_change(site, composed.scheduled, settings.today),
    )


def site_of(group: Group, files: GroupFiles, settings: Settings, cache: GroupCache, started: int) -> Site:
    """A group's site as `build_group` would compose it, for who only counts or lists: nothing is planned or written."""
    untold = Store(lambda: cache, lambda now, before: None, lambda paths: None, lambda name, read: read())
    return _compose(group, files, settings, untold, started, 1).site


def _ground(
    group: Group, output: Path, frame: Frame, composed: _Composed, look: Look, settings: Settings, made: Made
) -> Ground:
    """What the page of a changed text can be sketched on."""
    folder = output.relative_to(settings.output).as_posix()
    below = "" if folder == "." else f"{folder}/"
    return Ground(group, below, frame, dict(composed.references), look, settings, made.pictures)


def _summarise(site: Site, look: Look, today: datetime, keep: Callable[[Enrolled], str] | None = None) -> GroupSummary:
    """What the network may know of the group, with what its theme's pages carry and where their forms lead."""
    script, forms = fingerprint(inline_script(look.theme)), targets(site.group, look.theme.without)
    roll = keep(enroll(site, names_of(site.items))) if keep else ""
    return replace(summarise(site, today), script=script, forms=forms, roll=roll)


def _compose(
    group: Group, files: GroupFiles, settings: Settings, store: Store, started: int, workers: int
) -> _Composed:
    """The site of a group. What only composing needs (texts, bodies, the last build's) is let go of here."""
    before = store.load()
    texts = read_texts(group, files, settings, before, started, workers)
    store.keep(GroupCache((), texts.memories, texts.reading), before)
    content = texts.content
    absent = (*content.absent, *(Absent(problem.path, "K227") for problem in texts.refused))
    site, problems = assemble(group, texts.documents, content.pictures, content.attachments, texts.bodies, absent)
    shown = {item.document.path for item in site.items}
    lost = [document.path for document in content.published if document.path not in shown]
    return _Composed(
        site=site,
        drafts=content.drafts,
        scheduled=content.scheduled,
        quarantined=tuple(sorted((*content.left_out, *lost))),
        problems=(*content.problems, *texts.refused, *problems),
        records=before.records,
        references=tuple((d.path, b.references) for d, b in zip(texts.documents, texts.bodies, strict=True)),
    )


def open_look(
    asking: Group | Network, themes: tuple[Path, ...], known: KnownTheme = lambda name, read: read()
) -> tuple[Look | None, tuple[Diagnostic, ...]]:
    """The look of a group or a portal; None when the theme cannot be used.

    What its own file asks for wrongly is told there; a theme that is broken, at the theme.
    """
    theme, problems = known(asking.theme, lambda: _translated(*load_theme(asking.theme, themes)))
    if theme is None:
        return None, tuple(_at_asking(asking, "theme", p) if p.code == "K301" else p for p in problems)
    settings, setting_problems = resolve_settings(theme, asking.theme_settings)
    told = tuple(_at_asking(asking, f"theme_settings.{dict(p.facts)['name']}", p) for p in setting_problems)
    return Look(theme, settings, catalogue(theme, asking.language)), (*problems, *told)


def _translated(theme: Theme | None, problems: tuple[Diagnostic, ...]) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """A theme that can be kept is translated: who takes it up again need not."""
    return (theme if theme is None or problems else translate(theme)), problems


def _at_asking(asking: Group | Network, field: str, problem: Diagnostic) -> Diagnostic:
    facts = problem.facts
    return at_field(problem.code, asking.path, asking.places, field, facts, dict(facts).get("value", ""))


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
