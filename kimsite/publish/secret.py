"""Secrets: where they come from, which is the environment alone, and that none comes out."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from kimsite.diagnostics import masked

PREFIX = "KIMSITE_TOKEN_"


def token_name(remote: str) -> str:
    """The environment variable with the token for a host: `KIMSITE_TOKEN_EXAMPLE_ORG`; "" for no https address.

    It is bound to the host, with its port where it has one: a target that somebody else wrote down cannot have a
    token sent anywhere but to its own host.
    """
    parts = urlsplit(remote)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        return ""
    host = parts.hostname + (f":{parts.port}" if parts.port else "")
    return PREFIX + re.sub("[^A-Z0-9]", "_", host.upper())


def token_of(remote: str, environment: Mapping[str, str]) -> str:
    """The token for a remote's host; "" where there is none."""
    name = token_name(remote)
    return environment.get(name, "").strip() if name else ""


def without(text: str, *secrets: str) -> str:
    """A text in which no secret can be read, neither these nor what looks like one, and that only shows letters: what
    a host says could hide lines on a terminal."""
    text = "".join(sign if sign.isprintable() else " " for sign in text)
    for secret in secrets:
        if secret:
            text = text.replace(secret, "…")
    return masked(text)
