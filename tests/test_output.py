"""The output folder is the only place kimsite writes to, and only when it is its own."""

from datetime import UTC, datetime

import pytest

from kimsite.build import build
from kimsite.engine.output import MARKER
from kimsite.engine.write import UnsafePath, Writer, write_whole
from kimsite.model.settings import Settings
from kimsite.read.discover import ProjectError

GROUP = {
    "content/group.yaml": "nama: KIM Lasiana\n",
    "content/berita/a.md": "---\njudul: A\ntanggal: 2025-10-02\n---\nIsi.\n",
}


def run(folder, output):
    settings = Settings(str(folder), str(output), datetime(2025, 11, 1, tzinfo=UTC), jobs=1)
    return build(settings, folder.parent / "cache", 1)


def code_of(folder, output):
    with pytest.raises(ProjectError) as fault:
        run(folder, output)
    return [problem.code for problem in fault.value.diagnostics]


def test_a_folder_with_someone_elses_files_is_refused(project, tmp_path):
    foreign = tmp_path / "foto"
    foreign.mkdir()
    (foreign / "liburan.jpg").write_bytes(b"x")
    assert code_of(project(GROUP), foreign) == ["K021"]
    assert sorted(path.name for path in foreign.iterdir()) == ["liburan.jpg"]


@pytest.mark.parametrize("place", ["", "..", "content", "content/berita", "themes"])
def test_an_output_that_overlaps_the_source_is_refused(project, place):
    folder = project(GROUP)
    assert code_of(folder, folder / place) == ["K020"]


def test_an_output_says_whether_it_is_whole(project, tmp_path):
    run(project(GROUP), tmp_path / "public")
    assert '"finished": true' in (tmp_path / "public" / MARKER).read_text()


def test_a_link_in_the_output_is_never_followed(project, tmp_path):
    folder, output, elsewhere = project(GROUP), tmp_path / "public", tmp_path / "elsewhere"
    run(folder, output)
    elsewhere.mkdir()
    for path in sorted((output / "2025/10").iterdir()):
        path.unlink()
    (output / "2025/10").rmdir()
    (output / "2025/10").symlink_to(elsewhere, target_is_directory=True)
    assert "K022" in {problem.code for problem in run(folder, output).problems}
    assert list(elsewhere.iterdir()) == []


def test_a_file_beside_the_outputs_is_left_alone(project, tmp_path):
    folder, output = project(GROUP), tmp_path / "public"
    run(folder, output)
    (output / "catatan.txt").write_text("milik saya")
    (folder / "content/berita/a.md").unlink()
    run(folder, output)
    assert (output / "catatan.txt").read_text() == "milik saya"


@pytest.mark.parametrize("path", ["", "../a", "a/../../b", "/etc/x", "a//b", "a\\b", "a\0b"])
def test_a_path_that_leads_out_is_refused(tmp_path, path):
    with pytest.raises(UnsafePath):
        Writer(tmp_path).write(path, b"", "")


def test_a_write_that_fails_leaves_the_old_file(tmp_path):
    target = tmp_path / "a.html"
    target.write_text("lama")
    with pytest.raises(TypeError):
        write_whole(target, ("bukan bytes",))
    assert target.read_text() == "lama"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_where_a_first_build_was_killed_at_once_is_kimsites_own(project, tmp_path):
    output = tmp_path / "public"
    output.mkdir()
    (output / f".{MARKER}.tmp").write_text("{")
    run(project(GROUP), output)
    assert not (output / f".{MARKER}.tmp").exists()


def test_an_empty_folder_makes_way_for_an_output_and_a_full_one_is_named(project, tmp_path):
    folder, output = project(GROUP), tmp_path / "public"
    run(folder, output)
    page = output / "2025/10/a.html"
    page.unlink()
    page.mkdir()
    run(folder, output)
    assert page.is_file()
    page.unlink()
    page.mkdir()
    (page / "catatan.txt").write_text("milik saya")
    assert code_of(folder, output) == ["K028"]
    (folder / "content/berita/a.md").unlink()
    run(folder, output)
    assert (page / "catatan.txt").read_text() == "milik saya"


def test_folders_whose_files_others_deleted_go_with_the_outputs_that_were_in_them(tmp_path):
    writer = Writer(tmp_path)
    writer.write("2025/10/a.html", b"a", "")
    (tmp_path / "2025/10/a.html").unlink()
    assert not writer.delete("2025/10/a.html")
    assert not (tmp_path / "2025").exists()


def test_an_empty_folder_in_the_place_of_an_output_goes_with_it(tmp_path):
    writer = Writer(tmp_path)
    (tmp_path / "2025/a.html").mkdir(parents=True)
    assert not writer.delete("2025/a.html")
    assert not (tmp_path / "2025").exists()


def test_a_folder_that_somebody_uses_stays_where_an_output_was(tmp_path):
    (tmp_path / "2025/a.html").mkdir(parents=True)
    (tmp_path / "2025/a.html/catatan.txt").write_text("milik saya")
    assert not Writer(tmp_path).delete("2025/a.html")
    assert (tmp_path / "2025/a.html/catatan.txt").read_text() == "milik saya"


def test_two_long_names_that_begin_alike_are_written_at_once(tmp_path):
    first, second = (tmp_path / f"{'lomba-desa-' * 6}{year}.json" for year in (2024, 2025))

    def pieces():
        yield b"satu"
        write_whole(second, (b"lain",))
        yield b" dua"

    write_whole(first, pieces())
    assert (first.read_bytes(), second.read_bytes()) == (b"satu dua", b"lain")
