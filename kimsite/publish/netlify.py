"""Netlify: a deploy is a list of paths with SHA-1 digests; the host asks for those that it has nowhere.

Readers see the whole old site or the whole new one. A deploy that broke off is remembered and gone on with.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kimsite.codec import decode, encode
from kimsite.engine.store import load as load_file
from kimsite.engine.store import save as save_file
from kimsite.model.publication import Changes, File, Manifest, Target
from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.publish.api import Unanswered
from kimsite.publish.compare import name_of
from kimsite.publish.load import Load
from kimsite.publish.memory import Held, recall, remember
from kimsite.publish.service import ServiceDestination

NUMBER = pattern(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
HOST = ".netlify.app"
UNFINISHED = "deploy"
AT_ONCE = 500
"""A list of more files than so many is looked at by the host in its own time."""
PAUSE, LOOKS = 2.0, 600
"""How long a deploy is waited for: twenty minutes."""
LISTED = frozenset({"prepared", "uploading", "uploaded", "ready"})


@frozen
class Unfinished:
    """A deploy that was begun for the site of this name."""

    site: str
    deploy: str


class NetlifyDestination(ServiceDestination):
    """The site that a `target` names for a group: by its name, its domain, or its number."""

    def __init__(self, target: Target, slug: str, room: Path, environment: Mapping[str, str]) -> None:
        name = target.site.replace("{slug}", slug)
        whole = name if "." in name or NUMBER.fullmatch(name) else name + HOST
        super().__init__(target, slug, room, environment, f"Netlify ({whole})")
        self._address = f"/sites/{whole}"
        self._number = ""
        self._deploy = ""
        self._shas: dict[File, str] = {}

    def held(self, load: Load) -> Manifest:
        """What the published deploy is made of: as remembered if it is still that one, else as the host lists it."""
        with self._told():
            site = self._look()
            published = (site.get("published_deploy") or {}) if site else {}
            if not published:
                return Manifest()
            title = str(published.get("title") or "")
            self._foreign = not title.startswith(self._own)
            remembered = recall(self._room, self.where)
            if remembered and remembered.mark == published.get("id"):
                return remembered.manifest
            if title == self._name(load):
                return load.manifest
            return self._listed(load)

    def send(self, load: Load, changes: Changes) -> None:
        """Begins a deploy or goes on with one, sends what the host asks for, and waits until readers see it."""
        with self._told():
            if not self._number:
                self._number = self._made()
            deploy = self._begun(load)
            files = {self._sha(load, file): file for file in load.manifest.files}
            for file in filter(None, map(files.get, deploy.get("required") or ())):
                path = f"/deploys/{self._deploy}/files/{quote(file.path)}"
                self._api.ask("PUT", path, data=load.bytes_of(file))
            self._wait(frozenset({"ready"}))

    def verify(self, load: Load) -> None:
        """The deploy that readers see is the one that was sent, whose files the host knows by their digests."""
        with self._told():
            site = self._look()
            published = (site.get("published_deploy") or {}) if site else {}
            if published.get("id") != self._deploy or published.get("title") != self._name(load):
                raise self._stopped("K713", place=self.site)
        remember(self._room, Held(self.where, self._deploy, load.manifest))
        (self._room / UNFINISHED).unlink(missing_ok=True)

    def _look(self) -> dict[str, Any] | None:
        """The site as the host knows it; None for one that is not there, or somebody else's."""
        try:
            found = self._api.ask("GET", self._address).table
        except Unanswered as fault:
            if fault.status == 404:
                return None
            raise
        self._number = str(found.get("id") or "")
        return found

    def _made(self) -> str:
        """A new site of that name. A domain cannot be made here, nor a name that somebody has."""
        if not self._address.endswith(HOST):
            raise self._stopped("K727", name=self.site)
        name = self._address.removeprefix("/sites/").removesuffix(HOST)
        try:
            return str(self._api.ask("POST", "/sites", json={"name": name}).table.get("id"))
        except Unanswered as fault:
            if fault.status == 422:
                raise self._stopped("K727", name=name) from fault
            raise

    def _listed(self, load: Load) -> Manifest:
        """The files that the host lists; those that are as they were built have the digest they were built with."""
        built = {file.path: file for file in load.manifest.files}
        found = []
        for one in self._api.all_of(f"/sites/{self._number}/files"):
            path, sha = str(one.get("path", "")).lstrip("/"), str(one.get("sha", ""))
            file = built.get(path)
            same = file and self._sha(load, file) == sha
            found.append(file if file and same else File(path, int(one.get("size") or 0), sha))
        return Manifest(tuple(sorted(found, key=lambda file: file.path)))

    def _begun(self, load: Load) -> dict[str, Any]:
        """The deploy that an earlier try left if it is of this very site, else a new one; the host has its list."""
        unfinished = self._unfinished()
        if unfinished and unfinished.site == name_of(load.manifest):
            self._deploy = unfinished.deploy
            try:
                deploy = self._state()
            except Unanswered as fault:
                if fault.status != 404:
                    raise
                deploy = {}
            # One that is ready and yet not what readers see was overtaken, and will not be shown any more.
            if deploy.get("state") in LISTED - {"ready"}:
                return deploy
        files = {f"/{file.path}": self._sha(load, file) for file in load.manifest.files}
        wanted = {"files": files, "async": len(files) > AT_ONCE}
        path = f"/sites/{self._number}/deploys"
        deploy = self._api.ask("POST", path, query={"title": self._name(load)}, json=wanted).table
        self._deploy = str(deploy.get("id"))
        kept = Unfinished(name_of(load.manifest), self._deploy)
        save_file(self._room / UNFINISHED, "-", (encode(kept).encode(),))
        return self._wait(LISTED) if wanted["async"] else deploy

    def _unfinished(self) -> Unfinished | None:
        found = load_file(self._room / UNFINISHED)
        try:
            return decode(Unfinished, found[2].decode()) if found else None
        except ValueError:
            return None

    def _state(self) -> dict[str, Any]:
        return self._api.ask("GET", f"/sites/{self._number}/deploys/{self._deploy}").table

    def _wait(self, states: frozenset[str]) -> dict[str, Any]:
        """The deploy as soon as it is in one of these states."""
        for number in range(LOOKS):
            if number:
                self._api.pause(PAUSE)
            deploy = self._state()
            if deploy.get("state") in states:
                return deploy
            if deploy.get("state") in ("error", "rejected"):
                raise self._stopped("K711", reason=str(deploy.get("error_message") or deploy.get("state")))
        raise self._stopped("K711", reason=str(deploy.get("state")))

    def _sha(self, load: Load, file: File) -> str:
        """What the host calls a file by."""
        if file not in self._shas:
            self._shas[file] = hashlib.sha1(load.bytes_of(file), usedforsecurity=False).hexdigest()
        return self._shas[file]
