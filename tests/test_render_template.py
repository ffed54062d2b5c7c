"""Pages through templates: what they may use, how dates and numbers are said, what happens when one fails."""

import itertools
import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.colour import contrast, readable
from kimsite.judging.sample import DAY, DOCUMENT, EVENT, HOME, PAGES, SEARCH, SITE, TERMS, TREE
from kimsite.model.content import Event
from kimsite.model.theme import Catalogue, Template, Theme
from kimsite.render.environment import translate
from kimsite.render.template import Renderer, TemplateError
from kimsite.theme.i18n import catalogue
from kimsite.theme.load import load_theme
from kimsite.wording import Wording

ROOT = Path(__file__).parent.parent
THEMES = (ROOT / "themes",)


@pytest.fixture(scope="module")
def warta() -> Theme:
    theme, problems = load_theme("warta", THEMES)
    assert theme, problems
    return theme


@pytest.fixture(scope="module")
def indonesian(warta: Theme) -> Renderer:
    return Renderer(warta, catalogue(warta, "id"))


def theme_of(text: str) -> Theme:
    return Theme("kecil", "1", (), (Template("home.html", text, ""),), (), ())


def rendered(text: str, words: tuple[tuple[str, str], ...] = ()) -> str:
    return Renderer(theme_of(text), Catalogue("id", words)).render("home.html", HOME)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_theme_that_was_translated_before_draws_the_same_in_every_language(warta, language):
    words, translated = catalogue(warta, language), translate(warta)
    by_code_alone = replace(
        translated, templates=tuple(replace(template, text="") for template in translated.templates)
    )
    fresh, kept = Renderer(warta, words), Renderer(by_code_alone, words)
    for _, name, view in PAGES:
        assert kept.render(name, view) == fresh.render(name, view)


def test_a_constant_is_said_in_the_language_of_the_page_whoever_translated_the_template():
    theme = translate(theme_of("{{ 1234|number }}"))
    signs = {"id": ".", "en": ","}
    said = {sign: Renderer(theme, Catalogue(name, (("numbers.thousands", sign),))) for name, sign in signs.items()}
    assert {drawn.render("home.html", HOME) for drawn in said.values()} == {"1.234", "1,234"}


def test_a_template_that_is_wrong_is_told_when_it_is_used():
    with pytest.raises(TemplateError):
        Renderer(translate(theme_of("{% if %}")), Catalogue("id", ())).render("home.html", HOME)


def test_pictures_wait_for_a_tap_where_the_group_asks_for_it(indonesian):
    settings = dict(DOCUMENT.site.settings) | {"foto": "ketuk"}
    site = replace(DOCUMENT.site, settings=tuple(settings.items()))
    body = '<p>Awal.</p>\n<figure><img src="a.jpg" alt="Bibit &lt;bakau&gt;" loading="lazy"><figcaption>K</figcaption></figure>'
    page = indonesian.render("document.html", replace(DOCUMENT, site=site, body=body))
    pictures = re.findall(r'<img (?!src="data:)[^>]*>', page.split("<article")[1].split("</article>")[0])
    assert len(pictures) > 2
    assert all('loading="lazy"' in picture and 'fetchpriority="low"' in picture for picture in pictures)
    assert "Lihat foto: Bibit &lt;bakau&gt;</summary>" in page


def test_lists_go_without_pictures_where_the_group_asks_for_it(indonesian):
    settings = dict(HOME.site.settings) | {"foto_di_daftar": "false"}
    site = replace(HOME.site, settings=tuple(settings.items()), logo=None)
    assert "<img" in indonesian.render("home.html", HOME)
    assert "<img" not in indonesian.render("home.html", replace(HOME, site=site))


