"""A USB stick: a network is built, carried as a ZIP, unpacked elsewhere, and opened by a double click on one file."""

import zipfile
from urllib.parse import unquote, urlsplit

import pytest
from conftest import write_files
from photos import plain

from kimsite.cli.main import run
from kimsite.publish.archive import OPENER

pytestmark = pytest.mark.browser
POST = "---\njudul: Panen raya\ntanggal: 2025-10-02\ngambar: panen.jpg\nalt: Padi menguning di sawah\n---\nPadi menguning.\n"
ABORTED = "net::ERR_ABORTED"


@pytest.fixture(scope="module")
def stick(tmp_path_factory):
    """A stick in a computer that has never seen kimsite: only what was in the ZIP lies there."""
    room = tmp_path_factory.mktemp("dinas")
    files = {"content/network.yaml": "nama: KIM Kota\n"}
    for slug in ("kim-a", "kim-b"):
        files |= {f"content/{slug}/group.yaml": f"nama: {slug.upper()}\n", f"content/{slug}/berita/panen.md": POST}
        files[f"content/{slug}/berita/panen.jpg"] = plain(size=(900, 600))
    write_files(room, files)
    source = ["--source", str(room)]
    assert run(["build", "--quiet", "--jobs", "1", "--today", "2025-11-01", *source]) == 0
    assert run(["publish", "zip", *source]) == 0
    there = tmp_path_factory.mktemp("warga") / "KINGSTON (E) #1"
    with zipfile.ZipFile(room / "situs.zip") as archive:
        archive.extractall(there)
    return there


@pytest.fixture
def page(browser):
    """A page that notes what it asked for, and what it did not get."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.asked, page.faults = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
    page.on("requestfailed", lambda request: page.faults.append(request.url) if request.failure != ABORTED else None)
    yield page
    context.close()


def test_only_one_file_at_the_top_can_be_clicked(stick):
    assert {path.name for path in stick.iterdir()} == {OPENER, "situs"}


def test_a_double_click_leads_to_the_portal_and_on_to_a_text_with_its_photo_and_style(stick, page):
    page.goto((stick / OPENER).as_uri())
    page.wait_for_url("**/situs/index.html", timeout=10_000)
    page.click("a[href='kim-a/index.html'] >> nth=0")
    page.click("text=Panen raya >> nth=0")
    assert page.text_content("h1").strip() == "Panen raya"
    assert page.evaluate(
        "[...document.querySelectorAll('main img')].every(img => img.complete && img.naturalWidth > 0)"
    )
    assert page.locator("main img").count()
    assert page.evaluate("document.styleSheets.length") and page.faults == []
    assert {urlsplit(url).scheme for url in page.asked} == {"file"}
    assert all(unquote(urlsplit(url).path).startswith(str(stick)) for url in page.asked)


def test_whoever_runs_no_script_and_waits_for_nothing_clicks_the_link(stick, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((stick / OPENER).as_uri())
    page.click("text=Buka situs")
    page.wait_for_url("**/situs/index.html")
    context.close()


def test_words_are_found_without_a_server(stick, page):
    page.goto((stick / "situs/kim-a/cari.html").as_uri())
    page.fill("input[type=search]", "menguning")
    page.wait_for_selector("main a[href$='panen.html']", timeout=10_000)
    assert page.faults == []
