"""Maps of a network and what they count: who is where, and which places have no group yet."""

from kimsite.model.value import frozen


@frozen
class Pin:
    """A group as a map knows it: the page, its name, the code of its region, and where it says that it is (or "")."""

    path: str
    name: str
    code: str
    latitude: str = ""
    longitude: str = ""


@frozen
class MapShape:
    """A province's outline, `line` being the `d` of an SVG path. With `groups`, their number stands at `x`, `y`."""

    line: str
    title: str
    path: str = ""
    groups: int = 0
    x: int = 0
    y: int = 0


@frozen
class MapMark:
    """Groups at one place of a map. `exact`: by their own coordinates; else they lie somewhere in `title`."""

    x: int
    y: int
    title: str
    path: str
    groups: int = 1
    exact: bool = True


@frozen
class Chart:
    """A drawn map, in units of its own."""

    width: int
    height: int
    shapes: tuple[MapShape, ...]
    marks: tuple[MapMark, ...] = ()


@frozen
class Coverage:
    """How many groups a region has, and how many of its kecamatan and desa/kelurahan have one of all that there are."""

    groups: int
    districts: int
    all_districts: int
    villages: int
    all_villages: int


@frozen
class CoverageRow:
    """A region in a table. `path` is "" without a page of its own; `members` are its groups where they are few."""

    title: str
    path: str
    coverage: Coverage
    members: tuple[Pin, ...] = ()
