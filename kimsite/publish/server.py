"""A folder on a server, or a bucket, that shows each file as soon as it is there: reached with rclone.

Beside the site lies what it is made of (`INDEX`), so that every machine knows what is to be sent and what may be
deleted: what kimsite put there, and nothing else. Before anything is sent it says of which files nobody can be sure.
"""

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from kimsite.codec import decode, encode
from kimsite.digest import digest_bytes
from kimsite.model.publication import Changes, File, Manifest, Target
from kimsite.model.value import frozen
from kimsite.publish.commit import name_in_commit
from kimsite.publish.load import Load
from kimsite.publish.memory import Held, recall, remember
from kimsite.publish.online import NOTE
from kimsite.publish.order import together, waves
from kimsite.publish.place import place_of
from kimsite.publish.rclone import LEAST, Missing, Rclone, Refused
from kimsite.publish.secret import shown
from kimsite.publish.stopped import Stopped, stopped

INDEX = "kimsite-isi.bin"
UNSURE = ""
"""The digest of a file that may be the old one, the new one, or half of one."""
MOST = 200
"""Files in one call of rclone."""
AROUND = {"sftp": 3500, "ftp": 3500, "webdav": 1200, "s3": 1700}
"""Bytes that a line carries for a file besides its content, measured and rounded up."""
LARGEST = 16_000_000
"""Bytes of an index that is unpacked: of some hundred thousand files."""


@frozen
class Index:
    """What kimsite put at a place, and for whom."""

    of: str
    manifest: Manifest


class ServerDestination:
    """The place at a `target`'s server, for a group."""

    metered = True

    def __init__(self, target: Target, slug: str, room: Path, environment: Mapping[str, str]) -> None:
        self.target = target
        self.slug = slug
        server = target.server.replace("{slug}", slug)
        self.where = shown(server)
        self._place = place_of(target.kind, server, environment)
        secrets = [self._place.secret, *(value for _, value in self._place.hidden)]
        self._rclone = Rclone(dict(self._place.settings), dict(self._place.hidden), environment, secrets)
        self._room = room
        self._there = Manifest()
        self._mark = ""
        self._foreign = False

    def load(self, site: Load) -> Load:
        """As it was built."""
        return site

    def held(self, load: Load) -> Manifest:
        """What kimsite put there, as the index says; where a publication broke off here, what is known of it, too."""
        with self._told():
            if self._rclone.version() < LEAST:
                raise self._stopped("K731", least=".".join(map(str, LEAST)))
            if self._place.lacking:
                raise self._stopped("K734", s3="s3" if self.target.kind == "s3" else "")
            data = self._rclone.read(self._path(INDEX))
            index = _unpack(data) if data else None
            if data is None or index is None:
                self._foreign = data is not None or bool(self._rclone.names(self._place.folder))
                return self._there
            self._foreign = index.of != name_in_commit(self.slug)
            remembered = recall(self._room, self.where)
            known = remembered and remembered.mark == digest_bytes(data)
            self._there = remembered.manifest if remembered and known else index.manifest
            return self._there

    def warned(self) -> str:
        """K708 when something lies there that is not this site."""
        return "K708" if self._foreign else ""

    def weight(self, load: Load, changes: Changes) -> int:
        """What comes and what changes, the index twice, and what is said around each file."""
        files = len(changes.added) + len(changes.changed) + len(changes.deleted)
        return changes.size + 2 * len(self._pack(load.manifest)) + files * AROUND[self.target.kind] if files else 0

    def send(self, load: Load, changes: Changes) -> None:
        """Files in the order in which readers need them, then what is gone goes.

        After each batch it is remembered here what has arrived; the note only counts when all of it was looked at.
        """
        with self._told():
            unsure = {file.path for file in (*changes.added, *changes.changed)} | set(changes.deleted)
            now = {file.path: file for file in self._there.files}
            now |= {path: File(path, 0, UNSURE) for path in unsure}
            self._announce(now)
            for wave in waves(changes):
                for batch in together(wave, MOST):
                    self._send(load, batch)
                    now |= {file.path: file for file in batch if file.path != NOTE}
                    self._remember(now)
            if changes.deleted:
                self._rclone.delete(changes.deleted, self._place.folder)

    def verify(self, load: Load) -> None:
        """The files that were sent lie there with their sizes, and with their digests where the server knows them.

        Then the index says so. A file that is not as it should be is sent the next time.
        """
        before = set(self._there.files)
        sent = [file for file in load.manifest.files if file not in before]
        with self._told():
            said = json.loads(self._rclone.listed([file.path for file in sent], self._place.folder))
            there = {one["Path"]: one for one in said}
            lost = [file for file in sent if not _is(file, there.get(file.path), load)]
            whole = {file.path: file for file in load.manifest.files}
            if lost:
                self._remember(whole | {file.path: File(file.path, 0, UNSURE) for file in lost})
                raise self._stopped("K713", place=lost[0].path)
            self._announce(whole)

    def back(self, dry: bool = False) -> Manifest:
        """Older publications are not kept."""
        raise self._stopped("K716", kind=self.target.kind)

    def _path(self, name: str) -> str:
        return f"{self._place.folder.rstrip('/')}/{name}" if self._place.folder else name

    def _pack(self, manifest: Manifest) -> bytes:
        return zlib.compress(encode(Index(name_in_commit(self.slug), manifest)).encode(), 9)

    def _announce(self, files: Mapping[str, File]) -> None:
        """Writes the index. What is remembered here counts as long as it is this one that lies there."""
        data = self._pack(Manifest(tuple(files[path] for path in sorted(files))))
        self._rclone.write(self._path(INDEX), data)
        self._mark = digest_bytes(data)
        self._remember(files)

    def _remember(self, files: Mapping[str, File]) -> None:
        remember(self._room, Held(self.where, self._mark, Manifest(tuple(files[path] for path in sorted(files)))))

    def _send(self, load: Load, batch: Sequence[File]) -> None:
        """A batch; each file is looked at first, so that none goes that is not as it was listed."""
        plain = []
        for file in batch:
            data = load.bytes_of(file)
            if file.path in load.extras:
                self._rclone.write(self._path(file.path), data)
            else:
                plain.append(file.path)
        if plain:
            self._rclone.send(load.folder, plain, self._place.folder)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except Missing:
            raise self._stopped("K730") from None
        except Refused as fault:
            raise self._stopped(fault.code, reason=fault.reason) from fault

    def _stopped(self, code: str, **facts: str) -> Stopped:
        given = {"where": self.where, "token": self._place.token, **facts}
        return stopped(code, self.target.path, self.target.line, **given)


def _unpack(data: bytes) -> Index | None:
    """An index again; None for what is none."""
    try:
        return decode(Index, zlib.decompressobj().decompress(data, LARGEST).decode())
    except (zlib.error, ValueError):
        return None


def _is(file: File, there: Mapping[str, object] | None, load: Load) -> bool:
    """Whether what a server lists is this file."""
    if there is None or there.get("Size") != file.size:
        return False
    hashes = there.get("Hashes")
    for name in ("md5", "sha1"):
        if isinstance(hashes, dict) and hashes.get(name):
            return bool(hashes[name] == hashlib.new(name, load.bytes_of(file), usedforsecurity=False).hexdigest())
    return True
