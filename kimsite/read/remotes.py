"""What texts of a publishing target mean: repositories, branches, numbers. None where they mean nothing of the kind.

A group's YAML may come from anybody, and git runs programs for some addresses (`ext::sh -c …`, a host that begins
with a hyphen): only plain forms are taken.
"""

from urllib.parse import urlsplit

from kimsite.pattern import pattern

SLUG = "{slug}"
"""Stands for a group's slug, so that a network says once where all its groups go."""
REPOSITORY = pattern(r"[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)+")
BRANCH = pattern(r"[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*")
SHORT = pattern(r"[A-Za-z0-9_][A-Za-z0-9._-]*@[A-Za-z0-9][A-Za-z0-9.-]*:[A-Za-z0-9_~/.][A-Za-z0-9._~/-]*")
HOST = pattern(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
PLAIN = pattern(r"/[A-Za-z0-9._~/%-]*")
USER = pattern(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
HERE = frozenset({"localhost", "127.0.0.1"})
MOST = 100


def repository(text: str) -> str | None:
    """`owner/name`, as hosts call repositories; `owner/group/name` for those that have groups."""
    name = text.strip().removesuffix(".git").strip("/")
    return name if REPOSITORY.fullmatch(_filled(name)) and ".." not in name else None


def branch(text: str) -> str | None:
    """A branch's name, of git's simpler ones."""
    name = text.strip()
    usual = BRANCH.fullmatch(_filled(name)) and ".." not in name and name != "HEAD"
    return name if usual and not name.endswith((".", ".lock")) and ".lock/" not in name else None


def remote(text: str) -> str | None:
    """https, ssh, `git@host:path` or file; http on this very machine alone, since it tells passwords to everybody."""
    address = text.strip()
    filled = _filled(address)
    if SHORT.fullmatch(filled):
        return address
    try:
        parts = urlsplit(filled)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.query or parts.fragment or not PLAIN.fullmatch(parts.path) or parts.password is not None:
        return None
    if parts.scheme == "file":
        return address if not parts.netloc else None
    known = parts.scheme in ("https", "ssh") or (parts.scheme == "http" and host in HERE)
    user = parts.username is None or USER.fullmatch(parts.username)
    return address if known and user and HOST.fullmatch(host) else None


def count(text: str) -> int | None:
    """A whole number from 1 to 100."""
    word = text.strip()
    return int(word) if word.isascii() and word.isdigit() and len(word) <= 3 and 1 <= int(word) <= MOST else None


def _filled(text: str) -> str:
    return text.replace(SLUG, "kim")
