"""What people do to a project between two builds. Each edit is told a number, and does something else for another.

All of them may be done at any time: where there is nothing to change, nothing happens.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from conftest import write_files
from village import Village, picture, post

T = TypeVar("T")
STRANGER = "orang-lain"
DATES = ("2025-10-02", "2025-10-09 07:00", "2025-11-05", "32 Oktober 2025", "2024-02-29", "2025-11-01 12:00")
SLUGS = ("satu", "dua-kali", "Bukan slug!", "tiga")
HOURS = (1, 9, 24, 30, 24 * 4, 24 * 9, -1, -24, -24 * 8, 24 * 60)
NAMES = ("kim-a", "kim-b", "kim-c", "kim-d", "kim-e")
GROUP_LINES = (
    ("nama", "KIM Baru"),
    ("nama", "KIM: rusak"),
    ("menu", "[agenda, berita]"),
    ("menu", "[pengumuman]"),
    ("base_url", "https://lain.example"),
    ("base_url", "http:/rusak"),
    ("tagline", "Kabar desa"),
    ("bahasa", "en"),
    ("zona_waktu", "WIT"),
    ("permalink", '"{slug}.html"'),
    ("pengaturan_tema", '{warna: "#123456"}'),
    ("pengurus", "[{jabatan: Ketua, nama: Budi, telepon: 0812 0000 0102, publik: true}]"),
    ("kontak", "{wa: 0812 0000 0199}"),
    ("sk", "[{nomor: SK/2, berlaku_sampai: 2025-11-02}]"),
    ("kode_wilayah", "53.71.03.1012"),
    ("logo", "berita/foto.png"),
)
NETWORK_LINES = (("nama", "Jejaring Lain"), ("base_url", "https://jejaring.example"), ("tentang", "Kami"))


@dataclass
class Scene:
    """A village while it is changed: the time of its next build, its drafts, the strangers' files in its output."""

    village: Village
    hours: int = 0
    drafts: bool = False
    strangers: dict[Path, bytes] = field(default_factory=dict)
    whole: bool = True
    """Whether the output is that of a build which could make all, and nothing was changed since."""

    @property
    def content(self) -> Path:
        """The folder of all groups."""
        return self.village.folder / "content"

    def settings(self) -> dict[str, object]:
        """What the next build is asked."""
        today = self.village.settings.today + timedelta(hours=self.hours)
        return {"today": today, "drafts": self.drafts}


Edit = Callable[[Scene, int], None]


def some(things: Iterable[T], n: int) -> Sequence[T]:
    """The n-th of these, in a list; none when there are none."""
    known = sorted(things)  # type: ignore[type-var]
    return [known[n % len(known)]] if known else []


def posts(scene: Scene) -> Iterable[Path]:
    """All documents."""
    return scene.content.glob("*/*/*.md")


def groups(scene: Scene) -> Iterable[Path]:
    """The folders of all groups."""
    return (profile.parent for profile in scene.content.glob("*/group.yaml"))


def outputs(scene: Scene) -> Iterable[Path]:
    """All that kimsite wrote, but for the marker: without that, an output is not its own."""
    found = (path for path in scene.village.output.rglob("*") if path.is_file() and path not in scene.strangers)
    return (path for path in found if path.name != ".kimsite-output")


def say(path: Path, key: str, value: str) -> None:
    """Gives a key of a file another value; adds it at the top of the front matter when it is not there."""
    text = path.read_text("utf-8")
    line = f"{key}: {value}\n"
    text, done = re.subn(rf"(?m)^{key}:.*\n(?:  .*\n)*", lambda _: line, text, count=1)
    if not done:
        text = text.replace("---\n", "---\n" + line, 1) if path.suffix == ".md" else text + line
    path.write_text(text, "utf-8")


def edit_body(scene: Scene, n: int) -> None:
    for path in some(posts(scene), n):
        path.write_text(path.read_text("utf-8") + f"\nBaris {n} [lagi](../berita/satu.md).\n", "utf-8")


def edit_unseen(scene: Scene, n: int) -> None:
    """Other bytes of the same size, and the old time of change."""
    for path in some(posts(scene), n):
        status = path.stat()
        path.write_bytes(re.sub(rb"Isi|Usi", lambda m: b"Usi" if m[0] == b"Isi" else b"Isi", path.read_bytes()))
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def edit_title(scene: Scene, n: int) -> None:
    for path in some(posts(scene), n):
        say(path, "judul", ("Judul baru", '"rusak', "Satu", f"Judul {n}")[n % 4])


def edit_date(scene: Scene, n: int) -> None:
    for path in some(posts(scene), n):
        say(path, "mulai" if path.parent.name == "agenda" else "tanggal", DATES[n % len(DATES)])


