"""The names of a place, as a table gives them → its code; or what stands in the way."""

import re
from collections import defaultdict
from difflib import get_close_matches
from functools import cache

from kimsite.model.value import frozen
from kimsite.network.regions import LENGTHS, Regions
from kimsite.pattern import pattern

LEVELS = ("province", "regency", "district", "village")
LISTED = 3
NEAR_ENOUGH = 0.7
SEARCHED = 4_000
"""Names among which the nearest is sought: of a whole country's it would take seconds, and hardly be meant."""
TITLE = pattern(
    r"^\s*(?:(?P<kelurahan>kelurahan|kel)|(?P<desa>desa|ds)|kecamatan|kec|distrik|provinsi|propinsi|prov"
    r"|(?P<kabupaten>kabupaten|kab)|(?P<kota>kota administrasi|kota adm|kotamadya|kota))\b\.?\s*(?=\w)",
    re.IGNORECASE,
)
KINDS = {"kelurahan": "1", "desa": "2"}
OTHER_NAMES = {
    **dict.fromkeys(("ntt",), "nusatenggaratimur"),
    **dict.fromkeys(("ntb",), "nusatenggarabarat"),
    **dict.fromkeys(("dkijakarta", "jakarta", "dki"), "daerahkhususibukotajakarta"),
    **dict.fromkeys(("diyogyakarta", "diy", "yogyakarta"), "daerahistimewayogyakarta"),
    **dict.fromkeys(("bangkabelitung", "babel"), "kepulauanbangkabelitung"),
    **dict.fromkeys(("kepri",), "kepulauanriau"),
}
"""Provinces as people call them."""


@frozen
class Trouble:
    """Why no place was found: `level` is the name that did not lead on. `nearest` are those that may be meant."""

    level: str
    ambiguous: bool
    above: str
    nearest: str


class Places:
    """All names of the country, looked through once."""

    def __init__(self, regions: Regions) -> None:
        self.regions = regions
        self._codes: dict[str, dict[str, list[str]]] = {level: defaultdict(list) for level in LEVELS}
        self._names: dict[str, str] = {}
        for province in regions.provinces:
            for code, name in regions.names(province).items():
                self._names[code] = name
                level = LEVELS[LENGTHS.index(len(code))]
                self._codes[level][plain(name) if level != "regency" else plain(TITLE.sub("", name, count=1))].append(
                    code
                )

    def find(self, names: dict[str, str]) -> str | Trouble:
        """The code of the smallest place named. `names` by level; a level may be missing or ""."""
        inside: tuple[str, ...] = ()
        level = ""
        for level in (level for level in LEVELS if names.get(level)):
            found = self._within(level, names[level], inside)
            if not found:
                above = self._names[inside[0]] if len(inside) == 1 else ""
                return Trouble(level, False, above, ", ".join(self._nearest(level, names[level], inside)))
            inside = found
        if len(inside) == 1:
            return inside[0]
        options = (f"{code} ({self.label(code)})" for code in inside[:LISTED])
        return Trouble(level, True, "", ", ".join(options))

    def label(self, code: str) -> str:
        """A place with what it lies in, from the smallest."""
        return ", ".join(self._names[code[:length]] for length in reversed(LENGTHS) if length <= len(code))

    def _within(self, level: str, name: str, inside: tuple[str, ...]) -> tuple[str, ...]:
        found = [code for code in self._codes[level].get(self._spelled(level, name), ()) if _lies_in(code, inside)]
        said = TITLE.match(name.strip())
        if said and len(found) > 1 and level == "village":
            kind = next((digit for word, digit in KINDS.items() if said[word]), "")
            found = [code for code in found if code[9] == kind] or found
        if said and level == "regency" and (said["kota"] or said["kabupaten"]):
            begins = "Kota" if said["kota"] else "Kabupaten"
            found = [code for code in found if self._names[code].startswith(begins)] or found
        return tuple(found)

    def _spelled(self, level: str, name: str) -> str:
        """A name as the table of this level has it: with its title where that is part of it (`Kota Baru`)."""
        whole, bare = plain(name), plain(TITLE.sub("", name.strip(), count=1))
        if level == "province":
            return OTHER_NAMES.get(bare, bare)
        known = self._codes[level]
        return whole if level != "regency" and whole in known else bare

    def _nearest(self, level: str, name: str, inside: tuple[str, ...]) -> list[str]:
        names = {}
        for key, codes in self._codes[level].items():
            within = [code for code in codes if _lies_in(code, inside)]
            if within:
                names[key] = self._names[within[0]]
        if len(names) > SEARCHED:
            return []
        close = get_close_matches(self._spelled(level, name)[:60], names, n=LISTED, cutoff=NEAR_ENOUGH)
        return [names[key] for key in close]


def agrees(level: str, said: str, name: str) -> bool:
    """Whether a name in a table is that of a place, whatever titles stand before them."""
    if level == "province":
        return OTHER_NAMES.get(plain(said), plain(said)) == plain(name) or plain(TITLE.sub("", said, count=1)) == plain(
            name
        )
    return plain(said) == plain(name) or plain(TITLE.sub("", said.strip(), count=1)) == plain(
        TITLE.sub("", name, count=1)
    )


@cache
def plain(name: str) -> str:
    """Letters and digits alone: `Kupa-kupa` and `Kupa Kupa` are one place."""
    return re.sub(r"[\W_]+", "", name.casefold())


def _lies_in(code: str, inside: tuple[str, ...]) -> bool:
    return not inside or code.startswith(tuple(f"{one}." for one in inside))
