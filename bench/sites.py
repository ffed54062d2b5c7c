"""The same site for each generator: its project in a folder, how it is built, and how it is edited."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from bench.corpus import DAYS, FIRST, FLAVOURS, Post, make_post, path_of, shares, write_corpus, write_profiles

BENCH = Path(__file__).parent
REPOSITORY = BENCH.parent
TODAY = "2025-11-01"
"""kimsite's clock. The corpus ends before it, so that nothing waits."""


@dataclass(frozen=True, slots=True)
class Generator:
    """One way to make the site. `made` is what a cold build must not find; `base` the file a theme edit changes."""

    name: str
    flavour: str
    output: str
    base: str
    arguments: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    cold: tuple[tuple[str, str], ...] = ()
    warm: tuple[tuple[str, str], ...] = ()
    theme: str = ""
    slow: bool = False
    note: str = ""


KIMSITE = Generator(
    "kimsite",
    "kimsite",
    output="public",
    base="themes/sebanding/templates/base.html",
    arguments=("build", "--source", ".", "--quiet", "--today", TODAY),
    made=(".kimsite",),
    theme="sebanding",
    note="incremental on its own, nothing to switch on",
)
GENERATORS = {
    generator.name: generator
    for generator in (
        Generator(
            "hugo",
            "hugo",
            output="public",
            base="layouts/baseof.html",
            arguments=("--quiet",),
            made=("resources", ".hugo_build.lock"),
            note="keeps nothing from one run to the next: always a full build",
        ),
        KIMSITE,
        replace(
            KIMSITE,
            name="warta",
            base="themes/dasar/templates/base.html",
            theme="warta",
            note="kimsite's own theme, all outputs",
        ),
        Generator(
            "eleventy",
            "eleventy",
            output="_site",
            base="src/_includes/base.njk",
            arguments=("--quiet",),
            slow=True,
            note="a full build: --incremental=FILE, its way across runs, stops with an error on this site (3.1.8)",
        ),
        Generator(
            "pelican",
            "pelican",
            output="output",
            base="theme/templates/base.html",
            arguments=("-q",),
            made=("cache",),
            warm=(("BENCH_CACHE", "1"),),
            slow=True,
            note="with its content cache, except cold",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Site:
    """One generator's project of a size, ready to be built by `command`."""

    generator: Generator
    folder: Path
    command: tuple[str, ...]
    posts: int
    groups: int

    def environment(self, cold: bool) -> Mapping[str, str]:
        """What to set for a build."""
        inherited = os.environ.get("PYTHONPATH", "")
        path = {"PYTHONPATH": f"{REPOSITORY}{os.pathsep}{inherited}"} if self.generator.flavour == "kimsite" else {}
        return {**path, **dict(() if cold else self.generator.warm)}

    def forget(self) -> None:
        """Removes all that builds have left."""
        for name in (self.generator.output, *self.generator.made):
            path = self.folder / name
            if path.is_dir():
                shutil.rmtree(path)
            path.unlink(missing_ok=True)

    def edit(self, what: str, turn: int) -> str:
        """Changes the sources as `what` says, one of rounds.EDITS. Returns the mark that the output then holds."""
        mark = f"{what}{turn}x"
        if what == "theme":
            path = self.folder / self.generator.base
            before, _, after = path.read_text(encoding="utf-8").rpartition("</body>")
            path.write_text(f"{before}<i>{mark}</i></body>{after}", encoding="utf-8", newline="\n")
            return mark
        group = self.groups // 2
        of = tuple(shares(self.posts, self.groups))[group]
        post = edited(make_post(group, {"body": of // 2, "title": of // 3}.get(what, of), of), what, turn, mark)
        path = self.folder / path_of(post, group, self.generator.flavour, self.groups)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FLAVOURS[self.generator.flavour].spell(post), encoding="utf-8", newline="\n")
        return mark

    def files(self, mark: str = "") -> int:
        """How many files the output has; with `mark`, how many that hold it."""
        paths = (path for path in (self.folder / self.generator.output).rglob("*") if path.is_file())
        return sum(not mark or mark.encode() in path.read_bytes() for path in paths)


def edited(post: Post, what: str, turn: int, mark: str) -> Post:
    """A post with another text or title, or as a new one, later than all others."""
    if what == "body":
        return replace(post, body=f"{post.body}\nRalat {mark}.\n")
    title = f"{post.title} {mark}"
    if what == "title":
        return replace(post, title=title)
    return replace(post, title=title, slug=f"{post.slug}-{mark}", date=FIRST + timedelta(days=DAYS, hours=turn))


def set_up(folder: Path, commands: Mapping[str, tuple[str, ...]], posts: int, groups: int) -> tuple[Site, ...]:
    """A project for each generator in `commands`, with the corpus in it; each post is made once for all."""
    sites = []
    for name, command in commands.items():
        generator = GENERATORS[name]
        site = Site(generator, folder / name, (*command, *generator.arguments), posts, groups)
        shutil.rmtree(site.folder, ignore_errors=True)
        if generator.flavour == "kimsite":
            source = BENCH / "themes" if generator.theme == "sebanding" else REPOSITORY / "themes"
            shutil.copytree(source, site.folder / "themes")
        else:
            shutil.copytree(BENCH / "peers" / name, site.folder)
        sites.append(site)
    write_corpus(tuple((site.generator.flavour, site.folder) for site in sites), posts, groups)
    for site in sites:
        if site.generator.theme:
            write_profiles(site.folder, groups, site.generator.theme)
    return tuple(sites)
