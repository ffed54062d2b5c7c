"""What `theme check` says of a theme: each check with what it finds and what it must leave alone."""

from pathlib import Path

import pytest
from conftest import write_files

from kimsite.colour import contrast
from kimsite.judging import outside, structure, style
from kimsite.judging.contrast import faint_texts, missing_tokens, unset_names
from kimsite.judging.drawing import Drawn, draw, variations
from kimsite.judging.outline import outline
from kimsite.judging.rules import rules_of
from kimsite.judging.tokens import has_look, palettes
from kimsite.judging.verdict import judge
from kimsite.judging.words import literal_words, unknown_words, untold_words
from kimsite.model.theme import OF_PORTALS
from kimsite.theme.assets import Piece
from kimsite.theme.load import load_theme
from kimsite.theme.templates import REQUIRED

OWN = Path(__file__).parent.parent / "themes"
LIGHT = ":root{--paper:#fff;--cloth:#eee;--ink:#111;--grey:#555;--accent:#00529c;--good:#060;--bad:#900;--rule:#ccc}"
DARK = ":root{--paper:#111;--cloth:#222;--ink:#eee;--grey:#bbb;--accent:#9cf;--good:#8d8;--bad:#f99;--rule:#444}"
WHOLE = f"{LIGHT}\n@media (prefers-color-scheme: dark) {{ {DARK} }}\n"


def file(text):
    return text, "themes/desa/x"


def codes(problems):
    return [problem.code for problem in problems]


def sheet(text):
    return rules_of((Piece("themes/desa/x", 1, text),), {})


def of_style(text):
    return [*style.faults(sheet(text), sheet(text))]


def of_colours(text, given=None):
    return [*faint_texts(palettes(sheet(text).rules), given or {"": {}}, frozenset(["themes/desa/x"]))]


@pytest.mark.parametrize("name", sorted(path.parent.name for path in OWN.glob("*/theme.yaml")))
def test_kimsites_own_themes_pass(name):
    verdict = judge(name, (OWN,))
    assert verdict.problems == ()
    assert verdict.weight


# The outline of a template


def test_what_stands_in_a_template_is_found_at_its_place():
    text = "{% if a -%}\n  <p title='{{ b }}' {{ c }}>Halo {{ d }}</p>{# <b> #}\n{% endif %}"
    seen = outline(text)
    (tag,) = seen.tags
    assert (tag.name, text[tag.start], [a.name for a in tag.attributes]) == ("p", "<", ["title"])
    assert [text[e.start : e.start + len(e.text)] for e in seen.expressions] == ["{{ b }}", "{{ c }}", "{{ d }}"]
    assert [words.strip(" \n\ufffc") for words, _ in seen.texts] == ["", "Halo", ""]


# Words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>Selamat datang, {{ name }}</p>", "Selamat datang"),
        ('<img src="{{ a }}" alt="Peta desa">', "Peta desa"),
        ('<p>{{ title or "Tanpa judul" }}</p>', "Tanpa judul"),
        ('<a aria-label="{{ "Buka" if a else b }}">x</a>', "Buka"),
    ],
)
def test_words_that_are_written_out_are_found(text, words):
    (problem,) = literal_words(file(text), outline(text))
    assert dict(problem.facts)["words"] == words
    assert problem.source[problem.column - 1 :].startswith(words)


@pytest.mark.parametrize(
    "text",
    [
        "<p>{{ t('home') }} · 1 &nbsp; › –</p>",
        "<p>RSS, Atom, JSON Feed, WhatsApp</p>",
        "<script>let kata = 1</script><style>p { color: red }</style>",
        '<p class="catatan kecil">{{ ", " if not loop.last }}</p>',
        '{% macro lang(l) %} lang="{{ l }}"{% endmacro %}',
        "{% block class %}beranda{% endblock %}",
        '{% block class %}{{ "beranda" if a else "dalam" }}{% endblock %}',
        "{%+ block class scoped %}muka{% block kind %}beranda{% endblock %} tebal{% endblock class %}",
        '{{ {"rss.xml": "Umpan"}.get(path) }}<!-- Catatan untuk pembuat tema -->',
    ],
)
def test_what_is_no_word_for_readers_is_left_alone(text):
    assert [*literal_words(file(text), outline(text))] == []


def test_a_block_that_a_frame_has_within_a_tag_holds_no_words(tmp_path):
    write_files(
        tmp_path / "themes/desa",
        {
            "theme.yaml": "nama: Desa\ninduk: warta\n",
            "templates/home.html": '{% extends "base.html" %}{% block corak %}malam{% endblock %}'
            "{% block seruan %}Mari{% endblock %}\n{% block sapaan %}Halo{% endblock %}",
            "templates/base.html": (OWN / "dasar/templates/base.html")
            .read_text("utf-8")
            .replace("<body ", '<body data-corak="{% block corak %}{{ "siang" }}{% endblock %}" ')
            .replace(
                "</body>", '<p title="{% block seruan %}{% endblock %}">{% block sapaan %}{% endblock %}</p></body>'
            ),
        },
    )
    problems = judge("desa", (tmp_path / "themes", OWN)).problems
    assert [dict(p.facts)["words"] for p in problems if p.code == "K360"] == ["Mari", "Halo"]


