"""`kimsite import`: an export becomes a group's texts; what is there is never overwritten; what is lost is listed."""

import gzip
import json
import zipfile

import pytest
from conftest import write_files
from exports import blogger, category, entry, item, kept, meta, takeout, upload, wxr
from photos import plain

from kimsite.cli.main import run

GROUP = "nama: KIM Lasiana\nslug: kim-lasiana\nzona_waktu: WITA\nbase_url: https://kim.example\n"
BODY = (
    "<p>Kupang, 2 Oktober 2025 - Panen raya dimulai, <a href='https://kim-lama.example/2025/10/rapat/'>sesudah rapat</a>."
    "</p><p><a href='https://kim-lama.example/category/berita/'>Berita lain</a></p><p>Penulis: Ana Tefa</p>"
)
OLD_SITE = wxr(
    item(
        BODY,
        title='Panen: "raya"',
        creator="admin",
        more=meta("_thumbnail_id", "70") + '<category domain="category" nicename="daerah">Daerah</category>',
    ),
    item("<p>Rapat.</p>", "Rapat", 8, link="https://kim-lama.example/2025/10/rapat/", post_name="rapat"),
    item("<p>Belum jadi.</p>", "Draf", 9, status="draft", link="https://kim-lama.example/?p=9", post_name=""),
    item(
        "<p>Tentang kami.</p>",
        "Profil kami",
        10,
        post_type="page",
        link="https://kim-lama.example/profil-kami/",
        post_name="profil-kami",
    ),
    upload(70, "panen.jpg", 7, "Petani memanen", "Panen raya"),
    head=category("berita", "Berita") + category("daerah", "Daerah", "berita"),
)


@pytest.fixture
def source(tmp_path):
    return write_files(tmp_path / "kim", {"content/group.yaml": GROUP})


@pytest.fixture
def move_in(source, tmp_path):
    def move_in(data, *more, system="wordpress", name="lama.xml"):
        write_files(tmp_path, {name: data})
        return run(
            ["import", system, str(tmp_path / name), "--source", str(source), "--offline", "--lang", "id", *more]
        )

    return move_in


