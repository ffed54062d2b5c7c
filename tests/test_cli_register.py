"""`init --from` and `register`: a network by a spreadsheet, and back; what exists is never overwritten."""

import openpyxl
import pytest
from conftest import write_files

from kimsite.cli.main import run

LIST = "nama;desa;kabupaten;wa\nKIM Lasiana;Lasiana;Kota Kupang;81200000101\nKIM Oesapa;Oesapa;Kota Kupang;\n"


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def network(tmp_path):
    """A function that runs `init --from` with the text of a list; the exit code."""

    def init(text, *more):
        write_files(tmp_path, {"daftar.csv": text})
        return run(["init", str(tmp_path / "jejaring"), "--network", "--from", str(tmp_path / "daftar.csv"), *more])

    return init


def test_a_list_becomes_a_network_that_builds(tmp_path, network, capsys):
    assert network(LIST, "--name", "KIM Kota Kupang") == 0
    assert "2 kelompok baru" in capsys.readouterr().out
    made = contents(tmp_path / "jejaring/content")
    assert set(made) == {"network.yaml", "kim-lasiana/group.yaml", "kim-oesapa/group.yaml"}
    assert b'nama: "KIM Kota Kupang"' in made["network.yaml"]
    assert run(["build", "--source", str(tmp_path / "jejaring"), "--today", "2025-11-01", "--quiet"]) == 0
    assert "Kelapa Lima" in (tmp_path / "jejaring/public/wilayah/53.71.03/index.html").read_text(encoding="utf-8")


def test_the_second_time_only_missing_groups_come_and_nothing_is_written_again(tmp_path, network, capsys):
    network(LIST)
    profile = tmp_path / "jejaring/content/kim-lasiana/group.yaml"
    profile.write_text(profile.read_text(encoding="utf-8") + "visi: Warga yang tahu\n", encoding="utf-8")
    before = contents(tmp_path / "jejaring")
    assert network(LIST) == 0
    assert contents(tmp_path / "jejaring") == before
    assert network(LIST + "KIM Baru;Oesapa;;\n") == 0
    assert "1 kelompok baru" in capsys.readouterr().out
    after = contents(tmp_path / "jejaring")
    assert after.pop("content/kim-baru/group.yaml") and after == before


def test_a_row_that_was_mended_comes_with_the_next_run(tmp_path, network, capsys):
    assert network(LIST.replace("81200000101", "nol")) == 1
    assert "daftar.csv:2:4: galat K812: D2 (wa)" in capsys.readouterr().err
    assert not (tmp_path / "jejaring/content/kim-lasiana").exists()
    assert network(LIST) == 0
    assert (tmp_path / "jejaring/content/kim-lasiana/group.yaml").exists()


def test_a_group_whose_profile_is_broken_is_not_made_twice(tmp_path, network):
    network(LIST)
    profile = tmp_path / "jejaring/content/kim-lasiana/group.yaml"
    profile.write_text("nama: [\n", encoding="utf-8")
    before = contents(tmp_path / "jejaring")
    assert network(LIST) == 0
    assert contents(tmp_path / "jejaring") == before


def test_groups_of_one_name_get_folders_by_their_villages_whatever_comes_first(tmp_path, network):
    rows = ["KIM Maju;Lasiana;;", "KIM Maju;Oesapa;Kota Kupang;", "KIM Maju;Oebobo;Kota Kupang;"]
    assert network("\n".join(["nama;desa;kabupaten;wa", *rows])) == 0
    folders = {"kim-maju", "kim-maju-oesapa", "kim-maju-oebobo", "network.yaml"}
    assert {path.name for path in (tmp_path / "jejaring/content").iterdir()} == folders
    assert network("\n".join(["nama;desa;kabupaten;wa", *reversed(rows)])) == 0
    assert {path.name for path in (tmp_path / "jejaring/content").iterdir()} == folders


def test_a_group_that_stands_there_twice_is_told(network, capsys):
    assert network(LIST + "kim lasiana;Lasiana;;\n") == 1
    said = capsys.readouterr().err
    assert "K819" in said and "baris 2" in said


