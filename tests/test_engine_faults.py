"""Whenever a build is stopped, no output is ever half of one, and the next build puts everything right.

KIMSITE_FAULTS says at how many of all points builds are stopped, KIMSITE_KILLS how often at a random moment.
"""

import errno
import os
import random
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from disk import Disk, Fault, in_a_process_of_its_own
from edits import say
from village import Village, picture, post, settle

from kimsite.build import build
from kimsite.engine.execute import POOL_PAYS
from kimsite.engine.output import MARKER
from kimsite.engine.write import SCRATCH, temporary_of
from kimsite.model.settings import Settings
from kimsite.read.discover import ProjectError

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="a copy of this process is made, and killed"),
    pytest.mark.usefixtures("read_once"),
]
FAULTS = int(os.environ.get("KIMSITE_FAULTS", "60"))
KILLS = int(os.environ.get("KIMSITE_KILLS", "10"))
DONE, REFUSED, LOST, WRONG, KILLED = 0, 2, 3, 4, 9
LONG_AGO = 10**18
Tree = dict[str, bytes]


def nothing(content: Path) -> None:
    """The first build of all."""


def edit(content: Path) -> None:
    say(content / "kim-a/berita/satu.md", "judul", "Satu lagi")
    (content / "kim-a/berita/foto.png").write_bytes(picture(7))


def add(content: Path) -> None:
    (content / "kim-b/berita/baru.md").write_text(post("Baru", "2025-10-09"))


def delete(content: Path) -> None:
    (content / "kim-a/berita/dua.md").unlink()
    shutil.rmtree(content / "kim-c")


def rename(content: Path) -> None:
    (content / "kim-b").rename(content / "kim-z")


def restyle(content: Path) -> None:
    (content.parent / "themes/mini/assets/mini.css").write_text("body { margin: 3rem }\n")


CHANGES = (nothing, edit, add, delete, rename, restyle)
REFUSALS = {"full": errno.ENOSPC, "broken": errno.EIO}
WAYS = ("killed", *REFUSALS)
SHARE = -(-FAULTS // (2 * len(CHANGES)))


@dataclass(frozen=True, slots=True)
class Stage:
    """A village, all that it was before a change and will be after it, and copies of what lay on disk before."""

    village: Village
    change: Callable[[Path], None]
    before: Tree
    after: Tree
    points: int
    kept: Path

    def set_up(self) -> None:
        """Everything on disk is as it was before the change."""
        for name in ("project", "public", "cache"):
            shutil.rmtree(self.kept.parent / name, ignore_errors=True)
            if (self.kept / name).exists():
                shutil.copytree(self.kept / name, self.kept.parent / name)


@pytest.fixture(params=CHANGES, ids=lambda change: change.__name__)
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stage]:
    """Before a change, with all that is known of it."""
    change = request.param
    village = settle(tmp_path)
    if change is not nothing:
        village.build(LONG_AGO)
    before, kept = tree(village.output), tmp_path / "kept"
    for name in ("project", "public", "cache"):
        if (tmp_path / name).exists():
            shutil.copytree(tmp_path / name, kept / name)
    change(village.folder / "content")
    clean = village.elsewhere(tmp_path / "clean")
    clean.build(LONG_AGO)
    yield Stage(village, change, before, tree(clean.output), changes_of(village), kept)


def changes_of(village: Village) -> int:
    """How often a build changes something on the disk."""
    read, write = os.pipe()

    def act() -> int:
        disk = Disk(village.output.parent, 0, lambda: None)
        disk.take()
        village.build(LONG_AGO)
        os.write(write, str(disk.done).encode())
        return DONE

    assert in_a_process_of_its_own(act) == DONE
    os.close(write)
    with os.fdopen(read) as pipe:
        return int(pipe.read())


def points_of(stage: Stage) -> list[tuple[int, str]]:
    """Some of all points at which a build may be stopped, and in which way."""
    every = [(n, way) for n in range(1, stage.points + 1) for way in WAYS]
    return random.Random(stage.change.__name__).sample(every, min(SHARE, len(every)))


