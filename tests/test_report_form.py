"""The sheet of a group's month: what it did, in figures that are the report's, and room to sign on one sheet of A4."""

import re
import sys
from base64 import b64decode
from io import BytesIO

import pytest
from lxml import html
from photos import SECRETS, plain, telling
from PIL import Image, ImageFile

from kimsite.cli.main import run
from kimsite.report.paper import pdf_of

PROJECT = {
    "content/network.yaml": "nama: Jejaring Contoh\n",
    "content/kim-a/group.yaml": (
        "nama: KIM <A>\nid_kim: CONTOH-1\nkode_wilayah: 53.71.03.1011\ndinas_pembina: Dinas Contoh\n"
        "sk:\n  - nomor: 11/2019\n    tanggal: 2019-03-18\n    berlaku_sampai: 2022-03-18\n"
        "  - nomor: 07/2024\n    tanggal: 2024-01-22\n    berlaku_sampai: 2027-01-22\n"
        "pengurus:\n  - {jabatan: Wakil Ketua, nama: Beni}\n  - {jabatan: Ketua, nama: Ana}\n"
        "  - {jabatan: Sekretaris I, nama: Citra}\n"
    ),
    "content/kim-a/berita/dua.md": (
        "---\njudul: Panen\ntanggal: 2025-10-20\npenulis: Ana dan Beni\nlokasi: Lasiana\nadinda: akses\n---\nIsi.\n"
    ),
    "content/kim-a/berita/satu.md": "---\njudul: Tanam\ntanggal: 2025-10-03\n---\nIsi.\n",
    "content/kim-a/berita/lama.md": "---\njudul: Lama\ntanggal: 2025-09-03\n---\nIsi.\n",
    "content/kim-a/agenda/rapat.md": (
        "---\njudul: Rapat\ntanggal: 2025-09-28\nmulai: 2025-10-10 16:00\ntempat: Balai\n---\nIsi.\n"
    ),
    "content/kim-a/produk/gula.md": "---\njudul: Gula\n---\nIsi.\n",
    "content/kim-b/group.yaml": "nama: KIM B\n",
}


@pytest.fixture
def form(project, tmp_path, monkeypatch):
    """Makes the sheets; returns the file."""
    monkeypatch.setenv("KIMSITE_LANG", "id")

    def make(*arguments, code=0, today="2025-11-15"):
        target = tmp_path / "lembar"
        given = ["report", "--form", "--source", str(project(PROJECT)), "--today", today, "--output", str(target)]
        assert run([*given, *arguments]) == code
        return target

    return make


def sheet(target):
    return html.fromstring(target.read_bytes().decode()).xpath("//article")


def rows(table):
    return [["".join(cell.itertext()).strip() for cell in row] for row in table.xpath("tbody/tr")]


def test_it_says_who_the_group_is(form):
    (one,) = sheet(form("--month", "2025-10", "--group", "kim-a"))
    assert one.xpath("string(header/p[1])") == "KIM <A>"
    assert "Bulan Oktober 2025" in one.xpath("string(header)")
    facts = dict(zip(one.xpath("dl/div/dt/text()"), one.xpath("dl/div/dd/text()"), strict=True))
    assert facts == {
        "ID KIM": "CONTOH-1",
        "Wilayah": "Kelurahan Lasiana, Kelapa Lima, Kota Kupang, Nusa Tenggara Timur",
        "Nomor SK": "07/2024, berlaku sampai 22 Januari 2027",
        "Dinas pembina": "Dinas Contoh",
        "Jejaring": "Jejaring Contoh",
    }


def test_it_lists_what_was_published_and_what_took_place(form):
    activities, events, *_ = sheet(form("--month", "2025-10", "--group", "kim-a"))[0].xpath(".//table")
    assert rows(activities) == [
        ["1", "3 Oktober 2025", "Berita", "Tanam", "", ""],
        ["2", "20 Oktober 2025", "Berita", "Panen", "Lasiana", "Ana, Beni"],
    ]
    ((when, title, place),) = rows(events)
    assert when.startswith("Jumat, 10 Oktober 2025, 16.00") and (title, place) == ("Rapat", "Balai")


