"""The documents of a site, sorted onto shelves: by type, category, tag, author, year and month.

A shelf keeps the order of `Site.items`: newest first.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from typing import TypeVar

from kimsite.model.site import Item, Site
from kimsite.model.value import frozen
from kimsite.urls import slugify
from kimsite.vocabulary import TYPE_IDS

Key = TypeVar("Key", str, int)

TYPES_ALONE = frozenset({"halaman"})
"""Types that stand on their own: not in lists of the newest, categories or feeds."""


@frozen
class Term:
    """A category, tag or author: the slug of its address, its words as first written, its documents."""

    slug: str
    title: str
    items: tuple[Item, ...]
    depth: int = 0


class Shelf:
    """All orderings of one site's items that pages need."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.items = site.items
        self.listed = tuple(item for item in site.items if item.document.type not in TYPES_ALONE)
        self.by_path = {item.path: item for item in site.items}

    @cached_property
    def types(self) -> dict[str, tuple[Item, ...]]:
        """Documents by type, in the vocabulary's order; types without documents are left out."""
        found = _group(self.listed, lambda item: (item.document.type,))
        return {type_: found[type_] for type_ in TYPE_IDS if type_ in found}

    @cached_property
    def categories(self) -> tuple[Term, ...]:
        """Categories and their parents, each parent before its children; a parent holds its children's documents."""
        titles: dict[str, str] = {}
        shelves: dict[str, list[Item]] = defaultdict(list)
        for item in self.listed:
            path = item.document.category
            for end in range(1, len(path) + 1):
                slug = category_slug(path[:end])
                titles.setdefault(slug, path[end - 1])
                shelves[slug].append(item)
        order = sorted(shelves, key=lambda slug: slug.split("/"))
        return tuple(Term(slug, titles[slug], tuple(shelves[slug]), slug.count("/")) for slug in order)

    @cached_property
    def tags(self) -> tuple[Term, ...]:
        """Tags by their words."""
        return _terms(self.listed, lambda item: item.document.tags)

    @cached_property
    def authors(self) -> tuple[Term, ...]:
        """Authors by name."""
        return _terms(self.listed, lambda item: item.document.authors)

    @cached_property
    def years(self) -> dict[int, tuple[Item, ...]]:
        """Dated documents by year, the latest year first."""
        return _group(self.listed, lambda item: (item.document.date.year,) if item.document.date else ())

    def months(self, year: int) -> dict[int, tuple[Item, ...]]:
        """The documents of one year by month, the latest first."""
        return _group(self.years[year], lambda item: (item.document.date.month,) if item.document.date else ())

    @cached_property
    def neighbours(self) -> dict[str, tuple[Item | None, Item | None]]:
        """By path: the older and the newer dated document of the same type."""
        found: dict[str, tuple[Item | None, Item | None]] = {}
        for items in self.types.values():
            dated = [item for item in items if item.document.date]
            for n, item in enumerate(dated):
                older = dated[n + 1] if n + 1 < len(dated) else None
                found[item.path] = (older, dated[n - 1] if n else None)
        return found


@lru_cache(maxsize=1024)
def category_slug(path: tuple[str, ...]) -> str:
    """The address part of a category path: `berita/daerah`."""
    return "/".join(slugify(part) or "lain" for part in path)


def _group(items: Iterable[Item], keys: Callable[[Item], Iterable[Key]]) -> dict[Key, tuple[Item, ...]]:
    found: dict[Key, list[Item]] = defaultdict(list)
    for item in items:
        for key in keys(item):
            found[key].append(item)
    return {key: tuple(members) for key, members in found.items()}


def _terms(items: Iterable[Item], words: Callable[[Item], Iterable[str]]) -> tuple[Term, ...]:
    """Terms by address; words that share one (Panen, panen) are one term. Sorted by their words."""
    titles: dict[str, str] = {}
    shelves: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        for slug, word in {slugify(word): word for word in words(item)}.items():
            if slug:
                titles.setdefault(slug, word)
                shelves[slug].append(item)
    order = sorted(shelves, key=lambda slug: (titles[slug].casefold(), slug))
    return tuple(Term(slug, titles[slug], tuple(shelves[slug])) for slug in order)