def edit_field(scene: Scene, n: int) -> None:
    lines = (
        ("slug", SLUGS[n % len(SLUGS)]),
        ("tag", "[padi, jagung]"),
        ("kategori", "Desa/Sawah"),
        ("status", "draf"),
        ("status", "tayang"),
        ("alamat_lama", "[lama/satu.html]"),
        ("gambar", "foto.png"),
        ("unggulan", "ya"),
        ("bahasa", "en"),
        ("penulis", "Ana dan Budi"),
        ("tidakdikenal", "x"),
        ("berlaku_sampai", "2025-11-04 10:00"),
    )
    for path in some(posts(scene), n // 3):
        say(path, *lines[n % len(lines)])


def add_post(scene: Scene, n: int) -> None:
    for group in some(groups(scene), n):
        name = group / ("berita", "agenda", "pengumuman")[n % 3] / f"baru-{n % 4}.md"
        write_files(group, {str(name.relative_to(group)): post(f"Baru {n}", DATES[n % len(DATES)])})


def delete_post(scene: Scene, n: int) -> None:
    for path in some(posts(scene), n):
        path.unlink()


def rename_post(scene: Scene, n: int) -> None:
    for path in some(posts(scene), n):
        target = path.parents[1] / ("berita", "pengumuman", path.parent.name)[n % 3] / f"nama-{n % 5}.md"
        target.parent.mkdir(exist_ok=True)
        path.rename(target)


def edit_group(scene: Scene, n: int) -> None:
    for group in some(groups(scene), n // 5):
        say(group / "group.yaml", *GROUP_LINES[n % len(GROUP_LINES)])


def repair_groups(scene: Scene, n: int) -> None:
    for group in groups(scene):
        say(group / "group.yaml", "nama", f"KIM {n % 3}")
        say(group / "group.yaml", "base_url", "https://baik.example")


def rename_group(scene: Scene, n: int) -> None:
    for group in some(groups(scene), n):
        target = group.with_name(NAMES[n % len(NAMES)])
        if not target.exists():
            group.rename(target)


def delete_group(scene: Scene, n: int) -> None:
    if len(list(groups(scene))) > 1:
        for group in some(groups(scene), n):
            shutil.rmtree(group)


def add_group(scene: Scene, n: int) -> None:
    name = NAMES[n % len(NAMES)]
    if not (scene.content / name).exists():
        write_files(
            scene.content / name, {"group.yaml": "nama: KIM D\ntema: mini\n", "berita/a.md": post("A", "2025-10-09")}
        )


def edit_network(scene: Scene, n: int) -> None:
    for path in scene.content.glob("network.yaml"):
        say(path, *NETWORK_LINES[n % len(NETWORK_LINES)])


def edit_shape(scene: Scene, n: int) -> None:
    """The network becomes one group, or the other way round."""
    network, group = scene.content / "network.yaml", scene.content / "group.yaml"
    old, new = (network, group) if network.exists() else (group, network)
    new.write_text(f"nama: Nama {n}\nbase_url: https://kim.example\ntema: mini\n")
    old.unlink()


def edit_picture(scene: Scene, n: int) -> None:
    for path in some(scene.content.rglob("*.png"), n):
        path.write_bytes((picture(n * 9 % 256), picture()[:40], b"bukan gambar", picture())[n % 4])


def move_media(scene: Scene, n: int) -> None:
    for path in some((*scene.content.rglob("*.pdf"), *scene.content.rglob("*.png")), n):
        path.unlink() if n % 3 == 0 else path.rename(path.with_stem(("jadwal", "foto", "lain")[n % 3]))


def edit_attachment(scene: Scene, n: int) -> None:
    for path in scene.content.rglob("*.pdf"):
        path.write_bytes(b"%PDF-1.4 " + str(n).encode())


def edit_template(scene: Scene, n: int) -> None:
    for path in some((scene.village.folder / "themes").rglob("*.html"), n):
        text = re.sub(r"{% if %}|{{ belum_ada }}|<!-- \d+ -->", "", path.read_text("utf-8"))
        more = (f"<!-- {n} -->", "", f"<!-- {n} -->", "{{ belum_ada }}", f"<!-- {n} -->", "{% if %}")[n % 6]
        path.write_text(text.replace("{% endblock %}", more + "{% endblock %}", 1), "utf-8")


def edit_look(scene: Scene, n: int) -> None:
    theme = scene.village.folder / "themes/mini"
    (theme / "assets/mini.css").write_text(f"body {{ margin: {n % 3}rem }}\n")
    (theme / "i18n").mkdir(exist_ok=True)
    (theme / "i18n/id.yaml").write_text(f"home: Muka {n % 2}\n")
    say(
        theme / "theme.yaml",
        "without",
        "[" + ", ".join(("atom", "jsonfeed", "search", "not_found", "twins", "tags")[: 4 + n % 3]) + "]",
    )


def turn_the_clock(scene: Scene, n: int) -> None:
    scene.hours += HOURS[n % len(HOURS)]


def turn_drafts(scene: Scene, n: int) -> None:
    scene.drafts = not scene.drafts


def spoil_output(scene: Scene, n: int) -> None:
    """An output is written over, cut off, deleted, or a folder stands in its place."""
    for path in some(outputs(scene), n):
        way = n % 4
        if way == 0:
            path.write_bytes(b"lain")
        elif way == 1:
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        else:
            path.unlink()
            if way == 3:
                path.mkdir()


def lose_outputs(scene: Scene, n: int) -> None:
    for path in some({path.parent for path in outputs(scene)} - {scene.village.output}, n):
        shutil.rmtree(path)
        scene.strangers = {file: data for file, data in scene.strangers.items() if file.exists()}


def add_stranger(scene: Scene, n: int) -> None:
    for path in some({path.parent for path in outputs(scene)}, n):
        file = path / f"{STRANGER}-{n % 3}.txt"
        file.write_text("milik saya")
        scene.strangers[file] = b"milik saya"


def lose_memory(scene: Scene, n: int) -> None:
    """A file of the ledger's is deleted, cut off or another's, or all of them are gone.

    What nobody remembers and nobody makes again is nobody's: this happens to whole outputs alone.
    """
    if not scene.whole:
        return
    known = [path for path in scene.village.cache.rglob("*") if path.is_file() and path.name != "lock"]
    for path in some(known, n):
        way = n % 4
        if way == 0:
            path.unlink()
        elif way == 1:
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        elif way == 2:
            path.write_bytes(some(known, n + 1)[0].read_bytes())
        else:
            shutil.rmtree(scene.village.cache)


EDITS: tuple[Edit, ...] = tuple(
    edit
    for name, edit in list(globals().items())
    if re.match(r"(edit|add|delete|rename|repair|move|turn|spoil|lose)_", name)
)
