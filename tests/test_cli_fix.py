"""`check --fix` shows what it would repair, and writes it only when it may; `check --format github` annotates."""

import unicodedata

import pytest
from conftest import write_files

from kimsite.cli.annotations import annotation
from kimsite.cli.main import run
from kimsite.model.report import Diagnostic
from kimsite.repair.names import better_names, relinked

BROKEN = "---\njudul: Rakor: hari kedua\ntanggal: 2025-10-02\n---\n![Kebun](foto kebun.jpg)\n"
FILES = {
    "content/group.yaml": "nama: KIM: Lasiana\nbase_url: https://kim.example\n",
    "content/berita/rakor.md": BROKEN,
    "content/berita/foto kebun.jpg": b"\xff\xd8",
}


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


def test_on_a_terminal_it_asks(source, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: "t")
    check(source, "--fix")
    assert "Tidak ada yang diubah." in capsys.readouterr().out
    assert (source / "content/berita/rakor.md").read_text() == BROKEN
    monkeypatch.setattr("builtins.input", lambda question: "y")
    check(source, "--fix")
    assert (source / "content/berita/rakor.md").read_text() != BROKEN


def test_names_that_would_meet_are_left_alone():
    assert better_names(["a b.jpg", "a-b.jpg", "c d.jpg", "c  d.jpg"]) == {}
    assert better_names(["x/a b.jpg"]) == {"x/a b.jpg": "x/a-b.jpg"}


def test_a_name_with_its_accents_apart_is_composed():
    apart = unicodedata.normalize("NFD", "kafé.jpg")
    assert better_names([apart]) == {apart: "kafé.jpg"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("![K](foto kebun.jpg)", "![K](foto-kebun.jpg)"),
        ("![K](../media/foto%20kebun.jpg)", "![K](../media/foto-kebun.jpg)"),
        ("![K](<foto kebun.jpg>)", "![K](<foto-kebun.jpg>)"),
        ("---\ngambar: foto kebun.jpg\n---\nIsi", "---\ngambar: foto-kebun.jpg\n---\nIsi"),
        ("Berkas foto kebun.jpg ada di sini.", "Berkas foto kebun.jpg ada di sini."),
        ("![K](foto kebun.jpg.bak)", "![K](foto kebun.jpg.bak)"),
    ],
)
def test_links_follow_a_new_name_and_words_do_not(before, after):
    assert relinked(before, {"foto kebun.jpg": "foto-kebun.jpg"}) == after


def test_github_is_told_in_its_own_words(source, capsys):
    assert check(source, "--format", "github") == 2
    capsys.readouterr()
    problem = Diagnostic("K103", "content/a,b.md", 3, 10, 5, "", (("value", "50%: besok"),))
    assert annotation(problem, "en").startswith(
        '::error file=content/a%2Cb.md,line=3,col=10,title=K103::there is no such date as "50%25: besok"%0A'
    )
