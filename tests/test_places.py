"""What is found wrong long after reading is told at the place where it was written."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kimsite.build import build
from kimsite.digest import digest_value
from kimsite.model.settings import Settings
from kimsite.model.source import GroupFiles, Listing
from kimsite.read.group import read_group, read_network

GROUP = """\
nama: KIM Lasiana
tema: warta
logo: media/lgo.png
pengurus:
  - nama: Ana
    foto: media/ana.jpg
  - nama: Beni
    foto: "media/beni.jpg"
sk:
  - nomor: "1"
    berkas: media/sk.pdf
pengaturan_tema:
  warna: "#0b5d3b"
  tenun: tenun
"""
POST = "---\njudul: Panen\ntanggal: 2025-10-02\nbaca_juga: panen, lomba\n---\nIsi.\n"
GALLERY = "---\njudul: Foto\ntanggal: 2025-10-02\nfoto:\n  - ../../a.jpg\n  - berkas: b.jpg\n    alt: Sawah\n---\n"
TODAY = datetime(2025, 11, 1, tzinfo=UTC)


@pytest.fixture
def told(project, tmp_path):
    """(code, line, the marked text) of everything said about files made of a dict."""

    def build_them(files):
        settings = Settings(str(project(files)), str(tmp_path / "public"), TODAY, jobs=1)
        problems = build(settings, tmp_path / "cache", 1).problems
        return [(p.code, p.line, p.source[p.column - 1 : p.column - 1 + p.length]) for p in problems]

    return build_them


def test_a_group_is_told_the_very_value_that_leads_nowhere(told):
    assert told({"content/group.yaml": GROUP}) == [
        ("K211", 3, "media/lgo.png"),
        ("K211", 6, "media/ana.jpg"),
        ("K211", 8, "media/beni.jpg"),
        ("K231", 11, "media/sk.pdf"),
        ("K321", 14, "tenun"),
    ]


def test_a_value_of_a_list_on_one_line_is_marked_alone(told):
    assert told({"content/group.yaml": "nama: a\n", "content/berita/panen.md": POST}) == [("K232", 4, "lomba")]


def test_each_photo_of_a_gallery_is_told_where_it_stands(told):
    found = told({"content/group.yaml": "nama: a\n", "content/galeri/2025/desa/foto.md": GALLERY})
    assert found == [("K211", 5, "../../a.jpg"), ("K211", 6, "b.jpg")]


def test_a_portal_is_told_where_its_file_is_wrong(told):
    network = "nama: Jejaring\npengaturan_tema:\n  wrna: merah\n"
    found = told({"content/network.yaml": network, "content/kim-a/group.yaml": "nama: a\n"})
    assert found == [("K320", 3, "wrna")]


def test_a_message_moves_with_its_line(told):
    network = "nama: Jejaring\npengaturan_tema:\n  wrna: merah\n"
    told({"content/network.yaml": network, "content/kim-a/group.yaml": "nama: a\n"})
    assert told({"content/network.yaml": f"# Jejaring\n{network}"}) == [("K320", 4, "wrna")]


def test_places_are_no_part_of_what_a_key_is_made_of():
    files = GroupFiles("", "content", "content/group.yaml", Listing())
    group, _ = read_group(GROUP.encode(), files)
    lower, _ = read_group(f"# Kelompok\n{GROUP}".encode(), files)
    assert group.places != lower.places
    assert digest_value(group) == digest_value(lower) == digest_value(replace(group, places=()))
    network, _ = read_network(b"nama: a\n", "content/network.yaml")
    assert digest_value(network) == digest_value(replace(network, places=()))
