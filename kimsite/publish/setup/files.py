"""All that set-up writes into a project for one host."""

import sys
from pathlib import Path

from kimsite.model.publication import Target
from kimsite.publish.choice import PLACEHOLDER, is_for_groups
from kimsite.publish.hosts import HOSTS as BRANCHES
from kimsite.publish.hosts import remote_of
from kimsite.publish.secret import token_name
from kimsite.publish.service import SERVICES
from kimsite.publish.setup.proposal import sealed
from kimsite.publish.setup.wheel import constraints, make_wheel
from kimsite.publish.setup.workflow import CONSTRAINTS, HOSTS, TOOLS, Work, workflow
from kimsite.publish.stopped import stopped

IGNORED = ("public/", ".kimsite/")
IGNORE = ".gitignore"


def files_for(host: str, language: str, target: Target | None, source: Path) -> dict[str, bytes]:
    """The bytes by path. `target` is where the host is to publish to; None for its own pages.

    Raises NotInstalled, Stopped: K743 for a target that a host cannot reach, K746 for a project within a repository.
    """
    _assure_at_top(source)
    name, wheel = make_wheel()
    work = Work(
        host=host,
        language=language,
        python=f"{sys.version_info.major}.{sys.version_info.minor}",
        wheel=f"{TOOLS}/{name}",
        publish=command_of(target) if target else "",
        secret=secret_of(target) if target else "",
    )
    files = {
        HOSTS[host]: sealed(workflow(work)),
        f"{TOOLS}/{name}": wheel,
        CONSTRAINTS: sealed(constraints()),
    }
    if ignored := _ignoring(source / IGNORE):
        files[IGNORE] = ignored
    return files


def _assure_at_top(source: Path) -> None:
    """Hosts look for their file at the top of a repository alone."""
    above = next((folder for folder in source.parents if (folder / ".git").exists()), None)
    if above and not (source / ".git").exists():
        raise stopped("K746", str(source), above=str(above))


def command_of(target: Target) -> str:
    """What sends the site to a target."""
    return f"kimsite publish {target.name}{' --all' if is_for_groups(target) else ''}"


def secret_of(target: Target) -> str:
    """The variable that holds the token of a target. Raises Stopped (K743) when no token leads there, or when each
    group would need its own, as sites at Neocities do."""
    if target.kind in SERVICES and not (target.kind == "neocities" and is_for_groups(target)):
        return token_name(SERVICES[target.kind].home)
    name = token_name(remote_of(target, "kim")) if target.kind in BRANCHES else ""
    if not name or PLACEHOLDER in (target.remote.split("/") + [""] * 3)[2]:
        raise stopped("K743", target.path, target.line, name=target.name, kind=target.kind)
    return name


def _ignoring(path: Path) -> bytes:
    """The list of what git passes over, with what kimsite makes; b"" when it says so already."""
    said = path.read_bytes() if path.is_file() else b""
    known = {line.strip().strip("/") for line in said.decode("utf-8", "replace").splitlines()}
    lacking = [line for line in IGNORED if line.strip("/") not in known]
    begun = said if not said or said.endswith(b"\n") else said + b"\n"
    return begun + "".join(f"{line}\n" for line in lacking).encode() if lacking else b""
