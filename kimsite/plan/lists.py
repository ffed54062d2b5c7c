"""Pages that list: a type, a category, a tag, an author, a year, a month; and the indexes of such terms."""

from collections.abc import Iterator
from functools import partial

from kimsite.model.navigation import Pages
from kimsite.model.site import Item
from kimsite.model.task import Task
from kimsite.model.value import frozen
from kimsite.model.view import Count, Link, ListView, TermsView
from kimsite.plan.agenda import upcoming
from kimsite.plan.cards import cards_of, counts_of
from kimsite.plan.feeds import feeds, has_feed
from kimsite.plan.frame import CALENDAR, Frame
from kimsite.plan.planned import Planned, ready
from kimsite.plan.shelf import Term
from kimsite.plan.voice import stages

PER_PAGE = 20


@frozen
class Listing:
    """One list of documents in `folder` (ending in a slash); `section` as in Head, `fed` if it has feeds."""

    folder: str
    kind: str
    key: str
    title: str
    items: tuple[Item, ...]
    trail: tuple[Link, ...] = ()
    children: tuple[Count, ...] = ()
    section: str = ""
    fed: bool = False

    def pages(self) -> tuple[str, ...]:
        """index.html, halaman-2.html, ..."""
        number = max(1, -(-len(self.items) // PER_PAGE))
        return tuple(self.folder + ("index.html" if n == 1 else f"halaman-{n}.html") for n in range(1, number + 1))

    def shown(self, n: int) -> tuple[Item, ...]:
        """What stands on page n, from 0."""
        return self.items[n * PER_PAGE : (n + 1) * PER_PAGE]


def list_pages(frame: Frame, listing: Listing) -> Iterator[Planned]:
    """The pages of one list and its feeds."""
    for n, path in enumerate(listing.pages()):
        newest = max((item.document.date for item in listing.shown(n) if item.document.date), default=None)
        changed = newest.date() if newest else None
        yield Planned(path, "template:list.html", partial(list_view, frame, listing, n), changed=changed, listed=True)
    if listing.fed and has_feed(listing.items):
        yield from feeds(frame, listing.folder, f"{listing.title} – {frame.group.name}", listing.items)


def list_view(frame: Frame, listing: Listing, n: int) -> ListView:
    """All that page n (from 0) of a list may use."""
    pages, title = listing.pages(), listing.title
    links = frame.feeds(listing.folder, title) if listing.fed and has_feed(listing.items) else ()
    agenda = listing.kind == "type" and listing.key == "agenda"
    if agenda and frame.makes("calendar"):
        links = (*links, Link(CALENDAR, title))
    description = f"{title} – {frame.group.name}"
    return ListView(
        site=frame.view,
        head=frame.head(pages[n], title, listing.section, description=description, feeds=links, trail=listing.trail),
        kind=listing.kind,
        key=listing.key,
        heading=title,
        cards=cards_of(listing.shown(n), frame),
        pages=Pages(n + 1, pages),
        total=len(listing.items),
        children=listing.children if n == 0 else (),
        upcoming=cards_of(upcoming(frame), frame) if n == 0 and agenda else (),
        stages=stages(frame) if n == 0 and (listing.kind, listing.key) == ("type", "aspirasi") else (),
    )


def all_lists(frame: Frame) -> Iterator[Planned]:
    """Every list of a group and every index of terms."""
    shelf, fed = frame.shelf, frame.makes("type_feeds")
    for type_, items in shelf.types.items():
        title = frame.type_title(type_)
        yield from list_pages(frame, Listing(f"{type_}/", "type", type_, title, items, section=type_, fed=fed))
    if frame.makes("categories"):
        yield from _categories(frame)
    for folder, kind, terms, index in (
        ("tag", "tag", shelf.tags, "tags"),
        ("penulis", "author", shelf.authors, "authors"),
    ):
        if not frame.makes(index):
            continue
        trail = (Link(f"{folder}/index.html", frame.word(index)),)
        for term in terms:
            listing = Listing(f"{folder}/{term.slug}/", kind, term.slug, term.title, term.items, trail)
            yield from list_pages(frame, listing)
        yield _terms(frame, folder, index, counts_of(folder, terms))
    if frame.makes("archive"):
        yield from _archive(frame)


def _categories(frame: Frame) -> Iterator[Planned]:
    terms, fed = frame.shelf.categories, frame.makes("category_feeds")
    index = Link("kategori/index.html", frame.word("categories"))
    titles = {term.slug: term.title for term in terms}
    for term in terms:
        parts = term.slug.split("/")
        parents = ("/".join(parts[:end]) for end in range(1, len(parts)))
        trail = (index, *(Link(f"kategori/{slug}/index.html", titles[slug]) for slug in parents))
        children = counts_of("kategori", _children(term, terms))
        folder = f"kategori/{term.slug}/"
        listing = Listing(folder, "category", term.slug, term.title, term.items, trail, children, fed=fed)
        yield from list_pages(frame, listing)
    yield _terms(frame, "kategori", "categories", counts_of("kategori", terms))


def _children(parent: Term, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple(t for t in terms if t.depth == parent.depth + 1 and t.slug.startswith(parent.slug + "/"))


def _archive(frame: Frame) -> Iterator[Planned]:
    index = Link("arsip/index.html", frame.word("archive"))
    counts: list[Count] = []
    for year, items in frame.shelf.years.items():
        folder = f"arsip/{year}/"
        # A year that one page holds is not parted: forty documents of five years would get forty pages of one each.
        months = frame.shelf.months(year) if len(items) > PER_PAGE else {}
        children = tuple(
            Count(f"{folder}{month:02}/index.html", month_title(frame, year, month), len(members), 1)
            for month, members in months.items()
        )
        counts += [Count(f"{folder}index.html", str(year), len(items)), *children]
        yield from list_pages(frame, Listing(folder, "year", str(year), str(year), items, (index,), children))
        trail = (index, Link(f"{folder}index.html", str(year)))
        for month, members in months.items():
            title = month_title(frame, year, month)
            listing = Listing(f"{folder}{month:02}/", "month", f"{year}-{month:02}", title, members, trail)
            yield from list_pages(frame, listing)
    yield _terms(frame, "arsip", "archive", tuple(counts))


def month_title(frame: Frame, year: int, month: int) -> str:
    """Oktober 2025, in the group's language."""
    return f"{frame.word(f'months.{month}')} {year}"


def _terms(frame: Frame, folder: str, kind: str, counts: tuple[Count, ...]) -> Planned:
    path = f"{folder}/index.html"
    head = frame.head(path, frame.word(kind), kind, description=f"{frame.word(kind)} – {frame.group.name}")
    return ready(Task(path, "template:terms.html", TermsView(frame.view, head, kind, counts)), listed=True)
