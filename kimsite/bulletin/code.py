"""An address as a QR code that is drawn in the page itself: sharp at any size, black on white."""

from functools import cache

BORDER = 2
LONGEST = 300
"""Characters of an address; a longer one's code has modules that a phone cannot tell apart on this paper."""


@cache
def code_of(address: str) -> str:
    """SVG without a size of its own, at error level M: 15 % of it may be torn off. "" for no address."""
    if not address or len(address) > LONGEST:
        return ""
    import segno

    code = segno.make_qr(address, error="m", boost_error=False)
    return str(code.svg_inline(border=BORDER, omitsize=True, light="#fff", svgclass=None, lineclass=None))
