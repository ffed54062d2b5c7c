"""Whatever people do between builds, and in whatever order: an incremental build is a clean one, byte for byte.

KIMSITE_SEQUENCES says how many sequences of edits are tried.
"""

import os
import shutil
import tempfile
import time
from pathlib import Path

import pytest
from edits import EDITS, STRANGER, Edit, Scene, edit_unseen, lose_memory, some
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from village import Village, settle

from kimsite.engine.output import MARKER
from kimsite.model.report import BuildResult, Diagnostic
from kimsite.read.discover import ProjectError

pytestmark = pytest.mark.usefixtures("read_once")
SEQUENCES = int(os.environ.get("KIMSITE_SEQUENCES", "20"))
HOUR = 3600 * 10**9
Step = tuple[Edit, int, int]
"""An edit, its number, and a number for what follows: mostly a build; in every sixth case one of a group alone before
that, in every sixth none, so that edits come together (but not after memory was lost: nobody would know what to delete)."""

STEPS = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 59), st.integers(0, 17)), min_size=4, max_size=16)


def many(share: int) -> settings:
    """One in `share` of all sequences, and at least two."""
    return settings(
        max_examples=max(2, SEQUENCES // share),
        suppress_health_check=list(HealthCheck),
        phases=[phase for phase in Phase if phase is not Phase.explain],
    )


@given(steps=STEPS, trusting=st.booleans())
@many(share=1)
def test_an_incremental_build_is_a_clean_one(steps: list[Step], trusting: bool) -> None:
    play(steps, trusting, workers=False)


@given(steps=STEPS)
@many(share=15)
def test_an_incremental_build_by_two_workers_is_a_clean_one_by_one(steps: list[Step]) -> None:
    play(steps, trusting=True, workers=True)


@given(steps=st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 59), st.just(2)), min_size=2, max_size=5))
@many(share=15)
def test_so_it_is_in_the_theme_that_people_use(steps: list[Step]) -> None:
    play(steps, trusting=False, workers=False, theme="warta")


def test_a_file_with_its_old_size_and_time_is_known_by_when_its_entry_changed(tmp_path: Path) -> None:
    scene = Scene(settle(tmp_path))
    check(scene, trusting=True)
    for number in range(6):
        edit_unseen(scene, number)
        check(scene, trusting=True)


def play(steps: list[Step], trusting: bool, workers: bool, theme: str = "mini") -> None:
    """Builds, edits, builds, ... and compares each time. `trusting`: no file is too young for its time to be believed."""
    with tempfile.TemporaryDirectory() as folder:
        scene = Scene(settle(Path(folder), theme))
        check(scene, trusting)
        assert scene.whole
        for edit, number, then in steps:
            edit(scene, number)
            if then % 6 == 0:
                attempt(scene, scene.village, trusting, groups=alone_in(scene, then))
            if then % 6 == 1 and edit is not lose_memory:
                scene.whole = False
            else:
                check(scene, trusting)
        check(scene, trusting)
        if workers:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("kimsite.engine.execute.POOL_PAYS", 1)
                patch.setattr("kimsite.worker.LARGE", 1)
                compare(scene, *in_a_fresh_folder(scene, jobs=2))


def alone_in(scene: Scene, number: int) -> tuple[str, ...]:
    return tuple(path.parent.name for path in some(scene.content.glob("*/group.yaml"), number))


def check(scene: Scene, trusting: bool) -> None:
    """The build to be proven, beside a clean one."""
    told = attempt(scene, scene.village, trusting)
    clean, files = in_a_fresh_folder(scene)
    if isinstance(told, BuildResult) and isinstance(clean, BuildResult):
        assert told.problems == clean.problems
        assert told.quarantined == clean.quarantined
        compare(scene, clean, files)
    else:
        assert told == clean
    for path, data in scene.strangers.items():
        assert path.read_bytes() == data


Told = BuildResult | tuple[Diagnostic, ...]


def attempt(scene: Scene, village: Village, trusting: bool, **more: object) -> Told:
    """What a build came to, or why there was none."""
    started = time.time_ns() + (HOUR if trusting else 0)
    try:
        return village.build(started, **{**scene.settings(), **more})
    except ProjectError as fault:
        return fault.diagnostics


def in_a_fresh_folder(scene: Scene, **more: object) -> tuple[Told, dict[str, bytes]]:
    """What a clean build comes to, and all that it writes."""
    folder = scene.village.output.parent / "fresh"
    try:
        told = attempt(scene, scene.village.elsewhere(folder), False, **more)
        return told, tree(folder / "public")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def compare(scene: Scene, clean: Told, files: dict[str, bytes]) -> None:
    """Everything that a clean build makes is there, and nothing else but what could not be made again."""
    assert isinstance(clean, BuildResult)
    mine = tree(scene.village.output)
    broken = {path.split("/")[1] for path in clean.quarantined if path.endswith("/group.yaml")}
    scene.whole = not broken and not any(problem.path.startswith("themes/") for problem in clean.problems)
    if scene.whole:
        assert told_of(mine, files) == {}
        assert mine.keys() == files.keys()
        return
    if "group.yaml" in broken:  # the only one
        return
    portal = bool(broken)
    kept = {path for path in files if path.split("/")[0] in broken or (portal and not path.startswith("kim-"))}
    if mine.keys() - files.keys():
        kept.add("sitemap.xml")  # of the portal: it names the pages that lie there, also those that stay as they were
    assert {path: mine.get(path) for path in files.keys() - kept} == {path: files[path] for path in files.keys() - kept}


def told_of(mine: dict[str, bytes], files: dict[str, bytes]) -> dict[str, tuple[bytes | None, bytes | None]]:
    """Where two trees differ."""
    paths = sorted(mine.keys() | files.keys())
    return {path: (mine.get(path), files.get(path)) for path in paths if mine.get(path) != files.get(path)}


def tree(folder: Path) -> dict[str, bytes]:
    """All files and folders, without the marker, what strangers put there and the folders that only they need."""
    found: dict[str, bytes] = {}
    strange: set[str] = set()
    for parent, folders, names in os.walk(folder, topdown=False):
        place = os.path.relpath(parent, folder).replace(os.sep, "/") + "/"
        mine = [name for name in names if name != MARKER and not name.startswith(STRANGER)]
        for name in mine:
            with open(f"{parent}/{name}", "rb") as file:  # noqa: PTH123 - this is most of what the test does
                found[(place + name).removeprefix("./")] = file.read()
        known = [name for name in folders if f"{parent}/{name}" not in strange]
        if (mine or known) or not (names or folders):
            found[place] = b""
        else:
            strange.add(parent)
    return found
