"""How a document travels: by links without script, by buttons with it, and on a sheet of paper."""

import io
import re

import pytest
from PIL import Image
from test_build import GROUP, Project

from kimsite.render.qr import BORDER, qr

PAGE = "2025/10/panen.html"
ADDRESS = "https://kim.example/2025/10/panen.html"


@pytest.fixture
def site(project, tmp_path):
    made = Project(project(GROUP), tmp_path / "public")
    made.build()
    return made


@pytest.fixture
def page(site, browser):
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_links_share_a_document_without_script(site):
    html = site.bytes()[PAGE].decode()
    links = re.findall(r'href="(https://[^"]+)"', html.split('class="share"')[1].split("</ul>")[0])
    assert [link.split("/")[2] for link in links] == ["wa.me", "t.me", "www.facebook.com", "x.com"]
    assert "kim.example%2F2025%2F10%2Fpanen.html" in links[0]
    assert all("https%3A%2F%2Fkim.example%2F2025%2F10%2Fpanen.html" in link for link in links[1:])


def test_a_message_tells_when_and_where_an_event_is_and_what_a_product_costs(project, tmp_path):
    event = "---\njudul: Bersih pantai\ntanggal: 2025-10-02\nmulai: 2025-10-04 06:00\ntempat: Pantai\n---\nBawa sapu & karung.\n"
    product = "---\njudul: Gula lontar\nharga: 25000\n---\nManis.\n"
    files = {**GROUP, "content/agenda/pantai.md": event, "content/produk/gula.md": product}
    made = Project(project(files), tmp_path / "public")
    made.build()
    said = [
        re.search("<pre>(.*?)</pre>", page.decode(), re.DOTALL) for page in made.bytes().values() if b"<pre>" in page
    ]
    messages = "\n\n".join(found[1] for found in said)
    assert (
        "*Bersih pantai*\nSabtu, 4 Oktober 2025, 06.00 WIB\nPantai\n\nBawa sapu &amp; karung.\n\nhttps://kim"
        in messages
    )
    assert "*Gula lontar*\nRp25.000\n\nManis.\n\nhttps://kim" in messages


def test_without_an_address_there_is_nothing_to_share_from_a_usb_stick(project, tmp_path, browser):
    made = Project(project({**GROUP, "content/group.yaml": "nama: KIM Lasiana\n"}), tmp_path / "public")
    made.build()
    page = browser.new_page()
    page.goto((made.output / PAGE).as_uri())
    assert page.locator(".share button:visible, .share a:visible").count() == 0
    page.close()


def test_the_text_for_groups_is_copied_with_script(site, page):
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => { window.copied = text }}})"
    )
    page.goto((site.output / PAGE).as_uri())
    page.click(".share summary")
    page.click(".share details button")
    page.wait_for_function("window.copied")
    assert page.evaluate("window.copied") == f"*Panen raya*\n\nIsi Panen raya.\n\n{ADDRESS}"
    assert page.inner_text(".share details button") == "Tersalin"


def test_a_printed_document_has_its_address_as_a_code_and_no_navigation(site, page):
    page.goto((site.output / PAGE).as_uri())
    assert not page.locator(".qr").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".qr img").is_visible() and ADDRESS in page.inner_text(".qr")
    assert page.locator("nav:visible, button:visible, .share ul:visible").count() == 0


def test_the_code_on_paper_reads_as_the_address(site):
    zxing = pytest.importorskip("zxingcpp")
    data = re.search(r'class="qr" hidden><img src="([^"]+)"', site.bytes()[PAGE].decode())[1]
    assert data == qr(ADDRESS)
    import base64

    image = Image.open(io.BytesIO(base64.b64decode(data.split(",")[1]))).convert("L")
    large = image.resize((image.width * 8, image.height * 8), Image.Resampling.NEAREST)
    sheet = Image.new("L", (large.width + 100, large.height + 100), 255)
    sheet.paste(large, (50, 50))
    assert [found.text for found in zxing.read_barcodes(sheet)] == [ADDRESS]


def test_the_code_is_white_at_its_edge_and_small():
    import base64

    data = base64.b64decode(qr(ADDRESS).split(",")[1])
    image = Image.open(io.BytesIO(data)).convert("L")
    assert image.crop((0, 0, image.width, BORDER)).getextrema() == (255, 255)
    assert len(data) < 400
