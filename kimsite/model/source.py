"""What lies on disk. Paths are POSIX and relative to the project folder."""

from collections.abc import Iterable, Iterator

from kimsite.model.value import frozen

HEAVY = 50_000
"""Bytes beyond which a file is a photo, and takes the time of several posts: 12 megapixels that of a hundred."""


@frozen
class SourceFile:
    """One file: its path, size in bytes, and when it was modified and its entry changed, in nanoseconds.

    `changed` is POSIX's ctime, which nobody can set; on Windows the time of creation.
    """

    path: str
    size: int
    mtime: int
    changed: int = 0


@frozen
class Listing:
    """Files in the order of their paths, as one text: a ministry's million would not fit into memory as values.

    A line a file: path, size, mtime and changed, with NUL between them. Whoever looks for files leaves out names with
    such characters; and as NUL comes before all others, lines are in the order of their paths.
    `newest` is the latest of all their times, `work` about how many posts take as long as all of them.
    """

    text: str = ""
    newest: int = 0
    work: int = 0

    def __iter__(self) -> Iterator[SourceFile]:
        for line in self.text.split("\n")[:-1]:
            path, size, mtime, changed = line.split("\0")
            yield SourceFile(path, int(size), int(mtime), int(changed))

    def __len__(self) -> int:
        return self.text.count("\n")


Row = tuple[str, int, int, int]
"""A file's path, size, mtime and changed."""


def list_files(rows: Iterable[Row]) -> Listing:
    """The files that these rows are of."""
    lines, newest, work = [], 0, 0
    for path, size, mtime, changed in rows:
        lines.append(f"{path}\0{size}\0{mtime}\0{changed}\n")
        if mtime > newest or changed > newest:  # asked first: there may be a million
            newest = max(mtime, changed)
        work += 1 + size // HEAVY
    return Listing("".join(sorted(lines)), newest, work)


@frozen
class Place:
    """Where something stands in a file, from 1: a field by its attribute (`logo`), what is in it by its key too
    (`theme_settings.warna`). `says` is the text of a value, "" for a key; `source` the whole line."""

    field: str
    says: str
    line: int
    column: int
    length: int
    source: str


@frozen
class GroupFiles:
    """The files of one group. `folder` is `content` or `content/<slug>`; `slug` is "" for a single group."""

    slug: str
    folder: str
    profile: str
    files: Listing


@frozen
class Inventory:
    """The whole project: `network` is the path of network.yaml, or None for a single group."""

    network: str | None
    groups: tuple[GroupFiles, ...]


@frozen
class Picture:
    """A photo or drawing that may be shown: size as seen (EXIF rotation applied), digest of its bytes.

    `tone` is the colours of its upper and lower half, `#rgb,#rgb`; "" for one that can be seen through.
    """

    path: str
    digest: str
    width: int
    height: int
    tone: str = ""


@frozen
class Attachment:
    """A file that readers may download, by path, digest of its bytes and size in bytes."""

    path: str
    digest: str
    size: int
