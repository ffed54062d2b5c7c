"""The target `folder`: whole releases behind a real web server, whatever happens to the publisher."""

import http.client
import os
import random
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from publishing import NGINX, SITE, as_bytes, contents, finished, load_of, nginx_server, serving, target, web_server

from kimsite.publish.compare import compare
from kimsite.publish.errand import Errand, run
from kimsite.publish.folder import WORN, FolderDestination
from kimsite.publish.online import differs, home_of, over_http
from kimsite.publish.stopped import Stopped

KILLS = int(os.environ.get("KIMSITE_KILLS", "12"))
RELEASES = 60
FETCHES = int(os.environ.get("KIMSITE_FETCHES", "1000"))
LINKS = pytest.mark.parametrize("links", [True, False], ids=["links", "renames"])
PUBLISHER = """
import sys
from pathlib import Path
from publishing import load_of, target
from kimsite.publish.compare import compare
from kimsite.publish.folder import FolderDestination
print("ready", flush=True)
load = load_of(Path(sys.argv[1]))
place = FolderDestination(target("folder"), Path(sys.argv[2]), None if sys.argv[3] == "True" else False)
while True:
    place.send(load, compare(load.manifest, place.held(load)))
"""


def publish(public, path, links=None, keep=0):
    place = FolderDestination(target("folder", keep=keep), path, links)
    load = place.load(load_of(public))
    place.send(load, compare(load.manifest, place.held(load)))
    place.verify(load)
    return place


def served(path):
    """What a web server finds."""
    return {name: data for name, data in contents(path.resolve()).items() if name != WORN}


def version(number, files=60):
    """A site of which every file says which version it is."""
    return {f"{n // 20}/halaman-{n}.html": f"versi {number} " * 500 for n in range(files)} | {
        "index.html": f"versi {number} " * 500
    }


@LINKS
def test_a_site_is_there_as_it_was_built_and_the_next_one_takes_its_place(tmp_path, links):
    path = tmp_path / "www/kim"
    publish(finished(tmp_path / "public"), path, links)
    assert served(path) == as_bytes(SITE)
    publish(finished(tmp_path / "public", {"index.html": "baru"}), path, links)
    assert served(path) == {"index.html": b"baru"}


@LINKS
def test_what_lies_there_is_known_without_a_memory_of_this_machine(tmp_path, links):
    public = finished(tmp_path / "public")
    place = publish(public, tmp_path / "www/kim", links)
    again = FolderDestination(target("folder"), tmp_path / "www/kim", links)
    assert again.held(load_of(public)) == place.held(load_of(public)) == load_of(public).manifest


@LINKS
def test_going_back_shows_the_release_before_and_going_on_a_new_one(tmp_path, links):
    path = tmp_path / "kim"
    for number in range(3):
        place = publish(finished(tmp_path / "public", version(number)), path, links)
    place.back()
    assert served(path) == as_bytes(version(1))
    place.back()
    assert served(path) == as_bytes(version(0))
    with pytest.raises(Stopped) as caught:
        place.back()
    assert caught.value.problem.code == "K715"
    publish(finished(tmp_path / "public", version(3)), path, links)
    assert served(path) == as_bytes(version(3))


@LINKS
def test_going_back_never_leads_to_what_was_taken_back_or_what_nobody_ever_saw(tmp_path, links):
    path = tmp_path / "kim"
    for number in range(2):
        place = publish(finished(tmp_path / "public", version(number, 2)), path, links)
    place.back()
    with suppress(KeyboardInterrupt), pytest.MonkeyPatch.context() as killed:
        killed.setattr(FolderDestination, "_serve", interrupted)
        publish(finished(tmp_path / "public", version(2, 2)), path, links)
    assert served(path) == as_bytes(version(0, 2))
    publish(finished(tmp_path / "public", version(3, 2)), path, links).back()
    assert served(path) == as_bytes(version(0, 2))


def interrupted(*_):
    raise KeyboardInterrupt


@LINKS
def test_only_the_newest_releases_stay(tmp_path, links):
    path = tmp_path / "kim"
    for number in range(5):
        publish(finished(tmp_path / "public", version(number, 2)), path, links, keep=2)
    releases = [p.name for p in (tmp_path / ".kim.kimsite").iterdir() if p.is_dir()]
    assert sorted(releases) == (["000004", "000005"] if links else ["000004"])
    publish(finished(tmp_path / "public", version(9, 2)), path, links, keep=1)
    assert served(path) == as_bytes(version(9, 2))


