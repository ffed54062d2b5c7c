"""A project's texts as an editor reads them: only `check` asks for it, a build never pays for it."""

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from kimsite.editorial import newsroom
from kimsite.editorial.manuscript import Manuscript
from kimsite.editorial.review import review
from kimsite.model.content import Group
from kimsite.model.report import Diagnostic
from kimsite.model.settings import Limits, Settings
from kimsite.model.source import GroupFiles, Inventory, SourceFile
from kimsite.network.places import place_group
from kimsite.read.discover import discover
from kimsite.read.document import is_document, read_document
from kimsite.read.group import read_group, read_network
from kimsite.read.text import decode


def proofread(settings: Settings) -> tuple[Diagnostic, ...]:
    """Hints about every text that can be read, drafts and those that wait too: they can still be changed; and about
    what a group's texts are together.

    What cannot be read, the build has told. Raises ProjectError as `discover` does.
    """
    source = Path(settings.source)
    inventory, _ = discover(source)
    wanted = [files for files in inventory.groups if not settings.groups or files.slug in settings.groups]
    hints = tuple(hint for files in wanted for hint in _of_group(source, files, settings))
    return (*_without_address(source, inventory), *hints)


def _without_address(source: Path, inventory: Inventory) -> tuple[Diagnostic, ...]:
    """K653, once: in a network all groups lie below its address."""
    (path,) = (inventory.network,) if inventory.network else (files.profile for files in inventory.groups)
    data = _bytes(source / path)
    asked = read_network(data, path) if inventory.network else read_group(data, inventory.groups[0])
    return (Diagnostic("K653", path),) if asked[0] and not asked[0].base_url else ()


def _of_group(source: Path, files: GroupFiles, settings: Settings) -> Iterator[Diagnostic]:
    data = _bytes(source / files.profile)
    group, _ = read_group(data, files) if data else (None, ())
    if group is None:
        return
    group, _ = place_group(group)
    listed = tuple(files.files)
    texts = {file.path: _bytes(source / file.path) for file in listed if _is_text(file, group, settings.limits)}
    manuscripts = [found for path, text in texts.items() if (found := _manuscript(path, text, group, settings.limits))]
    for manuscript in manuscripts:
        yield from review(manuscript)
    written = (decode(text) or "" for text in (data, *texts.values()))
    yield from newsroom.same_titles(manuscripts)
    yield from newsroom.unseen_pictures(group, (file.path for file in listed), written)
    yield from newsroom.profile_gaps(group)
    yield from newsroom.decrees(group, settings.today.astimezone(ZoneInfo(group.timezone)).date())


def _is_text(file: SourceFile, group: Group, limits: Limits) -> bool:
    return is_document(file, group.folder) and file.size <= limits.text_bytes


def _manuscript(path: str, data: bytes, group: Group, limits: Limits) -> Manuscript | None:
    document, _ = read_document(data, path, group, limits) if data else (None, ())
    return Manuscript(document, tuple((decode(data) or "").split("\n")), group) if document else None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
