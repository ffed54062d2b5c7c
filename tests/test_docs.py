"""What the documentation says is what the code does, and kimsite itself builds it."""

import importlib.util
import json
import os
import re
import shlex
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from conftest import write_files

from kimsite.cli.arguments import make_parser
from kimsite.cli.main import run
from kimsite.cli.words import WORDS, Words
from kimsite.diagnostics import CATALOGUE
from kimsite.publish.service import SERVICES
from kimsite.read.targets import read_publishing
from kimsite.vocabulary import SERVERS, TYPE_IDS

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs/content/halaman"
REFERENCE = PAGES / "rujukan"
GUIDE = {path.stem: path.read_text(encoding="utf-8") for path in sorted((PAGES / "panduan").glob("*.md"))}
ORDER = re.findall(r"^\d+\. \[[^\]]+\]\((.*)\.md\)", GUIDE["panduan"], re.MULTILINE)
CASES = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests/cases/errors").glob("*/expected.txt"))


def script(name):
    spec = importlib.util.spec_from_file_location(f"tulis_{name}", ROOT / "docs" / f"tulis_{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def blocks(page, *kinds):
    return re.findall(rf"^```(?:{'|'.join(kinds)})\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def commands(page):
    """Each command line of kimsite that a chapter shows, without the word itself."""
    for block in blocks(page, "sh", "bat"):
        for line in block.splitlines():
            if line.startswith(("kimsite ", "py -m kimsite ")):
                yield shlex.split(line.partition("kimsite ")[2], comments=True)


# The reference


@pytest.mark.parametrize("name", ["isi", "kode", "perintah", "daftar"])
def test_a_reference_is_what_its_script_writes(name):
    for page, text in script(name).pages().items():
        assert (REFERENCE / page).read_text(encoding="utf-8") == text, f"run: python docs/tulis_{name}.py"


def test_no_page_of_codes_is_left_over():
    assert {path.name for path in REFERENCE.glob("kode*.md")} == set(script("kode").pages())


def test_every_code_has_its_heading_once_and_a_link_to_it():
    pages = {path.name: path.read_text(encoding="utf-8") for path in REFERENCE.glob("kode*.md")}
    headings = [(code, name) for name, page in pages.items() for code in re.findall(r"^## (K\d+)$", page, re.MULTILINE)]
    assert sorted(code for code, _ in headings) == sorted(CATALOGUE)
    assert all(f"[{code}]({name}#{code.lower()})" in pages["kode.md"] for code, name in headings)


def test_every_command_and_option_has_its_place():
    page = (REFERENCE / "perintah.md").read_text(encoding="utf-8")
    for name, parser in script("perintah").commands(make_parser(Words("id")), "kimsite"):
        section = page.split(f"\n## {name}\n")[1].split("\n## ")[0]
        for action in parser._actions:
            assert all(f"`{option}" in section for option in action.option_strings if option not in ("-h", "--help"))


def test_both_halves_of_the_readme_link_to_the_references():
    halves = (ROOT / "README.md").read_text(encoding="utf-8").split("## Bahasa Indonesia", 1)
    for half in halves:
        links = re.findall(r"\]\((docs/[^)#]*)", half)
        assert {"isi", "kode", "panduan"} <= {Path(link).stem for link in links}
        assert all((ROOT / link).exists() for link in links)


# The guide


def test_every_chapter_is_in_the_table_of_contents_and_leads_to_the_next():
    assert sorted([*ORDER, "panduan"]) == sorted(GUIDE)
    for chapter, following in pairwise(ORDER):
        assert re.search(rf"^Lanjut: \[[^\]]+\]\({following}\.md\)$", GUIDE[chapter], re.MULTILINE), chapter


@pytest.mark.parametrize("chapter", GUIDE)
def test_every_command_of_the_guide_is_one(chapter):
    for arguments in commands(GUIDE[chapter]):
        if arguments != ["--version"]:
            make_parser(Words("id")).parse_args(arguments)
    for name in re.findall(r"`kimsite ([a-z]+)", GUIDE[chapter]):
        assert name in WORDS


@pytest.mark.parametrize("chapter", GUIDE)
def test_every_code_of_the_guide_is_one_and_leads_to_its_page(chapter):
    for code, target in re.findall(r"\[(K\d+)\]\(([^)]*)\)", GUIDE[chapter]):
        name, _, section = target.partition("#")
        assert code in CATALOGUE and section == code.lower()
        assert f"\n## {code}\n" in (REFERENCE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("chapter", GUIDE)
def test_every_message_that_the_guide_quotes_is_what_kimsite_says(chapter):
    for block in blocks(GUIDE[chapter], "text"):
        if re.search(r" K\d+: ", block):
            assert block in CASES
    sentences = "\n".join(indonesian for indonesian, _ in WORDS.values())
    for line in (line for block in blocks(GUIDE[chapter], "text") for line in block.splitlines()):
        if re.match(r"  +\d  \S|draf, |menunggu |bangun lagi ", line):
            assert re.sub(r"^ +\d  ", "", line) in sentences


def test_the_guide_can_be_walked(tmp_path, monkeypatch):
    """All that can be run without a browser, a terminal or an old site is run, chapter by chapter, and goes well."""
    monkeypatch.chdir(tmp_path)
    ran = []
    for chapter in ORDER:
        for block in blocks(GUIDE[chapter], "sh"):
            for line in block.splitlines():
                words = shlex.split(line)
                if words[:1] == ["cd"]:
                    monkeypatch.chdir(words[1])
                    if chapter == "jejaring":
                        write_files(Path(), {"content/kim-lasiana/group.yaml": "nama: KIM Lasiana\n"})
                elif "daftar-kim.xlsx" in words:
                    book = openpyxl.Workbook()
                    book.active.append(["nama"])
                    book.active.append(["KIM Satu"])
                    book.save("daftar-kim.xlsx")
                    assert run(words[1:]) == 0, line
                elif (
                    words[:1] == ["kimsite"]
                    and words[1] not in ("serve", "import")
                    and "--cluster" not in words
                    and words[1:] != ["init"]
                ):
                    assert run(words[1:]) == 0, line
                    ran.append(words[1])
    assert {"init", "new", "build", "check", "explain", "theme"} <= set(ran)
    assert len(ran) > 12


def test_every_example_of_fields_is_read_without_a_complaint(tmp_path, capsys):
    """Examples of group.yaml and of network.yaml are one, all others belong to a document of the type that they fit."""
    for chapter, page in GUIDE.items():
        for number, block in enumerate(blocks(page, "yaml")):
            folder = tmp_path / f"{chapter}-{number}"
            write_files(folder, {"content/group.yaml": "nama: KIM A\nslug: a\n"})
            if chapter == "jejaring":
                (folder / "content/group.yaml").rename(folder / "content/network.yaml")
                files = {
                    "content/network.yaml": f"nama: Jejaring\n{block}",
                    "content/kim-a/group.yaml": "nama: KIM A\n",
                }
                fitting = [told(folder, files, capsys)]
            elif chapter in ("data-kelompok", "rupa-situs", "menerbitkan"):
                given = {"content/group.yaml": block if "nama: KIM" in block else f"nama: KIM A\n{block}"}
                fitting = [told(folder, given, capsys)]
            else:
                head = f"---\njudul: Contoh\ntanggal: 2025-10-02\n{block}---\nIsi.\n"
                fitting = [told(folder, {f"content/{kind}/contoh.md": head}, capsys) for kind in TYPE_IDS]
            allowed = {"K211", "K154", "K197"}  # files and pages of the reader's own, which are not here
            assert any(set(codes) <= allowed for codes in fitting), (chapter, block, fitting)


def test_every_example_of_a_target_is_one_and_each_kind_of_host_and_server_has_one():
    kinds = []
    for block in blocks((REFERENCE / "penyedia.md").read_text(encoding="utf-8"), "yaml"):
        said, problems = read_publishing(f"nama: KIM A\n{block}".encode(), "group.yaml", False, False)
        assert problems == ()
        kinds += [target.kind for target in said.targets]
    assert sorted(kinds) == sorted({*SERVICES, *SERVERS})


def told(folder, files, capsys):
    for path in (folder / "content").rglob("contoh.md"):
        path.unlink()
    write_files(folder, files)
    capsys.readouterr()
    run(["build", "--source", str(folder), "--json", "--drafts", "--today", "2025-11-01"])
    return [problem["code"] for problem in json.loads(capsys.readouterr().out)["problems"]]


def test_kimsite_builds_its_own_documentation_and_finds_nothing_wrong(tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(os.environ, "KIMSITE_CACHE", str(tmp_path / "cache"))
    assert run(["build", "--source", str(ROOT / "docs"), "--output", str(tmp_path / "public"), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [problem for problem in said["problems"] if problem["severity"] != "hint"] == []
    page = (tmp_path / "public/kode-k10.html").read_text(encoding="utf-8")
    assert all(f'id="b-{code.lower()}"' in page for code in CATALOGUE if code.startswith("K10"))
    home = (tmp_path / "public/index.html").read_text(encoding="utf-8")
    assert 'href="panduan.html"' in home


# Setting up


def test_both_halves_of_the_readme_show_the_same_set_up_commands():
    english, indonesian = (ROOT / "README.md").read_text(encoding="utf-8").split("## Bahasa Indonesia", 1)
    shown = [line for line in english.splitlines() if line.startswith(("python3 -m venv", "py -m venv"))]
    assert len(shown) == 4
    assert all(command in indonesian for command in shown)


def test_ci_runs_the_same_test_command_as_the_readme():
    assert "-m pytest" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
