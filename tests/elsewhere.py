"""What tests of groups that are built elsewhere share: a kim.json, and a host that misbehaves as it is told."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

NEWS = {
    "id": "urn:uuid:0b5d9f4e-6a0c-5f0e-9a59-0c6ed9b9a111",
    "title": "Panen rumput laut",
    "type": "berita",
    "path": "2025/10/panen.html",
    "url": "",
    "summary": "Warga memanen.",
    "language": "id",
    "date": "2025-10-02T14:30:00+08:00",
    "authors": ["Ana"],
    "rating": "",
    "stage": "",
    "event": None,
}
SOON = {
    **NEWS,
    "id": "urn:uuid:0b5d9f4e-6a0c-5f0e-9a59-0c6ed9b9a222",
    "title": "Bersih pantai",
    "type": "agenda",
    "path": "2025/11/bersih.html",
    "event": {"start": "2025-11-08T07:00:00+08:00", "end": None, "venue": "Pantai", "all_day": False},
}


def twin(**changed: Any) -> dict[str, Any]:
    """The kim.json of an invented group, with these keys changed."""
    return {
        "schema": 1,
        "id": "kim-alak",
        "url": "",
        "name": "KIM Alak",
        "short": "Alak",
        "tagline": "Kabar dari pelabuhan",
        "kim_id": "",
        "founded": "2019",
        "language": "id",
        "timezone": "Asia/Makassar",
        "region": {"code": "53.71.01.1008", "province": "?", "regency": "?", "district": "?", "village": "?"},
        "coordinates": {"latitude": "-10.19", "longitude": "123.53"},
        "decrees": [{"number": "1", "issued": "2024-01-02", "issuer": "Lurah", "valid_until": "2027-01-02"}],
        "counts": {"berita": 4, "agenda": 1},
        "latest": [NEWS],
        "upcoming": [SOON],
        **changed,
    }


def packed(value: object) -> bytes:
    """A value as the bytes of a file."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


Route = Callable[[BaseHTTPRequestHandler], None]


class Host:
    """A server on this machine. `routes` say what becomes of a path; `asked` is what it was asked, with conditions."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.routes: dict[str, Route] = {}
        self.asked: list[tuple[str, str]] = []
        self.port = server.server_address[1]
        self.address = f"http://127.0.0.1:{self.port}"

    def paths(self) -> list[str]:
        """The paths that were asked for."""
        return [path for path, _ in self.asked]


@contextmanager
def hosting(at: str = "127.0.0.1") -> Iterator[Host]:
    """A host that is there within."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            conditions = self.headers.get("If-None-Match") or self.headers.get("If-Modified-Since") or ""
            host.asked.append((self.path, conditions))
            route = host.routes.get(self.path)
            with suppress(BrokenPipeError, ConnectionResetError):  # whoever asked has heard enough
                route(self) if route else self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    try:
        server = ThreadingHTTPServer((at, 0), Handler)
    except OSError:
        pytest.skip(f"this system has no {at}")
    server.daemon_threads = True
    host = Host(server)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()


def sends(data: bytes, status: int = 200, **headers: str) -> Route:
    """An answer with a body."""

    def route(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    return route


def leads(address: str, status: int = 301) -> Route:
    """A redirection."""
    return sends(b"", status, Location=address)


def knows(data: bytes, headers: Mapping[str, str]) -> Route:
    """An answer that is not sent again to whoever has it."""

    def route(request: BaseHTTPRequestHandler) -> None:
        asked = {request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since")} - {None}
        has_it = bool(asked) and asked <= set(headers.values())
        sends(b"" if has_it else data, 304 if has_it else 200, **dict(headers))(request)

    return route
