"""Targets on servers, through rclone: OpenSSH, nginx with WebDAV, Pure-FTPd with TLS, and moto for S3 (`servers.py`)."""

import json
import os
import re
import shutil
import socket
import stat
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from publishing import SITE, as_bytes, contents, finished, target
from servers import PASSWORD, SERVERS, Bucket, Server, cutting, need, sftp

from kimsite.publish import server as module
from kimsite.publish.errand import Errand, run
from kimsite.publish.kinds import destination_of
from kimsite.publish.place import Place, place_of
from kimsite.publish.rclone import Rclone, Refused
from kimsite.publish.secret import name_for
from kimsite.publish.server import INDEX

OURS = {INDEX, "kimsite-publikasi.json"}


@pytest.fixture(params=SERVERS)
def server(request, tmp_path):
    """A server of each kind."""
    need("rclone", "rclone")
    (tmp_path / "server").mkdir()
    with SERVERS[request.param](tmp_path / "server") as started:
        yield started


@pytest.fixture
def disk(tmp_path, monkeypatch):
    """rclone with a folder here, where the server makes no difference."""
    need("rclone", "rclone")
    root = tmp_path / "srv"
    root.mkdir()

    def place(kind, server, environment):
        return Place((("type", "local"),), str(root / server.removeprefix("sftp:/.ssh/")), "KIMSITE_TOKEN_DISK")

    monkeypatch.setattr(module, "place_of", place)
    return Server("sftp:/.ssh/situs/kim", root, {"PATH": os.environ["PATH"]})


@pytest.fixture
def ssh(tmp_path):
    """OpenSSH's server alone."""
    need("rclone", "rclone")
    (tmp_path / "server").mkdir()
    with sftp(tmp_path / "server") as started:
        yield started


def kind_of(server: Server) -> str:
    scheme = server.address.partition(":")[0]
    return scheme if scheme in ("sftp", "ftp") else "s3" if isinstance(server, Bucket) else "webdav"


def publish(server, public, room, *, slug="", address="", environment=None, yes=False, dry=False):
    place = target(kind_of(server), server=address or server.address)
    destination = destination_of(place, slug, public.parent, room, environment or server.environment, 0)
    return run(Errand(place, slug, public, destination, 10, yes=yes, dry=dry))


def codes(result):
    return [problem.code for problem in result.problems]


def shown(server, place=None):
    """What readers get, without what kimsite adds."""
    files = server.files(place) if place else server.files()
    return {path: data for path, data in files.items() if path not in OURS}


NAMES = {"aksara ꦗ/panen raya + 100%.html": "a", "kurung [1]{2}.html": "b", "#ć&=;.html": "c", "-v.html": "d"}
"""Such as some program or other takes for something else."""


def variant(number):
    site = {f"{n}.html": f"tetap {n}" for n in range(6)} | {f"foto/{number}.webp": bytes([number]) * 9}
    return site | {"index.html": f"versi {number}", f"baru-{number}.html": "x", "0.html": f"versi {number}"}


@pytest.fixture
def sent(monkeypatch):
    """The paths that rclone was given to send."""
    paths: list[str] = []
    real = Rclone.send
    monkeypatch.setattr(
        Rclone, "send", lambda self, source, given, folder: paths.extend(given) or real(self, source, given, folder)
    )
    return paths


# What every server gets


def test_the_place_holds_exactly_the_site_then_only_what_changed_is_sent(server, tmp_path, sent):
    result = publish(server, finished(tmp_path / "public", variant(1) | NAMES), tmp_path / "room")
    assert (result.state, result.problems) == ("sent", ())
    assert shown(server) == as_bytes(variant(1) | NAMES)
    sent.clear()
    result = publish(server, finished(tmp_path / "public", variant(2) | NAMES), tmp_path / "room")
    assert (result.state, result.problems) == ("sent", ())
    assert shown(server) == as_bytes(variant(2) | NAMES)
    assert set(sent) == {"index.html", "0.html", "baru-2.html", "foto/2.webp"}
    sent.clear()
    assert publish(server, tmp_path / "public", tmp_path / "room").state == "same"
    shutil.rmtree(tmp_path / "room")
    assert publish(server, tmp_path / "public", tmp_path / "room").state == "same"
    assert sent == []


