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
ACCOUNT_NAME = pattern(r"[A-Za-z0-9_][A-Za-z0-9._%+-]*")
"""A user of a server: often an e-mail address, with %40 for its @."""
HERE = frozenset({"localhost", "127.0.0.1"})
MOST = 100
SITE = pattern(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*")
ACCOUNT = pattern(r"[0-9a-f]{32}")
EXAMPLES = {
    "site": "kim-lasiana",
    "account": "0123456789abcdef0123456789abcdef",
    "server": "sftp://kim@example.org/srv/www/kim",
    "sftp": "sftp://kim@example.org/srv/www/kim",
    "ftp": "ftp://kim@ftp.example.org/public_html",
    "webdav": "https://kim@dav.example.org/situs",
    "s3": "https://s3.example.org/kim-lasiana",
}
"""What may be written, by kinds of fields and of servers."""


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


def site(text: str) -> str | None:
    """The name of a site at a host, or its domain."""
    name = text.strip().lower()
    return name if SITE.fullmatch(_filled(name)) else None


def account(text: str) -> str | None:
    """The number of an account: 32 hexadecimal digits."""
    number = text.strip().lower()
    return number if ACCOUNT.fullmatch(number) else None


def server(text: str) -> str | None:
    """The address of a place on a server: sftp, ftp (with TLS from the start: ftps) or https; http on this machine."""
    address = text.strip().rstrip("/")
    try:
        parts = urlsplit(_filled(address))
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    plain = parts.path in ("", "/") or (PLAIN.fullmatch(parts.path) and "%" not in parts.path)
    if parts.query or parts.fragment or parts.password is not None or not plain or ".." in parts.path:
        return None
    known = parts.scheme in ("sftp", "ftp", "ftps", "https") or (parts.scheme == "http" and host in HERE)
    user = parts.username is None or ACCOUNT_NAME.fullmatch(parts.username)
    return address if known and user and HOST.fullmatch(host) else None


def schemes_of(kind: str) -> tuple[str, ...]:
    """How the address of a server of this kind may begin."""
    return {"sftp": ("sftp://",), "ftp": ("ftp://", "ftps://")}.get(kind, ("https://", "http://"))


def count(text: str) -> int | None:
    """A whole number from 1 to 100."""
    word = text.strip()
    return int(word) if word.isascii() and word.isdigit() and len(word) <= 3 and 1 <= int(word) <= MOST else None


def _filled(text: str) -> str:
    return text.replace(SLUG, "kim")
