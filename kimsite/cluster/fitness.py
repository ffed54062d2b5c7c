"""Whether a machine may build groups of a project: it must have the same kimsite, and see and change the same files."""

import os
import platform
import socket
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import kimsite
from kimsite.digest import digest_file, digest_value
from kimsite.engine.listing import files_below
from kimsite.engine.output import Places, own_themes
from kimsite.engine.salt import installed, salt_of
from kimsite.model.value import frozen

PACKAGE = Path(kimsite.__file__).parent
SHOWN = 8
"""Digits of a digest that people are shown."""
Difference = tuple[str, str, str]


@frozen
class Kit:
    """What makes outputs, besides what goes in: `salt` covers kimsite's source, its libraries and Python; `themes` the
    files of its own themes. The others are there to be named."""

    salt: str
    themes: str
    python: str
    kimsite: str
    dask: str
    libraries: tuple[str, ...]


@frozen
class Sign:
    """A file by which a folder is known to be the same one: it holds what has the `digest`, or, with "", is there."""

    folder: Path
    path: Path
    digest: str = ""


@frozen
class Post:
    """What all workers are told of one build: where it is, by which signs they know that they see its folders, and into
    which folders they must be able to write."""

    token: str
    places: Places
    kit: Kit
    signs: tuple[Sign, ...]
    written: tuple[Path, ...] = ()


@frozen
class Fitness:
    """One worker as it found itself: its machine's name, and what speaks against it. `unwritable` has the reasons."""

    host: str
    differences: tuple[Difference, ...] = ()
    unseen: tuple[str, ...] = ()
    unwritable: tuple[tuple[str, str], ...] = ()

    @property
    def good(self) -> bool:
        """Whether nothing does."""
        return not (self.differences or self.unseen or self.unwritable)


def own_kit() -> Kit:
    """What this process has. The first question that one is asked, for its source may be another one tomorrow."""
    themes = own_themes(PACKAGE)
    files = tuple((path.relative_to(themes).as_posix(), digest_file(path)) for path in files_below(themes))
    try:
        dask = version("distributed")
    except PackageNotFoundError:
        dask = ""
    return Kit(
        salt=salt_of(PACKAGE),
        themes=digest_value(files),
        python=platform.python_version(),
        kimsite=kimsite.__version__,
        dask=dask,
        libraries=installed(sys.path),
    )


def fitness_for(post: Post, kit: Kit) -> Fitness:
    """Looks around on this machine, which has `kit`."""
    return Fitness(
        host=socket.gethostname(),
        differences=tuple(_differences(post.kit, kit)),
        unseen=tuple(str(sign.folder) for sign in post.signs if not _seen(sign)),
        unwritable=tuple((str(folder), why) for folder in post.written if (why := _why_not(folder, post.token))),
    )


def _differences(ours: Kit, theirs: Kit) -> Iterator[Difference]:
    """What differs, most telling first: its name, ours, theirs."""
    for name, here, there in (
        ("Python", ours.python, theirs.python),
        ("kimsite", ours.kimsite, theirs.kimsite),
        ("distributed", ours.dask, theirs.dask),
        *_differing_libraries(ours.libraries, theirs.libraries),
        ("kimsite", f"{ours.kimsite}-{ours.salt[:SHOWN]}", f"{theirs.kimsite}-{theirs.salt[:SHOWN]}"),
        ("themes", ours.themes[:SHOWN], theirs.themes[:SHOWN]),
    ):
        if here != there:
            yield name, here or "–", there or "–"


def _differing_libraries(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Iterator[Difference]:
    here, there = (dict(name.removesuffix(".dist-info").split("-", 1) for name in names) for names in (ours, theirs))
    for name in sorted(here.keys() | there.keys()):
        yield name, here.get(name, ""), there.get(name, "")


def _seen(sign: Sign) -> bool:
    return digest_file(sign.path) == sign.digest if sign.digest else sign.path.is_file()


def _why_not(folder: Path, token: str) -> str:
    """Why this process cannot make a file in a folder; "" when it can."""
    path = folder / f".{token}-{socket.gethostname()}-{os.getpid()}"
    try:
        path.write_bytes(b"")
        path.unlink()
    except OSError as fault:
        return fault.strerror or str(fault)
    return ""
