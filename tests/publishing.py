"""For tests of publishing: finished sites without a build, and a git host on loopback (git's own http-backend)."""

import base64
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from conftest import Files, write_files

from kimsite.engine.output import MARKER
from kimsite.model.publication import Target
from kimsite.publish.load import Load
from kimsite.publish.stock import take_stock

SITE = {
    "index.html": "<h1>Beranda</h1>",
    "2025/10/panen raya.html": "<p>Panen</p>",
    "aset/gaya-1.css": "body{}",
    "foto/a.webp": b"\x00\xff\r\n",
}


def finished(public: Path, files: Files = SITE) -> Path:
    """An output folder as a build leaves it, with exactly these files."""
    if public.exists():
        for path in sorted(public.rglob("*"), reverse=True):
            path.unlink() if path.is_file() or path.is_symlink() else path.rmdir()
    write_files(public, {**files, MARKER: '{"schema": 1, "finished": true}\n'})
    return public


def load_of(public: Path) -> Load:
    """What there is to send of an output folder."""
    return Load(public, take_stock(public))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes; links are not followed."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def as_bytes(files: Files) -> dict[str, bytes]:
    return {path: data if isinstance(data, bytes) else data.encode() for path, data in files.items()}


def target(kind: str, **said: object) -> Target:
    return Target(name="web", kind=kind, path="content/group.yaml", line=3, **said)  # type: ignore[arg-type]


def git(*arguments: str, folder: Path | None = None) -> str:
    """git as somebody else uses it."""
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": os.devnull}
    who = {f"GIT_{role}_{part}": "seseorang" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    command = ["git", *arguments]
    done = subprocess.run(command, cwd=folder, env=os.environ | own | who, capture_output=True, text=True, check=True)
    return done.stdout


def branch_files(repository: Path, branch: str = "pages") -> dict[str, bytes]:
    """What a host would show of a branch: read with `git archive`, which knows nothing of kimsite."""
    import io
    import tarfile

    archive = subprocess.run(
        ["git", "--git-dir", str(repository), "archive", branch], capture_output=True, check=True
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        return {m.name: tar.extractfile(m).read() for m in tar.getmembers() if m.isfile()}  # type: ignore[union-attr]


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def web_server(folder: Path) -> Iterator[str]:
    """Python's own web server over a folder; the address."""

    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *given, **named):
            super().__init__(*given, directory=str(folder), **named)

        def log_message(self, *_):
            pass

    with serving(Quiet) as server:
        yield f"http://127.0.0.1:{server.server_address[1]}"


def free_port() -> int:
    """A port of loopback that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as waiting:
        return waiting.getsockname()[1]


NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
NGINX_CONFIG = """\
daemon off;
pid {room}/pid;
error_log {room}/log;
worker_processes 2;
events {{ worker_connections 256; }}
http {{
    access_log off;
    {own}
    server {{ listen 127.0.0.1:{port}; root {folder}; index index.html; }}
}}
"""
NGINX_OWN = "".join(
    f"{name}_temp_path {{room}}/{name}; " for name in ("proxy", "fastcgi", "uwsgi", "scgi", "client_body")
)


@contextmanager
def nginx_server(folder: Path) -> Iterator[str]:
    """nginx over a folder, as Debian's comes, in a room of its own beside it; the address."""
    room, port = folder.parent / "nginx", free_port()
    room.mkdir()
    user = "user root;\n" if os.geteuid() == 0 else ""
    settings = NGINX_CONFIG.format(room=room, port=port, folder=folder, own=NGINX_OWN.format(room=room))
    (room / "conf").write_text(user + settings)
    with subprocess.Popen([str(NGINX), "-c", str(room / "conf"), "-p", str(room)]) as process:
        try:
            deadline = time.monotonic() + 10
            while True:
                with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                assert process.poll() is None and time.monotonic() < deadline
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


class GitHost:
    """Repositories below a folder over HTTP. `token`: who has none is sent away. `fail_at`: the connection breaks off
    at that request, counted from 1. `bytes_in` is what was sent here."""

    def __init__(self, root: Path, token: str = "") -> None:
        self.root = root
        self.token = token
        self.fail_at = 0
        self.requests = 0
        self.bytes_in = 0
        self.address = ""

    def repository(self, name: str = "web", *settings: str) -> Path:
        """A new bare repository; `settings` as `git config` takes them."""
        path = self.root / f"{name}.git"
        git("init", "--quiet", "--bare", str(path))
        for setting in ("http.receivepack=true", *settings):
            git("--git-dir", str(path), "config", *setting.split("=", 1))
        return path

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        self.requests += 1
        body = _body(request)
        self.bytes_in += len(body)
        if self.requests == self.fail_at:
            request.close_connection = True
            request.connection.close()
            return
        if self.token and request.headers.get("Authorization") != self._expected():
            request.send_response(401)
            request.send_header("WWW-Authenticate", 'Basic realm="git"')
            request.send_header("Content-Length", "0")
            request.end_headers()
            return
        status, headers, data = self._backend(request, body)
        request.send_response(status)
        for name, value in headers:
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    def _expected(self) -> str:
        return "Basic " + base64.b64encode(f"kimsite:{self.token}".encode()).decode()

    def _backend(self, request: BaseHTTPRequestHandler, body: bytes) -> tuple[int, list[list[str]], bytes]:
        path, _, query = request.path.partition("?")
        environment = {
            "PATH": os.environ["PATH"],
            "GIT_PROJECT_ROOT": str(self.root),
            "GIT_HTTP_EXPORT_ALL": "1",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": request.command,
            "CONTENT_TYPE": request.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_CONTENT_ENCODING": request.headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": request.headers.get("Git-Protocol", ""),
        }
        done = subprocess.run(["git", "http-backend"], env=environment, input=body, capture_output=True, check=False)
        head, _, data = done.stdout.partition(b"\r\n\r\n")
        headers = [line.split(": ", 1) for line in head.decode().split("\r\n") if ": " in line]
        status = next((int(value.split()[0]) for name, value in headers if name == "Status"), 200)
        return status, [pair for pair in headers if pair[0] != "Status"], data


def _body(request: BaseHTTPRequestHandler) -> bytes:
    if request.headers.get("Transfer-Encoding") != "chunked":
        return request.rfile.read(int(request.headers.get("Content-Length") or 0))
    found = []
    while size := int(request.rfile.readline().strip() or b"0", 16):
        found.append(request.rfile.read(size))
        request.rfile.readline()
    request.rfile.readline()
    return b"".join(found)


@contextmanager
def git_host(root: Path, token: str = "") -> Iterator[GitHost]:
    """git's own server for HTTP, on loopback."""
    host = GitHost(root, token)
    root.mkdir(parents=True, exist_ok=True)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            host.answer(self)

        do_POST = do_GET

        def log_message(self, *_):
            pass

    with serving(Handler) as server:
        host.address = f"http://127.0.0.1:{server.server_address[1]}"
        yield host
