"""`python -m bench.publish`: what a first publication and the update after one post cost, to every kind of target.

The sample network of this repository goes whole to servers on loopback, the very ones that the tests start. A request
is one of HTTP; of ssh and FTP it is a connection, of git over file:// a git that speaks with the other one. Bytes
are those on the way there, as a line before the server counts them; for FTP, whose files take lines of their own, those
of the files that were sent. `--breaks` breaks the line at each request of an update of a small site instead, once and
then for good, and looks at what readers meet and at whether publishing again finishes.
"""

import argparse
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kimsite.model.publication import Published, Target
from kimsite.publish import api, rclone, service
from kimsite.publish.errand import Errand, run
from kimsite.publish.kinds import destination_of
from kimsite.publish.repository import Repository
from kimsite.publish.secret import name_for

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
POST = "kim-lasiana/berita"
REQUEST = re.compile(rb"^(?:GET|PUT|POST|HEAD|DELETE|PROPFIND|MKCOL|MOVE|OPTIONS) \S+ HTTP/1\.1\r\n", re.MULTILINE)
LINK = re.compile(rb'(?:href|src)="([^"#?:]+)"')
PRICE = 10
ACCOUNT = "0123456789abcdef0123456789abcdef"
SMALL, CUTS = 8, 16
OWN = frozenset({"kimsite-publikasi.json", "kimsite-isi.bin", ".nojekyll"})
Site = dict[str, bytes]


@dataclass
class Line:
    """What stands before a server: it counts requests and bytes, and breaks at request `fail_at`, once or for good.

    Where `talks`, requests are HTTP's; else each connection is one, and it breaks after `cut` bytes.
    """

    talks: bool = True
    requests: int = 0
    bytes_in: int = 0
    fail_at: int = 0
    fail_for: int = 1
    cut: int = 0

    def reset(self) -> None:
        """Nothing happened yet, and nothing will."""
        self.requests, self.bytes_in, self.fail_at, self.fail_for, self.cut = 0, 0, 0, 1, 0

    @property
    def broken(self) -> bool:
        """Whether it is down just now."""
        if self.cut:
            down = self.bytes_in > self.cut
            self.cut = 0 if down and self.fail_for == 1 else self.cut
            return down
        return bool(self.fail_at and self.fail_at <= self.requests < self.fail_at + self.fail_for)

    def carry(self, source: socket.socket, to: socket.socket, up: bool) -> None:
        """Bytes of one connection in one direction."""
        with suppress(OSError):
            while data := source.recv(1 << 16):
                if up:
                    self.bytes_in += len(data)
                    self.requests += len(REQUEST.findall(data)) if self.talks else 0
                    if self.broken:
                        break
                to.sendall(data)
        for end in (source, to):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def meet(self, door: socket.socket, port: int) -> None:
        """Everybody who comes to the door."""
        with suppress(OSError):
            while True:
                client, _ = door.accept()
                self.requests += 0 if self.talks else 1
                behind = socket.create_connection(("127.0.0.1", port))
                for source, to, up in ((client, behind, True), (behind, client, False)):
                    threading.Thread(target=self.carry, args=(source, to, up), daemon=True).start()


@contextmanager
def line_to(port: int, talks: bool) -> Iterator[tuple[Line, int]]:
    """A line to a port of this machine, and the port at which it begins."""
    line = Line(talks)
    with socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=line.meet, args=(door, port), daemon=True).start()
        yield line, door.getsockname()[1]


@dataclass
class Place:
    """A target that can be published to: its environment, what counts (`line`), and what readers get there."""

    target: Target
    environment: Mapping[str, str]
    line: Any
    read: Callable[[], Site]
    at_once: bool
    sent: Callable[[], int] | None = None
    extra: dict[str, str] = field(default_factory=dict)


def of_tests(name: str) -> Any:
    """A module that starts servers for the tests."""
    return import_module(name)


@contextmanager
def folder(room: Path) -> Iterator[Place]:
    """A folder that a web server reads."""
    yield Place(_target("folder", place=str(room / "kim")), os.environ, Line(), lambda: _files(room / "kim"), True)


