"""Macros whose work is kept: pages come out as if each had been drawn on its own."""

import gc
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, pass_context

from kimsite.judging.sample import HOME, PAGES, card
from kimsite.model.theme import Catalogue, Template, Theme
from kimsite.model.view import Link
from kimsite.render.jinja import PageEnvironment
from kimsite.render.template import Renderer, TemplateError
from kimsite.theme.i18n import catalogue
from kimsite.theme.load import load_theme

THEMES = (Path(__file__).parent.parent / "themes",)
SAME = card(1)


def renderer(macros: str, page: str) -> Renderer:
    texts = {"home.html": '{% import "m.html" as m with context %}' + page, "m.html": macros}
    theme = Theme("kecil", "1", (), tuple(Template(name, text, "") for name, text in texts.items()), (), ())
    return Renderer(theme, Catalogue("id", ()))


def page_at(path: str, **more: object):
    return replace(HOME, featured=(SAME,), head=replace(HOME.head, path=path, root="../" * path.count("/"), **more))


def kept(of: Renderer) -> set[str]:
    return {macro for _, macro in of.environment.sights}


def test_pages_of_our_own_theme_are_the_same_after_others_as_alone():
    theme, _ = load_theme("warta", THEMES)
    assert theme
    words = catalogue(theme, "id")
    alone = [Renderer(theme, words).render(template, view) for _, template, view in PAGES]
    together = Renderer(theme, words)
    assert [together.render(template, view) for _, template, view in PAGES * 2] == alone * 2
    assert {"card", "picture", "occasion"} <= kept(together)
    assert together.environment.results


def test_a_kept_link_leads_on_from_each_page():
    drawn = renderer('{% macro to(c) %}<a href="{{ href(c.path) }}">{% endmacro %}', "{{ m.to(featured[0]) }}")
    pages = [drawn.render("home.html", page_at(path)) for path in ("a.html", "b/a.html", "c.html", "b/c.html")]
    assert pages == [f'<a href="{root}{SAME.path}">' for root in ("", "../", "", "../")]
    assert kept(drawn) == {"to"}


@pytest.mark.parametrize(
    "macro",
    [
        "{% macro x(c) %}{{ head.path }}{% endmacro %}",
        "{% macro y() %}{{ head.path }}{% endmacro %}{% macro x(c) %}{{ y() }}{% endmacro %}",
        "{% macro x(c) %}{{ y() }}{% endmacro %}{% macro y() %}{{ head.path }}{% endmacro %}",
        "{% macro x(c, at=head.path) %}{{ at }}{% endmacro %}",
        "{% set at = head.path %}{% macro x(c) %}{{ at }}{% endmacro %}",
        "{% set h = head %}{% macro x(c) %}{{ h.path }}{% endmacro %}",
        "{% macro x(c) %}{% for head in [1] %}{% endfor %}{{ head.path }}{% endmacro %}",
        "{% macro x(c) %}{% set y = head %}{{ y.path }}{% endmacro %}",
        '{% macro x(c) %}{% include "path.html" %}{% endmacro %}',
        "{% macro x(c) %}{{ self }}{{ head.path }}{% endmacro %}",
        "{% macro x(c) %}{{ head['path'] }}{% endmacro %}",
        "{% macro x(c) %}{{ head|attr('path') }}{% endmacro %}",
    ],
)
def test_a_macro_that_sees_more_of_its_page_is_drawn_for_each(macro):
    drawn = renderer(macro, "{{ m.x(featured[0]) }}")
    if "include" in macro:
        texts = (*drawn.theme.templates, Template("path.html", "{{ head.path }}", ""))
        drawn = Renderer(replace(drawn.theme, templates=texts), Catalogue("id", ()))
    pages = [drawn.render("home.html", page_at(path)) for path in ("a.html", "c.html")]
    assert [page[-6:] for page in pages] == ["a.html", "c.html"]
    assert "x" not in kept(drawn)


def test_a_name_that_means_another_thing_on_another_page_is_seen():
    macro = Template("m.html", "{% macro x(c) %}{{ heading }}{% endmacro %}", "")
    page = '{% set heading = head.path %}{% import "m.html" as m with context %}{{ m.x(featured[0]) }}'
    drawn = Renderer(Theme("kecil", "1", (), (Template("home.html", page, ""), macro), (), ()), Catalogue("id", ()))
    assert [drawn.render("home.html", page_at(path)) for path in ("a.html", "c.html")] == ["a.html", "c.html"]
    assert kept(drawn) == {"x"}