@pytest.mark.parametrize("then", ["built", "undone", "undone and stopped again"])
def test_a_build_that_is_stopped_leaves_whole_outputs_and_is_repaired(stage: Stage, then: str) -> None:
    undone = then != "built" and stage.change is not nothing
    for n, way in points_of(stage):
        stage.set_up()
        stage.change(stage.village.folder / "content")
        ended = stop(stage.village, n, way)
        assert ended in ((KILLED,) if way == "killed" else (REFUSED, DONE)), (n, way)
        assert halves(stage.village, stage.before, stage.after) == [], (n, way)
        if undone:
            shutil.rmtree(stage.village.folder)
            shutil.copytree(stage.kept / "project", stage.village.folder)
        if then == "undone and stopped again":
            assert stop(stage.village, n - n // 4, way) in (KILLED, REFUSED, DONE), (n, way)
        stage.village.build(time.time_ns())
        expected = stage.before if undone else stage.after
        assert tree(stage.village.output) == expected, (n, way)


@pytest.mark.parametrize("victim", ["all", "parent", "worker"])
def test_processes_that_are_killed_at_any_moment_leave_whole_outputs(
    tmp_path: Path, victim: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build by two workers is killed: all of it, or its first process alone, or a worker in its work."""
    monkeypatch.setattr("kimsite.engine.execute.POOL_PAYS", 1)
    monkeypatch.setattr("kimsite.worker.LARGE", 1)
    moments, village = random.Random(victim), settle(tmp_path)
    clean = village.elsewhere(tmp_path / "clean")
    began = time.monotonic()
    assert build_by_two(clean, "", 60) == DONE
    whole, after = time.monotonic() - began, tree(clean.output)
    for _ in range(-(-KILLS // 3)):
        before = tree(village.output)
        if victim == "worker":
            assert lose_a_worker(village, moments.randint(1, 80)) in (LOST, DONE)
        else:
            assert build_by_two(village, victim, moments.uniform(0, whole)) in (-signal.SIGKILL, DONE)
        assert halves(village, before, after) == []
        village.build(time.time_ns())
        assert tree(village.output) == after
        for path in (village.output / "kim-a", village.cache):
            shutil.rmtree(path)


def die(_: object) -> None:
    """What the system does to a process for which there is no memory left."""
    os._exit(1)


def test_a_worker_that_was_killed_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(POOL_PAYS):
        post = tmp_path / f"content/kim-{number % 2}/berita/p{number}.md"
        post.parent.mkdir(parents=True, exist_ok=True)
        post.write_text(f"---\njudul: Panen {number}\ntanggal: 2025-10-02\n---\nIsi\n", encoding="utf-8")
        (tmp_path / f"content/kim-{number % 2}/group.yaml").write_text("nama: KIM\n", encoding="utf-8")
    (tmp_path / "content/network.yaml").write_text("nama: Jejaring\n", encoding="utf-8")
    monkeypatch.setattr("kimsite.worker.work", die)
    settings = Settings(str(tmp_path), str(tmp_path / "public"), datetime(2026, 1, 1, tzinfo=UTC), jobs=2)
    with pytest.raises(ProjectError) as told:
        build(settings, tmp_path / "cache", time.time_ns())
    assert [problem.code for problem in told.value.diagnostics] == ["K029"]


def build_by_two(village: Village, victim: str, seconds: float) -> int:
    """Starts a build, and after some seconds kills a part of it; how it ended."""

    def kill() -> None:
        time.sleep(seconds)
        if victim == "all":
            os.killpg(0, signal.SIGKILL)
        if victim == "parent":
            os.kill(os.getpid(), signal.SIGKILL)

    def act() -> int:
        os.setsid()
        threading.Thread(target=kill, daemon=True).start()
        return ending(village, jobs=2)

    return in_a_process_of_its_own(act)


def lose_a_worker(village: Village, n: int) -> int:
    """Builds by two workers, of which each is killed at its n-th change on the disk; how the build ended."""

    def act() -> int:
        disk = Disk(village.output.parent, n, lambda: os.kill(os.getpid(), signal.SIGKILL), spared=os.getpid())
        disk.take()
        return ending(village, jobs=2)

    return in_a_process_of_its_own(act)


def stop(village: Village, n: int, way: str) -> int:
    """Builds until the n-th change on the disk, which fails; how the build ended."""

    def act() -> int:
        Disk(village.output.parent, n, fault_of(way)).take()
        return ending(village)

    return in_a_process_of_its_own(act)


def ending(village: Village, **changes: object) -> int:
    """How a build ends, as a number."""
    try:
        result = village.build(LONG_AGO, **changes)
    except ProjectError as fault:
        return {("K028",): REFUSED, ("K029",): LOST}.get(tuple(problem.code for problem in fault.diagnostics), WRONG)
    return WRONG if "K030" in [problem.code for problem in result.problems] else DONE


def fault_of(way: str) -> Fault:
    def refuse() -> None:
        raise OSError(REFUSALS[way], os.strerror(REFUSALS[way]))

    return (lambda: os._exit(KILLED)) if way == "killed" else refuse


def halves(village: Village, before: Tree, after: Tree) -> list[str]:
    """Outputs that are neither what they were nor what they shall be."""
    found = tree(village.output, scratch=False)
    return [path for path, data in found.items() if data not in (before.get(path), after.get(path))]


def tree(folder: Path, scratch: bool = True) -> Tree:
    """Every file but for the marker; what a build has just begun to write only with `scratch`."""
    found: Tree = {}
    for path in folder.rglob("*"):
        begun = SCRATCH in path.parts or path == temporary_of(folder / MARKER)
        if path.name != MARKER and path.is_file() and (scratch or not begun):
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found
