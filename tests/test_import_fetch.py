"""Pictures of an old site come from a folder of uploads or from the web; what broke off goes on, what is lost is told."""

import contextlib
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from photos import plain

from kimsite.importers.fetch import SILENT, Fetcher
from kimsite.importers.library import Library, Medium
from kimsite.model.settings import Limits
from kimsite.web.reach import Reach

PHOTO = plain(size=(900, 700)) + b"\0" * 200_000
"""A photo that is long enough to break off."""


DRIP, DROPS = 1.0, 60
"""Seconds between two pieces of a slow answer, and how many there are."""


HERE = Reach("http://127.0.0.1")
"""The old site of these tests is on this machine, and said to be."""


class OldSite(BaseHTTPRequestHandler):
    """A host that knows ranges, breaks off now and then, and remembers what it was asked."""

    asked: list[tuple[str, str]]
    breaks_off: set[str]
    heard: set[str]
    elsewhere: str = ""

    def do_GET(self):
        self.heard.update(name.lower() for name in self.headers)
        self.asked.append((self.path, self.headers.get("Range", "")))
        if self.path == "/dua/foto.jpg":
            return self.send_error(404)
        if self.path.startswith("/lambat/"):
            return self.drip()
        if self.path == "/pindah.jpg":
            self.send_response(302)
            self.send_header("Location", self.elsewhere)
            self.send_header("Set-Cookie", "a=b; Path=/")
            self.send_header("Content-Length", "0")
            return self.end_headers()
        if self.path == "/minus.jpg":
            self.send_response(200)
            self.send_header("Content-Length", "-5")
            return self.end_headers()
        if self.path == "/masuk.jpg":
            return self.answer(b"<html>Silakan masuk</html>")
        if self.path == "/gambar.gif":
            return self.answer(plain("GIF"))
        if self.path == "/sibuk.jpg" and len([path for path, _ in self.asked if path == self.path]) < 2:
            return self.send_error(503)
        return self.answer(PHOTO)

    def drip(self):
        self.send_response(200)
        self.send_header("Content-Length", str(len(PHOTO)))
        self.end_headers()
        with contextlib.suppress(OSError):
            for at in range(DROPS):
                self.wfile.write(PHOTO[at * 70_000 : (at + 1) * 70_000])
                self.wfile.flush()
                time.sleep(DRIP)

    def answer(self, data):
        wanted = self.headers.get("Range", "")
        start = (
            int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and self.headers.get("If-Range") == '"v1"' else 0
        )
        self.send_response(206 if start else 200)
        self.send_header("ETag", '"v1"')
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        if self.path in self.breaks_off:
            self.breaks_off.discard(self.path)
            self.wfile.write(data[start : start + 100_000])
            self.wfile.flush()
            self.connection.shutdown(2)
        else:
            self.wfile.write(data[start:])

    def log_message(self, *_):
        pass


@pytest.fixture
def site():
    OldSite.asked, OldSite.breaks_off, OldSite.heard = [], set(), set()
    server = ThreadingHTTPServer(("127.0.0.1", 0), OldSite)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.address = f"http://127.0.0.1:{server.server_address[1]}"
    yield server
    server.shutdown()


@pytest.fixture
def bring(tmp_path):
    def bring(*sources, path="media/foto.jpg", uploads=None, reach=HERE):
        fetcher = Fetcher(tmp_path / "kim", tmp_path / "part", uploads, reach, Limits())
        (found,) = fetcher.bring([Medium(path, sources, picture=True)], lambda *_: None)
        file = tmp_path / "kim" / path
        return found.state, found.reason, file.read_bytes() if file.exists() else None

    return bring


def test_a_picture_is_fetched_once(site, bring):
    assert bring(f"{site.address}/foto.jpg") == ("fetched", "", PHOTO)
    assert bring(f"{site.address}/foto.jpg") == ("there", "", PHOTO)
    assert len(site.RequestHandlerClass.asked) == 1


