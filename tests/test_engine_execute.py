"""The same function over many items, in one process or several."""

import multiprocessing
import time

import pytest

from kimsite.engine.execute import AHEAD, POOL_PAYS, execute, spread

ITEMS = range(POOL_PAYS)


def twice(item):
    return 2 * item


def nothing():
    """What there is to warm."""


def twice_each(common, items):
    return [common * item for item in items]


def test_every_item_has_its_outcome():
    outcomes = []
    execute(2, len(ITEMS), twice, ITEMS, outcomes.append, nothing)
    assert sorted(outcomes) == [2 * item for item in ITEMS]


def test_what_is_spread_comes_back_in_order():
    outcomes = spread(2, twice_each, 2, ITEMS)
    assert [number for outcome in outcomes for number in outcome] == [2 * item for item in ITEMS]


def test_no_more_items_are_taken_than_workers_can_soon_do():
    """A ministry's thousand groups, or what they came to, never lie in memory all at once."""
    taken, done = [], []

    def items():
        for item in ITEMS:
            taken.append(item)
            assert len(taken) - len(done) <= 2 * AHEAD + 1  # the one that waits to be handed over is the last
            yield item

    execute(2, len(ITEMS), twice, items(), done.append, nothing)
    assert len(done) == len(ITEMS)


def late_then_faulty(item):
    """Every item is at fault, the first one last."""
    time.sleep(0.3 if item == 0 else 0)
    raise ValueError(item)


def late_then_faulty_each(common, items):
    return late_then_faulty(items[0])


def test_of_several_faults_the_first_in_order_is_raised_whichever_came_first():
    with pytest.raises(ValueError, match=r"^0$"):
        execute(2, len(ITEMS), late_then_faulty, ITEMS, print, nothing)
    with pytest.raises(ValueError, match=r"^0$"):
        spread(2, late_then_faulty_each, None, ITEMS)


def faulty_at_three(item):
    if item == 3:
        raise ValueError(item)
    return item


def test_what_came_out_well_is_not_lost_for_another_ones_fault():
    outcomes = []
    with pytest.raises(ValueError, match=r"^3$"):
        execute(2, len(ITEMS), faulty_at_three, ITEMS, outcomes.append, nothing)
    assert {0, 1, 2} <= set(outcomes)


@pytest.mark.parametrize("method", [m for m in ("fork", "spawn") if m in multiprocessing.get_all_start_methods()])
def test_after_a_fault_no_process_is_left_that_could_still_write(method, monkeypatch):
    monkeypatch.setattr(multiprocessing, "get_start_method", lambda allow_none=False: method)

    def refuse(outcome):
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        execute(2, len(ITEMS), twice, ITEMS, refuse, nothing)
    assert multiprocessing.active_children() == []
