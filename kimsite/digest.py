"""Short names for values and bytes: equal values have equal digests, in every process and on every machine."""

from hashlib import sha256
from pathlib import Path

DIGITS = 32


def digest_bytes(data: bytes) -> str:
    """32 hexadecimal digits that stand for these bytes: SHA-256's first 128 bits. Processors have it built in."""
    return sha256(data).hexdigest()[:DIGITS]


class Digest:
    """The digest of bytes that come piece by piece."""

    __slots__ = ("_hash", "update")

    def __init__(self) -> None:
        self._hash = sha256()
        self.update = self._hash.update

    def text(self) -> str:
        """What `digest_bytes` gives for all of them until now."""
        return self._hash.hexdigest()[:DIGITS]


def digest_file(path: Path) -> str:
    """The digest of a file's bytes, read piece by piece; "" for one that cannot be read."""
    digest = Digest()
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
    except OSError:
        return ""
    return digest.text()


def digest_below(root: str | Path, path: str) -> str:
    """The digest of the file at `path` below a folder."""
    return digest_file(Path(root, path))


def digest_value(*values: object) -> str:
    """The digest of frozen values, by their `repr`: types and fields are spelled out, strings are quoted."""
    return digest_bytes(repr(values).encode("utf-8", "surrogatepass"))