def test_a_folder_goes_from_renames_to_links_and_back(tmp_path):
    path = tmp_path / "kim"
    for number, links in enumerate([False, True, False, False, True]):
        publish(finished(tmp_path / "public", version(number, 2)), path, links)
        assert served(path) == as_bytes(version(number, 2))
        assert path.is_symlink() is links


def test_an_empty_folder_may_be_taken(tmp_path):
    (tmp_path / "kim").mkdir()
    publish(finished(tmp_path / "public"), tmp_path / "kim")
    assert served(tmp_path / "kim") == as_bytes(SITE)


@LINKS
def test_a_page_that_was_fetched_just_before_still_finds_its_style(tmp_path, links):
    """Its address holds its digest, so whoever has the page before asks for the style before."""
    path = tmp_path / "kim"
    sites = [
        {"index.html": str(n), f"kim-a/aset/warta.0000000{n}.css": f"/* {n} */", f"foto/{n}.webp": "x"}
        for n in range(3)
    ]
    for site in sites[:2]:
        place = publish(finished(tmp_path / "public", site), path, links)
    assert served(path) == as_bytes(sites[1] | {"kim-a/aset/warta.00000000.css": "/* 0 */"})
    load = load_of(tmp_path / "public")
    assert compare(load.manifest, place.held(load)).none
    (path / "kim-a/aset/warta.00000000.css").write_text("diganti")
    assert compare(load.manifest, place.held(load)).deleted == ("kim-a/aset/warta.00000000.css",)
    publish(finished(tmp_path / "public", sites[2]), path, links)
    assert served(path) == as_bytes(sites[2] | {"kim-a/aset/warta.00000001.css": "/* 1 */"})


# What is not ours


def occupied(tmp_path, kind):
    """Something of somebody else's, where the site is to be."""
    path, other = tmp_path / "kim", tmp_path / "milik-orang"
    other.mkdir()
    (other / "surat.txt").write_text("penting")
    if kind == "a folder":
        path.mkdir()
        (path / "surat.txt").write_text("penting")
    elif kind == "a file":
        path.write_text("penting")
    elif kind == "a link":
        path.symlink_to(other)
    elif kind == "a link to nothing":
        path.symlink_to(tmp_path / "nowhere")
    elif kind == "a link in place of the releases":
        (tmp_path / ".kim.kimsite").symlink_to(other)
    else:
        (tmp_path / ".kim.kimsite").mkdir()
        (tmp_path / ".kim.kimsite/surat.txt").write_text("penting")
    return path


@pytest.mark.parametrize(
    "kind",
    ["a folder", "a file", "a link", "a link to nothing", "a link in place of the releases", "a folder of that name"],
)
def test_nothing_of_others_is_replaced_and_no_link_is_followed(tmp_path, kind):
    public = finished(tmp_path / "public")
    path = occupied(tmp_path, kind)
    before = contents(tmp_path)
    with pytest.raises(Stopped) as caught:
        publish(public, path)
    assert caught.value.problem.code == "K707"
    assert contents(tmp_path) == before


def test_a_link_that_somebody_puts_into_the_staging_place_is_not_followed(tmp_path):
    public = finished(tmp_path / "public")
    publish(public, tmp_path / "kim")
    (tmp_path / "milik-orang").mkdir()
    (tmp_path / ".kim.kimsite/new").symlink_to(tmp_path / "milik-orang")
    publish(public, tmp_path / "kim")
    assert list((tmp_path / "milik-orang").iterdir()) == []


def test_a_site_that_was_changed_behind_our_back_is_noticed(tmp_path):
    public = finished(tmp_path / "public")
    place = publish(public, tmp_path / "kim")
    (tmp_path / "kim/index.html").write_text("diganti")
    with pytest.raises(Stopped) as caught:
        place.verify(load_of(public))
    assert caught.value.problem.code == "K713"


def test_what_was_changed_there_by_others_is_seen_and_mended(tmp_path):
    public = finished(tmp_path / "public")
    place = publish(public, tmp_path / "kim")
    (tmp_path / "kim/index.html").write_text("diganti")
    (tmp_path / "kim/catatan.txt").write_text("milik orang")
    (tmp_path / "kim/foto/lain").symlink_to(tmp_path)
    changes = compare(load_of(public).manifest, place.held(load_of(public)))
    assert [file.path for file in changes.changed] == ["index.html"]
    assert changes.deleted == ("catatan.txt", "foto/lain")
    publish(public, tmp_path / "kim")
    assert served(tmp_path / "kim") == as_bytes(SITE)


