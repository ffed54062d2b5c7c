"""Which addresses may be asked.

What somebody named may be anywhere, also on this very machine. Where that leads may not: a redirection, a picture in an
old text, or a name that someone lets point into the network of whoever runs kimsite must not make it ask for what only
that network may see. So a private address is asked only where it is the very host that was named.
"""

import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

LOCAL_ENDINGS = (".localhost", ".local", ".internal", ".lan", ".home.arpa", ".test")
"""Names that no public network has (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal)."""
NAT64 = ip_network("64:ff9b::/96")
"""Addresses that hold an IPv4 address in their last bits (RFC 6052)."""
ALSO_PRIVATE = (ip_network("192.0.0.0/24"), ip_network("fec0::/10"))
"""What `ipaddress` takes for public: the first before Python 3.12.4, the second since RFC 3879 gave it up."""
Address = IPv4Address | IPv6Address


class Forbidden(OSError):
    """A host may not be asked; `host` says which address it has."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host


def is_local_name(host: str) -> bool:
    """Whether a host is one of this network by its very name: an address of a private range, `localhost`, `server`."""
    found = _parsed(host)
    if found:
        return not is_public(found)
    name = host.rstrip(".").lower()
    return "." not in name or name.endswith(LOCAL_ENDINGS)


def is_public(address: Address) -> bool:
    """Whether an address is one that anybody may reach, whatever it is wrapped in."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
        if address in NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner:
            return is_public(inner)
    if any(address in network for network in ALSO_PRIVATE):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved and not address.is_unspecified


class Reach:
    """What may be asked on the way that begins at an address that somebody named; "" names none."""

    def __init__(self, address: str) -> None:
        try:
            host = urlsplit(address).hostname or ""
        except ValueError:  # an address that is none names nothing
            host = ""
        self._home = host if host and is_local_name(host) else None

    def allows(self, host: str, found: Iterable[str]) -> bool:
        """Whether a host with these addresses may be asked."""
        if self._home is not None and host == self._home:
            return True
        parsed = [_parsed(one) for one in found]
        return not is_local_name(host) and bool(parsed) and all(one and is_public(one) for one in parsed)

    def resolve(self, host: str, port: int) -> tuple[str, ...]:
        """The addresses of a host that may be asked. Raises Forbidden, or OSError when there are none."""
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        found = tuple(dict.fromkeys(str(row[4][0]) for row in rows))
        if not self.allows(host.lower(), found):
            raise Forbidden(found[0] if found else host)
        return found


def _parsed(text: str) -> Address | None:
    try:
        return ip_address(text.strip("[]").partition("%")[0])
    except ValueError:
        return None
