"""A page's address as a QR code (ISO/IEC 18004), for the sheet on a notice board."""

import base64
import io

BORDER = 2
"""Modules of white around it. The standard's four are the paper's own margin here."""
MASK = 3
"""To weigh all eight masks takes five times as long, and phones read each of them."""


def qr(address: str) -> str:
    """A `data:` address of a picture with one pixel a module, at error level M: 15 % of it may be torn off."""
    import segno
    from PIL import Image

    rows = segno.make_qr(address, error="m", mask=MASK, boost_error=False).matrix_iter(border=BORDER)
    pixels = [bytes(0 if module else 255 for module in row) for row in rows]
    image = Image.frombytes("L", (len(pixels[0]), len(pixels)), b"".join(pixels)).convert("1")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()
