"""Short names for values and bytes: equal values have equal digests, in every process and on every machine."""

from hashlib import blake2b
from pathlib import Path

SIZE = 16


def digest_bytes(data: bytes) -> str:
    """32 hexadecimal digits that stand for these bytes (BLAKE2b, 128 bits)."""
    return blake2b(data, digest_size=SIZE).hexdigest()


def digest_begun() -> blake2b:
    """The digest of bytes that come piece by piece: `update` it with each, then ask for its `hexdigest`."""
    return blake2b(digest_size=SIZE)


def digest_file(path: Path) -> str:
    """The digest of a file's bytes, read piece by piece; "" for one that cannot be read."""
    digest = digest_begun()
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()


def digest_below(root: str | Path, path: str) -> str:
    """The digest of the file at `path` below a folder."""
    return digest_file(Path(root, path))


def digest_value(*values: object) -> str:
    """The digest of frozen values, by their `repr`: types and fields are spelled out, strings are quoted."""
    return digest_bytes(repr(values).encode("utf-8", "surrogatepass"))
