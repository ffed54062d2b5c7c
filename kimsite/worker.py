"""One group in one process: what a build hands to its executor, and what comes back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kimsite.diagnostics import ordered
from kimsite.digest import digest_bytes
from kimsite.engine.cache import keep_texts, load_cache
from kimsite.engine.codec import decode, encode
from kimsite.engine.execute import Lost, workers_of
from kimsite.engine.heap import hold_memory
from kimsite.engine.kept import known_group, known_theme
from kimsite.engine.ledger import PORTAL, announce, load_outputs
from kimsite.engine.onlooker import Onlooker
from kimsite.engine.output import Places
from kimsite.engine.rolls import Entries, load_roll, save_roll
from kimsite.engine.write import Unwritable
from kimsite.model.content import Group, Network
from kimsite.model.memory import GroupMemory, GroupOutcome, NetworkMemory
from kimsite.model.report import Diagnostic
from kimsite.model.settings import Settings
from kimsite.model.source import GroupFiles
from kimsite.model.summary import GroupSummary
from kimsite.model.value import frozen
from kimsite.model.view import Link
from kimsite.read.group import read_group, read_network
from kimsite.urls import INDEX, absolute

if TYPE_CHECKING:
    from kimsite.network.neighbours import Welcome
    from kimsite.pipeline import GroupBuild

LARGE = 500
"""Posts, or what takes as long, up to which a group is not worth the handing out."""


@frozen
class Job:
    """One group to build: everything its worker needs, and nothing that cannot be sent to another process.

    With more than one of `workers` it is built here, and they share its files and pages.
    """

    files: GroupFiles
    settings: Settings
    places: Places
    network: NetworkMemory | None
    memory: GroupMemory
    salt: str
    workers: int = 1


def share_out(jobs: list[Job], workers: int) -> tuple[list[Job], list[Job]]:
    """The groups that are so large that all workers share each, and those that one worker each builds, largest first:
    none begins a long one when the others have nothing left to do. One alone is built here, large or not."""
    fair = sum(job.files.files.work for job in jobs) / workers
    large = {job.files.slug for job in jobs if workers > 1 and job.files.files.work > max(fair, LARGE)}
    here = [replace(job, workers=workers) for job in jobs if job.files.slug in large]
    others = sorted((job for job in jobs if job.files.slug not in large), key=lambda job: -job.files.files.work)
    return (here, others) if len(jobs) > 1 else (here or others, [])


def warm() -> None:
    """Imports what nearly every group needs, and the portal after them."""
    for name in ("kimsite.pipeline", "kimsite.network.places", "kimsite.network.portal", "feedgen.feed", "nh3"):
        import_module(name)


def work(job: Job, onlooker: Onlooker | None = None) -> GroupOutcome:
    """Builds one group, in whatever process. A fault of kimsite's own costs this group, not the others. An
    `onlooker` can only watch one in this process.

    Raises Unwritable and Lost: a disk that is full is full for all, and so is a memory.
    """
    return _guarded(lambda: _work(job, onlooker), job.files.profile, lambda fault: quarantine(job, (fault,)))


def _guarded(act: Callable[[], GroupOutcome], path: str, instead: Callable[[Diagnostic], GroupOutcome]) -> GroupOutcome:
    """What `act` comes to, or `instead` with K030 about `path`: a build's seam that catches everything, since one group
    (or the portal) must never cost the others what they have made. What else does so (`census`, `serve`, `fleet`, the
    copies of neighbours) has as good a reason, and tells of it by `own_fault` or a code of its own."""
    try:
        return act()
    except (Unwritable, Lost):
        raise
    except Exception as fault:
        return instead(own_fault(fault, path))


def own_fault(fault: Exception, path: str) -> Diagnostic:
    """K030: what went wrong in kimsite itself, and where."""
    where = fault.__traceback__
    while where and where.tb_next:
        where = where.tb_next
    place = f"{Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}" if where else ""
    return Diagnostic("K030", path, facts=(("fault", f"{type(fault).__name__}: {fault}"), ("place", place)))


def _work(job: Job, onlooker: Onlooker | None) -> GroupOutcome:
    hold_memory()
    try:
        data = (job.places.source / job.files.profile).read_bytes()
    except OSError:
        return quarantine(job, (Diagnostic("K005", job.files.profile),))
    ledger, salt, clean = job.places.ledger, job.salt, job.settings.clean
    group, problems = known_group(ledger, salt, clean, job.files, data, lambda: read_group(data, job.files))
    if group is None:
        return quarantine(job, problems)
    from kimsite.network.places import place_group
    from kimsite.pipeline import Store, build_group

    group, region_problems = place_group(group)
    mine = (ledger, job.files.slug)
    store = Store(
        load=partial(load_cache, *mine, salt, clean),
        keep=partial(keep_texts, *mine, salt),
        tell=partial(announce, *mine),
        theme=partial(known_theme, ledger, salt, clean, job.memory.key),
        enroll=partial(save_roll, *mine, salt) if job.network else None,
        onlooker=onlooker,
    )
    built = build_group(
        in_network(group, job.network),
        job.files,
        job.settings,
        job.places.themes,
        job.places.output / job.files.slug,
        store,
        job.memory.started,
        _front(job.network),
        job.workers,
    )
    problems = ordered((*problems, *region_problems, *built.problems))
    return _outcome(job, built, problems) if built.summary else quarantine(job, problems)


def _outcome(job: Job, built: "GroupBuild", problems: tuple[Diagnostic, ...]) -> GroupOutcome:
    """What is to be remembered. What the system did not give (K005) is asked for again next time."""
    memory = replace(
        job.memory,
        key="" if any(problem.code == "K005" for problem in problems) else job.memory.key,
        until=built.until,
        documents=built.documents,
        outputs=len(built.records),
        summary=encode(built.summary),
        problems=problems,
        drafts=built.drafts,
        scheduled=built.scheduled,
        quarantined=built.quarantined,
    )
    kept = len(built.records) - built.written
    return GroupOutcome(memory, built.records, built.written, kept, built.deleted)


def quarantine(job: Job, problems: tuple[Diagnostic, ...]) -> GroupOutcome:
    """A group that cannot be built keeps its last good output; it is tried again next time."""
    memory = replace(job.memory, key="", problems=problems, quarantined=(job.files.profile,))
    return GroupOutcome(memory, None, kept=memory.outputs)


def _front(network: NetworkMemory | None) -> Link | None:
    """The way to the network's portal, if it has an address: a group's folder is at home wherever it is copied to."""
    return Link(absolute(network.base_url, INDEX), network.name) if network and network.base_url else None


def in_network(group: Group, network: NetworkMemory | None) -> Group:
    """A group without an address of its own lies below the network's; what its pages may weigh and what awards the
    network gave it, the network says."""
    if not network:
        return group
    below = f"{network.base_url.rstrip('/')}/{group.slug}" if network.base_url else ""
    address, cards = group.base_url or below, group.cards and network.cards
    honours = tuple(honour for honour in network.honours if honour.group == group.slug and honour.title)
    return replace(
        group,
        base_url=address,
        budgets=network.budgets or group.budgets,
        cards=cards,
        honours=honours,
        honoured_by=network.name if honours else "",
    )


def work_portal(
    path: str,
    summaries: tuple[str, ...],
    own: tuple[str, ...],
    settings: Settings,
    places: Places,
    memory: GroupMemory,
    salt: str,
    key: str,
) -> GroupOutcome:
    """The portal goes through the same stages, from network.yaml at `path`, the groups' summaries (JSON), and what was
    fetched of groups that are built elsewhere. `own` are the slugs of all groups, also of those without a summary.

    `key` stands for all that groups and portal can see besides their own files, themes above all. A fault of kimsite's
    own leaves the portal as it is. Raises Unwritable and Lost.
    """
    return _guarded(
        lambda: _work_portal(path, summaries, own, settings, places, memory, salt, key),
        path,
        lambda fault: GroupOutcome(replace(memory, key="", problems=(fault,)), None, kept=memory.outputs),
    )


def _work_portal(
    path: str,
    summaries: tuple[str, ...],
    own: tuple[str, ...],
    settings: Settings,
    places: Places,
    memory: GroupMemory,
    salt: str,
    key: str,
) -> GroupOutcome:
    try:
        data = (places.source / path).read_bytes()
    except OSError:
        return GroupOutcome(replace(memory, key="", problems=(Diagnostic("K005", path),)), None, kept=memory.outputs)
    network, _ = read_network(data, path)
    if network is None:
        return GroupOutcome(replace(memory, key=""), None)
    from kimsite.network.library import Library
    from kimsite.network.portal import plan_portal
    from kimsite.outputs import make_outputs
    from kimsite.pipeline import open_look

    known = partial(known_theme, places.ledger, salt, settings.clean, key)
    look, problems = open_look(network, places.themes, known)
    if look is None:
        return GroupOutcome(replace(memory, key="", problems=problems), None)
    look = replace(look, budgets=network.budgets or look.budgets)
    groups = tuple(decode(GroupSummary, summary) for summary in summaries)
    others = _others(network, places, own, settings.today)
    rolls = [load_roll(places.ledger, group.slug, group.roll) for group in groups]
    if None in rolls:  # such a group is built again by the next build, and the portal with it
        memory = replace(memory, key="")
    marks = {group.slug: digest_bytes(summary.encode()) for group, summary in zip(groups, summaries, strict=True)}
    groups = (*groups, *others.groups)
    library = Library(groups, (roll for roll in rolls if roll), Entries(places.ledger), marks)
    del rolls  # the library lets go of what it needs no more
    planned = plan_portal(network, groups, look.theme, look.settings, look.words, library)
    before, _ = load_outputs(places.ledger, PORTAL, salt, "clean" if settings.clean else "")
    tell = partial(announce, places.ledger, PORTAL)
    made = make_outputs(planned, look, settings, places.output, before, tell, memory.started, workers_of(settings.jobs))
    told = ordered((*problems, *others.problems, *made.problems))
    memory = replace(memory, outputs=len(made.records), problems=told, until=others.until)
    kept = len(made.records) - made.written
    return GroupOutcome(memory, made.records, made.written, kept, made.deleted)


def _others(network: Network, places: Places, own: tuple[str, ...], today: datetime) -> "Welcome":
    """The network's groups that are built elsewhere. Whatever they wrote, it costs no more than their own places."""
    from kimsite.network.neighbours import Welcome

    if not network.neighbours:
        return Welcome((), (), None)
    from kimsite.neighbourhood import neighbours_of

    try:
        return neighbours_of(network, places.source, own, today)
    except Exception as fault:
        return Welcome((), (own_fault(fault, network.path),), None)
