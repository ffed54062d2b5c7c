"""Themes from their folders: who wins, what is inherited, and what is refused before a page is made."""

import re
from pathlib import Path

import pytest
from conftest import write_files

from kimsite.colour import contrast
from kimsite.judging.sample import HOME
from kimsite.model.theme import Asset, Setting, Theme
from kimsite.render.template import Renderer, TemplateError
from kimsite.theme.i18n import catalogue
from kimsite.theme.load import list_themes, load_theme
from kimsite.theme.settings import resolve_settings
from kimsite.theme.templates import REQUIRED

OWN = Path(__file__).parent.parent / "themes"
WHOLE = {f"induk/templates/{name}": f"induk {name}" for name in REQUIRED} | {"induk/theme.yaml": "version: 1"}
"""The smallest theme that needs no parent."""
CHILD = WHOLE | {"anak/theme.yaml": "parent: induk"}


@pytest.fixture
def load(tmp_path):
    """Loads a theme from the files of a project's themes folder; it must be usable."""

    def call(files, name="anak") -> Theme:
        theme, problems = load_theme(name, (write_files(tmp_path / "themes", files), OWN))
        assert theme, problems
        return theme

    return call


@pytest.fixture
def refused(tmp_path):
    """Loads a theme that cannot be used; returns why."""

    def call(files, name="anak"):
        theme, problems = load_theme(name, (write_files(tmp_path / "themes", files), OWN))
        assert theme is None
        (problem,) = problems
        return problem

    return call


def text(theme: Theme, name: str) -> str:
    return next(template.text for template in theme.templates if template.name == name)


def asset(theme: Theme, name: str) -> Asset:
    return next(asset for asset in theme.assets if asset.name == name)


def page(theme: Theme) -> str:
    return Renderer(theme, catalogue(theme, "id")).render("home.html", HOME)


# Where a theme is sought


def test_a_projects_theme_is_preferred_to_kimsites_own(load):
    mine = {path.replace("induk/", "warta/"): content for path, content in WHOLE.items()}
    assert text(load(mine, "warta"), "home.html") == "induk home.html"


def test_a_themes_name_is_its_folders_whatever_it_says(load):
    assert load(WHOLE | {"induk/theme.yaml": "name: lain\nversion: 1"}, "induk").name == "induk"


def test_a_theme_that_is_not_there_is_told_with_those_that_are(refused):
    problem = refused(CHILD, "koran")
    assert (problem.code, dict(problem.facts)["known"]) == ("K301", "anak, dasar, induk, lontar, tenun, warta")


@pytest.mark.parametrize("name", ["../themes/induk", "/induk", "induk/", "INDUK", "."])
def test_a_theme_is_asked_for_by_name_and_never_by_path(refused, name):
    assert refused(WHOLE, name).code == "K301"


def test_all_themes_are_listed_but_for_broken_ones(tmp_path):
    folder = write_files(
        tmp_path, CHILD | {"rusak/theme.yaml": "version: '1", "induk/theme.yaml": "description: Induk"}
    )
    assert list_themes((folder,)) == (("anak", "0", ""), ("induk", "0", "Induk"))


# What is inherited


def test_a_child_overrides_one_template_and_inherits_the_rest(load):
    theme = load(CHILD | {"anak/templates/home.html": "anak"})
    assert text(theme, "home.html") == "anak"
    assert text(theme, "list.html") == "induk list.html"


def test_a_parents_template_stays_within_reach(load):
    theme = load(CHILD | {"anak/templates/home.html": '{% include "induk/home.html" %}, anak'})
    assert page(theme) == "induk home.html, anak"


def test_a_frame_of_the_child_is_used_by_pages_of_its_parent(load):
    frames = {
        "induk/templates/base.html": "[{% block main %}{% endblock %}]",
        "induk/templates/home.html": '{% extends "base.html" %}{% block main %}induk{% endblock %}',
        "anak/templates/base.html": "({% block main %}{% endblock %})",
    }
    assert page(load(CHILD | frames)) == "(induk)"


