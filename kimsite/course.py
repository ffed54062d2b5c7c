"""The course of one build: groups that changed, the portal, and whatever did not lie there as it was written.

Looking at all outputs of a large network takes longer than building a group. So where another process looks at them,
what changed in the sources is built meanwhile; what it found to be lost or edited by others is made good afterwards.
"""

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
from kimsite.engine.inspection import Inspection
from kimsite.engine.ledger import (
    enrolled,
    forget_cache,
    is_part,
    load_outputs,
    names_in,
    remembered,
    root_of,
    save_outputs,
)
from kimsite.engine.listing import digest_listing, young_of
from kimsite.engine.onlooker import Onlooker
from kimsite.engine.output import Places, begin
from kimsite.engine.write import Writer
from kimsite.model.memory import GroupMemory, GroupOutcome, Ledger, PortalMemory
from kimsite.model.report import Diagnostic
from kimsite.model.source import GroupFiles
from kimsite.project import Project
from kimsite.read.discover import CONTENT, ProjectError
from kimsite.vocabulary import NEIGHBOURS_FOLDER

if TYPE_CHECKING:
    from kimsite.cluster.crew import Hands

Progress = Callable[[int, int, str], None]
Changed = list[tuple[GroupFiles, GroupMemory]]


class Course:
    """One build of a project, and what came of it until now."""

    def __init__(self, project: Project, progress: Progress, onlooker: Onlooker | None) -> None:
        self.project = project
        self.outcomes: list[GroupOutcome] = []
        self.written = self.deleted = 0
        """Outputs of the portal that were written; all that were deleted, but those of groups that were built."""
        self._progress, self._onlooker = progress, onlooker
        self._memories: dict[str, GroupMemory] = {}
        self._portal = project.ledger.portal
        self._known: tuple[str, ...] = ()

    def run(self, inspection: Inspection) -> None:
        """All of it. Raises ProjectError and Unwritable."""
        project = self.project
        changed, kept, unasked = _decide(project)
        self._memories = {memory.slug: memory for memory in (*kept, *unasked)}
        early = bool(changed) and inspection.running and not project.settings.cluster
        self._groups(changed if early else changed + self._fallen(kept, inspection))
        self._build_portal(frozenset() if early else self._fallen_parts(inspection))
        if early:
            self._mend(self._fallen(kept, inspection), inspection)
        if lost := self._lost():
            self._mend(lost, inspection)

    def ledger(self) -> Ledger:
        """What is to be remembered."""
        memories = tuple(self._memories[slug] for slug in sorted(self._memories))
        return Ledger(self.project.ledger.salt, memories, self._portal, self.project.network)

    def _groups(self, changed: Changed) -> None:
        """Builds groups; what is left of groups that are no more goes first: one that was a network's may stand alone
        now, at the portal's addresses."""
        project, places = self.project, self.project.places
        present = {files.slug for files in project.inventory.groups}
        self._known = remembered(places.ledger)
        gone = [slug for slug in self._known if slug not in present and not (project.network and is_part(slug))]
        cluster = project.settings.cluster if changed else ""
        with engage(cluster, places, project.inventory, project.started) as hands:
            if changed or gone:
                begin(places.output)
            self.deleted += sum(_forget(slug, places) for slug in gone)
            self._build(changed, hands)

    def _build(self, changed: Changed, hands: "Hands | None") -> None:
        if changed:
            made = _execute(changed, self.project, self._progress, self._onlooker, hands)
            self._memories |= {outcome.memory.slug: outcome.memory for outcome in made}
            self.outcomes += made

    def _mend(self, groups: Changed, inspection: Inspection) -> None:
        """Builds groups after the portal, and what of it has to be made again."""
        self._build(groups, None)
        parts = self._fallen_parts(inspection)
        if groups or parts:
            self._build_portal(parts)

    def _lost(self) -> Changed:
        """Groups of which the portal, as it was built, found that what it knows of them was damaged: it is gone now."""
        if not self._portal or self._portal.key:
            return []
        asked, names = self.project.settings.groups, names_in(self.project.places.ledger)
        kept = (memory for memory in self._memories.values() if memory.key and memory.summary)
        return self._again({m.slug for m in kept if (not asked or m.slug in asked) and not enrolled(names, m.slug)})

    def _fallen(self, kept: list[GroupMemory], inspection: Inspection) -> Changed:
        """Groups that nothing changed in, but whose outputs do not lie there as they were written."""
        return self._again({memory.slug for memory in kept if not inspection.stands(memory)})

    def _again(self, slugs: set[str]) -> Changed:
        project = self.project
        groups = [files for files in project.inventory.groups if files.slug in slugs]
        return [(files, _afresh(self._memories[files.slug], files, project)) for files in groups]

    def _fallen_parts(self, inspection: Inspection) -> frozenset[str]:
        """The same of parts of the portal; one that was made just now is another than was looked at."""
        before, now = self.project.ledger.portal, self._portal
        if not before or not now or not self.project.network:
            return frozenset()
        same = set(before.parts) & set(now.parts)
        return frozenset(part.slug for part in same if not inspection.stands(part))

    def _build_portal(self, fallen: frozenset[str]) -> None:
        """The portal, from the groups' summaries and what was fetched of others; as it is when nothing of them
        changed."""
        project, network, old = self.project, self.project.network, self._portal
        if network is None:
            self._portal = None
            return
        settings, own = project.settings, tuple(files.slug for files in project.inventory.groups)
        groups = [memory for _, memory in sorted(self._memories.items()) if memory.summary]
        told = [(memory.slug, memory.summary) for memory in groups]
        key, copies = digest_value(project.key, network.key, told, own), _digest_copies(project.places.source)
        trusted = not settings.clean or old is not project.ledger.portal
        if old and trusted and not fallen and unchanged(old, key, copies, settings.today):
            return
        begin(project.places.output)
        from kimsite.portal import Enlisted, Order, build_portal

        fresh = old or PortalMemory("", "", settings.today, None)
        enlisted = tuple(Enlisted(memory.slug, memory.summary, memory.province, memory.roll) for memory in groups)
        places, salt = project.places, project.ledger.salt
        outcome = build_portal(
            Order(network, enlisted, own, settings, places, project.started, salt, project.key, self._known, fallen),
            replace(fresh, key=key, files=copies, since=settings.today, until=None),
        )
        self._portal = outcome.memory
        self.written += outcome.written
        self.deleted += outcome.deleted


