"""A site as git takes it in: one stream with all that is new and a commit, without an index and without a working tree.

A large one comes in parcels, each a commit of its own with some of the files: they are sent one after another, so that
a connection that breaks off costs one parcel and not all. Nothing in a parcel depends on the time.
"""

from collections.abc import Iterator, Mapping, Sequence

from kimsite.model.publication import File
from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.publish.compare import name_of
from kimsite.publish.load import Load

PARCEL = 8_000_000
"""Bytes of new files in one parcel, more or less: some minutes where mobile data is slow."""
APART = "parcel/"
"""Where files lie in a parcel: no host may take one for a site."""
AUTHOR = "kimsite <kimsite@localhost>"
SITE = pattern(r"^Kimsite-Situs: (\S+)$")
WHOLE = "+situs"
NEXT, PARCELS = "refs/kimsite/next", "refs/kimsite/parcels"


@frozen
class Letter:
    """What a commit says: whose site it is, what happened, when (seconds since the epoch), on top of which commit.

    `parent` "" for one that has none.
    """

    slug: str
    subject: str
    time: int
    parent: str = ""


def site_of(message: str) -> str | None:
    """Whose site a commit holds (`+situs`: a whole project's); None for a commit that kimsite did not make."""
    found = next((match for line in message.splitlines() if (match := SITE.fullmatch(line))), None)
    return found[1] if found else None


def name_in_commit(slug: str) -> str:
    """How a commit names a site."""
    return slug or WHOLE


def stream(load: Load, known: Mapping[str, str], letter: Letter) -> Iterator[bytes]:
    """What `git fast-import` reads for this site; it answers with a line for each parcel, then one for the site.

    `known` are blobs by the path of files that need not come again.
    """
    new = [file for file in load.manifest.files if file.path not in known]
    marks = {file.path: f":{number}" for number, file in enumerate(new, 1)}
    yield b"feature done\n"
    mark = len(new)
    parcels = list(parcels_of(new))
    for parcel in parcels:
        for file in parcel:
            yield f"blob\nmark {marks[file.path]}\ndata {file.size}\n".encode()
            yield from load.pieces(file)
            yield b"\n"
        if len(parcels) > 1:
            mark += 1
            yield _commit(PARCELS, mark, "kimsite", 0, "", [_entry(file, marks[file.path], APART) for file in parcel])
    entries = [_entry(file, known.get(file.path) or marks[file.path]) for file in load.manifest.files]
    yield _commit(NEXT, mark + 1, _message(load, letter), letter.time, letter.parent, entries)
    yield b"done\n"


def parcels_of(files: Sequence[File]) -> Iterator[list[File]]:
    """Files by parcels; one larger than a parcel has one for itself."""
    parcel: list[File] = []
    size = 0
    for file in files:
        if parcel and size + file.size > PARCEL:
            yield parcel
            parcel, size = [], 0
        parcel.append(file)
        size += file.size
    yield parcel


def _message(load: Load, letter: Letter) -> str:
    trailers = f"Kimsite-Situs: {name_in_commit(letter.slug)}\nKimsite-Manifest: {name_of(load.manifest)}"
    return f"{letter.subject}\n\n{trailers}\n"


def _commit(ref: str, mark: int, message: str, time: int, parent: str, entries: list[str]) -> bytes:
    text = message.encode()
    head = f"commit {ref}\nmark :{mark}\ncommitter {AUTHOR} {time} +0000\ndata {len(text)}\n".encode()
    above = f"\nfrom {parent}\ndeleteall\n" if parent else "\n"
    return b"".join((head, text, above.encode(), "".join(entries).encode("utf-8"), f"\nget-mark :{mark}\n".encode()))


def _entry(file: File, blob: str, folder: str = "") -> str:
    quoted = (folder + file.path).replace("\\", "\\\\").replace('"', '\\"')
    return f'M 100644 {blob} "{quoted}"\n'
