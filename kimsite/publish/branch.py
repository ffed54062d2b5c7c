"""A branch of a git repository, which a host shows as a site.

What is sent is one commit: without a parent, so that a branch never grows, or on top of the last one (`riwayat`). It is
made in a bare repository in `.kimsite/`, which remembers it: when sending breaks off, the next time only the rest goes.
"""

import hashlib
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kimsite.codec import decode, encode
from kimsite.engine.store import load as load_file
from kimsite.engine.store import save as save_file
from kimsite.model.publication import Changes, File, Manifest, Target
from kimsite.model.value import frozen
from kimsite.publish.commit import Letter, name_in_commit, site_of, stream
from kimsite.publish.compare import name_of
from kimsite.publish.hosts import branch_of, load_for, remote_of
from kimsite.publish.load import Load
from kimsite.publish.memory import Held, recall, remember
from kimsite.publish.repository import Refused, Repository
from kimsite.publish.secret import shown, token_name
from kimsite.publish.stopped import Stopped, stopped

PREPARED = "prepared"
TALK, TALK_SSH, HEAD = 2000, 12_000, 60
"""Bytes of a push besides its pack, about: over ssh many are said until one is known. And of a file in a pack besides
its content: its name, its place."""
UPLOADING = "kimsite-unggahan"
"""A branch that is there while a large site is sent."""


@frozen
class Prepared:
    """A commit that lies ready: of which site, on top of what, and the parcels that go before it."""

    site: str
    above: str
    commit: str
    parcels: tuple[str, ...]