@contextmanager
def archive(room: Path) -> Iterator[Place]:
    """One ZIP."""
    import zipfile

    def read() -> Site:
        with zipfile.ZipFile(room / "situs.zip") as opened:
            return {
                name.removeprefix("situs/"): opened.read(name) for name in opened.namelist() if name[:6] == "situs/"
            }

    place = Place(_target("zip", place=str(room / "situs.zip")), os.environ, Line(), read, True)
    place.sent = lambda: (room / "situs.zip").stat().st_size
    yield place


@contextmanager
def git_file(room: Path) -> Iterator[Place]:
    """git with a repository on the same disk."""
    publishing = of_tests("publishing")

    bare, line = room / "web.git", Line()
    publishing.git("init", "--quiet", "--bare", str(bare))
    before = [_size(bare)]
    place = Place(_target("git", remote=f"file://{bare}"), os.environ, line, lambda: _branch(bare), True)

    def sent() -> int:
        before.append(_size(bare))
        return before[-1] - before[-2]

    place.sent = sent
    real = Repository.run

    def counted(self: Repository, *arguments: str) -> bytes:
        line.requests += arguments[0] in ("ls-remote", "fetch", "push")
        return real(self, *arguments)

    Repository.run = counted  # type: ignore[method-assign]
    try:
        yield place
    finally:
        Repository.run = real  # type: ignore[method-assign]


@contextmanager
def git_ssh(room: Path) -> Iterator[Place]:
    """git with a real sshd."""
    test_publish_ssh = of_tests("test_publish_ssh")

    with test_publish_ssh.ssh_server(room / "ssh") as server, line_to(server.port, False) as (line, port):
        remote = server.remote.replace(f":{server.port}", f":{port}")
        yield Place(_target("git", remote=remote), server.environment(), line, lambda: _branch(server.repository), True)


@contextmanager
def git_http(room: Path) -> Iterator[Place]:
    """git with its own server for HTTP, and a token."""
    publishing = of_tests("publishing")

    with publishing.git_host(room / "git", "rahasia") as host:
        bare = host.repository()
        environment = os.environ | {name_for("127.0.0.1", urlsplit(host.address).port): "rahasia"}
        yield Place(_target("git", remote=f"{host.address}/web.git"), environment, host, lambda: _branch(bare), True)


@contextmanager
def host_of(kind: str, room: Path) -> Iterator[Place]:
    """A host with an API, as its documentation says that it behaves."""
    apis = of_tests("apis")

    kinds = {"netlify": apis.NetlifyHost, "neocities": apis.NeocitiesHost, "cloudflare": apis.CloudflareHost}
    with apis.api_host(kinds[kind]()) as host:
        known = service.SERVICES[kind]
        service.SERVICES[kind] = type(known)(**{**_fields(known), "api": host.address})
        said = {"site": "kim-lasiana", **({"account": ACCOUNT} if kind == "cloudflare" else {})}
        home = urlsplit(known.home).hostname or ""
        try:
            environment = os.environ | {name_for(home, None): apis.TOKEN}
            yield Place(_target(kind, **said), environment, host, lambda: _shown(host), kind != "neocities")
        finally:
            service.SERVICES[kind] = known


@contextmanager
def server_of(kind: str, room: Path) -> Iterator[Place]:
    """A server that rclone reaches."""
    servers = of_tests("servers")

    with servers.SERVERS[kind](room) as server:
        there = urlsplit(server.address).port or 0
        with line_to(there, kind in ("webdav", "s3")) as (line, port):
            address = server.address.replace(f":{there}", f":{port}")
            environment = dict(server.environment)
            environment[name_for("127.0.0.1", port)] = environment.pop(name_for("127.0.0.1", there))
            known = Path(environment["HOME"]) / ".ssh/known_hosts"
            if known.exists():
                known.write_text(known.read_text().replace(f":{there} ", f":{port} "))
            yield Place(_target(kind, server=address), environment, line, server.files, False)


PLACES: dict[str, Callable[[Path], Any]] = {
    "folder": folder,
    "zip": archive,
    "git file://": git_file,
    "git ssh": git_ssh,
    "git http": git_http,
    "netlify": lambda room: host_of("netlify", room),
    "cloudflare": lambda room: host_of("cloudflare", room),
    "neocities": lambda room: host_of("neocities", room),
    "sftp": lambda room: server_of("sftp", room),
    "ftp": lambda room: server_of("ftp", room),
    "webdav": lambda room: server_of("webdav", room),
    "s3": lambda room: server_of("s3", room),
}


