"""A folder that a web server reads: whole releases side by side, of which readers see one.

    /srv/www/kim                          what the server serves: a link to a release
    /srv/www/.kim.kimsite/000007/         a release, as it was built
    /srv/www/.kim.kimsite/000007.held     what it is made of
    /srv/www/.kim.kimsite/000007.left     the styles and scripts of the one before that lie in it, too
    /srv/www/.kim.kimsite/new/            the next one, while it is written

A release is written beside the others and takes their place by one rename of the link, so readers meet the whole old
site or the whole new one, whatever happens to the publisher meanwhile. Who has a page from just before still asks for
its style, whose address holds its digest: a release keeps such files of the one before. Where the system makes no links
(Windows, for most people) the served folder is the release itself and two renames put it there; between them there is
nothing for a moment, and the next publication mends what was broken off just then.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kimsite.digest import digest_bytes
from kimsite.engine.lock import Held as Busy
from kimsite.engine.lock import lock
from kimsite.engine.write import Unwritable, write_whole
from kimsite.model.publication import Changes, File, Manifest, Target
from kimsite.pattern import pattern
from kimsite.publish.load import Load
from kimsite.publish.memory import Held, read_held, write_held
from kimsite.publish.stock import list_files, measure
from kimsite.publish.stopped import stopped

RELEASE = pattern(r"\d{6}")
LASTING = pattern(r"(?:[^/]+/)*[^/]+\.[0-9a-f]{8}\.(?:css|js)")
"""Files of which the address holds the digest, and which pages cannot do without."""
OWN = "kimsite-releases"
STAGING = "new"
WORN = ".kimsite-release"
"""In a served folder that is a release itself: its number."""
LINKING = sys.platform != "win32"
"""Windows makes links for some people, and puts none in the place of another at once."""
USUAL = 3
"""Releases that are kept, with the one that is served."""


class FolderDestination:
    """A served folder at `path`, of which `target.keep` releases stay. `links`: None to find out if there are any."""

    metered = False

    def __init__(self, target: Target, path: Path, links: bool | None = None) -> None:
        self.target = target
        self.path = path
        self.where = str(path)
        self.releases = path.parent / f".{path.name}.kimsite"
        self._links = links

    def load(self, site: Load) -> Load:
        """As it was built."""
        return site

    def held(self, load: Load) -> Manifest:
        """What is served now, whoever put it there; what no site has, such as a link, has no digest."""
        current = self._current()
        if not current:
            return Manifest()
        found, left, root = [], self._left(current), str(self.path.resolve())
        for folder, folders, names in os.walk(root):
            links = [name for name in folders if os.path.islink(os.path.join(folder, name))]  # noqa: PTH114, PTH118
            for name in (*names, *links):
                place = Path(folder, name)
                path = place.relative_to(root).as_posix()
                plain = not place.is_symlink() and place.is_file()
                found.append(File(path, *measure(str(place))) if plain else File(path, 0, ""))
        found = [file for file in found if file.path != WORN and file not in left]
        return Manifest(tuple(sorted(found, key=lambda file: file.path)))

    def warned(self) -> str:
        """Nothing foreign is ever replaced here, so there is nothing to say yes to."""
        return ""

    def weight(self, load: Load, changes: Changes) -> int:
        """Whole releases are written."""
        return load.manifest.size

    def send(self, load: Load, changes: Changes) -> None:
        """Writes the next release beside the others, has it served, and lets go of the oldest."""
        with self._alone():
            current = self._current()
            numbers = (*self._numbers(), *([current] if current else []))
            number = f"{max(map(int, numbers), default=0) + 1:06}"
            self._stage(load)
            left = self._keep_lasting(current, load)
            write_held(self.releases / f"{number}.left", Held(self.where, number, left))
            write_held(self.releases / f"{number}.held", Held(self.where, number, load.manifest))
            os.replace(self.releases / STAGING, self.releases / number)  # noqa: PTH105 - beside its like below
            if hasattr(os, "sync"):
                os.sync()  # the link must not reach the disk before what it leads to, should the power fail
            self._serve(number, current)
            self._let_go(number, current)

    def verify(self, load: Load) -> None:
        """Reads every file of what is served."""
        left = self._left(self._current())
        there = {file.path: file for file in list_files(self.path.resolve()) if file.path != WORN and file not in left}
        for file in load.manifest.files:
            if there.pop(file.path, None) != file:
                raise self._stopped("K713", file.path)
        for path in there:
            raise self._stopped("K713", path)

    def back(self, dry: bool = False) -> Manifest:
        """The release before the one that is served."""
        if dry:
            return self._before(self._current())[1]
        with self._alone():
            current = self._current()
            number, manifest = self._before(current)
            self._serve(number, current)
            return manifest

    def _before(self, current: str) -> tuple[str, Manifest]:
        """The release before the current one, and what it is made of. Raises Stopped (K715)."""
        before = [number for number in self._numbers() if number < current] if current else []
        said = read_held(self.releases / f"{before[-1]}.held") if before else None
        if not said:
            raise self._stopped("K715", self.where)
        return before[-1], said.manifest

    def _current(self) -> str:
        """The number of the release that is served; "" when nothing is. Raises Stopped (K707) for what is not ours."""
        if self.path.is_symlink():
            folder, _, number = self.path.readlink().as_posix().rpartition("/")
            ours = folder == self.releases.name and RELEASE.fullmatch(number) and self._assure_ours()
        elif self.path.is_dir():
            worn = self.path / WORN
            number = worn.read_text(encoding="ascii", errors="replace").strip() if worn.is_file() else ""
            ours = not any(self.path.iterdir()) or bool(RELEASE.fullmatch(number) and self._assure_ours())
        else:
            number, ours = "", not self.path.exists()
        if not ours:
            raise self._stopped("K707", self.where)
        return number

    def _assure_ours(self) -> bool:
        """Whether the folder of releases is one, and no link to anything."""
        return not self.releases.is_symlink() and (self.releases / OWN).is_file()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One publication at a time, into a folder of releases that is there and ours."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileExistsError):
                self.releases.mkdir()
            if not self._assure_ours():
                if self.releases.is_symlink() or not self.releases.is_dir() or any(self.releases.iterdir()):
                    raise self._stopped("K707", str(self.releases))
                write_whole(self.releases / OWN, (b"kimsite\n",))
            with lock(self.releases):
                yield
        except Busy as fault:
            raise self._stopped("K714", self.where) from fault
        except Unwritable as fault:
            raise stopped("K028", fault.path, reason=fault.reason) from fault
        except OSError as fault:
            raise stopped("K028", str(fault.filename or self.path), reason=fault.strerror or str(fault)) from fault

    def _numbers(self) -> list[str]:
        """The releases that lie side by side, the oldest first."""
        return sorted(path.name for path in self.releases.iterdir() if RELEASE.fullmatch(path.name) and path.is_dir())

    def _stage(self, load: Load) -> None:
        """The next release, in a folder that nobody has seen yet: no link can lie in it."""
        staging = self.releases / STAGING
        if staging.is_symlink():
            staging.unlink()
        elif staging.exists():
            shutil.rmtree(staging)
        staging.mkdir()
        made = {""}
        for file in load.manifest.files:
            folder, _, _ = file.path.rpartition("/")
            if folder not in made:
                (staging / folder).mkdir(parents=True, exist_ok=True)
                made.add(folder)
            with (staging / file.path).open("xb") as written:
                for piece in load.pieces(file):
                    written.write(piece)

    def _keep_lasting(self, current: str, load: Load) -> Manifest:
        """Puts into the next release what pages of the current one still need; what that is. Nothing of it that was
        changed meanwhile, nor what lies behind a link."""
        new = {file.path for file in load.manifest.files}
        said = read_held(self.releases / f"{current}.held") if current else None
        kept, root = [], self.path.resolve()
        for file in said.manifest.files if said else ():
            place = root / file.path
            if file.path in new or not LASTING.fullmatch(file.path) or place.resolve() != place or not place.is_file():
                continue
            data = place.read_bytes()
            if digest_bytes(data) == file.digest:
                write_whole(self.releases / STAGING / file.path, (data,))
                kept.append(file)
        return Manifest(tuple(kept))

    def _left(self, number: str) -> frozenset[File]:
        """What lies in a release besides the site."""
        said = read_held(self.releases / f"{number}.left")
        return frozenset(said.manifest.files) if said else frozenset()

    def _serve(self, number: str, current: str) -> None:
        """From now on readers get this release."""
        worn = self.path.is_dir() and not self.path.is_symlink()
        if worn:
            self._take_down(current)
        if self._can_link():
            link = self.releases / "link"
            link.unlink(missing_ok=True)
            link.symlink_to(f"{self.releases.name}/{number}", target_is_directory=True)
            os.replace(link, self.path)  # noqa: PTH105 - atomic, and takes the place of the link itself
        else:
            self._put_up(number, current if worn else "")
        if worn and current:
            (self.releases / current / WORN).unlink(missing_ok=True)

    def _take_down(self, current: str) -> None:
        """A served folder that is a release goes back among the others; an empty one just goes."""
        if current:
            os.rename(self.path, self.releases / current)  # noqa: PTH104
        else:
            self.path.rmdir()

    def _put_up(self, number: str, taken_down: str) -> None:
        """A release becomes the served folder itself; when that fails, the one that was is served again."""
        if self.path.is_symlink():
            self.path.unlink()
        write_whole(self.releases / number / WORN, (number.encode(),))
        try:
            os.rename(self.releases / number, self.path)  # noqa: PTH104
        except OSError:
            if taken_down:
                os.rename(self.releases / taken_down, self.path)  # noqa: PTH104
            raise

    def _can_link(self) -> bool:
        if self._links is None and not LINKING:
            self._links = False
        if self._links is None:
            probe = self.releases / "probe"
            try:
                probe.unlink(missing_ok=True)
                probe.symlink_to("nowhere")
                probe.unlink()
                self._links = True
            except (OSError, NotImplementedError):
                self._links = False
        return self._links

    def _let_go(self, number: str, before: str) -> None:
        """Only the newest releases stay, and none that nobody saw or that was taken back: going back leads to what
        was served `before`. What cannot be removed now (a server may be reading) goes the next time."""
        others = [name for name in self._numbers() if name != number]
        undone = [name for name in others if before and name > before]
        seen = [name for name in others if name not in undone]
        for name in (*undone, *seen[: -((self.target.keep or USUAL) - 1) or None]):
            shutil.rmtree(self.releases / name, ignore_errors=True)
            for kind in ("held", "left"):
                (self.releases / f"{name}.{kind}").unlink(missing_ok=True)

    def _stopped(self, code: str, place: str) -> Exception:
        return stopped(code, self.target.path, self.target.line, place=place)
