"""The preview: what a browser shows follows what is saved, and only this machine is answered."""

import http.client
import shutil
import socket
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import write_files
from test_build import TODAY

from kimsite.build import build
from kimsite.cli.serving import _own_address
from kimsite.model.settings import Settings
from kimsite.serve.hub import Hub
from kimsite.serve.preview import Preview
from kimsite.serve.server import Server, Words, is_ours
from kimsite.watch import Watcher

POST = "---\njudul: {title}\ntanggal: 2025-10-02\n---\n{body}\n"
PAGE = "/kim-a/2025/10/panen.html"
FILES = {
    "content/network.yaml": "nama: Jejaring\n",
    "content/kim-a/group.yaml": "nama: KIM A\ntema: desa\n",
    "content/kim-a/berita/panen.md": POST.format(title="Panen raya", body="Isi pertama."),
    "content/kim-a/berita/draf.md": "---\njudul: Rencana\ntanggal: 2025-10-03\nstatus: draf\n---\nBelum.\n",
    "content/kim-b/group.yaml": "nama: KIM B\n",
    "content/kim-b/berita/dua.md": POST.format(title="Dua", body="Isi."),
    "themes/desa/theme.yaml": "parent: warta\n",
    "themes/desa/assets/desa.css": '@import "warta.css";\nh1 { letter-spacing: 1px }\n',
}
WORDS = Words(lambda number: f"{number} salah", lambda number: f"dan {number} lagi", "Tutup", "Perbaiki:")


class Desk:
    """A project in preview."""

    def __init__(self, folder, server):
        self.folder, self.server = folder, server
        self.address = f"http://localhost:{server.port}"

    def save(self, path, text):
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")

    def ask(self, path, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read()

    def answers(self, path, text, seconds=20):
        """Waits until a page holds a text."""
        return self._comes(lambda: text.encode() in self.ask(path)[1], seconds)

    def styled(self, text, seconds=20):
        """Waits until a style sheet of the first group's holds a text."""
        sheets = self.server.root.joinpath("kim-a").rglob
        return self._comes(lambda: any(text in sheet.read_text() for sheet in sheets("*.css")), seconds)

    def loses(self, path):
        """Waits until a page is gone."""
        return self._comes(lambda: self.ask(path)[0].status == 404)

    @staticmethod
    def _comes(happened, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if happened():
                return True
            time.sleep(0.05)
        return False


@contextmanager
def previewing(folder, output, poll=False):
    """A preview at work, as `kimsite serve` sets it up."""
    settings = Settings(str(folder), str(output), TODAY, drafts=True, jobs=1)
    hub = Hub()
    preview = Preview(
        folder,
        lambda glance, eyes: build(settings, output.parent / "cache", time.time_ns(), glance=glance, onlooker=eyes),
        hub,
        "id",
        time.monotonic,
    )
    preview.build(lambda outcome, seconds: None)
    server = Server("127.0.0.1", 0, output, hub, WORDS)
    with Watcher((folder / "content", folder / "themes"), poll) as watcher:
        threads = [
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}),
            threading.Thread(target=preview.run, args=(watcher, lambda outcome, seconds: None)),
        ]
        for thread in threads:
            thread.start()
        try:
            yield Desk(folder, server)
        finally:
            hub.close()
            server.shutdown()
            server.server_close()
            watcher.wake()
            for thread in threads:
                thread.join()


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("serve")
    source = write_files(folder / "project", FILES)
    with previewing(source.resolve(), folder / "public") as found:
        yield found


@pytest.fixture
def reader(desk, browser):
    """A browser with the page of a post open, which is as it was first."""
    desk.save("content/kim-a/berita/panen.md", FILES["content/kim-a/berita/panen.md"])
    assert desk.answers(PAGE, "Isi pertama.")
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto(desk.address + PAGE)
    page.evaluate("window.asItWas = true")
    yield page
    page.close()


@pytest.mark.browser
def test_a_page_follows_what_is_saved(desk, reader):
    desk.save("content/kim-a/berita/panen.md", POST.format(title="Panen raya", body="Isi kedua."))
    reader.wait_for_function("document.body.innerText.includes('Isi kedua.')")


@pytest.mark.browser
def test_a_page_that_shows_nothing_of_it_stays_as_it_is(desk, reader):
    desk.save("content/kim-b/berita/dua.md", POST.format(title="Dua", body="Isi lain."))
    assert desk.answers("/kim-b/2025/10/dua.html", "Isi lain.")
    reader.wait_for_timeout(300)
    assert reader.evaluate("window.asItWas")


@pytest.mark.browser
def test_a_style_changes_without_a_reload(desk, reader):
    spacing = "getComputedStyle(document.querySelector('h1')).letterSpacing"
    assert reader.evaluate(spacing) == "1px"
    desk.save("themes/desa/assets/desa.css", '@import "warta.css";\nh1 { letter-spacing: 3px }\n')
    reader.wait_for_function(f"{spacing} === '3px'")
    assert reader.evaluate("window.asItWas")
    assert reader.locator("link[rel=stylesheet]").count() == 1


