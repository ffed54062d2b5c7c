"""Requests to a host's API: with its token, again where a connection breaks, and not before the host wants them."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from kimsite.publish.secret import without

if TYPE_CHECKING:
    import requests

TRIES = 5
"""How often one request is made, before it is told that it did not go through."""
LONGEST = 120
"""Seconds that a host may have us wait; who wants more is told of, and waited for by people."""
AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
CONNECT, ANSWER = 15, 120
REASON = 200
Files = Sequence[tuple[str, tuple[str | None, bytes, str]]]
"""Parts of a form: a name, and a file's name, bytes and type."""


class Unanswered(Exception):
    """A host did not do what it was asked to. `status` 0: nobody answered; `wait`: for so many seconds it will not."""

    def __init__(self, reason: str, status: int = 0, wait: int = 0, code: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status
        self.wait = wait
        self.code = code


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: `said` is its JSON (None for anything else), `following` the address of the next page."""

    said: Any
    body: bytes
    following: str = ""

    @property
    def table(self) -> dict[str, Any]:
        """Its JSON, which is an object. Raises Unanswered for a host that says something else altogether."""
        if not isinstance(self.said, dict):
            raise Unanswered("an answer that is no JSON object")
        return self.said


class Api:
    """A host's API below `base`. What is said of it holds none of the `secrets`."""

    def __init__(self, base: str, secrets: Sequence[str], pause: Callable[[float], None] = time.sleep) -> None:
        self.base = base
        self.pause = pause
        self._secrets = tuple(secrets)
        self._session: requests.Session | None = None

    def ask(
        self,
        method: str,
        path: str,
        *,
        token: str = "",
        query: Mapping[str, str] | None = None,
        json: object = None,
        data: bytes | Sequence[tuple[str, str]] | None = None,
        files: Files | None = None,
    ) -> Answer:
        """One request, at most as often as `TRIES`; `token` in place of the first secret. Raises Unanswered.

        A redirect is not followed: it would take the token with it.
        """
        import requests  # takes a while to import

        session = self._session = self._session or requests.Session()
        address = path if path.startswith(self.base) else self.base + path
        given: dict[str, Any] = {"params": query, "json": json, "data": data, "files": files}
        if isinstance(data, bytes):
            given["headers"] = {"Content-Type": "application/octet-stream"}
        fault = Unanswered("")
        for number in range(TRIES):
            if number:
                self.pause(fault.wait or 2 ** (number - 1))
            try:
                answer = session.request(
                    method,
                    address,
                    auth=_Bearer(token or self._secrets[0]),
                    allow_redirects=False,
                    timeout=(CONNECT, ANSWER),
                    **given,
                )
                body = answer.content
            except requests.RequestException as broken:
                fault = Unanswered(self._clean(_why(broken)))
                continue
            if answer.ok and answer.status_code < 300:
                return Answer(_json(answer), body, answer.links.get("next", {}).get("url", ""))
            fault = self._refusal(answer)
            if fault.status not in AGAIN or fault.wait > LONGEST:
                break
        raise fault

    def all_of(self, path: str) -> list[Any]:
        """A list that may come in pages."""
        found: list[Any] = []
        while path:
            answer = self.ask("GET", path)
            found += answer.said if isinstance(answer.said, list) else []
            path = answer.following if answer.following.startswith(self.base) else ""
        return found

    def _refusal(self, answer: "requests.Response") -> Unanswered:
        said = _json(answer)
        text, code = _said(said)
        reason = self._clean(f"{answer.status_code} {text or answer.reason or ''}".strip())
        return Unanswered(reason, answer.status_code, _wanted_pause(answer), code)

    def _clean(self, text: str) -> str:
        text = without("".join(c if c.isprintable() else " " for c in text), *self._secrets)
        return text if len(text) <= REASON else text[: REASON - 1] + "…"


class _Bearer:
    """Puts the token into a request. As `auth`, so that no `.netrc` takes its place."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: "requests.PreparedRequest") -> "requests.PreparedRequest":
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def _wanted_pause(answer: "requests.Response") -> int:
    """How many seconds a host wants to be left alone: `Retry-After`, or when its limit begins anew. 0: it says nothing.

    Moments are counted from the host's own clock, which `Date` tells.
    """
    wanted = answer.headers.get("Retry-After", "").strip()
    if wanted.isascii() and wanted.isdigit():
        return int(wanted)
    try:
        now = parsedate_to_datetime(answer.headers.get("Date", "")).timestamp()
        if wanted:
            return max(0, round(parsedate_to_datetime(wanted).timestamp() - now))
        if answer.status_code == 429:
            return max(0, round(float(answer.headers.get("X-RateLimit-Reset", "")) - now))
    except (TypeError, ValueError, OverflowError):
        pass
    return 0


def _json(answer: "requests.Response") -> Any:
    try:
        return answer.json()
    except ValueError:
        return None


def _said(said: object) -> tuple[str, str]:
    """The sentence and the code of a refusal, however this host writes them."""
    if isinstance(said, dict):
        errors = said.get("errors")
        inner = errors[0] if isinstance(errors, list) and errors and isinstance(errors[0], dict) else said
        return str(inner.get("message") or ""), str(inner.get("error_type") or inner.get("code") or "")
    return "", ""


def _why(fault: BaseException) -> str:
    """Why there was no answer: what the system says at the bottom of it, else the kind of fault."""
    inner = [fault]
    for one in inner:
        strerror = getattr(one, "strerror", None)
        if strerror or type(one).__module__ in ("builtins", "http.client"):
            return str(strerror or one)
        below = (*one.args, getattr(one, "reason", None), one.__cause__, one.__context__)
        inner += [other for other in below if isinstance(other, BaseException) and other not in inner]
    return type(fault).__name__
