"""Maps of a network: who is where, which places have no group yet, and what the pages weigh."""

import gzip
import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from portals import plan_portal

from kimsite.model.content import Coordinates, Network, Region
from kimsite.model.map import Pin
from kimsite.model.summary import GroupSummary
from kimsite.network import atlas
from kimsite.network.coverage import cover
from kimsite.network.marks import APART, MOST, marks_of, spread
from kimsite.network.regions import open_regions
from kimsite.render.template import Renderer
from kimsite.theme.i18n import catalogue
from kimsite.theme.load import load_theme
from kimsite.theme.settings import resolve_settings

THEME, _ = load_theme("warta", (Path(__file__).parents[1] / "themes",))
WORDS = catalogue(THEME, "id")
NETWORK = Network("Jejaring", "n", base_url="https://kim.example")
LASIANA = Coordinates("-10.1392", "123.6689")
MOST_BYTES = 20_000


def group(slug, code, at=None, name=""):
    return GroupSummary(
        slug=slug,
        name=name or slug.upper(),
        short=slug,
        tagline="",
        base_url="",
        region=open_regions().name_region(code),
        timezone="Asia/Makassar",
        counts=(),
        latest=(),
        last_active=None,
        coordinates=at,
    )


def planned(*groups, theme=THEME):
    settings, _ = resolve_settings(theme, ())
    return {output.path: output for output in plan_portal(NETWORK, groups, theme, settings, WORDS)}


def maps(*groups):
    return {path: output.task().view for path, output in planned(*groups).items() if output.maker.endswith("map.html")}


NTT = (group("kim-a", "53.71.03.1011", LASIANA), group("kim-b", "53.71.03.1011"), group("kim-c", "53.02.30"))
JATENG = (group("kim-d", "33.09.01.2003"),)


# What is counted


def test_two_groups_of_one_village_are_one_village_that_has_a_group():
    coverage = maps(*NTT)["wilayah/53.71/cakupan.html"].coverage
    assert (coverage.groups, coverage.villages, coverage.all_villages) == (2, 1, 51)


def test_a_code_that_ends_at_a_kecamatan_stands_for_it_and_for_no_village():
    coverage = maps(*NTT)["wilayah/53.02/cakupan.html"].coverage
    assert (coverage.groups, coverage.districts, coverage.villages) == (1, 1, 0)


def test_kecamatan_without_a_group_are_named():
    page = maps(*NTT)["wilayah/53.71/cakupan.html"]
    assert [row.title for row in page.rows] == ["Kelapa Lima"]
    assert page.bare == ("Alak", "Maulafa", "Oebobo", "Kota Raja", "Kota Lama")


def test_a_province_has_a_line_for_each_kabupaten_and_names_those_without():
    page = maps(*NTT)["wilayah/53/peta.html"]
    assert [(row.title, row.coverage.groups) for row in page.rows] == [
        ("Kabupaten Timor Tengah Selatan", 1),
        ("Kota Kupang", 2),
    ]
    assert len(page.rows) + len(page.bare) == 22


def test_the_country_counts_all_that_there_is():
    coverage = maps(*NTT, *JATENG)["peta.html"].coverage
    assert (coverage.groups, coverage.all_districts, coverage.all_villages) == (4, 7285, 83762)


def test_a_network_within_one_province_needs_no_map_of_the_country():
    assert "peta.html" not in maps(*NTT)
    assert planned(*NTT)["index.html"].task().view.map == "wilayah/53/peta.html"
    assert planned(*NTT, *JATENG)["index.html"].task().view.map == "peta.html"


def test_who_gives_only_a_province_is_told_of_beyond_the_table():
    page = maps(group("kim-a", "53"))["wilayah/53/peta.html"]
    assert [pin.name for pin in page.beyond] == ["KIM-A"]
    assert page.rows == ()
    assert [mark.groups for mark in page.chart.marks] == [1]


def test_a_network_without_regions_has_no_maps():
    assert maps(replace(NTT[0], region=Region(""))) == {}
    assert planned()["index.html"].task().view.map == ""


# Where it stands


def test_a_group_stands_at_its_coordinates_others_are_counted_in_their_kabupaten():
    marks = maps(*NTT)["wilayah/53/peta.html"].chart.marks
    assert [(mark.title, mark.groups, mark.exact) for mark in marks] == [
        ("Kabupaten Timor Tengah Selatan", 1, False),
        ("Kota Kupang", 1, False),
        ("KIM-A", 1, True),
    ]
    dot, sheet = marks[-1], atlas.province("53")
    assert abs(dot.x / sheet.scale + sheet.west - 123.6689) < 0.01
    assert abs(sheet.north - dot.y / sheet.scale + 10.1392) < 0.01


