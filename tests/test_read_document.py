"""A Markdown file becomes a Document, or says why it cannot."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.diagnostics import as_text, fix, severity
from kimsite.model.content import Event, FactCheck, Group, Photo, Product, Service
from kimsite.model.settings import Limits
from kimsite.model.source import SourceFile
from kimsite.read.document import is_document, read_document
from kimsite.vocabulary import PICTURE_ENDINGS, TYPE_IDS, TYPE_NAMES

WITA = ZoneInfo("Asia/Makassar")
LASIANA = Group(
    "kim-lasiana", "content/kim-lasiana/group.yaml", "content/kim-lasiana", "KIM Lasiana", timezone=WITA.key
)
DATED = "judul: Panen raya\ntanggal: 2025-10-02\n"


def read(head, body="Isi.\n", path="berita/panen.md", limits=Limits()):  # noqa: B008 - frozen
    """What a file of the group with this head says."""
    return read_document(f"---\n{head}---\n{body}".encode(), f"{LASIANA.folder}/{path}", LASIANA, limits)


def document(head, body="Isi.\n", path="berita/panen.md"):
    """The same, where there is nothing to complain about."""
    made, problems = read(head, body, path)
    assert problems == ()
    return made


def codes(head, **rest):
    """The codes of what was wrong; the document is left out exactly if one of them is an error."""
    made, problems = read(head, **rest)
    assert (made is None) == any(severity(problem) == "error" for problem in problems)
    return [problem.code for problem in problems]


def test_a_post_holds_what_was_written():
    head = (
        "judul: Rakor Kominfo\ntanggal: 2025-10-02 14:30\nkategori: Berita/Daerah\npenulis: Marlin dan Yanto\n"
        "adinda: [akses]\nstatus: draf\nunggulan: ya\n"
    )
    post = document(head)
    assert (post.type, post.slug, post.title) == ("berita", "panen", "Rakor Kominfo")
    assert post.date == datetime(2025, 10, 2, 14, 30, tzinfo=WITA)
    assert post.category == ("Berita", "Daerah")
    assert post.authors == ("Marlin", "Yanto")
    assert post.adinda == ("akses",)
    assert post.draft
    assert post.featured
    assert (post.text, post.text_line) == ("Isi.\n", 10)


@pytest.mark.parametrize("folder", sorted(TYPE_NAMES))
def test_the_folder_gives_the_type_in_either_language(folder):
    head = DATED + ("mulai: 2025-10-02\n" if TYPE_NAMES[folder] == "agenda" else "")
    assert document(head, path=f"{folder}/2025/x.md").type == TYPE_NAMES[folder]
    assert document(head, path=f"{folder.title()}/x.md").type == TYPE_NAMES[folder]


def test_a_type_in_the_head_is_stronger_than_the_folder():
    assert document(DATED + "jenis: announcement\n").type == "pengumuman"
    assert document(DATED + "type: page\n", path="lama/x.md").type == "halaman"
    assert codes(DATED + "jenis: beritta\n") == ["K145"]


def test_a_file_in_no_known_folder_is_told_the_known_ones():
    _, (told,) = read(DATED, path="berito/x.md")
    assert told.code == "K192"
    assert dict(told.facts) == {"folder": "berito", "known": ", ".join(TYPE_IDS), "better": "berita"}
    assert codes(DATED, path="x.md") == ["K193"]


def test_a_title_may_be_the_first_heading_and_is_then_not_said_twice():
    post = document("tanggal: 2025-10-02\n", "\n# Panen raya #\n\nIsi.\n")
    assert (post.title, post.text, post.text_line) == ("Panen raya", "\nIsi.\n", 6)
    assert codes("tanggal: 2025-10-02\n", body="## Bagian\n") == ["K190"]


def test_dated_types_need_a_date_which_the_name_of_the_file_may_give():
    assert codes("judul: a\n") == ["K191"]
    post = document("judul: a\n", path="berita/2025-10-02-panen-raya.md")
    assert (post.date, post.slug) == (datetime(2025, 10, 2, tzinfo=WITA), "panen-raya")
    assert document("judul: a\n", path="produk/gula.md").date is None


def test_an_address_comes_from_the_field_the_file_or_the_title():
    assert document(DATED + "slug: lain\n").slug == "lain"
    assert document(DATED, path="berita/Panen Raya (1).md").slug == "panen-raya-1"
    assert document(DATED, path="berita/2025-10-02.md").slug == "panen-raya"
    assert document(DATED, path="berita/panen-raya/index.md").slug == "panen-raya"
    assert codes('judul: "???"\ntanggal: 2025-10-02\n', path="berita/2025-10-02.md") == ["K194"]


def test_an_event_has_a_start_and_an_end():
    event = "judul: Rapat\nmulai: 2025-10-02 09:00\nselesai: 2025-10-02 12:00\ntempat: Balai\n"
    made = document(event, path="agenda/rapat.md")
    start = datetime(2025, 10, 2, 9, tzinfo=WITA)
    assert made.event == Event(start, start.replace(hour=12), "Balai", False)
    assert made.date == start


def test_a_day_without_a_time_lasts_until_its_last_minute():
    whole = document("judul: a\nmulai: 2025-10-02\nselesai: 2025-10-03\n", path="agenda/a.md").event
    assert whole == Event(datetime(2025, 10, 2, tzinfo=WITA), datetime(2025, 10, 3, tzinfo=WITA), "", True)
    partly = document("judul: a\nmulai: 2025-10-02 09:00\nselesai: 2025-10-02\n", path="agenda/a.md").event
    assert partly.end == datetime(2025, 10, 2, 23, 59, tzinfo=WITA)
    until = document(DATED + "berlaku_sampai: 2025-10-09\n", path="pengumuman/a.md").valid_until
    assert until == datetime(2025, 10, 9, 23, 59, tzinfo=WITA)


def test_an_event_does_not_end_before_it_starts():
    head = "judul: a\nmulai: 2025-10-02 09:00\nselesai: 2025-10-02 08:00\n"
    _, (told,) = read(head, path="agenda/a.md")
    assert (told.code, told.line, told.column) == ("K195", 4, 10)


def test_each_type_has_its_own_fields():
    product = document("judul: a\nharga: Rp 25.000\nwa: 0812-3456-7890\n", path="produk/a.md")
    assert product.product == Product(25_000, "6281234567890")
    check = document(DATED + "klaim: x\npenilaian: partly-true\nbukti: [a, b]\n", path="cekfakta/a.md")
    assert check.factcheck == FactCheck("x", "sebagian-benar", ("a", "b"))
    service = document("judul: a\nsyarat: [KTP]\nbiaya: gratis\n", path="layanan/a.md")
    assert service.service == Service(("KTP",), "gratis")
    assert document("judul: a\nberkas: a.pdf\n", path="dokumen/a.md").file == "a.pdf"


def test_a_field_of_another_type_warns_and_is_passed_over():
    made, (told,) = read(DATED + "harga: 25000\n")
    assert (told.code, told.line, told.column) == ("K133", 4, 1)
    assert made.product is None


@pytest.mark.parametrize(
    ("photos", "expected"),
    [
        ("foto: album/", (Photo("album/"),)),
        ("foto: [a.jpg, b.png]", (Photo("a.jpg"), Photo("b.png"))),
        ("foto:\n  - {berkas: a.jpg, keterangan: Sawah, alt: Petani}", (Photo("a.jpg", "Sawah", "Petani"),)),
        ("photos: a.jpg", (Photo("a.jpg"),)),
    ],
)
def test_the_photos_of_a_gallery_are_a_list_or_a_folder(photos, expected):
    assert document(f"judul: a\n{photos}\n", path="galeri/a.md").photos == expected


@pytest.mark.parametrize("ending", PICTURE_ENDINGS)
def test_a_gallery_takes_whatever_is_a_picture_elsewhere(ending):
    assert document(f"judul: a\nfoto: foto{ending.upper()}\n", path="galeri/a.md").photos == (
        Photo(f"foto{ending.upper()}"),
    )


def test_foto_is_the_photographer_but_in_a_gallery():
    assert document(DATED + "foto: Marlin\n").photographer == "Marlin"
    assert document("judul: a\nphotographer: Marlin\n", path="galeri/a.md").photographer == "Marlin"
    assert codes("judul: a\nfoto: Marlin\n", path="galeri/a.md") == ["K197"]


def test_all_that_is_wrong_is_told_in_one_run():
    assert codes("tanggal: besok\nstatus: x\nnik: 1\nwarna: merah\n") == ["K137", "K145", "K131", "K132", "K190"]


@pytest.mark.parametrize(("head", "path"), [("", "qq/a.md"), ("status: zzz\n", "berita/a.md")])
def test_what_resembles_nothing_is_not_guessed_at(head, path):
    _, (told,) = read(DATED + head, path=path)
    assert "mungkin maksudnya" not in fix(told, "id")


def test_a_file_beyond_the_limit_is_left_out():
    assert codes(DATED, limits=Limits(text_bytes=10)) == ["K102"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("berita/a.md", True),
        ("berita/a.Markdown", True),
        ("berita/2025/10/a.md", True),
        ("README.md", False),
        ("berita/readme.md", False),
        ("media/a.md", False),
        ("berita/a.jpg", False),
    ],
)
def test_markdown_outside_the_media_is_a_document(path, expected):
    assert is_document(SourceFile(f"content/media/{path}", 1, 1), "content/media") is expected


def test_the_sample_network_is_read_without_a_word(repository: Path):
    for path in sorted(repository.glob("content/*/berita/**/*.md")):
        slug = path.relative_to(repository).parts[1]
        group = Group(slug, f"content/{slug}/group.yaml", f"content/{slug}", slug)
        made, problems = read_document(path.read_bytes(), path.relative_to(repository).as_posix(), group, Limits())
        assert made is not None
        assert problems == ()


@given(st.binary() | st.text().map(lambda text: f"---\njudul: a\n{text}".encode("utf-8", "replace")))
def test_any_bytes_are_a_document_or_an_error(data):
    made, problems = read_document(data, "content/kim-lasiana/berita/a.md", LASIANA, Limits())
    assert (made is None) == any(severity(problem) == "error" for problem in problems)
    assert all(as_text(problem, language) for problem in problems for language in ("id", "en"))


@given(st.text(min_size=1))
def test_any_name_of_a_file_is_taken(name):
    read_document(f"---\n{DATED}---\n".encode(), f"content/kim-lasiana/berita/{name}.md", LASIANA, Limits())


@pytest.mark.parametrize(
    "line",
    [
        "Yohanes, NIK 5371031707850001, menerima bantuan.",
        "| 1 | Maria | 5371035707850001 |",
        "NIK: **5371 0317 0785 0001**",
        "- 53.71.03.170785.0001",
        "Nomor KK 537103-170785-0001 milik [Yohanes](https://kim.example/5371).",
    ],
)
def test_a_nik_in_the_text_is_a_warning_that_does_not_repeat_it(line):
    post, (told,) = read(DATED, body=f"Penerima bantuan:\n\n{line}\n")
    assert post is not None
    assert (told.code, told.line) == ("K198", 7)
    marked = told.source[told.column - 1 : told.column - 1 + told.length]
    assert marked.count("x") == 16 and not any(c.isdigit() for c in marked)
    assert "0001" not in as_text(told, "id")


@pytest.mark.parametrize(
    "text",
    [
        "Nomor 0971031707850001 tidak punya provinsi.",
        "Nomor 5371033207850001 tidak punya hari, 5371037207850001 juga tidak.",
        "Nomor 5371031713850001 tidak punya bulan.",
        "Nomor 53710317078500011 terlalu panjang.",
        "Rekening 53-71-0317-07850001.",
        "Masa pendaftaran: 12-10-2025 05-11-2025",
        "Nilai: 53 71 03 17 07 85 00 01",
        "Lihat https://kim.example/berkas/5371031707850001 dan www.kim.example?id=5371031707850001",
        "Lihat [daftar](5371031707850001.pdf) dan [itu].\n\n[itu]: 5371031707850001.pdf",
        "Tulis `5371031707850001`.",
        "```\nNIK 5371031707850001\n```",
        "~~~ text\nNIK 5371031707850001\n~~~\n",
    ],
)
def test_other_numbers_addresses_and_code_are_no_nik(text):
    assert "K198" not in codes(DATED, body=f"{text}\n")


def test_all_identity_numbers_of_a_text_are_one_warning():
    rows = "".join(f"| {number} | 537103170785{number:04} |\n" for number in range(1, 301))
    _, (told,) = read(DATED, body=rows)
    assert (told.code, told.line, dict(told.facts)["more"]) == ("K198", 5, "299")


HEAPS = {
    "marks": "`",
    "unequal marks": "`a ``a ",
    "fences": "```\n~~~\n",
    "links": "[](",
    "brackets": "[",
    "digits": "1 ",
}


@pytest.mark.parametrize("heap", HEAPS.values(), ids=HEAPS)
def test_looking_for_identity_numbers_ends_soon_in_any_text(heap):
    assert set(codes(DATED, body=heap * (500_000 // len(heap)) + "\nNIK 5371031707850001\n")) <= {"K198"}
