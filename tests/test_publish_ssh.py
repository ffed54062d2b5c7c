"""The target `git` through a real sshd on loopback: a stranger's key, a key that may not, and one that may."""

import getpass
import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from publishing import SITE, as_bytes, branch_files, finished, free_port, git, target

from kimsite.publish.branch import BranchDestination
from kimsite.publish.errand import Errand, run

SSHD = shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
pytestmark = pytest.mark.skipif(not SSHD or not shutil.which("ssh"), reason="there is no OpenSSH server")
CONFIG = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {room}/host
AuthorizedKeysFile {room}/may
PidFile {room}/pid
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin yes
"""


class Server:
    """An sshd whose files lie in `room`, and what an ssh has to know to speak with it."""

    def __init__(self, room: Path) -> None:
        self.room = room
        self.port = free_port()
        self.repository = room / "web.git"
        self.remote = f"ssh://{getpass.getuser()}@127.0.0.1:{self.port}{self.repository}"

    def environment(self, key: str = "mine", known: bool = True) -> dict[str, str]:
        """`key`: with which one. `known`: whether its host was met before."""
        mine = [f"-i {self.room}/{key}", "-o IdentitiesOnly=yes", f"-o UserKnownHostsFile={self.room}/known", "-F none"]
        mine += ["-o GlobalKnownHostsFile=none", f"-o StrictHostKeyChecking={'accept-new' if known else 'ask'}"]
        quiet = {"HOME": str(self.room), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_SSH_COMMAND": " ".join(("ssh", *mine))}
        return {"PATH": os.environ["PATH"], **quiet}


@contextmanager
def ssh_server(room):
    server = Server(room)
    room.mkdir()
    for name in ("host", "mine", "another"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(room / name)], check=True)
    (room / "may").write_bytes((room / "mine.pub").read_bytes())
    (room / "config").write_text(CONFIG.format(port=server.port, room=room))
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # what Debian's sshd asks for when it is started as root
    git("init", "--quiet", "--bare", str(server.repository))
    with subprocess.Popen([SSHD, "-D", "-f", str(room / "config"), "-E", str(room / "log")]) as process:
        try:
            deadline = time.monotonic() + 10
            while "listening" not in ((room / "log").read_text() if (room / "log").exists() else ""):
                assert process.poll() is None and time.monotonic() < deadline, (room / "log").read_text()
                time.sleep(0.05)
            yield server
        finally:
            process.terminate()


@pytest.fixture
def server(tmp_path):
    with ssh_server(tmp_path / "ssh") as server:
        yield server


def publish(server, tmp_path, **known):
    web = target("git", remote=server.remote)
    place = BranchDestination(web, "", tmp_path / "room", server.environment(**known), 1_700_000_000)
    return run(Errand(web, "", finished(tmp_path / "public"), place, 10))


def test_a_key_that_may_is_all_it_takes(server, tmp_path):
    assert publish(server, tmp_path).state == "sent"
    assert as_bytes(SITE).items() <= branch_files(server.repository).items()
    assert publish(server, tmp_path).state == "same"


def test_a_key_that_may_not_is_told_as_what_it_is(server, tmp_path):
    (problem,) = publish(server, tmp_path, key="another").problems
    assert problem.code == "K712" and "Permission denied (publickey)" in dict(problem.facts)["reason"]


def test_a_server_that_was_never_met_is_a_question_for_people_and_asked_of_nobody_else(server, tmp_path):
    (problem,) = publish(server, tmp_path, known=False).problems
    assert problem.code == "K740"
    assert git("--git-dir", str(server.repository), "for-each-ref") == ""
