"""The whole project: discover, decide, execute, record."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from kimsite.diagnostics import ordered
from kimsite.digest import digest_bytes, digest_value
from kimsite.engine.decide import unchanged
from kimsite.engine.execute import execute, open_executor
from kimsite.engine.ledger import (
    PORTAL,
    forget_cache,
    ledger_folder,
    load_cache,
    load_ledger,
    load_outputs,
    save_cache,
    save_ledger,
)
from kimsite.engine.output import mark, refuse_output
from kimsite.engine.salt import salt_of
from kimsite.engine.write import Writer
from kimsite.model.content import Group, Network
from kimsite.model.memory import GroupCache, GroupMemory, GroupOutcome, Ledger, Outputs
from kimsite.model.report import BuildResult, Diagnostic
from kimsite.model.settings import Settings
from kimsite.model.source import GroupFiles, Inventory
from kimsite.model.view import Link
from kimsite.read.discover import ProjectError, discover
from kimsite.read.group import read_group, read_network

PACKAGE = Path(__file__).parent
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one build, absolute: the project, its output, where themes are sought, the ledger's."""

    source: Path
    output: Path
    themes: tuple[Path, ...]
    ledger: Path


@dataclass(frozen=True, slots=True)
class Job:
    """One group to build: everything its worker needs, and nothing that cannot be sent to another process."""

    files: GroupFiles
    settings: Settings
    places: Places
    network: Network | None
    memory: GroupMemory
    salt: str


def build(
    settings: Settings, cache: Path, started: int, progress: Progress = lambda done, of, name: None
) -> BuildResult:
    """Builds a project and remembers it below `cache`. `started` is the time in ns since the epoch.

    Raises ProjectError when there is nothing to build or the output may not be built into.
    """
    source, output = Path(settings.source).resolve(), Path(settings.output).resolve()
    refusal = refuse_output(source, output)
    if refusal:
        raise ProjectError(refusal)
    settings = replace(settings, source=str(source), output=str(output))
    places = Places(source, output, theme_folders(source), ledger_folder(cache, source, output))
    inventory, problems = discover(source)
    network, network_problems = _network(inventory, source)
    salt = salt_of(PACKAGE)
    ledger = load_ledger(places.ledger, salt)
    key = _shared_key(settings, places, network)
    jobs, kept = _decide(inventory, settings, places, network, ledger, key)
    _check_names(settings, inventory)
    outcomes: list[GroupOutcome] = []
    if jobs:
        mark(output, finished=False)

    def record(outcome: GroupOutcome) -> None:
        if outcome.cache is not None:
            save_cache(places.ledger, outcome.memory.slug, salt, outcome.cache)
        outcomes.append(replace(outcome, cache=None))
        progress(len(outcomes), len(jobs), outcome.memory.slug)

    with open_executor(settings.jobs, sum(len(job.files.files) for job in jobs), len(jobs)) as executor:
        execute(executor, work, jobs, record)
    deleted = _forget_groups(inventory, places, ledger)
    memories = tuple(sorted((*kept, *(o.memory for o in outcomes)), key=lambda memory: memory.slug))
    portal = _portal(network, ledger, memories, settings, places, key) if network else None
    mark(output, finished=True)
    save_ledger(places.ledger, Ledger(salt, started, memories, portal.memory if portal else None))
    outcomes += [portal] if portal else []
    return _result(memories, outcomes, deleted, (*problems, *network_problems))


def theme_folders(source: Path) -> tuple[Path, ...]:
    """Where themes are sought: the project's own, then kimsite's (in the package, or beside it in a checkout)."""
    own = PACKAGE / "themes"
    return (source / "themes", own if own.is_dir() else PACKAGE.parent / "themes")


def work(job: Job) -> GroupOutcome:
    """Builds one group, in whatever process. A fault of kimsite's own costs this group, not the others."""
    try:
        return _work(job)
    except Exception as fault:  # the one seam that may: one group must never stop a network
        where = fault.__traceback__
        while where and where.tb_next:
            where = where.tb_next
        place = f"{Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}" if where else ""
        facts = (("fault", f"{type(fault).__name__}: {fault}"), ("place", place))
        return _quarantine(job, (Diagnostic("K030", job.files.profile, facts=facts),))


def _work(job: Job) -> GroupOutcome:
    data = (job.places.source / job.files.profile).read_bytes()
    group, problems = read_group(data, job.files)
    if group is None:
        return _quarantine(job, problems)
    from kimsite.network.places import place_group
    from kimsite.pipeline import build_group

    group, region_problems = place_group(group)
    cache = load_cache(job.places.ledger, job.files.slug, job.salt, job.settings.clean)
    link = Link(job.network.base_url, job.network.name) if job.network else None
    built = build_group(
        _with_address(group, job.network),
        job.files,
        job.settings,
        job.places.themes,
        job.places.output / job.files.slug,
        cache,
        link,
    )
    problems = ordered((*problems, *region_problems, *built.problems))
    if built.summary is None:
        return _quarantine(job, problems)
    memory = replace(
        job.memory,
        until=built.until,
        documents=built.documents,
        outputs=len(built.cache.outputs.records),
        summary=built.summary,
        problems=problems,
        drafts=built.drafts,
        scheduled=built.scheduled,
        quarantined=built.quarantined,
    )
    kept = len(built.cache.outputs.records) - built.written
    return GroupOutcome(memory, built.cache, built.written, kept, built.deleted)


def _quarantine(job: Job, problems: tuple[Diagnostic, ...]) -> GroupOutcome:
    """A group that cannot be built keeps its last good output; it is tried again next time."""
    memory = replace(job.memory, key="", problems=problems, quarantined=(job.files.profile,))
    return GroupOutcome(memory, None, kept=memory.outputs)


