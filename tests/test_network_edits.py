"""What an edit in one group writes in its network's portal: the pages that show it, and no other."""

import os
import time
from datetime import UTC, datetime

import pytest
from conftest import write_files

from kimsite.build import build
from kimsite.model.settings import Settings

TODAY = datetime(2025, 11, 20, 4, tzinfo=UTC)
POST = "---\njudul: {}\ntanggal: {}\ntag: [{}]\n---\nIsi.\n"
CODES = {"kim-a": "53.71.03.1011", "kim-b": "53.05.02.2003", "kim-c": "33.09.01.2003"}
FILES = {
    "content/network.yaml": "nama: Jejaring\nbase_url: https://kim.example\nkartu: tidak\ntema: sederhana\n",
    "themes/sederhana/theme.yaml": "parent: dasar\nwithout: [atom, jsonfeed, app]\n",
    **{f"content/{slug}/group.yaml": f"nama: {slug}\nkode_wilayah: {code}\n" for slug, code in CODES.items()},
    **{f"content/{slug}/berita/satu.md": POST.format("Satu", "2025-10-01", "umkm, kopi") for slug in CODES},
    "content/kim-b/agenda/rapat.md": "---\njudul: Rapat\nmulai: 2025-11-24 09:00\n---\nIsi.\n",
}
REGIONS = [f"wilayah/{code}/{page}" for code in ("53", "53.71", "53.71.03") for page in ("index.html", "rss.xml")]
ALWAYS = ["index.html", "rss.xml", "network.json", "kim.csv", *REGIONS]


@pytest.fixture
def network(tmp_path):
    write_files(tmp_path, FILES)
    assert not [problem for problem in built(tmp_path).problems if problem.severity == "error"]
    return tmp_path


def built(folder, today=TODAY):
    return build(Settings(str(folder), str(folder / "public"), today, jobs=1), folder / "cache", time.time_ns())


def written(folder, today=TODAY):
    """What a build writes and deletes beside the folders of groups."""

    def lie():
        public = folder / "public"
        files = (
            path for path in public.rglob("*") if path.is_file() and path.relative_to(public).parts[0] not in CODES
        )
        return {path.relative_to(public).as_posix(): path.stat().st_mtime_ns for path in files}

    before = lie()
    for path in before:
        os.utime(folder / "public" / path, ns=(before[path], before[path]))
    built(folder, today)
    after = lie()
    names = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    return sorted(name for name in names if not name.startswith(".kimsite"))


def test_nothing_new_writes_nothing(network):
    assert written(network) == []


def test_a_new_post(network):
    write_files(network, {"content/kim-a/berita/dua.md": POST.format("Dua", "2025-10-02", "umkm")})
    topics = [f"topik/{topic}/{file}" for topic in ("berita", "umkm") for file in ("index.html", "rss.xml")]
    search = ["cari/k-.js", "cari/g65-0.js"]
    assert written(network) == sorted([*ALWAYS, *topics, *search, "topik/index.html"])


def test_the_body_of_a_post_is_on_no_page_of_the_portal(network):
    post = FILES["content/kim-a/berita/satu.md"].replace("tag:", "ringkasan: Ringkas\ntag:")
    write_files(network, {"content/kim-a/berita/satu.md": post})
    written(network)
    write_files(network, {"content/kim-a/berita/satu.md": post + "Lebih panjang.\n"})
    assert written(network) == []


def test_an_event_that_is_over_leaves_the_agendas_when_its_time_has_passed(network):
    gone = [f"wilayah/{code}/agenda.{kind}" for code in ("53", "53.05", "53.05.02") for kind in ("html", "ics")]
    told = [
        "index.html",
        "network.json",
        "kim.csv",
        *(f"wilayah/{code}/index.html" for code in ("53", "53.05", "53.05.02")),
    ]
    assert written(network, TODAY.replace(day=26)) == sorted(
        [*gone, *told, "agenda/index.html", "agenda/agenda.ics", "sitemap.xml"]
    )


def test_a_group_that_is_gone_takes_its_regions_and_its_list_with_it(network):
    for path in sorted((network / "content/kim-c").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (network / "content/kim-c").rmdir()
    names = written(network)
    assert {"wilayah/33/index.html", "kelompok/index.html", "peta.html"} <= set(names)
    assert "wilayah/53/index.html" not in names
    assert not [path for path in (network / "public/cari").glob("g*.js") if "kim-c" in path.read_text("utf-8")]


def test_a_roll_that_was_lost_is_made_again(network):
    (roll,) = (network / "cache").rglob("kim-a.roll")
    roll.unlink()
    assert written(network) == []
    assert roll.exists()


def test_a_roll_that_was_damaged_is_made_again(network):
    (roll,) = (network / "cache").rglob("kim-a.roll")
    text, page = roll.read_bytes(), network / "public/topik/umkm/index.html"
    before = page.read_bytes()
    roll.write_bytes(text.replace(b"umkm", b"abcd"))
    write_files(network, {"content/kim-b/berita/dua.md": POST.format("Dua", "2025-10-02", "padi")})
    built(network)
    built(network)
    assert roll.read_bytes() == text
    assert page.read_bytes() == before
