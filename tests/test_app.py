"""The site on a phone: installed from the browser, read without a network, without pictures, and never against a wish."""

import functools
import http.server
import io
import json
import threading
from pathlib import Path

import pytest
from PIL import Image
from test_build import GROUP, Project
from test_weight import noise, with_photos


def logo() -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", (300, 200), "#0b5d3b").save(out, "PNG")
    return out.getvalue()


WITH_LOGO = {"content/group.yaml": "nama: KIM Lasiana\nsingkatan: KLB\nlogo: logo.png\n", "content/logo.png": logo()}

PICTURED = "---\njudul: Pasar pagi ini\ntanggal: 2025-10-02\ngambar: foto-0.jpg\nalt: Pasar\n---\nIsi.\n"
FRAME = """(address) => new Promise((come) => document.body.append(
    Object.assign(document.createElement("iframe"), { src: address, onload: come })))"""
KEPT = """async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("halaman"))
    const found = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return found.flat().map((request) => request.url)
}"""


@pytest.fixture
def build(project, tmp_path):
    def make(*files) -> Project:
        made = Project(project({key: value for part in files for key, value in part.items()}), tmp_path / "public")
        made.build()
        return made

    return make


@pytest.fixture
def serve():
    """Serves a folder on loopback; gives its address. `asked` are the paths that browsers asked for."""
    servers = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            start.asked.append(self.path)

    def start(folder: Path) -> str:
        handler = functools.partial(Handler, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}"

    start.asked = []
    yield start
    for server in servers:
        server.shutdown()


def test_the_manifest_names_icons_made_from_the_logo(build):
    site = build(GROUP, WITH_LOGO)
    manifest = json.loads(site.bytes()["manifest.webmanifest"])
    assert (manifest["name"], manifest["short_name"], manifest["start_url"]) == ("KIM Lasiana", "KLB", "index.html")
    for icon in manifest["icons"]:
        picture = Image.open(io.BytesIO(site.bytes()[icon["src"]]))
        assert f"{picture.width}x{picture.height}" == icon["sizes"]
    assert [icon["sizes"] for icon in manifest["icons"]] == ["192x192", "512x512"]


def test_without_a_logo_the_icon_is_drawn_in_the_groups_colour(build):
    site = build(GROUP, {"content/group.yaml": "nama: K\npengaturan_tema: {warna: '#123456'}\n"})
    (icon,) = json.loads(site.bytes()["manifest.webmanifest"])["icons"]
    assert b"#123456" in site.bytes()[icon["src"]]


def test_pages_that_were_read_and_the_front_page_open_without_a_network(build, serve, browser):
    address = serve(build(GROUP).output)
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/2025/10/panen.html")
    page.evaluate("navigator.serviceWorker.ready")
    context.set_offline(True)
    page.goto(f"{address}/2025/10/panen.html")  # the page by which the reader came
    assert page.inner_text("h1") == "Panen raya"
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
    assert page.inner_text("main [role=status]").startswith("Tidak ada jaringan.")
    page.goto(f"{address}/index.html")
    assert "KIM Lasiana" in page.inner_text("h1")
    page.goto(f"{address}/2025/10/pasar.html")  # never read: leads home
    assert page.url == f"{address}/index.html"
    context.close()


def test_a_folder_and_its_index_are_one_page_and_only_pages_are_kept(build, serve, browser):
    site = build(GROUP)
    (site.output / "surat.pdf").write_bytes(b"%PDF-1.4")
    address = serve(site.output)
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/")
    page.evaluate("navigator.serviceWorker.ready")
    page.reload()
    page.evaluate(FRAME, "surat.pdf")
    page.wait_for_timeout(300)
    assert page.evaluate(KEPT) == [f"{address}/index.html"]
    context.close()


