"""Coverage: which kecamatan and desa/kelurahan have a group, and how many there are."""

from collections.abc import Iterable, Mapping

from kimsite.model.map import Coverage, Pin
from kimsite.network.directory import CODE_LENGTHS

DISTRICT, VILLAGE = CODE_LENGTHS["district"], 13


def pins_below(pins: Iterable[Pin], length: int) -> dict[str, tuple[Pin, ...]]:
    """The pins by the first `length` letters of their codes; those whose codes end before are under their own."""
    found: dict[str, list[Pin]] = {}
    for pin in pins:
        found.setdefault(pin.code[:length], []).append(pin)
    return {code: tuple(inside) for code, inside in found.items()}


def cover(pins: Iterable[Pin], districts: int, villages: int) -> Coverage:
    """What the pins of one region cover of its so many kecamatan and desa/kelurahan. Several groups in a village are
    one village that has a group; a code that ends at a kecamatan or above stands for no village."""
    codes = [pin.code for pin in pins]
    return Coverage(
        groups=len(codes),
        districts=len({code[:DISTRICT] for code in codes if len(code) >= DISTRICT}),
        all_districts=districts,
        villages=len({code for code in codes if len(code) == VILLAGE}),
        all_villages=villages,
    )


def sizes(names: Mapping[str, str], length: int) -> dict[str, tuple[int, int]]:
    """Of each region whose code has `length` letters: how many kecamatan and desa/kelurahan lie in it."""
    found = {code: [0, 0] for code in names if len(code) == length}
    for code in names:
        if len(code) in (DISTRICT, VILLAGE) and len(code) >= length:
            found[code[:length]][len(code) == VILLAGE] += 1
    return {code: (districts, villages) for code, (districts, villages) in found.items()}


def total(parts: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The sum of kecamatan and of desa/kelurahan."""
    both = tuple(parts)
    return sum(districts for districts, _ in both), sum(villages for _, villages in both)