def test_the_best_address_that_answers_is_taken(site, bring):
    assert bring(f"{site.address}/dua/foto.jpg", f"{site.address}/foto.jpg")[0] == "fetched"


def test_what_broke_off_goes_on_where_it_stopped(site, bring):
    OldSite.breaks_off.add("/foto.jpg")
    assert bring(f"{site.address}/foto.jpg") == ("fetched", "", PHOTO)
    first, second = OldSite.asked
    assert first == ("/foto.jpg", "")
    assert second[1].startswith("bytes=") and second[1] != "bytes=0-"


def test_a_busy_host_is_asked_again(site, bring):
    assert bring(f"{site.address}/sibuk.jpg")[0] == "fetched"


def test_what_is_gone_or_no_picture_is_told_and_leaves_nothing(site, bring):
    assert bring(f"{site.address}/dua/foto.jpg") == ("missing", "gone", None)
    assert bring(f"{site.address}/masuk.jpg") == ("missing", "strange", None)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_what_an_old_text_shows_does_not_ask_the_network_of_whoever_moves_in(site, bring, host):
    address = f"http://{host}:{site.server_address[1]}/foto.jpg"
    assert bring(address, reach=Reach("https://kim-lama.example")) == ("missing", "private", None)
    assert site.RequestHandlerClass.asked == []


def test_a_redirection_into_this_network_is_not_followed(site, bring):
    other = f"http://localhost:{site.server_address[1]}/foto.jpg"
    site.RequestHandlerClass.elsewhere = other
    assert bring(f"{site.address}/pindah.jpg") == ("missing", "private", None)


def test_a_proxy_is_not_sent_into_this_network_either(monkeypatch, site, bring):
    monkeypatch.setenv("http_proxy", site.address)
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    reach = Reach("https://kim-lama.example")
    assert bring("http://169.254.169.254/foto.jpg", reach=reach) == ("missing", "private", None)
    assert OldSite.asked == []


def test_nobody_is_told_who_asks_where_a_redirection_leads(tmp_path, monkeypatch, site, bring):
    """Neither passwords of the system nor cookies of the answer before."""
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login ana password rahasia\n")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    site.RequestHandlerClass.elsewhere = "/foto.jpg"
    assert bring(f"{site.address}/pindah.jpg") == ("fetched", "", PHOTO)
    assert {"authorization", "cookie"}.isdisjoint(OldSite.heard)


def test_an_answer_of_less_than_nothing_is_not_waited_for(site, bring):
    assert bring(f"{site.address}/minus.jpg")[:2] == ("missing", "refused")


def test_a_gif_becomes_a_picture_that_can_be_shown(site, bring):
    state, _, data = bring(f"{site.address}/gambar.gif", path="media/gambar.png")
    assert state == "fetched"
    assert data.startswith(b"\x89PNG")


def test_a_host_that_does_not_answer_is_not_asked_for_every_picture(tmp_path, site):
    address = site.address
    site.shutdown()
    site.server_close()
    media = [Medium(f"media/{n}.jpg", (f"{address}/{n}.jpg",), picture=True) for n in range(40)]
    fetcher = Fetcher(tmp_path / "kim", tmp_path / "part", None, HERE, Limits())
    found = fetcher.bring(media, lambda *_: None)
    assert {(one.state, one.reason) for one in found} == {("missing", "silent")}
    assert max(fetcher._silent.values()) < SILENT + 4  # as many as are asked at once may still be on their way


