"""Maps in a real browser and across builds: by keyboard, on small screens, in light and dark, made anew only when told."""

from datetime import UTC, datetime

import pytest
from conftest import write_files

from kimsite.build import build
from kimsite.model.settings import Settings

FILES = {
    "content/network.yaml": "nama: Jejaring Contoh\n",
    "content/kim-a/group.yaml": 'nama: KIM A\nkode_wilayah: "53.71.03.1011"\nkoordinat: "-10.1392, 123.6689"\n',
    "content/kim-a/berita/satu.md": "---\njudul: Satu\ntanggal: 2025-10-02\n---\nIsi.\n",
    "content/kim-b/group.yaml": 'nama: KIM B\nkode_wilayah: "53.05.02.2003"\n',
    "content/kim-c/group.yaml": 'nama: KIM C\nkode_wilayah: "33.09.01.2003"\n',
}
NAMES = "() => document.activeElement.closest('svg') && document.activeElement.getAttribute('aria-label')"
CUT_OFF = "[...document.querySelectorAll('.table')].filter(one => one.scrollWidth > one.clientWidth).length"
MAPS = ("peta.html", "wilayah/53/peta.html", "wilayah/53.71/cakupan.html")


def built(folder):
    settings = Settings(str(folder), str(folder / "public"), datetime(2025, 11, 20, tzinfo=UTC))
    return build(settings, folder / "cache", 1)


@pytest.fixture(scope="module")
def network(tmp_path_factory):
    folder = tmp_path_factory.mktemp("maps")
    write_files(folder, FILES)
    assert not [problem for problem in built(folder).problems if problem.severity == "error"]
    return folder


def test_a_new_post_leaves_all_maps_as_they_lie(network):
    before = {name: (network / "public" / name).stat().st_mtime_ns for name in MAPS}
    write_files(network, {"content/kim-a/berita/dua.md": "---\njudul: Dua\ntanggal: 2025-10-03\n---\nIsi.\n"})
    assert built(network).written > 0
    assert {name: (network / "public" / name).stat().st_mtime_ns for name in MAPS} == before


def test_a_group_that_moves_is_moved_on_its_map(network):
    page = network / "public" / "wilayah/53/peta.html"
    before = page.read_text(encoding="utf-8")
    write_files(
        network, {"content/kim-b/group.yaml": FILES["content/kim-b/group.yaml"] + 'koordinat: "-8.27, 124.4"\n'}
    )
    built(network)
    assert 'aria-label="KIM B"' not in before
    assert 'aria-label="KIM B"' in page.read_text(encoding="utf-8")


@pytest.mark.browser
def test_every_mark_is_reached_by_keyboard_and_opens(network, browser):
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto((network / "public" / "wilayah/53/peta.html").as_uri())
    found = []
    for _ in range(30):
        page.keyboard.press("Tab")
        name = page.evaluate(NAMES)
        if name:
            found.append(name)
        if name == "KIM A":
            page.keyboard.press("Enter")
            page.wait_for_url("**/kim-a/index.html")
            break
    assert "KIM A" in found
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 360, 1100])
@pytest.mark.parametrize("name", MAPS)
def test_no_map_is_wider_than_the_screen(network, browser, name, width):
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.goto((network / "public" / name).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CUT_OFF) == 0, "a number that is cut off reads as another"
    assert page.get_by_role("rowheader").count() == page.locator("tbody tr").count() > 0
    page.close()


@pytest.mark.browser
def test_a_map_is_dark_where_the_reader_wants_dark(network, browser):
    colours = {}
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto((network / "public" / "wilayah/53/peta.html").as_uri())
        colours[scheme] = page.evaluate("getComputedStyle(document.querySelector('.map path')).fill")
        page.close()
    assert colours["light"] != colours["dark"]


@pytest.mark.browser
def test_a_region_is_larger_than_the_networks_name_above_it(network, browser):
    sizes = "() => ['.name', 'h1'].map(which => parseFloat(getComputedStyle(document.querySelector(which)).fontSize))"
    for width in (360, 1100):
        page = browser.new_page(viewport={"width": width, "height": 740})
        page.goto((network / "public" / "wilayah/53/index.html").as_uri())
        name, region = page.evaluate(sizes)
        assert name < region
        page.close()


@pytest.mark.browser
def test_what_a_small_screen_does_not_show_is_not_explained_there_either(network, browser):
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto((network / "public" / "peta.html").as_uri())
    assert "Angka:" not in page.inner_text("main")
    page.set_viewport_size({"width": 1100, "height": 740})
    assert "Angka:" in page.inner_text("main")
