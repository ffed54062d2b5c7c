"""`kimsite theme check` and `theme new`, as they are called."""

import json

import pytest

from kimsite.cli.main import run


@pytest.fixture
def call(project, capsys):
    """Runs a `theme` command on a group's project; gives the exit code, standard output and standard error."""
    folder = project({"content/group.yaml": "nama: KIM Lasiana\n"})

    def call(*arguments, language="id"):
        code = run(["--lang", language, "theme", *arguments, "--source", str(folder)])
        return code, *capsys.readouterr()

    call.folder = folder
    return call


@pytest.mark.parametrize("parent", ["warta", "dasar"])
def test_a_new_theme_passes_and_builds(call, capsys, parent):
    code, told, _ = call("new", "pantai", "--parent", parent)
    assert code == 0
    assert "tema: pantai" in told and "pantai.css" in told
    code, table, problems = call("check")
    assert (code, problems) == (0, "")
    assert table.splitlines()[1].startswith("pantai ")
    (call.folder / "content" / "group.yaml").write_text("nama: KIM Lasiana\ntema: pantai\n", encoding="utf-8")
    assert run(["build", "--source", str(call.folder)]) == 0
    home = (call.folder / "public" / "index.html").read_text(encoding="utf-8")
    assert "aset/pantai." in home and "--terang:" in home


def test_a_new_theme_looks_like_its_parent(call):
    call("new", "pantai")
    sheet = (call.folder / "themes" / "pantai" / "assets" / "pantai.css").read_text(encoding="utf-8")
    assert sheet.startswith('@import "warta.css";\n')
    assert sheet.count("--accent: var(--") == 2


@pytest.mark.parametrize("name", ["Pantai", "pantai/timur", "..", "pantai timur"])
def test_a_name_that_is_no_slug_is_refused(call, name):
    code, _, told = call("new", name)
    assert (code, "K331" in told) == (2, True)
    assert not (call.folder / "themes").exists()


def test_a_theme_that_is_there_is_never_overwritten(call):
    call("new", "pantai")
    before = sorted((call.folder / "themes").rglob("*"))
    assert call("new", "pantai")[0] == call("new", "warta")[0] == 2
    assert sorted((call.folder / "themes").rglob("*")) == before


def test_an_unknown_parent_is_told_with_the_known_ones(call):
    code, _, told = call("new", "pantai", "--parent", "wrta", language="en")
    assert code == 2
    assert 'K301: there is no theme "wrta"' in told and "warta" in told


def test_errors_are_exit_code_1_and_json_holds_problems_and_weights(call):
    call("new", "pantai")
    base = call.folder / "themes" / "pantai" / "templates" / "base.html"
    base.write_text(base.read_text(encoding="utf-8") + '{% block ornament %}<p onclick="a()">{% endblock %}', "utf-8")
    code, told, _ = call("check", "pantai", "warta", "--json", language="en")
    found = json.loads(told)
    assert (code, found["schema"], [p["code"] for p in found["problems"]]) == (1, 1, ["K358"])
    assert [theme["name"] for theme in found["themes"]] == ["pantai", "warta"]
    assert all(0 < theme["css"] < theme["article"] for theme in found["themes"])


def test_a_theme_that_is_not_there_is_told(call):
    code, _, told = call("check", "pantai")
    assert (code, "K301" in told) == (1, True)
