"""What a build does with a whole project: everything once, then only what changed, and never anything foreign."""

import os
import shutil
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kimsite.build import build
from kimsite.engine.lock import lock
from kimsite.engine.write import Unwritable
from kimsite.model.memory import Ledger
from kimsite.model.settings import Settings
from kimsite.model.source import Inventory
from kimsite.project import network_of
from kimsite.read.discover import ProjectError

TODAY = datetime(2025, 11, 1, 12, tzinfo=UTC)
POST = "---\njudul: {title}\ntanggal: {date}\n---\nIsi {title}.\n"
GROUP = {
    "content/group.yaml": "nama: KIM Lasiana\nbase_url: https://kim.example\n",
    "content/berita/panen.md": POST.format(title="Panen raya", date="2025-10-02"),
    "content/berita/pasar.md": POST.format(title="Pasar malam", date="2025-10-03"),
}
NETWORK = {
    "content/network.yaml": "nama: Jejaring\nbase_url: https://kim.example\n",
    "content/kim-a/group.yaml": "nama: KIM A\nkode_wilayah: 53.71.03.1011\n",
    "content/kim-a/berita/satu.md": POST.format(title="Satu", date="2025-10-02"),
    "content/kim-b/group.yaml": "nama: KIM B\n",
    "content/kim-b/berita/dua.md": POST.format(title="Dua", date="2025-10-02"),
}


