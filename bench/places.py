"""Targets of every kind on servers on loopback, as tests start them, each behind a line that counts and may break."""

import os
import re
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kimsite.model.publication import Target
from kimsite.publish import service
from kimsite.publish.repository import Repository
from kimsite.publish.secret import name_for

REQUEST = re.compile(rb"^(?:GET|PUT|POST|HEAD|DELETE|PROPFIND|MKCOL|MOVE|OPTIONS) \S+ HTTP/1\.1\r\n", re.MULTILINE)
ACCOUNT = "0123456789abcdef0123456789abcdef"
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


def of_tests(name: str) -> Any:
    """A module that starts servers for the tests."""
    return import_module(name)


@contextmanager
def folder(room: Path) -> Iterator[Place]:
    """A folder that a web server reads."""
    yield Place(target("folder", place=str(room / "kim")), os.environ, Line(), lambda: files_below(room / "kim"), True)


@contextmanager
def archive(room: Path) -> Iterator[Place]:
    """One ZIP."""
    import zipfile

    def read() -> Site:
        with zipfile.ZipFile(room / "situs.zip") as opened:
            return {
                name.removeprefix("situs/"): opened.read(name) for name in opened.namelist() if name[:6] == "situs/"
            }

    place = Place(target("zip", place=str(room / "situs.zip")), os.environ, Line(), read, True)
    place.sent = lambda: (room / "situs.zip").stat().st_size
    yield place


@contextmanager
def git_file(room: Path) -> Iterator[Place]:
    """git with a repository on the same disk."""
    publishing = of_tests("publishing")

    bare, line = room / "web.git", Line()
    publishing.git("init", "--quiet", "--bare", str(bare))
    before = [size_of(bare)]
    place = Place(target("git", remote=f"file://{bare}"), os.environ, line, lambda: branch_of(bare), True)

    def sent() -> int:
        before.append(size_of(bare))
        return before[-1] - before[-2]

    place.sent = sent
    real = Repository.run

    def counted(self: Repository, *arguments: str, given: bytes = b"") -> bytes:
        line.requests += arguments[0] in ("ls-remote", "fetch", "push")
        return real(self, *arguments, given=given)

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
        yield Place(
            target("git", remote=remote), server.environment(), line, lambda: branch_of(server.repository), True
        )


@contextmanager
def git_http(room: Path) -> Iterator[Place]:
    """git with its own server for HTTP, and a token."""
    publishing = of_tests("publishing")

    with publishing.git_host(room / "git", "rahasia") as host:
        bare = host.repository()
        environment = os.environ | {name_for("127.0.0.1", urlsplit(host.address).port): "rahasia"}
        yield Place(target("git", remote=f"{host.address}/web.git"), environment, host, lambda: branch_of(bare), True)


@contextmanager
def host_of(kind: str, room: Path) -> Iterator[Place]:
    """A host with an API, as its documentation says that it behaves."""
    apis = of_tests("apis")

    kinds = {"netlify": apis.NetlifyHost, "neocities": apis.NeocitiesHost, "cloudflare": apis.CloudflareHost}
    with apis.api_host(kinds[kind]()) as host:
        known = service.SERVICES[kind]
        service.SERVICES[kind] = type(known)(**{**fields_of(known), "api": host.address})
        said = {"site": "kim-lasiana", **({"account": ACCOUNT} if kind == "cloudflare" else {})}
        home = urlsplit(known.home).hostname or ""
        try:
            environment = os.environ | {name_for(home, None): apis.TOKEN}
            yield Place(target(kind, **said), environment, host, lambda: shown_by(host), kind != "neocities")
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
            yield Place(target(kind, server=address), environment, line, server.files, False)


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


def files_below(folder: Path) -> Site:
    root = folder.resolve()
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def branch_of(bare: Path) -> Site:
    publishing = of_tests("publishing")

    try:
        return dict(publishing.branch_files(bare))
    except subprocess.CalledProcessError:
        return {}


def shown_by(host: Any) -> Site:
    """What readers get of a host, without what it needs for itself."""
    found = dict(host.files if hasattr(host, "files") else host.shown())
    found.pop("not_found.html", None)
    return found


def fields_of(known: Any) -> dict[str, Any]:
    return {name: getattr(known, name) for name in known.__dataclass_fields__}


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def target(kind: str, **said: Any) -> Target:
    return Target(name="web", kind=kind, path="content/network.yaml", line=1, **said)
