"""The same function over many items, in one process or several."""

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
