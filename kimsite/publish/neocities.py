"""Neocities: one file after another, each of which readers see at once.

The host says what lies there, with SHA-1 digests, so nothing has to be remembered: a publication that broke off goes on
where it was.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kimsite.model.publication import Changes, File, Manifest, Target
from kimsite.publish.api import Unanswered
from kimsite.publish.commit import name_in_commit
from kimsite.publish.load import Load
from kimsite.publish.media import ending, media_type
from kimsite.publish.online import NOTE
from kimsite.publish.order import together, waves
from kimsite.publish.secret import token_name
from kimsite.publish.service import ServiceDestination

HOST = ".neocities.org"
MISSING, SHOWN_FOR_MISSING = "404.html", "not_found.html"
"""What the host shows for an address that is none has a name of its own there."""
UPLOADED, DELETED = 50, 100
"""Files in one request."""
TYPES = frozenset(
    (
        *("apng", "asc", "atom", "avif", "bin", "cjs", "css", "csv", "dae", "eot", "epub", "geojson", "gif", "glb"),
        *("glsl", "gltf", "gpg", "htm", "html", "ico", "jpeg", "jpg", "js", "json", "jxl", "key", "kml", "knowl"),
        *("less", "manifest", "map", "markdown", "md", "mf", "mid", "midi", "mjs", "mtl", "obj", "opml", "osdx"),
        *("otf", "pdf", "pgp", "pls", "png", "py", "rdf", "resolvehandle", "rss", "sass", "scss", "sf2", "svg"),
        *("text", "toml", "ts", "tsv", "ttf", "txt", "webapp", "webmanifest", "webp", "woff", "woff2", "xcf", "xml"),
        *("yaml", "yml"),
    )
)
"""Endings that free accounts may upload (https://neocities.org/site_files/allowed_types); texts of any ending, too."""


class NeocitiesDestination(ServiceDestination):
    """The site that a `target` names for a group."""

    def __init__(self, target: Target, slug: str, room: Path, environment: Mapping[str, str]) -> None:
        name = target.site.replace("{slug}", slug).removesuffix(HOST)
        names = [token_name(f"https://{name}{HOST}")]
        super().__init__(target, slug, room, environment, f"{name}{HOST}", names)
        self.site = name

    def load(self, site: Load) -> Load:
        """With the page for missing addresses under the host's name for it. Raises Stopped, K722 for a file's type."""
        found = next((file for file in site.manifest.files if file.path == site.prefix + MISSING), None)
        load = super().load(site.adding({SHOWN_FOR_MISSING: site.bytes_of(found)}) if found else site)
        for file in load.manifest.files:
            if ending(file.path) not in TYPES and not _is_text(load.bytes_of(file)):
                raise self._stopped("K722", place=file.path, kind=self.target.kind)
        return load

    def held(self, load: Load) -> Manifest:
        """What the host lists."""
        with self._told():
            info = self._api.ask("GET", "/info").table.get("info") or {}
            if str(info.get("sitename", "")).lower() != self.site:
                raise self._stopped("K728", name=self.site, other=str(info.get("sitename", "")))
            there = self._listed(load)
            self._foreign = self._is_foreign(there)
            return there

    def send(self, load: Load, changes: Changes) -> None:
        """Files in the order in which readers need them, then what is gone goes."""
        with self._told():
            for wave in waves(changes):
                for batch in together(wave, UPLOADED):
                    parts = [(f.path, (f.path, load.bytes_of(f), media_type(f.path))) for f in batch]
                    self._api.ask("POST", "/upload", files=parts)
            gone = list(changes.deleted)
            for start in range(0, len(gone), DELETED):
                self._delete(gone[start : start + DELETED], load)

    def verify(self, load: Load) -> None:
        """The host lists exactly the site, file by file."""
        with self._told():
            there = {file.path: file for file in self._listed(load).files}
        for file in load.manifest.files:
            if there.pop(file.path, None) != file:
                raise self._stopped("K713", place=file.path)
        for path in there:
            raise self._stopped("K713", place=path)

    def _delete(self, paths: list[str], load: Load) -> None:
        """Deletes files. One that is missing has the host refuse them all: an earlier answer got lost."""
        try:
            self._api.ask("POST", "/delete", data=[("filenames[]", path) for path in paths])
        except Unanswered as fault:
            if fault.code != "missing_files":
                raise
            there = {file.path for file in self._listed(load).files}
            left = [("filenames[]", path) for path in paths if path in there]
            if left:
                self._api.ask("POST", "/delete", data=left)

    def _listed(self, load: Load) -> Manifest:
        """The files that lie there; those that are as they were built have the digest they were built with."""
        built = {file.path: file for file in load.manifest.files}
        found = []
        for one in self._api.ask("GET", "/list").table.get("files") or ():
            if not one.get("is_directory"):
                found.append(_as_file(one, built, load))
        return Manifest(tuple(sorted(found, key=lambda file: file.path)))

    def _is_foreign(self, there: Manifest) -> bool:
        """Whether something lies there that is no publication of this very site."""
        if not any(file.path == NOTE for file in there.files):
            return bool(there.files)
        try:
            said = json.loads(self._api.ask("GET", "/download", query={"path": NOTE}).body)
        except ValueError:
            return True
        return not isinstance(said, dict) or said.get("of") != name_in_commit(self.slug)


def _as_file(one: Mapping[str, Any], built: Mapping[str, File], load: Load) -> File:
    path, sha, size = str(one.get("path", "")), str(one.get("sha1_hash", "")), int(one.get("size") or 0)
    file = built.get(path)
    same = file and file.size == size and hashlib.sha1(load.bytes_of(file), usedforsecurity=False).hexdigest() == sha
    return file if file and same else File(path, size, sha)


def _is_text(data: bytes) -> bool:
    """Whether a host that looks at the bytes takes them for a text."""
    try:
        return "\0" not in data.decode()
    except UnicodeDecodeError:
        return False
