"""The files of an old site, brought into the group: from a folder of uploads, else from the web.

A file that is there is never fetched again, one that broke off goes on where it stopped, and a server that does not
answer is not asked for every file.
"""

import base64
import binascii
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from kimsite.digest import digest_bytes
from kimsite.engine.write import remove, write_whole
from kimsite.importers.library import Medium
from kimsite.model.settings import Limits
from kimsite.model.value import frozen
from kimsite.read.picture import BROKEN, kind_of, read_picture
from kimsite.web.reach import Reach

if TYPE_CHECKING:
    from requests import Session

AT_ONCE = 4
ANSWER, SILENCE, LONGEST = 10, 30, 600
"""Seconds: until a server answers, between two pieces of a file, for one file in all."""
ATTEMPTS = 3
SILENT = 3
"""A host that failed to answer so often is not asked any more."""
REDRAWN = ("gif", "bmp")
PIECE = 64 * 1024


@frozen
class Brought:
    """What became of one file: `there`, `copied`, `fetched`, or `missing` with the reason: `offline`, `gone`, `silent`,
    `refused`, `private` (in whose network it would be), `strange` (no picture came), `large`."""

    medium: Medium
    state: str
    reason: str = ""


Tell = Callable[[int, int, str], None]


class Missing(Exception):
    """A file cannot be had; the word says why."""


class Fetcher:
    """Brings files below `folder`. `scratch` keeps what broke off. Of the web only what `reach` allows is asked, and
    nothing where that is None."""

    def __init__(self, folder: Path, scratch: Path, uploads: Path | None, reach: Reach | None, limits: Limits) -> None:
        self._folder = folder
        self._scratch = scratch
        self._uploads = _index(uploads) if uploads else {}
        self._reach = reach
        self._limits = limits
        self._silent: Counter[str] = Counter()
        self._stopped = Event()

    def bring(self, media: Iterable[Medium], tell: Tell) -> tuple[Brought, ...]:
        """Each file that is not there yet. `tell` hears how many of how many are done, and which. Raises Unwritable."""
        media = tuple(media)
        found: dict[str, Brought] = {}
        with ThreadPoolExecutor(AT_ONCE) as pool:
            jobs = {pool.submit(self._bring, medium): medium for medium in media}
            try:
                for number, job in enumerate(as_completed(jobs), 1):
                    found[jobs[job].path] = job.result()
                    tell(number, len(media), jobs[job].path)
            except BaseException:
                self._stopped.set()
                pool.shutdown(cancel_futures=True)
                raise
        return tuple(found[medium.path] for medium in media)

    def _bring(self, medium: Medium) -> Brought:
        place = self._folder / medium.path
        if place.exists():
            return Brought(medium, "there")
        if local := self._local(medium):
            with suppress(OSError, Missing):
                write_whole(place, (self._sound(local.read_bytes(), medium),))
                return Brought(medium, "copied")
        reason = "gone"
        for source in medium.sources:
            try:
                data = self._sound(self._data(source), medium)
            except Missing as fault:
                reason = str(fault)
                continue
            write_whole(place, (data,))
            return Brought(medium, "fetched")
        return Brought(medium, "missing", reason)

    def _local(self, medium: Medium) -> Path | None:
        """The file in the folder of uploads: by its year, month and name, else by its name alone."""
        names = [unquote(urlsplit(source).path).casefold().split("/") for source in medium.sources]
        tails = ["/".join(name[-size:]) for size in (3, 1) for name in names]
        return next((self._uploads[tail] for tail in tails if tail in self._uploads), None)

    def _sound(self, data: bytes, medium: Medium) -> bytes:
        """A picture that can be shown, redrawn where its form is an old one. Raises Missing."""
        if not medium.picture:
            return data
        if kind_of(data) in ("gif", "") and data.lstrip()[:1] != b"<":
            data = _redrawn(data, self._limits)
        if read_picture(data, medium.path, self._limits)[0] is None:
            raise Missing("strange")
        return data

    def _data(self, source: str) -> bytes:
        """The bytes at an address. Raises Missing."""
        if source.startswith("data:"):
            return _inline(source)
        if self._reach is None:
            raise Missing("offline")
        host = urlsplit(source).hostname or ""
        if self._silent[host] >= SILENT:
            raise Missing("silent")
        try:
            with _session(self._reach) as session:
                data = _download(session, source, self._part(source), self._limits.picture_bytes, self._stopped)
        except Missing as fault:
            self._silent[host] += str(fault) == "silent"
            raise
        self._silent[host] = 0
        return data

    def _part(self, source: str) -> Path:
        """Where the bytes of a file gather until all are there."""
        return self._scratch / digest_bytes(source.encode())