def test_a_worker_that_is_not_wanted_any_more_forgets_itself(build, serve, browser):
    site = build(GROUP)
    address = serve(site.output)
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/index.html")
    page.evaluate("navigator.serviceWorker.ready")
    (site.folder / "content/group.yaml").write_text("nama: KIM Lasiana\npengaturan_tema: {luring: tidak}\n")
    site.build()
    page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
    page.wait_for_function("navigator.serviceWorker.getRegistration().then((found) => !found)")
    context.close()


def test_nothing_is_registered_from_a_usb_stick(build, browser):
    site = build(GROUP)
    context = browser.new_context()
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((site.output / "index.html").as_uri())
    assert page.query_selector("link[rel=manifest]") is None
    assert said == []
    context.close()


def test_a_reader_may_read_without_pictures_and_ask_for_one(build, serve, browser):
    address = serve(build(GROUP, with_photos(2)).output)
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{address}/2025/10/foto.html")
    page.click("[data-hemat]")
    page.wait_for_selector("button.foto")
    assert page.locator("main img:visible").count() == 0
    page.reload()
    assert page.inner_text("button.foto >> nth=0") == "Pasar 0"
    page.click("button.foto >> nth=0")
    page.wait_for_function("document.querySelector('main img').naturalWidth > 0")
    assert page.locator("main img:visible").count() == 1
    page.click("[data-hemat]")
    page.wait_for_function("document.querySelectorAll('button.foto').length === 0")
    context.close()


def test_who_reads_without_pictures_pays_for_none(build, serve, browser):
    address = serve(build(GROUP, with_photos(2)).output)
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/2025/10/panen.html")
    page.evaluate("navigator.serviceWorker.ready")
    with page.expect_navigation():
        page.click("[data-hemat]")
    serve.asked.clear()
    page.goto(f"{address}/2025/10/foto.html", wait_until="networkidle")
    assert "/2025/10/foto.html" in serve.asked
    assert [path for path in serve.asked if path.startswith("/foto/")] == []
    page.click("button.foto >> nth=0")
    page.wait_for_function("document.querySelector('main :not(.qr) > img').naturalWidth > 0")
    context.close()


def test_a_gallery_without_pictures_shows_their_words_alone(build, serve, browser):
    names = [f"content/galeri/pantai/{n}.jpg" for n in range(3)]
    post = "---\njudul: Pantai\ntanggal: 2025-10-04\n---\nEmpat sudut.\n"
    files = {"content/galeri/pantai.md": post, **{name: noise(n, (800, 600)) for n, name in enumerate(names)}}
    address = serve(build(GROUP, files).output)
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{address}/2025/10/pantai.html")
    page.click("[data-hemat]")
    page.wait_for_selector("button.foto")
    assert page.locator("button.foto").count() == 3
    assert page.locator(".gallery img:visible").count() == 0
    context.close()


def test_on_a_card_the_button_of_a_photo_is_before_the_link_of_the_card(build, serve, browser):
    address = serve(build(GROUP, with_photos(1), {"content/berita/foto.md": PICTURED}).output)
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{address}/index.html")
    page.click("[data-hemat]")
    page.click("main button.foto >> nth=0")
    assert page.url == f"{address}/index.html"
    context.close()


def test_the_policy_of_hosts_lets_the_pages_own_script_run_and_no_other(build, browser):
    site = build(GROUP)
    headers = site.bytes()["_headers"].decode()
    policy = next(line.split(": ", 1)[1] for line in headers.splitlines() if "Content-Security-Policy" in line)
    html = site.bytes()["2025/10/panen.html"].decode()
    context = browser.new_context()
    context.route(
        "**/*",
        lambda route: route.fulfill(
            body=html, headers={"Content-Security-Policy": policy, "Content-Type": "text/html"}
        ),
    )
    page = context.new_page()
    page.goto("http://kim.example/2025/10/panen.html")
    assert page.locator("[data-hemat]").is_visible()
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
    )
    assert page.evaluate("window.ran") is None
    context.close()