def test_a_wrong_password_is_told_and_stands_in_no_message(server, tmp_path):
    environment = {
        name: value and value.replace(PASSWORD, "salah-sekali-987654") for name, value in server.environment.items()
    }
    if kind_of(server) == "s3":
        pytest.skip("moto lets everybody in")
    if kind_of(server) == "sftp":
        shutil.copy(tmp_path / "server/host", Path(environment["HOME"]) / ".ssh/id_ed25519")
    result = publish(server, finished(tmp_path / "public"), tmp_path / "room", environment=environment)
    assert codes(result) == ["K733"] and "salah-sekali" not in repr(result)


# What is not ours


def test_files_of_others_at_the_place_stay_and_have_to_be_known_of(disk, tmp_path):
    place = disk.root / "situs/kim"
    (place / "cgi-bin").mkdir(parents=True)
    (place / ".htaccess").write_text("rahasia dapur")
    (place / "cgi-bin/surat.pl").write_text("print")
    public = finished(tmp_path / "public")
    assert codes(publish(disk, public, tmp_path / "room")) == ["K708"]
    assert set(shown(disk)) == {".htaccess", "cgi-bin/surat.pl"}
    assert publish(disk, public, tmp_path / "room", yes=True).state == "sent"
    assert publish(disk, finished(tmp_path / "public", variant(1)), tmp_path / "room", yes=True).state == "sent"
    assert set(shown(disk)) == {".htaccess", "cgi-bin/surat.pl", *variant(1)}


def test_a_group_does_not_replace_another_groups_site(disk, tmp_path):
    public = finished(tmp_path / "public", {"index.html": "p", "kim-a/index.html": "a", "kim-b/index.html": "b"})
    publish(disk, public, tmp_path / "room-a", slug="kim-a")
    assert codes(publish(disk, public, tmp_path / "room-b", slug="kim-b")) == ["K708"]
    assert shown(disk) == {"index.html": b"a"}


def test_each_group_goes_to_the_folder_of_its_name(disk, tmp_path):
    public = finished(tmp_path / "public", {"index.html": "p", "kim-a/index.html": "a"})
    publish(disk, public, tmp_path / "room", slug="kim-a", address=disk.address.replace("situs/kim", "situs/{slug}"))
    assert shown(disk, "situs/kim-a") == {"index.html": b"a"}


def test_many_deletions_have_to_be_meant(disk, tmp_path):
    publish(disk, finished(tmp_path / "public", variant(1)), tmp_path / "room")
    small = finished(tmp_path / "public", {"index.html": "x"})
    assert codes(publish(disk, small, tmp_path / "room")) == ["K706"]
    assert shown(disk) == as_bytes(variant(1))


@pytest.mark.parametrize("damage", [b"", b"x", b"\x78\x9c\x03\x00\x00\x00\x00\x01"])
def test_an_index_that_is_damaged_is_told_like_somebody_elses_site(disk, tmp_path, damage):
    public = finished(tmp_path / "public")
    publish(disk, public, tmp_path / "room")
    (disk.root / "situs/kim" / INDEX).write_bytes(damage)
    assert codes(publish(disk, public, tmp_path / "room")) == ["K708"]
    assert publish(disk, public, tmp_path / "room", yes=True).state == "sent"


def test_a_dry_run_leaves_the_server_as_it_was(disk, tmp_path):
    result = publish(disk, finished(tmp_path / "public"), tmp_path / "room", dry=True)
    assert result.state == "planned" and len(result.changes.added) == len(SITE) + 1
    assert contents(disk.root) == {}


# Secrets, and who is asked


def test_no_password_stands_on_a_command_line_or_on_disk(tmp_path):
    real = need("rclone", "rclone")
    (tmp_path / "server").mkdir()
    with SERVERS["rclone-webdav"](tmp_path / "server") as started:
        spy = tmp_path / "bin/rclone"
        spy.parent.mkdir()
        spy.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> {tmp_path}/spied\nexec {real} "$@"\n')
        spy.chmod(0o755)
        environment = started.environment | {"PATH": f"{spy.parent}:{started.environment['PATH']}"}
        assert (
            publish(started, finished(tmp_path / "public"), tmp_path / "room", environment=environment).state == "sent"
        )
    spied = (tmp_path / "spied").read_text()
    assert "copy" in spied and PASSWORD not in spied and "obscure" in spied
    assert not [path for path, data in contents(tmp_path).items() if PASSWORD.encode() in data]


