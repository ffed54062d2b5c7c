"""Pages that list: a type, a category, a tag, an author, a year, a month; and the indexes of such terms."""

from collections.abc import Iterator

from kimsite.model.site import Item
from kimsite.model.task import Task
from kimsite.model.view import Count, Link, ListView, Pages, TermsView
from kimsite.plan.agenda import upcoming
from kimsite.plan.cards import cards_of, counts_of
from kimsite.plan.feeds import feed_tasks, has_feed
from kimsite.plan.frame import CALENDAR, Frame
from kimsite.plan.shelf import Term

PER_PAGE = 20


def list_tasks(
    frame: Frame,
    folder: str,
    kind: str,
    key: str,
    title: str,
    items: tuple[Item, ...],
    trail: tuple[Link, ...] = (),
    children: tuple[Count, ...] = (),
    section: str = "",
    fed: bool = False,
) -> Iterator[Task]:
    """The pages of one list, `folder` (ending in a slash) holding index.html, halaman-2.html, ... and its feeds."""
    number = max(1, -(-len(items) // PER_PAGE))
    links = tuple(folder + ("index.html" if n == 1 else f"halaman-{n}.html") for n in range(1, number + 1))
    feeds = frame.feeds(folder, title) if fed and has_feed(items) else ()
    if kind == "type" and key == "agenda" and frame.makes("calendar"):
        feeds = (*feeds, Link(CALENDAR, title))
    for n, path in enumerate(links):
        head = frame.head(path, title, section, description=f"{title} – {frame.group.name}", feeds=feeds, trail=trail)
        view = ListView(
            site=frame.view,
            head=head,
            kind=kind,
            key=key,
            heading=title,
            cards=cards_of(items[n * PER_PAGE : (n + 1) * PER_PAGE], frame),
            pages=Pages(n + 1, links),
            total=len(items),
            children=children if n == 0 else (),
            upcoming=cards_of(upcoming(frame), frame) if n == 0 and key == "agenda" and kind == "type" else (),
        )
        yield Task(path, "template:list.html", view)
    if fed and has_feed(items):
        yield from feed_tasks(frame, folder, f"{title} – {frame.group.name}", items)


def all_lists(frame: Frame) -> Iterator[Task]:
    """Every list of a group and every index of terms."""
    shelf, fed = frame.shelf, frame.makes("type_feeds")
    for type_, items in shelf.types.items():
        yield from list_tasks(frame, f"{type_}/", "type", type_, frame.type_title(type_), items, section=type_, fed=fed)
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
            yield from list_tasks(frame, f"{folder}/{term.slug}/", kind, term.slug, term.title, term.items, trail)
        yield _terms(frame, folder, index, counts_of(folder, terms))
    if frame.makes("archive"):
        yield from _archive(frame)


def _categories(frame: Frame) -> Iterator[Task]:
    terms, fed = frame.shelf.categories, frame.makes("category_feeds")
    index = Link("kategori/index.html", frame.word("categories"))
    titles = {term.slug: term.title for term in terms}
    for term in terms:
        parts = term.slug.split("/")
        parents = ("/".join(parts[:end]) for end in range(1, len(parts)))
        trail = (index, *(Link(f"kategori/{slug}/index.html", titles[slug]) for slug in parents))
        children = counts_of("kategori", _children(term, terms))
        yield from list_tasks(
            frame, f"kategori/{term.slug}/", "category", term.slug, term.title, term.items, trail, children, fed=fed
        )
    yield _terms(frame, "kategori", "categories", counts_of("kategori", terms))


def _children(parent: Term, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple(t for t in terms if t.depth == parent.depth + 1 and t.slug.startswith(parent.slug + "/"))


def _archive(frame: Frame) -> Iterator[Task]:
    index = Link("arsip/index.html", frame.word("archive"))
    counts: list[Count] = []
    for year, items in frame.shelf.years.items():
        folder = f"arsip/{year}/"
        months = frame.shelf.months(year)
        children = tuple(
            Count(f"{folder}{month:02}/index.html", month_title(frame, year, month), len(members), 1)
            for month, members in months.items()
        )
        counts += [Count(f"{folder}index.html", str(year), len(items)), *children]
        yield from list_tasks(frame, folder, "year", str(year), str(year), items, (index,), children)
        trail = (index, Link(f"{folder}index.html", str(year)))
        for month, members in months.items():
            title = month_title(frame, year, month)
            yield from list_tasks(frame, f"{folder}{month:02}/", "month", f"{year}-{month:02}", title, members, trail)
    yield _terms(frame, "arsip", "archive", tuple(counts))


def month_title(frame: Frame, year: int, month: int) -> str:
    """Oktober 2025, in the group's language."""
    return f"{frame.word(f'months.{month}')} {year}"


def _terms(frame: Frame, folder: str, kind: str, counts: tuple[Count, ...]) -> Task:
    path = f"{folder}/index.html"
    head = frame.head(path, frame.word(kind), kind, description=f"{frame.word(kind)} – {frame.group.name}")
    return Task(path, "template:terms.html", TermsView(frame.view, head, kind, counts))
