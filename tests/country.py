"""A network in three provinces with a group that has no place and one that is built elsewhere, and what people do to it
between two builds: for tests of portals in parts.

Its theme prints each view of the portal as it is: whatever a view holds shows in the bytes of its page. Each edit is
told a number, and does something else for another.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from conftest import Files, write_files
from elsewhere import packed, twin
from village import PAGES, THEME, TODAY

from kimsite.digest import digest_bytes
from kimsite.model.neighbour import Neighbour, Note
from kimsite.model.settings import Settings
from kimsite.read.copies import FOLDER, NOTES, file_of, write_notes

CODES = ("53.71.03.1011", "53.05.02.2003", "33.09.01.2003", "33.17.14.2001", "11.01.01.2001", "")
SLUGS = ("kim-a", "kim-b", "kim-c", "kim-d", "kim-e", "kim-f")
WORDS = ("umkm", "UMKM", "Umkm", "kopi", "Kopi Susu", "kopi-susu", "Lomba Desa", "padi", "agenda", "hoaks")
TITLES = ("Satu", "Kopi pagi", "Panen padi", "Kupu kupu", "Kopra", "Padang", "Warga", "Pasar", "Berita", "بلح")
WITHOUT = ("search", "map", "topics", "directory", "calendar", "twins", "rss", "not_found")
ALWAYS_WITHOUT = ["atom", "jsonfeed", "type_feeds", "category_feeds", "authors", "archive", "voice", "json_ld", "app"]
NETWORK_LINES: tuple[tuple[str, object], ...] = (
    ("nama", "Jejaring Lain"),
    ("base_url", "https://jejaring.example/di/sini"),
    ("base_url", None),
    ("tagline", "Kabar nusantara"),
    ("tentang", "Kami"),
    ("zona_waktu", "WIT"),
    ("bahasa", "en"),
    ("topik", ["Kopi", "padi", "belum ada"]),
    ("topik", None),
    ("kartu", True),
    ("pengaturan_tema", {"warna": "#123456"}),
    ("anggaran", {"halaman": 1}),
)
NEIGHBOUR = Neighbour("https://kim-alak.example")
PORTAL = {
    "topic": "{{ cards }}{{ total }}{{ groups }}{{ newer }}{{ older }}{{ years }}",
    "groups": "{{ groups }}{{ total }}{{ parts }}",
    "find": "{{ folder }}{{ prefixes }}{{ ways }}{{ topics }}",
    "map": "{{ level }}{{ chart }}{{ coverage }}{{ rows }}{{ bare }}{{ beyond }}{{ region }}",
    "404": "{{ home }}{{ style }}",
    "search": "",
    "portal": PAGES["portal"] + "{{ map }}{{ directory }}{{ featured }}{{ active }}{{ topics }}",
}


def files() -> Files:
    """The whole project."""
    base = THEME["themes/mini/templates/home.html"]
    portal = {
        f"themes/mini/templates/{name}.html": str(base).replace(PAGES["home"], text) for name, text in PORTAL.items()
    }
    network = {"nama": "Jejaring", "base_url": "https://kim.example", "kartu": False, "tema": "mini"}
    network["kelompok_lain"] = [NEIGHBOUR.source]
    return {
        **THEME,
        **portal,
        "themes/mini/theme.yaml": look(()),
        "content/network.yaml": yaml.safe_dump(network),
        **{
            f"content/{slug}/{path}": text
            for n, slug in enumerate(SLUGS)
            for path, text in {
                "group.yaml": profile(slug, CODES[n]),
                "berita/satu.md": post(n),
                "berita/dua.md": post(n + 3),
            }.items()
        },
    }


def look(without: Iterable[str]) -> str:
    """A theme.yaml."""
    settings = {"warna": {"type": "colour", "default": "#0b5d3b"}}
    return yaml.safe_dump({"without": [*ALWAYS_WITHOUT, *without], "settings": settings})


def profile(slug: str, code: str, **more: object) -> str:
    """A group.yaml."""
    said = {"nama": slug.upper(), "tema": "mini", **({"kode_wilayah": code} if code else {}), **more}
    return yaml.safe_dump(said, allow_unicode=True)


def post(n: int) -> str:
    """A document: its title, day and words are those of a number."""
    tags = ", ".join((WORDS[n % len(WORDS)], WORDS[n // 3 % len(WORDS)]))
    return f"---\njudul: {TITLES[n % len(TITLES)]}\ntanggal: 2025-{8 + n % 3:02}-{1 + n % 28:02}\ntag: [{tags}]\n---\nIsi.\n"


@dataclass
class Scene:
    """The network while it is changed, and the time of its next build."""

    folder: Path
    hours: int = 0
    drafts: bool = False
    lost: bool = field(default=False)

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def today(self) -> datetime:
        return TODAY + timedelta(hours=self.hours)

    def settings(self, output: Path, **more: object) -> Settings:
        """What a build is asked."""
        return Settings(str(self.folder), str(output), self.today, **{"jobs": 1, "drafts": self.drafts, **more})  # type: ignore[arg-type]


@contextmanager
def in_small() -> Iterator[None]:
    """Within, what changes with the size of a network changes with one group or word, and another process looks at what
    lies there, however little that is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kimsite.network.words.SPLIT", 300)
        patch.setattr("kimsite.network.library.ROOM", 2)
        patch.setattr("kimsite.portal.ROOM", 2)
        for module in ("groups", "province", "maps"):
            patch.setattr(f"kimsite.network.{module}.FEW", 4)
        patch.setattr("kimsite.portal.FEW", 4)
        patch.setattr("kimsite.network.sheets.PER_PAGE", 4)
        patch.setattr("kimsite.network.sheets.STRETCH", 1)
        patch.setattr("kimsite.network.groups.PER_PAGE", 3)
        patch.setattr("kimsite.network.agenda.PER_PAGE", 1)
        patch.setattr("kimsite.network.find.ROWS", 2)
        patch.setattr("kimsite.engine.inspection.PAYS", 1)
        patch.setattr("threading.active_count", lambda: 1)
        yield


