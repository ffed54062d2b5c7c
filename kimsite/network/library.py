"""All documents of all groups, as far as the portal lists and finds them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from kimsite.digest import digest_value
from kimsite.model.roll import Roll
from kimsite.model.summary import GroupSummary, Headline
from kimsite.network.news import News

GROUPS, DOCUMENTS = 1 << 20, 1 << 20
"""More than a network has groups, and a group documents."""


class Library:
    """The groups by slug, each with its roll. A group counts from 1, a document of it from 0.

    A document is named by one number, of its day, its group and its own: the larger it is, the newer it is.
    """

    def __init__(
        self,
        groups: Iterable[GroupSummary],
        rolls: Iterable[Roll],
        entries: Callable[[str, int], Headline],
        marks: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """`entries` gives what lists show of a group's document, by slug and number. `marks` stand for all that a
        summary says, by slug."""
        known = {roll.slug: roll for roll in rolls}
        self.groups = tuple(sorted(groups, key=lambda group: group.slug))
        self.rolls = [known.get(group.slug) or Roll(group.slug) for group in self.groups]
        self.marks = {group.slug: marks.get(group.slug) or digest_value(group) for group in self.groups}
        self._entries = entries
        self._told = tuple(f"{group.slug} {group.short}" for group in self.groups)

    def take_words(self) -> Iterator[str]:
        """The words of each group's documents. They are not kept: of a large network they are most of what there is."""
        for number, roll in enumerate(self.rolls):
            self.rolls[number] = replace(roll, words="")
            yield roll.words

    def names(self, group: int, numbers: Iterable[int]) -> list[int]:
        """The names of these documents of the group at this place."""
        dates, base = self.rolls[group].dates, group * DOCUMENTS
        return [dates[number] * (GROUPS * DOCUMENTS) + base + number for number in numbers]

    def headline(self, group: int, number: int) -> Headline:
        """What lists show of one document."""
        return self._entries(self.groups[group].slug, number)

    def news(self, name: int) -> News:
        """A document by its name."""
        group, number = self.place(name)
        dated = bool(self.rolls[group].dates[number])
        return News(self.groups[group], self.headline(group, number), dated)

    def told(self, names: Iterable[int]) -> str:
        """What stands for all that a list shows of documents and their groups. As one text, of which a digest is taken
        sooner than of as many pairs."""
        groups, rolls, most = self._told, self.rolls, GROUPS - 1
        places = ((name // DOCUMENTS & most, name % DOCUMENTS) for name in names)
        return "\n".join([f"{rolls[group].marks[number]} {groups[group]}" for group, number in places])

    @staticmethod
    def place(name: int) -> tuple[int, int]:
        """The place of its group, and its number there."""
        return name // DOCUMENTS % GROUPS, name % DOCUMENTS

    @staticmethod
    def moment(name: int) -> int:
        """When it was published, in seconds since the epoch; 0 if nobody knows."""
        return name // (GROUPS * DOCUMENTS)


def unknown(slug: str, number: int) -> Headline:
    """For a library without documents. Raises LookupError."""
    raise LookupError(slug, number)
