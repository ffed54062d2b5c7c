"""What is written when time passes, when outputs or memories are lost, and when kimsite itself is another one."""

import os
import shutil
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from village import PORTAL, PORTAL_FEEDS, Built, these

import kimsite.course
import kimsite.engine.salt
import kimsite.render.feed
from kimsite.build import build
from kimsite.digest import digest_below
from kimsite.engine.salt import LIBRARIES, salt_of

pytestmark = pytest.mark.usefixtures("read_once")
PACKAGE = Path(kimsite.build.__file__).parent


def at(day: int, hour: int) -> datetime:
    """A moment of November 2025; in kim-a it is eight hours later on the clock."""
    return datetime(2025, 11, day, hour, tzinfo=UTC)


def passing(built: Built, before: datetime, after: datetime) -> set[str]:
    """What is written after some time in which nobody did anything."""
    built.written(today=before)
    return built.written(today=after)


def test_time_in_which_nothing_happens(built):
    assert passing(built, at(2, 0), at(2, 20)) == set()


def test_a_post_that_comes_due(built):
    assert passing(built, at(4, 4), at(5, 4)) == these(
        "+kim-a/2025/11/nanti.html +kim-a/kartu/* kim-a/2025/10/satu.html kim-a/2025/10/dua.html kim-a/2025/10/tiga.html",
        "kim-a/2025/10/libur.html kim-a/index.html kim-a/profil.html kim-a/berita/index.html kim-a/kategori/index.html",
        "kim-a/kategori/desa/index.html kim-a/tag/index.html kim-a/tag/padi/index.html",
        "kim-a/rss.xml kim-a/sitemap.xml kim-a/kim.json",
        f"{PORTAL} {PORTAL_FEEDS} network.json kim.csv",
    )


def test_an_event_that_begins_which_is_when_its_group_was_last_active(built):
    assert passing(built, at(3, 0), at(3, 2)) == these(f"{PORTAL} network.json kim.csv")


def test_an_event_that_is_over(built):
    assert passing(built, at(8, 2), at(8, 5)) == these(
        f"kim-a/agenda/index.html kim-a/index.html kim-a/kim.json {PORTAL} network.json",
        "agenda/index.html agenda/agenda.ics sitemap.xml",
        *(f"-wilayah/{code}/agenda.html -wilayah/{code}/agenda.ics" for code in ("53", "53.71", "53.71.03")),
    )


def test_an_announcement_that_expires(built):
    assert passing(built, at(9, 23), at(10, 1)) == these("kim-a/2025/10/libur.html kim-a/index.html")


def test_a_decree_that_expires_with_the_day_of_its_group(built):
    assert passing(built, at(12, 15), at(12, 17)) == these("kim-a/profil.html")


def test_a_clock_that_goes_back(built):
    built.written(today=at(10, 1))
    assert built.written(today=at(9, 23)) == these("kim-a/2025/10/libur.html kim-a/index.html")


def test_what_is_edited_while_a_build_runs_is_seen_by_the_next(built):
    """Even with its old size and time, and though its group was done already."""
    post = built.village.folder / "content/kim-b/berita/empat.md"

    def edit(done: int, of: int, name: str) -> None:
        if name == "kim-b":
            status = post.stat()
            post.write_bytes(post.read_bytes().replace(b"Isi Empat", b"Isi Ampat"))
            os.utime(post, ns=(status.st_atime_ns, status.st_mtime_ns))

    village = built.village
    build(replace(village.settings, drafts=True), village.cache, time.time_ns(), edit)
    built.written(drafts=True)
    assert b"Isi Ampat" in (village.output / "kim-b/2025/10/empat.html").read_bytes()


def test_files_too_young_for_a_time_to_tell_are_read_once_more_and_not_for_ever(built, monkeypatch):
    read = []
    monkeypatch.setattr(kimsite.course, "digest_below", lambda *path: read.append(path) or digest_below(*path))
    village, minute = built.village, 60 * 10**9
    for begun in (time.time_ns(), time.time_ns() + minute, time.time_ns() + 2 * minute):
        read.append("begun")
        assert build(village.settings, village.cache, begun).written == 0
    assert read[-1] == "begun" != read[-2]


def test_a_file_from_the_future_does_not_have_the_ledger_written_each_time(built):
    village, minute = built.village, 60 * 10**9
    post = village.folder / "content/kim-b/berita/empat.md"
    os.utime(post, ns=(0, time.time_ns() + 1000 * minute))
    ledgers = []
    for n in range(1, 4):
        build(village.settings, village.cache, time.time_ns() + n * minute)
        (ledger,) = village.cache.rglob("ledger.json")
        ledgers.append(ledger.stat().st_ino)
    assert ledgers[1] == ledgers[2]


# What is lost


def test_an_output_that_is_lost_or_written_over(built):
    def change(content: Path) -> None:
        (built.village.output / "kim-a/index.html").unlink()
        (built.village.output / "kim.csv").write_text("lain")

    assert built.written(change) == these("kim-a/index.html kim.csv")


def test_a_memory_that_is_lost(built):
    assert built.written(lambda content: shutil.rmtree(built.village.cache)) == set()


# Another kimsite


def test_another_kimsite_makes_everything_and_writes_only_what_is_not_the_same(built, monkeypatch):
    monkeypatch.setattr(kimsite.build, "salt_of", lambda package: "lain")
    assert built.written() == set()
    assert built.written() == set()


def test_another_library_whose_feeds_are_others(built, monkeypatch):
    rss = kimsite.render.feed.rss
    monkeypatch.setattr(kimsite.render.feed, "rss", lambda *given: rss(*given) + b"\n")
    assert built.written() == set()
    monkeypatch.setattr(kimsite.build, "salt_of", lambda package: "lain")
    assert built.written() == these(PORTAL_FEEDS, "kim-a/rss.xml kim-b/rss.xml kim-c/rss.xml")


def test_the_salt_sees_words_names_of_places_and_code_alike_and_python(tmp_path, monkeypatch):
    package = shutil.copytree(PACKAGE, tmp_path / "kimsite")
    salts = [salt_of(package)]
    for name in ("vocabulary.py", "theme/i18n/id.yaml", "network/regions.zip", "plan/lists.py"):
        with (package / name).open("ab") as file:
            file.write(b"\n")
        salts.append(salt_of(package))
    monkeypatch.setattr(kimsite.engine.salt.sys, "version_info", (3, 99, 0))
    salts.append(salt_of(package))
    assert len(set(salts)) == len(salts)


def test_the_salt_knows_all_libraries_that_make_outputs(repository):
    import tomllib

    wanted = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert {line.split(">")[0] for line in wanted} - {
        "watchdog",
        "tinycss2",
        "xlsxwriter",
        "openpyxl",
        "markdownify",
        "requests",
    } <= set(LIBRARIES)
