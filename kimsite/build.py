"""The whole project: discover, decide, execute, record."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache as cached
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kimsite.cluster.engage import engage
from kimsite.digest import digest_below, digest_value
from kimsite.engine.decide import unchanged
from kimsite.engine.execute import workers_of
from kimsite.engine.inspection import inspecting
from kimsite.engine.ledger import (
    PORTAL,
    forget_cache,
    ledger_folder,
    load_ledger,
    load_outputs,
    remembered,
    save_ledger,
    save_outputs,
    standing,
)
from kimsite.engine.listing import digest_listing, young_of
from kimsite.engine.lock import Held, lock
from kimsite.engine.onlooker import Onlooker
from kimsite.engine.outcome import result_of
from kimsite.engine.output import Places, begin, finish, refuse_output
from kimsite.engine.salt import salt_of
from kimsite.engine.write import Unwritable, Writer
from kimsite.model.memory import GroupMemory, GroupOutcome, Ledger
from kimsite.model.report import BuildResult, Diagnostic
from kimsite.model.settings import Settings
from kimsite.model.source import GroupFiles
from kimsite.project import PACKAGE, Project, check_names, network_of, shared_key, theme_folders, told_of
from kimsite.read.copies import digest_copies
from kimsite.read.discover import ProjectError
from kimsite.read.glance import Glance

if TYPE_CHECKING:
    from kimsite.cluster.crew import Hands

Progress = Callable[[int, int, str], None]
Changed = list[tuple[GroupFiles, GroupMemory]]


def build(
    settings: Settings,
    cache: Path,
    started: int,
    progress: Progress = lambda done, of, name: None,
    glance: Glance | None = None,
    onlooker: Onlooker | None = None,
) -> BuildResult:
    """Builds a project and remembers it below `cache`. `started` is the time in ns since the epoch.

    Who builds again and again and watches meanwhile gives the same `glance` each time: where nothing was told of a
    group, neither its files nor its outputs are looked at. An `onlooker` watches groups that are built in
    this process.

    Raises ProjectError when there is nothing to build, the output may not be built into, another build
    holds it, the disk refuses, or a working process was killed; what was done until then is done again
    or kept by the next build.
    """
    source, output = Path(settings.source).resolve(), Path(settings.output).resolve()
    refusal = refuse_output(source, output)
    if refusal:
        raise ProjectError(refusal)
    settings = replace(settings, source=str(source), output=str(output))
    places = Places(source, output, theme_folders(source), ledger_folder(cache, source, output))
    try:
        with lock(places.ledger):
            return _build(settings, places, started, progress, glance or Glance(), onlooker)
    except Held as held:
        raise ProjectError(Diagnostic("K027", str(output), facts=(("holder", held.holder),))) from held
    except Unwritable as fault:
        raise ProjectError(fault.problem) from fault


def _build(
    settings: Settings, places: Places, started: int, progress: Progress, glance: Glance, onlooker: Onlooker | None
) -> BuildResult:
    ledger = load_ledger(places.ledger, salt_of(PACKAGE))

    def lies_there(memory: GroupMemory) -> bool:
        folder = places.output if memory.slug == PORTAL else places.output / memory.slug
        return glance.trusts(memory.slug) or standing(memory, folder, places.ledger, ledger.salt)

    with inspecting(_trusted(ledger, settings), lies_there, workers_of(settings.jobs)) as stands:
        inventory, problems = glance.look(places.source)
        network = network_of(inventory, places.source, ledger)
        key = shared_key(settings, places, network)
        project = Project(settings, places, started, inventory, network, ledger, key)
        check_names(project)
        changed, kept = _decide(project, stands)
    present = {files.slug for files in inventory.groups} | ({PORTAL} if network else set())
    gone = tuple(slug for slug in remembered(places.ledger) if slug not in present)
    with engage(settings.cluster if changed else "", places, inventory, started) as hands:
        if changed or gone:
            begin(places.output)
        # First: a group that was a network's may stand alone now, at the portal's addresses.
        deleted = _forget(gone, places)
        outcomes = _execute(changed, project, progress, onlooker, hands) if changed else []
    memories = tuple(sorted((*kept, *(o.memory for o in outcomes)), key=lambda memory: memory.slug))
    portal = _portal(project, memories) if network else None
    now = Ledger(ledger.salt, memories, portal.memory if portal else None, network)
    finish(places.output)
    if now != ledger:
        save_ledger(places.ledger, now)
    glance.settle()
    outcomes += [portal] if portal else []
    return result_of(memories, outcomes, deleted, (*problems, *(told_of(network, present) if network else ())))


def _trusted(ledger: Ledger, settings: Settings) -> tuple[GroupMemory, ...]:
    """Groups that may stay as they are, if their outputs do."""
    wanted = settings.groups
    return () if settings.clean else tuple(m for m in ledger.groups if m.key and (not wanted or m.slug in wanted))


def _decide(project: Project, stands: Callable[[GroupMemory], bool]) -> tuple[Changed, list[GroupMemory]]:
    """Which groups to build, each with what is to be remembered of it, and the memories of those that stay.

    `stands` tells whether the outputs of a group lie there as they were written.
    """
    settings, places, ledger = project.settings, project.places, project.ledger
    remembered = {memory.slug: memory for memory in ledger.groups}
    changed, kept = [], []
    for files in project.inventory.groups:
        memory = remembered.get(files.slug)
        if settings.groups and files.slug not in settings.groups:
            kept += [_as_it_lies(memory, places)] if memory else []
        elif memory and not settings.clean and (known := still_known(memory, files, project)) and stands(memory):
            kept.append(known)
        else:
            listing = digest_listing(files.files, project.started, partial(digest_below, places.source))
            fresh = replace(
                memory or GroupMemory(files.slug, "", "", 0, settings.today),
                key=project.key,
                files=listing,
                started=project.started,
                since=settings.today,
                until=None,
            )
            changed.append((files, fresh))
    return changed, kept


def still_known(memory: GroupMemory, files: GroupFiles, project: Project) -> GroupMemory | None:
    """What is remembered of a group, if nothing that it sees has changed.

    Files that had to be read, since a time told too little of them when they were built, may be old enough now. Each
    is read once: what is remembered is what was compared.
    """
    once = cached(partial(digest_below, project.places.source))
    listing = digest_listing(files.files, memory.started, once)
    if not unchanged(memory, project.key, listing, project.settings.today):
        return None
    started, read = project.started, once.cache_info().currsize
    if started <= memory.started or len(young_of(files.files, started)) >= read:
        return memory
    return replace(memory, files=digest_listing(files.files, started, once), started=started)


def _as_it_lies(memory: GroupMemory, places: Places) -> GroupMemory:
    """A group that was not asked for. Without its front page it is not there: the portal must not lead to it."""
    if (places.output / memory.slug / "index.html").is_file():
        return memory
    return replace(memory, key="", documents=0, outputs=0, summary="")


def _execute(
    changed: Changed, project: Project, progress: Progress, onlooker: Onlooker | None, hands: "Hands | None"
) -> list[GroupOutcome]:
    """Builds the groups, and keeps each one's records as soon as it is done."""
    from kimsite.engine.execute import Lost, execute
    from kimsite.worker import Job, share_out, warm, work

    settings, places, salt = project.settings, project.places, project.ledger.salt
    workers = workers_of(settings.jobs)
    jobs = [Job(files, settings, places, project.network, fresh, salt) for files, fresh in changed]
    outcomes: list[GroupOutcome] = []

    def record(outcome: GroupOutcome) -> None:
        memory = outcome.memory
        if outcome.records is not None:
            proof = save_outputs(places.ledger, memory.slug, salt, outcome.records)
            memory = replace(memory, proof=proof)
        outcomes.append(replace(outcome, memory=memory, records=None))
        progress(len(outcomes), len(jobs), memory.slug)

    if hands:
        hands(jobs, record)
        return outcomes
    shared, alone = share_out(jobs, workers)
    try:
        for job in shared:
            record(work(job, onlooker))
        sources = sum(job.files.files.work for job in alone)
        execute(min(workers, len(alone)), sources, work, alone, record, warm)
    except Lost as fault:
        raise ProjectError(Diagnostic("K029", str(places.output))) from fault
    return outcomes


