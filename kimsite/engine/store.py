"""Files of the ledger's folder: a body that is believed only if it is whole.

The first line holds the salt a file was written under, the last the digest of all that
stands between them. A file that cannot be read, or whose digest is wrong, is as good
as missing. Bodies are written piece by piece: a large group's are larger than all else.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kimsite.digest import Digest, digest_bytes
from kimsite.engine.write import write_whole

BATCH = 1 << 20
"""Bytes that are written at a time, more or less."""


def load(path: Path) -> tuple[str, str, bytes] | None:
    """The salt, the digest and the body of a file; None when it is missing or damaged."""
    try:
        data = path.read_bytes()
        begin, end = data.index(b"\n") + 1, data.rindex(b"\n")
        salt, digest = data[: begin - 1].decode("ascii"), data[end + 1 :].decode("ascii")
    except (OSError, ValueError):
        return None
    body = data[begin:end]
    return (salt, digest, body) if digest == digest_bytes(body) else None


def save(path: Path, salt: str, body: Iterable[bytes]) -> str:
    """Writes a file, its body in pieces, and returns the digest of the body. Raises Unwritable."""
    digest = Digest()
    write_whole(path, _framed(salt, body, digest))
    return digest.text()


def _framed(salt: str, body: Iterable[bytes], digest: Digest) -> Iterator[bytes]:
    waiting, size = [f"{salt}\n".encode("ascii")], 0
    for piece in body:
        digest.update(piece)
        waiting.append(piece)
        size += len(piece)
        if size > BATCH:
            yield b"".join(waiting)
            waiting, size = [], 0
    yield b"".join((*waiting, f"\n{digest.text()}".encode("ascii")))
