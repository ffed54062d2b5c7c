"""The command line: one call, a plain answer, an exit code."""

import json
import os
import subprocess
import sys

import pytest

from kimsite.cli.main import language_of, run
from kimsite.cli.words import WORDS

GROUP = {
    "content/group.yaml": "nama: KIM Lasiana\n",
    "content/berita/panen.md": "---\njudul: Panen raya\ntanggal: 2025-10-02\n---\nIsi.\n",
}
NETWORK = {
    "content/network.yaml": "nama: Jejaring\n",
    "content/kim-a/group.yaml": "nama: KIM A\n",
    "content/kim-b/group.yaml": "nama: KIM B\n",
}
BROKEN = {"content/berita/rusak.md": "---\njudul: Rusak\ntanggal: 32 Oktober 2025\n---\n"}


@pytest.fixture
def kimsite(capsys, monkeypatch):
    """Runs one command line; returns its exit code, standard output and standard error."""
    monkeypatch.setenv("KIMSITE_LANG", "id")

    def call(*arguments):
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_a_good_project_builds_with_exit_code_0(project, kimsite):
    folder = project(GROUP)
    code, out, err = kimsite("build", "--source", folder)
    assert (code, err) == (0, "")
    assert "1 dokumen dari 1 kelompok" in out
    assert (folder / "public/index.html").exists()


def test_a_bad_post_gives_exit_code_1_and_a_message_with_place_and_remedy(project, kimsite):
    code, _, err = kimsite("build", "--source", project(GROUP | BROKEN))
    assert code == 1
    assert err == (
        'content/berita/rusak.md:3:10: galat K103: tanggal "32 Oktober 2025" tidak ada\n'
        "  3 | tanggal: 32 Oktober 2025\n"
        "    |          ^^^^^^^^^^^^^^^\n"
        "  perbaiki: tulis misalnya 2025-10-02 atau 2 Oktober 2025\n"
    )


def test_a_mistake_made_often_is_summed_up_after_its_messages(project, kimsite):
    posts = {f"content/berita/panen-{n}.md": f"---\njudul: Panen {n}\ntanggal: besok\n---\n" for n in range(300)}
    code, out, err = kimsite("check", "--source", project(GROUP | posts | BROKEN))
    assert code == 1 and err.count("galat K137") == 300
    assert '  300 × K137, misalnya content/berita/panen-0.md:3: tanggal "besok" tidak terbaca\n' in out
    assert "× K103" not in out and "301 galat" in out


def test_messages_come_in_english_too(project, kimsite):
    _, out, err = kimsite("--lang", "en", "build", "--source", project(GROUP | BROKEN))
    assert "error K103" in err and "fix: " in err
    assert "documents: 1, groups: 1" in out


def test_json_is_one_document_of_the_promised_form(project, kimsite):
    code, out, err = kimsite("build", "--source", project(GROUP | BROKEN), "--json")
    result = json.loads(out)
    assert (code, err, result["schema"]) == (1, "", 1)
    assert list(result) == [
        "schema", "groups", "documents", "outputs", "written", "kept", "deleted", "seconds",
        "problems", "drafts", "scheduled", "quarantined", "next_build_due",
    ]  # fmt: skip
    assert list(result["problems"][0]) == ["code", "severity", "path", "line", "column", "message", "fix"]
    assert result["quarantined"] == ["content/berita/rusak.md"]


def test_no_project_is_exit_code_2(tmp_path, kimsite):
    code, _, err = kimsite("build", "--source", tmp_path)
    assert code == 2 and "content" in err


@pytest.mark.parametrize("arguments", [["bangun"], ["build", "--apa"], [], ["build", "--today", "kemarin"]])
def test_misuse_is_exit_code_2(arguments, kimsite):
    assert kimsite(*arguments)[0] == 2


def test_an_unknown_group_is_exit_code_2_and_names_the_known_ones(project, kimsite):
    code, _, err = kimsite("build", "--source", project(NETWORK), "--group", "kim-c")
    assert code == 2 and "K023" in err and "kim-a, kim-b" in err


def test_where_there_is_one_group_none_is_offered(project, kimsite):
    code, _, err = kimsite("build", "--source", project(GROUP), "--group", "kim-c")
    assert code == 2 and err.endswith("perbaiki: hapus pilihan --group\n")


def test_one_group_of_a_network_can_be_built_alone(project, kimsite):
    folder = project(NETWORK)
    assert kimsite("build", "--source", folder, "--group", "kim-a")[0] == 0
    assert (folder / "public/kim-a/index.html").exists()
    assert not (folder / "public/kim-b").exists()


def test_check_writes_nothing(project, kimsite):
    folder = project(GROUP | BROKEN)
    before = sorted(folder.rglob("*"))
    code, _, err = kimsite("check", "--source", folder)
    assert code == 1 and "K103" in err
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize("options", [[], ["--network"]])
def test_init_makes_a_project_that_builds(tmp_path, kimsite, options):
    folder = tmp_path / "my-kim"
    assert kimsite("init", folder, *options)[0] == 0
    code, _, err = kimsite("build", "--source", folder)
    assert (code, err) == (0, "")


