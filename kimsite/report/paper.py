"""A page of HTML as PDF, by WeasyPrint (`pip install kimsite[pdf]`)."""


class NoPrinter(Exception):
    """WeasyPrint is not installed, or what it draws letters with (Pango) is not."""


def pdf_of(html: str) -> bytes:
    """The page on paper. It may fetch nothing, neither from the network nor from the disk. Raises NoPrinter."""
    try:
        import weasyprint
    except (ImportError, OSError) as fault:  # OSError: its wheel is there, the system's Pango is not
        raise NoPrinter from fault
    return bytes(weasyprint.HTML(string=html, url_fetcher=_refuse).write_pdf())


def _refuse(address: str, *_: object, **__: object) -> dict[str, object]:
    raise ValueError(address)
