"""The preview's web server: built files, and for each page that is looked at, news of it.

It answers whom it is meant for: names other than `localhost` may be turned on this machine by anybody who owns one
("DNS rebinding"), so pages are asked for by number or by that name. It tells what is there, and takes nothing.
"""

import json
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from socketserver import TCPServer
from urllib.parse import parse_qs, quote, unquote, urlsplit

from kimsite.model.value import frozen
from kimsite.serve import pages
from kimsite.serve.hub import Hub, State

OWN = "/__kimsite/"
"""Below this lies nothing of a site."""
HERE = Path(__file__).parent
SCRIPTS = {"live.js": "text/javascript; charset=utf-8", "live.css": "text/css; charset=utf-8"}
NO_WORKER = (
    'addEventListener("install", () => skipWaiting())\n'
    'addEventListener("activate", (event) => event.waitUntil(registration.unregister()))\n'
)
"""Instead of a site's worker, which would keep pages of one preview for the next one at the same address."""
BEAT = 10.0
"""Seconds after which a page that nobody looks at any more is noticed."""
TRIES = 20
RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
LAST_PORT = 65535


@frozen
class Words:
    """What pages say about mistakes: `title` and `more` for a number of them."""

    title: Callable[[int], str]
    more: Callable[[int], str]
    close: str
    fix: str


class Server(ThreadingHTTPServer):
    """Serves `root` at the first free port from `port` on; `host` is "" for all that this machine has."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # where it means that two may listen at once
    request_queue_size = 64

    def __init__(self, host: str, port: int, root: Path, hub: Hub, words: Words) -> None:
        self.root, self.hub, self.words = root, hub, words
        last = min(port + TRIES - 1, LAST_PORT)
        for tried in range(port, last + 1):
            try:
                super().__init__((host, tried), Handler)
            except OSError:
                if tried == last:
                    raise
            else:
                return

    def server_bind(self) -> None:
        """Binds without asking the network for this machine's name, which takes seconds where there is none."""
        TCPServer.server_bind(self)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away in the middle is no fault."""


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "kimsite", ""
    timeout = 60

    def do_GET(self) -> None:
        """Answers with a file, a page, or news."""
        if "Content-Length" in self.headers or "Transfer-Encoding" in self.headers:
            self.close_connection = True  # what follows is not read, and must not be taken for another request
        address, query = parts_of(self.path)
        if not is_ours(self.headers.get("Host", "")):
            self._say(HTTPStatus.FORBIDDEN)
        elif address == OWN + "events":
            self._tell(parse_qs(query).get("page", ["/"])[0])
        elif address.startswith(OWN):
            self._script(address.removeprefix(OWN))
        else:
            try:
                self._file(address)
            except FileNotFoundError:  # a build has just taken it away
                self._say(HTTPStatus.NOT_FOUND)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: what is served is of no interest to who writes."""

    def _script(self, name: str) -> None:
        if name in SCRIPTS:
            self._send((HERE / name).read_bytes(), SCRIPTS[name])
        else:
            self._say(HTTPStatus.NOT_FOUND)

    def _file(self, address: str) -> None:
        root = self.server.root
        found = pages.find(root, address)
        if found is None and pages.is_folder(root, address):
            self._say(HTTPStatus.FOUND, {"Location": quote(unquote(address)) + "/"})
        elif found is None:
            missing = pages.missing_page(root, address)
            self._page(missing, HTTPStatus.NOT_FOUND) if missing else self._say(HTTPStatus.NOT_FOUND)
        elif found.suffix == ".html":
            self._page(found)
        elif found.name == "sw.js":
            self._send(NO_WORKER.encode(), pages.TYPES["js"])
        else:
            self._whole(found)

    def _page(self, path: Path, status: HTTPStatus = HTTPStatus.OK) -> None:
        html = pages.with_script(self._html(path), OWN + "live.js")
        self._send(html.encode(), pages.TYPES["html"], status)

    def _html(self, path: Path) -> str:
        """A page as it was built, or as it will be."""
        ahead = self.server.hub.ahead
        if ahead and path == self.server.root.joinpath(*ahead[0].split("/")):
            return ahead[1].decode()
        return path.read_text(encoding="utf-8")

    def _whole(self, path: Path) -> None:
        """A file, or the part of it that a player asks for (RFC 9110, 14.2)."""
        asked = RANGE.fullmatch(self.headers.get("Range", ""))
        if not asked or not any(asked.groups()):
            return self._send(path.read_bytes(), pages.type_of(path))
        first, last = asked.groups()
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            start = int(first) if first else max(0, size - int(last))
            end = min(int(last), size - 1) if first and last else size - 1
            if start > end:
                return self._say(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, {"Content-Range": f"bytes */{size}"})
            file.seek(start)
            data = file.read(end - start + 1)
        part = {"Content-Range": f"bytes {start}-{start + len(data) - 1}/{size}"}
        return self._send(data, pages.type_of(path), HTTPStatus.PARTIAL_CONTENT, part)

    def _tell(self, page: str) -> None:
        """Server-sent events (HTML Living Standard, 9.2): at once how the page is now, then at each build."""
        self._head(HTTPStatus.OK, {"Content-Type": "text/event-stream", "Connection": "close"})
        version, hub = 0, self.server.hub
        self.close_connection = True
        while not hub.closed and self.command != "HEAD":
            state = hub.next(version, BEAT)
            text = f"data: {json.dumps(self._news(page, state))}\n\n" if state else ":\n\n"
            version = state.version if state else version
            self.wfile.write(text.encode())
            self.wfile.flush()

    def _news(self, page: str, state: State) -> dict[str, object]:
        root, words = self.server.root, self.server.words
        place = pages.find(root, page) or pages.missing_page(root, page)
        look = None
        with suppress(FileNotFoundError):  # another build took it away: that one has news, too
            look = pages.look_of(self._html(place)) if place and place.suffix == ".html" else None
        number = len(state.faults) + state.more
        said = {"title": words.title(number), "more": words.more(state.more), "close": words.close, "fix": words.fix}
        return {
            "look": asdict(look) if look else None,
            "faults": [asdict(fault) for fault in state.faults],
            "more": state.more,
            "words": said,
        }

    def _say(self, status: HTTPStatus, headers: dict[str, str] | None = None) -> None:
        self._send(f"{status.value} {status.phrase}\n".encode(), pages.TYPES["txt"], status, headers)

    def _send(
        self, data: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK, headers: dict[str, str] | None = None
    ) -> None:
        self._head(status, {"Content-Type": kind, "Content-Length": str(len(data)), **(headers or {})})
        if self.command != "HEAD":
            self.wfile.write(data)

    def _head(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()


def parts_of(target: str) -> tuple[str, str]:
    """The path and the query of what a request asks for; of what is no address, a path that nothing lies at."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return "*", ""
    return parts.path, parts.query


def is_ours(host: str) -> bool:
    """Whether a request's Host names this machine by number, or is `localhost`."""
    name = re.sub(r":\d*$", "", host).strip("[]").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