Edit = Callable[[Scene, int], None]


def one_of(things: Iterable[Path], n: int) -> list[Path]:
    known = sorted(things)
    return [known[n % len(known)]] if known else []


def _groups(scene: Scene) -> Iterable[Path]:
    return (path.parent for path in scene.content.glob("*/group.yaml"))


def move_group(scene: Scene, n: int) -> None:
    for group in one_of(_groups(scene), n):
        (group / "group.yaml").write_text(profile(group.name, CODES[n // 6 % len(CODES)]))


def say_of_group(scene: Scene, n: int) -> None:
    lines = ({"nama": "Aa"}, {"singkatan": "KIM S"}, {"base_url": "https://lain.example"}, {"tagline": "Kabar"}, {})
    for group in one_of(_groups(scene), n // 5):
        code = yaml.safe_load((group / "group.yaml").read_text()).get("kode_wilayah", "")
        (group / "group.yaml").write_text(profile(group.name, code, **lines[n % 5]))


def break_group(scene: Scene, n: int) -> None:
    """And mend it before the next build that is compared: a broken group keeps what it had."""
    scene.lost = True
    for group in one_of(_groups(scene), n):
        (group / "group.yaml").write_text("nama: KIM: rusak\n")


def rename_group(scene: Scene, n: int) -> None:
    for group in one_of(_groups(scene), n):
        target = group.with_name(SLUGS[n // 6 % len(SLUGS)])
        if not target.exists():
            group.rename(target)


def delete_group(scene: Scene, n: int) -> None:
    for group in one_of(_groups(scene), n) if len(list(_groups(scene))) > 1 else []:
        shutil.rmtree(group)


def add_group(scene: Scene, n: int) -> None:
    group = scene.content / SLUGS[n % len(SLUGS)]
    if not group.exists():
        write_files(group, {"group.yaml": profile(group.name, CODES[n // 6 % len(CODES)]), "berita/a.md": post(n)})


def add_post(scene: Scene, n: int) -> None:
    for group in one_of(_groups(scene), n):
        write_files(group, {f"berita/baru-{n % 7}.md": post(n)})


def add_many_posts(scene: Scene, n: int) -> None:
    for group in one_of(_groups(scene), n):
        write_files(group, {f"berita/banyak-{m}.md": post(n) for m in range(n % 30)})


def add_event(scene: Scene, n: int) -> None:
    event = (
        f"---\njudul: Kirab\nmulai: 2025-11-{1 + n % 5:02} 09:00\nselesai: 2025-11-{6 + n % 3:02} 12:00\n---\nIsi.\n"
    )
    for group in one_of(_groups(scene), n):
        write_files(group, {f"agenda/kirab-{n % 3}.md": event})


def edit_post(scene: Scene, n: int) -> None:
    for path in one_of(scene.content.glob("*/berita/*.md"), n // 3):
        path.write_text(post(n))


def delete_post(scene: Scene, n: int) -> None:
    for path in one_of(scene.content.glob("*/*/*.md"), n):
        path.unlink()


def edit_network(scene: Scene, n: int) -> None:
    path = scene.content / "network.yaml"
    key, value = NETWORK_LINES[n % len(NETWORK_LINES)]
    said = {**yaml.safe_load(path.read_text()), key: value}
    path.write_text(yaml.safe_dump({key: value for key, value in said.items() if value is not None}))


def edit_theme(scene: Scene, n: int) -> None:
    (scene.folder / "themes/mini/theme.yaml").write_text(look(kind for at, kind in enumerate(WITHOUT) if n >> at & 1))


def edit_template(scene: Scene, n: int) -> None:
    for path in one_of((scene.folder / "themes/mini/templates").glob("*.html"), n):
        path.write_text(path.read_text() + f"<!-- {n} -->")


def edit_neighbour(scene: Scene, n: int) -> None:
    """What was fetched of it, or that nobody could be asked; it may have moved."""
    kim = twin(name=f"KIM Alak {n % 3}", region=CODES[n % len(CODES)])
    if isinstance(twin().get("region"), dict):
        kim = twin(name=f"KIM Alak {n % 3}", region={**twin()["region"], "code": CODES[n % len(CODES)]})
    data, name = packed(kim), file_of(NEIGHBOUR)
    failing = {"failing": date(2025, 10, 20)} if n % 2 else {}
    note = Note(
        NEIGHBOUR.source,
        name,
        digest_bytes(data),
        found=f"{NEIGHBOUR.address}/kim.json",
        answered=date(2025, 11, 1),
        **failing,
    )
    write_files(scene.folder, {f"{FOLDER}/{name}": data, f"{FOLDER}/{NOTES}": write_notes([note])})


def turn_the_clock(scene: Scene, n: int) -> None:
    scene.hours += (24, 24 * 3, 24 * 6, -24, -24 * 3, 24 * 40)[n % 6]


def turn_drafts(scene: Scene, n: int) -> None:
    scene.drafts = not scene.drafts


def _outputs(scene: Scene) -> Iterable[Path]:
    found = (scene.folder / "public").rglob("*")
    return (path for path in found if path.is_file() and path.name != ".kimsite-output")


def spoil_output(scene: Scene, n: int) -> None:
    for path in one_of(_outputs(scene), n * 7):
        path.write_bytes(b"lain") if n % 2 else path.unlink()


def lose_memory(scene: Scene, n: int) -> None:
    """A file of the ledger's is deleted, cut off, or another's."""
    known = [path for path in (scene.folder / "cache").rglob("*") if path.is_file() and path.name != "lock"]
    for path in one_of(known, n * 5):
        if n % 3 == 0:
            path.unlink()
        elif n % 3 == 1:
            os.truncate(path, path.stat().st_size // 2)
        else:
            shutil.copyfile(one_of((one for one in known if one.suffix == path.suffix), n + 1)[0], f"{path}.x")
            Path(f"{path}.x").replace(path)


EDITS: tuple[Edit, ...] = (
    *(
        move_group,
        say_of_group,
        break_group,
        rename_group,
        delete_group,
        add_group,
        add_post,
        add_many_posts,
        add_event,
    ),
    *(edit_post, delete_post, edit_network, edit_theme, edit_template, edit_neighbour, turn_the_clock, turn_drafts),
    *(spoil_output, lose_memory),
)
