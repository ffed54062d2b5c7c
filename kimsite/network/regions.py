"""The names of Indonesia's provinces, kabupaten/kota, kecamatan and desa/kelurahan, by Kemendagri code.

They lie in regions.zip beside this file, made by docs/tulis_wilayah.py from the annex of
Keputusan Menteri Dalam Negeri 300.2.2-2138/2025 (licence: NOTICE). Each province is
a member of its own and is unpacked when it is first asked for: a group's build costs
its own province, not the country. A code is written with dots: 53, 53.71, 53.71.03,
53.71.03.1004; these are not the codes of the statistics office (BPS).
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from zipfile import ZipFile

from kimsite.model.content import Region
from kimsite.pattern import pattern

ARCHIVE = Path(__file__).with_name("regions.zip")
CODE = pattern(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")
LENGTHS = (2, 5, 8, 13)  # of a code that ends at a province, regency, district, village
VILLAGE_KINDS = {"1": "Kelurahan", "2": "Desa", "3": "Desa Adat"}  # by the first of the last four digits
NEAREST = 3


class Regions:
    """An archive of names; remembers the provinces it has unpacked."""

    def __init__(self, archive: Path) -> None:
        """`archive` is a file made by docs/tulis_wilayah.py. Raises OSError when it cannot be read."""
        self._archive = archive
        with ZipFile(archive) as members:
            self._provinces = frozenset(name[:-4] for name in members.namelist() if name.endswith(".tsv"))
        self._names: dict[str, dict[str, str]] = {}

    def name_region(self, code: str) -> Region | None:
        """The place with all that it lies in, or None for a code that nobody has."""
        names = self._province_names(code[:2])
        if code not in names:
            return None
        levels = (names[code[:length]] if length <= len(code) else "" for length in LENGTHS)
        province, regency, district, village = levels
        return Region(code, province, regency, district, village, VILLAGE_KINDS.get(code[9:10], ""))

    def nearest_codes(self, code: str) -> tuple[tuple[str, str], ...]:
        """Up to three codes with names that may have been meant, closest first; () when `code` has no code's shape.

        They lie in the smallest place around `code` that exists. Closest is what
        differs in the fewest digits, then what is nearest in number.
        """
        if not CODE.fullmatch(code):
            return ()
        names = self._province_names(code[:2]) or self._province_titles()
        above = [code[:length] for length in LENGTHS if length < len(code) and code[:length] in names]
        parent = above[-1] if above else ""
        wanted = code[: LENGTHS[len(above)]]
        siblings = (other for other in names if len(other) == len(wanted) and other.startswith(parent))
        ranked = sorted((other for other in siblings if other != code), key=lambda other: _distance(other, wanted))
        return tuple((other, names[other]) for other in ranked[:NEAREST])

    def find(self, text: str, most: int) -> tuple[tuple[str, str], ...]:
        """Codes of villages with their names: all words of `text` stand in those of the village and of what it lies in
        (`lasiana kupang`), and one begins the village's own. Exact names first. Opens the whole country."""
        words = text.casefold().split()
        found = []
        for province in self.provinces if words else ():
            names = self._province_names(province)
            for code, name in names.items():
                if len(code) == LENGTHS[-1] and name.casefold().startswith(tuple(words)):
                    label = ", ".join(names[code[:length]] for length in reversed(LENGTHS))
                    if all(word in label.casefold() for word in words):
                        found.append((not text.casefold().startswith(name.casefold()), label, code))
        return tuple((code, label) for _, label, code in sorted(found)[:most])

    def names(self, province: str) -> Mapping[str, str]:
        """The names of a province and of all that lies in it, by code; none for a province there is not."""
        return MappingProxyType(self._province_names(province))

    def codes(self, province: str) -> tuple[str, ...]:
        """Every code in a province, itself included, in order; () for a province there is not."""
        return tuple(self._province_names(province))

    @property
    def provinces(self) -> tuple[str, ...]:
        """The codes of all provinces, in order."""
        return tuple(sorted(self._provinces))

    def _province_names(self, province: str) -> dict[str, str]:
        if province not in self._provinces:
            return {}
        if province not in self._names:
            with ZipFile(self._archive) as members:
                text = members.read(f"{province}.tsv").decode("utf-8")
            self._names[province] = dict(line.split("\t") for line in text.splitlines())
        return self._names[province]

    def _province_titles(self) -> dict[str, str]:
        """The provinces alone; opens them all, which only a wrong province is worth."""
        return {province: self._province_names(province)[province] for province in self.provinces}


def _distance(code: str, other: str) -> tuple[int, int, str]:
    differing = sum(a != b for a, b in zip(code, other, strict=True))
    return differing, abs(int(code.replace(".", "")) - int(other.replace(".", ""))), code


@cache
def open_regions() -> Regions:
    """The names that come with kimsite, opened once a process."""
    return Regions(ARCHIVE)
