"""The same content makes the same bytes: whoever builds, wherever, in whatever surroundings, by however many."""

import multiprocessing
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import write_files
from village import files

ROOT = Path(__file__).parents[1]
ENOUGH = {f"content/kim-c/media/{n}.txt": f"{n}\n" for n in range(60)}
"""Files by which a pool of processes pays."""

PLAIN = {"PATH": os.environ.get("PATH", ""), "SYSTEMROOT": os.environ.get("SYSTEMROOT", ""), "PYTHONPATH": str(ROOT)}
SURROUNDINGS = {
    "another time zone and hash": {"TZ": "America/Lima", "PYTHONHASHSEED": "1"},
    "another language": {
        "LANG": "id_ID.UTF-8",
        "LC_ALL": "tr_TR.UTF-8",
        "LANGUAGE": "de",
        "PYTHONHASHSEED": "4294967295",
    },
    "no unicode and no asserts": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONOPTIMIZE": "2"},
    "the day before and a strict Python": {"TZ": "Etc/GMT+12", "PYTHONDEVMODE": "1", "PYTHONSAFEPATH": "1"},
}
Tree = dict[str, bytes]


def tree(folder: Path) -> Tree:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def made(
    source: Path, output: Path, *more: str, start: str = "", cwd: Path = ROOT, umask: int = -1, **surroundings: str
) -> Tree:
    """What a build in a process of its own makes of a project; `start` is how it starts others."""
    command = ["build", "--source", str(source), "--output", str(output), "--today", "2025-11-04", "--quiet", *more]
    chosen = f"import multiprocessing; multiprocessing.set_start_method({start!r}); " if start else ""
    program = f"{chosen}from kimsite.cli.main import run; raise SystemExit(run())"
    ended = subprocess.run(
        [sys.executable, "-c", program, *command],
        env={**PLAIN, **surroundings},
        cwd=cwd,
        umask=umask,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (ended.returncode, ended.stdout) == (0, ""), ended.stderr
    return tree(cwd / output)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network, in kimsite's own theme and in one of the project's."""
    mini = {"content/kim-b/group.yaml": files("mini")["content/kim-b/group.yaml"]}
    return write_files(tmp_path_factory.mktemp("village"), {**files("warta"), **mini, **ENOUGH})


@pytest.fixture(scope="module")
def expected(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """What is made by one process, in the plainest of surroundings."""
    found = made(source, tmp_path_factory.mktemp("plain") / "public", "--jobs", "1")
    assert len(found) > 80
    return found


@pytest.mark.parametrize("surroundings", SURROUNDINGS.values(), ids=SURROUNDINGS)
def test_whatever_surrounds_it(source, expected, tmp_path, surroundings):
    assert made(source, tmp_path / "public", "--jobs", "1", **surroundings) == expected


@pytest.mark.skipif(os.name != "posix", reason="a thing of POSIX")
def test_whoever_may_read_the_files(source, expected, tmp_path):
    assert made(source, tmp_path / "public", "--jobs", "1", umask=0o077) == expected


def test_wherever_the_project_lies_and_whatever_it_is_called_from(source, expected, tmp_path):
    moved = shutil.copytree(source, tmp_path / "folder yang lain" / "désa & 'kota'")
    assert made(Path(moved.name), Path("hasil/public"), "--jobs", "1", cwd=moved.parent) == expected


@pytest.mark.parametrize("start", multiprocessing.get_all_start_methods())
@pytest.mark.parametrize("jobs", ["2", "3"])
def test_however_many_processes_there_are_and_however_they_are_started(source, expected, tmp_path, start, jobs):
    assert made(source, tmp_path / "public", "--jobs", jobs, start=start) == expected


class Backwards:
    """The entries of a folder, the last name first."""

    def __init__(self, entries: Iterator["os.DirEntry[str]"]) -> None:
        self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    def __enter__(self) -> "Backwards":
        return self

    def __exit__(self, *fault: object) -> None:
        pass

    close = __exit__

    def __iter__(self) -> "Backwards":
        return self

    def __next__(self) -> "os.DirEntry[str]":
        return next(self.entries)


def test_in_whatever_order_a_folder_names_its_files(source, expected, tmp_path, monkeypatch):
    """Disks do as they like: some by name, some by age, some by a hash."""
    names, entries = os.listdir, os.scandir
    monkeypatch.setattr(os, "listdir", lambda path=".": sorted(names(path), reverse=True))
    monkeypatch.setattr(os, "scandir", lambda path=".": Backwards(entries(path)))
    from kimsite.cli.main import run

    assert (
        run(
            ["build", "--source", str(source), "--output", str(tmp_path / "public"), "--today", "2025-11-04", "--quiet"]
        )
        == 0
    )
    monkeypatch.undo()
    assert tree(tmp_path / "public") == expected


def test_an_output_that_was_built_before_by_others(source, expected, tmp_path):
    made(source, tmp_path / "public", "--drafts", "--jobs", "1", TZ="Asia/Tokyo", PYTHONHASHSEED="7")
    assert made(source, tmp_path / "public", "--jobs", "2") == expected
