"""Where groups stand on a map: each at its own coordinates, or counted where its kabupaten/kota lies."""

from collections.abc import Mapping

from kimsite.model.map import MapMark, Pin
from kimsite.network.atlas import Sheet
from kimsite.network.coverage import pins_below
from kimsite.network.directory import CODE_LENGTHS
from kimsite.plan.frame import HOME

MOST = 60
"""Marks of groups by their own coordinates that can be told apart, on a page that stays light."""
NEAR = 12
"""How near two groups may stand, in units of the map, before they become one mark."""
APART = 28
"""How far apart the middles of counts stand."""
NAMED = 3
ROUNDS = 400


def marks_of(sheet: Sheet, pins: tuple[Pin, ...], names: Mapping[str, str]) -> tuple[MapMark, ...]:
    """All groups of a province: counts first, so that dots lie above them. Where dots would be too many, all groups are
    counted. `names` of regions by code.
    """
    placed = {pin: at for pin in pins if (at := sheet.place(pin.latitude, pin.longitude))}
    heaps = _heaps(placed)
    if len(heaps) > MOST:
        placed, heaps = {}, []
    counted = tuple(pin for pin in pins if pin not in placed)
    return (*_counts(sheet, counted, names), *(_dot(at, inside) for at, inside in heaps))


def _heaps(placed: Mapping[Pin, tuple[int, int]]) -> list[tuple[tuple[int, int], list[Pin]]]:
    """Each pin joins the first heap that is near enough, or begins one."""
    heaps: list[tuple[tuple[int, int], list[Pin]]] = []
    for pin, (x, y) in sorted(placed.items(), key=lambda one: (one[1], one[0].path)):
        for (other_x, other_y), inside in heaps:
            if (x - other_x) ** 2 + (y - other_y) ** 2 < NEAR * NEAR:
                inside.append(pin)
                break
        else:
            heaps.append(((x, y), [pin]))
    return heaps


def _dot(at: tuple[int, int], inside: list[Pin]) -> MapMark:
    if len(inside) == 1:
        return MapMark(*at, inside[0].name, inside[0].path)
    title = ", ".join(pin.name for pin in inside[:NAMED]) + (", …" if len(inside) > NAMED else "")
    return MapMark(*at, title, region_page([pin.code for pin in inside]), len(inside))


def region_page(codes: list[str]) -> str:
    """The page of the smallest region that holds all these codes; they lie in one province."""
    for length in sorted(CODE_LENGTHS.values(), reverse=True):
        if len({code[:length] for code in codes}) == 1 and len(codes[0]) >= length:
            return f"wilayah/{codes[0][:length]}/{HOME}"
    raise ValueError(f"no province holds {codes}")


def _counts(sheet: Sheet, pins: tuple[Pin, ...], names: Mapping[str, str]) -> tuple[MapMark, ...]:
    """How many groups without coordinates each kabupaten/kota has. One whose place is not known, and groups of which
    only the province is, stand where the province's name would."""
    known = dict(sheet.regencies)
    inside = pins_below(pins, CODE_LENGTHS["regency"])
    places = spread({code: known.get(code, sheet.label) for code in sorted(inside)}, APART)
    return tuple(
        MapMark(*_within(sheet, places[code]), names[code], f"wilayah/{code}/{HOME}", len(inside[code]), exact=False)
        for code in sorted(inside)
    )


def _within(sheet: Sheet, at: tuple[int, int]) -> tuple[int, int]:
    edge = APART // 2
    return min(max(at[0], edge), sheet.width - edge), min(max(at[1], edge), sheet.height - edge)


def spread(points: Mapping[str, tuple[float, float]], apart: float) -> dict[str, tuple[int, int]]:
    """The points pushed away from each other until no two are nearer than `apart`, or nearly so."""
    moved = {code: [float(x), float(y)] for code, (x, y) in points.items()}
    pairs = [(a, b) for a in moved for b in moved if a < b]
    for _ in range(ROUNDS):
        pushed = False
        for one, other in pairs:
            pushed |= _push(moved[one], moved[other], apart)
        if not pushed:
            break
    return {code: (round(x), round(y)) for code, (x, y) in moved.items()}


def _push(a: list[float], b: list[float], apart: float) -> bool:
    """Moves both points half of what they lack; what lies at one spot goes up and down."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    far: float = (dx * dx + dy * dy) ** 0.5
    if far >= apart - 0.01:
        return False
    if not far:
        dx, dy, far = 0.0, 1.0, 1.0
        push = apart / 2
    else:
        push = (apart - far) / 2
    a[0], a[1] = a[0] - dx / far * push, a[1] - dy / far * push
    b[0], b[1] = b[0] + dx / far * push, b[1] + dy / far * push
    return True