def test_equal_moments_of_two_zones_are_told_apart():
    drawn = renderer("{% macro x(d) %}{{ d|isodate }}{% endmacro %}", "{{ m.x(featured[0].date) }}")
    utc = datetime(2025, 10, 2, 6, 30, tzinfo=UTC)
    for moment in (utc, utc.astimezone(timezone(timedelta(hours=8)))):
        view = replace(HOME, featured=(card(1, date=moment),))
        assert drawn.render("home.html", view) == moment.isoformat()


def test_an_argument_that_can_change_is_looked_at_each_time():
    drawn = renderer(
        "{% macro x(l) %}{{ l|length }}{% endmacro %}",
        "{% set l = [1] %}{{ m.x(l) }}{% set _ = l.append(2) %}{{ m.x(l) }}",
    )
    assert drawn.render("home.html", HOME) == "12"


def test_numbers_truths_and_texts_are_told_apart():
    drawn = renderer(
        "{% macro x(v) %}{{ v }} {% endmacro %}", "{{ m.x(1) }}{{ m.x(true) }}{{ m.x('1') }}{{ m.x('True') }}"
    )
    assert drawn.render("home.html", HOME) == "1 True 1 True "


def test_what_a_macro_is_given_is_escaped_as_ever():
    drawn = renderer("{% macro x(v) %}{{ v }}{% endmacro %}", "{{ m.x('<b>') }}{{ m.x('<b>'|safe) }}{{ m.x('<b>') }}")
    assert drawn.render("home.html", HOME) == "&lt;b&gt;<b>&lt;b&gt;"


def test_another_group_does_not_get_what_was_drawn_for_one():
    first = renderer("{% macro x(c) %}{{ site.name }}{% endmacro %}", "{{ m.x(featured[0]) }}")
    assert first.render("home.html", page_at("a.html")) == HOME.site.name
    other = replace(page_at("a.html"), site=replace(HOME.site, name="KIM Oesapa"))
    assert first.render("home.html", other) == "KIM Oesapa"


def test_who_calls_with_words_of_its_own_is_heard():
    drawn = renderer(
        "{% macro x(c) %}({{ caller() }}){% endmacro %}",
        "{% call m.x(featured[0]) %}{{ head.path }}{% endcall %}",
    )
    assert [drawn.render("home.html", page_at(p)) for p in ("a.html", "c.html")] == ["(a.html)", "(c.html)"]


def test_a_link_is_known_by_itself_not_by_its_words():
    drawn = renderer("{% macro x(l) %}{{ l.title }}{% endmacro %}", "{{ m.x(featured[0].category) }}")
    for title in ("Berita", "Kabar"):
        view = replace(HOME, featured=(card(1, category=Link("k.html", title)),))
        assert drawn.render("home.html", view) == title


def test_a_way_of_links_is_known_again_by_itself():
    drawn = renderer("{% macro x(l) %}{% for i in l %}{{ i.title }}{% endfor %}{% endmacro %}", "{{ m.x(head.trail) }}")
    way = (Link("k.html", "Kabar"), Link("d.html", "Desa"))
    assert [drawn.render("home.html", page_at(p, trail=way)) for p in ("a.html", "c.html")] == ["KabarDesa"] * 2
    assert sum(len(of) for of, _ in drawn.environment.results.values()) == 1
    assert drawn.render("home.html", page_at("a.html", trail=(way[1], way[0]))) == "DesaKabar"


def test_a_row_with_something_in_it_that_can_change_is_looked_at_each_time():
    drawn = renderer(
        "{% macro x(r) %}{{ r[0]|length }}{% endmacro %}",
        "{% set r = ([1], 2) %}{{ m.x(r) }}{% set _ = r[0].append(2) %}{{ m.x(r) }}",
    )
    assert drawn.render("home.html", HOME) == "12"


