"""One ZIP to carry, which opens with a double click; or several to upload, each of as many files as hosts take.

The same site gives the same bytes (with the same zlib): files stand in order, with one date, and with nothing in them
of the machine that made them.
"""

import os
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from kimsite.engine.write import temporary_of
from kimsite.model.publication import Changes, File, Manifest, Target
from kimsite.publish.load import Load
from kimsite.publish.stopped import stopped

MARK = b"kimsite"
"""The comment of every ZIP that kimsite made: only those are replaced."""
DATE = (1980, 1, 1, 0, 0, 0)
UNIX, PLAIN_FILE = 3, 0o100644 << 16
MOST_FILES = 1000
INSIDE = "situs/"
OPENER = "buka-situs.html"
PACKED = (".webp", ".jpg", ".jpeg", ".png", ".avif", ".zip", ".docx", ".xlsx", ".pptx", ".mp3", ".mp4", ".ogg", ".m4a")
"""Endings of files that do not get smaller."""
PAGE = """\
<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="1; url=situs/index.html">
<title>Buka situs</title>
<style>body { font: 1.2rem/1.6 sans-serif; margin: 10vh auto; max-width: 32rem; padding: 0 1rem }</style>
<p><a href="situs/index.html">Buka situs</a></p>
<p>Bila situs tidak terbuka, keluarkan dahulu semua isi berkas ZIP ini: klik kanan, lalu pilih “Ekstrak semua”.
Sesudah itu klik ganda <b>buka-situs.html</b> di folder hasilnya.</p>
<p lang="en">If nothing opens, extract the whole ZIP first, then double-click <b>buka-situs.html</b>.</p>
"""


class ArchiveDestination:
    """The ZIP at `path`; with `split` parts of it beside each other, `…-1.zip`, `…-2.zip`."""

    metered = False

    def __init__(self, target: Target, path: Path, split: bool) -> None:
        self.target = target
        self.path = path
        self.split = split
        self.where = str(path.with_name(f"{path.stem}-*{path.suffix}") if split else path)

    def load(self, site: Load) -> Load:
        """Parts are for hosts, with the site at their top; one ZIP is for people, who see one file and one folder."""
        return site if self.split else site.below(INSIDE).adding({OPENER: PAGE.encode()})

    def held(self, load: Load) -> Manifest:
        """A ZIP is made whole each time."""
        return Manifest()

    def warned(self) -> str:
        """Nothing foreign is ever replaced."""
        return ""

    def weight(self, load: Load, changes: Changes) -> int:
        """Not known before it is packed: what is packed."""
        return load.manifest.size

    def send(self, load: Load, changes: Changes) -> None:
        """Writes all parts, each at once; parts that an earlier, larger site left go."""
        parts = tuple(self._parts(load.manifest.files))
        for path in (*(path for path, _ in parts), *self._left(len(parts))):
            self._assure_ours(path)
        try:
            for path, files in parts:
                _pack(path, load, files)
            for path in self._left(len(parts)):
                path.unlink()
        except OSError as fault:
            raise stopped("K028", str(self.path), reason=fault.strerror or str(fault)) from fault

    def verify(self, load: Load) -> None:
        """Unpacks every file in memory and compares."""
        wanted = {file.path: file for file in load.manifest.files}
        for path, _ in self._parts(load.manifest.files):
            try:
                with zipfile.ZipFile(path) as archive:
                    for name in archive.namelist():
                        file = wanted.pop(name, None)
                        if file is None or archive.read(name) != load.bytes_of(file):
                            raise stopped("K713", self.target.path, self.target.line, place=name)
            except (OSError, zipfile.BadZipFile) as fault:
                raise stopped("K713", self.target.path, self.target.line, place=str(path)) from fault
        for name in wanted:
            raise stopped("K713", self.target.path, self.target.line, place=name)

    def back(self, dry: bool = False) -> Manifest:
        """There is nothing before a ZIP."""
        raise stopped("K716", self.target.path, self.target.line, kind=self.target.kind)

    def _parts(self, files: Sequence[File]) -> Iterator[tuple[Path, Sequence[File]]]:
        if not self.split:
            yield self.path, files
            return
        for number, start in enumerate(range(0, len(files), MOST_FILES), 1):
            yield self._part(number), files[start : start + MOST_FILES]

    def _part(self, number: int) -> Path:
        return self.path.with_name(f"{self.path.stem}-{number}{self.path.suffix}")

    def _left(self, parts: int) -> list[Path]:
        """Parts beyond those that are needed."""
        found: list[Path] = []
        while self.split and (path := self._part(parts + len(found) + 1)).exists():
            found.append(path)
        return found

    def _assure_ours(self, path: Path) -> None:
        """Raises Stopped (K719) when something lies there that kimsite did not make."""
        if not path.exists() and not path.is_symlink():
            return
        with suppress(OSError, zipfile.BadZipFile):
            if not path.is_symlink() and path.is_file():
                with zipfile.ZipFile(path) as archive:
                    if archive.comment == MARK:
                        return
        raise stopped("K719", str(path))


def _pack(path: Path, load: Load, files: Sequence[File]) -> None:
    """A ZIP of these files, whole or not at all."""
    temporary = temporary_of(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with zipfile.ZipFile(temporary, "w") as archive:
            archive.comment = MARK
            for file in files:
                entry = zipfile.ZipInfo(file.path, DATE)
                entry.create_system, entry.external_attr = UNIX, PLAIN_FILE
                entry.compress_type = zipfile.ZIP_STORED if file.path.endswith(PACKED) else zipfile.ZIP_DEFLATED
                archive.writestr(entry, load.bytes_of(file), compresslevel=9)
        os.replace(temporary, path)  # noqa: PTH105 - atomic
    finally:
        temporary.unlink(missing_ok=True)
