"""What readers get: the note of a publication and the front page, asked for as browsers do, beside what was built."""

import json
import time
from collections.abc import Callable

from kimsite.digest import digest_bytes
from kimsite.model.publication import Target
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
REDIRECTS = 5
HERE = frozenset({"folder", "zip"})
Get = Callable[[str, str], bytes | None]


def with_note(site: Load, slug: str) -> Load:
    """The site of a group ("": of the whole project) with its note."""
    note = {
        "schema": 1,
        "site": name_of(site.manifest),
        "of": name_in_commit(slug),
        "files": len(site.manifest.files),
    }
    return site.adding({NOTE: (json.dumps(note) + "\n").encode()})


def home_of(target: Target, slug: str, address: str) -> str:
    """Whose host may be asked though only this network has it, when a site is looked at where readers find it: the one
    that it was sent to. What was put on this computer may be shown by any that the target names; "" is none.

    A group of a network says where readers find its site, and may say what it likes.
    """
    place = (target.server or target.remote).replace("{slug}", slug)
    if target.kind in HERE or place.startswith("file:"):
        return address if target.address or not slug else ""
    return place if "://" in place else f"ssh://{place.partition(':')[0]}" if place else ""


def differs(
    address: str,
    load: Load,
    home: str = "",
    get: Get | None = None,
    tries: int = TRIES,
    pause: float = PAUSE,
) -> str:
    """The path at which readers do not get what was built; "" when they do. `home` as for `over_http`."""
    get = get or over_http
    wanted = [file for name in (NOTE, FRONT) for file in load.manifest.files if file.path == load.prefix + name]
    different = ""
    for number in range(tries):
        if number:
            time.sleep(pause)
        different = ""
        for file in wanted:
            path = file.path.removeprefix(load.prefix)
            data = get(f"{address.rstrip('/')}/{path}", home)
            if data is None or digest_bytes(data) != file.digest:
                different = path
                break
        if not different:
            break
    return different


def over_http(address: str, home: str = "") -> bytes | None:
    """What a server answers, at most `MOST` bytes within `PATIENCE` seconds and without what it kept for others; None
    for no answer, or a longer one. No private address is asked but the host of `home`, wherever a redirection leads."""
    import requests  # takes a while to import

    from kimsite.web.door import open_session
    from kimsite.web.reach import Reach

    end, data = time.monotonic() + PATIENCE, b""
    try:
        with open_session(Reach(home), "publish") as session:
            session.max_redirects = REDIRECTS
            answer = session.get(address, timeout=ANSWER, headers={"Cache-Control": "no-cache"}, stream=True)
            for piece in answer.iter_content(PIECE) if answer.ok else ():
                data += piece
                if len(data) > MOST or time.monotonic() > end:
                    return None
    except (requests.RequestException, ValueError):  # the latter for an address that is none
        return None
    return data if answer.ok else None
