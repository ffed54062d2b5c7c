"""A page's address as a QR code (ISO/IEC 18004), for the sheet on a notice board."""

import base64
import io

BORDER = 2
"""Modules of white around it. The standard's four are the paper's own margin here."""
INKED = b"\xff\0" + bytes(254)
"""From a module, 0 or 1, to the grey of its pixel."""
MASK = 3
"""To weigh all eight masks takes five times as long, and phones read each of them."""


def qr(address: str) -> str:
    """A `data:` address of a picture with one pixel a module, at error level M: 15 % of it may be torn off."""
    import segno
    from PIL import Image

    rows = segno.make_qr(address, error="m", mask=MASK, boost_error=False).matrix
    side = len(rows) + 2 * BORDER
    above, beside = bytes(BORDER * side), bytes(BORDER)
    modules = b"".join((above, *(beside + bytes(row) + beside for row in rows), above))
    image = Image.frombytes("L", (side, side), modules.translate(INKED)).convert("1")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()
