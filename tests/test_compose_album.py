"""Which photos a gallery shows, in what order, and with which words."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import write_files
from photos import plain

from kimsite.build import build
from kimsite.compose.alternative import says_nothing, words_in_name
from kimsite.model.settings import Settings

HEAD = "---\njudul: Panen raya\ntanggal: 2025-10-02\n{more}---\nPanen.\n"


@pytest.fixture
def gallery(tmp_path: Path):
    """Builds a group with these files below galeri/; gives the alternative texts on the gallery's page, and what was
    told as code, line and column."""

    def make(files: Mapping[str, str | bytes], page: str = "panen") -> tuple[list[str], list[tuple[str, int, int]]]:
        write_files(tmp_path / "content/galeri", files)
        write_files(tmp_path / "content", {"group.yaml": "nama: KIM Contoh\n"})
        settings = Settings(str(tmp_path), str(tmp_path / "public"), datetime(2025, 11, 1, tzinfo=UTC), jobs=1)
        told = build(settings, tmp_path / "cache", 1).problems
        html = (tmp_path / f"public/2025/10/{page}.html").read_text(encoding="utf-8")
        rows = html.partition('<section class="gallery')[2].partition("</ul>")[0]
        alts = [part.partition('"')[0] for part in rows.split(' alt="')[1:]]
        return alts, [(problem.code, problem.line, problem.column) for problem in told]

    return make


def photos(*names: str) -> dict[str, bytes]:
    return {name: plain(size=(30 + number, 20)) for number, name in enumerate(names)}


TOLD = ("panen/2-ibu-memetik-cabai.jpg", "panen/10-anak-membawa-air.jpg", "panen/1-bapak-di-sawah.jpg")
WORDS = ["Bapak di sawah", "Ibu memetik cabai", "Anak membawa air"]


def test_a_folder_that_is_named_is_shown_2_before_10_with_its_names_as_words(gallery):
    assert gallery({"panen.md": HEAD.format(more="foto: panen/\n"), **photos(*TOLD)}) == (WORDS, [])


def test_the_folder_of_the_same_name_need_not_be_named(gallery):
    assert gallery({"panen.md": HEAD.format(more=""), "rapat.md": HEAD.format(more=""), **photos(*TOLD)}) == (WORDS, [])


def test_a_gallery_alone_in_its_folder_shows_the_photos_there(gallery):
    assert gallery({"panen/panen.md": HEAD.format(more=""), **photos(*TOLD)}) == (WORDS, [])


def test_of_two_galleries_in_a_folder_neither_takes_its_photos(gallery):
    files = {"panen/panen.md": HEAD.format(more=""), "panen/rapat.md": HEAD.format(more=""), **photos(*TOLD)}
    assert gallery(files) == ([], [])


def test_photos_that_are_named_are_the_only_ones(gallery):
    more = "foto:\n  - berkas: panen/1-bapak-di-sawah.jpg\n    keterangan: Pagi di sawah\n"
    assert gallery({"panen.md": HEAD.format(more=more), **photos(*TOLD)}) == (["Pagi di sawah"], [])


def test_a_folder_of_numbers_is_told_once(gallery):
    names = [f"panen/IMG_{number}.jpg" for number in range(2041, 2101)]
    alts, told = gallery({"panen.md": HEAD.format(more="foto: panen/\n"), **photos(*names)})
    assert alts == [f"Panen raya ({number})" for number in range(1, 61)]
    assert told == [("K234", 4, 7)]


def test_each_photo_in_a_list_without_words_is_told_where_it_stands(gallery):
    more = "foto:\n  - panen/1-bapak-di-sawah.jpg\n  - berkas: panen/10-anak-membawa-air.jpg\n    alt: foto 2\n"
    _, told = gallery({"panen.md": HEAD.format(more=more), **photos(*TOLD)})
    assert told == [("K212", 5, 5), ("K233", 6, 13)]


def test_a_broken_photo_is_told_and_the_gallery_goes_on_without_it(gallery):
    broken = {"panen/2-ibu-memetik-cabai.jpg": plain(size=(300, 200))[:-60]}
    alts, told = gallery({"panen.md": HEAD.format(more="foto: panen/\n"), **photos(*TOLD), **broken})
    assert (alts, told) == ([WORDS[0], WORDS[2]], [("K175", 0, 0)])


@pytest.mark.parametrize(
    "words", ["", "IMG_2041.jpg", "petani.jpeg", "foto", "Gambar 3", "WhatsApp Image 2025-10-02 at 10.11.12", "(1)"]
)
def test_some_words_say_nothing(words):
    assert says_nothing(words)


@pytest.mark.parametrize("words", ["Petani memanen jagung", "Foto bersama", "Sawah", "Ρύζι"])
def test_others_do(words):
    assert not says_nothing(words)


@pytest.mark.parametrize("name", ["IMG_2041.jpg", "foto-panen.jpg", "panen-3.jpg", "IMG-20251002-WA0003.jpg"])
def test_a_name_of_fewer_than_two_words_is_none(name):
    assert not words_in_name(name)