class Project:
    """A project folder that is built again and again.

    Before each build, files written since the last one are dated to a day of their own long ago: a file
    as young as the last build is rightly not trusted, and these tests are about those that are.
    """

    LONG_AGO = 10**18

    def __init__(self, folder: Path, output: Path):
        self.folder, self.output, self.day = folder, output, self.LONG_AGO
        self.settings = Settings(str(folder), str(output), TODAY, jobs=1)

    def build(self, **changes):
        settings = replace(self.settings, **changes)
        self.day += 86_400 * 10**9
        for path in self.folder.rglob("*"):
            if path.is_file() and path.stat().st_mtime_ns > self.LONG_AGO * 1.5:
                os.utime(path, ns=(self.day, self.day))
        before = self.mtimes()
        result = build(settings, self.folder.parent / "cache", time.time_ns())
        after = self.mtimes()
        self.touched = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        return result

    def mtimes(self):
        files = (path for path in self.output.rglob("*") if path.is_file())
        return {path.relative_to(self.output).as_posix(): path.stat().st_mtime_ns for path in files}

    def bytes(self):
        files = (path for path in sorted(self.output.rglob("*")) if path.is_file())
        return {path.relative_to(self.output).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def group(project, tmp_path):
    return Project(project(GROUP), tmp_path / "public")


@pytest.fixture
def network(project, tmp_path):
    return Project(project(NETWORK), tmp_path / "public")


def test_a_name_alone_makes_a_site(project, tmp_path):
    made = Project(project({"content/group.yaml": "nama: KIM Lasiana\n"}), tmp_path / "public")
    result = made.build()
    assert result.problems == ()
    assert {"index.html", "profil.html", "cari.html", "404.html", "kim.json", "rss.xml"} <= made.bytes().keys()


def test_pages_of_a_group_lead_to_its_network(network):
    network.build()
    assert b'<a href="https://kim.example/">Jejaring</a>' in network.bytes()["kim-a/2025/10/satu.html"]
    (network.folder / "content/network.yaml").write_text("nama: Jejaring\n")
    network.build()
    assert b"Jejaring" not in network.bytes()["kim-a/2025/10/satu.html"]


def test_a_second_build_writes_nothing(group):
    first = group.build()
    before = group.mtimes()
    second = group.build()
    assert (second.written, second.kept, second.deleted) == (0, first.outputs, 0)
    assert group.mtimes() == before


def test_an_edited_body_rewrites_its_page_and_what_quotes_it(group):
    group.build()
    post = group.folder / "content/berita/panen.md"
    post.write_text(post.read_text().replace("Isi Panen raya.", "Isi yang lain."))
    group.build()
    assert "2025/10/panen.html" in group.touched
    assert "2025/10/pasar.html" in group.touched or "index.html" in group.touched
    assert not group.touched & {"profil.html", "404.html", "robots.txt"}


def test_a_deleted_post_takes_its_outputs_with_it(group):
    group.build()
    (group.folder / "content/berita/panen.md").unlink()
    result = group.build()
    assert result.deleted > 0
    assert not (group.output / "2025/10/panen.html").exists()
    assert b"Panen raya" not in (group.output / "index.html").read_bytes()


def test_an_output_that_was_edited_or_lost_is_made_again(group):
    group.build()
    good = group.bytes()
    (group.output / "index.html").write_text("rusak")
    (group.output / "profil.html").unlink()
    group.build()
    assert group.bytes() == good


def test_an_incremental_build_equals_a_clean_one(network, tmp_path):
    network.build()
    (network.folder / "content/kim-a/berita/tiga.md").write_text(POST.format(title="Tiga", date="2025-10-05"))
    shutil.rmtree(network.folder / "content/kim-b")
    network.build()
    clean = Project(network.folder, tmp_path / "clean" / "public")
    build(clean.settings, tmp_path / "clean" / "cache", 1)
    assert network.bytes() == clean.bytes()


def test_two_processes_make_the_same_bytes_as_one(network, tmp_path, monkeypatch):
    monkeypatch.setattr("kimsite.engine.execute.POOL_PAYS", 0)
    network.build()
    other = Project(network.folder, tmp_path / "other" / "public")
    build(replace(other.settings, jobs=2), tmp_path / "other" / "cache", 1)
    assert network.bytes() == other.bytes()


def test_a_group_that_is_gone_leaves_nothing_behind(network):
    network.build()
    shutil.rmtree(network.folder / "content/kim-b")
    network.build()
    assert not (network.output / "kim-b").exists()
    assert b"KIM B" not in (network.output / "index.html").read_bytes()


def test_a_network_that_becomes_one_group_and_a_network_again_leaves_nothing_behind(network, project):
    network.build()
    whole = network.bytes()
    (network.folder / "content/network.yaml").unlink()
    project({"content/group.yaml": "nama: KIM A\n"})
    network.build()
    assert b"KIM A" in network.bytes()["index.html"]
    assert "network.json" not in network.bytes()
    (network.folder / "content/group.yaml").unlink()
    project({"content/network.yaml": NETWORK["content/network.yaml"]})
    network.build()
    assert network.bytes() == whole


def test_a_broken_group_keeps_its_last_output_and_the_others_go_on(network):
    network.build()
    (network.folder / "content/kim-b/group.yaml").write_text("nama: KIM B: rusak\n")
    (network.folder / "content/kim-a/berita/tiga.md").write_text(POST.format(title="Tiga", date="2025-10-05"))
    result = network.build()
    assert "content/kim-b/group.yaml" in result.quarantined
    assert (network.output / "kim-b/2025/10/dua.html").exists()
    assert (network.output / "kim-a/2025/10/tiga.html").exists()


def test_a_broken_post_is_left_out_and_its_neighbours_are_published(group):
    (group.folder / "content/berita/rusak.md").write_text("---\njudul: Rusak\ntanggal: 32 Oktober 2025\n---\n")
    result = group.build()
    assert [problem.code for problem in result.problems] == ["K103"]
    assert result.quarantined == ("content/berita/rusak.md",)
    assert (group.output / "2025/10/panen.html").exists()


def test_a_scheduled_post_waits_and_then_appears(group):
    (group.folder / "content/berita/nanti.md").write_text(POST.format(title="Nanti", date="2025-12-01"))
    result = group.build()
    assert [waiting.path for waiting in result.scheduled] == ["content/berita/nanti.md"]
    assert not (group.output / "2025/12/nanti.html").exists()
    group.build(today=datetime(2025, 12, 2, tzinfo=UTC))
    assert (group.output / "2025/12/nanti.html").exists()


def test_a_clock_that_goes_back_is_noticed(group):
    group.build()
    group.build(today=datetime(2025, 10, 3, tzinfo=UTC) - timedelta(hours=12))
    assert not (group.output / "2025/10/pasar.html").exists()


def test_a_draft_is_left_out_and_listed(group):
    text = POST.format(title="Draf", date="2025-10-02").replace("---\nIsi", "status: draf\n---\nIsi")
    (group.folder / "content/berita/draf.md").write_text(text)
    assert group.build().drafts == ("content/berita/draf.md",)
    assert not (group.output / "2025/10/draf.html").exists()
    group.build(drafts=True)
    assert (group.output / "2025/10/draf.html").exists()


def test_a_theme_of_the_project_is_used_and_its_change_noticed(group):
    theme = group.folder / "themes/dasar"
    shutil.copytree(Path(__file__).parents[1] / "themes/dasar", theme)
    group.build()
    page = theme / "templates/profile.html"
    page.write_text(
        page.read_text(encoding="utf-8").replace("{% block main %}", "{% block main %}<!-- baru -->"), "utf-8"
    )
    group.build()
    assert b"<!-- baru -->" in (group.output / "profil.html").read_bytes()
    assert "2025/10/panen.html" not in group.touched


def test_a_mistake_in_a_template_is_told_once_and_leaves_the_pages_that_were(group):
    theme = group.folder / "themes/dasar"
    shutil.copytree(Path(__file__).parents[1] / "themes/dasar", theme)
    group.build()
    before = group.bytes()
    page = theme / "templates/base.html"
    good = page.read_text("utf-8")
    page.write_text(good.replace("{% block main %}", "{{ belum_ada }}{% block main %}"), "utf-8")
    result = group.build()
    assert [problem.code for problem in result.problems] == ["K330"]
    assert (result.deleted, group.bytes()) == (0, before)
    page.write_text(good.replace("{% block main %}", "<!-- baik -->{% block main %}"), "utf-8")
    assert group.build().problems == ()
    assert all(b"<!-- baik -->" in data for path, data in group.bytes().items() if path.endswith(".html"))


def test_the_portal_does_not_lead_to_a_group_that_is_not_there(network):
    network.build()
    shutil.rmtree(network.output)
    network.build(groups=("kim-b",))
    portal = network.bytes()["index.html"].decode()
    assert "kim-b/index.html" in portal and "kim-a/index.html" not in portal
    network.build()
    assert "kim-a/index.html" in network.bytes()["index.html"].decode()


def test_a_file_that_the_system_does_not_give_costs_only_itself_until_it_does(network, monkeypatch):
    import kimsite.read.content

    real = kimsite.read.content._bytes

    def locked(root, file, limit):
        if file.path.endswith("satu.md"):
            raise PermissionError(13, "Permission denied")
        return real(root, file, limit)

    with monkeypatch.context() as patched:
        patched.setattr(kimsite.read.content, "_bytes", locked)
        result = network.build()
    assert {problem.code for problem in result.problems} == {"K005"}
    assert (network.output / "kim-a/index.html").exists()
    assert not list(network.output.glob("kim-a/*/*/satu.html"))
    assert network.build().problems == ()
    assert list(network.output.glob("kim-a/*/*/satu.html"))


def test_a_file_that_is_gone_while_it_is_built_is_as_good_as_never_there(network, monkeypatch):
    import kimsite.worker

    real = kimsite.worker.read_group

    def late(data, files):
        for path in network.folder.glob("content/kim-a/berita/*.md"):
            path.unlink()
        return real(data, files)

    monkeypatch.setattr(kimsite.worker, "read_group", late)
    assert network.build().problems == ()
    assert not list(network.output.glob("kim-a/*/*/satu.html"))


def test_a_fault_of_kimsites_own_in_the_portal_leaves_the_groups_built(network, monkeypatch):
    def faulty(*_):
        raise RuntimeError("tak terduga")

    with monkeypatch.context() as patched:
        patched.setattr("kimsite.network.portal.Portal.parts", faulty)
        result = network.build()
    assert [problem.code for problem in result.problems] == ["K030"]
    assert (network.output / "kim-a/index.html").exists()
    assert network.build().problems == ()
    assert (network.output / "index.html").exists()


def test_a_fault_of_kimsites_own_costs_one_group(network, monkeypatch):
    import kimsite.pipeline

    real = kimsite.pipeline.build_group

    def faulty(group, *rest):
        if group.slug == "kim-b":
            raise RuntimeError("tak terduga")
        return real(group, *rest)

    monkeypatch.setattr(kimsite.pipeline, "build_group", faulty)
    result = network.build()
    assert [problem.code for problem in result.problems] == ["K030"]
    assert (network.output / "kim-a/index.html").exists()


def test_outputs_do_not_depend_on_time_zone_locale_or_folder(group, tmp_path, monkeypatch):
    group.build()
    moved = tmp_path / "elsewhere" / "p"
    shutil.copytree(group.folder, moved)
    monkeypatch.setenv("TZ", "America/Lima")
    monkeypatch.setenv("LC_ALL", "C")
    other = Project(moved, tmp_path / "elsewhere" / "out")
    other.build()
    assert other.bytes() == group.bytes()


def test_files_that_vanish_while_a_build_looks_at_them_cost_no_more_than_themselves(network, tmp_path, monkeypatch):
    """Editors lay files beside those that they save, and take them away at once."""
    monkeypatch.setattr("kimsite.project.files_below", lambda folder: [folder / "warta/4913"])
    assert network.build().outputs > 0
    with pytest.raises(ProjectError) as fault:
        network_of(Inventory("content/hilang.yaml", ()), tmp_path, Ledger("salt"))
    assert [problem.code for problem in fault.value.diagnostics] == ["K005"]


def test_a_marker_that_is_garbled_is_written_anew(group):
    group.build()
    marker = group.output / ".kimsite-output"
    whole = marker.read_bytes()
    marker.write_bytes(b"\xff\xfe\x00")
    group.build()
    assert marker.read_bytes() == whole


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="this system cannot refuse links")
def test_the_lock_is_not_written_through_a_link(tmp_path):
    mine = tmp_path / "catatan.txt"
    mine.write_text("Tetap.")
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger/lock").symlink_to(mine)
    with pytest.raises(Unwritable), lock(tmp_path / "ledger"):
        pass
    assert mine.read_text() == "Tetap."
