"""A group's documents for the lists, topics and the search of its network.

Words are written so that a portal of thousands of groups need only put them one after another: a line is a word and,
for each year, a sign for the year and the numbers of the documents, `0` being the group itself. A number is twice
that of the document, and one more where the word does not stand in the title.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kimsite.digest import digest_value
from kimsite.model.content import Document
from kimsite.model.roll import Enrolled, Roll, Spelled
from kimsite.model.site import Item, Site
from kimsite.plan.feeds import BEGINNING
from kimsite.plan.shelf import TYPES_ALONE
from kimsite.plan.summary import headline
from kimsite.postings import FIRST, postings
from kimsite.stem import ROOTS, words
from kimsite.urls import slugify

BEGUN = 6
"""Words are sorted by so many of their first letters."""
OTHER = "_"
"""Stands for words in other scripts."""
FIRST_YEAR, LAST_YEAR = 1990, 2070
Postings = dict[str, dict[str, list[int]]]
"""By word, by sign of the year: rising numbers."""


def enroll(site: Site, names: Mapping[str, str]) -> Enrolled:
    """All documents of a group that stand in lists. `names` are those of `identity.names_of`."""
    items = sorted((item for item in site.items if item.document.type not in TYPES_ALONE), key=_oldest_first)
    lines = tuple(headline(item, site, names, BEGINNING) for item in items)
    found: Postings = {}
    _note(found, _sign(None), 0, f"{site.group.name} {site.group.short}", _place(site))
    for number, item in enumerate(items, 1):
        document = item.document
        year = document.date.year if document.date else None
        _note(found, _sign(year), number, document.title, _said(item))
    roll = Roll(
        slug=site.group.slug,
        dates=tuple(int(item.document.date.timestamp()) if item.document.date else 0 for item in items),
        marks=tuple(digest_value(line)[:12] for line in lines),
        types=_spelled([(item.document.type, "")] for item in items),
        topics=_spelled(_topics(item.document) for item in items),
        words=spell(found),
    )
    return Enrolled(roll, lines)


def _oldest_first(item: Item) -> tuple[float, str]:
    date = item.document.date
    return date.timestamp() if date else 0.0, item.path


def topic_key(word: str) -> str:
    """The same for `Cek Fakta`, `cek-fakta` and `cekfakta`; "" for what has no letters."""
    return slugify(word).replace("-", "")


def _topics(document: Document) -> Iterable[tuple[str, str]]:
    return ((topic_key(word), word) for word in (*document.category, *document.tags))


def _spelled(documents: Iterable[Iterable[tuple[str, str]]]) -> tuple[Spelled, ...]:
    """What documents are filed under, by key; later documents say how it is written."""
    titles: dict[str, str] = {}
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, filed in enumerate(documents):
        for key, title in dict(filed).items():
            if key:
                titles[key] = title
                numbers[key].append(number)
    return tuple(Spelled(key, titles[key], tuple(numbers[key])) for key in sorted(titles))


def _place(site: Site) -> str:
    region = site.group.region
    return f"{site.group.tagline} {region.village} {region.district} {region.regency} {region.province}"


def _said(item: Item) -> str:
    """What a document is found by besides its title."""
    document = item.document
    said = [item.summary, *document.tags, *document.category, document.place, document.dateline, *document.authors]
    if document.event:
        said.append(document.event.venue)
    if document.product:
        said.append(document.product.owner)
    if document.factcheck:
        said.append(document.factcheck.claim)
    return " ".join(said)


def _sign(year: int | None) -> str:
    """A later year has a later sign; what has none, the first."""
    return chr(FIRST + (min(max(year, FIRST_YEAR), LAST_YEAR) - FIRST_YEAR + 1 if year else 0))


def _note(found: Postings, sign: str, number: int, title: str, rest: str) -> None:
    named = {ROOTS[word] for word in words(title)}
    for root in named:
        found.setdefault(root, {}).setdefault(sign, []).append(2 * number)
    for root in {ROOTS[word] for word in words(rest)} - named:
        found.setdefault(root, {}).setdefault(sign, []).append(2 * number + 1)


def index(titles: Iterable[tuple[str, str]]) -> str:
    """The words of pages that are no documents: each page's title, and what else it is found by."""
    found: Postings = {}
    for number, (title, rest) in enumerate(titles):
        _note(found, _sign(None), number, title, rest)
    return spell(found)


def spell(found: Postings) -> str:
    """All words by how they begin, as one text, since a network has a million of such pieces: a beginning, below it a
    line a word, sorted; a form feed; the next beginning."""
    begun: defaultdict[str, list[str]] = defaultdict(list)
    for root in sorted(found):
        if root:
            years = found[root]
            if len(years) == 1:  # as of most words
                ((sign, numbers),) = years.items()
                said = sign + postings(numbers)
            else:
                said = " ".join([sign + postings(years[sign]) for sign in sorted(years)])
            begun[root[:BEGUN] if root.isascii() else OTHER].append(f"{root} {said}")
    return "\f".join("\n".join((begin, *lines)) for begin, lines in sorted(begun.items()))
