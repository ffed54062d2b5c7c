"""What was read before: files whose names, sizes and times say that they are the same hold what they held."""

from collections.abc import Callable, Iterable
from functools import cache
from itertools import chain
from pathlib import Path
from typing import cast

from kimsite.codec import decode, encode
from kimsite.engine import store
from kimsite.engine.listing import signature
from kimsite.model.cache import Reading
from kimsite.model.reading import Source
from kimsite.model.source import SourceFile

Signatures = tuple[tuple[str, str], ...]
Signed = tuple[tuple[str, str], Source]


def recall(
    files: Iterable[SourceFile], known: Reading | None, sight: str, started: int, content: Callable[[str], str]
) -> tuple[dict[str, Source], Signatures]:
    """What need not be read again, by path; and the paths and signatures to remember with what this build reads.

    `known` counts if it was read under the same `sight`. The signatures are taken before anything
    is read: a file that is changed meanwhile will not be what they say.
    """
    once = cache(content)
    trusted = known if known and known.sight == sight else None
    remembered = dict(zip(trusted.signatures, trusted.sources, strict=True)) if trusted else {}
    found: dict[str, Source] = {}
    signatures = []
    for file in files:
        source = remembered.get((file.path, signature(file, trusted.started, once))) if trusted else None
        if source:
            found[file.path] = source
        signatures.append((file.path, signature(file, started, once)))
    return found, tuple(signatures)


def load_reading(path: Path, salt: str) -> Reading | None:
    """What was read under this salt; None for anything else."""
    try:
        head, *lines = _lines(path, salt)
        sight, started = decode(tuple[str, int], head.decode())
        signed = [decode(cast("type[Signed]", Signed), line.decode()) for line in lines]
    except ValueError:
        return None
    return Reading(sight, started, tuple(pair[0] for pair in signed), tuple(pair[1] for pair in signed))


def save_reading(path: Path, salt: str, reading: Reading, before: Reading | None = None) -> None:
    """Writes what was read, a line a file after the first. Raises Unwritable.

    `before` is what stands there: lines of files that are as they were are taken over, which is quicker.
    """
    _, *lines = _lines(path, salt) if before else [b""]
    old = zip(before.signatures, before.sources, lines, strict=False) if before else ()
    written = {(signature, id(source)): line for signature, source, line in old}
    wanted = zip(reading.signatures, reading.sources, strict=True)
    pieces = (written.get((pair[0], id(pair[1]))) or encode(pair).encode() for pair in wanted)
    store.save(
        path, salt, chain((encode((reading.sight, reading.started)).encode(),), (b"\n" + piece for piece in pieces))
    )


def _lines(path: Path, salt: str) -> list[bytes]:
    """The lines of a file that was written under this salt; [b""] of any other."""
    found = store.load(path)
    return found[2].split(b"\n") if found and found[0] == salt else [b""]