def _index(uploads: Path) -> dict[str, Path]:
    """Files by their names, and by year, month and name. A name that two files have is nobody's."""
    names: dict[str, Path | None] = {}
    for path in sorted(_files(uploads)):
        parts = [part.casefold() for part in path.relative_to(uploads.parent).parts]
        for key in {"/".join(parts[-3:]), parts[-1]}:
            names[key] = None if key in names else path
    return {key: path for key, path in names.items() if path}


def _files(folder: Path) -> Iterator[Path]:
    """Every file below a folder; links lead out of it, so they are passed over."""
    for path in sorted(folder.iterdir()):
        if path.is_symlink():
            continue
        if path.is_dir():
            yield from _files(path)
        elif path.is_file():
            yield path


def _inline(source: str) -> bytes:
    head, _, body = source.partition(",")
    try:
        return base64.b64decode(unquote(body)) if "base64" in head else unquote(body).encode()
    except (binascii.Error, ValueError):
        raise Missing("strange") from None


def _redrawn(data: bytes, limits: Limits) -> bytes:
    """The first picture of a GIF, or a BMP, as PNG. Raises Missing."""
    from PIL import Image

    out = BytesIO()
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(data), formats=REDRAWN) as picture:
            if picture.width * picture.height > limits.picture_pixels:
                raise Missing("large")
            picture.convert("RGBA" if "transparency" in picture.info else "RGB").save(out, "PNG", optimize=True)
    except BROKEN:
        raise Missing("strange") from None
    return out.getvalue()


def _download(session: "Session", source: str, part: Path, most: int, stopped: Event) -> bytes:
    """A file from the web, going on where an earlier try broke off; what is `stopped` is left for the next time. Raises
    Missing."""
    import requests

    from kimsite.web.door import forbidden

    started = time.monotonic()
    for attempt in range(ATTEMPTS):
        try:
            data = _once(session, source, part, most, started, stopped)
        except requests.exceptions.TooManyRedirects:
            raise Missing("gone") from None
        except requests.exceptions.ConnectionError as fault:
            if forbidden(fault):
                raise Missing("private") from None
            if attempt + 1 == ATTEMPTS or not _has_begun(part):
                raise Missing("silent") from fault
        except requests.exceptions.ChunkedEncodingError as fault:
            if attempt + 1 == ATTEMPTS:
                raise Missing("silent") from fault
        except (requests.exceptions.RequestException, UnicodeError, ValueError) as fault:
            raise Missing("silent" if isinstance(fault, requests.exceptions.Timeout) else "refused") from fault
        else:
            for rest in (part, _tag_of(part)):
                remove(rest)
            return data
    raise Missing("silent")


def _once(session: "Session", source: str, part: Path, most: int, started: float, stopped: Event) -> bytes:
    """One request, its bytes put behind those that are there. Only a server that says which version of a file it sends
    (RFC 9110, 13.1.5) is asked for the rest of one."""
    tag = _read(_tag_of(part)).decode("ascii", "replace")
    had = part.stat().st_size if tag and part.is_file() else 0
    headers = {"Range": f"bytes={had}-", "If-Range": tag} if had else {}
    with session.get(source, headers=headers, stream=True, timeout=(ANSWER, SILENCE)) as answer:
        if answer.status_code not in (200, 206):
            raise Missing("gone" if answer.status_code in (404, 410) else "refused")
        going_on = answer.status_code == 206 and had > 0
        told = int(answer.headers.get("Content-Length") or 0)
        if told < 0:
            raise Missing("refused")
        if told + (had if going_on else 0) > most:
            raise Missing("large")
        version = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
        write_whole(_tag_of(part), ((version if not version.startswith("W/") else "").encode("ascii", "ignore"),))
        size = had if going_on else 0
        with part.open("ab" if going_on else "wb") as file:
            for piece in answer.iter_content(PIECE):
                size += file.write(piece)
                if size > most:
                    raise Missing("large")
                if stopped.is_set() or time.monotonic() - started > LONGEST:
                    raise Missing("silent")
    return part.read_bytes()


def _session(reach: Reach) -> "Session":
    """A client that tries again what a server was too busy for, goes after few redirections, and where it may."""
    from urllib3.util import Retry

    from kimsite.web.door import open_session

    again = Retry(
        total=2,
        connect=0,
        read=0,
        backoff_factor=0.5,
        status_forcelist=(429, 500, 502, 503, 504),
        respect_retry_after_header=False,
        raise_on_status=False,
    )
    session = open_session(reach, "import", again)
    session.max_redirects = 5
    session.headers["Accept-Encoding"] = "identity"
    return session


def _tag_of(part: Path) -> Path:
    return part.with_suffix(".tag")


def _has_begun(part: Path) -> bool:
    return part.is_file() and part.stat().st_size > 0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
