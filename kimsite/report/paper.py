"""Pages of HTML as PDF, by WeasyPrint (`pip install kimsite[pdf]`)."""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import NamedTuple


class NoPrinter(Exception):
    """WeasyPrint is not installed, or pypdf, or what letters are drawn with (Pango)."""


class Paper(NamedTuple):
    """A page of HTML as it lies on paper: how many sides it takes, and what writes them as PDF, which takes longest."""

    sides: int
    write: Callable[[], bytes]


def pdf_of(html: str) -> bytes:
    """The page as PDF. Raises NoPrinter."""
    return on_paper(html).write()


def bound(pages: Iterable[str]) -> bytes:
    """Each of the pages on paper of its own, with numbers from 1, all of them as one PDF. One after the other: what
    hundreds of sheets take together would not fit into memory. Raises NoPrinter."""
    first, *others = map(pdf_of, pages)
    if not others:
        return first
    try:
        from pypdf import PdfWriter
    except ImportError as fault:
        raise NoPrinter from fault
    out, writer = BytesIO(), PdfWriter()
    for paper in (first, *others):
        writer.append(BytesIO(paper))
    writer.compress_identical_objects()
    writer.write(out)
    return out.getvalue()


def on_paper(html: str) -> Paper:
    """The page on paper. It fetches nothing, neither from the network nor from the disk. Raises NoPrinter."""
    try:
        from PIL import ImageFile
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError) as fault:  # OSError: its wheel is there, the system's Pango is not
        raise NoPrinter from fault
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint sets it for the whole process, which would hide cut-off photos
    within = URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    document = HTML(string=html, url_fetcher=within).render()
    return Paper(len(document.pages), lambda: bytes(document.write_pdf()))
