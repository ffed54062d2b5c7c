"""A portal in parts: what changes in one province costs that province, and the parts that show it."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import write_files

from kimsite.build import build
from kimsite.engine.ledger import PART, ledger_folder, load_ledger
from kimsite.engine.salt import salt_of
from kimsite.engine.write import Unwritable
from kimsite.model.settings import Settings
from kimsite.project import PACKAGE
from kimsite.read.discover import ProjectError
from kimsite.verify import verify

TODAY = datetime(2025, 11, 20, 4, tzinfo=UTC)
CODES = {"kim-a": "53.71.03.1011", "kim-b": "33.09.01.2003", "kim-c": "11.01.01.2001"}
POST = "---\njudul: {}\ntanggal: 2025-10-0{}\ntag: [{}]\n---\nIsi.\n"
FILES = {
    "content/network.yaml": "nama: Jejaring\nbase_url: https://kim.example\nkartu: tidak\ntema: sederhana\n",
    "themes/sederhana/theme.yaml": "parent: dasar\nwithout: [atom, jsonfeed, app]\n",
    **{f"content/{slug}/group.yaml": f"nama: {slug}\nkode_wilayah: {code}\n" for slug, code in CODES.items()},
    **{f"content/{slug}/berita/satu.md": POST.format("Satu", 1, "umkm, kopi") for slug in CODES},
}


class Network:
    """A network in three provinces, built by one process or by two of which one looks at what lies there."""

    def __init__(self, folder: Path, jobs: int) -> None:
        self.folder, self.cache, self.public = folder, folder / "cache", folder / "public"
        self.settings = Settings(str(folder), str(self.public), TODAY, jobs=jobs)
        self.ledger = ledger_folder(self.cache, folder, self.public)
        write_files(folder, FILES)

    def build(self):
        """Builds as if an hour had passed, so that files are known by their times."""
        return build(self.settings, self.cache, time.time_ns() + 3600 * 10**9)

    def parts(self):
        """The parts of the portal by name, as they are remembered."""
        portal = load_ledger(self.ledger, salt_of(PACKAGE)).portal
        return {part.slug.removeprefix(PART): part for part in portal.parts}

    def is_as_clean(self):
        """Whether a clean build gives the same bytes."""
        return verify(self.settings, self.cache, time.time_ns())[0] == ()


@pytest.fixture(params=[1, 2], ids=["alone", "with another that looks"])
def network(request, tmp_path, monkeypatch):
    monkeypatch.setattr("kimsite.engine.inspection.PAYS", 1)
    monkeypatch.setattr("threading.active_count", lambda: 1)
    made = Network(tmp_path, request.param)
    made.build()
    return made


def changed(before, after):
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def test_a_new_post_makes_its_province_and_what_shows_it(network):
    before = network.parts()
    write_files(network.folder, {"content/kim-a/berita/dua.md": POST.format("Dua", 2, "umkm")})
    network.build()
    after = network.parts()
    assert {"33", "11", "-"} & changed(before, after) == set()
    shows = {"53", "53.0", "front", "data", "topics", "topic-berita", "topic-umkm", "words-"}
    assert changed(before, after) == shows
    assert network.is_as_clean()


def test_a_new_group_makes_its_province_and_leaves_the_others(network):
    before = network.parts()
    new = {"content/kim-aa/group.yaml": "nama: KIM AA\nkode_wilayah: 33.09.01.2004\n"}
    write_files(network.folder, new | {"content/kim-aa/berita/satu.md": POST.format("Satu", 1, "umkm")})
    network.build()
    assert {"53", "11"} & changed(before, network.parts()) == set()
    assert network.is_as_clean()


def test_a_province_without_groups_is_gone_with_all_its_pages(network):
    for path in ("berita/satu.md", "group.yaml"):
        (network.folder / "content/kim-c" / path).unlink()
    network.build()
    assert "11" not in network.parts()
    assert not list(network.public.glob("wilayah/11*"))
    assert not list(network.ledger.glob(f"{PART}11.*"))
    assert network.is_as_clean()


def test_what_was_lost_or_edited_is_made_again_while_something_else_changes(network):
    write_files(network.folder, {"content/kim-a/berita/dua.md": POST.format("Dua", 2, "umkm")})
    (network.public / "wilayah/33/index.html").unlink()
    (network.public / "kim-b/index.html").write_text("coretan")
    (network.public / "index.html").write_text("coretan")
    result = network.build()
    assert result.problems == ()
    assert network.is_as_clean()


def test_a_page_of_the_portal_that_was_lost_is_made_again_alone(network):
    page = network.public / "topik/umkm/index.html"
    page.unlink()
    assert network.build().written == 1
    assert page.exists()
    assert network.build().written == 0


def test_what_is_kept_of_a_province_and_was_damaged_is_gathered_anew(network):
    gist = network.ledger / f"{PART}33.gist"
    gist.write_bytes(gist.read_bytes().replace(b"Satu", b"Dusa"))
    write_files(network.folder, {"content/kim-a/berita/dua.md": POST.format("Dua", 2, "umkm")})
    assert network.build().problems == ()
    assert network.is_as_clean()


@pytest.mark.parametrize("kind", ["summary", "roll", "entries"])
@pytest.mark.parametrize("of", ["nobody", "kim-b"])
def test_what_is_kept_of_a_group_and_was_damaged_costs_one_more_look_at_it(network, kind, of):
    kept = network.ledger / f"kim-c.{kind}"
    kept.write_bytes(b"rusak" if of == "nobody" else (network.ledger / f"{of}.{kind}").read_bytes())
    write_files(network.folder, {"content/kim-a/berita/dua.md": POST.format("Dua", 2, "umkm")})
    write_files(network.folder, {"content/kim-d/group.yaml": "nama: kim-d\nkode_wilayah: 11.01.01.2001\n"})
    assert network.build().problems == ()
    assert network.is_as_clean()


def test_what_a_killed_build_kept_of_a_group_whose_texts_are_as_before_is_not_believed(network, monkeypatch):
    post = network.folder / "content/kim-b/berita/nol.md"
    post.write_text(POST.format("Nol", 1, "umkm").replace("2025-10", "2025-09"))

    def killed(*_):
        raise Unwritable("", "")

    with monkeypatch.context() as patch:
        patch.setattr("kimsite.portal.build_portal", killed)
        with pytest.raises(ProjectError):
            network.build()
    post.unlink()
    write_files(network.folder, {"content/kim-a/berita/dua.md": POST.format("Dua", 2, "umkm")})
    assert network.build().problems == ()
    assert network.is_as_clean()


def test_lists_of_outputs_that_were_lost_cost_no_page_its_place_in_the_sitemap(network):
    for path in network.ledger.glob(f"{PART}topic-*.outputs"):
        path.unlink()
    write_files(network.folder, {"content/kim-d/group.yaml": "nama: kim-d\nkode_wilayah: 53.05.02.2003\n"})
    assert network.build().problems == ()
    assert network.is_as_clean()


def test_what_is_kept_of_several_provinces_may_be_damaged_at_once(network):
    for gist in network.ledger.glob(f"{PART}*.gist"):
        gist.write_bytes(gist.read_bytes().replace(b"Satu", b"Dusa").replace(b"satu", b"dusa"))
    write_files(network.folder, {"content/kim-a/berita/dua.md": POST.format("Dua", 2, "umkm")})
    assert network.build().problems == ()
    assert network.is_as_clean()
