"""What one build knows before it begins: the settings, what is there, what was there, what all groups can see."""

from pathlib import Path

from kimsite.digest import digest_bytes, digest_file, digest_value
from kimsite.engine.listing import files_below
from kimsite.engine.output import Places, own_themes
from kimsite.model.memory import Ledger, NetworkMemory
from kimsite.model.report import Diagnostic
from kimsite.model.settings import Settings
from kimsite.model.source import Inventory
from kimsite.model.value import frozen
from kimsite.read.discover import ProjectError

PACKAGE = Path(__file__).parent


@frozen
class Project:
    """What one build knows before it begins: what is there, what was there, what all groups see (`key`)."""

    settings: Settings
    places: Places
    started: int
    inventory: Inventory
    network: NetworkMemory | None
    ledger: Ledger
    key: str


def theme_folders(source: Path) -> tuple[Path, ...]:
    """Where themes are sought: the project's own, then kimsite's."""
    return (source / "themes", own_themes(PACKAGE))


def network_of(inventory: Inventory, source: Path, ledger: Ledger) -> NetworkMemory | None:
    """What network.yaml says; it is read again when its bytes are others. Raises ProjectError."""
    path = inventory.network
    if path is None:
        return None
    try:
        data = (source / path).read_bytes()
    except OSError as fault:
        raise ProjectError(Diagnostic("K005", path)) from fault
    digest = digest_bytes(data)
    if ledger.network and (ledger.network.path, ledger.network.digest) == (path, digest):
        return ledger.network
    from kimsite.read.group import read_network

    network, problems = read_network(data, path)
    if network is None:
        raise ProjectError(*problems)
    key = digest_value(network, network.places)
    said = (network.budgets, network.cards, network.honours)
    return NetworkMemory(path, digest, network.name, network.base_url, key, problems, *said)


def told_of(network: NetworkMemory, slugs: set[str]) -> tuple[Diagnostic, ...]:
    """What is wrong with network.yaml, by itself and beside the groups of these `slugs`."""
    if not network.honours:
        return network.problems
    from kimsite.read.honours import vain_honours

    return (*network.problems, *vain_honours(network.honours, network.path, slugs))


def check_names(project: Project) -> None:
    """Raises ProjectError (K023) when a group was asked for that there is not."""
    known = {files.slug for files in project.inventory.groups}
    for slug in sorted(set(project.settings.groups) - known):
        raise ProjectError(Diagnostic("K023", slug, facts=(("name", slug), ("known", ", ".join(sorted(known))))))


def shared_key(settings: Settings, places: Places, network: NetworkMemory | None) -> str:
    """What all groups can see besides their own files."""
    said = (network.base_url, network.name, network.budgets, network.cards, network.honours) if network else None
    themes = tuple(
        (path.relative_to(folder).as_posix(), digest_file(path))
        for folder in places.themes
        for path in files_below(folder)
    )
    return digest_value(settings.drafts, settings.limits, said, themes)
