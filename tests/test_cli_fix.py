"""`check --fix` shows what it would repair, and writes it only when it may; `check --format github` annotates."""

import io
import json
import sys
import time
import unicodedata
from urllib.parse import quote, unquote

import pytest
from conftest import write_files
from hypothesis import given
from hypothesis import strategies as st

from kimsite.cli.annotations import annotation
from kimsite.cli.main import run
from kimsite.compose.finder import Finder
from kimsite.model.report import Diagnostic
from kimsite.repair.links import relinked
from kimsite.repair.names import better_name, better_names, found_by
from kimsite.urls import slugify

BROKEN = "---\njudul: Rakor: hari kedua\ntanggal: 2025-10-02\n---\n![Kebun](foto kebun.jpg)\n"
FILES = {
    "content/group.yaml": "nama: KIM: Lasiana\nbase_url: https://kim.example\n",
    "content/berita/rakor.md": BROKEN,
    "content/berita/foto kebun.jpg": b"\xff\xd8",
}
NEW = {"foto kebun.jpg": "foto-kebun.jpg", "a & b (1).pdf": "a-&-b-(1).pdf", "rapat desa": "rapat-desa"}


@pytest.fixture
def source(tmp_path):
    return write_files(tmp_path, FILES)


def check(source, *more):
    return run(["check", "--source", str(source), "--lang", "id", "--today", "2025-11-01", *more])


def test_without_a_terminal_nothing_is_written_but_shown(source, capsys):
    check(source, "--fix")
    out = capsys.readouterr().out
    assert '-judul: Rakor: hari kedua\n+judul: "Rakor: hari kedua"\n' in out
    assert "content/berita/foto kebun.jpg → content/berita/foto-kebun.jpg" in out
    assert "Tambahkan --yes" in out
    assert (source / "content/berita/rakor.md").read_text() == BROKEN


def test_with_yes_texts_profiles_and_names_are_repaired(source, capsys):
    check(source, "--fix", "--yes")
    text = (source / "content/berita/rakor.md").read_text()
    assert text == '---\njudul: "Rakor: hari kedua"\ntanggal: 2025-10-02\n---\n![Kebun](foto-kebun.jpg)\n'
    assert (source / "content/group.yaml").read_text().startswith('nama: "KIM: Lasiana"\n')
    assert (source / "content/berita/foto-kebun.jpg").exists()
    assert not (source / "content/berita/foto kebun.jpg").exists()
    capsys.readouterr()
    check(source, "--fix", "--yes")
    assert "Tidak ada yang dapat diperbaiki sendiri." in capsys.readouterr().out


class Terminal(io.StringIO):
    """Somebody who types this, and does something `meanwhile`."""

    def __init__(self, typed, meanwhile=lambda: None):
        super().__init__(typed)
        self.meanwhile = meanwhile

    def isatty(self):
        return True

    def readline(self, size=-1):
        self.meanwhile()
        return super().readline(size)


def test_on_a_terminal_it_asks(source, capsys, monkeypatch):
    for answer in ("t\n", ""):  # an end of input is no consent
        monkeypatch.setattr("sys.stdin", Terminal(answer))
        check(source, "--fix")
        assert "Tidak ada yang diubah." in capsys.readouterr().out
        assert (source / "content/berita/rakor.md").read_text() == BROKEN
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    check(source, "--fix")
    assert (source / "content/berita/rakor.md").read_text() != BROKEN