def test_rclones_own_configuration_and_other_hosts_secrets_do_not_count(ssh, tmp_path):
    mine = {"RCLONE_CONFIG_KIMSITE_TYPE": "local", "RCLONE_DRY_RUN": "true", "KIMSITE_TOKEN_GITHUB_COM": "lain"}
    result = publish(ssh, finished(tmp_path / "public"), tmp_path / "room", environment=ssh.environment | mine)
    assert result.state == "sent" and shown(ssh) == as_bytes(SITE)


def test_a_server_whose_key_nobody_has_seen_gets_nothing(ssh, tmp_path):
    known = Path(ssh.environment["HOME"]) / ".ssh/known_hosts"
    right = known.read_text()
    for text in ("", right.replace("AAAA", "AAAB", 1)):
        known.write_text(text)
        assert codes(publish(ssh, finished(tmp_path / "public"), tmp_path / "room")) in (["K732"], ["K711"])
    assert contents(ssh.root) == {}
    known.write_text("")
    assert codes(publish(ssh, finished(tmp_path / "public"), tmp_path / "room")) == ["K732"]


@pytest.mark.parametrize(("kind", "secret"), [("sftp", ""), ("ftp", ""), ("s3", ""), ("s3", "tanpa-titik-dua")])
def test_where_there_is_no_password_nobody_is_asked(tmp_path, kind, secret):
    need("rclone", "rclone")
    address = "http://127.0.0.1:9/x" if kind == "s3" else f"{kind}://kim@127.0.0.1:9/x"
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "KIMSITE_TOKEN_127_0_0_1_9": secret}
    place = target(kind, server=address)
    destination = destination_of(place, "", tmp_path, tmp_path / "room", environment, 0)
    assert codes(run(Errand(place, "", finished(tmp_path / "public"), destination, 10))) == ["K734"]


@pytest.mark.parametrize(("script", "code"), [("", "K730"), ("echo rclone v1.50.2", "K731")])
def test_a_machine_without_rclone_or_with_an_old_one_is_told_where_it_is(tmp_path, script, code):
    (tmp_path / "bin").mkdir()
    if script:
        (tmp_path / "bin/rclone").write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / "bin/rclone").chmod(stat.S_IRWXU)
    place = target("sftp", server="sftp://kim@127.0.0.1:9/x")
    destination = destination_of(place, "", tmp_path, tmp_path / "room", {"PATH": str(tmp_path / "bin")}, 0)
    assert codes(run(Errand(place, "", finished(tmp_path / "public"), destination, 10))) == [code]


def test_a_server_that_is_not_there_is_told(tmp_path):
    need("rclone", "rclone")
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "RCLONE_RETRIES": "1"}
    place = target("webdav", server="http://127.0.0.1:9/x")
    destination = destination_of(place, "", tmp_path, tmp_path / "room", environment, 0)
    result = run(Errand(place, "", finished(tmp_path / "public"), destination, 10))
    assert codes(result) == ["K711"] and "refused" in repr(result)


@pytest.mark.parametrize("kind", ["webdav", "sftp", "ftp", "s3"])
def test_a_server_that_takes_the_connection_and_says_nothing_is_not_waited_for(tmp_path, monkeypatch, kind):
    need("rclone", "rclone")
    monkeypatch.setattr("kimsite.publish.rclone.FIRST", 1)
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        host = f"127.0.0.1:{deaf.getsockname()[1]}"
        server = f"http://{host}/x" if kind in ("webdav", "s3") else f"{kind}://kim@{host}/x"
        environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), f"KIMSITE_TOKEN_{host}": "kunci:kata"}
        environment = {re.sub(r"[.:]", "_", name): value for name, value in environment.items()}
        (tmp_path / ".ssh").mkdir()
        (tmp_path / ".ssh/known_hosts").write_text("")
        place = target(kind, server=server)
        destination = destination_of(place, "", tmp_path, tmp_path / "room", environment, 0)
        began = time.monotonic()
        result = run(Errand(place, "", finished(tmp_path / "public"), destination, 10))
    assert time.monotonic() - began < 8
    assert codes(result) == ["K711"] and "no answer in 1 seconds" in repr(result)


