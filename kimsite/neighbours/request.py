"""One kim.json asked for over the web: with a limit to everything, and only if it is another than the copy."""

import time
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from kimsite.model.value import frozen
from kimsite.read import values
from kimsite.read.neighbours import TWIN, home_of
from kimsite.read.twin import MOST_BYTES
from kimsite.web.reach import Reach

if TYPE_CHECKING:
    from requests import Response, Session

CONNECT, SILENCE, WHOLE = 10, 15, 30
"""Seconds: until a server is there, between two pieces of an answer, for one group with all redirections."""
REDIRECTS = 5
PIECE = 16 * 1024
MOVED = frozenset({301, 302, 303, 307, 308})
LOCATION = 200


@frozen
class Answer:
    """What a server said. `data` is None where it has nothing new. `found` is the address that answered in the end;
    `etag` and `modified` say which version it was."""

    data: bytes | None
    found: str = ""
    etag: str = ""
    modified: str = ""


class Failed(Exception):
    """There was nothing to be had: the code of why, and what belongs into its sentence."""

    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.value = value


def ask(address: str, known: Answer | None = None) -> Answer:
    """The kim.json of the site at `address`; `known` is the answer of the last time, whose data is still here.

    Raises Failed (K880 to K886).
    """
    import requests

    from kimsite.web.door import forbidden, open_session

    ends = time.monotonic() + WHOLE
    try:
        with open_session(Reach(address), "fetch") as session:
            session.headers.update({"Accept": "application/json, */*;q=0.1", "Accept-Encoding": "gzip"})
            return _follow(session, f"{home_of(address)}/{TWIN}", known, ends)
    except requests.RequestException as fault:
        refused = forbidden(fault)
        raise (Failed("K886", refused.host) if refused else Failed("K880")) from fault
    except (OSError, ValueError, zlib.error) as fault:
        raise Failed("K880") from fault


def _follow(session: "Session", address: str, known: Answer | None, ends: float) -> Answer:
    """Goes after a few redirections; the session lets each lead only where it may."""
    asked = address
    for _ in range(REDIRECTS + 1):
        headers = _conditions(known) if known and known.found == asked else {}
        with session.get(
            asked, headers=headers, stream=True, allow_redirects=False, timeout=(CONNECT, SILENCE)
        ) as answer:
            if answer.status_code in MOVED:
                asked = _next(asked, session.get_redirect_target(answer) or "")
                continue
            if answer.status_code == 304 and headers and known:
                return Answer(None, asked, known.etag, known.modified)
            data = _body(answer, ends)
            return Answer(
                data,
                asked if urlsplit(asked).path.endswith(f"/{TWIN}") else address,
                answer.headers.get("ETag", ""),
                answer.headers.get("Last-Modified", ""),
            )
    raise Failed("K885", asked[:LOCATION])


def _conditions(known: Answer) -> dict[str, str]:
    said = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in said.items() if value}


def _next(asked: str, target: str) -> str:
    """Where a redirection leads: the web alone, and never from a safe connection to one that anybody can change."""
    address = urljoin(asked, target).partition("#")[0]
    down = asked.startswith("https:") and not address.lower().startswith("https:")
    if not target or down or values.url(address) is None:
        raise Failed("K885", target[:LOCATION])
    return address


def _body(answer: "Response", ends: float) -> bytes:
    """What was sent, unpacked piece by piece: never more than a kim.json may have. Raises Failed."""
    if answer.status_code != 200:
        raise Failed("K881") if answer.status_code in (404, 410) else Failed("K882", str(answer.status_code))
    packing = answer.headers.get("Content-Encoding", "").strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip"):
        raise Failed("K884")
    data = bytearray()
    for piece in _unpacked(_pieces(answer, ends)) if "gzip" in packing else _pieces(answer, ends):
        data += piece
        if len(data) > MOST_BYTES:
            raise _large()
    return bytes(data)


def _pieces(answer: "Response", ends: float) -> Iterator[bytes]:
    """The bytes as they were sent, up to the limit."""
    sent = 0
    while piece := answer.raw.read(PIECE, decode_content=False):
        sent += len(piece)
        if sent > MOST_BYTES:
            raise _large()
        if time.monotonic() > ends:
            raise Failed("K880")
        yield piece


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """gzip, of which a thousandth may be sent and the rest be zeros: no more is unpacked at once than may be had."""
    unpack = zlib.decompressobj(31)
    for piece in pieces:
        yield unpack.decompress(piece, MOST_BYTES + 1)
        if unpack.unconsumed_tail:
            raise _large()
    if not unpack.eof:
        raise Failed("K880")  # it broke off


def _large() -> Failed:
    return Failed("K883", str(MOST_BYTES // 1024))
