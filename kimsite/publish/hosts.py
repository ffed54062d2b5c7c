"""Hosts that show what lies on a branch: where, how, and how much of it."""

from collections.abc import Callable

from kimsite.model.publication import Target
from kimsite.model.value import frozen
from kimsite.publish.load import Load
from kimsite.publish.stopped import stopped

MEGABYTE = 1_000_000
MEBIBYTE = 1 << 20
GITLAB = """\
# Dibuat oleh kimsite; jangan disunting di sini. Made by kimsite; do not edit here.
pages:
  script:
    - "true"
  artifacts:
    paths:
      - public
"""


@frozen
class Host:
    """What one host asks for. `address` of a repository with `{repo}`; the site lies below `prefix`, beside the files
    `beside`, each a path and a text. Limits are in bytes, 0 for none that is known."""

    branch: str
    address: str = ""
    prefix: str = ""
    beside: tuple[tuple[str, str], ...] = ()
    most_file: int = 0
    most: int = 0


HOSTS = {
    "git": Host("pages"),
    # https://docs.github.com/pages/getting-started-with-github-pages/github-pages-limits, and files of at most 100 MiB:
    # https://docs.github.com/repositories/working-with-files/managing-large-files
    "github": Host("gh-pages", "https://github.com/{repo}.git", most_file=100 * MEBIBYTE, most=1000 * MEGABYTE),
    # https://docs.gitlab.com/user/project/pages/: a job that leaves `public` behind. Sites of at most 1 GB there.
    "gitlab": Host(
        "pages", "https://gitlab.com/{repo}.git", "public/", ((".gitlab-ci.yml", GITLAB),), most=1000 * MEGABYTE
    ),
    # https://docs.codeberg.org/codeberg-pages/
    "codeberg": Host("pages", "https://codeberg.org/{repo}.git"),
}
NO_JEKYLL = ".nojekyll"
"""Without it GitHub leaves out whatever begins with an underscore."""


def remote_of(target: Target, slug: str) -> str:
    """The address of a target's repository, for a group."""
    address = target.remote or HOSTS[target.kind].address.format(repo=target.repository)
    return address.replace("{slug}", slug)


def branch_of(target: Target, slug: str) -> str:
    """The branch of a target, for a group."""
    return (target.branch or HOSTS[target.kind].branch).replace("{slug}", slug)


def load_for(target: Target, site: Load) -> Load:
    """The site as the host wants it. Raises Stopped (K718) when it is more than the host takes."""
    host = HOSTS[target.kind]
    refuse: Callable[[str, int], Exception] = lambda place, most: stopped(  # noqa: E731
        "K718", target.path, target.line, place=place, kind=target.kind, most=f"{most // MEGABYTE} MB"
    )
    for file in site.manifest.files:
        if host.most_file and file.size > host.most_file:
            raise refuse(file.path, host.most_file)
    if host.most and site.manifest.size > host.most:
        raise refuse("public", host.most)
    load = site.adding({NO_JEKYLL: b""})
    load = load.below(host.prefix) if host.prefix else load
    return load.adding({path: text.encode() for path, text in host.beside})
