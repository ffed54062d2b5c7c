"""Every group's summary as of now, without making a site.

What the last build into `public/` remembers of a group is taken when a build of now would keep it: the same files,
settings and network, the same kimsite, and no date between then and now that changes a page. All other groups are read
and composed anew, with what the last build left of their bodies; nothing is planned, rendered or written, neither
outputs nor ledger, so a report can be made while a build runs and from a folder that may not be written into.
A group whose files cannot be read is left out and told of: to count it as it once was would be a guess.
"""

from collections.abc import Iterator
from pathlib import Path

from kimsite.codec import decode, encode
from kimsite.course import Progress, still_known
from kimsite.diagnostics import ordered, severity
from kimsite.engine.execute import Lost, execute, workers_of
from kimsite.engine.ledger import ledger_folder, load_ledger
from kimsite.engine.output import Places
from kimsite.engine.rolls import load_summary
from kimsite.engine.salt import salt_of
from kimsite.model.content import Network
from kimsite.model.memory import NetworkMemory
from kimsite.model.report import Diagnostic
from kimsite.model.settings import Settings
from kimsite.model.site import Site
from kimsite.model.source import GroupFiles
from kimsite.model.summary import GroupSummary
from kimsite.model.value import frozen
from kimsite.neighbourhood import neighbours_of
from kimsite.network.places import place_group
from kimsite.project import PACKAGE, Project, check_names, network_of, shared_key, theme_folders
from kimsite.read.discover import ProjectError, discover
from kimsite.read.group import read_group, read_network


@frozen
class Census:
    """What there is: the network (None for a single group), its groups' summaries by slug, the slugs of groups that
    could not be read, and the errors that say why. `composed` groups were read anew. `elsewhere` are the groups of the
    network that others build, as their kim.json tells."""

    network: Network | None
    groups: tuple[GroupSummary, ...]
    left_out: tuple[str, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    composed: int = 0
    elsewhere: tuple[GroupSummary, ...] = ()


@frozen
class Query:
    """One group to be read: all that any process needs for it."""

    files: GroupFiles
    settings: Settings
    places: Places
    network: NetworkMemory | None
    salt: str
    started: int


Composed = tuple[Site | None, tuple[Diagnostic, ...]]
Answer = tuple[str, str, tuple[Diagnostic, ...]]
"""A group's slug, its summary as JSON ("" when there is none), and the errors in its own file."""


def take_census(
    settings: Settings, cache: Path, started: int, progress: Progress = lambda done, of, name: None
) -> Census:
    """The summaries of all groups, or of `settings.groups`. `started` is the time in ns since the epoch.

    Raises ProjectError when there is no project, no such group, or a working process was killed.
    """
    project = _project(settings, cache, started)
    memories = {memory.slug: memory for memory in project.ledger.groups}
    known: dict[str, GroupSummary] = {}
    queries: list[Query] = []
    for query in _queries(project):
        memory = memories.get(query.files.slug)
        if memory and still_known(memory, query.files, project):
            summary = load_summary(project.places.ledger, memory.slug, memory.summary)
            if summary:
                known[memory.slug] = summary
                continue
        queries.append(query)
    answers = _ask(queries, project, progress)
    known |= {slug: decode(GroupSummary, summary) for slug, summary, _ in answers if summary}
    network = _network(project)
    return Census(
        network=network,
        groups=tuple(known[slug] for slug in sorted(known)),
        left_out=tuple(sorted(slug for slug, summary, _ in answers if not summary)),
        problems=ordered(problem for _, _, problems in answers for problem in problems),
        composed=len(queries),
        elsewhere=_elsewhere(project, network) if network and not settings.groups else (),
    )


def compose_sites(settings: Settings, cache: Path, started: int) -> tuple[Network | None, Iterator[Composed]]:
    """The network, and the sites of the same groups one by one, each with all its documents; None where a group cannot
    be read. Raises ProjectError as `take_census` does.
    """
    project = _project(settings, cache, started)
    return _network(project), (_site(query) for query in _queries(project))


def _project(settings: Settings, cache: Path, started: int) -> Project:
    source, output = Path(settings.source), Path(settings.output)
    places = Places(source, output, theme_folders(source), ledger_folder(cache, source, output))
    ledger = load_ledger(places.ledger, salt_of(PACKAGE))
    inventory, _ = discover(source)
    network = network_of(inventory, source, ledger)
    project = Project(settings, places, started, inventory, network, ledger, shared_key(settings, places, network))
    check_names(project)
    return project


def _queries(project: Project) -> Iterator[Query]:
    wanted = project.settings.groups
    for files in project.inventory.groups:
        if not wanted or files.slug in wanted:
            yield Query(files, project.settings, project.places, project.network, project.ledger.salt, project.started)


def _network(project: Project) -> Network | None:
    path = project.inventory.network
    return read_network((project.places.source / path).read_bytes(), path)[0] if path else None


def _elsewhere(project: Project, network: Network) -> tuple[GroupSummary, ...]:
    """What a build has to say of them, it says itself."""
    own = tuple(files.slug for files in project.inventory.groups)
    return neighbours_of(network, project.places.source, own, project.settings.today).groups


def _ask(queries: list[Query], project: Project, progress: Progress) -> list[Answer]:
    """The answers, in any order; by several processes if there is much to read."""
    answers: list[Answer] = []

    def take(answer: Answer) -> None:
        answers.append(answer)
        progress(len(answers), len(queries), answer[0])

    workers = min(workers_of(project.settings.jobs), max(len(queries), 1))
    work = sum(query.files.files.work for query in queries)
    try:
        execute(workers, work, _answer, sorted(queries, key=lambda query: -query.files.files.work), take, _warm)
    except Lost as fault:
        raise ProjectError(Diagnostic("K029", str(project.places.output))) from fault
    return answers


def _warm() -> None:
    import kimsite.pipeline
    import kimsite.plan.summary  # noqa: F401


def _answer(query: Query) -> Answer:
    """A fault of kimsite's own costs one group, as in a build."""
    try:
        return _summary(query)
    except Exception as fault:
        from kimsite.worker import own_fault

        return query.files.slug, "", (own_fault(fault, query.files.profile),)


def _summary(query: Query) -> Answer:
    site, problems = _site(query)
    if site is None:
        return query.files.slug, "", problems
    from kimsite.plan.summary import summarise

    return query.files.slug, encode(summarise(site, query.settings.today)), problems


def _site(query: Query) -> Composed:
    """A group composed; None with the errors that forbid it."""
    from kimsite.engine.cache import load_cache
    from kimsite.pipeline import site_of
    from kimsite.worker import in_network

    files, places = query.files, query.places
    try:
        group, problems = read_group((places.source / files.profile).read_bytes(), files)
    except OSError:
        return None, (Diagnostic("K005", files.profile),)
    errors = tuple(problem for problem in problems if severity(problem) == "error")
    if group is None:
        return None, errors
    group = in_network(place_group(group)[0], query.network)
    cache = load_cache(places.ledger, files.slug, query.salt)
    return site_of(group, files, query.settings, cache, query.started), errors
