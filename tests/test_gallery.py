"""A gallery in a real browser: rows of photos, and a view of each that opens with no script."""

from datetime import UTC, datetime

import pytest
from photos import plain

from kimsite.build import build
from kimsite.model.settings import Settings

pytestmark = pytest.mark.browser
SIZES = [(1500, 1000), (900, 1300), (1400, 1000), (1200, 700), (1000, 1000)]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The page of a gallery of five photos, straight from disk."""
    folder = tmp_path_factory.mktemp("gallery")
    (folder / "content/galeri/panen").mkdir(parents=True)
    (folder / "content/group.yaml").write_text("nama: KIM Contoh\n")
    (folder / "content/galeri/panen.md").write_text("---\njudul: Panen\ntanggal: 2025-10-02\n---\nPanen raya.\n")
    for number, size in enumerate(SIZES, 1):
        (folder / f"content/galeri/panen/{number}-petani-di-sawah.jpg").write_bytes(plain(size=size))
    build(Settings(str(folder), str(folder / "public"), datetime(2025, 11, 1, tzinfo=UTC), jobs=1), folder / "cache", 1)
    return (folder / "public/2025/10/panen.html").as_uri()


@pytest.fixture
def page(browser):
    """A small telephone without JavaScript; it notes which widths it asked for."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.widths = []
    page.on("request", lambda request: page.widths.append(request.url.rpartition("-")[2]))
    yield page
    context.close()


def shown(page):
    """The number of the photo whose view is open; 0 for none."""
    return next((n for n in range(1, 6) if page.locator(f"#foto-{n}").is_visible()), 0)


def test_a_photo_fills_the_screen_and_leads_on_back_and_out(page, address):
    page.goto(address)
    assert shown(page) == 0
    page.click("#g2 a")
    assert shown(page) == 2
    assert page.locator("#foto-2").bounding_box() == {"x": 0, "y": 0, "width": 320, "height": 640}
    page.click("#foto-2 [rel=next]")
    page.click("#foto-3 [rel=next]")
    page.click("#foto-4 [rel=prev]")
    assert shown(page) == 3
    page.click("#foto-3 .close")
    assert shown(page) == 0 and page.url.endswith("#g3")


def test_large_pictures_are_asked_for_only_when_they_are_shown(page, address):
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert page.widths.count("240.webp") >= 3 and not {"900.webp", "1080.webp", "1200.jpg"} & set(page.widths)
    page.widths.clear()
    page.click("#g2 a")
    page.wait_for_load_state("networkidle")
    assert page.widths == ["900.webp"]


def test_no_large_picture_is_asked_for_where_the_style_sheet_does_not_arrive(page, address):
    page.route("**/*.css", lambda route: route.abort())
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert "240.webp" in page.widths and not {"900.webp", "1080.webp", "1200.jpg"} & set(page.widths)


def test_the_keyboard_stays_in_an_open_view_and_comes_back_to_its_photo(browser, address):
    page = browser.new_page()
    page.goto(address)

    def pressed(key):
        page.keyboard.press(key)
        return page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.id")

    page.click("#g2 a")
    assert page.evaluate("document.activeElement.id") == "foto-2"
    picture, *links = [pressed("Tab") for _ in range(4)]
    assert (picture[-8:], links) == ("-900.jpg", ["#foto-1", "#foto-3", "#g2"])
    assert page.evaluate("document.activeElement.closest('.view').id") == "foto-2"
    pressed("Enter")
    assert pressed("Tab") == "#foto-2"  # the photo that was looked at
    page.close()


def test_nothing_is_wider_than_the_screen_and_no_photo_is_stretched(browser, address):
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    for (width, height), box in zip(SIZES, page.locator(".gallery li img").all(), strict=True):
        drawn = box.bounding_box()
        assert drawn["width"] / drawn["height"] == pytest.approx(width / height, rel=0.02)
    page.close()


def test_paper_shows_the_rows_only(browser, address):
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(address + "#foto-2")
    assert shown(page) == 0 and page.locator("#g2 img").is_visible()
    page.close()
