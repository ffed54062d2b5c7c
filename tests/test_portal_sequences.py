"""Whatever people do to a network of several provinces: an incremental build of its portal is a clean one.

KIMSITE_SEQUENCES says how many sequences of edits are tried.
"""

import os
import shutil
import tempfile
import time
from pathlib import Path

import pytest
from conftest import write_files
from country import EDITS, Edit, Scene, break_group, edit_neighbour, files, lose_memory, one_of, profile
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from test_engine_sequences import told_of, tree

from kimsite.build import build
from kimsite.model.report import BuildResult

pytestmark = pytest.mark.usefixtures("read_once", "small")
SEQUENCES = int(os.environ.get("KIMSITE_SEQUENCES", "20")) // 3
HOUR = 3600 * 10**9
STEPS = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 255), st.integers(0, 5)), min_size=3, max_size=10)


@given(steps=STEPS, early=st.booleans())
@settings(
    max_examples=max(2, SEQUENCES),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[phase for phase in Phase if phase is not Phase.explain],
)
def test_an_incremental_build_of_a_portal_is_a_clean_one(steps: list[tuple[Edit, int, int]], early: bool) -> None:
    """`early`: another process looks at what lies there."""
    with tempfile.TemporaryDirectory() as folder:
        scene = Scene(write_files(Path(folder), files()))
        edit_neighbour(scene, 0)
        check(scene, early)
        for edit, number, then in steps:
            if edit is lose_memory:  # nobody would know what to delete, if something else changed as well
                run(scene, early)
            edit(scene, number)
            if then == 0:
                names = [path.parent.name for path in one_of(scene.content.glob("*/group.yaml"), number)]
                run(scene, early, groups=tuple(names))
            if edit is break_group:
                run(scene, early)
                for path in scene.content.glob("*/group.yaml"):
                    if "rusak" in path.read_text():
                        path.write_text(profile(path.parent.name, "53.71.03.1011"))
            if then != 1 or edit is lose_memory:
                check(scene, early)
        check(scene, early)


def check(scene: Scene, early: bool) -> None:
    """The build to be proven, beside a clean one."""
    told = run(scene, early)
    fresh = scene.folder / "fresh"
    try:
        clean = build(scene.settings(fresh / "public"), fresh / "cache", time.time_ns())
        assert [problem.code for problem in told.problems] == [problem.code for problem in clean.problems]
        assert told_of(tree(scene.folder / "public"), tree(fresh / "public")) == {}
    finally:
        shutil.rmtree(fresh)


def run(scene: Scene, early: bool, **more: object) -> BuildResult:
    asked = scene.settings(scene.folder / "public", **more)
    if early:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("kimsite.build.workers_of", lambda jobs: 2)
            return build(asked, scene.folder / "cache", time.time_ns() + HOUR)
    return build(asked, scene.folder / "cache", time.time_ns() + HOUR)
