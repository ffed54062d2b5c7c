"""A group's menu holds types of content and pages of its own, in the order it chose."""

import re

from conftest import write_files

from kimsite.cli.main import run

PAGES = {
    "content/halaman/sejarah.md": "---\njudul: Sejarah desa\n---\nDahulu.\n",
    "content/halaman/lapak.md": "---\njudul: Lapak warga\nslug: pasar\n---\nKini.\n",
}
POST = {"content/berita/panen.md": "---\njudul: Panen\ntanggal: 2025-10-02\n---\nIsi.\n"}


def home(folder, menu, files):
    write_files(folder, {"content/group.yaml": f"nama: KIM A\nslug: a\nmenu: [{menu}]\n", **files})
    code = run(["build", "--source", str(folder), "--today", "2025-11-01", "--lang", "id"])
    return code, (folder / "public/index.html").read_text(encoding="utf-8")


def entries(page):
    menu = re.search(r'<nav class="menu".*?</nav>', page, re.DOTALL)[0]
    return re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', menu)


def test_types_and_pages_stand_in_the_order_that_was_chosen(tmp_path):
    code, page = home(tmp_path, "Sejarah, berita, pasar", {**PAGES, **POST})
    assert code == 0
    assert entries(page) == [
        ("index.html", "Beranda"),
        ("sejarah.html", "Sejarah desa"),
        ("berita/index.html", "Berita"),
        ("pasar.html", "Lapak warga"),
        ("profil.html", "Profil"),
        ("cari.html", "Cari"),
    ]


def test_what_is_neither_is_told_and_the_site_is_built_without_it(tmp_path, capsys):
    code, page = home(tmp_path, "sejara, berita", {**PAGES, **POST})
    assert code == 0
    assert "peringatan K154" in (err := capsys.readouterr().err)
    assert "mungkin maksudnya sejarah" in err
    assert ("berita/index.html", "Berita") in entries(page)


def test_a_group_of_pages_alone_shows_them_on_its_front_page(tmp_path):
    _, page = home(tmp_path, "sejarah, pasar", PAGES)
    front = page[page.index("<main") :]
    assert '<li><a href="sejarah.html">Sejarah desa</a></li>' in front
    assert "baru memulai" not in front
