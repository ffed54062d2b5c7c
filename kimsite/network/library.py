"""All documents of some groups of one province, as far as the portal lists and finds them."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from kimsite.digest import digest_value
from kimsite.model.roll import Roll
from kimsite.model.summary import GroupSummary, Headline
from kimsite.network.news import News

GROUPS, DOCUMENTS = 1 << 20, 1 << 20
"""More than a network has groups, and a group documents."""
ROOM = 64
"""Groups of a province whose documents are gathered together. The next province is numbered from the next multiple of
it, so that a new group seldom changes the numbers of those in others."""
Lookup = Callable[[str, int], Headline]
"""What lists show of a group's document, by its slug and its number in the roll."""


class Library:
    """The groups by slug, each with its roll. The first counts as `base`, a document of it from 0.

    A document is named by one number, of its day, its group and its own: the larger it is, the newer it is.
    """

    def __init__(self, groups: Iterable[GroupSummary], rolls: Iterable[Roll], headline: Lookup, base: int = 0) -> None:
        """`headline` says what lists show of a document."""
        known = {roll.slug: roll for roll in rolls}
        self.base = base
        self.groups = tuple(sorted(groups, key=lambda group: group.slug))
        self.rolls = [known.get(group.slug) or Roll(group.slug) for group in self.groups]
        self._headline = headline
        self._told = [digest_value(group.slug, group.short, group.name, group.base_url)[:12] for group in self.groups]

    def take_words(self) -> Iterator[str]:
        """The words of each group's documents. They are not kept: of a large network they are most of what there is."""
        for place, roll in enumerate(self.rolls):
            self.rolls[place] = replace(roll, words="")
            yield roll.words

    def names(self, place: int, numbers: Iterable[int]) -> list[int]:
        """The names of these documents of the group at this place."""
        dates, first = self.rolls[place].dates, (self.base + place) * DOCUMENTS
        return [dates[number] * (GROUPS * DOCUMENTS) + first + number for number in numbers]

    def told(self, place: int, numbers: Iterable[int]) -> list[str]:
        """What stands for all that a list shows of these documents and their group."""
        marks, group = self.rolls[place].marks, self._told[place]
        return [marks[number] + group for number in numbers]

    def news(self, place: int, number: int) -> News:
        """A document of the group at this place."""
        group = self.groups[place]
        return News(group, self._headline(group.slug, number), bool(self.rolls[place].dates[number]))


class Union:
    """The documents of all provinces, by name: a `Library` for each would hold too much of a large network."""

    def __init__(self, members: Mapping[int, Callable[[int], GroupSummary]], headline: Lookup) -> None:
        """`members` give a province's groups by place, and are themselves by the base that the province counts from."""
        self._bases = sorted(members)
        self._members = members
        self._headline = headline

    def news(self, name: int) -> News:
        """A document by its name."""
        number = name // DOCUMENTS % GROUPS
        base = self._bases[bisect_right(self._bases, number) - 1]
        group = self._members[base](number - base)
        return News(group, self._headline(group.slug, name % DOCUMENTS), bool(moment(name)))


def moment(name: int) -> int:
    """When a document was published, in seconds since the epoch; 0 if nobody knows."""
    return name // (GROUPS * DOCUMENTS)


def bases(sizes: Iterable[int]) -> list[int]:
    """The number of the first group of each province, by how many groups they have."""
    found, base = [], 0
    for size in sizes:
        found.append(base)
        base += -(-size // ROOM) * ROOM
    return found