@pytest.mark.browser
def test_a_mistake_shows_over_the_page_and_goes_when_it_is_mended(desk, reader):
    desk.save("content/kim-a/berita/panen.md", '---\njudul: "<b>rusak\ntanggal: 2025-10-02\n---\nIsi.\n')
    overlay = reader.locator("kimsite-pratinjau")
    overlay.locator(".place", has_text="content/kim-a/berita/panen.md:2:8").wait_for()
    assert overlay.locator("h2").inner_text() == "1 salah"
    assert "K111" in overlay.locator(".message").inner_text()
    assert overlay.locator("pre").inner_text() == 'judul: "<b>rusak\n       ^^^^^^^^^'
    assert overlay.locator(".fix").inner_text().startswith("Perbaiki: apit")
    desk.save("content/kim-a/berita/panen.md", FILES["content/kim-a/berita/panen.md"])
    overlay.wait_for(state="detached")


@pytest.mark.browser
def test_a_mistake_may_be_put_away_until_there_is_another(desk, reader):
    desk.save("content/kim-a/berita/lain.md", "---\njudul: Lain\ntanggal: 32 Oktober 2025\n---\nIsi.\n")
    overlay = reader.locator("kimsite-pratinjau")
    overlay.get_by_role("button").click()
    overlay.wait_for(state="detached")
    desk.save("content/kim-a/berita/lain.md", "---\njudul: Lain\ntanggal: 33 Oktober 2025\n---\nIsi.\n")
    overlay.locator(".message", has_text="33 Oktober").wait_for()
    (desk.folder / "content/kim-a/berita/lain.md").unlink()
    overlay.wait_for(state="detached")


@pytest.mark.browser
def test_a_page_that_is_not_there_yet_comes_by_itself(desk, browser):
    page = browser.new_page()
    page.goto(f"{desk.address}/kim-a/2025/10/baru.html")
    desk.save("content/kim-a/berita/baru.md", POST.format(title="Baru datang", body="Isi."))
    page.wait_for_function("document.title.startsWith('Baru datang')")
    (desk.folder / "content/kim-a/berita/baru.md").unlink()
    page.close()


def test_drafts_are_shown_and_say_that_they_are(desk):
    assert "Draf: tulisan ini belum diterbitkan." in desk.ask("/kim-a/2025/10/draf.html")[1].decode()


def test_editors_that_put_a_new_file_in_place_of_the_old_are_followed(desk):
    new = desk.folder / "content/kim-a/berita/panen.md.new"
    new.write_text(POST.format(title="Panen raya", body="Isi lewat ganti nama."))
    new.replace(desk.folder / "content/kim-a/berita/panen.md")
    assert desk.answers(PAGE, "Isi lewat ganti nama.")


def test_a_folder_that_comes_and_goes_is_followed(desk):
    write_files(desk.folder, {"content/kim-c/group.yaml": "nama: KIM C\n"})
    assert desk.answers("/kim-c/", "KIM C")
    (desk.folder / "content/kim-c/group.yaml").unlink()
    (desk.folder / "content/kim-c").rmdir()
    assert desk.loses("/kim-c/")


def test_a_project_that_cannot_be_built_keeps_its_last_pages(desk):
    desk.save("content/network.yaml", "nama: [rusak\n")
    time.sleep(0.3)
    assert desk.ask(PAGE)[0].status == 200
    desk.save("content/network.yaml", "nama: Jejaring Baru\n")
    assert desk.answers("/", "Jejaring Baru")


@pytest.mark.parametrize("poll", [False, True], ids=["told", "polling"])
def test_folders_that_are_replaced_come_or_go_are_followed(tmp_path, poll):
    source = write_files(tmp_path / "project", FILES).resolve()
    shutil.rmtree(source / "themes")
    with previewing(source, tmp_path / "public", poll) as replaced:
        for number in range(3):  # as git and drives that keep copies do it
            shutil.rmtree(source / "content")
            write_files(source, FILES | {"content/kim-a/berita/panen.md": POST.format(title="P", body=f"Ke-{number}.")})
            assert replaced.answers(PAGE, f"Ke-{number}.", seconds=6)
        (source / "content").rename(source / "content-lama")
        time.sleep(0.1)
        (source / "content-lama").rename(source / "content")
        replaced.save("content/kim-a/berita/panen.md", POST.format(title="P", body="Kembali."))
        assert replaced.answers(PAGE, "Kembali.", seconds=6)
        replaced.save("themes/desa/assets/desa.css", '@import "warta.css";\nh1 { letter-spacing: 7px }\n')
        assert replaced.answers(PAGE, "Kembali.", seconds=6)
        assert replaced.styled("7px", seconds=6)


def test_where_the_system_tells_nothing_files_are_looked_at_in_turn(tmp_path):
    source = write_files(tmp_path / "project", FILES).resolve()
    with previewing(source, tmp_path / "public", poll=True) as polled:
        polled.save("content/kim-a/berita/panen.md", POST.format(title="Panen raya", body="Isi ketiga."))
        assert polled.answers(PAGE, "Isi ketiga.")


