"""The figures that a rubric may ask for: each by its names, with what is counted. All are the report's own."""

from collections.abc import Callable

from kimsite.contest.span import Span
from kimsite.model.activity import MonthLog, Thresholds
from kimsite.model.summary import GroupSummary
from kimsite.model.value import frozen
from kimsite.report.figures import GroupFigures, figures_of
from kimsite.report.tally import CORE, Tally, added, columns_of
from kimsite.vocabulary import ADINDA, TYPE_IDS, TYPES

JUDGES = ("juri", "judges")
"""What a criterion says that is marked by people."""


@frozen
class Figure:
    """`names` are the Indonesian one, which is also its key in all that is written, and the English one. `best` is the
    figure that gets all points unless the rubric says otherwise, None for the highest that any group has; of a figure
    that is `reversed`, less is better; a `standing` one is as of the end of the span, not counted within it."""

    names: tuple[str, str]
    best: int | None = None
    reversed: bool = False
    standing: bool = False

    @property
    def id(self) -> str:
        """The Indonesian name."""
        return self.names[0]


@frozen
class Basis:
    """What figures are taken from: the group in the last month, and its months within the span."""

    figures: GroupFigures
    months: tuple[MonthLog, ...]

    @property
    def tally(self) -> Tally:
        """Documents of the span by type."""
        return added(Tally(month.counts) for month in self.months)

    @property
    def words(self) -> tuple[int, ...]:
        """Documents of the span by ADINDA word."""
        row = columns_of(month.adinda for month in self.months)
        return (*row, *[0] * (len(ADINDA) - len(row)))


Measure = Callable[[Basis], int | None]


def basis_of(group: GroupSummary, span: Span, thresholds: Thresholds) -> Basis:
    """What all figures of a group are taken from."""
    months = tuple(month for month in group.activity.months if span.covers(month.month))
    return Basis(figures_of(group, span.end, thresholds), months)


def figure_of(name: str) -> Figure | None:
    """The figure of this name, in Indonesian or English; hyphens, spaces and capitals do not matter."""
    return BY_NAME.get("-".join(name.lower().replace("_", " ").replace("-", " ").split()))


def measure(figure: Figure, basis: Basis) -> int | None:
    """The figure of a group; None where there is nothing to count from (a group that never wrote has no last day)."""
    return MEASURES[figure](basis)


def _of_type(type_: str) -> Measure:
    return lambda basis: basis.tally.of(type_)


def _of_word(place: int) -> Measure:
    return lambda basis: basis.words[place]


def _decree(basis: Basis) -> int:
    return int(basis.figures.decree in ("valid", "expiring"))


def _active_months(basis: Basis) -> int:
    return sum(Tally(month.counts).core > 0 for month in basis.months)


MEASURES: dict[Figure, Measure] = {
    Figure(("dokumen-inti", "core-documents")): lambda basis: basis.tally.core,
    **{Figure((t.id, t.en)): _of_type(t.id) for t in sorted(TYPES, key=lambda t: (*CORE, *TYPE_IDS).index(t.id))},
    Figure(("dokumen-lain", "other-documents")): lambda basis: basis.tally.others,
    Figure(("inti-seluruhnya", "core-in-all"), standing=True): lambda basis: basis.figures.total.core,
    Figure(("hari-terbit", "publishing-days")): lambda basis: sum(month.days.bit_count() for month in basis.months),
    Figure(("bulan-aktif", "active-months")): _active_months,
    Figure(("pekan-beruntun", "weeks-in-a-row"), standing=True): lambda basis: basis.figures.streak,
    Figure(("hari-tanpa-kabar", "silent-days"), 0, reversed=True, standing=True): lambda basis: basis.figures.silent,
    Figure(("penulis", "authors")): lambda basis: len({place for month in basis.months for place, _ in month.authors}),
    Figure(("adinda", "adinda-documents")): lambda basis: sum(basis.words),
    Figure(("kata-adinda", "adinda-words"), len(ADINDA)): lambda basis: sum(map(bool, basis.words)),
    **{Figure((f"adinda-{id_}", f"adinda-{en}")): _of_word(place) for place, (id_, en) in enumerate(ADINDA)},
    Figure(("profil", "profile"), 100, standing=True): lambda basis: basis.figures.complete,
    Figure(("sk-berlaku", "valid-decree"), 1, standing=True): _decree,
}
BY_NAME: dict[str, Figure] = {name: figure for figure in reversed(MEASURES) for name in figure.names}
"""By every name; where two figures share one, the first has it."""