@pytest.mark.parametrize("language", ["id", "en", "jv", "su", "tet"])
@pytest.mark.parametrize(("name", "template", "view"), PAGES, ids=[page[0] for page in PAGES])
def test_every_template_renders_in_every_language(warta, name, template, view, language):
    page = Renderer(warta, catalogue(warta, language)).render(template, view)
    assert page.startswith("<!DOCTYPE html>")
    assert len(re.findall(r"<h1\b", page)) == 1
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", page)]
    assert all(deeper <= level + 1 for level, deeper in itertools.pairwise(levels))
    identifiers = re.findall(r'\bid="([^"]+)"', page)
    assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize(("name", "template", "view"), PAGES, ids=[page[0] for page in PAGES])
def test_a_page_asks_for_its_style_and_pictures_only(indonesian, name, template, view):
    page = indonesian.render(template, view)
    assert "<script>" not in page
    assert " onclick" not in page
    asked = re.findall(r'<(?:img|source|iframe|video|audio)\b[^>]*\b(?:src|srcset)="([^"]+)"', page)
    assert not [address for address in asked if "//" in address]
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    assert len(sheets) == (0 if template == "404.html" else 1)


def test_a_text_article_shows_no_picture(indonesian):
    plain = next(view for name, _, view in PAGES if name == "document-spare")
    assert "<img" not in indonesian.render("document.html", plain)


def test_what_people_wrote_is_escaped(indonesian):
    page = indonesian.render("document.html", replace(DOCUMENT, title="<b>&", dateline="<i>", editor='"><script>'))
    assert "&lt;b&gt;&amp;" in page
    assert "&lt;i&gt;, 2 Oktober 2025" in page
    assert "<script>" not in page


def test_the_dateline_runs_into_the_first_paragraph(indonesian):
    page = indonesian.render("document.html", DOCUMENT)
    assert '<p><strong class="dateline">Kupang, 2 Oktober 2025</strong> – Pagi itu air surut jauh.</p>' in page


def test_the_byline_names_all_three(indonesian):
    text = re.sub(r"<[^>]+>", "", indonesian.render("document.html", DOCUMENT))
    assert "Penulis: Ani Neno, ♥ | Foto: Yohanis Tefa | Penyunting: Maria Bria" in text


def test_whatsapp_sharing_needs_a_whole_address(indonesian):
    assert "https://wa.me/?text=%2ATujuh%20ribu" in indonesian.render("document.html", DOCUMENT)
    plain = replace(DOCUMENT, head=replace(DOCUMENT.head, absolute=""), order_url="")
    assert "wa.me/?text" not in indonesian.render("document.html", plain)


@pytest.mark.parametrize(("template", "css", "view"), [("terms.html", "tree", TERMS), ("home.html", "branches", replace(HOME, categories=TREE))])  # fmt: skip
def test_categories_stand_below_their_parents(indonesian, template, css, view):
    page = indonesian.render(template, view)
    tree = re.search(f'<ul class="{css}">.*?(?=</main>|</section>)', page, re.S)[0].strip()
    bare = re.sub(r"\s+", "", re.sub(r"<(?!/?(?:ul|li)\b)[^>]*>", "", tree)).replace(f'<ulclass="{css}">', "<ul>")
    assert re.sub(r"\d", "", bare) == (
        "<ul><li>a<ul><li>aa<ul><li>aaa</li></ul></li><li>ab</li></ul></li>"
        "<li>b</li><li>c<ul><li>ca<ul><li>caa</li></ul></li></ul></li></ul>"
    )


def test_a_title_that_stands_alone_tells_the_rating(indonesian):
    cards = (replace(SEARCH.entries[0], rating="salah"),)
    assert ">[Salah] Warga" in indonesian.render("search.html", replace(SEARCH, entries=cards))
    assert ">[Salah] Warga" in indonesian.render("document.html", replace(DOCUMENT, read_also=cards))


