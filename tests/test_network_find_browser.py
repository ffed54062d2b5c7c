"""The search of a network in a real browser, straight from disk: what is found, what it costs, without a script too."""

import gzip
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from conftest import write_files

from kimsite import stem as twin
from kimsite.build import build
from kimsite.model.settings import Settings
from kimsite.network import words

pytestmark = pytest.mark.browser
STEMS = yaml.safe_load((Path(__file__).parent / "cases/search/stems.yaml").read_text(encoding="utf-8"))
BOX, STATUS, RESULTS = "#q", "form.find [role=status]", "form.find ol a"
POSTS = {
    "kim-a": ["Panen padi di Lasiana", "Kerja bakti di pantai", "Tenun ikat dijual daring"],
    "kim-b": ["Panen jagung", "Penenun muda belajar pewarna alam"],
    "kim-c": ["Pasar pagi pindah"],
}
NAMES = {"kim-a": "KIM Alak", "kim-b": "KIM Bikomi", "kim-c": "KIM Candi"}
CODES = {"kim-a": "53.71.03.1011", "kim-b": "53.05.02.2003", "kim-c": "33.09.01.2003"}
FILES = {
    "content/network.yaml": "nama: Jejaring Contoh\n",
    **{f"content/{slug}/group.yaml": f"nama: {NAMES[slug]}\nkode_wilayah: {code}\n" for slug, code in CODES.items()},
    **{
        f"content/{slug}/berita/{n}.md": f"---\njudul: {title}\ntanggal: 2025-10-0{n + 1}\ntag: [Ekonomi]\n---\nIsi.\n"
        for slug, titles in POSTS.items()
        for n, title in enumerate(titles)
    },
}


@pytest.fixture(scope="module", params=[200, words.SPLIT], ids=["many files", "one file"])
def site(request, tmp_path_factory):
    folder = write_files(tmp_path_factory.mktemp("jejaring"), FILES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "SPLIT", request.param)
        settings = Settings(str(folder), str(folder / "public"), datetime(2025, 11, 20, tzinfo=UTC), jobs=1)
        assert not [problem for problem in build(settings, folder / "cache", 1).problems if problem.severity == "error"]
    return folder / "public"


@pytest.fixture
def page(site, browser):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.faults, page.files = [], []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("request", lambda request: page.files.append(unquote(urlsplit(request.url).path)))
    page.goto((site / "cari.html").as_uri())
    yield page
    context.close()
    assert page.faults == []


def found(page, text):
    page.fill(BOX, text)
    page.press(BOX, "Enter")
    page.wait_for_function("() => document.querySelector('form.find [role=status]').textContent")
    page.wait_for_timeout(100)
    return [link.inner_text() for link in page.query_selector_all(RESULTS)]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("lasiana", "Panen padi di Lasiana"),
        ("panen jagung", "Panen jagung"),
        ("bertenun", "Tenun ikat dijual daring"),
        ("kim candi", "KIM Candi"),
        ("boyolali", "Kabupaten Boyolali"),
        ("pnaen jagung", "Panen jagung"),
        ("pas", "Pasar pagi pindah"),
        ("ekonomi", "Ekonomi"),
    ],
)
def test_questions_find_what_they_mean(page, question, first):
    assert first in found(page, question)[:2]


def test_a_place_narrows_what_its_groups_wrote(page):
    assert found(page, "panen kupang") == ["Panen padi di Lasiana"]


def test_what_is_not_there_is_said_so(page):
    assert found(page, "xyzzy") == []
    assert page.inner_text(STATUS).startswith("Tidak ada yang cocok")


def test_a_result_leads_to_its_page(page, site):
    found(page, "panen padi")
    page.click(RESULTS)
    page.wait_for_url("**/kim-a/2025/10/0.html")


def test_only_the_files_of_the_words_and_of_the_results_are_loaded(page):
    before = len(page.files)
    found(page, "jagung ")
    names = {Path(file).name for file in page.files[before:]}
    assert len([name for name in names if name.startswith("k-")]) == 1
    assert [name for name in names if name.startswith("g")] == ["g66-0.js"]


def test_a_question_in_the_address_is_answered(page, site):
    page.goto("about:blank")
    page.goto((site / "cari.html").as_uri() + "#q=pasar%20pagi")
    page.wait_for_selector(RESULTS)
    assert page.input_value(BOX) == "pasar pagi"


def test_a_file_that_does_not_come_is_told_of_and_asked_for_again(page):
    folder = page.evaluate("() => document.querySelector('form.find').dataset.folder")
    point = "folder => { document.querySelector('form.find').dataset.folder = folder }"
    page.evaluate(point, "tiada/")
    assert found(page, "panen") == []
    assert "Periksa jaringan" in page.inner_text(STATUS)
    page.evaluate(point, folder)
    page.press(BOX, "Enter")
    page.wait_for_selector(RESULTS)


def test_without_a_script_there_are_ways_to_all_groups_and_topics(site, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "cari.html").as_uri())
    assert not page.is_visible(BOX)
    page.click("text=Semua kelompok menurut nama")
    assert [link.inner_text() for link in page.query_selector_all(".groups a")] == list(NAMES.values())
    page.go_back()
    page.click("main >> text=Berita")
    assert len(page.query_selector_all(".card h2 a")) == 6
    context.close()


def test_words_are_known_by_the_same_stems_as_in_the_files(page):
    said = [word for line in STEMS if isinstance(line, list) for word in line] or sorted(
        {word for part in yaml.safe_dump(STEMS).split() for word in twin.words(part)}
    )
    roots = page.evaluate(
        "words => words.map(word => kimsiteKata.stem(word))", [w for s in said for w in twin.words(s)]
    )
    assert roots == [twin.stem(w) for s in said for w in twin.words(s)]


def test_a_question_and_its_page_weigh_little(page, site):
    def weight(files):
        return sum(len(gzip.compress(Path(file).read_bytes(), 9, mtime=0)) for file in files)

    before = len(page.files)
    sheets = [file for file in page.files[:before] if not file.endswith(".js")]
    assert weight(sheets) < 14_000
    found(page, "panen padi")
    assert weight(page.files[before:]) < 20_000
