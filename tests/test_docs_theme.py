"""The reference of themes and of languages: what they name is what there is, and their examples build."""

import dataclasses
import re
from pathlib import Path

import jinja2
import pytest
import yaml
from conftest import write_files

from kimsite.cli.main import run
from kimsite.diagnostics.judging import ENTRIES as JUDGED
from kimsite.diagnostics.theming import ENTRIES
from kimsite.judging.blocks import CONTRACT as BLOCKS
from kimsite.judging.sample import PAGES
from kimsite.judging.tokens import CONTRACT, MORE_TEXTS
from kimsite.model import content, directory, frame, site, view
from kimsite.model import map as maps
from kimsite.model.theme import OF_PORTALS
from kimsite.render.environment import environment
from kimsite.theme.i18n import BASE, catalogue, read_words
from kimsite.theme.load import load_theme
from kimsite.theme.manifest import KINDS
from kimsite.theme.templates import REQUIRED
from kimsite.vocabulary import LANGUAGES

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs/content/halaman/rujukan"
THEMES = (REFERENCE / "tema.md").read_text(encoding="utf-8")
LANGUAGE = (REFERENCE / "bahasa.md").read_text(encoding="utf-8")
POST = "---\njudul: Panen raya\ntanggal: 2025-10-02\n---\nIsi.\n"


def example(page):
    """The files that a page shows: a path in backquotes that ends its paragraph, then a fenced block."""
    return dict(re.findall(r"`((?:themes|content)/\S+)`:\n\n```\w+\n(.*?)```", page, re.S))


def table(page, header):
    """The cells of each row of the table whose first heading is `header`."""
    lines = page[page.index(f"\n| {header} |") :].strip().split("\n\n")[0].splitlines()
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines[2:]]


def quoted(text):
    return re.findall(r"`([^`]+)`", text)


def fields(value):
    return [field.name for field in dataclasses.fields(value)]


def built(folder, files):
    """The folder of the site that these files make, with one post; kimsite has nothing to say against them."""
    write_files(folder, {**files, "content/berita/panen.md": POST})
    assert run(["build", "--source", str(folder), "--output", str(folder / "public")]) == 0
    return folder / "public"


# tema.md


def test_the_example_of_a_theme_builds_and_shows(tmp_path):
    files = example(THEMES)
    assert sorted(files) == [
        "content/group.yaml",
        "themes/desa/templates/base.html",
        "themes/desa/templates/home.html",
        "themes/desa/theme.yaml",
    ]
    public = built(tmp_path, files)
    home = (public / "index.html").read_text(encoding="utf-8")
    assert '<p class="salam">Salam dari Lasiana</p>' in home
    assert "--warna:#8a2f2f" in home
    assert all(
        ".salam { font-style: italic }" in (public / page).read_text(encoding="utf-8")
        for page in ("index.html", "profil.html")
    )


@pytest.mark.parametrize("template", [*REQUIRED, *OF_PORTALS.values()])
def test_the_variables_of_every_template_are_named(template):
    (named,) = [quoted(cells[1]) for cells in table(THEMES, "templat / template") if cells[0] == f"`{template}`"]
    views = {type(page) for _, name, page in PAGES if name == template}
    assert [named] == [fields(kind) for kind in views]


def test_all_kinds_of_page_are_in_the_table():
    assert {type(page) for _, _, page in PAGES} == set(view.Page.__args__)


VALUES = table(THEMES, "nilai / value")


@pytest.mark.parametrize("cells", VALUES, ids=[cells[0] for cells in VALUES])
def test_the_fields_of_every_value_are_named(cells):
    kind = next(
        getattr(module, cells[0])
        for module in (view, frame, maps, directory, site, content)
        if hasattr(module, cells[0])
    )
    assert quoted(cells[-1]) == fields(kind)


def test_no_value_that_a_page_may_hold_is_left_out():
    def inside(kind):
        for field in dataclasses.fields(kind):
            for name in re.findall(r"[A-Z]\w+", str(field.type)):
                found = next(
                    (getattr(m, name) for m in (view, frame, maps, directory, site, content) if hasattr(m, name)), None
                )
                if dataclasses.is_dataclass(found) and found.__name__ not in seen:
                    seen.add(found.__name__)
                    inside(found)

    seen = set()
    for kind in view.Page.__args__:
        inside(kind)
    assert seen == {cells[0] for cells in VALUES}