def test_who_stops_it_does_not_wait_for_the_rest(tmp_path, site):
    media = [Medium(f"media/{n}.jpg", (f"{site.address}/lambat/{n}.jpg",), picture=True) for n in range(9)]
    fetcher = Fetcher(tmp_path / "kim", tmp_path / "part", None, HERE, Limits())

    def stop(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetcher.bring([Medium("media/satu.jpg", (f"{site.address}/foto.jpg",), picture=True), *media], stop)
    assert [path.name for path in (tmp_path / "kim/media").iterdir()] == ["satu.jpg"]


def test_offline_nothing_is_asked(site, bring):
    assert bring(f"{site.address}/foto.jpg", reach=None) == ("missing", "offline", None)
    assert OldSite.asked == []


def test_a_folder_of_uploads_comes_first(tmp_path, site, bring):
    uploads = tmp_path / "uploads"
    for month, colour in (("09", "red"), ("10", "blue")):
        (uploads / "2025" / month).mkdir(parents=True)
        (uploads / "2025" / month / "Foto.JPG").write_bytes(plain(colour=colour))
    state, _, data = bring(f"{site.address}/wp-content/uploads/2025/10/foto.jpg", uploads=uploads)
    assert (state, data) == ("copied", plain(colour="blue"))
    assert OldSite.asked == []


def test_a_name_that_two_uploads_have_is_not_guessed(tmp_path, bring):
    for name in ("a", "b"):
        (tmp_path / "uploads" / name).mkdir(parents=True)
        (tmp_path / "uploads" / name / "foto.jpg").write_bytes(plain())
    assert bring("https://lama.example/x/foto.jpg", uploads=tmp_path / "uploads", reach=None)[0] == "missing"


def test_a_link_among_the_uploads_is_not_followed(tmp_path, bring):
    (tmp_path / "rahasia.jpg").write_bytes(plain())
    (tmp_path / "uploads").mkdir()
    try:
        (tmp_path / "uploads" / "foto.jpg").symlink_to(tmp_path / "rahasia.jpg")
    except OSError:
        pytest.skip("no links here")
    assert bring("https://lama.example/foto.jpg", uploads=tmp_path / "uploads", reach=None)[0] == "missing"


def test_a_picture_that_stood_in_the_text_is_unpacked(bring):
    import base64

    assert bring("data:image/png;base64," + base64.b64encode(plain("PNG")).decode()) == ("fetched", "", plain("PNG"))


PLACES = {
    "https://kim-lama.example/wp-content/uploads/2025/10/Foto Panen-300x200.JPG": "media/2025/10/foto-panen.jpg",
    "https://i0.wp.com/kim-lama.example/wp-content/uploads/2025/10/a.jpg?w=300": "media/2025/10/a.jpg",
    "/wp-content/uploads/2024/01/b.png": "media/2024/01/b.png",
    "http://3.bp.blogspot.com/-x/AAA/s320/panen.jpg": "media/2025/11/panen.jpg",
    "gambar/c.jpg": "media/2025/11/c.jpg",
    "https://kim-lama.example/kartun.gif": "media/2025/11/kartun.png",
}


@pytest.mark.parametrize("address, place", PLACES.items())
def test_a_picture_has_its_place(address, place):
    assert Library("https://kim-lama.example").picture(address, "7", "2025/11") == place


def test_the_whole_picture_is_asked_for_before_its_small_copy():
    library = Library("https://kim-lama.example")
    library.picture("https://kim-lama.example/wp-content/uploads/2025/10/a-300x200.jpg", "7", "2025/11")
    library.picture("https://1.bp.blogspot.com/-x/AAA/w400-h300/b.jpg", "7", "2025/11")
    assert [one.sources for one in library.media()] == [
        (
            "https://kim-lama.example/wp-content/uploads/2025/10/a.jpg",
            "https://kim-lama.example/wp-content/uploads/2025/10/a-300x200.jpg",
        ),
        ("https://1.bp.blogspot.com/-x/AAA/s1600/b.jpg", "https://1.bp.blogspot.com/-x/AAA/w400-h300/b.jpg"),
    ]


def test_two_pictures_never_share_a_place():
    library = Library("")
    places = {library.picture(f"https://{host}.example/a.jpg", "7", "2025/11") for host in ("satu", "dua")}
    assert len(places) == 2
    assert library.picture("https://satu.example/a.jpg", "8", "2025/12") in places
