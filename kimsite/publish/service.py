"""Hosts that are asked over their API: what each takes, and what all of them have in common."""

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from kimsite.model.publication import Changes, File, Manifest, Target
from kimsite.model.value import frozen
from kimsite.publish.api import Api, Unanswered
from kimsite.publish.commit import name_in_commit
from kimsite.publish.compare import name_of
from kimsite.publish.load import Load
from kimsite.publish.secret import token_name, without
from kimsite.publish.stopped import Stopped, stopped

MEGABYTE = 1_000_000
MEBIBYTE = 1 << 20
MINUTE = 60
ROUND = 4000
"""Bytes of the requests that only ask."""
DENIED = (401, 403)


@frozen
class Service:
    """One host: the API's address, the host after which its token is called, where one is made, what it takes. Limits
    are 0 where none is known; `most_name` counts characters of a file's name, `signs` are those that no path may hold.
    `around_file` and `around_listed` are bytes for each file that is sent and for each that a site has, measured and
    rounded up; by `swelling` bytes grow on the way.
    """

    api: str
    home: str
    tokens: str
    most_file: int = 0
    most: int = 0
    most_files: int = 0
    most_in_folder: int = 0
    most_name: int = 0
    signs: str = ""
    around_file: int = 400
    around_listed: int = 0
    swelling: float = 1


SERVICES = {
    # Files by digest: https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api/; how many lie in one
    # folder: https://docs.netlify.com/site-deploys/overview/
    "netlify": Service(
        "https://api.netlify.com/api/v1",
        "https://netlify.com",
        "https://app.netlify.com/user/applications#personal-access-tokens",
        most_in_folder=54_000,
        signs="#?",
        around_listed=110,
    ),
    # https://neocities.org/api; free accounts: https://neocities.org/supporter and the host's own published source
    "neocities": Service(
        "https://neocities.org/api",
        "https://neocities.org",
        "https://neocities.org/settings",
        most_file=100 * MEGABYTE,
        most=1000 * MEGABYTE,
        most_files=15_000,
        most_name=200,
    ),
    # https://developers.cloudflare.com/workers/static-assets/direct-upload/, free accounts:
    # https://developers.cloudflare.com/workers/platform/limits/
    "cloudflare": Service(
        "https://api.cloudflare.com/client/v4",
        "https://cloudflare.com",
        "https://dash.cloudflare.com/profile/api-tokens",
        most_file=25 * MEBIBYTE,
        most_files=20_000,
        around_listed=125,
        swelling=4 / 3,
    ),
}


class ServiceDestination:
    """What is alike for all hosts of this kind. The token stands in the variable called after the host, or rather in
    one of `token_names`."""

    metered = True

    def __init__(
        self,
        target: Target,
        slug: str,
        room: Path,
        environment: Mapping[str, str],
        where: str,
        token_names: Sequence[str] = (),
    ) -> None:
        self.target = target
        self.slug = slug
        self.where = where
        self.service = SERVICES[target.kind]
        self.site = target.site.replace("{slug}", slug)
        self._room = room
        self._token_names = (*token_names, token_name(self.service.home))
        tokens = (environment.get(name, "").strip() for name in self._token_names)
        self._token = next((token for token in tokens if token), "")
        self._api = Api(self.service.api, [self._token, target.account])
        self._foreign = False

    def load(self, site: Load) -> Load:
        """As it was built. Raises Stopped: K718, K721, K723 for what the host does not take."""
        for problem in self._limits(site):
            raise problem
        return site

    def warned(self) -> str:
        """K708 when the place holds what is not this site."""
        return "K708" if self._foreign else ""

    def weight(self, load: Load, changes: Changes) -> int:
        """What comes and what changes, each content once, as it is; what is said around it, and the list of all."""
        sent = {file.digest: file.size for file in (*changes.added, *changes.changed)}
        if changes.none:
            return 0
        around = self.service.around_file * len(sent) + self.service.around_listed * len(load.manifest.files)
        return round(sum(sent.values()) * self.service.swelling) + around + ROUND

    def back(self, dry: bool = False) -> Manifest:
        """Older publications are not gone back to."""
        raise self._stopped("K716", kind=self.target.kind)

    @property
    def _own(self) -> str:
        """How a publication of this site names itself at the host."""
        return f"kimsite {name_in_commit(self.slug)} "

    def _name(self, load: Load) -> str:
        """The same with which of its states it is."""
        return self._own + name_of(load.manifest)[:16]

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Whatever the host refuses becomes a diagnostic. Raises Stopped (K711, K724, K725, K726)."""
        if not self._token:
            raise self._stopped("K724")
        try:
            yield
        except Unanswered as fault:
            if fault.status in DENIED:
                raise self._stopped("K725", reason=fault.reason) from fault
            if fault.wait:
                minutes = str(-(-fault.wait // MINUTE))
                raise self._stopped("K726", minutes=minutes) from fault
            raise self._stopped("K711", reason=fault.reason) from fault

    def _limits(self, load: Load) -> Iterator[Stopped]:
        service, files, kind = self.service, load.manifest.files, self.target.kind
        if service.most_files and len(files) > service.most_files:
            yield self._stopped("K721", place="public", count=str(len(files)), kind=kind, most=str(service.most_files))
        folders = Counter(posixpath.dirname(file.path) for file in files) if service.most_in_folder else Counter()
        for folder, count in folders.items():
            if count > service.most_in_folder:
                most = str(service.most_in_folder)
                yield self._stopped("K721", place=folder or "public", count=str(count), kind=kind, most=most)
        if service.most and load.manifest.size > service.most:
            yield self._stopped("K718", place="public", kind=kind, most=f"{service.most // MEGABYTE} MB")
        for file in files:
            if service.most_file and file.size > service.most_file:
                yield self._stopped("K718", place=file.path, kind=kind, most=f"{service.most_file // MEGABYTE} MB")
            if not self._takes_name(file):
                yield self._stopped("K723", place=file.path, kind=kind)

    def _takes_name(self, file: File) -> bool:
        long = self.service.most_name and len(posixpath.basename(file.path)) > self.service.most_name
        return not long and not set(self.service.signs) & set(file.path)

    def _stopped(self, code: str, **facts: str) -> Stopped:
        told = {name: without(text, self._token, self.target.account) for name, text in facts.items()}
        given = {"where": self.where, "token": self._token_names[0], "page": self.service.tokens, **told}
        return stopped(code, self.target.path, self.target.line, **given)
