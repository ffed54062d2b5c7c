"""Secrets: where they come from, which is the environment alone, and that none comes out."""

import re
from base64 import b64encode
from collections.abc import Mapping
from urllib.parse import quote, quote_plus, urlsplit

from kimsite.diagnostics import masked
from kimsite.pattern import pattern

PREFIX = "KIMSITE_TOKEN_"
SENT = pattern(r"\b(Basic|Bearer) (?=\S*[0-9=])[A-Za-z0-9+/=._~-]{8,}")
"""What stands in a request's `Authorization`."""


def token_name(remote: str) -> str:
    """The environment variable with the token for a host: `KIMSITE_TOKEN_EXAMPLE_ORG`; "" for no https address."""
    parts = urlsplit(remote)
    return name_for(parts.hostname, parts.port) if parts.scheme in ("https", "http") and parts.hostname else ""


def name_for(host: str, port: int | None) -> str:
    """The environment variable with the secret for a host.

    It is bound to the host, with its port where it has one: a target that somebody else wrote down cannot have a
    secret sent anywhere but to its own host.
    """
    return PREFIX + re.sub("[^A-Z0-9]", "_", (host + (f":{port}" if port else "")).upper())


def shown(address: str) -> str:
    """An address as it may be read: without whoever is named before a host of the web, which may be a token."""
    scheme, apart, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}" if apart and scheme in ("http", "https") else address


def token_of(remote: str, environment: Mapping[str, str]) -> str:
    """The token for a remote's host; "" where there is none."""
    name = token_name(remote)
    return environment.get(name, "").strip() if name else ""


def without(text: str, *secrets: str) -> str:
    """A text in which no secret can be read, neither these nor what looks like one, and that only shows letters: what
    a host says could hide lines on a terminal, or send back what it was sent."""
    text = "".join(sign if sign.isprintable() else " " for sign in text)
    for secret in secrets:
        for form in _forms(secret) if secret else ():
            text = text.replace(form, "…")
    return masked(SENT.sub(r"\1 …", text))


def _forms(secret: str) -> tuple[str, ...]:
    """How a secret stands in requests, the longest first."""
    forms = {secret, quote(secret), quote(secret, safe=""), quote_plus(secret), b64encode(secret.encode()).decode()}
    return tuple(sorted(forms, key=len, reverse=True))
