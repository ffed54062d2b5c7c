"""Files that set-up would write, beside what stands there: nothing that a person changed is replaced unasked."""

import os
import re
from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path

from kimsite.digest import digest_bytes
from kimsite.engine.write import Unwritable, write_whole
from kimsite.model.value import frozen
from kimsite.publish.setup.wheel import MARK
from kimsite.publish.stopped import stopped

SEAL = re.compile(rb"\n# kimsite: ([0-9a-z]+)\n\Z")
"""The last line of a text that kimsite wrote: the digest of all above it, by which a changed one is known."""
WHEEL = ".whl"


@frozen
class Proposal:
    """One file: `data` is to stand at `path`, where `before` stands (None for nothing). `state` is `new`, `same`, `own`
    (kimsite wrote what stands there, and nobody changed it since) or `changed`."""

    path: str
    data: bytes
    before: bytes | None
    state: str


def sealed(text: str) -> bytes:
    """A text with the line that tells whether somebody has changed it."""
    data = text.encode()
    return data + f"# kimsite: {digest_bytes(data)[:16]}\n".encode()


def propose(source: Path, files: Mapping[str, bytes]) -> tuple[Proposal, ...]:
    """What writing these files into the project would do. Raises Stopped (K744) for a path that leads out of it."""
    found = []
    for path, data in files.items():
        before = _standing(source, path)
        found.append(Proposal(path, data, before, _state(path, data, before)))
    return tuple(found)


def write(source: Path, proposal: Proposal) -> bool:
    """Writes one; False when somebody changed the file since it was looked at. Raises Stopped, Unwritable."""
    if _standing(source, proposal.path) != proposal.before:
        return False
    write_whole(source / proposal.path, (proposal.data,))
    return True


def difference(proposal: Proposal) -> str:
    """What would change, as `diff -u` shows it; "" for what people cannot read."""
    if proposal.path.endswith(WHEEL):
        return ""
    before, after = (
        data.decode("utf-8", "replace").splitlines(keepends=True) for data in (proposal.before or b"", proposal.data)
    )
    lines = unified_diff(before, after, proposal.path, proposal.path)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _standing(source: Path, path: str) -> bytes | None:
    place = source / path
    if os.path.realpath(place) != os.path.join(os.path.realpath(source), *path.split("/")):  # noqa: PTH118
        raise stopped("K744", str(place))
    if not place.exists():
        return None
    try:
        return place.read_bytes()
    except OSError as fault:
        raise Unwritable(str(place), fault.strerror or str(fault)) from fault


def _state(path: str, data: bytes, before: bytes | None) -> str:
    if before is None:
        return "new"
    if _plain(before) == _plain(data):
        return "same"
    return "own" if _is_own(path, before) else "changed"


def _is_own(path: str, data: bytes) -> bool:
    """Whether kimsite wrote this, and nobody changed it since."""
    if path.endswith(WHEEL):
        return data.endswith(MARK)
    found = SEAL.search(_plain(data))
    return bool(found and digest_bytes(_plain(data)[: found.start() + 1])[:16] == found[1].decode())


def _plain(data: bytes) -> bytes:
    """Ends of lines as git has them: on Windows it writes others, and nobody changed anything."""
    return data.replace(b"\r\n", b"\n")