def test_it_asks_beside_the_document_that_programs_read(source, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    check(source, "--fix", "--json")
    said = capsys.readouterr()
    assert json.loads(said.out)["schema"] == 1
    assert "Tulis perubahan ini?" in said.err


def test_what_somebody_changes_while_it_asks_is_left_as_it_is(source, capsys, monkeypatch):
    path = source / "content/berita/rakor.md"
    monkeypatch.setattr("sys.stdin", Terminal("y\n", lambda: path.write_text(BROKEN + "Kalimat baru.\n")))
    check(source, "--fix")
    assert path.read_text() == BROKEN + "Kalimat baru.\n"
    assert "content/berita/rakor.md: isinya berubah" in capsys.readouterr().out


@pytest.mark.parametrize("taken", ["folder", "link", "hidden"])
def test_no_file_takes_the_place_of_another(source, capsys, taken):
    place = source / "content/berita/foto-kebun.jpg"
    if taken == "folder":
        place.mkdir()
    else:
        place.symlink_to(source / ("content" if taken == "link" else "nowhere"))
    assert check(source, "--fix", "--yes") != 0
    assert (source / "content/berita/foto kebun.jpg").exists()
    assert "(foto kebun.jpg)" in (source / "content/berita/rakor.md").read_text()


def test_nothing_is_written_through_a_link_that_lies_in_wait(source, tmp_path_factory, capsys):
    outside = tmp_path_factory.mktemp("outside") / "rahasia.txt"
    outside.write_text("Tetap.")
    (source / "content/berita/.rakor.md.tmp").symlink_to(outside)
    check(source, "--fix", "--yes")
    assert outside.read_text() == "Tetap."
    assert not (source / "content/berita/rakor.md").is_symlink()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such modes")
def test_who_may_read_a_file_may_read_it_afterwards(source, capsys):
    path = source / "content/berita/rakor.md"
    path.chmod(0o640)
    check(source, "--fix", "--yes")
    assert path.read_text() != BROKEN
    assert path.stat().st_mode & 0o777 == 0o640


def test_names_that_would_meet_are_left_alone():
    assert better_names(["a b.jpg", "a-b.jpg", "c d.jpg", "c  d.jpg"]) == {}
    assert better_names(["x/a b.jpg"]) == {"x/a b.jpg": "x/a-b.jpg"}
    # Texts name files without their folders, too: a name is another one everywhere, or nowhere.
    assert better_names(["x/a b.jpg", "y/a b.jpg", "y/a-b.jpg"]) == {}
    assert better_names(["x/a b.jpg", "y/a-b.jpg"]) == {}
    assert better_names(["x/a b.jpg", "y/A b.jpg"]) == {"x/a b.jpg": "x/a-b.jpg", "y/A b.jpg": "y/A-b.jpg"}


def test_a_text_keeps_the_name_of_the_folder_with_its_photos():
    assert better_names(["galeri/panen raya.md", "galeri/panen raya/1.jpg"]) == {}


@pytest.mark.parametrize("name", [" .jpg", " .foto 1.jpg", "thumbs .db", "~ $a.jpg", "50%20 jadi.jpg", "   "])
def test_a_file_is_never_given_a_name_that_hides_it(name):
    assert better_names([f"media/{name}"]) in ({}, {f"media/{name}": "media/~-$a.jpg"})


@given(st.text(alphabet="a .-~é\u0301", min_size=1, max_size=12))
def test_a_better_name_is_good_enough(name):
    better = better_name(name)
    assert better_name(better) == better
    assert slugify(better) == slugify(name)


def test_a_name_with_its_accents_apart_is_composed():
    apart = unicodedata.normalize("NFD", "kafé.jpg")
    assert better_names([apart]) == {apart: "kafé.jpg"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("![K](foto kebun.jpg)", "![K](foto-kebun.jpg)"),
        ("![K](../media/foto%20kebun.jpg)", "![K](../media/foto-kebun.jpg)"),
        ("![K](<foto kebun.jpg>)", "![K](<foto-kebun.jpg>)"),
        ('![K](FOTO kebun.JPG "Kebun kami")', '![K](foto-kebun.jpg "Kebun kami")'),
        ("![K][k]\n\n[k]: media/foto%20kebun.jpg\n", "![K][k]\n\n[k]: media/foto-kebun.jpg\n"),
        ('<img alt="K" src="foto kebun.jpg">', '<img alt="K" src="foto-kebun.jpg">'),
        ("[K](a%20&amp;%20b%20(1).pdf)", "[K](a-%26-b-%281%29.pdf)"),
        ("[R](rapat%20desa#hasil)", "[R](rapat-desa#hasil)"),
        ("---\ngambar: foto kebun.jpg\n---\nIsi", "---\ngambar: foto-kebun.jpg\n---\nIsi"),
        ("\ufeff---\r\ngambar: 'foto kebun.jpg'\r\n---\r\n", "\ufeff---\r\ngambar: 'foto-kebun.jpg'\r\n---\r\n"),
        ("---\nbaca_juga: [rapat desa, lain]\n---\n", "---\nbaca_juga: [rapat-desa, lain]\n---\n"),
        ("---\nfoto:\n  - berkas: foto kebun.jpg\n  - foto kebun.jpg\n---\n", None),
        ("---\nfoto: [{berkas: foto kebun.jpg, alt: Kebun}]\n---\n", None),
        ("---\ngambar: media/foto kebun.jpg  # baru\n---\n", None),
    ],
)
def test_links_follow_a_new_name(before, after):
    assert relinked(before, NEW) == (after or before.replace("foto kebun", "foto-kebun"))


