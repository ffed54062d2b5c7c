"""Search in a real browser, straight from disk: what is found, how it is shown, that keys and screen readers manage."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimsite import stem as twin
from kimsite.build import build
from kimsite.model.settings import Settings

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests/cases/search"
QUERIES = yaml.safe_load((CASES / "queries.yaml").read_text(encoding="utf-8"))
STEMS = yaml.safe_load((CASES / "stems.yaml").read_text(encoding="utf-8"))
BOX, STATUS, RESULTS = "#q", "form.find [role=status]", "form.find ol a"
FOUND = "question => kimsiteCari.search(question).rows.map(row => row.href)"
PAGES = 800 + 7
"""Documents of a group with an older part."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The sample network."""
    folder = tmp_path_factory.mktemp("site")
    build(Settings(str(ROOT), str(folder / "public"), datetime(2025, 11, 20, tzinfo=UTC)), folder / "cache", 1)
    return folder / "public"


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A group of many posts, the older the higher their number; each says one word that no other does."""
    folder = tmp_path_factory.mktemp("large")
    (folder / "content/berita").mkdir(parents=True)
    (folder / "content/group.yaml").write_text("nama: KIM Besar\n", encoding="utf-8")
    for number in range(PAGES):
        head = f"judul: Panen nomor {number}\ntanggal: {2025 - number // 300}-{number % 12 + 1}-{number % 28 + 1}"
        said = f"Warga bercerita kode{number}x. " + " ".join(f"isi{number}y{n}" for n in range(12))
        (folder / f"content/berita/p{number}.md").write_text(f"---\n{head}\n---\n{said}\n", encoding="utf-8")
    build(Settings(str(folder), str(folder / "public"), datetime(2026, 1, 1, tzinfo=UTC)), folder / "cache", 1)
    return folder / "public"


@pytest.fixture(scope="module")
def page(browser):
    """A phone's page that notes every fault and every request elsewhere."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: request.url.startswith("file:") or page.faults.append(request.url))
    yield page
    context.close()
    assert page.faults == []


def opened(page, folder, text=""):
    """The search page with its first file read, and something typed."""
    page.goto("about:blank")
    page.goto((folder / "cari.html").as_uri())
    with page.expect_event("requestfinished"):
        page.focus(BOX)
    if text:
        typed(page, text)


def typed(page, text):
    page.fill(BOX, text)
    page.wait_for_function("text => location.hash === (text && '#q=' + encodeURIComponent(text))", arg=text)


def tap_further(page):
    with page.expect_event("requestfinished"):
        page.click("form.find button")


@pytest.mark.parametrize("group", sorted({group for group, _, _ in QUERIES}))
def test_what_people_type_finds_what_they_mean(site, page, group):
    opened(page, site / group)
    for asked_in, question, documents in QUERIES:
        if asked_in == group:
            found = page.evaluate(FOUND, question)[:10]
            names = {href.rsplit("/", 1)[-1].removesuffix(".html") for href in found}
            assert names >= {document.rsplit("/", 1)[-1] for document in documents}, question


def test_titles_are_found_before_any_file_is_read(site, page):
    page.goto((site / "kim-lasiana/cari.html").as_uri())
    assert page.evaluate(FOUND, "bersih pantai september") == ["2025/09/bersih-pantai-september.html"]


def test_results_say_what_they_are_and_what_fits(site, page):
    opened(page, site / "kim-lasiana", "penanaman bakau")
    first = page.locator("form.find li").first
    assert "Berita, 16 Februari 2025" in first.inner_text()
    assert page.locator("mark").all_inner_texts()[0] == "Ditanam"
    number = page.locator(RESULTS).count()
    assert page.inner_text(STATUS).startswith(f"{number} hasil")
    assert page.locator(".letter:visible").count() == 0


def test_what_nobody_wrote_is_not_found_and_the_list_comes_back(site, page):
    opened(page, site / "kim-lasiana", "zzzzqqqq")
    assert page.inner_text(STATUS).startswith("Tidak ada yang cocok")
    typed(page, "")
    assert page.locator(".letter:visible").count() > 5
    assert page.inner_text(STATUS) == ""