def test_a_word_that_no_list_has_is_told_at_its_key():
    (problem,) = unknown_words(file('x\n<p>{{ t("home") }} {{ t("salam", n=2) }} {{ t("a." ~ b) }}</p>'), {"home": ""})
    assert (problem.code, problem.line, problem.source[problem.column - 1 :][:5]) == ("K361", 2, "salam")


def test_a_word_that_indonesian_lacks_is_told_where_it_stands():
    text = "salam:\n  pagi: Good morning\n  pagi_one: x\nhome: Home\n"
    (problem,) = untold_words(file(text), ("salam.pagi", "home", "home_one"), ("home",))
    assert (problem.code, problem.line, dict(problem.facts)["key"]) == ("K362", 2, "salam.pagi")


# Requests and scripts


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('<script src="https://a.example/x.js"></script>', "K356"),
        ('<img src="//a.example/x.png" alt="">', "K356"),
        ('<img src="{{ a }}" srcset="https://a.example/x.png 2x" alt="">', "K356"),
        ('<link rel="preconnect" href="https://a.example">', "K356"),
        ("<script>a()</script>", "K357"),
        ('<script type="module">a()</script>', "K357"),
        ('<body onload="a()">', "K358"),
        ('<a href="javascript:a()">x</a>', "K358"),
    ],
)
def test_what_hosts_refuse_is_found(text, code):
    seen = outline(text)
    assert codes([*outside.requests(file(text), seen), *outside.code(file(text), seen)]) == [code]


@pytest.mark.parametrize(
    "text",
    [
        '<a href="https://wa.me/{{ a }}">x</a>',
        '<link rel="canonical" href="https://a.example/">',
        '<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\'/%3E">',
        '<script type="application/ld+json">{{ a|safe }}</script>',
        "<script src=\"{{ href(asset('a.js')) }}\" defer></script>",
    ],
)
def test_links_and_a_themes_own_files_are_no_requests(text):
    seen = outline(text)
    assert [*outside.requests(file(text), seen), *outside.code(file(text), seen)] == []


# Pages

PAGE = '<html lang="id"><meta name="viewport" content="width=device-width"><title>A</title><a href="#isi">x</a><main id="isi"><h1>A</h1>'


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (PAGE.replace(' lang="id"', ""), "K352"),
        (PAGE.replace("<title>A", "<title>"), "K352"),
        (PAGE.replace(' id="isi"', ""), "K352"),
        (PAGE + "<h1>B</h1>", "K353"),
        (PAGE + '<p id="isi">', "K354"),
        (PAGE + "<h3>B</h3>", "K355"),
    ],
)
def test_a_page_that_lacks_something_is_told(page, code):
    assert codes(structure.faults(Drawn("home.html", "index.html", page), file(""))) == [code]
    assert codes(structure.faults(Drawn("home.html", "index.html", PAGE), file(""))) == []


# Colours


def test_colours_that_can_be_read_pass():
    assert of_colours(WHOLE) == []
    assert [*missing_tokens(palettes(sheet(WHOLE).rules), "themes/desa")] == []


def test_a_faint_colour_is_told_with_one_that_passes():
    (problem,) = of_colours(WHOLE.replace("--grey:#555", "--grey:#aaa"))
    facts = dict(problem.facts)
    assert (problem.code, facts["token"], facts["ground"], facts["where"]) == ("K342", "--grey", "--cloth", ":root")
    assert contrast(facts["better"], facts["under"]) >= 4.5


def test_ink_is_judged_more_strictly_but_only_as_a_hint():
    assert codes(of_colours(WHOLE.replace("--ink:#111", "--ink:#555"))) == ["K344"]


def test_a_class_that_brings_colours_is_a_palette_of_its_own():
    (problem,) = of_colours(WHOLE + ".senja { --paper: #a06030 }\n" + DARK.replace(":root", ".siang .x"))[:1]
    assert ".senja" in dict(problem.facts)["where"]


def test_what_is_for_paper_only_does_not_count():
    assert of_colours(WHOLE + "@media print { :root { --ink: #fff } }") == []


def test_a_colour_of_the_page_is_judged_with_each_that_a_group_may_choose():
    text = WHOLE.replace("--accent:#00529c", "--accent:var(--terang)")
    styles = {"": {"--terang": "#00529c"}, "#ffff00": {"--terang": "#ffff00"}}
    (problem,) = of_colours(text, styles)
    assert (problem.code, dict(problem.facts)["chosen"]) == ("K343", "#ffff00")


def test_a_token_that_only_the_light_has_is_told():
    (problem,) = missing_tokens(palettes(sheet(WHOLE.replace("--bad:#f99;", "")).rules), "themes/desa")
    assert (problem.code, dict(problem.facts)["token"], problem.line) == ("K340", "--bad", 1)