@pytest.mark.parametrize(
    "text",
    [
        "Berkas foto kebun.jpg ada di sini.",
        "![K](foto kebun.jpg.bak)",
        "[K](https://contoh.example/foto%20kebun.jpg) <https://contoh.example/foto%20kebun.jpg>",
        "---\njudul: Rapat desa\nsumber: https://contoh.example/foto%20kebun.jpg\n---\n",
        "---\njudul: foto kebun.jpg\ntag: [rapat desa]\nalamat_lama: /2019/rapat desa\n---\n",
    ],
)
def test_words_and_addresses_elsewhere_stay(text):
    assert relinked(text, NEW) == text


def test_a_profile_names_files_too():
    text = "nama: Rapat desa\nlogo: foto kebun.jpg\nsk:\n- nomor: 1\n  berkas: a & b (1).pdf\n"
    after = text.replace("foto kebun", "foto-kebun").replace("a & b (1)", "a-&-b-(1)")
    assert relinked(text, NEW, profile=True) == after


def test_a_picture_may_be_called_by_a_name_that_begins_like_a_fragment():
    assert relinked("![x](# a.jpg)", found_by({"k/media/# a.jpg": "k/media/#-a.jpg"})) == "![x](#-a.jpg)"


PARTS = st.sampled_from(["a", "A", " ", "-", "é", "e\u0301", "(1)", "&", "#"])
FILE = (
    st.lists(PARTS, min_size=1, max_size=4).map("".join).filter(lambda name: name.strip(" -") and name == name.strip())
)
PATHS = st.tuples(st.sampled_from(["media", "berita", "berita/x"]), FILE).map(lambda p: f"k/{p[0]}/{p[1]}.jpg")


@given(paths=st.lists(PATHS, min_size=1, max_size=6, unique=True), data=st.data())
def test_whatever_a_link_leads_to_it_leads_there_afterwards(paths, data):
    renamed = better_names(paths)
    path = data.draw(st.sampled_from(paths))
    how = data.draw(st.sampled_from([str, quote, lambda text: text.replace(" ", "%20"), str.upper]))
    target = how(data.draw(st.sampled_from([path.rpartition("/")[2], f"/{path.removeprefix('k/')}"])))
    link = relinked(f"[x]({target})", found_by(renamed))[4:-1]
    before = Finder("k", paths).find(unquote(target), "k/berita")
    after = Finder("k", [renamed.get(path, path) for path in paths]).find(unquote(link), "k/berita")
    assert before and after
    assert after.path == renamed.get(before.path, before.path)


def test_a_thousand_photos_are_renamed_in_a_moment():
    paths = [f"k/media/WhatsApp Image 2025-10-02 at {number}.jpeg" for number in range(1000)]
    names = found_by(better_names(paths))
    text = "".join(f"![x](WhatsApp%20Image%202025-10-02%20at%20{number}.jpeg)\n\n" for number in range(1000))
    began = time.perf_counter()
    assert "%20" not in relinked(text, names)
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    "text", ["](" * 20_000, f"](a{' ' * 100_000}b", f"---\ngambar: a{' ' * 60_000}b\n---\n", "](a(" * 9000]
)
def test_no_text_keeps_it_long(text):
    began = time.perf_counter()
    assert relinked(text, NEW) == text
    assert time.perf_counter() - began < 2


def test_github_is_told_in_its_own_words(source, capsys):
    assert check(source, "--format", "github") == 2
    capsys.readouterr()
    problem = Diagnostic("K103", "content/a,b.md", 3, 10, 5, "", (("value", "50%: besok"),))
    assert annotation(problem, "en").startswith(
        '::error file=content/a%2Cb.md,line=3,col=10,title=K103::there is no such date as "50%25: besok"%0A'
    )
