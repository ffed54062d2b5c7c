"""A build that looks only where something changed makes what a clean one makes."""

import re
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pytest
from edits import EDITS, Edit, Scene, add_stranger, lose_memory, lose_outputs, spoil_output
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_engine_sequences import SEQUENCES, compare, in_a_fresh_folder
from village import settle

from kimsite.build import build
from kimsite.model.report import BuildResult
from kimsite.read.discover import CONTENT, ProjectError, discover
from kimsite.read.glance import Glance

pytestmark = pytest.mark.usefixtures("read_once")
IN_SOURCES = [edit for edit in EDITS if edit not in (add_stranger, lose_memory, lose_outputs, spoil_output)]
"""Whoever watches a project does not watch its output."""
STEPS = st.lists(st.tuples(st.sampled_from(IN_SOURCES), st.integers(0, 59)), min_size=3, max_size=10)


@given(steps=STEPS)
@settings(max_examples=max(4, SEQUENCES // 3), suppress_health_check=list(HealthCheck))
def test_whatever_is_edited_a_glance_is_as_good_as_a_look(steps: list[tuple[Edit, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        scene = Scene(settle(Path(folder)))
        watched = Watched(scene)
        watched.check()
        for edit, number in steps:
            edit(scene, number)
            watched.check()


class Watched:
    """A village with a watcher who misses nothing."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.glance, self.seen = scene, Glance(), self._sources(scene)

    def check(self) -> None:
        """Builds at a glance, and compares with a clean build beside it."""
        self._tell()
        village = self.scene.village
        try:
            asked = replace(village.settings, **self.scene.settings())  # type: ignore[arg-type]
            mine = build(asked, village.cache, time.time_ns(), glance=self.glance)
        except ProjectError:
            self.glance.doubt()
            return
        clean, files = in_a_fresh_folder(self.scene)
        assert isinstance(clean, BuildResult)
        assert mine.problems == clean.problems
        compare(self.scene, clean, files)

    def _tell(self) -> None:
        now = self._sources(self.scene)
        changed = {path for path in now.keys() | self.seen.keys() if now.get(path) != self.seen.get(path)}
        self.seen = now
        for path in changed:
            found = re.match(rf"{CONTENT}/([^/]+)/", path)
            self.glance.tell([found[1]]) if found else self.glance.doubt()

    @staticmethod
    def _sources(scene: Scene) -> dict[str, object]:
        folder = scene.village.folder
        return {
            path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else path.is_symlink()
            for path in folder.rglob("*")
        }


def test_only_the_groups_that_were_told_of_are_looked_at(tmp_path: Path) -> None:
    folder, glance = settle(tmp_path).folder, Glance()
    first, _ = glance.look(folder)
    glance.settle()
    for slug in ("kim-a", "kim-b"):
        (folder / CONTENT / slug / "berita/baru.md").write_text("---\njudul: Baru\n---\n")
    glance.tell(["kim-a"])
    second, _ = glance.look(folder)
    counted = [len(group.files) for group in second.groups]
    assert counted == [len(first.groups[0].files) + 1, *(len(group.files) for group in first.groups[1:])]


def test_what_was_told_counts_until_a_build_comes_to_its_end(tmp_path: Path) -> None:
    folder, glance = settle(tmp_path).folder, Glance()
    glance.look(folder)
    glance.settle()
    glance.tell(["kim-a"])
    glance.look(folder)
    assert not glance.trusts("kim-a")
    glance.settle()
    assert glance.trusts("kim-a")


def test_a_group_that_is_gone_or_became_a_link_makes_it_look_everywhere(tmp_path: Path) -> None:
    folder, glance = settle(tmp_path).folder, Glance()
    glance.look(folder)
    glance.settle()
    (folder / CONTENT / "kim-a").rename(tmp_path / "elsewhere")
    (folder / CONTENT / "kim-a").symlink_to(tmp_path / "elsewhere")
    glance.tell(["kim-a"])
    assert glance.look(folder) == discover(folder)
