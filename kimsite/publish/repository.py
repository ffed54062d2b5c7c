"""git, as this room uses it: a bare repository of kimsite's own, plumbing only, and no working tree anywhere.

What people set up for themselves (proxies, credential stores, ssh keys) holds here too; hooks do not. Nothing is ever
asked: a question that nobody sees would wait for ever.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from kimsite.engine.write import write_whole
from kimsite.publish.children import child, end
from kimsite.publish.secret import token_of, without
from kimsite.publish.stopped import stopped

KEPT = ("GIT_SSH", "GIT_SSL_", "GIT_PROXY_", "GIT_EXEC_PATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM")
"""What of git's environment means anything here. The rest, `GIT_DIR` and its like, is some other repository's."""
PROTOCOLS = "https:http:ssh:file"
ANSWER, LONGEST = 300, 7200
"""Seconds until a host has to answer at all, in which somebody may have to log in, and until a parcel has to be there.
ssh waits for ever by itself, and among many groups one may name a host that never says a word."""
SILENT = 60
"""Seconds without a byte until a connection counts as broken."""
HELPER = '!f() { test "$1" = get && printf "%s\\n" "username=$KIMSITE_USER" "password=$KIMSITE_SECRET"; }; f'
USER = "kimsite"
REASON = 200
THERE = "refs/kimsite/there"
STALE = 60
"""Seconds after which a lock file of git's in a repository of ours is what a power cut left."""
UNKNOWN = ("Host key verification failed",)
DENIED = (
    *("Authentication failed", "could not read Username", "could not read Password", "Permission denied"),
    *(" 403", " denied to "),
)
OUTRUN = ("stale info", "fetch first", "non-fast-forward", "cannot lock ref")
TELLING = ("fatal:", "error:", "remote:", "ssh:", "!", "ERROR:")
SIGNS = (*UNKNOWN, *DENIED)
VAGUE = ("fatal: Could not read from remote repository", "remote: error: GH", "Warning: Permanently added")
"""What says nothing to whoever reads what stands before it."""