def test_a_grandchild_inherits_from_both(load):
    theme = load(
        CHILD
        | {
            "anak/templates/home.html": "anak",
            "cucu/theme.yaml": "parent: anak",
            "cucu/templates/list.html": "cucu",
        },
        "cucu",
    )
    assert [text(theme, name) for name in ("list.html", "home.html", "terms.html")] == ["cucu", "anak", "induk terms.html"]  # fmt: skip


def test_a_change_in_what_a_template_draws_in_changes_its_digest(load):
    def closures(part):
        files = {"induk/templates/home.html": '{% include "part.html" %}', "induk/templates/part.html": part}
        return {template.name: template.closure for template in load(CHILD | files).templates}

    before, after = closures("satu"), closures("dua")
    assert {name for name in before if before[name] != after[name]} == {
        "home.html", "part.html", "induk/home.html", "induk/part.html",
    }  # fmt: skip


def test_assets_are_inherited_and_the_nearest_wins(load):
    theme = load(
        CHILD
        | {
            "induk/assets/induk.css": "a{}",
            "induk/assets/gambar/daun.svg": "<svg>induk</svg>",
            "anak/assets/gambar/daun.svg": "<svg>anak</svg>",
        }
    )
    assert asset(theme, "induk.css").text == "a{}"
    assert asset(theme, "gambar/daun.svg").text == "<svg>anak</svg>"


def test_an_assets_address_changes_with_its_content_only(load):
    first, again, other = (asset(load(CHILD | {"anak/assets/anak.css": css}), "anak.css") for css in ("a{}", "a{}", "b{}"))  # fmt: skip
    assert first.path == again.path != other.path
    assert first.path.startswith("aset/anak.") and first.path.endswith(".css")


def test_scripts_and_drawings_are_served_and_other_files_are_not(load):
    files = {
        "anak/assets/anak.js": "x",
        "anak/assets/peta/desa.svg": "x",
        "anak/assets/CATATAN.txt": "x",
        "anak/templates/catatan.txt": "x",
    }
    theme = load(CHILD | files)
    assert [asset.name for asset in theme.assets] == ["anak.js", "peta/desa.svg"]
    assert all(re.fullmatch(r"aset/(anak\.\w{8}\.js|peta/desa\.\w{8}\.svg)", asset.path) for asset in theme.assets)
    assert "catatan.txt" not in {template.name for template in theme.templates}


SHEETS = WHOLE | {
    "induk/assets/induk.css": "p { color: red }\n",
    "induk/assets/cetak.css": "@media print { nav { display: none } }\n",
    "anak/theme.yaml": "parent: induk",
}


def style(theme):
    return theme.stylesheet.text


def test_a_theme_without_a_style_sheet_has_its_parents(load):
    assert style(load(SHEETS)) == "p{color: red}"


def test_a_themes_own_style_sheet_takes_the_place_of_its_parents(load):
    theme = load(SHEETS | {"anak/assets/anak.css": "p { color: blue }\n"})
    assert style(theme) == "p{color: blue}"
    assert [asset.name for asset in theme.assets] == ["anak.css"]


def test_a_style_sheet_holds_what_it_imports(load):
    sheet = '@import "induk.css";\n@import "cetak.css";\nb { color: blue }\n'
    assert style(load(SHEETS | {"anak/assets/anak.css": sheet})) == (
        "p{color: red}@media print{nav{display: none}}b{color: blue}"
    )


def test_a_style_sheet_that_was_replaced_is_reached_by_its_themes_name(load):
    own = {"anak/assets/induk.css": '@import "induk/induk.css";\nb { color: blue }\n'}
    assert style(load(SHEETS | own)) == "p{color: red}b{color: blue}"


def test_a_change_in_what_is_imported_gives_the_style_sheet_another_address(load):
    files = SHEETS | {"anak/assets/anak.css": '@import "cetak.css";\n'}
    before = load(files).stylesheet.path
    assert load(files | {"induk/assets/cetak.css": "nav { color: red }\n"}).stylesheet.path != before


