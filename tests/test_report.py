"""`report`: the figures of a whole project, whether the last build remembers them or the files have to be read."""

import json
import re
import shutil
import time
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
import yaml
from elsewhere import packed, twin

from kimsite.build import build
from kimsite.census import take_census
from kimsite.cli.main import run
from kimsite.digest import digest_bytes
from kimsite.model.neighbour import Neighbour, Note
from kimsite.model.settings import Settings
from kimsite.read.copies import FOLDER, NOTES, file_of, write_notes

TODAY = "2025-11-15"
NETWORK = {
    "content/network.yaml": "nama: Jejaring\nzona_waktu: WITA\nkeaktifan:\n  lambat: 10\n  tidur: 20\n",
    "content/kim-a/group.yaml": "nama: KIM A\nkode_wilayah: 53.71.03.1011\n",
    "content/kim-a/berita/satu.md": "---\njudul: Satu\ntanggal: 2025-10-20\npenulis: Ana\nadinda: akses\n---\nIsi.\n",
    "content/kim-a/berita/nanti.md": "---\njudul: Nanti\ntanggal: 2025-11-20\n---\nIsi.\n",
    "content/kim-a/berita/draf.md": "---\njudul: Draf\ntanggal: 2025-10-21\nstatus: draf\n---\nIsi.\n",
    "content/kim-b/group.yaml": "nama: KIM B\n",
    "content/kim-b/galeri/dua.md": "---\njudul: Dua\ntanggal: 2025-10-05\n---\nIsi.\n",
}


@pytest.fixture
def report(capfdbinary, monkeypatch):
    """Runs `report` on a folder as JSON; returns what it says."""
    monkeypatch.setenv("KIMSITE_LANG", "id")

    def call(folder, *arguments, code=0):
        given = ("report", "--source", folder, "--format", "json", "--today", TODAY, *arguments)
        assert run([str(argument) for argument in given]) == code
        out, err = capfdbinary.readouterr()
        return json.loads(out) if out else err.decode()

    return call


def build_at(folder, today, **more):
    moment = datetime.fromisoformat(f"{today}T12:00:00+00:00")
    settings = Settings(str(folder), str(folder / "public"), moment, jobs=1, **more)
    return build(settings, folder / ".kimsite", time.time_ns())


def composed(folder, today=TODAY):
    """How many groups had to be read to take the census."""
    moment = datetime.fromisoformat(f"{today}T12:00:00+00:00")
    settings = Settings(str(folder), str(folder / "public"), moment, jobs=1)
    return take_census(settings, folder / ".kimsite", time.time_ns()).composed


