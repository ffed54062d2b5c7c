"""What is shown as no link or picture is told, with its place and what to write."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image

from kimsite.build import build
from kimsite.compose.lost import instead_of
from kimsite.compose.markdown import convert
from kimsite.diagnostics import as_text, fix
from kimsite.model.settings import Settings
from kimsite.model.site import Profile

TODAY = datetime(2025, 11, 1, tzinfo=UTC)
GROUP = {"content/group.yaml": "nama: KIM Lasiana\n"}


def post(body="Isi.", extra=""):
    return f"---\njudul: Panen\ntanggal: 2025-10-02\n{extra}---\n{body}\n"


def jpeg():
    data = BytesIO()
    Image.new("RGB", (4, 3)).save(data, "JPEG")
    return data.getvalue()


@pytest.fixture
def told(project, tmp_path):
    """All that a build says about files made of a dict, beside a group."""

    def build_them(files, **settings):
        folder = project(GROUP | files)
        whole = Settings(str(folder), str(tmp_path / "public"), TODAY, jobs=1, **settings)
        return build(whole, tmp_path / "cache", 1).problems

    return build_them


def lost(text):
    return [(reference.kind, reference.target) for reference in convert(text, Profile()).references]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[x](#tidak-ada)", [("missing", "#tidak-ada")]),
        ("[x](#cara)\n\n## Cara", []),
        ("[x](#Cara%20daftar)\n\n## Lain {#Cara-daftar}", []),
        ("Kata[^1].\n\n[^1]: Catatan.", []),
        ("[x](C:\\data\\x.pdf)", [("refused", "C:\\data\\x.pdf")]),
        ("[x](ftp://a/b) [y](ftp://a/b)", [("refused", "ftp://a/b")]),
        ("[x](javascript:alert(1))", [("refused", "javascript:alert(1)")]),
        ("[x](https://orang@a.id/)", [("refused", "https://orang@a.id/")]),
        ("[x]()", [("refused", "()")]),
        ("![x](https://a.id/x.jpg)", [("elsewhere", "https://a.id/x.jpg")]),
        ("<img alt=x src='//a.id/x.jpg?a=1&amp;b'>", [("elsewhere", "//a.id/x.jpg?a=1&b")]),
        ("[x](https://a.id/) <halo@desa.id> https://b.id [t](tel:+6281)", []),
        ("`[x](ftp://a/b)`\n\n    [y](#z)\n\n<a name='q'>q</a> <b href='ftp://c'>b</b>", []),
    ],
)
def test_what_a_text_points_at_in_vain_is_known(text, expected):
    assert lost(text) == expected


def test_references_in_the_text_keep_their_numbers():
    body = convert("[x](ftp://a/b) [y](a.md) ![z](b.jpg)", Profile())
    assert 'href="kimsite:ref/0"' in body.html and 'src="kimsite:ref/1"' in body.html
    assert [reference.kind for reference in body.references] == ["link", "image", "refused"]


@pytest.mark.parametrize(
    ("address", "better"),
    [
        ("C:\\data\\x.pdf", "x.pdf"),
        ("file:///C:/data/laporan%20akhir.pdf", "laporan akhir.pdf"),
        ("htps://salah.id/x", "https://salah.id/x"),
        ("http:/salah.id", "https://salah.id"),
        ("https://a_b.id/", "https://..."),
        ("ftp://a/b", "https://..."),
        ("data:image/png;base64,AAAA", "panen.jpg"),
    ],
)
def test_the_remedy_is_what_could_have_been_meant(address, better):
    assert instead_of(address) == better


def test_the_remedy_for_a_missing_section_names_those_that_are_there(told):
    (problem,) = told({"content/berita/a.md": post("[x](#daftar)\n\n## Cara\n\n## Biaya")})
    assert fix(problem, "id").endswith("bagian yang ada: #cara, #biaya")
    assert (problem.line, problem.column) == (5, 5)


@pytest.mark.parametrize("link", ["[x](b.md)", "[x](b)", "[x](b.md#cara)"])
@pytest.mark.parametrize(
    ("extra", "code"), [("status: draf\n", "K225"), ("kategori: [[a]]\ntag: {a: b}\n", "K227")], ids=["draft", "error"]
)
def test_a_link_to_a_document_that_is_not_shown_says_why(told, link, extra, code):
    files = {"content/berita/a.md": post(link), "content/berita/b.md": post(extra=extra)}
    problem = next(problem for problem in told(files) if problem.path == "content/berita/a.md")
    assert problem.code == code
    assert dict(problem.facts)["path"] == "content/berita/b.md"


def test_what_waits_is_told_as_a_hint_with_its_day_and_is_a_link_with_drafts(told):
    files = {
        "content/berita/a.md": post("[x](b.md)", "baca_juga: b\n"),
        "content/berita/b.md": post().replace("2025-10", "2025-12"),
    }
    problems = told(files)
    assert [(problem.code, problem.line) for problem in problems] == [("K226", 4), ("K226", 6)]
    assert "baru tayang pada 2025-12-02" in as_text(problems[0], "id")
    assert told(files, drafts=True) == ()


def test_a_picture_with_an_error_is_not_said_to_be_missing(told):
    files = {"content/berita/a.md": post("![Sawah](foto.heic)"), "content/berita/foto.heic": b"\0\0\0\x18ftypheic"}
    assert [(problem.code, problem.path) for problem in told(files)] == [
        ("K227", "content/berita/a.md"),
        ("K173", "content/berita/foto.heic"),
    ]


@pytest.mark.parametrize("name", ["panen.jfif", "panen.jpe", "PANEN.JFIF"])
def test_a_jpeg_by_any_of_its_endings_is_shown(told, name, tmp_path):
    files = {"content/berita/a.md": post(f"![Sawah]({name})"), f"content/berita/{name}": jpeg()}
    assert told(files) == ()
    assert 'src="../../foto/panen-' in (tmp_path / "public/2025/10/a.html").read_text(encoding="utf-8")


def test_where_no_name_is_near_none_is_offered(told):
    (problem,) = told({"content/berita/a.md": post("[x](zzz)")})
    assert "terdekat" not in fix(problem, "id") and "nearest" not in fix(problem, "en")


def test_the_way_out_of_a_taken_address_really_helps(told):
    files = {
        "content/berita/a/panen.md": post(),
        "content/berita/b/panen.md": post(),
        "content/berita/panen-2.md": post(),
    }
    (problem,) = told(files)
    assert fix(problem, "id") == "tulis slug: panen-3 di kepala tulisan ini, atau ganti nama panen.md"
    assert told({problem.path: post(extra="slug: panen-3\n")}) == ()


def test_a_written_slug_is_not_helped_by_another_file_name(told):
    (problem,) = told({"content/berita/a.md": post(), "content/berita/b.md": post(extra="slug: a\n")})
    assert fix(problem, "id") == "tulis slug: a-2 di kepala tulisan ini"


def test_the_way_out_of_the_sites_own_address_helps_too(told):
    (problem,) = told({"content/halaman/cari.md": post()})
    assert (problem.code, fix(problem, "id")) == (
        "K221",
        "tulis slug: cari-2 di kepala tulisan ini, atau ganti nama cari.md",
    )
    assert told({problem.path: post(extra="slug: cari-2\n")}) == ()


def test_which_of_two_files_was_taken_is_told_as_it_can_be_written(told):
    files = {f"content/berita/{year}/rapat.md": post() for year in (2024, 2025)}
    files["content/berita/2025/rapat.md"] = post(extra="slug: rapat-baru\n")
    problems = told({**files, "content/berita/a.md": post("[x](rapat.md)")})
    assert [problem.code for problem in problems] == ["K215"]
    assert fix(problems[0], "id").startswith("kalau itu yang dimaksud, tulis 2024/rapat.md;")
    assert told({"content/berita/a.md": post("[x](2024/rapat.md)")}) == ()


def test_a_section_that_another_text_lacks_is_told_with_those_it_has(told):
    files = {"content/berita/a.md": post("[x](b.md#syarat)"), "content/berita/b.md": post("## Cara Mendaftar\n\nIsi.")}
    (problem,) = told(files)
    assert problem.code == "K213" and fix(problem, "id").endswith("bagian yang ada: #cara-mendaftar")
    assert told({"content/berita/a.md": post("[x](b.md#cara-mendaftar)")}) == ()
