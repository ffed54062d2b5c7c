"""`rank`: from an empty folder to a ranking that can be hung on a wall, by what a district office has at hand."""

import csv
import json
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO, StringIO

import openpyxl
import pytest
from lxml import html

from kimsite.cli.main import run
from kimsite.read.group import read_network

TODAY = "2025-11-15"
RUBRIC = (
    "nama: Lomba <Contoh>\nketerangan: Bukan rubrik resmi.\ndari: 2025-09\nsampai: 2025-10\nkriteria:\n"
    "  - {nama: Berita, bobot: 50, sumber: berita, penuh: terbanyak}\n"
    "  - {nama: Mutu, bobot: 50, sumber: juri, penuh: 10}\nhadiah: [Juara I, Juara II]\n"
)
PROJECT = {
    "content/network.yaml": "nama: Jejaring\n",
    "content/kim-a/group.yaml": "nama: KIM <A>\nkode_wilayah: 53.71.03.1011\n",
    "content/kim-a/berita/satu.md": "---\njudul: Satu\ntanggal: 2025-10-20\n---\nIsi.\n",
    "content/kim-a/berita/dua.md": "---\njudul: Dua\ntanggal: 2025-09-20\n---\nIsi.\n",
    "content/kim-b/group.yaml": "nama: KIM B\n",
    "content/kim-b/berita/satu.md": "---\njudul: Satu\ntanggal: 2025-10-20\n---\nIsi.\n",
    "content/kim-c/group.yaml": "nama: KIM C\n",
    "lomba.yaml": RUBRIC,
    "nilai.csv": "\ufefffolder;juri;Mutu\r\nkim-a;Ani;8,5\r\nkim-a;Budi;7\r\nkim-b;Ani;9\r\n",
}


@pytest.fixture
def rank(project, monkeypatch, capfdbinary):
    """Runs `rank` in the project; returns what it says on standard output, and on standard error."""
    monkeypatch.setenv("KIMSITE_LANG", "id")
    monkeypatch.chdir(project(PROJECT))

    def call(*arguments, code=0):
        assert run(["rank", *arguments, "--today", TODAY]) == code
        out, err = capfdbinary.readouterr()
        return out.decode("utf-8-sig"), err.decode()

    return call