# Order and accidents


def test_readers_never_meet_a_link_to_nothing(ssh, tmp_path):
    def linked(number):
        return {
            f"{number}.html": f'<img src="{number}.webp">',
            f"{number}.webp": b"\xff",
            "index.html": f"{number}.html",
        }

    place, met, over = ssh.root / "situs/kim", [], threading.Event()
    publish(ssh, finished(tmp_path / "public", linked(0)), tmp_path / "room")

    def read():
        while not over.is_set():
            page = (place / "index.html").read_text()
            if page:  # a file that is being written is empty for a moment
                number = page.removesuffix(".html")
                there = (place / page).exists() and (place / f"{number}.webp").exists()
                met.append((page, there or (place / "index.html").read_text() != page))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 4):
        assert publish(ssh, finished(tmp_path / "public", linked(number)), tmp_path / "room", yes=True).state == "sent"
    over.set()
    reader.join()
    assert len({page for page, _ in met}) > 2 and all(there for _, there in met)


@pytest.mark.parametrize("lost", [False, True], ids=["request", "answer"])
def test_whatever_breaks_the_next_try_mends_it_on_any_machine(disk, tmp_path, monkeypatch, lost):
    publish(disk, finished(tmp_path / "public", variant(0)), tmp_path / "room")
    real, calls = Rclone._run, []

    def breaking(self, *arguments, given=b"", **named):
        calls.append(arguments[0])
        if len(calls) == fail_at and not lost:
            raise Refused("connection reset by peer", 1)
        answer = real(self, *arguments, given=given, **named)
        if len(calls) == fail_at:
            raise Refused("connection reset by peer", 1)
        return answer

    monkeypatch.setattr(Rclone, "_run", breaking)
    fail_at = 0
    while fail_at == 0 or len(calls) >= fail_at:
        fail_at += 1
        calls.clear()
        public = finished(tmp_path / "public", variant(fail_at))
        result = publish(disk, public, tmp_path / "room", yes=True)
        if len(calls) < fail_at:
            break
        assert (result.state, codes(result)) == ("failed", ["K711"])
        calls.clear()
        kept, fail_at = fail_at, -1
        room = tmp_path / "room" if kept % 2 else tmp_path / f"elsewhere-{kept}"
        assert publish(disk, public, room, yes=True).state in ("sent", "same")
        assert shown(disk) == as_bytes(variant(kept))
        fail_at = kept
        calls.extend(["…"] * kept)
    assert fail_at > 8


def test_what_arrived_before_a_connection_broke_is_not_sent_again(disk, tmp_path, monkeypatch, sent):
    monkeypatch.setattr("kimsite.publish.order.MOST_TOGETHER", 30_000)
    photos = {f"{n:02}.webp": bytes([n]) * 10_000 for n in range(12)} | {"index.html": "x"}
    real = Rclone.send

    def breaking(self, source, given, folder):
        if "06.webp" in given:
            raise Refused("connection reset by peer", 1)
        real(self, source, given, folder)

    public = finished(tmp_path / "public", photos)
    with monkeypatch.context() as broken:
        broken.setattr(Rclone, "send", breaking)
        assert codes(publish(disk, public, tmp_path / "room")) == ["K711"]
    sent.clear()
    assert publish(disk, public, tmp_path / "room").state == "sent"
    assert set(sent) == {f"{n:02}.webp" for n in range(6, 12)} | {"index.html"}
    assert shown(disk) == as_bytes(photos)


def test_a_file_that_got_lost_on_its_way_is_noticed_and_sent_again(disk, tmp_path, monkeypatch):
    real = Rclone.send

    def losing(self, source, given, folder):
        real(self, source, given, folder)
        (disk.root / "situs/kim/foto/a.webp").write_bytes(b"")

    public = finished(tmp_path / "public")
    with monkeypatch.context() as broken:
        broken.setattr(Rclone, "send", losing)
        assert codes(publish(disk, public, tmp_path / "room")) == ["K713"]
    assert publish(disk, public, tmp_path / "room").state == "sent"
    assert shown(disk) == as_bytes(SITE)