def test_words_that_do_not_all_fit_find_what_fits_most(site, page):
    opened(page, site / "kim-lasiana", "lontar zzzzqqqq")
    assert page.inner_text(STATUS).endswith("memuat sebagian dari kata-kata itu")


def test_keys_lead_through_the_results_and_back(site, page):
    opened(page, site / "kim-lasiana", "pantai")
    active = "document.activeElement.getAttribute('href') || document.activeElement.id"
    hrefs = [link.get_attribute("href") for link in page.locator(RESULTS).all()]
    for key, where in (
        ("ArrowDown", hrefs[0]),
        ("ArrowDown", hrefs[1]),
        ("ArrowUp", hrefs[0]),
        ("ArrowUp", "q"),
        ("Enter", hrefs[0]),
        ("Escape", "q"),
    ):
        page.keyboard.press(key)
        assert page.evaluate(active) == where, key
    page.keyboard.press("Escape")
    assert page.input_value(BOX) == ""
    typed(page, "pantai")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{hrefs[0]}")
    page.go_back()
    page.wait_for_selector(RESULTS)
    assert page.input_value(BOX) == "pantai"


def test_what_people_type_is_text(site, page):
    opened(page, site / "kim-lasiana", '<img src=x onerror=alert(1)> "lontar" %')
    assert page.locator("form.find img").count() == 0


def test_without_script_there_is_no_box_and_all_titles(site, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "kim-lasiana/cari.html").as_uri())
    assert not page.locator("form.find").is_visible()
    assert page.locator(".letter li a").count() > 20
    context.close()


def test_whole_texts_and_older_ones_are_searched_when_asked_for(large, page):
    opened(page, large)
    typed(page, "kode806x")
    assert page.locator(RESULTS).count() == 0
    labels = []
    while page.locator("form.find button").is_visible():
        labels.append(page.inner_text("form.find button"))
        tap_further(page)
        page.wait_for_timeout(50)
    assert labels == [
        "Cari juga di seluruh isi tulisan",
        "Cari juga di tulisan yang lebih lama",
        "Cari juga di seluruh isi tulisan",
    ]
    for number in (0, 399, 406, 407, 806):
        href = page.evaluate(FOUND, f"kode{number}x")
        assert [one.rsplit("/", 1)[-1] for one in href] == [f"p{number}.html"]
        assert (large / href[0]).is_file()


def test_a_file_of_another_build_is_not_believed(large, page):
    opened(page, large)
    page.evaluate("kimsiteCari('baru', 'another', '', 'Arahasia', '#', '')")
    assert page.evaluate(FOUND, "rahasia") == []


def test_both_languages_know_the_same_stems(site, page):
    page.goto((site / "kim-lasiana/cari.html").as_uri())
    said = [word for alike in STEMS for word in alike]
    said += (ROOT / "content/kim-lereng-merapi/berita/2025/sadranan-gotong-royong.md").read_text("utf-8").split()
    assert page.evaluate(STEMMED, said) == [list(map(twin.stem, twin.words(text))) for text in said]


STEMMED = "said => said.map(text => kimsiteCari.words(text).map(word => kimsiteCari.stem(word)))"
AFFIXES = "me mem men meng meny pe pem pen peng peny per ber be di ter ke se an kan i nya lah ku"
ROOTS = "k p t s m n ng ny a i u r l b d g h j tulis ambil kirim sapu erja rumah 7 é"
AFFIXED = st.lists(
    st.sampled_from(AFFIXES.split()) | st.sampled_from(ROOTS.split()),
    max_size=6,
).map("".join)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(max_codepoint=0x2FFF, exclude_categories=["Cs", "Cn"])) | AFFIXED, min_size=20))
def test_both_languages_know_the_same_stems_of_anything(site, page, said):
    if not page.url.endswith("cari.html"):
        page.goto((site / "kim-lasiana/cari.html").as_uri())
    assert page.evaluate(STEMMED, said) == [list(map(twin.stem, twin.words(text))) for text in said]
