"""Awards of a network: shown on the profiles of its groups as the network's word, apart from the groups' own."""

import json

import pytest
from lxml import html

from kimsite.cli.main import run

PROJECT = {
    "content/network.yaml": (
        "nama: Jejaring <Contoh>\npenghargaan:\n  - kelompok: kim-a\n    nama: Juara I Lomba & Pameran\n    tanggal: 2025-10-02\n"
    ),
    "content/kim-a/group.yaml": "nama: KIM A\npenghargaan: [Papan Kabar Terbaik]\n",
    "content/kim-b/group.yaml": "nama: KIM B\npenghargaan: [Juara I dari Jejaring]\n",
}


@pytest.fixture
def build(project, capsys, monkeypatch):
    """Builds the project; returns its folder public, and what was told."""
    monkeypatch.setenv("KIMSITE_LANG", "id")

    def make(files=None, code=0):
        folder = project({**PROJECT, **(files or {})})
        assert run(["build", "--source", str(folder), "--json", "--today", "2025-11-01"]) == code
        return folder / "public", json.loads(capsys.readouterr().out)

    return make


def lists(public, slug):
    """The lists of a profile by their headings."""
    tree = html.fromstring((public / slug / "profil.html").read_text(encoding="utf-8"))
    parts = tree.xpath("//section[ul]")
    return {part.xpath("string(h2)"): [li.text_content().strip() for li in part.xpath("ul/li")] for part in parts}


def test_a_profile_tells_what_the_network_gave_apart_from_what_the_group_says(build):
    public, _ = build()
    shown = lists(public, "kim-a")
    assert shown["Penghargaan dari Jejaring <Contoh>"] == ["Juara I Lomba & Pameran, 2 Oktober 2025"]
    assert shown["Penghargaan"] == ["Papan Kabar Terbaik"]


def test_no_group_can_write_itself_an_award_of_the_network(build):
    public, _ = build()
    assert lists(public, "kim-b") == {"Penghargaan": ["Juara I dari Jejaring"]}
    assert json.loads((public / "kim-b/kim.json").read_text(encoding="utf-8"))["network_awards"] == []


def test_programs_are_told_too(build):
    twin = json.loads((build()[0] / "kim-a/kim.json").read_text(encoding="utf-8"))
    assert twin["network_awards"] == [{"title": "Juara I Lomba & Pameran", "date": "2025-10-02"}]


def test_an_award_that_is_taken_back_leaves_the_profile(build):
    build()
    public, _ = build({"content/network.yaml": "nama: Jejaring <Contoh>\n"})
    assert set(lists(public, "kim-a")) == {"Penghargaan"}


def test_an_award_for_nobody_is_an_error_also_when_the_group_went_after_a_build(build):
    build()
    _, told = build({"content/network.yaml": "nama: J\npenghargaan: [{kelompok: kim-x, nama: Juara}]\n"}, code=1)
    assert [problem["code"] for problem in told["problems"]] == ["K849"]
    _, told = build({"content/network.yaml": "nama: J\npenghargaan: [{kelompok: kim-a}]\n"}, code=1)
    assert [(problem["code"], problem["line"]) for problem in told["problems"]] == [("K849", 2)]
