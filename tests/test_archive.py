"""The archive by years and months."""

from datetime import UTC, datetime

import pytest

from kimsite.build import build
from kimsite.model.settings import Settings
from kimsite.plan.lists import PER_PAGE

TODAY = datetime(2025, 11, 1, tzinfo=UTC)


@pytest.fixture
def archive(project, tmp_path):
    """The pages below `arsip/` of a group that wrote so many texts in 2024, spread over its months, and one in 2025."""

    def pages(count):
        texts = {
            f"content/berita/{number}.md": f"---\njudul: Panen {number}\ntanggal: 2024-{number % 12 + 1:02}-02\n---\nIsi.\n"
            for number in range(count)
        }
        later = {"content/berita/a.md": "---\njudul: Tanam\ntanggal: 2025-03-02\n---\nIsi.\n"}
        source = project({"content/group.yaml": "nama: KIM A\n", **texts, **later})
        output = tmp_path / "public"
        build(Settings(str(source), str(output), TODAY), tmp_path / "cache", 1)
        folder = output / "arsip"
        return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.html")}

    return pages


def test_a_year_that_one_page_holds_has_no_pages_of_months(archive):
    pages = archive(PER_PAGE)
    assert set(pages) == {"index.html", "2024/index.html", "2025/index.html"}
    assert all(f"Panen {number}<" in pages["2024/index.html"] for number in range(PER_PAGE))
    assert "Maret" not in pages["index.html"]


def test_a_longer_year_is_parted_by_months(archive):
    pages = archive(PER_PAGE + 1)
    months = {f"2024/{month:02}/index.html" for month in range(1, 13)}
    assert set(pages) == {"index.html", "2024/index.html", "2024/halaman-2.html", "2025/index.html", *months}
    assert all(f'2024/{month:02}/index.html"' in pages["index.html"] for month in range(1, 13))
    assert "Panen 3<" in pages["2024/04/index.html"]
