"""A network that builds in a blink and has one of everything that time or hands may change, for tests of the engine.

Its theme `mini` prints each view as it is: whatever a view holds shows in the bytes of its page.
"""

import re
import shutil
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
import yaml
from conftest import Files, write_files

import kimsite.build
from kimsite.build import build
from kimsite.engine.output import MARKER
from kimsite.model.report import BuildResult
from kimsite.model.settings import Settings

OWN = Path(__file__).parents[1] / "themes"
TODAY = datetime(2025, 11, 1, 4, tzinfo=UTC)
POST = "---\njudul: {title}\ntanggal: {date}\nkategori: Desa\ntag: padi\n{more}---\nIsi {title}.\n"
PORTAL = "index.html wilayah/53/index.html wilayah/53.71/index.html wilayah/53.71.03/index.html"
DIARIES = "agenda/index.html wilayah/53/agenda.html wilayah/53.71/agenda.html wilayah/53.71.03/agenda.html"
PORTAL_FEEDS = "rss.xml wilayah/53/rss.xml wilayah/53.71/rss.xml wilayah/53.71.03/rss.xml"
PAGES = {
    "home": "{{ featured }}{{ sections }}{{ agenda }}{{ products }}{{ categories }}",
    "document": (
        "{{ title }}{{ body }}{{ summary }}{{ date }}{{ category }}{{ tags }}{{ authors }}{{ image }}{{ event }}"
        "{{ valid_until }}{{ expired }}{{ draft }}{{ file }}{{ file_size }}{{ read_also }}{{ related }}{{ previous }}{{ next }}"
    ),
    "list": "{{ heading }}{{ cards }}{{ pages }}{{ total }}{{ children }}{{ upcoming }}",
    "terms": "{{ terms }}",
    "profile": "{{ body }}{{ decrees }}{{ officers }}{{ region }}{{ counts }}",
    "agenda": "{{ months }}{{ pages }}{{ total }}{{ inside }}",
    "portal": "{{ about }}{{ region }}{{ regions }}{{ groups }}{{ latest }}{{ agenda }}{{ counts }}{{ groups_total }}{{ diary }}",
}
THEME = {
    "themes/mini/theme.yaml": (
        "without: [atom, jsonfeed, type_feeds, category_feeds, authors, archive, voice, search, not_found, json_ld, map, topics, directory]\n"
        'settings:\n  warna: {type: colour, default: "#0b5d3b"}\n'
    ),
    "themes/mini/assets/mini.css": "body { margin: 1rem }\n",
    "themes/mini/templates/base.html": '{{ site }}{{ head }}{{ t("home") }}{% block main %}{% endblock %}\n',
    **{
        f"themes/mini/templates/{name}.html": f'{{% extends "base.html" %}}{{% block main %}}{text}{{% endblock %}}'
        for name, text in PAGES.items()
    },
}


def post(title: str, date: str, more: str = "") -> str:
    """A post with a title, a date and further lines of front matter."""
    return POST.format(title=title, date=date, more=more)


