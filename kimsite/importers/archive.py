"""A file as it was downloaded → the exports in it: XML, packed by gzip, or several in a ZIP as hosts hand them out."""

import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from kimsite.importers.export import Export
from kimsite.importers.wordpress import distinct

ENDINGS = (".xml", ".atom")
LARGEST = 1024 * 1024 * 1024
"""Bytes of one export, unpacked; more is no site of a village."""
Read = Callable[[bytes], Export | None]


class Unpackable(Exception):
    """The file is broken or larger than anything that is imported."""


def read_archive(data: bytes, read: Read) -> Export | None:
    """All exports of a file as one; None when none is in it. Raises Unpackable."""
    found = [export for piece in _pieces(data) if (export := read(piece))]
    if not found:
        return None
    first = found[0]
    left: dict[str, int] = {}
    for name, number in (pair for export in found for pair in export.left):
        left[name] = left.get(name, 0) + number
    return Export(
        first.system,
        first.site,
        tuple(distinct(entry for export in found for entry in export.entries)),
        tuple(one for export in found for one in export.attachments),
        tuple(sorted(left.items())),
        max(export.fault for export in found),
    )


def _pieces(data: bytes) -> Iterator[bytes]:
    try:
        if data.startswith(b"\x1f\x8b"):
            with gzip.open(BytesIO(data)) as file:
                yield _within(file.read(LARGEST + 1))
        elif data.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(BytesIO(data)) as archive:
                for member in sorted(archive.namelist()):
                    if member.lower().endswith(ENDINGS):
                        with archive.open(member) as file:
                            yield _within(file.read(LARGEST + 1))
        else:
            yield data
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError) as fault:
        raise Unpackable(str(fault)) from fault


def _within(data: bytes) -> bytes:
    if len(data) > LARGEST:
        raise Unpackable("> 1 GB")
    return data
