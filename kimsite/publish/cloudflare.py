"""Cloudflare Workers: a manifest of digests opens an upload, the host says which files it lacks, and a new version of
the Worker shows them all at once.

The host lists no files. Which publication it shows, it says by the message of its version; what that one was made of is
known where it was made.
"""

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kimsite.digest import digest_bytes
from kimsite.model.publication import Changes, File, Manifest, Target
from kimsite.publish.api import Api, Unanswered
from kimsite.publish.load import Load
from kimsite.publish.media import ending, media_type
from kimsite.publish.memory import Held, recall, remember
from kimsite.publish.service import ServiceDestination

HEADERS, REDIRECTS = "_headers", "_redirects"
"""Rules for the host: they are told to it, and are no files for readers."""
MOST_RULES = 2000
COMPATIBLE = "2025-01-01"
"""As which day's Workers this one behaves."""


class CloudflareDestination(ServiceDestination):
    """The Worker of the name that a `target` gives for a group."""

    def __init__(self, target: Target, slug: str, room: Path, environment: Mapping[str, str]) -> None:
        name = target.site.replace("{slug}", slug)
        super().__init__(target, slug, room, environment, f"Cloudflare ({name})")
        self._account = f"/accounts/{target.account}/workers"
        self._script = f"{self._account}/scripts/{name}"
        self._version = ""
        self._new = False

    def held(self, load: Load) -> Manifest:
        """What the version that is shown was made of: as remembered, or as this very site if it says so."""
        with self._told():
            deployments = self._deployments()
            self._version = _shown(deployments)
            remembered = recall(self._room, self.where)
            known = bool(remembered and self._version and remembered.mark == self._version)
            # Between the first version and its address a connection may have broken.
            self._new = not known and len(deployments) < 2
            if remembered and known:
                return remembered.manifest
            if not self._version:
                self._foreign = bool(deployments)
                return Manifest()
            message = self._message()
            self._foreign = not message.startswith(self._own)
            there = message == self._name(load) and not (self._new and not self._has_address())
            return load.manifest if there else Manifest()

    def send(self, load: Load, changes: Changes) -> None:
        """Opens the upload, sends what is lacking, and has a new version show it."""
        with self._told():
            served = [file for file in load.manifest.files if _served(file)]
            files = {_called(file): file for file in served}
            manifest = {f"/{file.path}": {"hash": _called(file), "size": file.size} for file in served}
            path = f"{self._script}/assets-upload-session"
            session = _result(self._api.ask("POST", path, json={"manifest": manifest}).table)
            done = self._uploaded(session, files, load)
            metadata = {
                "assets": {"jwt": done, "config": self._config(load)},
                "annotations": {"workers/message": self._name(load)},
                "compatibility_date": COMPATIBLE,
            }
            form = [("metadata", (None, json.dumps(metadata).encode(), "application/json"))]
            self._api.ask("PUT", self._script, files=form)
            if self._new:
                wanted = {"enabled": True, "previews_enabled": False}
                self._api.ask("POST", f"{self._script}/subdomain", json=wanted)

    def verify(self, load: Load) -> None:
        """The version that is shown is of this publication, whose files the host knows by their digests."""
        with self._told():
            self._version = _shown(self._deployments())
            if not self._version or self._message() != self._name(load):
                raise self._stopped("K713", place=self.site)
        remember(self._room, Held(self.where, self._version, load.manifest))

    def _uploaded(self, session: Mapping[str, Any], files: Mapping[str, File], load: Load) -> str:
        """Sends what is lacking, bucket by bucket as the host wants it; the word that all of it is there."""
        token = str(session.get("jwt") or "")
        buckets = [[files[name] for name in bucket if name in files] for bucket in session.get("buckets") or ()]
        if not any(buckets):
            return token
        api, done = Api(self.service.api, [token, self._token, self.target.account], self._api.pause), ""
        for bucket in filter(None, buckets):
            parts = [
                (name, (name, base64.b64encode(load.bytes_of(file)), media_type(file.path)))
                for name, file in ((_called(file), file) for file in bucket)
            ]
            path = f"{self._account}/assets/upload"
            done = str(_result(api.ask("POST", path, query={"base64": "true"}, files=parts).table).get("jwt") or done)
        if not done:
            raise Unanswered("the upload was not completed")
        return done

    def _config(self, load: Load) -> dict[str, str]:
        """How files are served: addresses without `.html`, the page for missing ones, and the site's own rules."""
        config = {"html_handling": "auto-trailing-slash", "not_found_handling": "404-page"}
        for file in load.manifest.files:
            if not _served(file):
                rules = load.bytes_of(file).decode().splitlines()
                config[file.path] = "\n".join(rules[:MOST_RULES] if file.path == REDIRECTS else rules) + "\n"
        return config

    def _deployments(self) -> list[Any]:
        """What was deployed, the newest first; nothing of a Worker that is not there."""
        try:
            found = _result(self._api.ask("GET", f"{self._script}/deployments").table).get("deployments")
        except Unanswered as fault:
            if fault.status == 404:
                return []
            raise
        return found if isinstance(found, list) else []

    def _message(self) -> str:
        said = _result(self._api.ask("GET", f"{self._script}/versions/{self._version}").table)
        return str((said.get("annotations") or {}).get("workers/message") or "")

    def _has_address(self) -> bool:
        return bool(_result(self._api.ask("GET", f"{self._script}/subdomain").table).get("enabled"))


def _served(file: File) -> bool:
    return file.path not in (HEADERS, REDIRECTS)


def _called(file: File) -> str:
    """32 hexadecimal digits for a file's bytes and its ending, which says with which type it is served."""
    return digest_bytes(f"{file.digest}.{ending(file.path)}".encode())


def _result(said: Mapping[str, Any]) -> dict[str, Any]:
    found = said.get("result")
    return found if isinstance(found, dict) else {}


def _shown(deployments: list[Any]) -> str:
    """The version that all readers get; "" when there is none, or when they get several."""
    versions = deployments[0].get("versions") or [] if deployments else []
    return str(versions[0].get("version_id") or "") if len(versions) == 1 else ""
