"""A group so large that all workers share it comes out as if one had made it."""

import multiprocessing
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kimsite.build import build
from kimsite.engine.execute import POOL_PAYS
from kimsite.engine.output import Places
from kimsite.model.memory import GroupMemory
from kimsite.model.report import BuildResult
from kimsite.model.settings import Settings
from kimsite.model.source import GroupFiles, list_files
from kimsite.worker import Job, share_out

POSTS = 2 * POOL_PAYS
TODAY = datetime(2026, 1, 1, tzinfo=UTC)
METHODS = [method for method in ("fork", "spawn") if method in multiprocessing.get_all_start_methods()]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A single group with more posts than, for once, one worker is given."""
    monkeypatch.setattr("kimsite.worker.LARGE", POOL_PAYS)
    (tmp_path / "content/berita").mkdir(parents=True)
    (tmp_path / "content/group.yaml").write_text("nama: KIM Contoh\n", encoding="utf-8")
    for number in range(POSTS):
        write(tmp_path, number, f"Warga memanen jagung di lahan {number}.\n\nLihat [yang lalu](p{number - 1}.md).")
    return tmp_path


def write(project: Path, number: int, body: str) -> None:
    head = f"judul: Panen {number}\ntanggal: 2025-10-{number % 28 + 1}\ntag: [panen, rt-{number % 5}]"
    (project / f"content/berita/p{number}.md").write_text(f"---\n{head}\n---\n{body}\n", encoding="utf-8")


def made(project: Path, name: str, jobs: int) -> tuple[BuildResult, dict[str, bytes]]:
    """A build into a folder of its own: what it said, and what lies there."""
    output = project / name
    settings = Settings(str(project), str(output), TODAY, jobs=jobs)
    result = build(settings, project / f"cache-{name}", time.time_ns())
    files = (path for path in sorted(output.rglob("*")) if path.is_file() and path.name != ".kimsite-output")
    return result, {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("method", METHODS)
def test_however_it_is_shared_it_says_and_makes_the_same(project, method, monkeypatch):
    monkeypatch.setattr(multiprocessing, "get_start_method", lambda allow_none=False: method)
    write(project, 7, "```\n" + "kolom | " * 3)
    (project / "content/berita/p9.md").write_text("---\njudul: Panen: raya\n---\n", encoding="utf-8")
    alone, shared = made(project, "alone", 1), made(project, "shared", 3)
    assert alone == shared
    assert {problem.code for problem in alone[0].problems} == {"K110", "K227", "K210"}


def test_what_is_shared_is_remembered_like_the_rest(project):
    first, _ = made(project, "shared", 2)
    assert first.written == first.outputs > POSTS
    write(project, 3, "Warga memanen kacang.")
    (project / "content/berita/p5.md").unlink()
    second, files = made(project, "shared", 2)
    assert 0 < second.written < POSTS
    assert files == made(project, "clean", 1)[1]


def test_groups_that_nobody_shares_are_begun_largest_first(tmp_path):
    """So that no worker begins a long one when the others have nothing left to do."""

    def job(slug: str, size: int) -> Job:
        files = GroupFiles(slug, "", "", list_files((f"{number}.md", 0, 0, 0) for number in range(size)))
        settings, places = Settings(str(tmp_path), "", TODAY), Places(tmp_path, tmp_path, (), tmp_path)
        return Job(files, settings, places, None, GroupMemory(slug, "", "", 0, TODAY), "")

    shared, alone = share_out([job("kim-a", 3), job("kim-b", 9), job("kim-c", 3), job("kim-d", 5)], 1)
    assert (shared, [job.files.slug for job in alone]) == ([], ["kim-b", "kim-d", "kim-a", "kim-c"])
