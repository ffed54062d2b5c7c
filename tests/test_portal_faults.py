"""A portal that is killed while it is made leaves nothing wrong behind: the next build makes it good.

KIMSITE_KILLS says how often at a random moment.
"""

import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest
from conftest import write_files
from country import EDITS, Scene, break_group, edit_neighbour, files, lose_memory
from disk import Disk, in_a_process_of_its_own
from test_engine_sequences import told_of, tree

import kimsite.portal
from kimsite.build import build

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="a copy of this process is made, and killed"),
    pytest.mark.usefixtures("read_once", "small"),
]
KILLS = int(os.environ.get("KIMSITE_KILLS", "10"))
LATEST = 9
"""A build is stopped before one of the first 2**9 changes on the disk."""
DONE, KILLED = 0, -9  # by SIGKILL, a name that Windows does not have
SOME = [edit for edit in EDITS if edit not in (break_group, lose_memory)]
"""What may be done at any time: a broken group keeps what it had, and without memory nobody knows what to delete."""


@pytest.mark.parametrize("workers", [1, 2])
def test_a_portal_that_was_killed_at_any_moment_is_made_good_by_the_next_build(
    tmp_path: Path, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when it is killed twice, and when people go on changing the network meanwhile."""
    monkeypatch.setattr("kimsite.engine.execute.POOL_PAYS", 1)
    scene, chance = Scene(write_files(tmp_path, files())), random.Random(workers)
    edit_neighbour(scene, 0)
    ends = []
    for _ in range(max(2, KILLS // 2)):
        for _ in range(chance.randint(1, 2)):
            ends.append(kill(scene, int(2 ** chance.uniform(0, LATEST)), workers))
            chance.choice(SOME)(scene, chance.randrange(256))
        run(scene, workers)
        assert differences(scene) == {}
        assert kept(scene.folder / "cache") == kept(scene.folder / "fresh/cache")
    assert KILLED in ends
    assert set(ends) <= {KILLED, DONE}


def kill(scene: Scene, n: int, workers: int) -> int:
    """Builds, and kills all processes of the build as soon as one of them is about to change something on the disk for
    the n-th time since the portal was begun; how the build ended."""

    def act() -> int:
        os.setsid()
        disk, make = Disk(scene.folder, n, lambda: os.killpg(0, signal.SIGKILL)), kimsite.portal.build_portal

        def build_portal(*given):
            disk.take()
            return make(*given)

        kimsite.portal.build_portal = build_portal
        run(scene, workers)
        return DONE

    return in_a_process_of_its_own(act)


def run(scene: Scene, workers: int) -> None:
    build(scene.settings(scene.folder / "public", jobs=workers), scene.folder / "cache", time.time_ns())


def differences(scene: Scene) -> dict[str, object]:
    """Where the output is not what a clean build of the network makes."""
    fresh = scene.folder / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    build(scene.settings(fresh / "public"), fresh / "cache", time.time_ns())
    return told_of(tree(scene.folder / "public"), tree(fresh / "public"))


def kept(cache: Path) -> set[str]:
    """The names of all that is kept, but for themes: one that is at fault now is kept as it was."""
    return {path.name for path in cache.rglob("*") if path.is_file() and path.suffix != ".look"}