def snapshot(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build(source, capsys):
    capsys.readouterr()
    code = run(["build", "--source", str(source), "--json", "--today", "2025-11-01"])
    return code, json.loads(capsys.readouterr().out)


def test_a_text_comes_over_with_all_that_is_known_of_it(source, move_in):
    assert move_in(OLD_SITE) == 1  # the picture is missing
    assert (source / "content/berita/2025/panen-jagung.md").read_text(encoding="utf-8") == (
        "---\n"
        'judul: "Panen: \\"raya\\""\n'
        "tanggal: 2025-10-02 16:30\n"
        "kategori: Berita/Daerah\n"
        "penulis: Ana Tefa\n"
        "dateline: Kupang\n"
        "gambar: media/2025/10/panen.jpg\n"
        "alt: Petani memanen\n"
        "keterangan_foto: Panen raya\n"
        'alamat_lama: "/2025/10/panen-jagung/"\n'
        "---\n\n"
        "Panen raya dimulai, [sesudah rapat](rapat.md).\n\n"
        "[Berita lain](https://kim-lama.example/category/berita/)\n"
    )
    assert (source / "content/halaman/profil-kami.md").exists()


def test_the_account_says_what_came_over_and_what_did_not(source, move_in, capsys):
    move_in(OLD_SITE)
    account = (source / "laporan-impor.txt").read_text(encoding="utf-8")
    assert "berita: 3\nhalaman: 1\n" in account
    assert (
        "  content/media/2025/10/panen.jpg (tidak diambil) https://kim-lama.example/wp-content/uploads/2025/10/panen.jpg"
        in account
    )
    assert "  https://kim-lama.example/category/berita/\n" in account
    assert "  content/berita/2025/draf.md\n" in account
    assert "Ditulis: 4 tulisan" in capsys.readouterr().out


def test_twice_is_once(source, move_in):
    move_in(OLD_SITE)
    before = snapshot(source)
    move_in(OLD_SITE)
    assert snapshot(source) == before


def test_what_was_edited_moved_or_broken_since_is_left_alone(source, move_in):
    move_in(OLD_SITE)
    berita = source / "content/berita/2025"
    (berita / "rapat.md").rename(source / "content/berita/rapat-lama.md")
    (berita / "panen-jagung.md").write_text('---\njudul: Panen: raya\nalamat_lama: "/2025/10/panen-jagung/"\n---\n')
    before = snapshot(source)
    move_in(OLD_SITE)
    assert snapshot(source) == before


NO_DAY = {"post_date": "0000-00-00 00:00:00", "post_date_gmt": "0000-00-00 00:00:00"}
NO_ADDRESS = {"link": "https://kim-lama.example/?p=7", "post_name": ""}


@pytest.mark.parametrize("title", ["Ana &amp; Budi", "Caf&eacute;", "Cafe\u0301", "", 'Kata "dia": #1', "Jalan  baru"])
@pytest.mark.parametrize("more", [{}, NO_DAY], ids=["dated", "undated"])
@pytest.mark.parametrize("status", ["draft", "publish"])
def test_a_text_without_an_address_is_known_by_its_title_however_that_is_written(source, move_in, title, more, status):
    text = wxr(item("<p>Penulis: Ana</p><p>Panen raya.</p>", title, status=status, **{**NO_ADDRESS, **more}))
    move_in(text)
    before = snapshot(source)
    move_in(text)
    assert snapshot(source) == before


@pytest.mark.parametrize("path", ["cafe%CC%81", "a%0Ab", "a%00b", "a,b", "a%20b", "a%22b'", "a[1]"])
@pytest.mark.parametrize("more", [{}, NO_DAY], ids=["dated", "undated"])
def test_a_text_is_known_by_its_old_address_whatever_signs_are_in_it(source, move_in, path, more):
    text = wxr(item(link=f"https://kim-lama.example/2025/{path}/", **more))
    move_in(text)
    before = snapshot(source)
    move_in(text)
    assert snapshot(source) == before


def test_an_old_address_with_a_comma_is_one_address(source, move_in, capsys):
    move_in(wxr(item(link="https://kim-lama.example/2025/panen,raya/")))
    assert build(source, capsys)[0] == 0
    assert "/2025/panen%2Craya/ /2025/10/panen-jagung.html" in (source / "public/_redirects").read_text()


def test_a_text_of_the_group_with_the_same_name_is_not_overwritten(source, move_in, capsys):
    own = "---\njudul: Rapat kami\ntanggal: 2025-10-30\n---\nKami.\n"
    write_files(source, {"content/berita/2025/rapat.md": own})
    move_in(OLD_SITE)
    assert (source / "content/berita/2025/rapat.md").read_text() == own
    assert (source / "content/berita/2025/rapat-2.md").exists()
    code, report = build(source, capsys)
    assert (code, [p["code"] for p in report["problems"]]) == (
        0,
        ["K211", "K222"],
    )  # no picture; its old address is ours now


def test_old_addresses_lead_to_the_new_pages_and_links_between_texts_hold(source, move_in, capsys):
    move_in(OLD_SITE)
    build(source, capsys)
    public = source / "public"
    assert '2025/10/rapat.html">sesudah rapat</a>' in (public / "2025/10/panen-jagung.html").read_text(encoding="utf-8")
    for old in ("2025/10/rapat", "profil-kami"):
        assert f"{old}.html" in (public / old / "index.html").read_text(encoding="utf-8")


def test_pictures_from_a_folder_of_uploads_complete_the_move(source, move_in, tmp_path, capsys):
    write_files(tmp_path, {"uploads/2025/10/panen.jpg": plain(size=(640, 480))})
    assert move_in(OLD_SITE, "--uploads", str(tmp_path / "uploads")) == 0
    code, report = build(source, capsys)
    assert (code, report["problems"]) == (0, [])


def test_a_dry_run_writes_nothing(source, move_in, capsys):
    before = snapshot(source)
    move_in(OLD_SITE, "--dry-run")
    assert snapshot(source) == before
    assert "Belum ada yang ditulis" in capsys.readouterr().out


def test_json_is_one_document(move_in, capsys):
    move_in(OLD_SITE, "--json")
    said = json.loads(capsys.readouterr().out)
    assert (said["schema"], said["written"], said["missing"][0]["reason"]) == (1, 4, "offline")


@pytest.mark.parametrize("data, system", [(blogger(entry()), "blogger"), (takeout(kept()), "blogger")])
def test_blogger_keeps_its_addresses(source, move_in, capsys, data, system):
    assert move_in(data, system=system) == 0
    code, report = build(source, capsys)
    assert (code, report["problems"]) == (0, [])
    assert (source / "public/2025/10/panen-jagung.html").exists()


def test_two_posts_of_one_name_in_different_months_keep_their_addresses(source, move_in, capsys):
    november = {"id": "8", "path": "/2025/11/panen-jagung.html", "published": "2025-11-02T08:00:00+08:00"}
    move_in(blogger(entry(), entry(**november)), system="blogger")
    build(source, capsys)
    assert (source / "public/2025/10/panen-jagung.html").exists()
    assert run(["build", "--source", str(source), "--today", "2025-12-01", "--quiet"]) == 0
    assert (source / "public/2025/11/panen-jagung.html").exists()


def test_a_day_that_nobody_can_have_meant_is_none(source, move_in, capsys):
    days = ("0001-01-01 00:00:00", "9999-12-31 23:59:59", "0000-00-00 00:00:00")
    items = (
        item(
            title=f"Tulisan {n}",
            number=n,
            post_name=f"t{n}",
            link=f"https://kim-lama.example/t{n}/",
            post_date=day,
            post_date_gmt=day,
        )
        for n, day in enumerate(days)
    )
    assert move_in(wxr(*items)) == 1  # they cannot be published without one
    code, report = build(source, capsys)
    assert (code, {problem["code"] for problem in report["problems"]}) == (1, {"K191"})  # which says what to write


def test_no_file_has_the_name_of_a_device_of_windows(source, move_in):
    html = '<img src="https://kim-lama.example/wp-content/uploads/2025/10/aux.jpg">'
    move_in(wxr(item(html, "Con", post_name="con", link="https://kim-lama.example/con/")))
    move_in(wxr(item(html, "Con", post_name="con", link="https://kim-lama.example/con/")))
    assert [path for path in snapshot(source) if path.endswith(".md")] == ["content/berita/2025/con-1.md"]
    assert "media/2025/10/aux-1.jpg" in (source / "content/berita/2025/con-1.md").read_text(encoding="utf-8")


def test_packed_exports_are_unpacked_and_parts_put_together(source, move_in, tmp_path):
    with zipfile.ZipFile(tmp_path / "lama.zip", "w") as archive:
        archive.writestr("bagian-1.xml", wxr(item()))
        archive.writestr(
            "bagian-2.xml",
            wxr(item(title="Kedua", number=8, post_name="kedua", link="https://kim-lama.example/kedua/")),
        )
    assert move_in((tmp_path / "lama.zip").read_bytes(), name="lama.zip") == 0
    assert (source / "content/berita/2025/kedua.md").exists()
    assert move_in(gzip.compress(wxr(item())), name="lama.xml.gz") == 0


def refused(move_in, capsys, *given, **rest):
    assert move_in(*given, **rest) == 2
    return capsys.readouterr().err


def test_a_wrong_file_is_told_with_what_to_do(move_in, capsys):
    assert "kimsite import blogger" in refused(move_in, capsys, blogger(entry()))
    assert "kimsite import wordpress" in refused(move_in, capsys, wxr(item()), system="blogger")
    assert "Perkakas > Ekspor" in refused(move_in, capsys, b"bukan apa-apa")
    assert "Google Takeout" in refused(move_in, capsys, b"\x1f\x8b"[:0] + b"{}", system="blogger")
    assert "tidak dapat dibaca" in refused(move_in, capsys, b"PK\x03\x04 rusak", name="lama.zip")
    assert "folder tidak-ada tidak ada" in refused(move_in, capsys, wxr(item()), "--uploads", "tidak-ada")


NO_ADDRESS = {
    "wordpress": wxr(
        item("<p>Isi.</p><img src='/a.jpg'>"), item("<p>Rapat.</p>", "Rapat", 8, post_name="rapat", link="")
    ),
    "blogger": blogger(entry(), entry(title="Rapat", id="8", path="/2025/10/rapat.html")),
}
"""Two texts each; the old site calls itself by what is no address."""


@pytest.mark.parametrize("system", NO_ADDRESS)
def test_an_old_site_whose_address_is_none_loses_no_text(source, move_in, system):
    data = NO_ADDRESS[system].replace(b"://kim-lama.", b"://[kim-lama.")
    assert move_in(data, system=system) in (0, 1)
    assert len(list((source / "content/berita").rglob("*.md"))) == 2


def test_in_a_network_the_group_must_be_named(tmp_path, capsys):
    source = write_files(
        tmp_path / "jejaring",
        {
            "content/network.yaml": "nama: Kabupaten\n",
            "content/kim-a/group.yaml": "nama: A\n",
            "content/kim-b/group.yaml": "nama: B\n",
        },
    )
    write_files(tmp_path, {"lama.xml": wxr(item())})
    given = ["import", "wordpress", str(tmp_path / "lama.xml"), "--source", str(source), "--lang", "id"]
    assert run(given) == 2
    assert "kim-a, kim-b" in capsys.readouterr().err
    assert run([*given, "--group", "kim-b"]) == 0
    assert (source / "content/kim-b/berita/2025/panen-jagung.md").exists()


def test_a_hostile_export_stays_within_its_group_and_runs_nothing(source, move_in, capsys):
    html = (
        '<p onclick="alert(1)">Hai<script>alert(1)</script><a href="javascript:alert(1)">klik</a>'
        '<img src="x" onerror="alert(1)"><img src="https://kim-lama.example/../../../../etc/passwd"></p>'
    )
    move_in(wxr(item(html, "Jahat", post_name="..%2F..%2Fjahat", link="https://kim-lama.example/../../jahat/")))
    (text,) = [path for path in snapshot(source) if path.endswith(".md")]
    assert text == "content/berita/2025/jahat.md"
    build(source, capsys)
    (page,) = (source / "public").rglob("jahat.html")
    assert not {"alert(1)", "onerror", "javascript:"} & set(page.read_text(encoding="utf-8").replace('"', " ").split())