def test_a_style_sheet_that_is_not_there_is_told_at_its_line(refused):
    problem = refused(SHEETS | {"anak/assets/anak.css": 'b {}\n@import "layar.css";\n'})
    assert (problem.code, problem.path, problem.line) == ("K307", "themes/anak/assets/anak.css", 2)
    assert dict(problem.facts)["known"] == "anak.css, cetak.css, induk.css, induk/cetak.css, induk/induk.css"


def test_style_sheets_that_import_each_other_are_told(refused):
    problem = refused(
        SHEETS | {"anak/assets/anak.css": '@import "cetak.css";', "induk/assets/cetak.css": '@import "anak.css";'}
    )
    assert (problem.code, problem.path) == ("K312", "themes/induk/assets/cetak.css")
    assert dict(problem.facts)["chain"] == "anak.css → cetak.css → anak.css"


def test_pages_carry_their_style_where_the_theme_asks_for_it(load):
    theme = load(SHEETS | {"anak/theme.yaml": "parent: induk\nstyle: inline"})
    assert style(theme) == "p{color: red}"
    assert theme.served == ()


def test_settings_are_inherited_and_the_child_may_change_them(load):
    theme = load(
        WHOLE
        | {
            "induk/theme.yaml": 'settings: {warna: {type: colour, default: "#0B5"}, salam: {default: Halo}}',
            "anak/theme.yaml": "parent: induk\nsettings: {salam: {default: Selamat datang}}",
        }
    )
    assert theme.settings == (Setting("warna", "colour", "#00bb55"), Setting("salam", "text", "Selamat datang"))


# Settings


@pytest.mark.parametrize(
    ("said", "kind", "default"),
    [
        ("{}", "text", ""),
        ("{type: text, default: 12}", "text", "12"),
        ("{type: bool}", "bool", "false"),
        ("{type: bool, default: true}", "bool", "true"),
        ("{type: bool, default: tidak}", "bool", "false"),
        ('{type: colour, default: "#ABCDEF"}', "colour", "#abcdef"),
        ("{type: choice, default: b, choices: [a, b]}", "choice", "b"),
    ],
)
def test_a_setting_says_its_kind_and_default(load, said, kind, default):
    (setting,) = load(CHILD | {"anak/theme.yaml": f"parent: induk\nsettings: {{x: {said}}}"}).settings
    assert (setting.kind, setting.default) == (kind, default)


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ("{x: merah}", "settings.x"),
        ("{X: {}}", "settings.X"),
        ("[x]", "settings"),
        ("{x: {type: number}}", "settings.x.type"),
        ("{x: {type: choice, default: c, choices: [a, b]}}", "settings.x.choices"),
        ("{x: {type: colour}}", "settings.x.default"),
        ("{x: {type: colour, default: merah}}", "settings.x.default"),
        ("{x: {type: bool, default: mungkin}}", "settings.x.default"),
        ("{x: {type: choices, choices: [a b]}}", "settings.x.choices"),
        ("{x: {type: choices, choices: [a, b], default: [a, c]}}", "settings.x.default"),
        ("{x: {type: types, default: [cuaca]}}", "settings.x.default"),
        ("{x: {type: colour, default: '#000', grounds: ['#fff']}}", "settings.x.grounds"),
        ("{x: {type: text, grounds: ['#fff', '#000']}}", "settings.x.grounds"),
    ],
)
def test_a_setting_that_could_not_hold_is_refused(refused, settings, key):
    problem = refused(CHILD | {"anak/theme.yaml": f"parent: induk\nsettings: {settings}"})
    assert (problem.code, problem.path) == ("K303", "themes/anak/theme.yaml")
    assert dict(problem.facts)["key"] == key


def test_a_group_gives_settings_and_defaults_fill_the_rest(load):
    theme = load({}, "warta")
    values, problems = resolve_settings(theme, (("warna", "#063"),))
    assert dict(values).items() >= {"warna": "#006633", "kepala": "koran", "tenun": "belah-ketupat"}.items()
    assert problems == ()


