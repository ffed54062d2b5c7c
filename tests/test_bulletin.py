"""A bulletin: a month on one or two sheets of paper, with nothing on it that is not public."""

import http.server
import re
import sys
import threading
from datetime import date

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from photos import SECRETS, plain, telling

from kimsite.bulletin.clip import clipped, discreet, paragraphs, printable, shortened
from kimsite.bulletin.code import BORDER, code_of
from kimsite.bulletin.crop import hanging_day
from kimsite.cli.main import run
from kimsite.report.paper import on_paper
from kimsite.report.period import period_of

TODAY = "2025-11-15"
SENTENCES = "Warga menanam bakau di muara. Lima puluh orang ikut, dari tiga dusun. Bibitnya berasal dari hutan desa. "
PROJECT = {
    "content/network.yaml": "nama: Jejaring Contoh\nbase_url: https://kim.contoh.example\n",
    "content/kim-a/group.yaml": (
        "nama: KIM <script>A</script>\ntagline: Kabar & cerita\nkode_wilayah: 53.71.03.1011\n"
        "kontak: {wa: 0812-0000-0101, email: redaksi@kim-a.example}\n"
        "pengurus:\n  - {jabatan: Ketua, nama: Ana, telepon: 0812-0000-0201}\n"
        "  - {jabatan: Sekretaris, nama: Beni, telepon: 0812-0000-0301, publik: ya}\n"
    ),
    "content/kim-a/berita/bakau.md": (
        f"---\njudul: Menanam <b>bakau</b>\ntanggal: 2025-10-20\nlokasi: Lasiana\ngambar: bakau.jpg\nalt: Anak menanam\n---\n"
        f"{SENTENCES * 30}\n\nHubungi Ibu Dina di 0812-3456-7890, atau kami di 0812-0000-0101.\n"
    ),
    "content/kim-a/berita/nomor.md": (
        "---\njudul: Telepon 0812-3456-7890\ntanggal: 2025-10-10\n---\nHubungi 0812 3456 7890 atau 0812-0000-0101.\n"
    ),
    "content/kim-a/berita/lama.md": "---\njudul: Berita September\ntanggal: 2025-09-20\n---\nIsi.\n",
    "content/kim-a/cekfakta/air.md": (
        "---\njudul: Air laut jadi tawar\ntanggal: 2025-10-03\nklaim: Air laut jadi tawar.\npenilaian: salah\n---\nTidak benar.\n"
    ),
    "content/kim-a/pengumuman/lewat.md": (
        "---\njudul: Sudah lewat\ntanggal: 2025-10-01\nberlaku_sampai: 2025-10-31\n---\nIsi.\n"
    ),
    "content/kim-a/pengumuman/berlaku.md": (
        "---\njudul: Masih berlaku\ntanggal: 2025-10-01\nberlaku_sampai: 2025-11-03\n---\nIsi pengumuman.\n"
    ),
    "content/kim-a/agenda/rapat.md": (
        "---\njudul: Rapat warga\ntanggal: 2025-10-28\nmulai: 2025-11-04 16:00\ntempat: Balai\n---\nIsi.\n"
    ),
    "content/kim-a/agenda/sudah.md": "---\njudul: Sudah usai\ntanggal: 2025-10-01\nmulai: 2025-10-10\n---\nIsi.\n",
    "content/kim-b/group.yaml": "nama: KIM B\nkode_wilayah: 33.09.01.2001\n",
    "content/kim-b/berita/panen.md": "---\njudul: Panen\ntanggal: 2025-10-05\n---\nPanen padi.\n",
}


@pytest.fixture
def bulletin(project, tmp_path, monkeypatch, capfdbinary):
    """Prints a bulletin of October; returns the file, and what was said."""
    monkeypatch.setenv("KIMSITE_LANG", "id")
    given = {**PROJECT, "content/kim-a/berita/bakau.jpg": telling("JPEG")}

    def make(*arguments, code=0, files=None, month="2025-10"):
        folder = project({**given, **(files or {})})
        target = tmp_path / "buletin"
        line = ["bulletin", "--source", str(folder), "--month", month, "--today", TODAY, "--output", str(target)]
        assert run([*line, *arguments]) == code
        return target, capfdbinary.readouterr()[1].decode()

    return make


