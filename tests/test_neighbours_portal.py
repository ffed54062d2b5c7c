"""A portal shows groups that are built elsewhere from their copies alone: whole addresses, marked, as of a day."""

import csv
import io
import json
import os
import re
import shutil
from datetime import UTC, date, datetime, timedelta

import pytest
from conftest import write_files
from elsewhere import NEWS, SOON, packed, twin
from jsonschema import Draft202012Validator

from kimsite.build import build
from kimsite.digest import digest_bytes
from kimsite.model.neighbour import Neighbour, Note
from kimsite.model.settings import Settings
from kimsite.read.copies import FOLDER, NOTES, file_of, write_notes
from kimsite.verify import verify

TODAY = datetime(2025, 11, 2, 4, tzinfo=UTC)
SITE = "https://kim-alak.example"
PROJECT = {
    "content/network.yaml": f"nama: Jejaring\nbase_url: https://kim.example\nzona_waktu: WITA\nkelompok_lain:\n  - {SITE}\n",
    "content/kim-lasiana/group.yaml": "nama: KIM Lasiana\nkode_wilayah: 53.71.03.1011\n",
    "content/kim-lasiana/berita/panen.md": "---\njudul: Panen padi\ntanggal: 2025-10-01\n---\nIsi.\n",
}


class Portal:
    """A project with copies of groups that are built elsewhere, and what its last build came to."""

    def __init__(self, folder):
        self.folder = write_files(folder / "proyek", PROJECT)
        self.cache = folder / "cache"
        self.started = 1

    def keep(self, *copies):
        """What was fetched: pairs of a neighbour and its kim.json, or triples with what its note says besides."""
        notes = []
        for neighbour, said, *more in copies:
            data, file = packed(said), file_of(neighbour)
            note = {"found": f"{neighbour.address}/kim.json", "answered": date(2025, 11, 1), **dict(*more)}
            write_files(self.folder, {f"{FOLDER}/{file}": data})
            notes.append(Note(neighbour.source, file, digest_bytes(data), **note))
        write_files(self.folder, {f"{FOLDER}/{NOTES}": write_notes(notes)})

    def build(self, today=TODAY, clean=False):
        self.started += 10**9
        settings = Settings(str(self.folder), str(self.folder / "public"), today, jobs=1, clean=clean)
        self.result = build(settings, self.cache, self.started)
        return self

    def read(self, path="index.html"):
        return (self.folder / "public" / path).read_text(encoding="utf-8")

    def network(self):
        return json.loads(self.read("network.json"))

    def group(self, slug="kim-alak"):
        return next(group for group in self.network()["groups"] if group["id"] == slug)

    def codes(self):
        return [problem.code for problem in self.result.problems]


@pytest.fixture
def portal(tmp_path):
    return Portal(tmp_path)


def links(page):
    return set(re.findall(r'href="(https?://[^"]*)"', page))


ALAK = Neighbour(SITE)


def test_a_group_that_is_built_elsewhere_stands_where_all_stand(portal):
    portal.keep((ALAK, twin()))
    portal.build()
    assert portal.codes() == []
    for page in ("index.html", "wilayah/53/index.html", "wilayah/53.71/index.html", "wilayah/53.71.01/index.html"):
        assert f"{SITE}/" in links(portal.read(page)), page
        assert f"{SITE}/2025/10/panen.html" in links(portal.read(page)), page
    assert f"{SITE}/2025/11/bersih.html" in links(portal.read())
    assert f"{SITE}/" in links(portal.read("wilayah/53/peta.html"))
    assert f"{SITE}/" in links(portal.read("wilayah/53.71/cakupan.html"))
    assert f"<link>{SITE}/2025/10/panen.html</link>" in portal.read("rss.xml")
    assert not (portal.folder / "public/kim-alak").exists()


def test_a_slip_in_one_address_is_an_error_and_all_others_are_built(portal):
    project = {
        "content/network.yaml": PROJECT["content/network.yaml"] + "  - https//kim-oesapa.example\n  - ftp://x.example\n"
    }
    write_files(portal.folder, project)
    portal.keep((ALAK, twin()))
    portal.build()
    assert "K142" in portal.codes()
    assert f"{SITE}/" in links(portal.read())
    assert (portal.folder / "public/kim-lasiana/index.html").exists()


def test_it_is_marked_and_named_as_of_a_day_only_where_it_is_stale(portal):
    portal.keep((ALAK, twin()))
    fresh = portal.build().read()
    assert "situs di tempat lain" in fresh and "keadaan per" not in fresh
    portal.keep((ALAK, twin(), {"failing": date(2025, 11, 2), "reason": "K880"}))
    stale = portal.build().read()
    assert "keadaan per 1 November 2025" in stale
    assert portal.codes() == ["K873"]
    assert portal.group()["as_of"] == "2025-11-01"