def _with_address(group: Group, network: Network | None) -> Group:
    """A group without an address of its own lies below the network's."""
    if group.base_url or not network or not network.base_url:
        return group
    return replace(group, base_url=f"{network.base_url.rstrip('/')}/{group.slug}")


def _network(inventory: Inventory, source: Path) -> tuple[Network | None, tuple[Diagnostic, ...]]:
    if inventory.network is None:
        return None, ()
    network, problems = read_network((source / inventory.network).read_bytes(), inventory.network)
    if network is None:
        raise ProjectError(*problems)
    return network, problems


def _check_names(settings: Settings, inventory: Inventory) -> None:
    known = {files.slug for files in inventory.groups}
    for slug in settings.groups:
        if slug not in known:
            raise ProjectError(Diagnostic("K023", slug, facts=(("name", slug), ("known", ", ".join(sorted(known))))))


def _shared_key(settings: Settings, places: Places, network: Network | None) -> str:
    """What all groups can see besides their own files."""
    address = (network.base_url, network.name) if network else None
    themes = tuple(
        (path.relative_to(folder).as_posix(), digest_bytes(path.read_bytes()))
        for folder in places.themes
        if folder.is_dir()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    )
    return digest_value(settings.drafts, settings.limits, address, themes)


def _decide(
    inventory: Inventory, settings: Settings, places: Places, network: Network | None, ledger: Ledger, key: str
) -> tuple[list[Job], list[GroupMemory]]:
    """Which groups to build, and the memories of those that stay as they are."""
    remembered = {memory.slug: memory for memory in ledger.groups}
    jobs, kept = [], []
    for files in inventory.groups:
        memory = remembered.get(files.slug)
        if settings.groups and files.slug not in settings.groups:
            kept += [memory] if memory else []
            continue
        same = memory and not settings.clean and unchanged(files, memory, key, settings.today, ledger)
        if memory and same and _standing(memory, places.output / files.slug, places, ledger.salt):
            kept.append(memory)
            continue
        fresh = GroupMemory(files.slug, key, settings.today, None, 0, 0, None, files.files)
        if memory:
            fresh = replace(memory, key=key, since=settings.today, until=None, files=files.files)
        jobs.append(Job(files, settings, places, network, fresh, ledger.salt))
    return jobs, kept


def _standing(memory: GroupMemory, folder: Path, places: Places, salt: str) -> bool:
    """Whether all outputs of a group lie there as they were written."""
    writer = Writer(folder)
    records = load_outputs(places.ledger, memory.slug, salt).records
    return len(records) == memory.outputs and all(writer.intact(record) for record in records)


def _forget_groups(inventory: Inventory, places: Places, ledger: Ledger) -> int:
    """Deletes what groups left behind that are no more. Returns how many outputs."""
    present = {files.slug for files in inventory.groups}
    deleted = 0
    for memory in ledger.groups:
        if memory.slug not in present:
            writer = Writer(places.output / memory.slug)
            deleted += sum(
                writer.delete(record.path) for record in load_outputs(places.ledger, memory.slug, "").records
            )
            writer.leave()
            forget_cache(places.ledger, memory.slug)
    return deleted


def _portal(
    network: Network, ledger: Ledger, memories: tuple[GroupMemory, ...], settings: Settings, places: Places, key: str
) -> GroupOutcome:
    """The portal goes through the same stages, from the groups' summaries instead of documents."""
    summaries = tuple(memory.summary for memory in memories if memory.summary)
    key = digest_value(key, network, network.places, summaries)
    old = ledger.portal
    if old and old.key == key and not settings.clean and _standing(old, places.output, places, ledger.salt):
        return GroupOutcome(old, None)
    from kimsite.network.portal import plan_portal
    from kimsite.pipeline import make_outputs, open_look

    memory = GroupMemory(PORTAL, key, settings.today, None, 0, 0, None, ())
    look, problems = open_look(network, places.themes)
    if look is None:
        return GroupOutcome(replace(old or memory, key="", problems=problems), None)
    tasks = plan_portal(network, summaries, look.theme, look.settings, look.words)
    before = load_outputs(places.ledger, PORTAL, "" if settings.clean else ledger.salt).records
    made = make_outputs(tasks, look, settings, places.output, before)
    save_cache(places.ledger, PORTAL, ledger.salt, GroupCache(Outputs(made.records)))
    memory = replace(memory, outputs=len(made.records), problems=ordered((*problems, *made.problems)))
    return GroupOutcome(memory, None, made.written, len(made.records) - made.written, made.deleted)


def _result(
    groups: tuple[GroupMemory, ...], outcomes: list[GroupOutcome], deleted: int, problems: tuple[Diagnostic, ...]
) -> BuildResult:
    portals = tuple(outcome.memory for outcome in outcomes if outcome.memory.slug == PORTAL)
    written = sum(outcome.written for outcome in outcomes)
    outputs = sum(memory.outputs for memory in (*groups, *portals))
    found = (problem for memory in (*groups, *portals) for problem in memory.problems)
    return BuildResult(
        groups=len(groups),
        documents=sum(memory.documents for memory in groups),
        outputs=outputs,
        written=written,
        kept=outputs - written,
        deleted=deleted + sum(outcome.deleted for outcome in outcomes),
        problems=ordered((*problems, *found)),
        drafts=tuple(sorted(path for memory in groups for path in memory.drafts)),
        scheduled=tuple(sorted((w for memory in groups for w in memory.scheduled), key=lambda w: (w.date, w.path))),
        quarantined=tuple(sorted(path for memory in groups for path in memory.quarantined)),
    )
