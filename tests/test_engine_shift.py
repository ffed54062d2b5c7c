"""The shift: who else may write into an output, on whatever machine."""

import multiprocessing
import time

import pytest

import kimsite.engine.lock
from kimsite.engine.lock import Held, lock
from kimsite.engine.shift import Elsewhere, call, dismiss, end, on_shift

SPAWN = multiprocessing.get_context("spawn")


def stay(folder, token, place, other):
    """A process that builds a group until it is told that it has been enough."""
    with on_shift(folder, token, place):
        other.send("begun")
        other.poll(30)


@pytest.fixture
def elsewhere(tmp_path):
    """Another process, at place 7 of the shift `a`; and what ends it. Not by an Event: to set one waits for whoever
    waited for it, though it was killed."""
    call(tmp_path, "a")
    line, other = SPAWN.Pipe()
    process = SPAWN.Process(target=stay, args=(tmp_path, "a", 7, other))
    process.start()
    assert line.poll(30)
    yield process, lambda: line.send("enough")
    process.kill()
    process.join()


def test_a_group_that_is_being_built_elsewhere_is_seen(tmp_path, elsewhere):
    process, enough = elsewhere
    assert not end(tmp_path)
    enough()
    process.join()
    assert end(tmp_path)


def test_a_process_that_was_killed_is_on_no_shift(tmp_path, elsewhere):
    process, _ = elsewhere
    process.kill()
    process.join()
    assert end(tmp_path)


def test_two_processes_build_two_groups_but_never_the_same(tmp_path, elsewhere, monkeypatch):
    monkeypatch.setattr("kimsite.engine.shift.PATIENCE", 0.2)
    with on_shift(tmp_path, "a", 8):
        pass
    with pytest.raises(Elsewhere), on_shift(tmp_path, "a", 7):
        pass


def test_a_group_that_was_given_up_for_lost_is_waited_for(tmp_path, elsewhere):
    process, _ = elsewhere
    process.kill()
    with on_shift(tmp_path, "a", 7):
        pass


def test_nothing_is_begun_of_a_build_that_is_over_or_of_another(tmp_path):
    call(tmp_path, "a")
    with pytest.raises(Elsewhere), on_shift(tmp_path, "b", 1):
        pass
    dismiss(tmp_path)
    with pytest.raises(Elsewhere), on_shift(tmp_path, "a", 1):
        pass


def test_of_a_build_that_was_killed_nothing_is_begun_beside_the_next(tmp_path):
    call(tmp_path, "a")  # nobody dismissed it
    with lock(tmp_path), pytest.raises(Elsewhere), on_shift(tmp_path, "a", 1):
        pass


def test_no_build_begins_while_groups_of_another_are_being_built(tmp_path, elsewhere, monkeypatch):
    monkeypatch.setattr(kimsite.engine.lock, "SHIFT_PATIENCE", 0.2)
    with pytest.raises(Held) as refused, lock(tmp_path):
        pass
    assert refused.value.holder == ""


def test_a_build_waits_for_groups_that_are_nearly_done(tmp_path, elsewhere):
    _, enough = elsewhere
    enough()
    started = time.monotonic()
    with lock(tmp_path):
        assert time.monotonic() - started < kimsite.engine.lock.SHIFT_PATIENCE