def main() -> int:
    """Measures what was asked for and prints it."""
    parser = argparse.ArgumentParser(prog="python -m bench.publish", description=__doc__)
    parser.add_argument("--only", default=",".join(PLACES), help="targets, with commas between them")
    parser.add_argument("--breaks", action="store_true", help="break the line at each request instead")
    given = parser.parse_args()
    sys.path.insert(0, str(REPOSITORY / "tests"))
    names = given.only.split(",")
    with tempfile.TemporaryDirectory(prefix="kimsite-bench-") as name:
        Path(name).chmod(0o755)
        return breaks(Path(name), names) if given.breaks else costs(Path(name), names)


def costs(work: Path, names: list[str]) -> int:
    """The table of first publications and updates."""
    first, second = sample(work)
    print("| target | first: requests | bytes | s | update: requests | bytes | s | told beforehand |", flush=True)
    print("|---|--:|--:|--:|--:|--:|--:|--:|", flush=True)
    failed = 0
    for name in names:
        room = work / re.sub("[^a-z0-9]", "-", name)
        room.mkdir()
        with PLACES[name](room) as place:
            cells = []
            for public in (first, second):
                place.line.reset() if hasattr(place.line, "reset") else _reset(place.line)
                started = time.perf_counter()
                result = publish(place, public, room)
                seconds = time.perf_counter() - started
                failed += result.state != "sent"
                size = place.sent() if place.sent else place.line.bytes_in
                if place.target.kind in ("folder", "ftp"):
                    size = result.size
                cells += [str(_requests(place.line)), f"{size:,}", f"{seconds:.1f}"]
                if result.state != "sent":
                    print(name, result.state, result.problems, file=sys.stderr)
            print(f"| {name} | {' | '.join(cells)} | {result.size:,} |", flush=True)
        shutil.rmtree(room, ignore_errors=True)
    return 1 if failed else 0


def breaks(work: Path, names: list[str]) -> int:
    """The table of lines that break: at each request of an update of a small site, once and for good."""
    api.Api.__init__.__defaults__ = (lambda seconds: None,)
    rclone.SETTINGS |= {"RCLONE_RETRIES_SLEEP": "0s", "RCLONE_CONTIMEOUT": "2s"}
    print("| target | breaks at | readers got | finished by itself | by publishing again | never |", flush=True)
    print("|---|--:|---|--:|--:|--:|", flush=True)
    failed = 0
    for name in names:
        room = work / re.sub("[^a-z0-9]", "-", name)
        room.mkdir()
        with PLACES[name](room) as place:
            for good in (False, True) if hasattr(place.line, "fail_for") else (False,):
                row = _broken(place, room, good)
                failed += row[-1] + row[1]["broken"]
                saw = ", ".join(f"{count} {kind}" for kind, count in row[1].items() if count)
                label = "from then on" if good else "once"
                print(f"| {name} | {row[0]} × {label} | {saw} | {row[2]} | {row[3]} | {row[4]} |", flush=True)
    return 1 if failed else 0