def test_equal_views_give_equal_pages(warta):
    first = Renderer(warta, catalogue(warta, "id")).render("home.html", HOME)
    assert first == Renderer(warta, catalogue(warta, "id")).render("home.html", HOME)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("satu\n{{ nothing }}", 2),
        ("{{ site.nothing }}", 1),
        ('\n\n{{ t("nothing") }}', 3),
        ('{{ setting("nothing") }}', 1),
        ("a\n{{ 1 // 0 }}", 2),
        ("a\n{{ site.name|nothing }}", 2),
        ('{{ "x" + 1 }}', 1),
    ],
)
def test_a_fault_of_a_template_names_its_line(text, line):
    with pytest.raises(TemplateError) as fault:
        rendered(text)
    told = fault.value.diagnostic
    assert (told.code, told.path, told.line) == ("K330", "themes/kecil/templates/home.html", line)
    assert told.source == text.splitlines()[line - 1]


@pytest.mark.parametrize("name", ["lipsum", "cycler", "random", "now"])
def test_a_template_has_no_dice_and_no_clock(name):
    with pytest.raises(TemplateError):
        rendered("{{ " + name + " }}")
    with pytest.raises(TemplateError):
        rendered("{{ [1, 2]|random }}")


def test_addresses_lead_up_from_deep_pages(warta):
    page = Renderer(warta, catalogue(warta, "id")).render("document.html", DOCUMENT)
    assert 'href="../../penulis/ani/index.html"' in page
    assert 'href="https://www.facebook.com/kimlasiana"' in page


@pytest.fixture(scope="module")
def id_words(warta) -> Wording:
    return Wording(catalogue(warta, "id"))


def test_dates_are_said_as_in_indonesia(id_words):
    assert id_words.date(DAY) == "2 Oktober 2025"
    assert id_words.datetime(DAY) == "Kamis, 2 Oktober 2025, 14.30 WITA"
    assert id_words.month(DAY) == "Oktober 2025"
    fixed = DAY.replace(tzinfo=timezone(timedelta(hours=9)))
    assert id_words.datetime(fixed).endswith("14.30 WIT")
    assert id_words.datetime(DAY.replace(tzinfo=timezone(timedelta(hours=-3, minutes=-30)))).endswith("UTC-03:30")


def test_an_event_is_said_in_as_few_words_as_say_it_all(id_words):
    assert id_words.when(EVENT) == "Senin, 3 November 2025, 09.00–12.00 WITA"
    assert id_words.when(replace(EVENT, end=None)) == "Senin, 3 November 2025, 09.00 WITA"
    assert id_words.when(Event(EVENT.start, None, "", True)) == "Senin, 3 November 2025"
    later = EVENT.start + timedelta(days=2)
    assert id_words.when(Event(EVENT.start, later, "", True)) == "Senin, 3 November 2025 – Rabu, 5 November 2025"


def test_numbers_follow_the_language(warta, id_words):
    english = Wording(catalogue(warta, "en"))
    assert (id_words.number(1234567), english.number(1234567)) == ("1.234.567", "1,234,567")
    assert (id_words.money(25000), english.money(25000)) == ("Rp25.000", "Rp25,000")
    assert [id_words.size(n) for n in (0, 840, 25_400, 1_432_000, 64_000_000)] == ["0 B", "840 B", "25 kB", "1,4 MB", "64 MB"]  # fmt: skip
    assert (english.t("documents", n=1), english.t("documents", n=2)) == ("1 article", "2 articles")


WARTA, _ = load_theme("warta", THEMES)


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)))
def test_every_day_has_its_words(moment):
    for language in ("id", "en"):
        assert str(moment.year) in Wording(catalogue(WARTA, language)).datetime(moment)


COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(COLOURS)
def test_any_accent_can_be_read_on_paper_and_in_the_dark(colour):
    for ground in ("#f4f1e8", "#26241f", "#ffffff", "#000000"):
        assert contrast(readable(colour, ground), ground) >= 4.5


def test_a_readable_accent_stays_as_chosen():
    assert readable("#0b5d3b", "#ffffff") == "#0b5d3b"


def test_settings_reach_the_page(indonesian):
    page = indonesian.render("home.html", replace(HOME, site=replace(SITE, settings=(("warna", "#123456"), *SITE.settings[1:]))))  # fmt: skip
    assert "--warna:#123456" in page
