"""Texts that run from right to left: in Arabic as a whole, or a verse and a title among Indonesian."""

import re

import pytest
from test_build import GROUP, Project

ARABIC = "---\njudul: أخبار القرية\ntanggal: 2025-10-02\nbahasa: ar\n---\nبسم الله الرحمن الرحيم.\n"
VERSE = "---\njudul: Pengajian Jumat\ntanggal: 2025-10-03\n---\nAyat yang dibaca:\n\nبسم الله الرحمن الرحيم\n"


@pytest.fixture
def site(project, tmp_path):
    made = Project(
        project({**GROUP, "content/berita/arab.md": ARABIC, "content/berita/ayat.md": VERSE}), tmp_path / "public"
    )
    made.build()
    return made


def test_an_arabic_page_runs_from_right_to_left_and_what_stands_around_it_does_not(site):
    page = site.bytes()["2025/10/arab.html"].decode()
    assert '<html lang="ar" dir="rtl"' in page
    assert '<header class="masthead" lang="id" dir="ltr">' in page


def test_an_arabic_title_among_others_runs_from_right_to_left(site):
    assert re.search(r'<article class="card" lang="ar" dir="rtl">', site.bytes()["berita/index.html"].decode())


@pytest.mark.browser
def test_a_verse_in_an_indonesian_text_begins_at_the_right(site, browser):
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto((site.output / "2025/10/ayat.html").as_uri())
    starts = """() => [...document.querySelectorAll('.body p')].map(p => {
        const range = document.createRange(); range.selectNodeContents(p)
        return Math.round(range.getBoundingClientRect().left - p.getBoundingClientRect().left) })"""
    indonesian, verse = page.evaluate(starts)
    assert indonesian == 0
    assert verse > 100
