"""Drawn cards: what messengers show of a page without a photo."""

import io
import re

from conftest import write_files
from PIL import Image
from test_build import GROUP, NETWORK, Project
from test_weight import noise

from kimsite.model.preview import PREVIEW_SIZE, Preview
from kimsite.render.card import COLUMN, Easel
from kimsite.render.typesetting import TITLE, measure, set_title, writable

PHOTO = "---\njudul: Pasar pagi ini\ntanggal: 2025-10-04\ngambar: a.jpg\nalt: Lapak sayur\n---\nIsi.\n"
LONG = "Warga bergotong royong membersihkan pantai setelah gelombang tinggi menerjang tiga hari " * 4


def card(title):
    return Preview("kartu/a.jpg", title, "Berita", "KIM Lasiana", "Lasiana", "#f2c200")


def draw(title):
    return Easel(lambda path: None).draw(card(title))


def test_a_card_has_the_proportions_of_previews_and_is_light():
    data = draw(LONG)
    assert Image.open(io.BytesIO(data)).size == (1200, 630)
    assert len(data) < 100_000


def test_the_same_card_has_the_same_bytes_whatever_was_drawn_before():
    easel = Easel(lambda path: None)
    easel.draw(card("Lain"))
    assert easel.draw(card("Panen raya")) == draw("Panen raya")


def test_emoji_are_left_out():
    assert writable("🌾 Panen  jagung 😀") == "Panen jagung"


def test_a_title_in_a_script_that_the_fonts_lack_is_not_half_written():
    assert writable("ꦥꦚꦺꦤ꧀ Panen") == ""
    assert draw("ꦥꦚꦺꦤ꧀") == draw("")


def test_no_line_is_wider_than_its_column():
    for title in ("Panen", LONG, "x" * 200, "https://kim.example/" + "a" * 90):
        setting = set_title(title, COLUMN)
        assert all(measure(TITLE, setting.size, line) <= COLUMN for line in setting.lines)


def test_only_what_fits_in_no_size_ends_in_an_ellipsis():
    assert set_title(LONG, COLUMN).lines[-1].endswith("…")
    assert set_title(LONG[:100], COLUMN).lines[-1][-1] != "…"


def previews(site):
    """The preview of each page, by the page's path."""
    pages = {path: data.decode() for path, data in site.bytes().items() if path.endswith(".html")}
    found = {
        path: re.findall(r'property="og:image" content="https://kim\.example/([^"]+)"', page)
        for path, page in pages.items()
    }
    return {path: images[0] for path, images in found.items() if images}


def test_every_page_with_an_address_has_a_preview_that_is_there(project, tmp_path):
    network = Project(
        project({**NETWORK, "content/kim-a/berita/foto.md": PHOTO, "content/kim-a/media/a.jpg": noise()}),
        tmp_path / "public",
    )
    network.build()
    found, files = previews(network), network.bytes()
    assert {"index.html", "kim-a/index.html", "kim-a/2025/10/satu.html", "kim-a/2025/10/foto.html"} <= found.keys()
    for image in found.values():
        assert Image.open(io.BytesIO(files[image])).size == PREVIEW_SIZE
        assert len(files[image]) <= 200_000
    assert found["kim-a/2025/10/foto.html"].startswith("kim-a/foto/")
    assert found["index.html"].startswith("kartu/")


def test_a_network_or_a_group_may_do_without_cards(project, tmp_path):
    group = Project(
        project({**GROUP, "content/group.yaml": "nama: K\nbase_url: https://kim.example\nkartu: tidak\n"}),
        tmp_path / "public",
    )
    assert group.build().problems == ()
    assert not any(path.startswith("kartu/") for path in group.bytes())
    other = write_files(
        tmp_path / "jejaring",
        {**NETWORK, "content/network.yaml": "nama: J\nbase_url: https://kim.example\nkartu: tidak\n"},
    )
    network = Project(other, tmp_path / "semua")
    network.build()
    assert not any("kartu/" in path for path in network.bytes())


def test_without_an_address_nothing_is_drawn(project, tmp_path):
    group = Project(project({**GROUP, "content/group.yaml": "nama: K\n"}), tmp_path / "public")
    group.build()
    assert not any("kartu/" in path for path in group.bytes())
