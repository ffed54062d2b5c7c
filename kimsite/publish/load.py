"""What is to be sent: files of the output folder as they were listed, and a few that a kind of target adds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kimsite.digest import Digest, digest_bytes
from kimsite.model.publication import File, Manifest
from kimsite.publish.stopped import stopped

PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Load:
    """A site on its way. Paths in `manifest` are those of the target: with `prefix` before the output's own.

    `extras` are the files that the target's kind adds, by path.
    """

    folder: Path
    manifest: Manifest
    prefix: str = ""
    extras: Mapping[str, bytes] = field(default_factory=dict)

    def below(self, prefix: str) -> "Load":
        """The same site in a folder of the target."""
        files = tuple(File(prefix + file.path, file.size, file.digest) for file in self.manifest.files)
        extras = {prefix + path: data for path, data in self.extras.items()}
        return replace(self, manifest=Manifest(files), prefix=prefix + self.prefix, extras=extras)

    def adding(self, extras: Mapping[str, bytes]) -> "Load":
        """The same site with these files more; one that was built already stays as it was built."""
        built = {file.path for file in self.manifest.files}
        new = {path: data for path, data in extras.items() if path not in built}
        files = (*self.manifest.files, *(File(path, len(data), digest_bytes(data)) for path, data in new.items()))
        return replace(
            self, manifest=Manifest(tuple(sorted(files, key=lambda f: f.path))), extras={**self.extras, **new}
        )

    def pieces(self, file: File) -> Iterator[bytes]:
        """The bytes of a file. Raises Stopped (K709) at the end when they are not those that were listed."""
        if file.path in self.extras:
            yield self.extras[file.path]
            return
        path, digest = self.folder / file.path.removeprefix(self.prefix), Digest()
        size = 0
        try:
            with path.open("rb") as source:
                while piece := source.read(PIECE):
                    digest.update(piece)
                    size += len(piece)
                    if size > file.size:
                        break
                    yield piece
        except OSError as fault:
            raise stopped("K709", str(path)) from fault
        if size != file.size or digest.text() != file.digest:
            raise stopped("K709", str(path))

    def bytes_of(self, file: File) -> bytes:
        """All of a file at once. Raises Stopped (K709)."""
        return b"".join(self.pieces(file))