def _decide(project: Project) -> tuple[Changed, list[GroupMemory], list[GroupMemory]]:
    """Which groups to build, each with what is to be remembered of it; the memories of those of which the sources say
    that they may stay; and of those that were not asked for."""
    settings, places = project.settings, project.places
    remembered = {memory.slug: memory for memory in project.ledger.groups}
    changed, kept, unasked = [], [], []
    for files in project.inventory.groups:
        memory = remembered.get(files.slug)
        if settings.groups and files.slug not in settings.groups:
            unasked += [_as_it_lies(memory, places)] if memory else []
        elif memory and not settings.clean and (known := still_known(memory, files, project)):
            kept.append(known)
        else:
            changed.append(
                (files, _afresh(memory or GroupMemory(files.slug, "", "", 0, settings.today), files, project))
            )
    return changed, kept, unasked


def _afresh(memory: GroupMemory, files: GroupFiles, project: Project) -> GroupMemory:
    """What is to be remembered of a group that is built now, but for what comes of it."""
    listing = digest_listing(files.files, project.started, partial(digest_below, project.places.source))
    return replace(
        memory, key=project.key, files=listing, started=project.started, since=project.settings.today, until=None
    )


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


def _digest_copies(source: Path) -> str:
    """The digest of what was fetched of groups that are built elsewhere. Most networks have none, and need no YAML for
    that."""
    if not (source / CONTENT / NEIGHBOURS_FOLDER).is_dir():
        return ""
    from kimsite.read.copies import digest_copies

    return digest_copies(source)


def _forget(slug: str, places: Places) -> int:
    """Deletes what a group left behind that is no more. Returns how many outputs."""
    writer = Writer(root_of(places.output, slug), places.output)
    records, _ = load_outputs(places.ledger, slug, "")
    deleted = sum(writer.delete(record.path) for record in records)
    writer.leave()
    forget_cache(places.ledger, slug)
    return deleted
