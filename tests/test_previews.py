"""What messengers show of a link: every page of a site with an address names a picture, and the picture is there."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from test_build import GROUP, NETWORK, POST, Project

IMAGE = re.compile(r'<meta property="og:image" content="https://kim\.example/([^"]+)">')


def photo(size):
    """A red photo with a blue foot."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (0, size[1] * 9 // 10, *size))
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def made(project, tmp_path):
    """Builds a project of these files."""

    def make(*files):
        site = Project(project({path: text for part in files for path, text in part.items()}), tmp_path / "public")
        site.build()
        return site

    return make


def picture_of(site, page):
    """The path of the picture that a page names; "" for none."""
    found = IMAGE.search((site.output / page).read_text(encoding="utf-8"))
    return found[1] if found else ""


def test_every_page_names_a_picture_that_messengers_show(made):
    site = made(NETWORK)
    pages = [path for path in site.output.rglob("*.html") if path.name != "404.html"]
    for page in pages:
        path = picture_of(site, page.relative_to(site.output))
        data = (site.output / path).read_bytes()
        assert Image.open(io.BytesIO(data)).size == (1200, 630), page
        assert len(data) <= 200_000
    assert len(pages) > 10
    assert picture_of(site, "index.html").startswith("kartu/")


def test_its_size_and_type_are_told(made):
    page = (made(GROUP).output / "2025/10/panen.html").read_text(encoding="utf-8")
    assert re.findall(r'"og:image:(type|width|height)" content="([^"]+)"', page) == [
        ("type", "image/jpeg"),
        ("width", "1200"),
        ("height", "630"),
    ]


def test_a_photo_is_cut_to_the_proportions_of_previews_a_little_above_its_middle(made):
    post = "---\njudul: Panen\ntanggal: 2025-10-02\ngambar: tinggi.jpg\nalt: Panen\n---\nIsi.\n"
    site = made(GROUP, {"content/berita/panen.md": post, "content/berita/tinggi.jpg": photo((900, 1200))})
    picture = Image.open(site.output / picture_of(site, "2025/10/panen.html"))
    assert picture.size == (1200, 630)
    red, _, blue = picture.getpixel((600, 629))
    assert red > 200 > blue


def test_a_card_takes_another_name_when_it_shows_something_else(made):
    site = made(GROUP)
    before, other = picture_of(site, "2025/10/panen.html"), picture_of(site, "2025/10/pasar.html")
    (site.folder / "content/berita/panen.md").write_text(POST.format(title="Panen jagung", date="2025-10-02"))
    site.build()
    assert picture_of(site, "2025/10/panen.html") != before
    assert not (site.output / before).exists()
    assert other == picture_of(site, "2025/10/pasar.html")
    assert other not in site.touched


def test_no_card_is_made_where_nobody_could_ask_for_it(made):
    site = made(GROUP, {"content/group.yaml": "nama: KIM Lasiana\n"})
    assert not (site.output / "kartu").exists()


def test_a_group_can_do_without_cards(made):
    site = made(GROUP, {"content/group.yaml": "nama: KIM\nbase_url: https://kim.example\nkartu: tidak\n"})
    assert not (site.output / "kartu").exists()
    assert picture_of(site, "2025/10/panen.html") == ""


def test_a_network_can_do_without_cards(made):
    site = made(NETWORK, {"content/network.yaml": "nama: J\nbase_url: https://kim.example\nkartu: tidak\n"})
    assert list(Path(site.output).rglob("kartu")) == []


def test_cards_are_kept_for_ever_by_browsers(made):
    headers = (made(GROUP).output / "_headers").read_text(encoding="utf-8")
    assert "/kartu/*\n  Cache-Control: public, max-age=31536000, immutable" in headers
