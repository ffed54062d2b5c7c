"""From the address of a place on a server to what rclone has to know to reach it."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kimsite.model.value import frozen
from kimsite.publish.secret import name_for

KEYS = ("id_ed25519", "id_ecdsa", "id_rsa")
REGION = re.compile(r"s3[.-]([a-z]{2,}-[a-z0-9-]+)\..*")
"""Where a bucket's host says in its name which region it is in."""


@frozen
class Place:
    """`settings` of rclone's remote by name; `password` and `secret` may be in it, `hidden` says under which name a
    password has to be obscured. `folder` is the path below the remote, `token` the variable with the secret."""

    settings: tuple[tuple[str, str], ...]
    folder: str
    token: str
    hidden: tuple[tuple[str, str], ...] = ()
    secret: str = ""
    lacking: bool = False


def place_of(kind: str, server: str, environment: Mapping[str, str]) -> Place:
    """What is to be known of a target's `server`. `lacking`: there is no password where one is needed."""
    parts = urlsplit(server)
    host, port, user = parts.hostname or "", parts.port, unquote(parts.username or "")
    token = name_for(host, port)
    secret = environment.get(token, "").strip()
    found = {"type": kind, "user": user}
    hidden = {"pass": secret} if secret else {}
    lacking = kind in ("ftp", "s3") and not secret
    if kind in ("sftp", "ftp"):
        found |= {"host": host, "port": str(port or {"sftp": 22, "ftp": 21, "ftps": 990}[parts.scheme])}
    if kind == "sftp":
        found |= _ssh(environment, bool(secret))
        lacking = not (secret or environment.get("SSH_AUTH_SOCK") or "key_file" in found)
    elif kind == "ftp":
        found |= {"tls": "true"} if parts.scheme == "ftps" else {"explicit_tls": "true"}
    elif kind == "webdav":
        found |= {"url": f"{parts.scheme}://{host}{f':{port}' if port else ''}", "vendor": "other"}
    else:
        key, colon, word = secret.partition(":")
        lacking = not (key and colon and word)
        found |= _bucket(f"{parts.scheme}://{host}{f':{port}' if port else ''}", host, key, word)
        secret, hidden = word, {}
    # A path of sftp begins at the server's top, or with ~ where its user is at home; others begin below what is shown.
    path = parts.path.removeprefix("/~")
    folder = path.rstrip("/") or "/" if kind == "sftp" and path == parts.path else path.strip("/")
    settings = tuple((name, value) for name, value in found.items() if value)
    return Place(settings, folder, token, tuple(hidden.items()), secret, lacking)


def _ssh(environment: Mapping[str, str], password: bool) -> dict[str, str]:
    """Only servers whose key is known; the person's own key, from the agent or from where ssh keeps it; no shell."""
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or "~") / ".ssh"
    found = {
        "known_hosts_file": str(home / "known_hosts"),
        "shell_type": "none",
        "disable_hashcheck": "true",
        "set_modtime": "false",
    }
    if not password and not environment.get("SSH_AUTH_SOCK"):
        own = next((home / name for name in KEYS if (home / name).is_file()), None)
        found |= {"key_file": str(own)} if own else {}
    return found


def _bucket(endpoint: str, host: str, key: str, secret: str) -> dict[str, str]:
    region = REGION.fullmatch(host)
    amazon, flare = host.endswith(".amazonaws.com"), host.endswith(".r2.cloudflarestorage.com")
    return {
        "provider": "AWS" if amazon else "Cloudflare" if flare else "Other",
        "endpoint": endpoint,
        "region": "auto" if flare else region[1] if region else "us-east-1",
        "access_key_id": key,
        "secret_access_key": secret,
        "no_check_bucket": "true",
        "user": "",
    }
