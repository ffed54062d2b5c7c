"""The name of a region in a row of its own, above the rows of its groups: `I | KOTA KUPANG`, `B. Kecamatan Alak`."""

import re
from collections.abc import Sequence

from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.register.cells import NOTHING

EMPTY = frozenset({"", "0", *NOTHING})
PART = "(?:[IVX]+|[A-H])"
COUNTED = r"\(?(?:[IVXLC]+|[A-Z])"
NUMERAL = pattern(rf"{COUNTED}[.)]*", re.IGNORECASE)
REGION = pattern(
    rf"(?:{COUNTED}[.)]+\s*)?"
    r"(?:(?P<district>kecamatan|kec|distrik|kapanewon|kemantren)|(?P<province>provinsi|propinsi|prov)"
    r"|(?P<city>kota administrasi|kota adm|kotamadya|kota)|(?P<regency>kabupaten|kab))\b"
    r"[\s.:–-]*(?P<name>\w.*)",
    re.IGNORECASE,
)
STRETCH = pattern(rf"(?:wilayah|zona|dapil)\s+(?:{PART}|\d+)", re.IGNORECASE)
"""Parts of a region that are an office's own."""


@frozen
class Section:
    """A region, as `sign` stands in the table: its name and level, both "" where it has none that a map knows. What is
    not `sure` may as well be the name of a group: `Kota Kreatif`."""

    sign: str
    level: str = ""
    name: str = ""
    sure: bool = True


def section_of(said: Sequence[str], name: int, places: frozenset[int], merged: bool) -> Section | None:
    """The region that a row names and says nothing else, but for a numeral before it.

    `said` are its cells, `name` is the place of the column of names, `places` are those of columns of places. In a row
    with `merged` cells the same may be said in several. A group would have a number beside it, a region has `I`, `A` or
    nothing.
    """
    held = [(at, text) for at, text in enumerate(said) if text.casefold() not in EMPTY]
    spoken = [(at, text) for at, text in held if at >= name or not NUMERAL.fullmatch(text)]
    if not spoken or (len(spoken) > 1 and not merged) or len({text for _, text in spoken}) > 1:
        return None
    at, sign = spoken[0]
    if at in places:  # the place of a group that has no name yet stands there, too
        return _read(sign) if spoken != held or merged else None
    return _read(sign) if at <= name else None


def level_of(name: str) -> str:
    """Where the region above ends with a row of this name, though it may be a group's; "" for another name."""
    found = REGION.fullmatch(name)
    if found is None:
        return "district" if STRETCH.fullmatch(name) else ""
    return "district" if found["district"] else "province" if found["province"] else "regency"


def _read(sign: str) -> Section | None:
    found = REGION.fullmatch(sign)
    if found is None:
        return Section(sign) if STRETCH.fullmatch(sign) else None
    if found["city"] or found["regency"]:  # towns and the land around them bear the same name
        title = "Kota" if found["city"] else "Kabupaten"
        return Section(sign, "regency", f"{title} {found['name']}", not found["city"])
    return Section(sign, "district" if found["district"] else "province", found["name"])
