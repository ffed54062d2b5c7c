"""How pages ask for their pictures: one way everywhere, and no more than a small telephone on a slow line needs."""

import re
from datetime import UTC, datetime
from random import Random

import pytest
from photos import plain
from PIL import Image

from kimsite.build import build
from kimsite.model.settings import Settings

IMG = re.compile(r"<img [^>]*>")
VARIED = re.compile(r' (?:sizes="[^"]*"|loading="lazy"|fetchpriority="high")')


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A group with a post whose picture stands in its text, too, and a logo with holes."""
    folder = tmp_path_factory.mktemp("pictures")
    (folder / "content/berita").mkdir(parents=True)
    (folder / "content/group.yaml").write_text("nama: KIM Contoh\nlogo: berita/logo.png\n")
    head = 'judul: Panen\ntanggal: 2025-10-02\ngambar: panen.jpg\nalt: "Petani & sawah"'
    (folder / "content/berita/panen.md").write_text(f"---\n{head}\n---\nTadi.\n\n![Petani & sawah](panen.jpg)\n")
    noise = Image.frombytes("RGB", (160, 120), Random(1).randbytes(57_600)).resize((1600, 1200))
    noise.save(folder / "content/berita/panen.jpg")
    Image.new("RGBA", (256, 256), (200, 0, 0, 90)).save(folder / "content/berita/logo.png")
    build(Settings(str(folder), str(folder / "public"), datetime(2025, 11, 1, tzinfo=UTC), jobs=1), folder / "cache", 1)
    return folder / "public"


def images(site, path):
    return IMG.findall((site / path).read_text(encoding="utf-8").replace("&#39;", "'"))


def test_templates_and_texts_write_the_same(site):
    lead, inner = images(site, "2025/10/panen.html")
    assert VARIED.sub("", lead) == VARIED.sub("", inner)
    assert ' style="background:linear-gradient(#' in lead


def test_only_what_a_page_is_waited_for_with_is_eager(site):
    lead, inner = images(site, "2025/10/panen.html")
    assert 'fetchpriority="high"' in lead and "loading" not in lead
    assert 'loading="lazy"' in inner and "fetchpriority" not in inner
    logo, first, *_ = images(site, "index.html")
    assert "fetchpriority" not in logo and "loading" not in logo and 'fetchpriority="high"' in first
    assert all('decoding="async"' in image for image in (lead, inner, logo, first))


def test_what_can_be_seen_through_has_nothing_behind_it(site):
    assert "style" not in images(site, "index.html")[0]


@pytest.mark.browser
@pytest.mark.parametrize(("dots", "lead"), [(1, 360), (2, 720), (3, 1080)])
def test_a_telephone_asks_for_the_width_that_it_shows(site, browser, dots, lead):
    page = browser.new_page(viewport={"width": 360, "height": 740}, device_scale_factor=dots)
    page.goto((site / "2025/10/panen.html").as_uri(), wait_until="networkidle")
    asked = page.evaluate("[...document.images].map(i => [i.currentSrc, i.getBoundingClientRect().width])")
    for address, width in asked:
        assert address.endswith(f"-{lead}.webp")
        assert lead <= 1.15 * dots * width
    page.close()


def test_a_broken_picture_leaves_no_hole(tmp_path):
    (tmp_path / "content/berita").mkdir(parents=True)
    (tmp_path / "content/group.yaml").write_text("nama: KIM Contoh\n")
    head = "judul: Panen\ntanggal: 2025-10-02\ngambar: panen.jpg\nalt: Petani"
    (tmp_path / "content/berita/panen.md").write_text(f"---\n{head}\n---\nTadi.\n\n![Petani](panen.jpg)\n")
    (tmp_path / "content/berita/panen.jpg").write_bytes(plain(size=(800, 600))[:-90])
    settings = Settings(str(tmp_path), str(tmp_path / "public"), datetime(2025, 11, 1, tzinfo=UTC), jobs=1)
    told = build(settings, tmp_path / "cache", 1).problems
    assert [problem.code for problem in told] == ["K175", "K227", "K227"]
    assert images(tmp_path / "public", "2025/10/panen.html") == []
    assert not list((tmp_path / "public").glob("foto/*"))