def test_coordinates_in_another_province_are_not_believed():
    (mark,) = maps(group("kim-a", "53.71.03.1011", Coordinates("-6.2", "106.8")))["wilayah/53/peta.html"].chart.marks
    assert not mark.exact


def test_groups_that_stand_close_are_one_mark_that_leads_to_all_of_them():
    near = Coordinates("-10.1393", "123.6690")
    (mark,) = maps(NTT[0], group("kim-b", "53.71.01.1008", near))["wilayah/53/peta.html"].chart.marks
    assert (mark.title, mark.groups, mark.path) == ("KIM-A, KIM-B", 2, "wilayah/53.71/index.html")


def test_where_dots_would_be_too_many_all_groups_are_counted_by_kabupaten():
    rows = [(f"-{7 + n % 9 / 10:.2f}", f"{111 + n // 9 / 10:.2f}") for n in range(MOST + 20)]
    crowded = [group(f"kim-{n}", "35.07.01.2001", Coordinates(*at)) for n, at in enumerate(rows)]
    (mark,) = maps(*crowded)["wilayah/35/peta.html"].chart.marks
    assert (mark.title, mark.groups, mark.exact) == ("Kabupaten Malang", len(crowded), False)


CODES = [code for code in open_regions().codes("53") if len(code) == 13]
PLACES = st.tuples(st.sampled_from(CODES), st.floats(-12, -7), st.floats(118, 126), st.booleans())


@given(st.lists(PLACES, max_size=150))
def test_no_group_is_lost_and_no_mark_leaves_the_map(places):
    pins = tuple(
        Pin(f"kim-{n}/index.html", f"KIM {n}", code, f"{y:.4f}" if known else "", f"{x:.4f}" if known else "")
        for n, (code, y, x, known) in enumerate(places)
    )
    sheet = atlas.province("53")
    marks = marks_of(sheet, pins, open_regions().names("53"))
    assert sum(mark.groups for mark in marks) == len(pins)
    assert all(0 <= mark.x <= sheet.width and 0 <= mark.y <= sheet.height for mark in marks)
    assert sum(mark.exact for mark in marks) <= MOST


@given(st.dictionaries(st.text("abc", min_size=1), st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=9))
def test_what_is_spread_can_be_told_apart(points):
    moved = list(spread(points, APART).values())
    pairs = [(a, b) for n, a in enumerate(moved) for b in moved[:n]]
    assert all((ax - bx) ** 2 + (ay - by) ** 2 > (APART * 0.8) ** 2 for (ax, ay), (bx, by) in pairs)


@given(st.lists(st.sampled_from(CODES)))
def test_coverage_is_never_more_than_there_is(codes):
    coverage = cover([Pin("", "", code) for code in codes], 315, len(CODES))
    assert coverage.villages <= min(coverage.groups, coverage.all_villages)
    assert coverage.districts <= coverage.villages <= len(set(codes))


def test_every_province_has_an_outline_and_its_numbers():
    sheet, shapes = atlas.country()
    assert tuple(shape.code for shape in shapes) == open_regions().provinces
    for shape in shapes:
        lengths = [len(code) for code in open_regions().codes(shape.code)]
        assert shape.numbers == tuple(lengths.count(length) for length in (5, 8, 13))
        assert shape.line.startswith("M") and atlas.province(shape.code).line.startswith("M")
        assert 0 < shape.label[0] < sheet.width and 0 < shape.label[1] < sheet.height


def test_places_of_kabupaten_are_of_todays_codes_and_lie_within_their_maps():
    for code in open_regions().provinces:
        sheet = atlas.province(code)
        for regency, (x, y) in sheet.regencies:
            assert regency in open_regions().codes(code)
            assert 0 <= x <= sheet.width and 0 <= y <= sheet.height


def test_the_data_stay_small_and_say_whose_they_are():
    assert atlas.ARCHIVE.stat().st_size <= 60_000
    notice = (Path(__file__).parents[1] / "NOTICE").read_text(encoding="utf-8")
    assert all(name in notice for name in ("map.zip", "Natural Earth", "GeoNames", "CC BY 4.0"))