def _forget(gone: tuple[str, ...], places: Places) -> int:
    """Deletes what groups left behind that are no more. Returns how many outputs."""
    deleted = 0
    for slug in gone:
        writer = Writer(places.output if slug == PORTAL else places.output / slug, places.output)
        records, _ = load_outputs(places.ledger, slug, "")
        deleted += sum(writer.delete(record.path) for record in records)
        writer.leave()
        forget_cache(places.ledger, slug)
    return deleted


def _portal(project: Project, memories: tuple[GroupMemory, ...]) -> GroupOutcome:
    """The portal, from the groups' summaries and what was fetched of others; as it is when nothing of them changed."""
    network, places, ledger = project.network, project.places, project.ledger
    assert network is not None
    summaries = tuple(memory.summary for memory in memories if memory.summary)
    own = tuple(files.slug for files in project.inventory.groups)
    key, copies = digest_value(project.key, network.key, summaries, own), digest_copies(places.source)
    old = ledger.portal
    trusted = old and not project.settings.clean and unchanged(old, key, copies, project.settings.today)
    if old and trusted and standing(old, places.output, places.ledger, ledger.salt):
        return GroupOutcome(old, None)
    begin(places.output)
    fresh = old or GroupMemory(PORTAL, "", "", 0, project.settings.today)
    fresh = replace(fresh, key=key, files=copies, started=project.started, since=project.settings.today, until=None)
    from kimsite.worker import work_portal

    outcome = work_portal(network.path, summaries, own, project.settings, places, fresh, ledger.salt, project.key)
    if outcome.records is None:
        return outcome
    proof = save_outputs(places.ledger, PORTAL, ledger.salt, outcome.records)
    return replace(outcome, memory=replace(outcome.memory, proof=proof), records=None)
