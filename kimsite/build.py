"""The whole project: discover, decide, execute, record."""

from dataclasses import replace
from pathlib import Path

from kimsite.course import Course, Progress
from kimsite.engine.execute import workers_of
from kimsite.engine.inspection import inspecting
from kimsite.engine.ledger import is_part, ledger_folder, load_ledger, names_in, save_ledger, standing
from kimsite.engine.lock import Held, lock
from kimsite.engine.onlooker import Onlooker
from kimsite.engine.outcome import result_of
from kimsite.engine.output import Places, finish, refuse_output
from kimsite.engine.salt import salt_of
from kimsite.engine.write import Unwritable
from kimsite.model.memory import GroupMemory, Ledger, PartMemory
from kimsite.model.report import BuildResult, Diagnostic
from kimsite.model.settings import Settings
from kimsite.project import PACKAGE, Project, check_names, network_of, shared_key, theme_folders, told_of
from kimsite.read.discover import ProjectError
from kimsite.read.glance import Glance


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
    ledger, there = load_ledger(places.ledger, salt_of(PACKAGE)), names_in(places.ledger)

    def lies_there(memory: GroupMemory | PartMemory, root: str) -> bool:
        trusted = not is_part(memory.slug) and glance.trusts(memory.slug)
        return trusted or standing(memory, root, places.ledger, ledger.salt, there)

    trusted, workers = _trusted(ledger, settings), workers_of(settings.jobs)
    with inspecting(trusted, lies_there, places.output, workers) as inspection:
        inventory, problems = glance.look(places.source)
        network = network_of(inventory, places.source, ledger)
        key = shared_key(settings, places, network)
        project = Project(settings, places, started, inventory, network, ledger, key)
        check_names(project)
        course = Course(project, progress, onlooker)
        course.run(inspection)
    finish(places.output)
    now = course.ledger()
    if now != ledger:
        save_ledger(places.ledger, now)
    glance.settle()
    told = told_of(network, {files.slug for files in inventory.groups}) if network else ()
    return result_of(now, course.outcomes, course.written, course.deleted, (*problems, *told))


def _trusted(ledger: Ledger, settings: Settings) -> tuple[GroupMemory | PartMemory, ...]:
    """Groups and parts of the portal that may stay as they are, if their outputs do."""
    wanted = settings.groups
    if settings.clean:
        return ()
    groups = (m for m in ledger.groups if m.key and (not wanted or m.slug in wanted))
    return (*groups, *(ledger.portal.parts if ledger.portal else ()))
