"""Files of the ledger's folder: a head that says what they are, and a body that is believed only if it is whole.

The first line holds the salt a file was written under and the digest of the rest.
A file that cannot be read, or whose digest is wrong, is as good as missing.
"""

from pathlib import Path

from kimsite.digest import digest_bytes
from kimsite.engine.write import write_whole


def load(path: Path) -> tuple[str, str, bytes] | None:
    """The salt, the digest and the body of a file; None when it is missing or damaged."""
    try:
        head, body = path.read_bytes().split(b"\n", 1)
        salt, digest = head.decode("ascii").split(" ")
    except (OSError, ValueError):
        return None
    return (salt, digest, body) if digest == digest_bytes(body) else None


def save(path: Path, salt: str, body: bytes) -> str:
    """Writes a file and returns the digest of its body. Raises Unwritable."""
    digest = digest_bytes(body)
    write_whole(path, f"{salt} {digest}\n".encode("ascii") + body)
    return digest