def test_its_counts_are_those_of_the_report(form):
    _, _, counts, adinda = sheet(form("--month", "2025-10", "--group", "kim-a"))[0].xpath(".//table")
    assert rows(counts) == [
        ["Berita", "2", "1", "3"],
        ["Galeri", "0", "0", "0"],
        ["Pengumuman", "0", "0", "0"],
        ["Agenda", "0", "1", "1"],
        ["Dokumen inti", "2", "2", "4"],
        ["Lainnya", "0", "0", "1"],
    ]
    assert rows(adinda)[0] == ["Akses informasi", "1"]


def test_it_has_room_for_those_who_sign(form):
    (one,) = sheet(form("--month", "2025-10", "--group", "kim-a"))
    said = [["".join(line.itertext()) for line in box.iter("p")] for box in one.xpath("div[@class='signatures']/div")]
    assert said == [
        ["Mengetahui,Lurah Lasiana", "(nama dan tanda tangan)"],
        ["Sekretaris", "Citra"],
        ["KIM <A>Ketua KIM", "Ana"],
    ]


@pytest.mark.parametrize("width", [320, 360])
def test_it_goes_onto_a_small_phone_before_it_is_printed(form, browser, width):
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.set_content(form("--month", "2025-10").read_text(encoding="utf-8"))
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator("main article").count() == 2
    page.close()


@pytest.mark.parametrize("width", [360, 700])
@pytest.mark.parametrize(("file", "word"), [("berita/dua.md", "Panen"), ("agenda/rapat.md", "Rapat")])
def test_no_word_is_so_long_that_columns_fall_off_the_paper(form, browser, monkeypatch, file, word, width):
    path, long = f"content/kim-a/{file}", "W" * 200
    monkeypatch.setitem(PROJECT, path, PROJECT[path].replace(word, long))
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.set_content(form("--month", "2025-10").read_text(encoding="utf-8"))
    assert long in page.locator("main").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


def test_all_groups_have_a_sheet_each_and_one_without_news_says_so(form):
    first, second = sheet(form("--month", "2025-10"))
    assert "KIM <A>" in first.text_content() and "KIM B" in second.text_content()
    assert "Tidak ada kegiatan yang diterbitkan bulan ini." in second.text_content()
    assert "Kepala Desa/Lurah" in second.text_content()


def test_a_month_that_runs_says_until_when(form):
    (one,) = sheet(form("--group", "kim-a", today="2025-10-12"))
    assert "Keadaan per 12 Oktober 2025" in one.xpath("string(header)")
    assert [row[3] for row in rows(one.xpath(".//table")[0])] == ["Tanam"]


def test_it_is_said_in_english_too(form):
    text = form("--month", "2025-10", "--lang", "en").read_text(encoding="utf-8")
    assert "Activity Report of a KIM" in text and "October 2025" in text and "Kegiatan" not in text


def test_the_same_month_gives_the_same_bytes(form):
    first = form("--month", "2025-10").read_bytes()
    assert form("--month", "2025-10", today="2025-12-24").read_bytes() == first