def test_programs_and_spreadsheets_are_told_too(portal, repository):
    portal.keep((ALAK, twin()))
    network = portal.build().network()
    schema = json.loads((repository / "kimsite/schemas/network.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(network)
    assert network["totals"]["groups"] == 2
    assert network["totals"]["elsewhere"] == 1
    assert network["totals"]["documents"] == 6
    group = portal.group()
    assert (group["elsewhere"], group["as_of"], group["path"], group["url"]) == (True, None, "", f"{SITE}/")
    assert group["region"]["village"] == "Alak"
    assert (group["last_active"], group["decree_until"]) == ("2025-10-02", "2027-01-02")
    assert group["latest"][0]["url"] == f"{SITE}/2025/10/panen.html"
    rows = list(csv.DictReader(io.StringIO(portal.read("kim.csv").removeprefix("\ufeff"))))
    assert {row["id"]: row["elsewhere"] for row in rows} == {"kim-alak": "yes", "kim-lasiana": "no"}


def test_an_id_that_a_stranger_wrote_takes_nobodys_place_in_feeds(portal):
    other = Neighbour("https://kim-lain.example")
    yaml = PROJECT["content/network.yaml"] + "  - https://kim-lain.example\n"
    write_files(portal.folder, {"content/network.yaml": yaml})
    own = portal.build().group("kim-lasiana")["latest"][0]["id"]
    copied = {**NEWS, "id": own}
    portal.keep((ALAK, twin(latest=[copied])), (other, twin(id="kim-lain", latest=[copied])))
    ids = re.findall(r"<guid[^>]*>([^<]*)</guid>", portal.build().read("rss.xml"))
    assert own in ids
    assert len(ids) == len(set(ids)) == 5


def test_time_alone_moves_an_event_into_the_past_and_brings_what_waits(portal):
    later = {**NEWS, "title": "Nanti", "path": "nanti.html", "date": "2025-11-05T08:00:00+08:00"}
    portal.keep((ALAK, twin(latest=[NEWS, later])))
    assert [one["title"] for one in portal.build().group()["latest"]] == ["Panen rumput laut"]
    assert portal.build(TODAY + timedelta(hours=1)).result.written == 0
    due = portal.build(datetime(2025, 11, 5, 4, tzinfo=UTC))
    assert [one["title"] for one in due.group()["latest"]] == ["Nanti", "Panen rumput laut"]
    over = portal.build(datetime(2025, 11, 9, 4, tzinfo=UTC)).group()
    assert over["upcoming"] == []
    assert "Bersih pantai" in [one["title"] for one in over["latest"]]


def test_who_dates_ahead_does_not_stand_at_the_top(portal):
    ahead = {**NEWS, "title": "Teratas", "path": "a.html", "date": "2199-01-01T00:00:00Z"}
    far = {
        **SOON,
        "title": "Terjauh",
        "date": "2199-01-01T00:00:00Z",
        "event": {**SOON["event"], "start": "2199-01-01T00:00:00Z"},
    }
    portal.keep((ALAK, twin(latest=[ahead], upcoming=[far])))
    page = portal.build().read() + portal.read("rss.xml")
    assert "Teratas" not in page and "Terjauh" not in page


def test_copies_that_nobody_renewed_for_a_month_are_told_as_of_their_day(portal):
    portal.keep((ALAK, twin()))
    assert portal.build(datetime(2025, 12, 1, 12, tzinfo=UTC)).codes() == []
    assert portal.build(datetime(2025, 12, 2, 12, tzinfo=UTC)).codes() == ["K874"]
    assert "keadaan per 1 November 2025" in portal.read()


def test_nothing_that_a_stranger_wrote_becomes_markup(portal):
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    headline = {**NEWS, "title": evil, "summary": evil, "authors": [evil], "path": "a\"onclick='x'.html"}
    event = {**SOON, "title": evil, "event": {**SOON["event"], "venue": evil}}
    portal.keep((ALAK, twin(name=evil, short=evil, tagline=evil, latest=[headline], upcoming=[event])))
    portal.build()
    for path in (portal.folder / "public").rglob("*.html"):
        if "kim-lasiana" not in path.parts:
            page = path.read_text(encoding="utf-8")
            assert "<script>alert" not in page and "<img src=x" not in page and "onclick='" not in page, path
    for name in ("rss.xml", "atom.xml"):
        assert "<script>" not in portal.read(name)


def test_a_spreadsheet_computes_nothing_of_it(portal):
    portal.keep((ALAK, twin(name="=HYPERLINK(1)", short="@x")))
    (row,) = [row for row in csv.reader(io.StringIO(portal.build().read("kim.csv"))) if row[0] == "kim-alak"]
    assert row[1:3] == ["'=HYPERLINK(1)", "'@x"]


def test_what_network_yaml_says_of_it_goes_before_what_it_says_itself(portal):
    yaml = PROJECT["content/network.yaml"].replace(
        f"- {SITE}", f"- alamat: {SITE}\n    slug: kim-alak-lama\n    kode_wilayah: 53.71.03.1011"
    )
    write_files(portal.folder, {"content/network.yaml": yaml})
    portal.keep((ALAK, twin(id="kim-lasiana")))
    group = portal.build().group("kim-alak-lama")
    assert group["region"]["village"] == "Lasiana"
    assert portal.codes() == []


def test_a_slug_of_an_own_group_is_not_given_away(portal):
    yaml = PROJECT["content/network.yaml"].replace(f"- {SITE}", f"- alamat: {SITE}\n    slug: kim-lasiana")
    write_files(portal.folder, {"content/network.yaml": yaml})
    portal.keep((ALAK, twin()))
    assert portal.build().codes() == ["K878"]
    assert portal.group("kim-lasiana")["elsewhere"] is False


def test_a_network_may_have_no_group_of_its_own(portal):
    shutil.rmtree(portal.folder / "content/kim-lasiana")
    portal.keep((ALAK, twin()))
    assert portal.build().codes() == []
    assert portal.network()["totals"]["groups"] == 1


def test_a_folder_leads_to_the_address_that_its_group_says(portal):
    brought = Neighbour(folder="kiriman")
    write_files(portal.folder, {"content/network.yaml": "nama: Jejaring\nkelompok_lain: kiriman\n"})
    portal.keep((brought, twin(url=f"{SITE}/"), {"found": ""}))
    assert portal.build().group()["url"] == f"{SITE}/"


BROKEN = {
    "copy": {f"{FOLDER}/{file_of(ALAK)}": "<<<<<<< HEAD\n"},
    "notes": {f"{FOLDER}/{NOTES}": "bukan json"},
    "notes-of-nothing": {f"{FOLDER}/{NOTES}": "[]"},
    "notes-of-a-path": {f"{FOLDER}/{NOTES}": json.dumps({"schema": 1, "groups": [{"file": "../../rahasia.json"}]})},
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_copies_cost_their_group_alone(portal, name):
    portal.keep((ALAK, twin()))
    write_files(portal.folder, BROKEN[name])
    portal.build()
    assert portal.codes() in (["K888"], ["K872"])
    assert [group["id"] for group in portal.network()["groups"]] == ["kim-lasiana"]


def test_a_copy_that_is_a_link_is_not_read(portal, tmp_path):
    portal.keep((ALAK, twin()))
    copy = portal.folder / FOLDER / file_of(ALAK)
    copy.rename(tmp_path / "rahasia.json")
    try:
        copy.symlink_to(tmp_path / "rahasia.json")
    except OSError:
        pytest.skip("no links here")
    assert portal.build().codes() == ["K004", "K888"]


def test_a_fault_of_kimsites_own_in_reading_one_does_not_stop_the_portal(portal, monkeypatch):
    portal.keep((ALAK, twin()))

    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("kimsite.neighbourhood.admitted_slug", fail)
    portal.build()
    assert portal.codes() == ["K030"]
    assert "KIM Lasiana" in portal.read()


def test_the_same_copies_give_the_same_bytes_however_they_came(portal, tmp_path):
    portal.build()
    portal.keep((ALAK, twin(name="KIM Lama")))
    portal.build()
    portal.keep((ALAK, twin(), {"answered": date(2025, 10, 30), "etag": '"v1"'}))
    portal.build()
    portal.keep((ALAK, twin(), {"answered": date(2025, 11, 1), "etag": '"v2"'}))
    os.utime(portal.folder / FOLDER / file_of(ALAK), (1, 1))
    portal.build()
    assert portal.result.written == 0  # when it was asked changes nothing while it answers
    settings = Settings(str(portal.folder), str(portal.folder / "public"), TODAY, jobs=1)
    assert verify(settings, portal.cache, portal.started)[0] == ()


def test_who_is_named_no_more_is_shown_no_more(portal):
    portal.keep((ALAK, twin()))
    portal.build()
    write_files(portal.folder, {"content/network.yaml": PROJECT["content/network.yaml"].split("kelompok_lain")[0]})
    assert SITE not in portal.build().read()
    assert not (portal.folder / "public/wilayah/53.71.01").exists()


def test_the_folder_of_copies_is_no_group(portal):
    portal.keep((ALAK, twin()))
    assert portal.build().result.groups == 1


ARROWS = """() => [...document.querySelectorAll('main a[href^="http"]')].filter(a => a.textContent.includes('Alak'))
  .map(a => getComputedStyle(a, '::after').content)"""


@pytest.mark.browser
def test_every_page_that_names_it_marks_the_way_out(portal, browser):
    portal.keep((ALAK, twin()))
    public = portal.build().folder / "public"
    page = browser.new_page()
    for path in (
        "index.html",
        "kelompok/index.html",
        "agenda/index.html",
        "wilayah/53.71.01/index.html",
        "wilayah/53.71/cakupan.html",
    ):
        page.goto((public / path).as_uri())
        arrows = page.evaluate(ARROWS)
        assert arrows and all("↗" in arrow for arrow in arrows), path
    page.goto((public / "cari.html").as_uri() + "#q=alak")
    page.wait_for_selector("form.find ol a")
    assert any("↗" in arrow for arrow in page.evaluate(ARROWS))