def everything(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


MONTHS = ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"]


def written_day(text):
    """A date as the sample network writes them."""
    plain = re.match(r"\d{4}-\d{2}-\d{2}", str(text))
    if plain:
        return date.fromisoformat(plain[0])
    day, month, year = re.search(r"(\d{1,2}) (\w+) (\d{4})", str(text)).groups()
    return date(int(year), MONTHS.index(month[:3].lower()) + 1, int(day))


def counted_by_hand(content, month, today):
    """Core documents of each group in a month, and until its end, by nothing but YAML and folders."""
    inside, until = Counter(), Counter()
    for path in content.rglob("*.md"):
        group, folder = path.relative_to(content).parts[:2]
        head = yaml.load(path.read_text(encoding="utf-8").split("---\n")[1], yaml.BaseLoader)
        written = head.get("tanggal") or (head.get("mulai") if folder == "agenda" else None)
        day = written_day(written) if written else None
        waits = "tanggal" in head and day > today
        if folder not in ("berita", "galeri", "pengumuman", "agenda") or head.get("status") == "draf" or waits:
            continue
        inside[group, folder] += bool(day) and day.isoformat()[:7] == month
        until[group, folder] += not day or day.isoformat()[:7] <= month
    return inside, until


@pytest.mark.parametrize("month", ["2025-10", "2025-06", "2024-11"])
def test_the_sample_network_has_the_figures_that_a_count_of_its_files_gives(repository, report, tmp_path, month):
    shutil.copytree(repository / "content", tmp_path / "content")
    inside, until = counted_by_hand(tmp_path / "content", month, date(2025, 11, 15))
    twin = report(tmp_path, "--month", month)
    for group in twin["groups"]:
        for type_ in ("berita", "galeri", "pengumuman", "agenda"):
            assert group["month"]["counts"][type_] == inside[group["id"], type_], (group["id"], type_)
            assert group["total"]["counts"][type_] == until[group["id"], type_], (group["id"], type_)
    assert twin["totals"]["month"]["core"] == sum(inside.values()) > 0
    assert twin["totals"]["total"]["core"] == sum(until.values())
    provinces = [region for region in twin["regions"] if region["level"] == "province"]
    assert sum(region["total"]["core"] for region in provinces) == twin["totals"]["total"]["core"]


def test_all_that_counts_is_in_the_json(project, report):
    twin = report(project(NETWORK))
    assert (twin["schema"], twin["month"], twin["as_of"], twin["running"]) == (1, "2025-11", TODAY, True)
    assert twin["thresholds"] == {"slow": 10, "dormant": 20}
    group = next(group for group in twin["groups"] if group["id"] == "kim-a")
    assert (group["last"], group["silent"], group["state"], group["streak"]) == ("2025-10-20", 26, "dormant", 0)
    assert group["adinda"]["akses"] == group["authors"] == 1
    assert group["top_authors"] == [{"name": "Ana", "documents": 1}]
    assert (group["decree"], group["region"]["district"]) == ("none", "Kelapa Lima")
    assert "region" not in group["gaps"] and group["complete"] == 8


def test_a_report_is_the_same_from_memory_and_from_the_files(project, report):
    folder = project(NETWORK)
    fresh = report(folder, "--month", "2025-10")
    build_at(folder, TODAY)
    assert composed(folder) == 0
    assert report(folder, "--month", "2025-10") == fresh


def test_a_report_writes_nothing_into_the_project(project, report):
    folder = project(NETWORK)
    before = everything(folder)
    report(folder)
    assert everything(folder) == before
    build_at(folder, "2025-11-01")
    before = everything(folder)
    report(folder)
    assert everything(folder) == before


def test_what_changed_since_the_build_is_counted_and_nothing_else_is_read(project, report):
    folder = project(NETWORK)
    build_at(folder, TODAY)
    project({"content/kim-b/berita/baru.md": "---\njudul: Baru\ntanggal: 2025-11-14\n---\nIsi.\n"})
    assert composed(folder) == 1
    assert report(folder)["totals"]["month"]["core"] == 1


def test_a_post_that_came_due_since_the_build_is_counted(project, report):
    folder = project(NETWORK)
    build_at(folder, TODAY)
    assert composed(folder, "2025-11-21") == 1
    twin = report(folder, "--today", "2025-11-21")
    assert twin["totals"]["month"]["core"] == 1


def test_drafts_of_a_build_that_shows_them_are_not_counted(project, report):
    folder = project(NETWORK)
    build_at(folder, TODAY, drafts=True)
    assert report(folder, "--month", "2025-10")["totals"]["month"]["core"] == 2


def test_a_broken_ledger_is_no_obstacle(project, report):
    folder = project(NETWORK)
    build_at(folder, TODAY)
    for ledger in (folder / ".kimsite").rglob("ledger.json"):
        ledger.write_bytes(ledger.read_bytes()[:-200])
    assert report(folder, "--month", "2025-10")["totals"]["month"]["core"] == 2


def test_only_the_groups_that_were_asked_for_are_counted(project, report):
    twin = report(project(NETWORK), "--group", "kim-b")
    assert (twin["name"], [group["id"] for group in twin["groups"]]) == ("KIM B", ["kim-b"])
    assert report(project(NETWORK), "--group", "kim-x", code=2)["problems"][0]["code"] == "K023"


def test_a_group_that_cannot_be_read_is_named_and_the_others_are_counted(project, report):
    folder = project(NETWORK | {"content/kim-c/group.yaml": "nama: [KIM C\n"})
    twin = report(folder, code=1)
    assert twin["left_out"] == ["kim-c"]
    assert [group["id"] for group in twin["groups"]] == ["kim-a", "kim-b"]


def test_a_single_group_has_a_report_of_its_own(project, report):
    folder = project(
        {
            "content/group.yaml": "nama: KIM Lasiana\n",
            "content/berita/a.md": "---\njudul: A\ntanggal: 2025-11-02\n---\nIsi.\n",
        }
    )
    twin = report(folder)
    assert (twin["name"], twin["totals"]["month"]["core"]) == ("KIM Lasiana", 1)


def test_today_is_a_day_where_the_network_is(project, report):
    """Half past four in the afternoon of UTC is the next day in Kupang."""
    folder = project({"content/network.yaml": "nama: J\nzona_waktu: WITA\n", "content/a/group.yaml": "nama: A\n"})
    assert report(folder, "--today", "2025-10-31 23.30 WIB")["as_of"] == "2025-11-01"


def test_a_month_that_has_not_begun_is_refused(project, report):
    folder = project(NETWORK)
    assert report(folder, "--month", "2025-12", code=2).startswith('"2025-12" bukan bulan')


@pytest.mark.parametrize("form", ["html", "csv", "xlsx"])
def test_a_file_is_named_after_its_month(project, report, monkeypatch, tmp_path, form, capfdbinary):
    folder = project(NETWORK)
    monkeypatch.chdir(tmp_path)
    assert run(["report", "--source", str(folder), "--today", TODAY, "--month", "2025-10", "--format", form]) == 0
    assert Path(f"laporan-kim-2025-10.{form}").stat().st_size > 500
    assert f"laporan-kim-2025-10.{form}" in capfdbinary.readouterr().out.decode()


@pytest.mark.parametrize("form", ["html", "json", "csv", "xlsx"])
def test_the_same_content_gives_the_same_bytes(project, monkeypatch, tmp_path, form):
    folder, made = project(NETWORK), []
    for zone, jobs in (("Asia/Jakarta", "1"), ("America/Lima", "2")):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        target = tmp_path / f"{jobs}.{form}"
        options = ["--today", TODAY, "--jobs", jobs, "--format", form, "--output", str(target), "--lang", "id"]
        assert run(["report", "--source", str(folder), *options]) == 0
        made.append(target.read_bytes())
    monkeypatch.undo()
    time.tzset()
    assert made[0] == made[1]


def test_a_folder_that_cannot_be_written_into_is_told_of(project, report, tmp_path):
    (tmp_path / "berkas").write_text("")
    told = report(project(NETWORK), "--output", tmp_path / "berkas/laporan.json", code=2)
    assert told["problems"][0]["code"] == "K028"


def test_the_census_is_taken_by_several_processes_as_by_one(repository, tmp_path):
    shutil.copytree(repository / "content", tmp_path / "content")
    moment = datetime(2025, 11, 15, tzinfo=UTC)
    taken = [
        take_census(Settings(str(tmp_path), str(tmp_path / "public"), moment, jobs=jobs), tmp_path / "c", 1)
        for jobs in (1, 2)
    ]
    assert taken[0] == taken[1] and len(taken[0].groups) == len(list((repository / "content").glob("*/group.yaml")))


def test_groups_that_are_built_elsewhere_are_named_and_in_no_figure(project, report):
    data, source = packed(twin()), "https://kim-alak.example"
    neighbour = Neighbour(source)
    note = Note(source, file_of(neighbour), digest_bytes(data), f"{source}/kim.json", answered=date(2025, 11, 14))
    folder = project(
        {
            **NETWORK,
            "content/network.yaml": NETWORK["content/network.yaml"] + f"kelompok_lain:\n  - {source}\n",
            f"{FOLDER}/{file_of(neighbour)}": data,
            f"{FOLDER}/{NOTES}": write_notes([note]),
        }
    )
    said = report(folder)
    assert said["totals"]["groups"] == 2
    assert [group["id"] for group in said["groups"]] == ["kim-a", "kim-b"]
    (other,) = said["elsewhere"]
    assert (other["id"], other["last"], other["total"]["counts"]["berita"]) == ("kim-alak", "2025-10-02", 4)
    assert report(folder, "--group", "kim-a")["elsewhere"] == []
    for kind in ("html", "xlsx"):
        arguments = ("report", "--source", folder, "--format", kind, "--today", TODAY, "--output", folder / f"a.{kind}")
        assert run([str(argument) for argument in arguments]) == 0
    page = (folder / "a.html").read_text(encoding="utf-8")
    assert 'id="elsewhere_table"' in page and "KIM Alak" in page
    sheet = openpyxl.load_workbook(folder / "a.xlsx")["Di tempat lain"]
    assert [cell.value for cell in sheet[2]][:2] == ["KIM Alak", "kim-alak"]
