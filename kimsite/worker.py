"""One group in one process: what a build hands to its executor, and what comes back."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kimsite.codec import encode
from kimsite.diagnostics import ordered
from kimsite.engine.cache import keep_texts, load_cache
from kimsite.engine.execute import Lost
from kimsite.engine.heap import hold_memory
from kimsite.engine.kept import known_group, known_theme
from kimsite.engine.ledger import announce
from kimsite.engine.onlooker import Onlooker
from kimsite.engine.output import Places
from kimsite.engine.rolls import save_roll, save_summary
from kimsite.engine.write import Unwritable
from kimsite.model.content import Group
from kimsite.model.memory import GroupMemory, GroupOutcome, NetworkMemory
from kimsite.model.report import Diagnostic
from kimsite.model.settings import Settings
from kimsite.model.source import GroupFiles
from kimsite.model.summary import GroupSummary
from kimsite.model.value import frozen
from kimsite.model.view import Link
from kimsite.read.group import read_group
from kimsite.urls import INDEX, absolute

if TYPE_CHECKING:
    from kimsite.pipeline import GroupBuild

T = TypeVar("T")
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
    return guarded(lambda: _work(job, onlooker), job.files.profile, lambda fault: quarantine(job, (fault,)))


def guarded(act: Callable[[], T], path: str, instead: Callable[[Diagnostic], T]) -> T:
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
    return _outcome(job, built, built.summary, problems) if built.summary else quarantine(job, problems)


def _outcome(job: Job, built: "GroupBuild", summary: GroupSummary, problems: tuple[Diagnostic, ...]) -> GroupOutcome:
    """What is to be remembered. What the system did not give (K005) is asked for again next time."""
    from kimsite.network.directory import province_of

    memory = replace(
        job.memory,
        key="" if any(problem.code == "K005" for problem in problems) else job.memory.key,
        until=built.until,
        documents=built.documents,
        outputs=len(built.records),
        summary=save_summary(job.places.ledger, job.files.slug, job.salt, encode(summary)),
        province=province_of(summary.region),
        roll=summary.roll,
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
