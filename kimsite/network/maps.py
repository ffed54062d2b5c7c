"""Pages of maps and of coverage: of the country, of each province and each kabupaten/kota that has groups.

A page is planned from the groups' places and names alone, so a new post makes none of them anew.
"""

from collections.abc import Callable, Iterator
from functools import partial

from kimsite.digest import digest_value
from kimsite.model.directory import RegionNode
from kimsite.model.map import Chart, CoverageRow, MapShape, Pin
from kimsite.model.summary import GroupSummary
from kimsite.model.value import frozen
from kimsite.model.view import Head, Link, MapView, SiteView
from kimsite.network import atlas
from kimsite.network.address import home_of
from kimsite.network.coverage import cover, pins_below, sizes, total
from kimsite.network.directory import CODE_LENGTHS, code_of, placed
from kimsite.network.marks import marks_of
from kimsite.network.regions import open_regions
from kimsite.plan.frame import HOME
from kimsite.plan.planned import Planned

MAP, COVERAGE = "peta.html", "cakupan.html"
FEW = 60
"""Up to so many groups, a page names each of them."""
PROVINCE, REGENCY, DISTRICT = (CODE_LENGTHS[level] for level in ("province", "regency", "district"))


@frozen
class Extent:
    """What the page of one region is planned from."""

    site: SiteView
    head: Head
    code: str
    title: str
    pins: tuple[Pin, ...]


def pins_of(groups: tuple[GroupSummary, ...]) -> tuple[Pin, ...]:
    """The groups whose place is known, by code and name."""
    pins = []
    for group in groups:
        if placed(group):
            at = group.coordinates
            degrees = (at.latitude, at.longitude) if at else ("", "")
            pins.append(Pin(home_of(group), group.name, group.region.code, *degrees))
    return tuple(sorted(pins, key=lambda pin: (pin.code, pin.name.casefold(), pin.path)))


def map_path(regions: tuple[RegionNode, ...], region: RegionNode | None) -> str:
    """Where the map of a region is, or of all regions (None); "" for none. A network within one province has no
    map of the country, and a kecamatan none at all."""
    if region is None:
        return MAP if len(regions) > 1 else map_path((), regions[0]) if regions else ""
    names = {"province": MAP, "regency": COVERAGE}
    return region.path.removesuffix(HOME) + names[region.level] if region.level in names else ""


def plan_country_map(site: SiteView, pins: tuple[Pin, ...], head: Head) -> Planned:
    """The map of a network that is in several provinces."""
    return _page(country_map, Extent(site, head, "", "", pins))


def plan_province_maps(
    site: SiteView, province: RegionNode, pins: tuple[Pin, ...], head: Callable[[str, str], Head]
) -> Iterator[Planned]:
    """The maps of a province and of what lies in it; `head` makes that of a path with its region's name."""
    regencies = pins_below(pins, REGENCY)
    yield _region_page(province_map, site, province, pins, head)
    for regency in province.regions:
        yield _region_page(regency_map, site, regency, regencies[code_of(regency)], head)


def _region_page(
    show: Callable[[Extent], MapView],
    site: SiteView,
    region: RegionNode,
    pins: tuple[Pin, ...],
    head: Callable[[str, str], Head],
) -> Planned:
    path = map_path((), region)
    return _page(show, Extent(site, head(path, region.title), code_of(region), region.title, pins))


def _page(show: Callable[[Extent], MapView], told: Extent) -> Planned:
    seen = digest_value(show.__name__, told)
    return Planned(told.head.path, "template:map.html", partial(show, told), seen=seen)


def country_map(extent: Extent) -> MapView:
    """All provinces, each with its number of groups."""
    sheet, shapes = atlas.country()
    inside = pins_below(extent.pins, PROVINCE)
    names = {shape.code: open_regions().names(shape.code)[shape.code] for shape in shapes}
    rows = {
        shape.code: CoverageRow(
            names[shape.code],
            f"wilayah/{shape.code}/{MAP}" if shape.code in inside else "",
            cover(inside.get(shape.code, ()), *shape.numbers[1:]),
        )
        for shape in shapes
    }
    drawn = tuple(
        MapShape(shape.line, row.title, row.path, row.coverage.groups, *shape.label)
        for shape, row in zip(shapes, rows.values(), strict=True)
    )
    whole = total(shape.numbers[1:] for shape in shapes)
    return _view(extent, "country", Chart(sheet.width, sheet.height, drawn), rows, whole)


def province_map(extent: Extent) -> MapView:
    """A province with its groups, and its kabupaten/kota in a table."""
    names, sheet = open_regions().names(extent.code), atlas.province(extent.code)
    shape = MapShape(sheet.line, names[extent.code])
    chart = Chart(sheet.width, sheet.height, (shape,), marks_of(sheet, extent.pins, names))
    parts = sizes(names, REGENCY)
    inside = pins_below(extent.pins, REGENCY)
    rows = {
        code: _row(names[code], f"wilayah/{code}/{COVERAGE}", inside.get(code, ()), extent, parts[code])
        for code in parts
    }
    return _view(extent, "province", chart, rows, total(parts.values()))


def regency_map(extent: Extent) -> MapView:
    """The kecamatan of a kabupaten/kota in a table; of their outlines there is none."""
    names = {code: name for code, name in open_regions().names(extent.code[:2]).items() if code.startswith(extent.code)}
    parts = sizes(names, DISTRICT)
    inside = pins_below(extent.pins, DISTRICT)
    rows = {
        code: _row(names[code], f"wilayah/{code}/{HOME}", inside.get(code, ()), extent, parts[code]) for code in parts
    }
    return _view(extent, "regency", None, rows, total(parts.values()))


def _row(title: str, path: str, pins: tuple[Pin, ...], extent: Extent, size: tuple[int, int]) -> CoverageRow:
    return CoverageRow(title, path if pins else "", cover(pins, *size), pins if len(extent.pins) <= FEW else ())


def _view(
    extent: Extent, level: str, chart: Chart | None, rows: dict[str, CoverageRow], whole: tuple[int, int]
) -> MapView:
    deep = max(map(len, rows))
    return MapView(
        site=extent.site,
        head=extent.head,
        level=level,
        chart=chart,
        coverage=cover(extent.pins, *whole),
        rows=tuple(row for row in rows.values() if row.coverage.groups),
        bare=tuple(row.title for row in rows.values() if not row.coverage.groups),
        region=Link(f"wilayah/{extent.code}/{HOME}", extent.title) if extent.code else None,
        beyond=tuple(pin for pin in extent.pins if len(pin.code) < deep),
    )