@pytest.mark.parametrize(
    "path",
    [
        "/../project/content/network.yaml",
        "/..%2fproject/content/network.yaml",
        "/%2e%2e/project/content/network.yaml",
        "/..\\project\\content\\network.yaml",
        "/kim-a/..%5c..%5cproject",
        "/.kimsite-output",
        "/kim-a/%00.html",
        "/C:/Windows/win.ini",
        "//etc/passwd",
        "*",
        "/kim-a/2025/10/panen.html/",
        "/__kimsite/server.py",
    ],
)
def test_nothing_outside_the_site_is_served(desk, path):
    answer, body = desk.ask(path)
    assert answer.status == 404
    assert b"nama: Jejaring" not in body


def test_no_link_is_followed(desk):
    link = desk.server.root / "luar.html"
    link.symlink_to(desk.folder / "content/network.yaml")
    assert desk.ask("/luar.html")[0].status == 404
    link.unlink()


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "", "localhost.evil.example", "127.0.0.1.evil"])
def test_names_of_others_are_not_answered(desk, host):
    assert desk.ask("/", Host=host)[0].status == 403


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000", "192.168.1.7:8000"])
def test_this_machine_is_asked_for_by_number_or_as_localhost(host):
    assert is_ours(host)


def test_a_folder_is_its_index(desk):
    assert desk.ask("/kim-a")[0].headers["Location"] == "/kim-a/"
    assert b"KIM A" in desk.ask("/kim-a/")[1]


def test_nothing_is_kept_by_browsers_and_no_worker_stays(desk):
    answer, body = desk.ask("/kim-a/sw.js")
    assert b"unregister" in body
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"


def test_players_may_ask_for_a_part_of_a_file(desk):
    whole = desk.ask("/robots.txt")[1]
    answer, part = desk.ask("/robots.txt", Range="bytes=2-5")
    assert (answer.status, part) == (206, whole[2:6])
    assert answer.headers["Content-Range"] == f"bytes 2-5/{len(whole)}"
    assert desk.ask("/robots.txt", Range="bytes=-3")[1] == whole[-3:]
    assert desk.ask("/robots.txt", Range=f"bytes={len(whole)}-")[0].status == 416


def test_a_part_that_is_no_number_of_bytes_is_the_whole(desk):
    assert desk.ask("/robots.txt", Range=f"bytes={'9' * 5000}-")[0].status == 200


def raw(desk, request):
    """All that is answered to these bytes until the connection is closed."""
    with socket.create_connection(("127.0.0.1", desk.server.port), timeout=3) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def test_what_is_no_address_is_answered_too(desk):
    assert raw(desk, b"GET http://[/ HTTP/1.0\r\nHost: localhost\r\n\r\n").startswith(b"HTTP/1.1 404")


def test_news_have_a_head_as_well(desk):
    answer = raw(desk, b"HEAD /__kimsite/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert b"text/event-stream" in answer
    assert answer.endswith(b"\r\n\r\n")


def test_what_is_sent_along_is_no_request(desk):
    within = b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"
    head = b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % len(within)
    assert raw(desk, head + within).count(b"HTTP/1.1 200") == 1


def test_a_page_that_a_build_takes_away_meanwhile_is_not_found(desk, monkeypatch):
    monkeypatch.setattr("kimsite.serve.pages.find", lambda root, address: root / "hilang.html")
    assert desk.ask("/hilang.html")[0].status == 404


def test_readers_who_leave_or_never_listen_hold_up_nobody(desk):
    idle = [socket.create_connection(("127.0.0.1", desk.server.port)) for _ in range(40)]
    for number, one in enumerate(idle):
        one.sendall(b"GET /__kimsite/events?page=/ HTTP/1.1\r\nHost: localhost\r\n" + b"\r\n" * (number % 2))
    for one in idle[::3]:
        one.close()
    desk.save("content/kim-a/berita/panen.md", POST.format(title="Panen raya", body="Isi untuk semua."))
    assert desk.answers(PAGE, "Isi untuk semua.", seconds=6)
    for one in idle:
        one.close()


def test_a_head_has_no_body(desk):
    answer, body = desk.ask("/robots.txt", method="HEAD")
    assert body == b""
    assert int(answer.headers["Content-Length"]) > 0


def test_after_the_last_port_there_is_none(desk):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 65535))
        taken.listen()
        with pytest.raises(OSError, match=r"in use|only one usage|forbidden"):
            Server("127.0.0.1", 65535, Path(), Hub(), WORDS)


def test_a_machine_in_no_network_has_no_address_in_it(monkeypatch):
    def refuse(*arguments):
        raise socket.gaierror

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.gethostbyname", refuse)
    assert _own_address() == ""


def test_a_port_that_is_taken_makes_way_for_the_next(desk):
    other = Server("127.0.0.1", desk.server.port, Path(), Hub(), WORDS)
    assert other.port != desk.server.port
    other.server_close()
