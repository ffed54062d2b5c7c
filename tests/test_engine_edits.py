"""What is written after an edit: exactly this, and nothing else.

Paths are those of files that were written anew; `+` stands before new ones, `-` before those that are gone.
The village is that of `village.py`: `kim-b` has the posts Empat and Lima, which has a summary of its own.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import write_files
from edits import say
from village import DIARIES, PORTAL, PORTAL_FEEDS, picture, post, these

pytestmark = pytest.mark.usefixtures("read_once")
Change = Callable[[Path], object]

STANDING = "index.html profil.html berita/index.html kategori/index.html kategori/desa/index.html tag/index.html tag/padi/index.html"
PAGES = {
    "kim-a": f"{STANDING} agenda/index.html pengumuman/index.html 2025/10/satu.html 2025/10/dua.html 2025/10/tiga.html "
    "2025/10/libur.html 2025/11/kirab.html",
    "kim-b": f"{STANDING} 2025/10/empat.html 2025/10/lima.html",
    "kim-c": f"{STANDING} 2025/10/enam.html",
}


def pages(*groups: str) -> str:
    """All pages of some groups."""
    return " ".join(f"{group}/{path}" for group in groups for path in PAGES[group].split())


def replaced(file: str, old: str, new: str) -> Change:
    def change(content: Path) -> None:
        text = (content / file).read_text("utf-8")
        assert old in text
        (content / file).write_text(text.replace(old, new), "utf-8")

    return change


def said(file: str, key: str, value: str) -> Change:
    return lambda content: say(content / file, key, value)


# Documents


def test_nothing(built):
    assert built.written() == set()


def test_a_file_that_was_only_touched(built):
    assert built.written(lambda content: (content / "kim-a/berita/satu.md").touch()) == set()


def test_the_body_of_a_post_with_a_summary_of_its_own(built):
    assert built.written(replaced("kim-b/berita/lima.md", "Isi Lima.", "Lain.")) == these(
        "kim-b/2025/10/lima.html kim-b/rss.xml"
    )


def test_the_beginning_of_a_body_which_is_its_summary(built):
    assert built.written(replaced("kim-b/berita/empat.md", "Isi Empat.", "Lain.")) == these(
        "kim-b/2025/10/empat.html kim-b/rss.xml",
        "kim-b/index.html kim-b/berita/index.html kim-b/kategori/desa/index.html kim-b/tag/padi/index.html",
        "kim-b/2025/10/lima.html kim-b/kim.json index.html rss.xml network.json",
    )


def test_a_title(built):
    assert built.written(said("kim-b/berita/empat.md", "judul", "Empat lagi")) == these(
        "kim-b/2025/10/empat.html kim-b/rss.xml +kim-b/kartu/* -kim-b/kartu/*",
        "kim-b/index.html kim-b/berita/index.html kim-b/kategori/desa/index.html kim-b/tag/padi/index.html",
        "kim-b/2025/10/lima.html kim-b/kim.json index.html rss.xml network.json",
    )


def test_a_date_in_another_month(built):
    assert built.written(said("kim-b/berita/empat.md", "tanggal", "2025-09-30")) == these(
        "+kim-b/2025/09/empat.html -kim-b/2025/10/empat.html kim-b/rss.xml kim-b/sitemap.xml",
        "kim-b/index.html kim-b/berita/index.html kim-b/kategori/desa/index.html kim-b/tag/padi/index.html",
        "kim-b/2025/10/lima.html kim-b/kim.json index.html rss.xml network.json",
    )


@pytest.mark.parametrize(
    "change",
    [
        said("kim-b/berita/empat.md", "slug", "lain"),
        lambda content: (content / "kim-b/berita/empat.md").rename(content / "kim-b/berita/lain.md"),
    ],
    ids=["slug", "file"],
)
def test_another_address(built, change):
    assert built.written(change) == these(
        "+kim-b/2025/10/lain.html -kim-b/2025/10/empat.html kim-b/rss.xml kim-b/sitemap.xml",
        "kim-b/index.html kim-b/berita/index.html kim-b/kategori/desa/index.html kim-b/tag/padi/index.html",
        "kim-b/2025/10/lima.html kim-b/kim.json index.html rss.xml network.json",
    )


def test_one_more_tag(built):
    assert built.written(said("kim-b/berita/empat.md", "tag", "[padi, jagung]")) == these(
        "kim-b/2025/10/empat.html kim-b/rss.xml kim-b/sitemap.xml kim-b/tag/index.html +kim-b/tag/jagung/index.html"
    )


def test_another_category(built):
    assert built.written(said("kim-b/berita/empat.md", "kategori", "Sawah")) == these(
        "kim-b/2025/10/empat.html kim-b/rss.xml kim-b/sitemap.xml",
        "kim-b/kategori/index.html kim-b/kategori/desa/index.html +kim-b/kategori/sawah/index.html",
        "kim-b/index.html kim-b/berita/index.html kim-b/tag/padi/index.html kim-b/2025/10/lima.html",
    )


def test_a_new_post(built):
    assert built.written(
        lambda content: write_files(content, {"kim-b/berita/baru.md": post("Baru", "2025-10-09")})
    ) == these(
        "+kim-b/2025/10/baru.html +kim-b/kartu/* kim-b/2025/10/empat.html kim-b/2025/10/lima.html kim-b/rss.xml kim-b/sitemap.xml",
        "kim-b/index.html kim-b/profil.html kim-b/berita/index.html kim-b/kim.json kim-b/kategori/index.html",
        "kim-b/kategori/desa/index.html kim-b/tag/index.html kim-b/tag/padi/index.html",
        "index.html rss.xml network.json kim.csv",
    )


def test_a_post_that_is_gone(built):
    assert built.written(lambda content: (content / "kim-b/berita/empat.md").unlink()) == these(
        "-kim-b/2025/10/empat.html -kim-b/kartu/* kim-b/2025/10/lima.html kim-b/rss.xml kim-b/sitemap.xml",
        "kim-b/index.html kim-b/profil.html kim-b/berita/index.html kim-b/kim.json kim-b/kategori/index.html",
        "kim-b/kategori/desa/index.html kim-b/tag/index.html kim-b/tag/padi/index.html",
        "index.html rss.xml network.json kim.csv",
    )


def test_a_picture(built):
    assert built.written(lambda content: (content / "kim-a/berita/foto.png").write_bytes(picture(9))) == these(
        "-kim-a/foto/foto-0798379b-8.jpg -kim-a/foto/foto-0798379b-8.webp",
        "-kim-a/foto/foto-0798379b-8-kartu.jpg +kim-a/foto/foto-e995ecf8-8-kartu.jpg",
        "+kim-a/foto/foto-e995ecf8-8.jpg +kim-a/foto/foto-e995ecf8-8.webp",
        "kim-a/2025/10/dua.html kim-a/2025/10/satu.html kim-a/2025/10/tiga.html kim-a/2025/10/libur.html kim-a/rss.xml",
        "kim-a/index.html kim-a/berita/index.html kim-a/kategori/desa/index.html kim-a/tag/padi/index.html",
    )


def test_a_picture_that_is_moved_is_not_made_again(built, monkeypatch):
    monkeypatch.setattr("kimsite.render.darkroom.print_of", None)  # who would make it would fail
    assert built.written(lambda c: (c / "kim-a/berita/foto.png").rename(c / "kim-a/media/foto.png")) == set()


def test_a_file_to_download(built):
    assert built.written(lambda content: (content / "kim-a/media/jadwal.pdf").write_bytes(b"%PDF-1.4 dua")) == these(
        "-kim-a/berkas/jadwal-049bbc2b.pdf +kim-a/berkas/jadwal-8034dc9b.pdf kim-a/2025/10/tiga.html kim-a/rss.xml"
    )


# Groups


def test_an_officer(built):
    assert built.written(replaced("kim-a/group.yaml", "Ana", "Budi")) == these("kim-a/profil.html kim-a/kim.json")


def test_a_telephone_number(built):
    assert built.written(replaced("kim-a/group.yaml", "0101", "0102")) == these(pages("kim-a"), "kim-a/kim.json")


def test_a_menu(built):
    assert built.written(said("kim-a/group.yaml", "menu", "[agenda, berita]")) == these(pages("kim-a"))


def test_a_menu_that_is_as_it_was_without(built):
    assert built.written(said("kim-b/group.yaml", "menu", "[berita]")) == set()


def test_a_setting_of_the_theme(built):
    assert built.written(said("kim-b/group.yaml", "pengaturan_tema", '{warna: "#123456"}')) == these(
        pages("kim-b"), "+kim-b/kartu/* -kim-b/kartu/* +kim-b/aset/ikon* -kim-b/aset/ikon* kim-b/manifest.webmanifest"
    )


def test_the_name_of_a_group(built):
    assert built.written(said("kim-b/group.yaml", "nama", "KIM Lain")) == these(
        pages("kim-b"),
        "+kim-b/kartu/* -kim-b/kartu/* kim-b/manifest.webmanifest",
        "kim-b/rss.xml kim-b/kim.json index.html rss.xml network.json kim.csv",
    )


def test_the_address_of_a_group(built):
    assert built.written(said("kim-b/group.yaml", "base_url", "https://b.example")) == these(
        pages("kim-b"), "kim-b/rss.xml kim-b/kim.json kim-b/sitemap.xml kim-b/robots.txt rss.xml network.json kim.csv"
    )


def test_a_group_that_is_gone(built):
    assert built.written(lambda content: shutil.rmtree(content / "kim-c")) == these(
        pages("kim-c").replace("kim-c", "-kim-c"),
        "-kim-c/rss.xml -kim-c/kim.json -kim-c/sitemap.xml -kim-c/robots.txt -kim-c/aset/mini.b54d8877.css",
        "-kim-c/kartu/* -kim-c/aset/ikon* -kim-c/manifest.webmanifest",
        "index.html rss.xml network.json kim.csv",
    )


# The network and the theme


def test_the_name_of_the_network(built):
    assert built.written(said("network.yaml", "nama", "Lain")) == these(
        pages("kim-a", "kim-b", "kim-c"), PORTAL, DIARIES, PORTAL_FEEDS, "network.json +kartu/* -kartu/*"
    )


def test_what_a_network_says_of_itself(built):
    assert built.written(said("network.yaml", "tentang", "Kami")) == these("index.html network.json")


def test_one_template(built):
    assert built.written(replaced("../themes/mini/templates/profile.html", "{{ officers }}", "")) == these(
        "kim-a/profil.html kim-b/profil.html kim-c/profil.html"
    )


@pytest.mark.parametrize(
    "change",
    [
        replaced("../themes/mini/templates/base.html", "{{ head }}", "{{ head }}<hr>"),
        lambda content: write_files(content.parent / "themes/mini", {"i18n/id.yaml": "home: Muka\n"}),
    ],
    ids=["frame", "word"],
)
def test_what_all_templates_draw_in(built, change):
    assert built.written(change) == these(pages("kim-a", "kim-b", "kim-c"), PORTAL, DIARIES)


def test_a_word_in_a_language_that_nobody_uses(built):
    assert (
        built.written(lambda content: write_files(content.parent / "themes/mini", {"i18n/en.yaml": "home: Front\n"}))
        == set()
    )


def test_a_style_sheet_whose_address_holds_its_digest(built):
    assert built.written(lambda content: (content / "../themes/mini/assets/mini.css").write_text("body {}\n")) == these(
        pages("kim-a", "kim-b", "kim-c"),
        PORTAL,
        DIARIES,
        *(
            f"-{group}aset/mini.b54d8877.css +{group}aset/mini.7c98040a.css"
            for group in ("", "kim-a/", "kim-b/", "kim-c/")
        ),
    )
