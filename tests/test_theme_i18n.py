"""Words of the interface: every language complete, by its own catalogue or by falling back to Indonesian."""

from datetime import datetime
from pathlib import Path

import pytest
from conftest import write_files

from kimsite.theme.i18n import BASE, catalogue, read_words
from kimsite.theme.load import load_theme
from kimsite.vocabulary import LANGUAGES, RATINGS, TYPE_IDS
from kimsite.wording import MissingWord, Wording

OWN = Path(__file__).parent.parent / "themes"
DAY = datetime(2025, 10, 2, 14, 30)
CATALOGUES = sorted(path.stem for path in BASE.glob("*.yaml"))


def own_words(language):
    return read_words(BASE / f"{language}.yaml", f"{language}.yaml")


@pytest.fixture
def wording(tmp_path):
    """The wording of a theme that adds these catalogues to warta."""

    def call(language, files=None):
        child = {f"desa/i18n/{name}": content for name, content in (files or {}).items()}
        folder = write_files(tmp_path / "themes", child | {"desa/theme.yaml": "parent: warta"})
        theme, problems = load_theme("desa", (folder, OWN))
        assert theme, problems
        return Wording(catalogue(theme, language))

    return call


def refused(tmp_path, content):
    files = {"desa/theme.yaml": "parent: warta", "desa/i18n/tet.yaml": content}
    theme, (problem,) = load_theme("desa", (write_files(tmp_path / "themes", files), OWN))
    assert theme is None
    return problem


# kimsite's own catalogues


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_catalogue_has_no_word_that_indonesian_lacks(language):
    extra = own_words(language).keys() - own_words("id").keys()
    assert all(key.endswith("_one") and key.removesuffix("_one") in own_words("id") for key in extra)


def test_english_is_complete():
    assert own_words("id").keys() - own_words("en").keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word(wording, language):
    assert own_words("id").keys() <= wording(language).words.keys()


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_language_type_and_rating_has_a_name(language):
    words = own_words(language)
    assert {f"languages.{code}" for code in LANGUAGES} <= words.keys()
    assert {f"{group}.{type_}" for group in ("type", "types", "all_of") for type_ in TYPE_IDS} <= words.keys()
    assert {f"ratings.{names[0]}" for names in RATINGS} <= words.keys()


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_year_and_a_week_are_named_whole_or_not_at_all(language):
    words = own_words(language)
    for group, last in (("months", 12), ("months_short", 12), ("days", 7)):
        named = {key for key in words if key.startswith(f"{group}.")}
        assert named in (set(), {f"{group}.{n}" for n in range(1, last + 1)})


# A project's own


def test_a_theme_adds_a_language_by_one_file(wording):
    tetun = wording("tet", {"tet.yaml": "types: {berita: Notísia}\nmonths: {10: Outubru}"})
    assert tetun.type_name("berita", plural=True) == "Notísia"
    assert tetun.date(DAY) == "2 Outubru 2025"


def test_a_word_that_is_missing_is_indonesian(wording):
    tetun = wording("tet", {"tet.yaml": "months: {10: Outubru}"})
    assert tetun.t("home") == "Beranda"
    assert tetun.day(DAY) == "Kamis, 2 Outubru 2025"


def test_a_language_without_a_catalogue_is_indonesian(wording):
    assert wording("aoz").date(DAY) == "2 Oktober 2025"


def test_a_theme_changes_one_word_and_keeps_the_others(wording):
    changed = wording("id", {"id.yaml": "home: Lopo"})
    assert (changed.t("home"), changed.t("search")) == ("Lopo", "Cari")


def test_a_changed_indonesian_word_is_also_what_others_fall_back_to(wording):
    files = {"id.yaml": "home: Lopo"}
    assert wording("tet", files).t("home") == "Lopo"
    assert wording("en", files).t("home") == "Home"


def test_a_child_theme_inherits_its_parents_words(tmp_path):
    files = {
        "induk/theme.yaml": "parent: warta",
        "induk/i18n/id.yaml": "home: Induk\nsearch: Induk",
        "anak/theme.yaml": "parent: induk",
        "anak/i18n/id.yaml": "home: Anak",
    }
    theme, _ = load_theme("anak", (write_files(tmp_path, files), OWN))
    words = Wording(catalogue(theme, "id"))
    assert [words.t(key) for key in ("home", "search", "menu")] == ["Anak", "Induk", "Menu utama"]


def test_a_theme_may_have_words_of_its_own(wording):
    assert wording("id", {"id.yaml": 'salam: "Halo {nama}"'}).t("salam", nama="Ani") == "Halo Ani"


def test_a_word_that_nobody_has_is_no_empty_text(wording):
    with pytest.raises(MissingWord):
        wording("id").t("salam")


# One and many; dates and numbers


def test_one_has_a_form_of_its_own_where_the_language_has_one(wording):
    english = wording("en")
    assert [english.t("documents", n=n) for n in (0, 1, 2, 1200)] == ["0 articles", "1 article", "2 articles", "1,200 articles"]  # fmt: skip
    assert wording("id").t("documents", n=1) == "1 tulisan"


def test_a_theme_may_give_one_a_form(wording):
    tetun = wording("tet", {"tet.yaml": 'documents: "{n} notísia"\ndocuments_one: "notísia ida"'})
    assert (tetun.t("documents", n=1), tetun.t("documents", n=2)) == ("notísia ida", "2 notísia")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("id", "Kamis, 2 Oktober 2025, 14.30"),
        ("en", "Thursday, 2 October 2025, 14:30"),
        ("jv", "Kemis, 2 Oktober 2025, 14.30"),
        ("su", "Kemis, 2 Oktober 2025, 14.30"),
    ],
)
def test_a_day_is_said_as_its_language_says_it(wording, language, said):
    assert wording(language).datetime(DAY) == said


def test_a_language_orders_its_dates_and_parts_its_numbers(wording):
    files = {
        "tet.yaml": 'formats: {date: "{month} {day}, {year}", money: "{amount} rupiah"}\nnumbers: {thousands: " "}'
    }
    tetun = wording("tet", files)
    assert (tetun.date(DAY), tetun.money(25000)) == ("Oktober 2, 2025", "25 000 rupiah")


# What is refused


@pytest.mark.parametrize(
    ("content", "line"),
    [('home: "Uma', 1), ("- home", 1), ("home: 5", 0), ("ratings: {salah: False}", 0), ("home:", 0), (b"\xff", 0)],
)
def test_a_catalogue_that_cannot_be_read_is_told(tmp_path, content, line):
    problem = refused(tmp_path, content)
    assert problem.code == "K309"
    assert (problem.path, problem.line) == ("themes/desa/i18n/tet.yaml", line)


@pytest.mark.parametrize(
    ("content", "gap", "known"),
    [
        ('documents: "{jumlah} notísia"', "{jumlah}", "{n}"),
        ('documents_one: "{jumlah} notísia"', "{jumlah}", "{n}"),
        ('order_text: "{title.upper}"', "{title.upper}", "{title}"),
        ('formats: {date: "{day:02} {month}"}', "{day:02}", "{day}, {month}, {year}"),
        ('home: "{n}"', "{n}", "-"),
        ('documents: "{n"', "{n", "{n}"),
        ('salam: "Halo {0}"', "{0}", "-"),
    ],
)
def test_a_gap_that_nobody_fills_is_told_before_a_page_fails(tmp_path, content, gap, known):
    problem = refused(tmp_path, content)
    assert (problem.code, dict(problem.facts)["gap"], dict(problem.facts)["known"]) == ("K311", gap, known)