@pytest.mark.parametrize("options", [[], ["--network"]])
def test_a_fresh_project_is_asked_only_what_its_owner_knows(tmp_path, kimsite, options):
    folder = tmp_path / "my-kim"
    kimsite("init", folder, *options)
    _, out, _ = kimsite("check", "--source", folder, "--json")
    assert {problem["code"] for problem in json.loads(out)["problems"]} == {"K653", "K664"}  # address, profile


def test_init_does_not_touch_a_folder_that_is_not_empty(project, kimsite):
    folder = project({"penting.txt": "isi"})
    code, _, err = kimsite("init", folder)
    assert code == 2 and "K024" in err
    assert [path.name for path in folder.iterdir()] == ["penting.txt"]


def test_new_starts_a_draft_whose_title_may_hold_a_colon(project, kimsite):
    folder = project(GROUP)
    code, out, _ = kimsite("new", "berita", 'Rakor: "hari" kedua', "--source", folder)
    assert code == 0 and "rakor-hari-kedua.md" in out
    code, _, err = kimsite("build", "--source", folder, "--drafts", "--today", "2030-01-01")
    assert (code, err) == (0, "")


@pytest.mark.parametrize("type_", ["berita", "pengumuman", "agenda", "galeri", "produk", "wisata", "cekfakta",
                                   "layanan", "dokumen", "halaman", "aspirasi"])  # fmt: skip
def test_new_knows_every_type(project, kimsite, type_):
    folder = project(GROUP)
    assert kimsite("new", type_, "Judul Uji", "--source", folder)[0] == 0
    code, _, err = kimsite("build", "--source", folder, "--drafts", "--today", "2030-01-01")
    assert (code, err) == (0, "")


def test_new_refuses_unknown_types_and_never_overwrites(project, kimsite):
    folder = project(GROUP)
    assert "K025" in kimsite("new", "brita", "Judul", "--source", folder)[2]
    kimsite("new", "halaman", "Sejarah", "--source", folder)
    code, _, err = kimsite("new", "halaman", "Sejarah", "--source", folder)
    assert code == 2 and "K024" in err


def test_theme_list_names_warta(kimsite, tmp_path):
    code, out, _ = kimsite("theme", "list", "--source", tmp_path)
    assert code == 0 and "warta" in out


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        (["--lang", "en"], {"KIMSITE_LANG": "id"}, "en"),
        (["--lang=en"], {}, "en"),
        ([], {"KIMSITE_LANG": "en"}, "en"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "id_ID.UTF-8"}, "id"),
        ([], {"LANG": "C"}, "id"),
    ],
)
def test_the_language_of_messages(arguments, environment, language, monkeypatch):
    for name in ("KIMSITE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language_of(arguments) == language


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["init"], ["new"], ["theme"]])
def test_help_exists_in_both_languages(command, kimsite, monkeypatch):
    texts = []
    for language in ("id", "en"):
        monkeypatch.setenv("KIMSITE_LANG", language)
        with pytest.raises(SystemExit) as leaving:
            kimsite(*command, "--help")
        assert leaving.value.code == 0
    assert all(len(pair) == 2 and all(pair) for pair in WORDS.values()), texts


def test_a_build_with_nothing_to_do_loads_no_heavy_library(project):
    folder = project(GROUP)
    script = (
        "import sys, time; from kimsite.cli.main import run\n"
        f"code = run(['build', '--source', {str(folder)!r}, '--quiet'])\n"
        "heavy = {'jinja2', 'markdown', 'feedgen', 'PIL', 'nh3', 'lxml', 'yaml', 'concurrent'} & sys.modules.keys()\n"
        "print(code, sorted(heavy))"
    )
    past = folder.stat().st_mtime_ns - 10**10
    for path in folder.rglob("*"):
        os.utime(path, ns=(past, past))
    answers = [subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout for _ in "12"]
    assert "jinja2" in answers[0]
    assert answers[1] == "0 []\n"


def test_a_misspelt_command_is_answered_in_the_readers_language(kimsite):
    code, out, err = kimsite("bild")
    assert (code, out) == (2, "")
    assert (
        err.splitlines()[0]
        == 'kimsite: "bild" tidak dikenal untuk PERINTAH; pilih: init, new, menu, build, serve, check, explain, import, fetch, publish, report, bulletin, rank, register, theme'
    )


@pytest.mark.parametrize("jobs", ["0", "-3", "banyak", "9999"])
def test_a_build_has_at_least_one_process(kimsite, project, jobs):
    code, _, err = kimsite("build", "--source", project(GROUP), "--jobs", jobs)
    assert code == 2 and "tidak dapat dipakai" in err


def test_a_day_that_is_none_is_told_in_json_too(kimsite, project):
    code, out, _ = kimsite("build", "--source", project(GROUP), "--today", "kemarin", "--json")
    assert code == 2
    assert [problem["code"] for problem in json.loads(out)["problems"]] == ["K026"]


def test_a_single_group_knows_no_other(kimsite, project):
    code, _, err = kimsite("new", "berita", "Panen", "--source", project(GROUP), "--group", "kim-lain")
    assert code == 2 and "K023" in err


def test_a_reader_may_stop_reading(project):
    command = [sys.executable, "-m", "kimsite", "build", "--json", "--source", str(project(GROUP))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
