"""The page of a changed text is sketched ahead of its build, and is the page that the build makes."""

import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import write_files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from photos import plain

from kimsite.build import build
from kimsite.model.settings import Settings
from kimsite.sketch import sketch

POST = "---\njudul: Panen\ntanggal: 2025-10-02\npenulis: Ana\n---\nIsi [rapat](rapat.md).\n\n![Petani memanen](panen.jpg)\n"
PATH = "content/kim-a/berita/panen.md"
FILES = {
    "content/network.yaml": "nama: Kota\n",
    "content/kim-a/group.yaml": "nama: KIM A\n",
    PATH: POST,
    "content/kim-a/berita/rapat.md": "---\njudul: Rapat\ntanggal: 2025-10-01\n---\nIsi.\n",
    "content/kim-a/berita/panen.jpg": plain(size=(640, 480)),
}


class Eyes:
    """Somebody who looks on, and remembers when pages were there and what was at hand."""

    def __init__(self, page):
        self.page, self.ground, self.seen = page, None, []

    def shown(self):
        self.seen.append(self.page.read_bytes())

    def keep(self, ground):
        self.ground = ground


class Village:
    def __init__(self, folder):
        self.folder = write_files(folder, FILES).resolve()
        self.page = self.folder / "public/kim-a/2025/10/panen.html"
        self.eyes = Eyes(self.page)

    def build(self):
        today = datetime(2025, 11, 1, tzinfo=UTC)
        asked = Settings(str(self.folder), str(self.folder / "public"), today, drafts=True, jobs=1)
        build(asked, self.folder / ".kimsite", time.time_ns(), onlooker=self.eyes)
        return self.page.read_bytes()

    def save(self, text, path=PATH):
        (self.folder / path).write_text(text, encoding="utf-8")

    def sketch(self, path=PATH):
        return sketch(self.eyes.ground, path)


@pytest.fixture
def village(tmp_path):
    village = Village(tmp_path)
    village.build()
    return village


TEXTS = {
    "a sentence more": POST + "\nSatu kalimat lagi, dengan <b>huruf</b> & tanda.\n",
    "a sentence less": POST.replace("Isi [rapat]", "[rapat]"),
    "headings, lists and a table": POST + "\n## Bagian\n\n- satu\n- dua\n\n| A | B |\n|---|---|\n| 1 | 2 |\n",
    "a text so long that it takes longer to read": POST + "\nKata demi kata. " * 300,
    "a script": POST + "\n<script>alert(1)</script>\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_sketch_is_the_page_that_the_build_makes(village, text):
    village.save(text)
    name, data = village.sketch()
    assert name == "kim-a/2025/10/panen.html"
    assert data == village.build()


OTHERS = {
    "another title": POST.replace("judul: Panen", "judul: Panen raya"),
    "a link more": POST + "\n[lain](lain.md)\n",
    "a picture less": POST.replace("![Petani memanen](panen.jpg)", ""),
    "a broken head": POST.replace("tanggal: 2025-10-02", "tanggal: 32"),
    "no head": "Isi.",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_what_changes_more_than_the_text_waits_for_its_build(village, text):
    village.save(text)
    assert village.sketch() is None


def test_there_is_no_sketch_of_what_is_no_known_text(village):
    assert village.sketch("content/kim-a/group.yaml") is None
    assert village.sketch("content/kim-a/berita/baru.md") is None
    (village.folder / PATH).unlink()
    assert village.sketch() is None


WORDS = ("jagung", "lumbung", "irigasi", "bakau", "muara", "warga", "panen", "rapat")


@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_page_is_sketched_only_where_what_is_related_stays(data):
    """Documents are related by telling words of their summaries, which are their first words unless somebody wrote one."""
    some = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
    with TemporaryDirectory() as folder:
        village = Village(Path(folder))
        for number in range(data.draw(st.integers(1, 5))):
            text = f"---\njudul: Kabar {number}\ntanggal: 2025-10-01\n---\n{data.draw(some)}.\n"
            village.save(text, f"content/kim-a/berita/kabar-{number}.md")
        head = "---\njudul: Panen\ntanggal: 2025-10-02\n---\n"
        village.save(f"{head}{data.draw(some)}.\n")
        village.build()
        village.save(f"{head}{data.draw(some)}.\n")
        sketched = village.sketch()
        assert sketched is None or sketched[1] == village.build()


def test_pages_are_there_before_the_build_is_over(village):
    village.save(TEXTS["a sentence more"])
    page = village.build()
    assert village.eyes.seen[-1] == page


def test_a_build_that_somebody_watches_makes_the_same(tmp_path):
    watched, alone = Village(tmp_path / "a"), Village(tmp_path / "b")
    watched.build()
    alone.eyes = None
    alone.build()
    outputs = [
        {p.relative_to(v.folder): p.read_bytes() for p in (v.folder / "public").rglob("*") if p.is_file()}
        for v in (watched, alone)
    ]
    assert outputs[0] == outputs[1]
