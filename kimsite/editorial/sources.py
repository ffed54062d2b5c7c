"""Where it comes from: evidence of fact checks, makers of photos, numbers that belong to somebody."""

import re
from collections.abc import Iterator

from kimsite.contacts import numbers, own_contacts
from kimsite.editorial.manuscript import Manuscript
from kimsite.model.report import Diagnostic
from kimsite.pattern import pattern

TOLD = ("berita", "cekfakta", "galeri")
"""Types in which nobody expects a telephone number; a product or an event needs one."""
CREDIT = pattern(r"\b(?:foto|dok|dokumentasi|photo|gambar|ilustrasi|istimewa)\b", re.IGNORECASE)
CAPTIONED = pattern(r"""(?<!`)!\[[^\[\]\n]*\]\([^()\n"]*"([^"\n]+)"\)""")
PICTURE = pattern(r"\[?!\[[^\[\]\n]*\]\([^()\n]*\)(?:\]\([^()\n]*\))?")


def hints(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """K631 somebody's number, K641 a fact check without evidence, K642 without a rating, K651 whose photo it is,
    K652 a caption that nobody will see."""
    document = manuscript.document
    if document.type in TOLD:
        for found in numbers(document.text, own_contacts(manuscript.group)):
            yield manuscript.at("K631", found.start(), found.end())
            break
    check = document.factcheck
    if check and not check.evidence and not document.source and "http" not in document.text:
        yield manuscript.at_key("K641", "klaim", "claim", "judul", "title")
    if check and check.claim and not check.rating:
        yield manuscript.at_key("K642", "klaim", "claim")
    credited = document.photographer or document.source or CREDIT.search(document.caption)
    if document.type == "berita" and document.image and not credited:
        yield manuscript.at_key("K651", "gambar", "image", says=document.image.rsplit("/", 1)[-1])
    text = manuscript.outside_code
    for found in CAPTIONED.finditer(text):
        if PICTURE.sub("", _paragraph(text, found.start())).strip():
            yield manuscript.at("K652", found.start(), found.end(), caption=found[1])
            break


def _paragraph(text: str, position: int) -> str:
    """What stands between two empty lines around a position."""
    start, end = text.rfind("\n\n", 0, position), text.find("\n\n", position)
    return text[start + 1 : end if end >= 0 else len(text)]