@pytest.fixture
def page(bulletin):
    def make(*arguments, **more):
        return html.fromstring(bulletin(*arguments, **more)[0].read_text(encoding="utf-8"))

    return make


def weasyprint():
    """WeasyPrint with what it draws letters with, or a test that is skipped."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as fault:
        pytest.skip(f"no WeasyPrint: {fault}")


# What is on it


def test_a_group_s_month_is_on_it_with_what_still_holds_and_what_is_to_come(page):
    tree = page("--group", "kim-a")
    said = " ".join(tree.text_content().split())
    assert tree.xpath("string(//h1)") == "KIM <script>A</script>"
    assert "Buletin Oktober 2025 · Kelurahan Lasiana, Kelapa Lima, Kota Kupang" in said
    assert tree.xpath("string(//article[@class='lead']/h2)") == "Menanam <b>bakau</b>"
    assert "Lasiana, 20 Oktober 2025" in said
    assert "Masih berlaku berlaku sampai 3 November 2025" in said
    assert "Selasa, 4 November 2025, 16.00 WITA Rapat warga Balai" in said.replace(
        "WITARapat wargaBalai", "WITA Rapat warga Balai"
    )
    assert "Pengumuman dan agenda per 1 November 2025." in said
    for absent in ("Berita September", "Sudah lewat", "Sudah usai", "Panen"):
        assert absent not in said


def test_a_claim_stands_there_with_what_it_was_found_to_be(page):
    assert "[Salah] Air laut jadi tawar" in page("--group", "kim-a").xpath("//h3/text()")


def test_a_region_has_the_groups_in_it_and_says_whose_news_it_is(page):
    files = {"content/kim-c/group.yaml": "nama: KIM C\nkode_wilayah: 53.71.03.1011\n"}
    files["content/kim-c/berita/c.md"] = "---\njudul: Kabar C\ntanggal: 2025-10-05\n---\nIsi.\n"
    tree = page("--region", "53.71", files=files)
    said = tree.text_content()
    assert tree.xpath("string(//h1)") == "Jejaring Contoh" and "Kota Kupang, Nusa Tenggara Timur" in said
    assert {"KIM <script>A</script>", "KIM C"} <= set(tree.xpath("//b/text()"))
    assert "Kabar C" in said and "Panen" not in said


def test_without_a_group_or_region_it_is_the_network_s(page):
    said = page().text_content()
    assert "Panen" in said and "Menanam" in said


def test_the_bulletin_of_a_month_that_is_over_is_the_same_whenever_it_is_made(bulletin):
    early = bulletin("--today", "2025-11-02")[0].read_bytes()
    assert bulletin("--today", "2026-03-02")[0].read_bytes() == early
    assert hanging_day(period_of("2025-10", date(2026, 1, 1))) == date(2025, 11, 1)
    assert hanging_day(period_of("2025-10", date(2025, 10, 9))) == date(2025, 10, 9)


def test_photos_of_galleries_have_their_place_and_their_captions(page):
    files = {"content/kim-a/galeri/lomba.jpg": plain(size=(300, 200))}
    files["content/kim-a/galeri/lomba.md"] = (
        "---\njudul: Lomba <i>dayung</i>\ntanggal: 2025-10-12\nfoto:\n"
        "  - {berkas: lomba.jpg, alt: Perahu, keterangan: Regu dusun dua menang. Hubungi 0812-3456-7890.}\n---\nIsi.\n"
    )
    (figure,) = page("--group", "kim-a", files=files).xpath("//figure[.//h2='Galeri']")
    assert figure.xpath("img/@alt") == ["Perahu"]
    said = " ".join(figure.xpath("string(figcaption)").split())
    assert said == "Regu dusun dua menang. Hubungi [tanyakan nomornya kepada kami]."
    assert figure.xpath(".//a/@href") == ["https://kim.contoh.example/kim-a/2025/10/lomba.html"]


def test_it_speaks_the_language_of_its_readers_not_of_the_machine(page, monkeypatch):
    monkeypatch.setenv("KIMSITE_LANG", "en")
    assert "Buletin Oktober 2025" in page("--group", "kim-a").text_content()
    english = {"content/network.yaml": "nama: Network\nbahasa: en\n"}
    assert "Bulletin, October 2025" in page("--group", "kim-a", files=english).text_content()


# What is not


def test_what_people_wrote_is_text_and_nothing_is_asked_for_elsewhere(page):
    tree = page("--group", "kim-a")
    assert tree.xpath("//script | //link | //iframe | //object") == []
    assert all(address.startswith("data:image/jpeg;base64,") for address in tree.xpath("//@src"))
    style = "".join(tree.xpath("//style/text()"))
    assert set(re.findall(r"url\(.([a-z]+):", style)) == {"data"} and "@import" not in style


def test_no_number_is_printed_that_is_not_public(page):
    said = page("--group", "kim-a").text_content()
    assert "+6281200000101" in said and "+6281200000301" in said
    assert not re.search(r"3456[ -]?7890|6281200000201|0000-0201", said)
    assert "Telepon [tanyakan nomornya kepada kami]" in said
    assert "Hubungi [tanyakan nomornya kepada kami] atau 0812-0000-0101." in said


def test_photos_say_nothing_of_where_they_were_taken(bulletin):
    import base64

    text = bulletin("--group", "kim-a")[0].read_text(encoding="utf-8")
    (photo,) = re.findall(r'src="data:image/jpeg;base64,([^"]+)"', text)
    assert all(secret.encode() not in base64.b64decode(photo) for secret in SECRETS)


def test_a_printer_fetches_nothing_from_the_network_nor_from_the_disk(tmp_path):
    weasyprint()
    asked = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    (tmp_path / "rahasia.css").write_text("p { content: 'rahasia' } @page { size: A3 }")
    server = http.server.HTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    there, file = f"http://127.0.0.1:{server.server_port}", (tmp_path / "rahasia.css").as_uri()
    paper = on_paper(
        f"<link rel=stylesheet href='{there}/a.css'><link rel=stylesheet href='{file}'><style>@import url({there}/b.css);"
        f"p {{ background: url({there}/c.png) }}</style><p>Teks<img src='{there}/d.jpg'><img src='{file}'>"
        f"<svg><image href='{there}/e.png'/></svg><object data='{there}/f'></object><embed src='{there}/g'>"
    )
    pdf = paper.write()
    server.shutdown()
    assert asked == [] and paper.sides == 1
    assert not re.search(rb"841\.\d+ 1190", pdf)  # A3, as the style sheet on the disk says


# Codes


def drawn(svg):
    """The dark modules of a code as segno draws it: rows of runs along a path."""
    dark, x, y = set(), 0, 0
    for step, numbers in re.findall(r"([Mmhv])([-\d. ]+)", re.findall(r' d="([^"]+)"', svg)[-1]):
        values = [float(number) for number in numbers.split()]
        if step == "M":
            x, y = values[0], values[1]
        elif step == "m":
            x, y = x + values[0], y + values[1]
        elif step == "h":
            dark |= {(int(x) + n, int(y)) for n in range(int(values[0]))}
            x += values[0]
    return dark


def test_each_text_has_a_code_that_leads_to_its_page(page):
    tree = page("--group", "kim-a")
    addresses = tree.xpath("//a[@class='code']/@href")
    assert addresses[0] == "https://kim.contoh.example/kim-a/"
    assert "https://kim.contoh.example/kim-a/2025/10/bakau.html" in addresses
    assert len(addresses) == len(set(addresses)) == 6
    for address in addresses:
        rows = list(segno.make_qr(address, error="m", boost_error=False).matrix_iter(border=BORDER))
        assert drawn(code_of(address)) == {
            (x, y) for y, row in enumerate(rows) for x, module in enumerate(row) if module
        }


def test_a_site_whose_address_nobody_knows_has_no_codes(page):
    tree = page("--group", "kim-a", files={"content/network.yaml": "nama: Jejaring\n"})
    assert tree.xpath("//a | //svg") == [] and "dipindai" not in tree.text_content()


# Words


@given(st.lists(st.text("abc. !?A1…", max_size=80), max_size=5), st.integers(1, 200))
def test_a_text_ends_where_a_sentence_does_or_says_that_it_goes_on(texts, most):
    texts = tuple(" ".join(text.split()) for text in texts if text.strip())
    shown = clipped(texts, most)
    assert sum(map(len, shown)) <= max(most, 2)
    for whole, kept in zip(texts, shown, strict=False):
        assert kept == whole or (kept.endswith(tuple(".!?…")) and whole.startswith(kept.rstrip("…")))


def test_abbreviations_end_no_sentence():
    text = "Camat hadir bersama dr. Rina dari Kec. Kelapa Lima di balai. Sesudahnya warga pulang."
    assert clipped((text,), 70) == ("Camat hadir bersama dr. Rina dari Kec. Kelapa Lima di balai.",)


def test_only_running_text_is_printed():
    body = (
        '<h2>Judul</h2><p>Satu <a href="kimsite:ref/0">dua</a><sup class="footnote-ref">1</sup>.</p><figure><figcaption>Foto'
        '</figcaption></figure><ul><li>Tiga</li><li><p>Empat</p></li></ul><div class="footnote"><p>Catatan</p></div>'
    )
    assert paragraphs(body) == ("Satu dua.", "Tiga", "Empat")


@given(st.text(max_size=300))
def test_no_html_breaks_the_reading_of_paragraphs(text):
    paragraphs(text)


@given(st.text(max_size=200), st.integers(5, 60))
def test_a_shortened_line_is_short(text, most):
    assert len(shortened(text, most)) <= most


def test_emoji_are_not_printed():
    assert printable("\U0001f33e Panen raya\u2728 30\u00b0C \U0001f44d\U0001f3fd") == "Panen raya 30°C"
    assert printable("Panen \U0001f33e\U0001f33e. Ayo!") == "Panen. Ayo!"
    assert printable("\U0001f468\u200d\U0001f33e\ufe0f") == ""


def test_known_numbers_stay():
    assert discreet("0812-0000-0101 dan 0812-3456-7890", ("6281200000101",), "[…]") == "0812-0000-0101 dan […]"


# Paper


def busy(groups=5, each=6):
    """A month with far more than two sheets hold."""
    files = {
        "content/network.yaml": "nama: Jejaring Rekaan dengan Nama yang Panjang\nbase_url: https://kim.contoh.example\n"
    }
    for g in range(groups):
        slug = f"kim-{g}"
        files[f"content/{slug}/group.yaml"] = (
            f"nama: KIM Rekaan Nomor {g} di Tepi Muara\nkode_wilayah: 53.71.03.1011\nalamat: {'Jalan Rekaan ' * 9}\n"
            f"kontak: {{wa: 081200000{g:03}, email: redaksi@kim-{g}.example}}\n"
        )
        for n in range(each):
            head = f"---\njudul: {'Judul yang panjang sekali ' * (n % 4 + 1)}{g} {n}\ntanggal: 2025-10-{n + 1:02}\n"
            text = f"---\n{(SENTENCES * (n + 1)).strip()}\n\n{SENTENCES * n}\n"
            files[f"content/{slug}/berita/b{n}.md"] = head + text
            files[f"content/{slug}/pengumuman/p{n}.md"] = head + "berlaku_sampai: 2025-12-01\n" + text
            files[f"content/{slug}/agenda/a{n}.md"] = head + f"mulai: 2025-11-{n + 2:02} 16:00\ntempat: Balai\n" + text
    return files


@pytest.mark.parametrize(("sheets", "files"), [("1", busy()), ("2", busy(1))], ids=["region", "group"])
def test_as_pdf_it_has_as_many_sheets_as_it_may(bulletin, sheets, files):
    weasyprint()
    target, told = bulletin("--region", "53.71", "--format", "pdf", "--sheets", sheets, files=files)
    pdf = target.read_bytes()
    assert not told and f"/Count {1 if sheets == '1' else 2}".encode() in opened(pdf)


def test_the_same_month_is_the_same_pdf(bulletin):
    weasyprint()
    first = bulletin("--group", "kim-a", "--format", "pdf")[0].read_bytes()
    assert bulletin("--group", "kim-a", "--format", "pdf")[0].read_bytes() == first


def opened(pdf):
    """A PDF with its compressed streams laid open."""
    import zlib

    found = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join((pdf, *found))


@pytest.mark.browser
@pytest.mark.parametrize("sheets", ["1", "2"])
@pytest.mark.parametrize("files", [busy(), busy(1)], ids=["region", "group"])
def test_printed_from_a_browser_it_has_no_more_sheets(bulletin, browser, tmp_path, sheets, files):
    target, _ = bulletin("--region", "53.71", "--sheets", sheets, files=files)
    (tmp_path / "buletin.html").write_bytes(target.read_bytes())
    window = browser.new_page()
    window.goto((tmp_path / "buletin.html").as_uri())
    pdf = opened(window.pdf(prefer_css_page_size=True))
    window.close()
    assert int(re.search(rb"/Count (\d+)", pdf)[1]) <= int(sheets)


@pytest.mark.browser
def test_it_fits_a_phone_too(bulletin, browser, tmp_path):
    target, _ = bulletin("--group", "kim-a")
    (tmp_path / "buletin.html").write_bytes(target.read_bytes())
    window = browser.new_page(viewport={"width": 360, "height": 700})
    window.goto((tmp_path / "buletin.html").as_uri())
    assert window.evaluate("document.documentElement.scrollWidth") <= 360
    window.close()


# What goes wrong


def test_a_region_that_is_none_or_has_no_group_is_told(bulletin):
    assert "K850" in bulletin("--region", "99.99", code=2)[1]
    assert "K850" in bulletin("--region", "Kupang", code=2)[1]
    assert "K851: belum ada kelompok di Kota Bandung" in bulletin("--region", "32.73", code=2)[1]


def test_a_month_without_anything_is_told(bulletin):
    assert "K852" in bulletin("--group", "kim-b", code=2, month="2025-08")[1]


def test_what_never_fits_is_printed_all_the_same_and_told(bulletin):
    weasyprint()
    lines = "".join(
        f"  - {{jabatan: Anggota, nama: {'Nama ' * 15}{n}, telepon: 08120000{n:04}, publik: ya}}\n" for n in range(30)
    )
    files = {"content/kim-a/group.yaml": f"nama: KIM A\npengurus:\n{lines}"}
    target, told = bulletin("--group", "kim-a", "--format", "pdf", "--sheets", "1", files=files)
    assert "K853" in told and target.exists()


def test_without_weasyprint_it_says_how_to_get_a_pdf_all_the_same(bulletin, monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert "pip install kimsite[pdf]" in bulletin("--format", "pdf", code=2)[1]


@pytest.mark.parametrize("arguments", [("--group", "kim-x"), ("--group", "kim-a", "--region", "53"), ("--sheets", "3")])
def test_what_makes_no_sense_is_refused(bulletin, arguments):
    target, told = bulletin(*arguments, code=2)
    assert told and not target.exists()


def test_a_month_that_has_not_begun_is_refused(bulletin):
    assert "2026-01" in bulletin(code=2, month="2026-01")[1]


def test_a_group_that_cannot_be_read_is_told_and_the_others_are_printed(bulletin):
    target, told = bulletin(files={"content/kim-b/group.yaml": "tagline: tanpa nama\n"}, code=1)
    assert "K150" in told and "Menanam" in target.read_text(encoding="utf-8")


def test_a_single_group_has_its_own(page, project):
    files = {name.replace("content/kim-b/", "content/"): text for name, text in PROJECT.items() if "/kim-b/" in name}
    import shutil

    shutil.rmtree(project({}) / "content", ignore_errors=True)
    folder = project(files)
    assert (
        run(
            ["bulletin", "--source", str(folder), "--month", "2025-10", "--today", TODAY, "--output", str(folder / "b")]
        )
        == 0
    )
    tree = html.fromstring((folder / "b").read_text(encoding="utf-8"))
    assert tree.xpath("string(//h1)") == "KIM B" and tree.xpath("string(//article/h2)") == "Panen"
