"""Outputs are looked at by another process where that pays, and what comes of it is the same."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kimsite.engine.inspection import PAYS, inspecting
from kimsite.model.memory import GroupMemory

TOP = Path(__file__).parent
NOW = datetime(2025, 10, 2, tzinfo=UTC)
MEMORIES = tuple(GroupMemory(f"kim-{n}", "k", "", 0, NOW, outputs=PAYS) for n in range(4))
forked = pytest.mark.skipif(sys.platform != "linux", reason="only where processes are forked")


def is_even(memory: GroupMemory, root: str) -> bool:
    assert Path(root).resolve() == TOP / memory.slug
    return int(memory.slug[-1]) % 2 == 0


@pytest.fixture(autouse=True)
def threads_of_other_tests_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("threading.active_count", lambda: 1)


@pytest.fixture
def here() -> list[str]:
    """The slugs that this very process was asked about."""
    return []


def noting(here: list[str]) -> Callable[[GroupMemory, str], bool]:
    def look(memory: GroupMemory, root: str) -> bool:
        here.append(memory.slug)
        return is_even(memory, root)

    return look


@forked
def test_another_process_looks_and_this_one_is_told(here: list[str]) -> None:
    with inspecting(MEMORIES, noting(here), TOP, workers=2) as inspection:
        assert [inspection.stands(memory) for memory in MEMORIES] == [True, False, True, False]
    assert here == []


@pytest.mark.parametrize(("memories", "workers"), [(MEMORIES, 1), (MEMORIES[:0], 2)])
def test_with_one_worker_or_few_outputs_nobody_else_is_asked(
    here: list[str], memories: tuple[GroupMemory, ...], workers: int
) -> None:
    with inspecting(memories, noting(here), TOP, workers) as inspection:
        assert inspection.stands(MEMORIES[0])
    assert here == ["kim-0"]


@forked
def test_the_other_process_looks_from_where_the_outputs_are(tmp_path: Path) -> None:
    """A folder that is not there is looked for from anywhere."""
    (tmp_path / "kim-0").mkdir()

    def look(memory: GroupMemory, root: str) -> bool:
        return (root, Path.cwd().name) == ("", "kim-0") if memory.slug == "kim-0" else root == str(tmp_path / "kim-1")

    with inspecting(MEMORIES[:2], look, tmp_path, workers=2) as inspection:
        assert [inspection.stands(memory) for memory in MEMORIES[:2]] == [True, True]


@forked
def test_what_another_process_could_not_tell_this_one_finds_out(here: list[str]) -> None:
    parent = os.getpid()

    def look_or_die(memory: GroupMemory, root: str) -> bool:
        if os.getpid() != parent:
            os._exit(9)
        return noting(here)(memory, root)

    with inspecting(MEMORIES, look_or_die, TOP, workers=2) as inspection:
        assert [inspection.stands(memory) for memory in MEMORIES] == [True, False, True, False]
    assert here == [memory.slug for memory in MEMORIES]


@forked
def test_no_process_is_left_when_the_block_is_left_early() -> None:
    with pytest.raises(KeyboardInterrupt), inspecting(MEMORIES, is_even, TOP, workers=2):
        raise KeyboardInterrupt
    with suppress(ChildProcessError):
        assert os.waitpid(-1, os.WNOHANG)[0] == 0


@forked
def test_where_nobody_waits_for_children_a_build_goes_on() -> None:
    old = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        with inspecting(MEMORIES, is_even, TOP, workers=2) as inspection:
            assert inspection.stands(MEMORIES[0])
    finally:
        signal.signal(signal.SIGCHLD, old)