def test_a_system_that_lets_nothing_take_the_served_place_keeps_the_old_site_there(tmp_path, monkeypatch):
    """Windows, while a scanner of viruses has a file of the new release open."""
    path = tmp_path / "kim"
    publish(finished(tmp_path / "public", version(0, 2)), path, False)
    real = os.rename

    def refusing(old, new):
        if Path(new) == path and Path(old).name == "000002":
            raise PermissionError(13, "Permission denied", str(old))
        real(old, new)

    with monkeypatch.context() as scanned:
        scanned.setattr(os, "rename", refusing)
        with pytest.raises(Stopped) as caught:
            publish(finished(tmp_path / "public", version(1, 2)), path, False)
    assert caught.value.problem.code == "K028"
    assert served(path) == as_bytes(version(0, 2))
    publish(finished(tmp_path / "public", version(1, 2)), path, False)
    assert served(path) == as_bytes(version(1, 2))


def test_windows_gets_no_links_for_it_replaces_none_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr("kimsite.publish.folder.LINKING", False)
    publish(finished(tmp_path / "public"), tmp_path / "kim")
    assert not (tmp_path / "kim").is_symlink() and served(tmp_path / "kim") == as_bytes(SITE)


def test_two_publishers_do_not_meet(tmp_path):
    from kimsite.engine.lock import lock

    public = finished(tmp_path / "public")
    publish(public, tmp_path / "kim")
    with lock(tmp_path / ".kim.kimsite"), pytest.raises(Stopped) as caught:
        publish(public, tmp_path / "kim")
    assert caught.value.problem.code == "K714"


# Readers and accidents


class Reader(threading.Thread):
    """Somebody who reads page after page while sites are published, over one connection after another."""

    def __init__(self, address, paths):
        super().__init__(daemon=True)
        self.host = urlsplit(address).netloc
        self.paths = paths
        self.stopped = threading.Event()
        self.answers = []

    def run(self):
        dice = random.Random(7)
        while not self.stopped.is_set():
            connection = http.client.HTTPConnection(self.host, timeout=10)
            connection.request("GET", "/" + quote(dice.choice(self.paths)))
            answer = connection.getresponse()
            self.answers.append((answer.status, answer.read()))
            connection.close()


SERVERS = {
    "python": pytest.param(web_server, id="python"),
    "nginx": pytest.param(nginx_server, id="nginx", marks=pytest.mark.skipif(not NGINX, reason="there is no nginx")),
}


@pytest.mark.parametrize("server", SERVERS.values())
def test_whoever_reads_meanwhile_misses_nothing_and_never_gets_two_versions_in_one_page(tmp_path, server):
    path = tmp_path / "www/kim"
    sites = [finished(tmp_path / f"public-{number}", version(number)) for number in range(RELEASES)]
    publish(sites[0], path)
    with server(path) as address:
        reader = Reader(address, list(version(0)))
        reader.start()
        for site in sites[1:]:
            publish(site, path)
        while len(reader.answers) < FETCHES and reader.is_alive():
            time.sleep(0.01)
        reader.stopped.set()
        reader.join()
    whole = [(b"versi %d " % n) * 500 for n in range(RELEASES)]
    missing = [status for status, _ in reader.answers if status != 200]
    seen = [whole.index(data) if data in whole else None for _, data in reader.answers]
    assert missing == [] and None not in seen
    assert seen == sorted(seen), "an old page after a new one"
    assert len(set(seen)) > RELEASES // 4 and len(seen) >= FETCHES


