"""What publishing would change, and whether somebody should say yes to it first."""

from kimsite.digest import digest_value
from kimsite.model.publication import Changes, Manifest

MOST_DELETED = 256
SHARE_DELETED = 5
"""More deletions than so many, or than a fifth of what lies there, are more often a mistake than not."""
MEGABYTE = 1_000_000


def compare(built: Manifest, held: Manifest) -> Changes:
    """What has to come, change and go so that a target that holds `held` holds `built`."""
    old = {file.path: file.digest for file in held.files}
    new = {file.path for file in built.files}
    return Changes(
        added=tuple(file for file in built.files if file.path not in old),
        changed=tuple(file for file in built.files if old.get(file.path, file.digest) != file.digest),
        deleted=tuple(file.path for file in held.files if file.path not in new),
        kept=sum(old.get(file.path) == file.digest for file in built.files),
    )


def is_drastic(changes: Changes, held: Manifest) -> bool:
    """Whether so much is deleted that it has to be meant: more than 256 files, or more than 20 % of them."""
    gone = len(changes.deleted)
    return gone > MOST_DELETED or gone * SHARE_DELETED > len(held.files)


def cost_of(size: int, price: int) -> int:
    """Rupiah for so many bytes at a price a megabyte, rounded up."""
    return -(-size * price // MEGABYTE)


def name_of(manifest: Manifest) -> str:
    """What tells this site from every other: the digest of all it is made of."""
    return digest_value(manifest.files)