def picture(grey: int = 128) -> bytes:
    """A PNG of 8 × 6 pixels in one grey."""
    pixels = zlib.compress((b"\0" + bytes([grey]) * 8) * 6)
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 8, 6, 8, 0, 0, 0, 0)), (b"IDAT", pixels), (b"IEND", b""))
    packed = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def files(theme: str = "mini") -> Files:
    """The whole project: three groups, of which `kim-a` has most."""
    a, b, c = "content/kim-a", "content/kim-b", "content/kim-c"
    return {
        **THEME,
        "content/network.yaml": f"nama: Jejaring\nbase_url: https://kim.example\ntema: {theme}\n",
        f"{a}/group.yaml": (
            f"nama: KIM A\ntema: {theme}\nkode_wilayah: 53.71.03.1011\nkontak:\n  wa: 0812 0000 0101\n"
            "sk:\n  - nomor: SK/1\n    berlaku_sampai: 2025-11-12\n"
            "pengurus:\n  - jabatan: Ketua\n    nama: Ana\n"
        ),
        f"{a}/berita/satu.md": post("Satu", "2025-10-01"),
        f"{a}/berita/dua.md": post("Dua", "2025-10-02", "gambar: foto.png\nalt: Sawah\n"),
        f"{a}/berita/foto.png": picture(),
        f"{a}/berita/tiga.md": post("Tiga", "2025-10-03")
        + "\nLihat [satu](satu.md) dan [jadwal](../media/jadwal.pdf).\n",
        f"{a}/berita/nanti.md": post("Nanti", "2025-11-05"),
        f"{a}/berita/draf.md": post("Draf", "2025-10-04", "status: draf\n"),
        f"{a}/agenda/kirab.md": "---\njudul: Kirab\nmulai: 2025-11-03 09:00\nselesai: 2025-11-08 12:00\n---\nIsi kirab.\n",
        f"{a}/pengumuman/libur.md": post("Libur", "2025-10-05", "berlaku_sampai: 2025-11-10 08:00\n"),
        f"{a}/halaman/profil.md": "---\njudul: Siapa kami\n---\nKami.\n",
        f"{a}/media/jadwal.pdf": b"%PDF-1.4 satu",
        f"{b}/group.yaml": f"nama: KIM B\ntema: {theme}\n",
        f"{b}/berita/empat.md": post("Empat", "2025-10-06"),
        f"{b}/berita/lima.md": post("Lima", "2025-10-07", "ringkasan: Yang kelima\n"),
        f"{c}/group.yaml": f"nama: KIM C\ntema: {theme}\n",
        f"{c}/berita/enam.md": post("Enam", "2025-10-08"),
    }


@dataclass(frozen=True, slots=True)
class Village:
    """A project folder, its output and its ledger, and how it is built at the moment."""

    folder: Path
    output: Path
    cache: Path
    settings: Settings

    def build(self, started: int, **changes: object) -> BuildResult:
        """One build. `started` as `kimsite.build.build` wants it."""
        return build(replace(self.settings, **changes), self.cache, started)  # type: ignore[arg-type]

    def elsewhere(self, folder: Path) -> "Village":
        """The same project with an output and a ledger of its own below `folder`."""
        output = folder / "public"
        return replace(self, output=output, cache=folder / "cache", settings=replace(self.settings, output=str(output)))


@contextmanager
def reading_once() -> Iterator[None]:
    """What is the same in all builds of a test is worked out once: kimsite's words, and what it is made of."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "load", cache(yaml.load))
        patch.setattr(kimsite.build, "salt_of", cache(kimsite.build.salt_of))
        yield


def settle(folder: Path, theme: str = "mini") -> Village:
    """A village below `folder`, not built yet. Its themes are its own, so that they can be changed."""
    source, output = write_files(folder / "project", files(theme)), folder / "public"
    if theme != "mini":
        shutil.copytree(OWN / theme, source / "themes" / theme)
    return Village(source, output, folder / "cache", Settings(str(source), str(output), TODAY, jobs=1))


DRAWN = re.compile(r"((?:^[+-]?|/)(?:kartu/|aset/ikon))[^/]+$")


class Built:
    """A village as it was after its first build, again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.village = folder, settle(folder)
        self.village.build(time.time_ns())
        for name in ("project", "public", "cache"):
            shutil.copytree(folder / name, folder / "kept" / name)

    def again(self) -> None:
        for name in ("project", "public", "cache"):
            shutil.rmtree(self.folder / name)
            shutil.copytree(self.folder / "kept" / name, self.folder / name)

    def written(self, change: Callable[[Path], object] = lambda content: None, **settings: object) -> set[str]:
        """What the next build writes after a change in the folder of all groups; cards and icons, whose names say what
        they show, as `kartu/*` and `aset/ikon*`."""
        before = self._files()
        change(self.village.folder / "content")
        self.village.build(time.time_ns(), **settings)
        after = self._files()
        found = {
            *(path for path in before.keys() & after.keys() if before[path] != after[path]),
            *(f"+{path}" for path in after.keys() - before.keys()),
            *(f"-{path}" for path in before.keys() - after.keys()),
        }
        return {DRAWN.sub(r"\1*", path) for path in found}

    def _files(self) -> dict[str, tuple[int, int]]:
        files = (path for path in self.village.output.rglob("*") if path.is_file() and path.name != MARKER)
        status = {path.relative_to(self.village.output).as_posix(): path.stat() for path in files}
        return {path: (found.st_ino, found.st_mtime_ns) for path, found in status.items()}


def these(*paths: str) -> set[str]:
    return set(" ".join(paths).split())