@LINKS
def test_a_publisher_that_is_killed_leaves_one_whole_site_and_the_next_one_goes_on(tmp_path, repository, links):
    """Without links there may be none for a moment, and never a part of one."""
    sites = [finished(tmp_path / str(number), version(number)) for number in range(2)]
    path = tmp_path / "kim"
    publish(sites[0], path)
    dice = random.Random(1)
    seen = set()
    for number in range(KILLS):
        environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(repository), str(Path(__file__).parent)])}
        command = [sys.executable, "-c", PUBLISHER, str(sites[(number + 1) % 2]), str(path), str(links)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as publisher:
            publisher.stdout.readline()
            time.sleep(dice.uniform(0, 0.12))
            publisher.kill()
        now = served(path)
        if now or links:
            assert now in (as_bytes(version(0)), as_bytes(version(1)))
            seen.add(now["index.html"])
    assert len(seen) == 2, "no publisher came to its end before it was killed"
    publish(sites[0], path, links)
    assert served(path) == as_bytes(version(0))


# What readers get


def test_after_publishing_it_is_looked_at_as_readers_do(tmp_path):
    path = tmp_path / "www/kim"
    public = finished(tmp_path / "public")
    publish(public, path)
    with web_server(path) as address:
        place = FolderDestination(target("folder"), path)
        result = run(Errand(target("folder"), "", public, place, 10, address))
        assert (result.state, result.seen, result.problems) == ("sent", True, ())
        again = run(Errand(target("folder"), "", public, place, 10, address))
        assert again.state == "same"


@contextmanager
def listening(leads=""):
    """A server of this computer, its address, and who asked it for what; it `leads` everybody on."""
    asked = []

    class Listening(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.headers.get("Authorization", ""))
            self.send_response(302 if leads else 200)
            self.send_header("Location", leads)
            self.send_header("Content-Length", "1")
            self.end_headers()
            self.wfile.write(b"x")

        def log_message(self, *_):
            pass

    with serving(Listening) as server:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked


def test_no_address_of_this_network_is_asked_but_that_of_the_target_itself(tmp_path, monkeypatch):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login kim password rahasia\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with listening() as (address, asked):
        assert over_http(f"{address}/index.html") is None
        assert over_http(f"{address}/index.html", "https://example.org/kim/web.git") is None
        assert asked == []
        assert over_http(f"{address}/index.html", "http://127.0.0.1:1/kim/web.git") == b"x"
        assert asked == [""], "a password of somebody's .netrc was sent"
        with listening(address.replace("127.0.0.1", "localhost")) as (other, there):
            assert over_http(other, other) is None
        assert (there, asked) == ([""], [""]), "a redirection led elsewhere"


def test_a_group_of_a_network_does_not_have_its_publisher_ask_anything_in_his_network(tmp_path):
    public = finished(tmp_path / "public", {"kim-a/index.html": "x", "index.html": "y"})
    with listening() as (address, asked):
        for number, said in enumerate((address, "http://[::1", "http://169.254.1.1/")):
            web = target("folder", place=str(tmp_path / str(number)))
            place = FolderDestination(web, tmp_path / str(number))
            look = lambda *given: differs(*given, pause=0)  # noqa: E731
            result = run(Errand(web, "kim-a", public, place, 10, said), look)
            assert (result.state, [problem.code for problem in result.problems]) == ("sent", ["K717"])
    assert asked == []


@pytest.mark.parametrize(
    "said, slug, home",
    [
        ({"kind": "git", "remote": "ssh://git@nas.local/web.git"}, "", "ssh://git@nas.local/web.git"),
        ({"kind": "git", "remote": "git@nas.local:{slug}.git"}, "kim-a", "ssh://git@nas.local"),
        ({"kind": "sftp", "server": "sftp://kim@10.0.0.7/srv"}, "kim-a", "sftp://kim@10.0.0.7/srv"),
        ({"kind": "github", "repository": "a/b"}, "", ""),
        ({"kind": "netlify", "site": "kim"}, "", ""),
        ({"kind": "folder", "place": "/srv"}, "", "http://10.0.0.1/"),
        ({"kind": "folder", "place": "/srv"}, "kim-a", ""),
        ({"kind": "folder", "place": "/srv", "address": "http://10.0.0.1/{slug}"}, "kim-a", "http://10.0.0.1/"),
    ],
)
def test_only_the_host_that_a_site_was_sent_to_may_be_a_private_one(said, slug, home):
    assert home_of(target(said.pop("kind"), **said), slug, "http://10.0.0.1/") == home


def test_a_server_that_never_ends_is_no_answer(monkeypatch):
    asked = []

    class Endless(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            with suppress(OSError):
                while True:
                    self.wfile.write(b"x" * 100_000)

        def log_message(self, *_):
            pass

    with serving(Endless) as server:
        assert over_http(f"http://127.0.0.1:{server.server_address[1]}/", "http://127.0.0.1") is None
    assert asked == ["/"]


def test_a_server_that_shows_something_else_is_told_of(tmp_path):
    public = finished(tmp_path / "public")
    (tmp_path / "empty").mkdir()
    with web_server(tmp_path / "empty") as address:
        place = FolderDestination(target("folder"), tmp_path / "kim")
        look = lambda *given: differs(*given, pause=0)  # noqa: E731
        result = run(Errand(target("folder"), "", public, place, 10, address), look)
    assert (result.state, result.seen) == ("sent", False)
    assert [problem.code for problem in result.problems] == ["K717"]
