"""Outlines of Indonesia's provinces and places of kabupaten/kota, for maps.

They lie in map.zip beside this file, made by docs/tulis_peta.py from Natural Earth and GeoNames (licences: NOTICE).
The country is one member, each province another, read when it is first asked for.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from kimsite.model.value import frozen

ARCHIVE = Path(__file__).with_name("map.zip")


@frozen
class Sheet:
    """A map's window: its size in units, and what degrees are in them. `line` is the `d` of its outline."""

    width: int
    height: int
    west: float
    north: float
    scale: float
    line: str = ""
    label: tuple[int, int] = (0, 0)
    regencies: tuple[tuple[str, tuple[int, int]], ...] = ()

    def place(self, latitude: str, longitude: str) -> tuple[int, int] | None:
        """Where degrees lie in this window; None for what lies outside, or says nothing."""
        if not latitude or not longitude:
            return None
        x = round((float(longitude) - self.west) * self.scale)
        y = round((self.north - float(latitude)) * self.scale)
        return (x, y) if 0 <= x <= self.width and 0 <= y <= self.height else None


@frozen
class ProvinceShape:
    """A province in the map of the country. `numbers`: its kabupaten/kota, kecamatan and desa/kelurahan."""

    code: str
    line: str
    label: tuple[int, int]
    numbers: tuple[int, int, int]


@cache
def country() -> tuple[Sheet, tuple[ProvinceShape, ...]]:
    """The window of the whole country, and all provinces by code."""
    told = _member("country")
    shapes = (
        ProvinceShape(code, one["path"], tuple(one["label"]), tuple(one["numbers"]))
        for code, one in sorted(told["provinces"].items())
    )
    return _sheet(told), tuple(shapes)


@cache
def province(code: str) -> Sheet:
    """The window of one province, with its outline. Raises KeyError for a code that no province has."""
    return _sheet(_member(code))


def _member(name: str) -> dict[str, Any]:
    with ZipFile(ARCHIVE) as members:
        told: dict[str, Any] = json.loads(members.read(f"{name}.json"))
    return told


def _sheet(told: dict[str, Any]) -> Sheet:
    width, height = told["size"]
    x, y = told.get("label", (0, 0))
    regencies = tuple((code, (at[0], at[1])) for code, at in sorted(told.get("regencies", {}).items()))
    return Sheet(width, height, told["west"], told["north"], told["scale"], told.get("path", ""), (x, y), regencies)