# The pages


@pytest.fixture(scope="module")
def crowd():
    """As many groups as are registered, all over the country, half of them with coordinates."""
    rng = random.Random(7)
    groups = []
    for n in range(3555):
        province = rng.choice(open_regions().provinces)
        code = rng.choice([code for code in open_regions().codes(province) if len(code) == 13])
        sheet = atlas.province(province)
        x, y = rng.random() * sheet.width, rng.random() * sheet.height
        at = Coordinates(f"{sheet.north - y / sheet.scale:.4f}", f"{sheet.west + x / sheet.scale:.4f}")
        groups.append(group(f"kim-{n}", code, at if n % 2 else None, f"KIM Warta Contoh {n}"))
    return planned(*groups)


def drawn(output):
    return Renderer(THEME, WORDS).render("map.html", output.task().view)


def test_no_page_weighs_more_than_20_kb_with_its_style(crowd):
    sheet = len(gzip.compress(THEME.stylesheet.text.encode(), 9))
    renderer = Renderer(THEME, WORDS)
    pages = [output for output in crowd.values() if output.maker == "template:map.html"]
    weights = {
        output.path: sheet + len(gzip.compress(renderer.render("map.html", output.task().view).encode(), 9))
        for output in pages
    }
    assert len(weights) > 400
    assert max(weights.values()) <= MOST_BYTES, max(weights, key=weights.get)


def test_everything_on_a_map_is_a_link_with_a_name_and_stands_in_the_table_too():
    outputs = planned(*NTT, *JATENG)
    for path in ("peta.html", "wilayah/53/peta.html"):
        page = html.document_fromstring(drawn(outputs[path]).encode())
        links = page.findall(".//svg//a")
        assert links
        assert all(link.get("aria-label") == link.find("title").text for link in links)
        told = sum(int((re.search(r": (\d+) kelompok", link.get("aria-label")) or [0, "1"])[1]) for link in links)
        assert told == sum(int(cell.text) for cell in page.xpath("//tbody/tr/td[1]"))


def test_every_page_says_whose_numbers_it_shows():
    """ODbL asks that whoever sees a work made from its data can know whose they are."""
    for path, view in maps(group("kim-a", "53.71.03.1011"), group("kim-b", "33.09")).items():
        page = Renderer(THEME, WORDS).render("map.html", view)
        assert "idn-area-data" in page and "opendatacommons.org/licenses/odbl/1-0" in page, path


def test_no_map_needs_a_script_and_all_its_colours_are_the_themes():
    page = drawn(planned(*NTT)["wilayah/53/peta.html"])
    drawing = page[page.index("<svg class") : page.index("</svg>")]
    assert not re.search(r"<script|fill=|stroke=|#[0-9a-f]{3}", drawing)


def test_every_link_of_a_map_leads_to_a_page_that_is_made():
    outputs = planned(*NTT, *JATENG)
    groups = {f"{one.slug}/index.html" for one in (*NTT, *JATENG)}
    for path, output in outputs.items():
        if output.maker == "template:map.html":
            view = output.task().view
            marks = (*view.chart.marks, *view.chart.shapes) if view.chart else ()
            paths = {one.path for one in (*marks, *view.rows, *view.head.trail) if one.path}
            assert paths <= outputs.keys() | groups, path


def test_a_new_post_changes_no_map():
    before = planned(*NTT, *JATENG)
    after = planned(replace(NTT[0], counts=(("berita", 9),)), *NTT[1:], *JATENG)
    seen = {path: output.seen for path, output in before.items() if output.maker == "template:map.html"}
    assert all(seen.values())
    assert seen == {path: after[path].seen for path in seen}


def test_another_place_changes_its_maps_and_no_others():
    before = planned(*NTT, *JATENG)
    moved = planned(replace(NTT[0], coordinates=None), *NTT[1:], *JATENG)
    maps = {path: output for path, output in before.items() if output.maker == "template:map.html"}
    changed = {path for path, output in maps.items() if output.seen != moved[path].seen}
    assert changed == {"peta.html", "wilayah/53/peta.html", "wilayah/53.71/cakupan.html"}


def test_a_theme_may_do_without_maps():
    outputs = planned(*NTT, theme=replace(THEME, without=("map",)))
    assert not [path for path in outputs if path.endswith(("peta.html", "cakupan.html"))]
    assert outputs["index.html"].task().view.map == ""
