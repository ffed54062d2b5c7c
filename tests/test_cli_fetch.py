"""`fetch` says what became of each group, never fails for one of them, and speaks both languages."""

import json

import pytest
from elsewhere import hosting, packed, sends, twin

from kimsite.cli.main import run

GROUP = {"content/kim-lasiana/group.yaml": "nama: KIM Lasiana\n"}


@pytest.fixture
def host():
    with hosting() as host:
        host.routes["/ada/kim.json"] = sends(packed(twin()))
        yield host


def network(project, *sources):
    listed = "".join(f"  - {source}\n" for source in sources)
    return project({**GROUP, "content/network.yaml": f"nama: Jejaring\nkelompok_lain:\n{listed}"})


@pytest.mark.parametrize(
    "language, sentence",
    [("id", "1 kelompok ada kabar baru, 0 tidak berubah, 1 gagal"), ("en", "news: 1, unchanged: 0, failed: 1")],
)
def test_a_group_that_does_not_answer_is_told_and_nothing_fails(project, host, capsys, language, sentence):
    folder = network(project, f"{host.address}/ada", f"{host.address}/tiada")
    assert run(["--lang", language, "fetch", "--source", str(folder)]) == 0
    out, err = capsys.readouterr()
    assert sentence in out
    assert "content/network.yaml:4:5:" in err and "K881" in err
    assert run(["build", "--source", str(folder), "--json"]) == 0
    problems = {problem["code"]: problem for problem in json.loads(capsys.readouterr().out)["problems"]}
    assert "K881" in problems["K872"]["fix"] and "network.yaml" in problems["K872"]["fix"]


def test_programs_are_told_in_json(project, host, capsys):
    folder = network(project, f"{host.address}/ada", f"{host.address}/tiada")
    assert run(["fetch", "--source", str(folder), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [(one["state"], one["problem"] and one["problem"]["code"]) for one in said["groups"]] == [
        ("new", None),
        ("failed", "K881"),
    ]


def test_a_single_group_has_no_others(project, capsys):
    folder = project({"content/group.yaml": "nama: KIM Lasiana\n"})
    assert run(["fetch", "--source", str(folder)]) == 2
    assert capsys.readouterr().err


def test_a_network_that_names_none_asks_nobody(project, capsys):
    folder = project({**GROUP, "content/network.yaml": "nama: Jejaring\n"})
    assert run(["fetch", "--source", str(folder)]) == 0
    assert not (folder / "content/kelompok-lain").exists()


def test_a_build_asks_nobody(project, host, capsys):
    folder = network(project, f"{host.address}/ada")
    run(["build", "--source", str(folder), "--quiet"])
    run(["check", "--source", str(folder), "--quiet"])
    assert host.asked == []