def test_the_example_is_a_rubric_that_says_it_is_not_official_and_leads_to_a_ranking(rank, project):
    rank("--example", "--output", "contoh.yaml")
    text = (project({}) / "contoh.yaml").read_text(encoding="utf-8")
    assert "bukan rubrik resmi" in text
    rank("contoh.yaml", "--sheet", "--output", "lembar.csv")
    rows = (project({}) / "lembar.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "Folder;Kelompok;Juri;Mutu tulisan;Manfaat bagi warga"
    assert rows[1:] == ["kim-b;KIM B;;;", "kim-c;KIM C;;;", "kim-a;KIM <A>;;;"]
    project({"lembar.csv": "\r\n".join([rows[0], *(row.replace(";;;", ";Ani;8;7,5") for row in rows[1:])])})
    twin = json.loads(rank("contoh.yaml", "--scores", "lembar.csv", "--month", "2025-10", "--format", "json")[0])
    assert [place["id"] for place in twin["places"]] == ["kim-a", "kim-b", "kim-c"]
    assert twin["note"].startswith("Rubrik ini contoh, bukan rubrik resmi")


def test_nothing_that_people_wrote_is_overwritten(rank):
    assert "K826" in rank("--example", code=2)[1]
    assert "K826" in rank("lomba.yaml", "--sheet", code=2)[1]
    assert run(["rank", "--example", "--force"]) == 0


def test_the_page_shows_every_number_and_the_sum_is_theirs(rank):
    page, told = rank("lomba.yaml", "--scores", "nilai.csv", "--output", "-")
    assert "K846" in told  # kim-c has no marks
    tree = html.fromstring(page)
    assert tree.xpath("//h1/text()") == ["Lomba <Contoh>"]
    assert "Bukan rubrik resmi." in tree.xpath("string(//header)")
    places, criteria, calculation, marks, _, absent = tree.xpath("//table")
    rows = [[cell.text_content().strip() for cell in row] for row in places.xpath("tbody/tr")]
    assert rows == [
        ["1", "KIM <A>", "88,75", "50,00", "38,75", "Juara I"],
        ["2", "KIM B", "70,00", "25,00", "45,00", "Juara II"],
    ]
    lines = [[cell.text_content().strip() for cell in row] for row in calculation.xpath("tbody[1]/tr")]
    assert lines == [
        ["1. KIM <A>"],
        ["Berita", "2", "100,00", "50", "50,00"],
        ["Mutu", "7,75", "77,50", "50", "38,75"],
        ["Jumlah", "", "", "", "88,75"],
    ]
    assert "2, terbanyak (KIM <A>)" in criteria.text_content()
    given = [cell.text_content().strip() for cell in marks.xpath("tbody[1]/tr[2]/*")]
    assert given == ["Mutu", "8,5", "7", "7,75", "7", "8,5", "1,5"]
    assert "KIM C" in absent.text_content() and "belum ada nilai juri: Mutu" in absent.text_content()


def test_json_and_csv_and_xlsx_say_the_same(rank):
    given = ("lomba.yaml", "--scores", "nilai.csv", "--output", "-", "--format")
    twin = json.loads(rank(*given, "json")[0])
    table = list(csv.DictReader(StringIO(rank(*given, "csv")[0]), delimiter=";"))
    assert [(row["Peringkat"], row["Folder"]) for row in table] == [("1", "kim-a"), ("2", "kim-b"), ("", "kim-c")]
    for place, row in zip(twin["places"], table, strict=False):
        assert Decimal(row["Jumlah"].replace(",", ".")) == Decimal(str(place["total"]))
        values = [Decimal(str(score["value"])) for score in place["scores"]]
        assert sum(values) == Decimal(str(place["total"]))
        for criterion, score in zip(twin["criteria"], place["scores"], strict=True):
            exact = Decimal(str(score["points"])) * Decimal(str(criterion["weight"])) / 100
            assert Decimal(str(score["value"])) == exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_a_workbook_has_every_mark(rank, project):
    rank("lomba.yaml", "--scores", "nilai.csv", "--output", "hasil.xlsx", "--format", "xlsx")
    book = openpyxl.load_workbook(BytesIO((project({}) / "hasil.xlsx").read_bytes()))
    assert book.sheetnames == ["Peringkat", "Kriteria", "Nilai juri", "Tidak diperingkat"]
    assert [[cell.value for cell in row] for row in book["Nilai juri"].iter_rows(min_row=2)] == [
        ["KIM <A>", "kim-a", "Mutu", "Ani", 8.5],
        ["KIM <A>", "kim-a", "Mutu", "Budi", 7],
        ["KIM B", "kim-b", "Mutu", "Ani", 9],
    ]


def test_prizes_are_told_as_network_yaml_wants_them(rank, project):
    out, _ = rank("lomba.yaml", "--scores", "nilai.csv")
    written = out.split(":\npenghargaan:\n")[1]
    project({"content/network.yaml": f"nama: Jejaring\npenghargaan:\n{written}"})
    network = read_network((project({}) / "content/network.yaml").read_bytes(), "network.yaml")[0]
    assert [(one.group, one.title) for one in network.honours] == [
        ("kim-a", "Juara I, Lomba <Contoh>"),
        ("kim-b", "Juara II, Lomba <Contoh>"),
    ]


def test_a_faulty_table_makes_no_ranking_and_all_its_faults_are_told(rank, project):
    project({"nilai.csv": "folder;juri;Mutu\nkim-a;Ani;85\nkim-x;Ani;8\nkim-b;Ani;9\nkim-b;ani;8\n"})
    out, err = rank("lomba.yaml", "--scores", "nilai.csv", code=2)
    assert not out and not (project({}) / "peringkat-2025-10.html").exists()
    assert "nilai.csv:2:11: galat K842" in err and "nilai.csv:3:1: galat K841" in err and "galat K843" in err
    assert "Peringkat tidak dibuat" in err


def test_a_rubric_that_asks_for_judges_is_not_ranked_without_them(rank):
    assert "--scores" in rank("lomba.yaml", code=2)[1]


def test_a_group_that_cannot_be_read_is_named_and_the_exit_code_is_1(rank, project):
    project({"content/kim-b/group.yaml": "tagline: tanpa nama\n"})
    page, err = rank("lomba.yaml", "--scores", "nilai.csv", "--output", "-", code=1)
    assert "berkas kelompok ini tidak terbaca" in page and "K150" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--month", "2026-01"),
        ("--from", "2025-10", "--to", "2025-09"),
        ("--month", "2025-10", "--to", "2025-10"),
        ("--from", "x"),
    ],
)
def test_a_time_that_has_not_begun_or_ends_before_it_begins_is_refused(rank, arguments):
    out, err = rank("lomba.yaml", "--scores", "nilai.csv", *arguments, code=2)
    assert not out and "--" in err


def test_the_same_ranking_is_the_same_bytes(rank, project):
    for form in ("html", "xlsx", "csv"):
        made = []
        for name in ("satu", "dua"):
            rank("lomba.yaml", "--scores", "nilai.csv", "--format", form, "--output", name)
            made.append((project({}) / name).read_bytes())
        assert made[0] == made[1]


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1100])
def test_the_page_fits_a_phone_and_a_desktop(rank, project, browser, width):
    rank("lomba.yaml", "--scores", "nilai.csv", "--output", "hasil.html")
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((project({}) / "hasil.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_quote_that_nobody_closed_loses_no_mark_in_silence(rank, project):
    """The marks of whoever stands below would be part of a cell above."""
    project({"nilai.csv": 'folder;juri;Mutu\nkim-a;"Ani;8,5\nkim-b;"Ani";9\nkim-c;Ani;7\n'})
    _, err = rank("lomba.yaml", "--scores", "nilai.csv", code=2)
    assert "K808" in err and "baris 2" in err


@pytest.mark.parametrize(("region", "code"), [("99", "K850"), ("11", "K851")])
def test_a_region_that_is_none_or_has_no_group_is_told(rank, project, region, code):
    project({"lomba.yaml": RUBRIC + f'wilayah: "{region}"\n'})
    assert code in rank("lomba.yaml", "--scores", "nilai.csv", code=2)[1]


@pytest.mark.parametrize("arguments", [("hilang.yaml",), ("lomba.yaml", "--scores", "hilang.csv")])
def test_a_file_that_is_not_there_is_an_error_and_not_passed_over(rank, arguments):
    _, err = rank(*arguments, code=2)
    assert "galat K828" in err and arguments[-1] in err
