"""The way out: a client that connects to no address which may not be asked, whatever a name leads to meanwhile.

The address that was looked at is the one that is connected to; a name that is asked for twice may lead to two places.
"""

import socket
from http.cookiejar import DefaultCookiePolicy
from typing import Any

from requests import PreparedRequest, Session
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NewConnectionError

from kimsite import __version__
from kimsite.neighbours.reach import Reach


def open_session(reach: Reach) -> Session:
    """A client for one group: no cookies, no passwords, no tries of its own; redirections are its user's to follow."""
    session = Session()
    session.auth = _nobody  # else a .netrc would say who asks
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
    session.headers["User-Agent"] = f"kimsite/{__version__} (fetch)"
    session.headers["Accept"] = "application/json, */*;q=0.1"
    session.headers["Accept-Encoding"] = "gzip"
    for scheme in ("http://", "https://"):
        session.mount(scheme, _Adapter(reach))
    return session


def _nobody(request: PreparedRequest) -> PreparedRequest:
    return request


class _Adapter(HTTPAdapter):
    """Connects by `reach`. Through a proxy of the environment it is the proxy that is connected to."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        super().__init__()

    def init_poolmanager(self, *given: Any, **named: Any) -> None:
        super().init_poolmanager(*given, **named)
        self.poolmanager.pool_classes_by_scheme = _pools(self._reach)


def _pools(reach: Reach) -> dict[str, Any]:
    """Kinds of pools whose connections ask `reach` where they may go."""

    def connect(connection: Any, plain: Any) -> socket.socket:
        name = connection._dns_host
        try:
            found = reach.resolve(name, connection.port)
        except OSError as fault:
            raise NewConnectionError(connection, "not to be asked") from fault
        for last, address in enumerate(found, 1 - len(found)):
            connection._dns_host = address
            try:
                made: socket.socket = plain()
                return made
            except Exception:
                if not last:
                    raise
            finally:
                connection._dns_host = name
        raise NewConnectionError(connection, "no address")

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return connect(self, super()._new_conn)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return connect(self, super()._new_conn)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