def test_a_name_that_nobody_defines_is_told_once():
    text = WHOLE + ".a { color: var(--acent); background: var(--acent) } .b { color: var(--own, red); top: var(--top) }"
    (problem,) = unset_names(sheet(text), {"": {"--top": "1px"}}, frozenset(["themes/desa/x"]), "themes/desa")
    assert (problem.code, dict(problem.facts)["token"], problem.line) == ("K359", "--acent", 3)


def test_a_sheet_without_colours_is_for_others_to_build_on():
    assert not has_look(palettes(sheet(".a { color: var(--ink) } @media print { :root { --ink: #000 } }").rules))
    assert has_look(palettes(sheet(":root { --ink: #000 }").rules))


# Style sheets


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (".a { font: 700 .6rem/1.4 serif }", "K345"),
        (".a { font-size: clamp(9px, 2vw, 2rem) }", "K345"),
        (".a { min-width: 30rem }", "K346"),
        (".a { grid-template-columns: minmax(400px, 1fr) }", "K346"),
        ("* { outline: 0 }", "K347"),
        ("a:focus { outline: none }", "K347"),
        ('@import "https://a.example/x.css";', "K348"),
        (".a { background: url(//a.example/x.png) }", "K348"),
        (".a { color red }", "K349"),
        ('.a::after { content: "Baca" }', "K360"),
    ],
)
def test_style_that_small_phones_and_keyboards_suffer_from_is_found(text, code):
    assert codes(of_style(text)) == [code]


@pytest.mark.parametrize(
    "text",
    [
        ".a { font-size: .75rem; width: 100%; max-width: 60rem }",
        '.a::before { content: "◆ ◆"; font-size: .6em }',
        "@media (min-width: 40em) { .a { width: 30rem } }",
        "@media print { .a { font-size: 8pt; width: 16cm } }",
        ":focus-visible { outline: 3px solid } main { outline: none }",
        "a:focus { outline: none; box-shadow: 0 0 0 3px }",
        ".card a:focus-visible { outline: none } .card:focus-within { outline: 3px solid }",
        ".a { background: url(data:image/png;base64,AA==); color: red !important }",
    ],
)
def test_style_that_is_well_is_left_alone(text):
    assert of_style(text) == []


# Whole themes


@pytest.fixture
def judged(tmp_path):
    """The codes, with path and line, of a theme `desa` made of these files."""

    def call(files):
        write_files(tmp_path / "themes" / "desa", {"theme.yaml": "parent: warta\n", **files})
        problems = judge("desa", (tmp_path / "themes", OWN), ("id", "en")).problems
        return [(problem.code, problem.path.removeprefix("themes/desa/"), problem.line) for problem in problems]

    return call


def test_all_that_loading_finds_is_told_at_once(judged):
    files = {
        "templates/home.html": "{% extends nama %}",
        "templates/list.html": "{% if %}",
        "i18n/id.yaml": "home: [a]",
        "assets/desa.css": '@import "lain.css";\n',
    }
    assert [code for code, _, _ in judged(files)] == ["K307", "K309", "K306", "K305"]


def test_a_branch_that_one_value_of_a_setting_takes_is_tried(judged):
    files = {
        "theme.yaml": "parent: warta\nsettings:\n  pita: {type: choice, default: a, choices: [a, b]}\n",
        "templates/home.html": '{% extends "warta/home.html" %}\n{% block main %}\n'
        '{% if setting("pita") == "b" %}{{ hiasan }}{% endif %}\n{{ super() }}{% endblock %}',
    }
    assert judged(files) == [("K330", "templates/home.html", 3)]


def test_a_word_with_a_gap_in_one_language_only_is_found(judged):
    files = {
        "i18n/id.yaml": "salam: Halo\n",
        "i18n/en.yaml": 'salam: "Hello {nama}"\n',
        "templates/home.html": '{% extends "warta/home.html" %}\n{% block main %}{{ super() }}{{ t("salam", x=1) }}{% endblock %}',
    }
    assert judged(files) == [("K330", "templates/home.html", 2)]


def test_every_value_of_a_setting_is_tried_once(tmp_path):
    write_files(
        tmp_path / "desa",
        {
            "theme.yaml": "parent: warta\nsettings:\n  ya: {type: bool}\n  isi: {type: choices, choices: [a, b], default: a}\n"
        },
    )
    theme, _ = load_theme("desa", (tmp_path, OWN))
    tried = [label for label, _ in variations(theme) if label.startswith(("ya", "isi"))]
    assert tried == ["ya: true", "isi: -", "isi: b", "isi: b a"]


def test_the_sample_pages_show_every_template_and_type():
    theme, _ = load_theme("warta", (OWN,))
    drawn, failed = draw(theme, ("id",))
    assert failed == ()
    assert {page.template for page in drawn} == {*REQUIRED, *OF_PORTALS.values()}
    assert all(f'class="document {type_}"' in "".join(p.html for p in drawn) for type_ in ("galeri", "aspirasi"))