@pytest.mark.parametrize("kind", ["s3", "sftp"])
def test_a_line_that_is_down_is_given_up_however_many_files_are_to_go(kind, tmp_path):
    (tmp_path / "server").mkdir()
    need("rclone", "rclone")
    public = finished(tmp_path / "public", {f"{n}/{m}.html": "x" * 2000 for n in range(30) for m in range(5)})
    met = []
    with SERVERS[kind](tmp_path / "server") as started, cutting(started, 60_000, met) as line:
        known = tmp_path / "server/home/.ssh/known_hosts"
        if known.exists():
            known.write_text(
                f"{known.read_text()}[127.0.0.1]:{urlsplit(line.address).port} {known.read_text().split(' ', 1)[1]}"
            )
            line.environment.pop(name_for("127.0.0.1", urlsplit(line.address).port))
        elif kind == "s3":
            line.environment[name_for("127.0.0.1", urlsplit(line.address).port)] = f"KUNCI:{PASSWORD}"
        result = publish(line, finished(public, contents(public) | {"index.html": "x"}), tmp_path / "room")
        assert codes(result) == ["K711"]
        assert len([left for left in met if left <= 0]) < 50


@pytest.mark.parametrize("cut", [2_000, 200_000])
def test_a_line_that_breaks_while_a_file_goes_is_mended(tmp_path, cut):
    """The line to nginx ends after so many bytes, each time; then it holds."""
    (tmp_path / "server").mkdir()
    need("rclone", "rclone")
    public = finished(tmp_path / "public", {"index.html": "x", **{f"{n}.webp": os.urandom(90_000) for n in range(4)}})
    with SERVERS["webdav"](tmp_path / "server") as started, cutting(started, cut) as line:
        result = publish(line, public, tmp_path / "room")
        assert (result.state, codes(result)) in (("failed", ["K711"]), ("failed", ["K713"]))
        assert publish(started, public, tmp_path / "room", yes=True).state == "sent"
        assert shown(started) == {
            path: data for path, data in contents(public).items() if path in ("index.html", *shown(started))
        }
        assert len(shown(started)) == 5


# Addresses


def settings(kind, server, **environment):
    return dict(place_of(kind, server, environment).settings) | {"folder": place_of(kind, server, environment).folder}


def test_ftp_is_spoken_with_tls_alone():
    assert settings("ftp", "ftp://kim@example.org/public_html")["explicit_tls"] == "true"
    assert settings("ftp", "ftps://kim@example.org/public_html") | {"tls": "true", "port": "990"} == settings(
        "ftp", "ftps://kim@example.org/public_html"
    )


def test_a_path_of_sftp_begins_at_the_top_or_at_home():
    assert settings("sftp", "sftp://kim@example.org/srv/www")["folder"] == "/srv/www"
    assert settings("sftp", "sftp://kim@example.org/~/public_html")["folder"] == "public_html"
    assert settings("sftp", "sftp://kim%40desa@example.org:2222/x") | {"user": "kim@desa", "port": "2222"} == settings(
        "sftp", "sftp://kim%40desa@example.org:2222/x"
    )


@pytest.mark.parametrize(
    ("host", "provider", "region"),
    [
        ("s3.ap-southeast-3.amazonaws.com", "AWS", "ap-southeast-3"),
        ("s3.us-west-004.backblazeb2.com", "Other", "us-west-004"),
        ("0123456789abcdef.r2.cloudflarestorage.com", "Cloudflare", "auto"),
        ("s3.example.org", "Other", "us-east-1"),
    ],
)
def test_a_buckets_host_says_whose_it_is_and_where(host, provider, region):
    found = settings("s3", f"https://{host}/wadah/situs")
    assert (found["provider"], found["region"], found["folder"]) == (provider, region, "wadah/situs")


def test_json_of_a_listing_is_what_the_installed_rclone_writes(ssh, tmp_path):
    publish(ssh, finished(tmp_path / "public"), tmp_path / "room")
    place = place_of("sftp", ssh.address, ssh.environment)
    said = json.loads(Rclone(dict(place.settings), {}, ssh.environment, []).listed(["index.html"], place.folder))
    assert [(one["Path"], one["Size"]) for one in said] == [("index.html", len(SITE["index.html"]))]