def weasyprint():
    """WeasyPrint with what it draws letters with, or a test that is skipped."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as fault:
        pytest.skip(f"no WeasyPrint: {fault}")


def test_as_pdf_each_sheet_is_one_page_of_a4(form):
    weasyprint()
    pdf = form("--month", "2025-10", "--format", "pdf").read_bytes()
    pages = re.findall(rb"/MediaBox \[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", unpacked(pdf))
    assert {(round(float(wide)), round(float(high))) for wide, high in pages} == {(595, 842)}
    assert len(pages) == 2
    assert form("--month", "2025-10", "--format", "pdf").read_bytes() == pdf


def test_each_groups_sheet_is_numbered_from_1(form):
    weasyprint()
    pypdf = pytest.importorskip("pypdf")
    pages = pypdf.PdfReader(form("--month", "2025-10", "--format", "pdf")).pages
    assert [page.extract_text().split()[-1] for page in pages] == ["1", "1"]


def unpacked(pdf):
    """A PDF with its compressed streams laid open."""
    import zlib

    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    opened = []
    for stream in streams:
        try:
            opened.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join((pdf, *opened))


def test_without_weasyprint_it_says_how_to_get_a_pdf_all_the_same(form, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    target = form("--month", "2025-10", "--format", "pdf", code=2)
    told = capsys.readouterr().err
    assert "pip install kimsite[pdf]" in told and "--format html" in told
    assert not target.exists()


def test_without_pypdf_which_binds_sheets_it_says_the_same(form, monkeypatch, capsys):
    weasyprint()
    monkeypatch.setitem(sys.modules, "pypdf", None)
    target = form("--month", "2025-10", "--format", "pdf", code=2)
    assert "pip install kimsite[pdf]" in capsys.readouterr().err
    assert not target.exists()


@pytest.mark.parametrize("arguments", [("--format", "csv"), ("--format", "json")])
def test_a_sheet_is_for_paper(form, capsys, arguments):
    form(*arguments, code=2)
    assert "pilih html atau pdf" in capsys.readouterr().err


def test_the_report_itself_has_no_pdf_but_a_browser_prints_it(project, capsys):
    assert run(["report", "--source", str(project(PROJECT)), "--format", "pdf", "--lang", "en"]) == 2
    assert "print the html report from a browser" in capsys.readouterr().err


def with_photos(project):
    project({"content/kim-a/berita/panen.jpg": telling("JPEG"), "content/kim-a/berita/rusak.jpg": plain()[:300]})
    for day, picture in ((4, "panen.jpg"), (5, "rusak.jpg"), (6, "panen.jpg")):
        head = f"judul: Foto {day}\ntanggal: 2025-10-{day:02}\ngambar: {picture}\nalt: Padi {day}\n"
        project({f"content/kim-a/berita/foto-{day}.md": f"---\n{head}---\nIsi.\n"})


def test_photos_stand_on_it_when_they_are_wanted_and_tell_nothing(form, project):
    with_photos(project)
    assert not sheet(form("--month", "2025-10", "--group", "kim-a"))[0].xpath(".//img")
    shown = sheet(form("--month", "2025-10", "--group", "kim-a", "--photos"))[0].xpath(".//ul[@class='photos']/li")
    assert [one.xpath("string(img/@alt)") for one in shown] == ["Padi 4", "Padi 6"]
    data = b64decode(shown[0].xpath("string(img/@src)").removeprefix("data:image/jpeg;base64,"))
    assert Image.open(BytesIO(data)).size == (160, 120)
    assert not Image.open(BytesIO(data)).getexif()
    assert not any(secret.encode() in data for secret in SECRETS)


def test_photos_are_on_paper_too_and_nothing_else_is_fetched(form, project):
    weasyprint()
    with_photos(project)
    pdf = form("--month", "2025-10", "--group", "kim-a", "--photos", "--format", "pdf").read_bytes()
    assert b"/DCTDecode" in unpacked(pdf)
    address = project({"rahasia.png": plain("PNG", (40, 40))}).joinpath("rahasia.png").as_uri()
    assert b"/Image" not in unpacked(pdf_of(f"<p>a</p><img src='{address}'><img src='http://127.0.0.1:9/a.png'>"))


def test_a_photo_that_is_cut_off_is_still_found_out_after_printing():
    weasyprint()
    pdf_of("<p>a</p>")
    assert not ImageFile.LOAD_TRUNCATED_IMAGES
