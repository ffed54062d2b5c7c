"""Readers' browsers: the built site in a real Chromium, in a sub-folder and straight from disk."""

import functools
import http.server
import shutil
import threading
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from kimsite.build import build
from kimsite.model.settings import Settings

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[1]
GROUP = "kim-lasiana"
ABORTED = "net::ERR_ABORTED"
"""What a request is told when the page was left before it came."""
COLLECT = """() => [...document.querySelectorAll('[href], [src]')]
    .filter(e => e.rel !== 'canonical')
    .map(e => e.href || e.src).filter(url => url && !url.startsWith('data:'))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The sample network, built once."""
    folder = tmp_path_factory.mktemp("site")
    settings = Settings(str(ROOT), str(folder / "public"), datetime(2025, 11, 20, tzinfo=UTC))
    result = build(settings, folder / "cache", 1)
    assert result.outputs > 1000
    return folder / "public"


@pytest.fixture(scope="module")
def moved(site, tmp_path_factory):
    """One group's folder, taken out of the network and put somewhere else."""
    folder = tmp_path_factory.mktemp("usb") / "stik" / "situs kami"
    shutil.copytree(site / GROUP, folder)
    return folder


@pytest.fixture
def page(browser):
    """A phone's page that notes every request and every error."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.requested, page.faults = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
    page.on("requestfailed", lambda request: page.faults.append(request.url) if request.failure != ABORTED else None)
    yield page
    context.close()


@pytest.fixture
def server(moved):
    """The moved group behind a web server, in a sub-folder."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(moved.parent))
    handler.log_message = lambda *_: None
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/situs%20kami/"
        server.shutdown()


def crawl(page, start: str, root: str) -> set[str]:
    """Opens every page that can be reached from `start` below `root`; returns all addresses that were linked there."""
    waiting, seen, linked = [start], set(), set()
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        seen.add(url)
        page.goto(url, wait_until="domcontentloaded")
        found = {address.split("#")[0] for address in page.evaluate(COLLECT)}
        linked |= found
        waiting += [u for u in found if u.startswith(root) and u.endswith(".html") and u not in seen]
    return linked


def test_every_link_works_from_disk(moved, page):
    root = moved.as_uri() + "/"
    linked = crawl(page, root + "index.html", root)
    assert len([url for url in linked if url.endswith(".html")]) > 100
    inside = [url for url in linked if url.startswith("file:")]
    missing = [url for url in inside if not Path(unquote(urlsplit(url).path)).is_file()]
    assert missing == []
    assert [url for url in inside if not url.startswith(root)] == []
    assert page.faults == []


def test_a_group_in_a_sub_folder_finds_all_its_parts(server, page):
    page.goto(server + "index.html")
    page.click("article a >> nth=0")
    page.wait_for_load_state()
    assert page.locator("h1").count() == 1
    assert page.evaluate("getComputedStyle(document.body).fontFamily") != ""
    assert page.faults == []


def test_no_page_asks_anybody_else(moved, page, server):
    for path in ("index.html", "profil.html", "2025/10/rakor-kominfo.html", "produk/index.html"):
        page.goto(server + path)
    assert {url for url in page.requested if not url.startswith(server)} == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_page_is_wider_than_its_window(site, browser, scheme, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    for path in ("index.html", f"{GROUP}/index.html", f"{GROUP}/2025/10/rakor-kominfo.html", f"{GROUP}/profil.html"):
        page.goto((site / path).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


def test_reading_needs_no_script(site, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / GROUP / "index.html").as_uri())
    page.click("article a >> nth=0")
    assert page.locator("h1").count() == 1
    context.close()