def test_where_no_row_can_be_used_nothing_is_made(tmp_path, network):
    assert network("nama;wa\nKIM A;nol\n") == 2
    assert network("a;b\n") == 2
    assert not (tmp_path / "jejaring").exists()


def test_no_group_gets_a_folder_that_the_portal_or_windows_has(tmp_path, network):
    assert network("folder;nama\n;Wilayah\n;Con\n;Kelompok Lain\n") == 0
    folders = {"kim-wilayah", "kim-con", "kim-kelompok-lain", "network.yaml"}
    assert {path.name for path in (tmp_path / "jejaring/content").iterdir()} == folders
    assert run(["build", "--source", str(tmp_path / "jejaring"), "--quiet"]) == 0


def test_a_folder_that_the_portal_has_is_told_before_anything_is_made(network, capsys):
    assert network("folder;nama\nwilayah;KIM A\n;KIM B\n") == 1
    said = capsys.readouterr().err
    assert "K818" in said and "kim-wilayah" in said


@pytest.mark.parametrize("idle", [("--wa", "081200000101"), ("--email", "a@kim.example"), ("--region", "53.71")])
def test_what_a_list_cannot_take_from_the_command_line_is_refused(tmp_path, network, idle, capsys):
    assert network(LIST, *idle) == 2
    assert idle[0] in capsys.readouterr().err
    assert not (tmp_path / "jejaring").exists()


def test_a_folder_with_something_else_in_it_is_refused(tmp_path, network, capsys):
    write_files(tmp_path, {"jejaring/surat.txt": "x"})
    assert network(LIST) == 2
    assert "K024" in capsys.readouterr().err
    assert set(contents(tmp_path / "jejaring")) == {"surat.txt"}


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_network_comes_back_from_its_register(tmp_path, network, ending, repository, capsys):
    target, again = tmp_path / f"daftar-2.{ending}", tmp_path / f"daftar-3.{ending}"
    assert run(["register", "--source", str(repository), "--output", str(target)]) == 0
    assert run(["init", str(tmp_path / "salinan"), "--from", str(target)]) == 0
    assert run(["register", "--source", str(tmp_path / "salinan"), "--output", str(again)]) == 0
    assert target.read_bytes() == again.read_bytes()
    assert "K8" not in capsys.readouterr().err


def test_cells_of_a_register_are_text_that_excel_leaves_alone(tmp_path, network):
    network(LIST)
    run(["register", "--source", str(tmp_path / "jejaring"), "--output", str(tmp_path / "x.xlsx")])
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert {"5371031011", "0812-0000-0101", "Kota Kupang"} <= set(cells)
    assert all(cell.data_type == "s" and cell.number_format == "@" for cell in cells.values())


def test_a_list_that_exists_is_not_overwritten(tmp_path, network, capsys):
    network(LIST)
    before = (tmp_path / "daftar.csv").read_bytes()
    command = ["register", "--source", str(tmp_path / "jejaring"), "--output", str(tmp_path / "daftar.csv")]
    assert run(command) == 2
    assert "K826" in capsys.readouterr().err
    assert (tmp_path / "daftar.csv").read_bytes() == before
    assert run([*command, "--force"]) == 0


def test_a_register_that_is_neither_is_misuse(tmp_path, capsys):
    assert run(["register", "--output", str(tmp_path / "daftar.pdf")]) == 2
    assert ".xlsx" in capsys.readouterr().err


def test_a_group_that_cannot_be_read_is_told_and_the_others_are_written(tmp_path, network, capsys):
    network(LIST)
    (tmp_path / "jejaring/content/kim-oesapa/group.yaml").write_text("wa: 1\n", encoding="utf-8")
    assert run(["register", "--source", str(tmp_path / "jejaring"), "--output", str(tmp_path / "x.csv")]) == 1
    assert "K150" in capsys.readouterr().err
    assert "KIM Lasiana" in (tmp_path / "x.csv").read_text(encoding="utf-8-sig")