@pytest.fixture(scope="module")
def jinja():
    theme, _ = load_theme("warta", (ROOT / "themes",))
    return environment(theme, catalogue(theme, "id"))


def test_all_functions_are_named(jinja):
    named = [quoted(cells[0]) for cells in table(THEMES, "fungsi / function")]
    assert {name.split("(")[0] for names in named for name in names} == jinja.globals.keys()


def test_all_filters_are_named(jinja):
    paragraph = THEMES.split("filters besides Jinja's own (except `random`):")[1].split("\n\n")[0]
    assert {
        name.split("(")[0] for name in quoted(paragraph)
    } == jinja.filters.keys() - jinja2.Environment().filters.keys()
    assert jinja2.Environment().filters.keys() - jinja.filters.keys() == {"random"}


def test_all_codes_are_named():
    assert {code for cells in table(THEMES, "kode") for code in re.findall(r"K\d{3}", cells[0])} == ENTRIES.keys()
    judged = [re.findall(r"K(\d{3})(?:–K(\d{3}))?", cells[-1]) for cells in table(THEMES, "pokok / about")]
    named = {f"K{n}" for row in judged for low, high in row for n in range(int(low), int(high or low) + 1)}
    assert JUDGED.keys() <= named


def test_all_tokens_are_named():
    named = {token for cells in table(THEMES, "nama / name") for token in quoted(cells[0])}
    assert {*CONTRACT, *MORE_TEXTS, "--serif", "--sans", "--edge"} == named


def test_all_blocks_are_named():
    base = (ROOT / "themes" / "dasar" / "templates" / "base.html").read_text(encoding="utf-8")
    named = quoted(THEMES.split("Blok di `dasar/base.html`:")[1].split(".\n")[0].split(". ")[0])
    assert sorted(named) == sorted(re.findall(r"{% block (\w+) %}", base))
    assert {*BLOCKS, "ornament", "script"} == set(named)


def test_all_kinds_of_settings_are_named():
    rule = THEMES.split("**Pengaturan.**")[1].split("\n- ")[0]
    assert set(KINDS) <= set(quoted(rule))


# bahasa.md


def test_the_example_of_a_language_builds_and_shows(tmp_path):
    files = example(LANGUAGE)
    assert sorted(files) == ["content/group.yaml", "themes/belu/i18n/tet.yaml", "themes/belu/theme.yaml"]
    public = built(tmp_path, files)
    news = (public / "berita" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="tet"' in news
    assert "<h1>Notísia</h1>" in news
    assert ">2 Outubru 2025</time>" in news
    assert "Beranda" in news


def test_all_codes_of_languages_are_named():
    paragraph = LANGUAGE.split("Kode yang dikenal:")[1].split(". Kode lain")[0]
    assert tuple(quoted(paragraph)) == LANGUAGES


def test_kimsites_own_catalogues_are_named():
    paragraph = LANGUAGE.split("kimsite membawa")[1].split(" di `kimsite")[0]
    assert sorted(quoted(paragraph)) == sorted(path.stem for path in BASE.glob("*.yaml"))


def test_every_form_of_dates_and_money_is_named_with_its_gaps():
    words = read_words(BASE / "id.yaml", "id.yaml")
    named = {
        quoted(cells[0])[0]: quoted(cells[-1])
        for cells in table(LANGUAGE, "kunci / key")
        if cells[0].startswith("`formats.")
    }
    assert named == {key: re.findall(r"{\w+}", word) for key, word in words.items() if key.startswith("formats.")}


# Both


@pytest.mark.parametrize("page", [THEMES, LANGUAGE], ids=["tema", "bahasa"])
def test_both_pages_speak_both_languages_and_are_short(page):
    assert "[see below](#in-english)" in page and "\n## In English\n" in page
    assert len(page.splitlines()) < 250


@pytest.mark.parametrize("name", [path.parent.name for path in sorted((ROOT / "themes").glob("*/theme.yaml"))])
def test_all_settings_of_our_own_themes_are_explained_to_groups(name):
    table = (REFERENCE / "pengaturan.md").read_text(encoding="utf-8")
    settings = yaml.safe_load((ROOT / "themes" / name / "theme.yaml").read_text(encoding="utf-8"))["settings"]
    for setting, said in settings.items():
        (row,) = [line for line in table.splitlines() if line.startswith(f"| `{setting}` |")]
        assert all(f"`{choice}`" in row for choice in said.get("choices", ()))