def test_an_unknown_setting_is_told_with_the_nearest_first(load):
    values, (problem,) = resolve_settings(load({}, "warta"), (("tenunan", "lurik"),))
    assert dict(values)["tenun"] == "belah-ketupat"
    assert (problem.code, dict(problem.facts)["known"]) == (
        "K320",
        "tenun, warna, beranda, foto_di_daftar, luring, foto, kepala",
    )


@pytest.mark.parametrize("given", [("warna", "merah"), ("warna", "#12345"), ("kepala", "besar"), ("tenun", "")])
def test_an_unfit_value_gives_way_to_the_default(load, given):
    theme = load({}, "warta")
    values, (problem,) = resolve_settings(theme, (given,))
    assert problem.code == "K321"
    assert dict(values).items() >= {setting.name: setting.default for setting in theme.settings}.items()


SEVERAL = CHILD | {
    "anak/theme.yaml": "parent: induk\nsettings:\n"
    "  isi: {type: choices, choices: [agenda, produk, berita], default: [berita, agenda]}\n"
    "  jenis: {type: types}\n"
}


@pytest.mark.parametrize(
    ("given", "value"),
    [
        (("isi", "Produk, berita"), "produk berita"),
        (("isi", "agenda agenda"), "agenda"),
        (("jenis", "post, agenda"), "berita agenda"),
    ],
)
def test_several_are_chosen_in_the_order_they_are_wanted(load, given, value):
    values, problems = resolve_settings(load(SEVERAL), (given,))
    assert dict(values)[given[0]] == value
    assert problems == ()


def test_a_wrong_one_of_several_is_told_with_its_nearest(load):
    values, (problem,) = resolve_settings(load(SEVERAL), (("isi", "produk, brita"),))
    assert dict(values)["isi"] == "berita agenda"
    assert (problem.code, dict(problem.facts)["value"], dict(problem.facts)["near"]) == ("K321", "brita", "berita")


def test_a_colour_with_grounds_can_be_read_on_both(load):
    values, (problem,) = resolve_settings(load({}, "warta"), (("warna", "#ff0"),))
    assert (problem.code, dict(problem.facts)["used"]) == ("K322", dict(values)["warna.terang"])
    assert contrast(dict(values)["warna.terang"], "#f4f1e8") > 4.5
    assert contrast(dict(values)["warna.gelap"], "#26241f") > 6.4


def test_who_says_a_colour_anew_keeps_its_grounds(load):
    files = {"anak/theme.yaml": 'parent: warta\nsettings: {warna: {type: colour, default: "#123456"}}'}
    assert "warna.terang" in dict(resolve_settings(load(files), ())[0])


# What is refused


def test_an_unknown_parent_is_the_childs_fault(refused):
    problem = refused(CHILD | {"anak/theme.yaml": "parent: ibu"})
    assert (problem.code, problem.path) == ("K303", "themes/anak/theme.yaml")
    assert dict(problem.facts) == {"key": "parent: ibu", "expected": "dasar, induk, lontar, tenun, warta"}


def test_a_theme_is_not_its_own_parent(refused):
    problem = refused({"anak/theme.yaml": "parent: anak"})
    assert (problem.code, dict(problem.facts)["chain"]) == ("K304", "anak → anak")


def test_themes_are_not_each_others_parents(refused):
    problem = refused({"anak/theme.yaml": "parent: cucu", "cucu/theme.yaml": "parent: anak"})
    assert (problem.code, dict(problem.facts)["chain"]) == ("K304", "anak → cucu → anak")


@pytest.mark.parametrize("missing", REQUIRED)
def test_a_theme_has_a_template_for_every_kind_of_page(refused, missing):
    problem = refused({path: content for path, content in WHOLE.items() if not path.endswith(f"/{missing}")}, "induk")
    assert (problem.code, problem.path, dict(problem.facts)["template"]) == ("K308", "themes/induk", missing)