class BranchDestination:
    """The branch that a `target` names for a group. `room` is its place in `.kimsite/`, `now` the time in seconds."""

    metered = True

    def __init__(self, target: Target, slug: str, room: Path, environment: Mapping[str, str], now: int) -> None:
        self.target = target
        self.slug = slug
        self.branch = branch_of(target, slug)
        self.remote = remote_of(target, slug)
        self.where = f"{shown(self.remote)} ({self.branch})"
        self._room = room
        self._now = now
        self._git = Repository((room / "git").absolute(), self.remote, environment)
        self._head = ""
        self._sent = ""
        self._uploaded = ""
        self._foreign = False

    def load(self, site: Load) -> Load:
        """As the host wants it."""
        return load_for(self.target, site)

    def held(self, load: Load) -> Manifest:
        """What the branch holds: as remembered if it still stands where it was left, else as the remote says."""
        try:
            self._git.open()
            heads = self._git.heads(self.branch, self._upload)
            self._head, self._uploaded = heads.get(self.branch, ""), heads.get(self._upload, "")
            if not self._head:
                return Manifest()
            remembered = recall(self._room, self.where)
            if remembered and remembered.mark == self._head:
                return remembered.manifest
            self._git.fetch(self.branch)
            self._foreign = site_of(self._git.message(self._head)) != name_in_commit(self.slug)
            there = _as_manifest(self._git.tree(self._head), load)
            if there == load.manifest and not self._foreign:
                remember(self._room, Held(self.where, self._head, there))
            return there
        except Refused as fault:
            raise self._stopped(fault.code, reason=fault.reason) from fault

    def warned(self) -> str:
        """K708 when the branch holds what is not this site: a program's source, another group's pages."""
        return "K708" if self._foreign else ""

    def weight(self, load: Load, changes: Changes) -> int:
        """What git sends at most. Where it knows what lies there, it is asked: of pages that change it sends the
        difference. Else all that comes is counted, packed file by file, which is more than git makes of it."""
        if changes.none:
            return 0
        talk = TALK if self.remote.startswith(("http:", "https:", "file:")) else TALK_SSH
        if self._head and self._git.has(self._head):
            with suppress(Refused):  # what cannot be had here is no fault yet
                prepared = self._prepared(load) or self._prepare(load, changes)
                if not prepared.parcels:
                    return talk + self._git.parcel_size(prepared.commit, self._head)
        files = {file.digest: file for file in (*changes.added, *changes.changed)}.values()
        return talk + sum(min(file.size, len(zlib.compress(load.bytes_of(file)))) + HEAD for file in files)

    def send(self, load: Load, changes: Changes) -> None:
        """Makes the commit, or takes the one that lies ready; sends its parcels, then has the branch show it."""
        try:
            prepared = self._prepared(load) or self._prepare(load, changes)
            sent = prepared.parcels.index(self._uploaded) + 1 if self._uploaded in prepared.parcels else 0
            for parcel in prepared.parcels[sent:]:
                self._git.push([(self._upload, parcel)], {})
                self._uploaded = parcel
            self._git.push([(self.branch, prepared.commit)], {self.branch: self._head}, self._uploaded)
            self._sent = prepared.commit
            if self._uploaded:
                with suppress(Refused):  # the site is there; the next publication tries again
                    self._git.push([(self._upload, "")], {})
        except Refused as fault:
            raise self._stopped(fault.code, reason=fault.reason) from fault

    def verify(self, load: Load) -> None:
        """The remote's branch stands at the commit that was sent, whose name is the digest of all that is in it."""
        try:
            head = self._git.heads(self.branch).get(self.branch, "")
            if head != self._sent or not self._holds(head, load):
                raise self._stopped("K713", place=self.branch)
            remember(self._room, Held(self.where, head, load.manifest))
            self._git.tidy()
        except Refused as fault:
            raise self._stopped(fault.code, reason=fault.reason) from fault

    def back(self, dry: bool = False) -> Manifest:
        """Older publications are not kept apart."""
        raise self._stopped("K716", kind=self.target.kind)

    @property
    def _upload(self) -> str:
        return f"{UPLOADING}-{self.branch.replace('/', '-')}"

    def _made(self) -> Prepared | None:
        """The commit that was made last, if all of it lies here."""
        found = load_file(self._room / PREPARED)
        try:
            made = decode(Prepared, found[2].decode()) if found else None
        except ValueError:
            return None
        return made if made and self._git.has(made.commit) else None

    def _prepared(self, load: Load) -> Prepared | None:
        """The commit that an earlier try left, if it is still the right one."""
        made = self._made()
        return made if made and (made.site, made.above) == (name_of(load.manifest), self._above) else None

    def _prepare(self, load: Load, changes: Changes) -> Prepared:
        stale = {file.path for file in (*changes.added, *changes.changed)}
        made = self._made()
        there = self._git.tree(made.commit) if made and made.commit == self._head else {}
        known = {path: blob for path, blob in there.items() if path not in stale}
        subject = f"{len(changes.added)} baru, {len(changes.changed)} diubah, {len(changes.deleted)} dihapus"
        letter = Letter(self.slug, subject, self._now, self._above)
        *parcels, commit = self._git.write(stream(load, known, letter))
        prepared = Prepared(name_of(load.manifest), self._above, commit, tuple(parcels))
        save_file(self._room / PREPARED, "-", (encode(prepared).encode(),))
        return prepared

    @property
    def _above(self) -> str:
        return self._head if self.target.history else ""

    def _holds(self, commit: str, load: Load) -> bool:
        """Whether a commit holds every file of the site with its bytes, and nothing else."""
        tree = self._git.tree(commit)
        return tree == {file.path: blob_of(load.bytes_of(file)) for file in load.manifest.files}

    def _stopped(self, code: str, **facts: str) -> Stopped:
        given = {"where": self.where, "token": token_name(self.remote), **facts}
        return stopped(code, self.target.path, self.target.line, **given)


def blob_of(data: bytes) -> str:
    """What git calls these bytes."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _as_manifest(tree: Mapping[str, str], load: Load) -> Manifest:
    """The files of a commit; those that are as they were built have the digest they were built with."""
    built = {file.path: file for file in load.manifest.files}
    found = []
    for path, blob in sorted(tree.items()):
        file = built.get(path)
        same = file and blob_of(load.bytes_of(file)) == blob
        found.append(file if file and same else File(path, 0, blob))
    return Manifest(tuple(found))