def _broken(place: Place, room: Path, good: bool) -> tuple[int, dict[str, int], int, int, int]:
    public, number = room / "public", 1000 * good  # nothing of it may be there already
    _small(public, number)
    publish(place, public, room)
    number += 1
    _reset(place.line)
    _small(public, number)
    publish(place, public, room)
    opaque = isinstance(place.line, Line) and not place.line.talks
    total = _requests(place.line)
    points = [place.line.bytes_in * n // CUTS for n in range(CUTS)] if opaque else list(range(1, total + 1))
    seen, itself, again, never = {"old": 0, "new": 0, "between": 0, "broken": 0}, 0, 0, 0
    old = _wanted(public)
    for point in points:
        number += 1
        _small(public, number)
        new = _wanted(public)
        _reset(place.line)
        place.line.fail_for = 10**9 if good else 1
        if opaque:
            place.line.cut = max(point, 1)
        else:
            place.line.fail_at = point
        result = publish(place, public, room)
        seen[_kind(_without(place.read()), old, new, place.at_once)] += 1
        _reset(place.line)
        if result.state == "sent" and not good:
            itself += 1
        else:
            itself += result.state == "sent"
            result = publish(place, public, room)
            again += result.state in ("sent", "same")
        there = _without(place.read())
        if result.state not in ("sent", "same") or there != new:
            never += 1
            print(place.target.kind, point, result.state, result.problems, file=sys.stderr)
        old = new
    return len(points), seen, itself, again, never


def _kind(there: Site, old: Site, new: Site, at_once: bool) -> str:
    """What readers meet: the old site, the new one, something between in which no page leads to nothing, or worse."""
    if there in (old, new):
        return "old" if there == old else "new"
    if at_once:
        return "broken"
    whole = all(data in (old.get(path), new.get(path)) for path, data in there.items())
    leads = (target.decode() for path, data in there.items() if path.endswith(".html") for target in LINK.findall(data))
    return "between" if whole and all(target in there for target in leads) else "broken"


def publish(place: Place, public: Path, room: Path) -> Published:
    """One publication, as the command does it."""
    memory = room / "memory"
    destination = destination_of(place.target, "", public.parent, memory, place.environment, int(time.time()))
    memory.mkdir(exist_ok=True)
    return run(Errand(place.target, "", public, destination, PRICE, yes=True, room=memory))


def sample(work: Path) -> tuple[Path, Path]:
    """The sample network as it is, and with one post more in one of its groups: two output folders."""
    project = work / "project"
    project.mkdir()
    shutil.copytree(REPOSITORY / "content", project / "content")
    _build(project)
    shutil.copytree(project / "public", work / "first")
    text = "---\njudul: Panen garam pertama tahun ini\ntanggal: 2025-11-02\n---\nGaram mulai dipanen di tambak warga.\n"
    (project / "content" / POST / "panen-garam-pertama.md").write_text(text, encoding="utf-8")
    _build(project)
    return work / "first", project / "public"


def _build(project: Path) -> None:
    command = [sys.executable, "-m", "kimsite", "build"]
    subprocess.run(
        command, cwd=project, env=os.environ | {"PYTHONPATH": str(REPOSITORY)}, check=True, capture_output=True
    )


def _small(public: Path, number: int) -> None:
    """A site of few files: pages that lead to each other and to a style of their own; one comes and one goes."""
    publishing = of_tests("publishing")

    style = f"aset/gaya.{number:08x}.css"
    pages = {f"{n}.html": f'<link href="{style}"><a href="index.html">' for n in range(SMALL)}
    new = f"baru-{number}.html"
    front = f'<link href="{style}"><a href="{new}">{number}'
    publishing.finished(public, {**pages, "index.html": front, new: f'<link href="{style}">', style: f"/* {number} */"})


def _wanted(public: Path) -> Site:
    return _without({path: data for path, data in _files(public).items() if not path.startswith(".kimsite")})


def _without(site: Site) -> Site:
    return {path: data for path, data in site.items() if path not in OWN}


def _files(folder: Path) -> Site:
    root = folder.resolve()
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def _branch(bare: Path) -> Site:
    publishing = of_tests("publishing")

    try:
        return dict(publishing.branch_files(bare))
    except subprocess.CalledProcessError:
        return {}


def _shown(host: Any) -> Site:
    """What readers get of a host, without what it needs for itself."""
    found = dict(host.files if hasattr(host, "files") else host.shown())
    found.pop("not_found.html", None)
    return found


def _fields(known: Any) -> dict[str, Any]:
    return {name: getattr(known, name) for name in known.__dataclass_fields__}


def _reset(line: Any) -> None:
    if hasattr(line, "reset"):
        line.reset()
    else:
        line.requests, line.bytes_in, line.fail_at = 0, 0, 0


def _requests(line: Any) -> int:
    return len(line.requests) if isinstance(line.requests, list) else int(line.requests)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _target(kind: str, **said: Any) -> Target:
    return Target(name="web", kind=kind, path="content/network.yaml", line=1, **said)


if __name__ == "__main__":
    sys.exit(main())
