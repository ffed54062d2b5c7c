"""The way out: a client that connects to no address which may not be asked, whatever a name leads to meanwhile.

The address that was looked at is the one that is connected to; a name that is asked for twice may lead to two places.
"""

import socket
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit

from requests import PreparedRequest, Response, Session, exceptions
from requests.adapters import HTTPAdapter
from requests.utils import select_proxy
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NewConnectionError
from urllib3.util import Retry

from kimsite import __version__
from kimsite.web.reach import Forbidden, Reach


def open_session(reach: Reach, errand: str, tries: Retry | int = 0) -> Session:
    """A client on one errand, as servers are told: no cookies, no passwords; `tries` says what is asked again."""
    session = _Session()
    session.auth = _nobody  # else a .netrc would say who asks
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
    session.headers["User-Agent"] = f"kimsite/{__version__} ({errand})"
    for scheme in ("http://", "https://"):
        session.mount(scheme, _Adapter(reach, tries))
    return session


def forbidden(fault: BaseException | None) -> Forbidden | None:
    """What the door said, under all that libraries put around it; None when it was something else."""
    seen: list[BaseException] = []
    while fault is not None and fault not in seen:
        if isinstance(fault, Forbidden):
            return fault
        seen.append(fault)
        inner = getattr(fault, "reason", None) or next((a for a in fault.args if isinstance(a, BaseException)), None)
        fault = inner if isinstance(inner, BaseException) else fault.__cause__ or fault.__context__
    return None


def _nobody(request: PreparedRequest) -> PreparedRequest:
    return request


class _Session(Session):
    """Where it follows redirections by itself, too, nobody is told who asks."""

    def rebuild_auth(self, prepared_request: PreparedRequest, response: Response) -> None:
        """In place of asking .netrc once more; cookies of the answer before were just put in."""
        prepared_request.headers.pop("Cookie", None)


class _Adapter(HTTPAdapter):
    """Connects by `reach`. Through a proxy of the environment it is the proxy that is connected to."""

    def __init__(self, reach: Reach, tries: Retry | int) -> None:
        self._reach = reach
        super().__init__(max_retries=tries)

    def init_poolmanager(self, *given: Any, **named: Any) -> None:
        super().init_poolmanager(*given, **named)
        self.poolmanager.pool_classes_by_scheme = _pools(self._reach)

    def send(self, request: PreparedRequest, *given: Any, **named: Any) -> Response:
        """One request, also each that a redirection makes."""
        address = request.url or ""
        if select_proxy(address, named.get("proxies")):  # else the door looks where it leads
            try:
                _look_out(self._reach, address)
            except Forbidden as fault:
                raise exceptions.ConnectionError(fault, request=request) from fault
        return super().send(request, *given, **named)


def _look_out(reach: Reach, address: str) -> None:
    """A proxy must not go for us where we may not go; it may know names that we do not. Raises Forbidden."""
    host = urlsplit(address).hostname or ""
    try:
        reach.resolve(host, urlsplit(address).port or 80)
    except Forbidden:
        raise
    except OSError:
        if not reach.allows(host, ("1.1.1.1",)):
            raise Forbidden(host) from None


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
