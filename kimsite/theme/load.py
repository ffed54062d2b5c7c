"""A theme by its name, with its parents merged in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kimsite.model.report import Diagnostic
from kimsite.model.theme import OPTIONAL, Setting, Theme
from kimsite.theme.assets import read_assets
from kimsite.theme.i18n import merged_catalogues
from kimsite.theme.manifest import MANIFEST, Manifest, Refused, read_manifest
from kimsite.theme.templates import read_templates
from kimsite.urls import SLUG


def load_theme(name: str, folders: tuple[Path, ...]) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """The theme called `name`, sought in `folders` in order; None and the reason when it cannot be used."""
    try:
        lineage = tuple(lineage_of(name, folders))
        theme = Theme(
            name=lineage[0].name,
            version=lineage[0].version,
            settings=_settings(lineage),
            templates=read_templates(lineage),
            assets=read_assets(lineage),
            inline=lineage[0].inline,
            without=_without(lineage),
            catalogues=merged_catalogues(tuple((m.folder, m.label) for m in lineage)),
        )
    except Refused as refusal:
        return None, (refusal.diagnostic,)
    return theme, ()


def list_themes(folders: tuple[Path, ...]) -> tuple[tuple[str, str, str], ...]:
    """Name, version and description of every theme that can be read, by name; the nearest folder wins."""
    found: dict[str, tuple[str, str, str]] = {}
    for folder in folders:
        for path in sorted(folder.glob(f"*/{MANIFEST}")):
            try:
                manifest = read_manifest(path.parent)
            except Refused:
                continue
            found.setdefault(manifest.name, (manifest.name, manifest.version, manifest.description))
    return tuple(found[name] for name in sorted(found))


def lineage_of(name: str, folders: tuple[Path, ...]) -> Iterator[Manifest]:
    """The theme and its ancestors, nearest first."""
    chain: list[str] = []
    while name:
        if name in chain:
            facts = (("chain", " → ".join((*chain, name))),)
            raise Refused(Diagnostic("K304", f"themes/{chain[0]}/{MANIFEST}", facts=facts))
        folder = _find(name, folders)
        if folder is None:
            raise Refused(_unknown(name, folders, chain))
        manifest = read_manifest(folder)
        yield manifest
        chain.append(name)
        name = manifest.parent


def _find(name: str, folders: tuple[Path, ...]) -> Path | None:
    """A theme's folder. A name comes from a group, so it must be a plain slug and lead nowhere else."""
    if SLUG.fullmatch(name):
        for folder in folders:
            if (folder / name / MANIFEST).is_file():
                return folder / name
    return None


def _unknown(name: str, folders: tuple[Path, ...], chain: list[str]) -> Diagnostic:
    """A group that asks for a theme that is not there, or a theme that names such a parent."""
    known = ", ".join(theme[0] for theme in list_themes(folders) if theme[0] not in chain)
    if not chain:
        return Diagnostic("K301", f"themes/{name}", facts=(("name", name), ("known", known)))
    facts = (("key", f"parent: {name}"), ("expected", known))
    return Diagnostic("K303", f"themes/{chain[-1]}/{MANIFEST}", facts=facts)


def _settings(lineage: tuple[Manifest, ...]) -> tuple[Setting, ...]:
    """A setting by its name; who says it anew need not say its grounds again."""
    found: dict[str, Setting] = {}
    for manifest in reversed(lineage):
        for setting in manifest.settings:
            before = found.get(setting.name)
            inherits = before and before.kind == setting.kind and not setting.grounds
            found[setting.name] = replace(setting, grounds=before.grounds) if before and inherits else setting
    return tuple(found.values())


def _without(lineage: tuple[Manifest, ...]) -> tuple[str, ...]:
    """What a parent leaves out its templates do not know: a child cannot bring it back."""
    left_out = {kind for manifest in lineage for kind in manifest.without}
    return tuple(kind for kind in OPTIONAL if kind in left_out)
