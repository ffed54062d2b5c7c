"""What readers get: the note of a publication and the front page, asked for as browsers do, beside what was built."""

import json
import time
from collections.abc import Callable

from kimsite.digest import digest_bytes
from kimsite.publish.commit import name_in_commit
from kimsite.publish.compare import name_of
from kimsite.publish.load import Load

NOTE = "kimsite-publikasi.json"
"""Lies at the top of a published site and says which one it is, and whose."""
FRONT = "index.html"
TRIES, PAUSE = 4, 3.0
"""Hosts take some seconds until they show what is new; some a minute, which nobody waits for here."""
ANSWER = 10
MOST, PIECE, PATIENCE = 4_000_000, 1 << 14, 30
Get = Callable[[str], bytes | None]


def with_note(site: Load, slug: str) -> Load:
    """The site of a group ("": of the whole project) with its note."""
    note = {
        "schema": 1,
        "site": name_of(site.manifest),
        "of": name_in_commit(slug),
        "files": len(site.manifest.files),
    }
    return site.adding({NOTE: (json.dumps(note) + "\n").encode()})


def differs(address: str, load: Load, get: Get | None = None, tries: int = TRIES, pause: float = PAUSE) -> str:
    """The path at which readers do not get what was built; "" when they do."""
    get = get or over_http
    wanted = [file for name in (NOTE, FRONT) for file in load.manifest.files if file.path == load.prefix + name]
    different = ""
    for number in range(tries):
        if number:
            time.sleep(pause)
        different = ""
        for file in wanted:
            path = file.path.removeprefix(load.prefix)
            data = get(f"{address.rstrip('/')}/{path}")
            if data is None or digest_bytes(data) != file.digest:
                different = path
                break
        if not different:
            break
    return different


def over_http(address: str) -> bytes | None:
    """What a server answers, at most `MOST` bytes within `PATIENCE` seconds and without what it kept for others; None
    for no answer, or a longer one."""
    import requests  # takes a while to import

    end, data = time.monotonic() + PATIENCE, b""
    try:
        with requests.get(address, timeout=ANSWER, headers={"Cache-Control": "no-cache"}, stream=True) as answer:
            for piece in answer.iter_content(PIECE) if answer.ok else ():
                data += piece
                if len(data) > MOST or time.monotonic() > end:
                    return None
    except requests.RequestException:
        return None
    return data if answer.ok else None