@pytest.mark.parametrize("name", ["{% extends 'x.html' %}", "{% include 'x.html' %}", "{% import 'x.html' as x %}", "{% include 'x.html' ignore missing %}"])  # fmt: skip
def test_a_template_that_is_not_there_is_told_with_its_line(refused, name):
    problem = refused(CHILD | {"anak/templates/home.html": f"satu\n{name}"})
    assert (problem.code, problem.path, problem.line) == ("K307", "themes/anak/templates/home.html", 2)
    assert dict(problem.facts)["template"] == "x.html"


def test_a_slip_in_jinja_is_told_with_its_line(refused):
    problem = refused(CHILD | {"anak/templates/home.html": "satu\ndua\n  {% if %}\n"})
    assert (problem.code, problem.line, problem.column, problem.source) == ("K305", 3, 3, "  {% if %}")


@pytest.mark.parametrize("name", ["site.name", "['list.html']", "'li' ~ 'st.html'"])
@pytest.mark.parametrize("how", ["{{% include {} %}}", "{{% extends {} %}}", "{{% from {} import x %}}"])
def test_names_of_templates_are_written_out(refused, how, name):
    problem = refused(CHILD | {"anak/templates/home.html": "\n" + how.format(name)})
    assert (problem.code, problem.line) == ("K306", 2)


def test_a_template_is_not_its_own_frame(refused):
    problem = refused(CHILD | {"anak/templates/home.html": '{% extends "home.html" %}'})
    assert (problem.code, problem.path, problem.line) == ("K312", "themes/anak/templates/home.html", 1)


def test_frames_do_not_stand_within_each_other(refused):
    files = {"anak/templates/a.html": '{% extends "b.html" %}', "anak/templates/b.html": '\n{% extends "a.html" %}'}
    problem = refused(CHILD | files)
    assert (problem.code, dict(problem.facts)["chain"]) == ("K312", "a.html → b.html → a.html")


def test_a_template_may_draw_itself_in_where_that_has_an_end(load):
    tree = '{% set depth = depth|default(0) + 1 %}{{ depth }}{% if depth < 3 %}{% include "home.html" %}{% endif %}'
    assert page(load(CHILD | {"anak/templates/home.html": tree})) == "123"


def test_a_template_without_end_is_its_authors_fault(load):
    theme = load(CHILD | {"anak/templates/home.html": '\n{% include "home.html" %}'})
    with pytest.raises(TemplateError) as fault:
        page(theme)
    assert (fault.value.diagnostic.code, fault.value.diagnostic.line) == ("K330", 2)


def test_a_fault_in_an_inherited_template_names_the_parents_file(load):
    theme = load(CHILD | {"induk/templates/home.html": "{{ tiada }}"})
    with pytest.raises(TemplateError) as fault:
        page(theme)
    assert fault.value.diagnostic.path == "themes/induk/templates/home.html"


@pytest.mark.parametrize("name", ["templates/home.html", "assets/anak.css"])
def test_a_file_that_is_no_utf8_is_refused_by_name(refused, name):
    problem = refused(CHILD | {f"anak/{name}": "Café".encode("windows-1252")})
    assert (problem.code, problem.path) == ("K310", f"themes/anak/{name}")


def test_the_mark_that_windows_puts_before_utf8_does_no_harm(load):
    mark = "\ufeff"
    files = {"anak/theme.yaml": f"{mark}parent: induk", "anak/templates/home.html": f"{mark}anak"}
    assert page(load(CHILD | files)) == "anak"


def test_a_folder_named_like_a_file_is_no_file(load):
    folders = ("templates/x.html/a", "assets/x.css/a", "i18n/id.yaml/a")
    assert page(load(CHILD | {f"anak/{path}": "" for path in folders})) == "induk home.html"


@pytest.mark.parametrize(("content", "line"), [("version: '1\nparent: x", 2), ("- a", 1), ("a: b: c", 1), (b"\xff", 0)])
def test_a_manifest_that_cannot_be_read_is_told_with_its_line(refused, content, line):
    problem = refused(CHILD | {"anak/theme.yaml": content})
    assert (problem.code, problem.path, problem.line) == ("K302", "themes/anak/theme.yaml", line)
