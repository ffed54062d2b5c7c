"""How many documents of each type."""

from collections.abc import Iterable

from kimsite.model.value import frozen
from kimsite.vocabulary import TYPE_IDS

CORE = ("berita", "galeri", "pengumuman", "agenda")
"""The types that the ministry counts, in its order."""
OTHERS = tuple(type_ for type_ in TYPE_IDS if type_ not in CORE)


@frozen
class Tally:
    """`counts` are in the order of TYPE_IDS; zeros at the end may be left out."""

    counts: tuple[int, ...] = ()

    def of(self, type_: str) -> int:
        """How many of one type."""
        place = TYPE_IDS.index(type_)
        return self.counts[place] if place < len(self.counts) else 0

    @property
    def four(self) -> tuple[int, ...]:
        """Berita, galeri, pengumuman, agenda."""
        return tuple(self.of(type_) for type_ in CORE)

    @property
    def core(self) -> int:
        """What the ministry counts."""
        return sum(self.four)

    @property
    def others(self) -> int:
        """All that it does not."""
        return sum(self.counts) - self.core


def added(tallies: Iterable[Tally]) -> Tally:
    """All of them together."""
    return Tally(columns_of(tally.counts for tally in tallies))


def columns_of(rows: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    """Rows of any lengths, added up column by column."""
    total: list[int] = []
    for row in rows:
        total += [0] * (len(row) - len(total))
        for place, number in enumerate(row):
            total[place] += number
    return tuple(total)