class Refused(Exception):
    """git said no; `reason` is what it said, without secrets."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def code(self) -> str:
        """Which diagnostic says that: somebody else was quicker, the host is a stranger, nobody may, or the way there
        is broken."""
        if any(sign in self.reason for sign in OUTRUN):
            return "K714"
        if any(sign in self.reason for sign in UNKNOWN):
            return "K740"
        return "K712" if any(sign in self.reason for sign in DENIED) else "K711"


class Repository:
    """The bare repository at `path`, which speaks with one `remote`."""

    def __init__(self, path: Path, remote: str, environment: Mapping[str, str]) -> None:
        self.path = path
        self.remote = remote
        self._secret = token_of(remote, environment)
        self._environment = _environment(path, remote, self._secret, environment)
        self._git = shutil.which("git", path=environment.get("PATH"))

    def open(self) -> None:
        """Makes the repository unless it is there and whole. Raises Refused, Stopped (K710) where there is no git."""
        if self._git is None:
            raise stopped("K710", "git")
        try:
            self.run("rev-parse", "--git-dir")
        except Refused:
            shutil.rmtree(self.path, ignore_errors=True)
            self.path.mkdir(parents=True, exist_ok=True)
            self.run("init", "--quiet", "--bare", "--template=", str(self.path))
        for report in self.path.glob("fast_import_crash_*"):
            report.unlink(missing_ok=True)
        for lock in self.path.rglob("*.lock"):
            if time.time() - lock.stat().st_mtime > STALE:
                lock.unlink(missing_ok=True)

    def heads(self, *branches: str) -> dict[str, str]:
        """Where these branches of the remote stand, those that there are. Raises Refused."""
        said = self.run("ls-remote", self.remote, *(f"refs/heads/{name}" for name in branches))
        found = (line.split("\t") for line in said.decode().splitlines())
        return {name.removeprefix("refs/heads/"): commit for commit, name in found}

    def has(self, commit: str) -> bool:
        """Whether a commit lies here."""
        try:
            self.run("cat-file", "-e", f"{commit}^{{commit}}")
        except Refused:
            return False
        return True

    def fetch(self, branch: str) -> None:
        """Brings the last commit of a branch, and the names of its files alone where the host can do that.

        git would fetch what is missing one by one as soon as it looks for it. Nothing here needs it, so it is not told
        where to, and no ref stays that leads there.
        """
        self.run("config", "remote.there.url", self.remote)
        wanted = f"+refs/heads/{branch}:{THERE}"
        self.run("fetch", "--quiet", "--no-tags", "--depth=1", "--filter=blob:none", "there", wanted)
        self.run("update-ref", "-d", THERE)
        self.run("config", "--remove-section", "remote.there")
        with suppress(Refused):  # only where the host could do it
            self.run("config", "--unset", "extensions.partialClone")

    def message(self, commit: str) -> str:
        """What a commit says."""
        return self.run("show", "--no-patch", "--format=%B", commit).decode("utf-8", "replace")

    def tree(self, commit: str) -> dict[str, str]:
        """The files of a commit: their blobs by path."""
        said = self.run("ls-tree", "-r", "-z", commit).decode("utf-8", "surrogateescape")
        rows = (line.split("\t", 1) for line in said.split("\0") if line)
        return {path: head.split()[2] for head, path in rows}

    def write(self, stream: Iterable[bytes]) -> list[str]:
        """Takes in what `git fast-import` reads; the lines it answers. What breaks off in between leaves nothing."""
        command = (str(self._git), "fast-import", "--quiet", "--force", "--done")
        with child(command, self._environment) as process:
            assert process.stdin and process.stdout and process.stderr
            try:
                for piece in stream:
                    process.stdin.write(piece)
                process.stdin.close()
            except BrokenPipeError:
                pass  # what it says about that comes below
            answer, said = process.stdout.read(), process.stderr.read()
        if process.returncode:
            raise Refused(self._reason(said))
        return answer.decode().split()

    def push(self, pairs: Sequence[tuple[str, str]], expected: Mapping[str, str], there: str = "") -> None:
        """Sets branches of the remote to commits ("" deletes one), unless one of `expected` stands elsewhere by now.

        What those hold is not sent again, nor what is in `there`, another commit that the remote has.
        """
        self._mark_edge(*filter(None, (*expected.values(), there)))
        leases = [f"--force-with-lease=refs/heads/{name}:{commit}" for name, commit in expected.items()]
        moves = [f"{'' if name in expected else '+'}{commit}:refs/heads/{name}" for name, commit in pairs]
        self.run("push", "--quiet", "--no-verify", *leases, self.remote, *moves)

    def parcel_size(self, commit: str, there: str) -> int:
        """How many bytes a push of a commit sends to a remote that has another one: the very pack that git makes for
        it, in which a file that changed is a difference from what it was. Raises Refused."""
        self._mark_edge(there)
        how = ("--revs", "--stdout", "--thin", "--delta-base-offset", "--shallow", "--quiet")
        return len(self.run("pack-objects", *how, given=f"{commit}\n^{there}\n".encode()))

    def tidy(self) -> None:
        """Now and then git puts together what many publications left, where all of it lies here."""
        with suppress(Refused):
            self.run("gc", "--auto", "--quiet")

    def _mark_edge(self, *commits: str) -> None:
        """Has git leave out of a push what lies in these commits, though what is pushed does not descend from them.

        It looks into such commits only in shallow repositories, so this is one, which ends at them.
        """
        here = [commit for commit in commits if self.has(commit)]
        if here:
            write_whole(self.path / "shallow", ("".join(f"{commit}\n" for commit in here).encode(),))

    def run(self, *arguments: str, given: bytes = b"") -> bytes:
        """One command of git's, which reads what is `given`; what it wrote. Raises Refused, also for one that never
        ends."""
        limit = ANSWER if arguments[0] == "ls-remote" else LONGEST
        stdin = subprocess.PIPE if given else subprocess.DEVNULL
        with child((str(self._git), *arguments), self._environment, stdin) as process:
            try:
                answer, said = process.communicate(given or None, timeout=limit)
            except subprocess.TimeoutExpired:
                end(process)
                raise Refused(f"no answer in {limit} seconds") from None
        if process.returncode:
            raise Refused(self._reason(said))
        return answer

    def _reason(self, said: bytes) -> str:
        """The lines that tell why, on one line, without secrets."""
        lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
        telling = [line for line in lines if line.startswith(TELLING) or any(sign in line for sign in SIGNS)]
        telling = [line for line in telling if not line.startswith(VAGUE)] or lines[-1:] or ["git"]
        text = without("; ".join(dict.fromkeys(telling)), self._secret)
        return text if len(text) <= REASON else text[: REASON - 1] + "…"


def _environment(path: Path, remote: str, secret: str, given: Mapping[str, str]) -> dict[str, str]:
    """What git finds around it. The token is there for its host alone, and in no command line."""
    kept = {name: value for name, value in given.items() if not name.startswith("GIT_") or name.startswith(KEPT)}
    settings = {
        "core.hooksPath": os.devnull,
        "core.logAllRefUpdates": "false",
        "gc.autoDetach": "false",
        "http.lowSpeedLimit": "1",
        "http.lowSpeedTime": str(SILENT),
        "push.gpgSign": "false",
    }
    parts = urlsplit(remote)
    host = (parts.hostname or "") + (f":{parts.port}" if parts.scheme in ("http", "https") and parts.port else "")
    pairs = list(settings.items())
    if secret:
        pairs += [("credential.helper", ""), (f"credential.{parts.scheme}://{host}.helper", HELPER)]
    config = {"GIT_CONFIG_COUNT": str(len(pairs))}
    for number, (key, value) in enumerate(pairs):
        config |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    ours = {
        "GIT_DIR": str(path),
        "GIT_ALLOW_PROTOCOL": PROTOCOLS,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ASKPASS": "",
        "SSH_ASKPASS_REQUIRE": "never",
        "GIT_NO_LAZY_FETCH": "1",
        "LC_ALL": "C",
        **({"KIMSITE_SECRET": secret, "KIMSITE_USER": parts.username or USER} if secret else {}),
    }
    # Tokens of other hosts are nobody's business here.
    return {name: value for name, value in kept.items() if not name.startswith("KIMSITE_TOKEN_")} | config | ours