def test_arguments_may_be_named_or_not_and_may_be_called_as_in_python():
    drawn = renderer(
        "{% macro x(a, class='', b=1) %}{{ a }}{{ class }}{{ b }} {% endmacro %}",
        "{{ m.x('b', 2) }}{{ m.x('b', b=2) }}{{ m.x(a='b', class='c') }}{{ m.x('b', class='c') }}"
        "{{ m.x('class', 'c') }}{{ m.x(*['b'], **{'b': 3}) }}",
    )
    assert drawn.render("home.html", HOME) == "b21 b2 bc1 bc1 classc1 b3 "


def test_a_macro_of_the_page_itself_hears_what_a_frame_says_later():
    frame = '{{ x() }}{% set kabar = "dua" %}{{ x() }}{% block main %}{{ x() }}{% endblock %}'
    page = '{% extends "frame.html" %}{% macro x() %}{{ kabar|default("satu") }} {% endmacro %}'
    texts = (Template("frame.html", frame, ""), Template("home.html", page, ""))
    drawn = Renderer(Theme("kecil", "1", (), texts, (), ()), Catalogue("id", ()))
    assert [drawn.render("home.html", HOME) for _ in range(2)] == ["satu dua dua "] * 2
    assert kept(drawn) == {"x"}


def test_what_is_called_with_the_wrong_words_is_a_fault_each_time():
    drawn = renderer("{% macro x(a) %}{{ a }}{% endmacro %}", "{{ m.x(1, z=2) }}")
    for _ in range(2):
        with pytest.raises(TemplateError):
            drawn.render("home.html", HOME)


def test_functions_that_want_the_context_see_what_loops_and_blocks_set():
    loop = "{% for i in [1, 2] %}{% set n = i %}{{ seen() }}{% endfor %}"
    block = "{% block main %}{% set n = 3 %}{{ seen() }}{% endblock %}"
    drawn = renderer(f"{{% macro x() %}}{loop}{{% endmacro %}}", f"{{{{ m.x() }}}}{loop}{block}")
    drawn.environment.globals["seen"] = pass_context(lambda context: context.get("n", "-"))
    assert drawn.render("home.html", HOME) == "12123"


def test_what_is_kept_has_an_end(monkeypatch):
    monkeypatch.setattr("kimsite.render.kept.LIMIT", 10)
    macro = Template("m.html", "{% macro x(v) %}{{ v }}{{ title }}{% endmacro %}", "")
    page = '{% set title = head.path %}{% import "m.html" as m with context %}{{ m.x(1) }}{{ m.x([1]) }}'
    drawn = Renderer(Theme("kecil", "1", (), (Template("home.html", page, ""), macro), (), ()), Catalogue("id", ()))
    for n in range(40):
        assert drawn.render("home.html", page_at(f"{n}.html")) == f"1{n}.html[1]{n}.html"
        assert len(drawn.environment.results) <= 10


def test_a_macro_that_sees_what_its_template_named_before_its_parent_did_is_drawn_each_time():
    texts = {
        "home.html": (
            '{% extends "base.html" %}{% set long = about|length %}'
            "{% macro m() %}<b>{{ about }}</b>{% endmacro %}{% block main %}{{ m() }}{% endblock %}"
        ),
        "base.html": '{% set about = "Situs" %}{{ about }}{% block main %}{% endblock %}',
    }
    plain, quick = (
        kind(loader=DictLoader(texts), autoescape=True, undefined=StrictUndefined)
        for kind in (Environment, PageEnvironment)
    )
    for words in ("satu", "dua", "satu"):
        assert quick.get_template("home.html").render(about=words) == plain.get_template("home.html").render(
            about=words
        )


def test_a_page_leaves_nothing_to_the_garbage_collector():
    theme, _ = load_theme("warta", THEMES)
    assert theme
    drawn = Renderer(theme, catalogue(theme, "id"))
    pages = [(template, view) for _, template, view in PAGES]
    for template, view in pages:
        drawn.render(template, view)
    gc.collect()
    gc.disable()
    try:
        for template, view in pages:
            drawn.render(template, view)
        left = gc.collect()
    finally:
        gc.enable()
    assert left < 20 * len(pages)  # with macros and contexts it was a hundred and more a page


def test_a_page_that_fails_is_let_go_of_too_and_its_fault_told():
    of = renderer("{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ 1 // 0 }}{% endmacro %}", "{{ m.a() }}")
    for _ in range(2):
        with pytest.raises(TemplateError) as told:
            of.render("home.html", HOME)
        assert (told.value.diagnostic.code, told.value.diagnostic.line) == ("K330", 1)
