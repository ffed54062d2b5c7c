"""Addresses in a body: which lead out of the group, which stay inside, and their valid spelling."""

import re
from urllib.parse import quote, unquote, urlsplit

from kimsite.pattern import pattern

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
SCHEME = pattern(r"([A-Za-z][A-Za-z0-9+.-]*):")
LABEL = pattern(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
MAILBOX = pattern(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+")
LONE_PERCENT = pattern(r"%(?![0-9A-Fa-f]{2})")
YOUTUBE = pattern(
    r"https?://(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:watch\?|shorts/|live/|embed/|playlist\?)|youtu\.be/)\S+"
)
AS_IT_SHOULD_BE = pattern(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}(?:/[A-Za-z0-9/._~!$&'()*+,;=:@-]*)?"
)
FRAGMENT, INSIDE, OUTSIDE, REFUSED = "fragment", "inside", "outside", "refused"


def kind_of(address: str) -> str:
    """FRAGMENT (`#bagian`), OUTSIDE (has a scheme), INSIDE (a file of the group) or REFUSED (anything else)."""
    if not address:
        return REFUSED
    if address.startswith("#"):
        return FRAGMENT
    if address.startswith("//"):
        return OUTSIDE
    scheme = SCHEME.match(address)
    if not scheme:
        return INSIDE
    return OUTSIDE if scheme[1].lower() in SCHEMES else REFUSED


def outside(address: str) -> str:
    """An address with a scheme as the URL standard wants it written; "" when it cannot be one."""
    if AS_IT_SHOULD_BE.fullmatch(address):
        return address
    try:
        parts = urlsplit("https:" + address if address.startswith("//") else address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if parts.scheme == "mailto":
        query = f"?{_encode(parts.query, '/')}" if parts.query else ""
        return f"mailto:{_encode(parts.path, '')}{query}" if MAILBOX.fullmatch(parts.path) else ""
    if parts.scheme == "tel":
        digits = re.sub(r"[^0-9+]", "", parts.path)
        return f"tel:{digits}" if re.fullmatch(r"\+?[0-9]{3,15}", digits) else ""
    host = _host(parts.hostname or "")
    if parts.scheme not in SCHEMES or not host or "@" in parts.netloc:
        return ""
    query = f"?{_encode(parts.query, '/?')}" if parts.query else ""
    fragment = f"#{_encode(parts.fragment, '/?')}" if parts.fragment else ""
    return f"{parts.scheme}://{host}{port}{_encode(parts.path, '/')}{query}{fragment}"


def as_written(address: str) -> str:
    """A target inside the group without percent-encoding, as its author knows it: `foto panen.jpg`."""
    return unquote(address, errors="ignore")


def is_youtube(address: str) -> bool:
    """Whether this is the address of a video that a reader can watch."""
    return YOUTUBE.fullmatch(address) is not None


def _host(name: str) -> str:
    """A host name in ASCII, or "" when no resolver would take it."""
    if not name.isascii():
        try:
            name = name.encode("idna").decode()
        except UnicodeError:
            return ""
    labels = name.lower().removesuffix(".").split(".")
    if not all(LABEL.fullmatch(label) for label in labels):
        return ""
    if re.fullmatch(r"[0-9]+|0x[0-9a-f]*", labels[-1]):
        numbers = [int(label) for label in labels if label.isdigit() and len(label) < 4 and str(int(label)) == label]
        return ".".join(labels) if len(labels) == len(numbers) == 4 and max(numbers) < 256 else ""
    return ".".join(labels)


def _encode(text: str, safe: str) -> str:
    """Percent-encode what a URL may not hold, and keep what is encoded already."""
    return quote(LONE_PERCENT.sub("%25", text), safe="%:@!$&'()*+,;=~-._" + safe)
