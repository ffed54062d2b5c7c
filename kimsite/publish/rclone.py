"""rclone, as this room uses it: one remote, which stands in the environment alone, and nothing on a command line or on
disk that anybody else on this machine could read."""

import os
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread, Timer

from kimsite.publish.children import Child, child, end
from kimsite.publish.secret import PREFIX, without

REMOTE = "kimsite"
LEAST = (1, 53)
"""The oldest version that knows all that is asked of it here."""
NOTHING_THERE = (3, 4)
"""How rclone ends when a folder or a file is not there."""
SETTINGS = {
    "RCLONE_CONFIG": "NUL" if os.name == "nt" else os.devnull,
    "RCLONE_ASK_PASSWORD": "false",
    "RCLONE_CONTIMEOUT": "15s",
    "RCLONE_TIMEOUT": "60s",
    "RCLONE_RETRIES": "2",
    "RCLONE_RETRIES_SLEEP": "2s",
    "RCLONE_LOW_LEVEL_RETRIES": "2",
    "RCLONE_LOG_LEVEL": "NOTICE",
    "RCLONE_STATS": "0",
}
ENOUGH = 4
"""Files that did not arrive after all tries, until a line counts as broken: rclone would try each of the others, too,
ever more slowly, and somebody would wait for hours."""
FIRST = 60
"""Seconds until a server has said anything of the first file that it is asked for: with all that rclone tries again,
one that takes connections and says nothing would be waited for many minutes."""
FAILED = b"ERROR"
REASON = 200
STAMP = re.compile(r"^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d (?:(?:NOTICE|ERROR|INFO|CRITICAL)\s*: )?")
UNKNOWN_KEY = ("knownhosts:", "no such file or directory: known_hosts", "couldn't parse known_hosts")
DENIED = (
    *("unable to authenticate", "401 Unauthorized", "403 Forbidden", "530 ", "Login incorrect", "530-"),
    *(
        "AccessDenied",
        "InvalidAccessKeyId",
        "SignatureDoesNotMatch",
        "no supported methods remain",
        "permission denied",
    ),
)


class Missing(Exception):
    """There is no rclone here."""


class Refused(Exception):
    """rclone did not do it; `reason` is what it said, without secrets, `ended` how it ended."""

    def __init__(self, reason: str, ended: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.ended = ended

    @property
    def code(self) -> str:
        """Which diagnostic says that: an unknown host key, a wrong password, or a way that is broken."""
        if any(sign in self.reason for sign in UNKNOWN_KEY):
            return "K732"
        return "K733" if any(sign in self.reason for sign in DENIED) else "K711"


class Rclone:
    """The program with one remote, given by its `settings`, of which those in `hidden` are passwords in plain."""

    def __init__(
        self,
        settings: Mapping[str, str],
        hidden: Mapping[str, str],
        environment: Mapping[str, str],
        secrets: Sequence[str],
    ) -> None:
        self._program = shutil.which("rclone", path=environment.get("PATH"))
        kept = {name: value for name, value in environment.items() if not name.startswith(("RCLONE_", PREFIX))}
        self._environment = kept | SETTINGS
        self._settings = dict(settings)
        self._hidden = dict(hidden)
        self._secrets = list(secrets)

    def version(self) -> tuple[int, ...]:
        """Which rclone this is. Raises Missing, Refused."""
        found = re.search(rb"rclone v(\d+)\.(\d+)", self._run("version"))
        return tuple(int(part) for part in found.groups()) if found else (0,)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None when there is none. Raises Refused, also for a server that is silent."""
        try:
            return self.run("cat", f"{REMOTE}:{path}", patience=FIRST) or None
        except Refused as fault:
            if fault.ended in NOTHING_THERE:
                return None
            raise

    def write(self, path: str, data: bytes) -> None:
        """A file of these bytes. Raises Refused."""
        self.run("rcat", f"{REMOTE}:{path}", given=data)

    def names(self, folder: str) -> list[str]:
        """The files that lie in a folder itself. Raises Refused."""
        try:
            return self.run("lsf", "--files-only", f"{REMOTE}:{folder}").decode().splitlines()
        except Refused as fault:
            if fault.ended in NOTHING_THERE:
                return []
            raise

    def send(self, source: Path, paths: Iterable[str], folder: str) -> None:
        """Copies files below `source`, whatever lies there already. Raises Refused."""
        chosen = ("--files-from-raw", "-", "--no-traverse", "--no-check-dest")
        self.run("copy", *chosen, str(source), f"{REMOTE}:{folder}", given=_lines(paths))

    def delete(self, paths: Iterable[str], folder: str) -> None:
        """Deletes files, those that are there. Raises Refused."""
        chosen = ("--files-from-raw", "-", "--no-traverse")
        try:
            self.run("delete", *chosen, f"{REMOTE}:{folder}", given=_lines(paths))
        except Refused as fault:
            if fault.ended not in NOTHING_THERE:
                raise

    def listed(self, paths: Iterable[str], folder: str) -> bytes:
        """JSON of these files: path, size, and digests where the server has them. Raises Refused."""
        chosen = ("--files-from-raw", "-", "--no-traverse", "--recursive", "--files-only")
        return self.run(
            "lsjson", *chosen, "--hash", "--no-modtime", "--no-mimetype", f"{REMOTE}:{folder}", given=_lines(paths)
        )

    def run(self, *arguments: str, given: bytes = b"", patience: float = 0) -> bytes:
        """One command at the remote; what it wrote, which has to begin within so many seconds (0: whenever). Raises
        Missing, Refused."""
        for name, password in self._hidden.items():
            obscured = self._run("obscure", "-", given=password.encode()).decode().strip()
            self._settings[name] = obscured
            self._secrets.append(obscured)
        self._hidden = {}
        for name, value in self._settings.items():
            self._environment[f"RCLONE_CONFIG_{REMOTE.upper()}_{name.upper()}"] = value
        return self._run(*arguments, given=given, patience=patience)

    def _run(self, *arguments: str, given: bytes = b"", patience: float = 0) -> bytes:
        if self._program is None:
            raise Missing
        said: list[bytes] = []
        with child([self._program, *arguments], self._environment) as process:
            assert process.stdin and process.stdout
            listening = Thread(target=_listen, args=(process, said), daemon=True)
            listening.start()
            timer = Timer(patience, _give_up, (process, said, patience))
            timer.daemon = True
            if patience:
                timer.start()
            with suppress(BrokenPipeError):  # why it has ended comes below
                process.stdin.write(given)
                process.stdin.close()
            answer = process.stdout.read(1)
            timer.cancel()
            answer += process.stdout.read()
            listening.join()
        if process.returncode:
            raise Refused(self._reason(b"".join(said)), process.returncode)
        return answer

    def _reason(self, said: bytes) -> str:
        """The last line of what it said, which sums it up, without secrets and without the time."""
        lines = [line for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
        text = STAMP.sub("", lines[-1]) if lines else "rclone"
        text = without("".join(c if c.isprintable() else " " for c in text), *self._secrets)
        return text if len(text) <= REASON else "…" + text[1 - REASON :]


def _give_up(process: Child, said: list[bytes], seconds: float) -> None:
    said.append(f"no answer in {seconds:g} seconds\n".encode())
    end(process)


def _listen(process: Child, said: list[bytes]) -> None:
    """Takes down what a program says, and ends it as soon as it has failed often enough."""
    assert process.stderr
    failed = 0
    for line in process.stderr:
        said.append(line)
        failed += FAILED in line
        if failed == ENOUGH:
            end(process)


def _lines(paths: Iterable[str]) -> bytes:
    return "".join(f"{path}\n" for path in paths).encode()
