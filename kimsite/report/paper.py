"""A page of HTML as PDF, by WeasyPrint (`pip install kimsite[pdf]`)."""


class NoPrinter(Exception):
    """WeasyPrint is not installed, or what it draws letters with (Pango) is not."""


def pdf_of(html: str) -> bytes:
    """The page on paper, as `printed` makes it. Raises NoPrinter."""
    return printed(html)[0]


def printed(html: str) -> tuple[bytes, int]:
    """A page of HTML on paper, and how many sides it takes. It fetches nothing, neither from the network nor from the
    disk. Raises NoPrinter."""
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError) as fault:  # OSError: its wheel is there, the system's Pango is not
        raise NoPrinter from fault
    within = URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    document = HTML(string=html, url_fetcher=within).render()
    return bytes(document.write_pdf()), len(document.pages)
