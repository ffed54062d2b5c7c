"""What reports count of a group, by months: figures and names of authors, no titles: a ledger must hold all groups'."""

from collections import Counter
from collections.abc import Iterable, Sequence

from kimsite.model.activity import ActivityLog, MonthLog, Term, lines_of
from kimsite.model.content import Document, Group
from kimsite.model.site import Site
from kimsite.vocabulary import ADINDA, PROFILE, TYPE_IDS

ADINDA_WORDS = tuple(names[0] for names in ADINDA)


def log_of(site: Site) -> ActivityLog:
    """The log of all that is on a group's site, whenever it is dated: who reads it knows what day it is."""
    documents = [item.document for item in site.items]
    names = tuple(sorted({name for document in documents for name in document.authors}))
    months: dict[str, list[Document]] = {}
    for document in documents:
        months.setdefault(month_of(document), []).append(document)
    return ActivityLog(
        lines=lines_of(_month(month, documents, names) for month, documents in months.items()),
        names=names,
        terms=tuple(Term(decree.issued, decree.valid_until) for decree in site.group.decrees),
        gaps=gaps(site.group),
    )


def month_of(document: Document) -> str:
    """2025-10, by the date that the document's page shows; "" for one without."""
    return document.date.isoformat()[:7] if document.date else ""


def gaps(group: Group) -> tuple[str, ...]:
    """The fields of a profile in which the group says nothing, in the vocabulary's order."""
    said = {name: getattr(group, name) for name in PROFILE}
    return tuple(name for name, value in said.items() if not value or value == type(value)())


def _month(month: str, documents: Sequence[Document], names: Sequence[str]) -> MonthLog:
    authors = Counter(name for document in documents for name in document.authors)
    return MonthLog(
        month=month,
        days=sum({1 << document.date.day for document in documents if document.date}),
        counts=_row(TYPE_IDS, (document.type for document in documents)),
        adinda=_row(ADINDA_WORDS, (word for document in documents for word in document.adinda)),
        authors=tuple((place, authors[name]) for place, name in enumerate(names) if name in authors),
    )


def _row(columns: Sequence[str], found: Iterable[str]) -> tuple[int, ...]:
    """How often each is found, without the zeros at the end."""
    counted = Counter(found)
    row = [counted[column] for column in columns]
    while row and not row[-1]:
        row.pop()
    return tuple(row)
