"""The search of a network: a page, files of words by how they begin, and files that say what documents are called.

A question costs the files of its words and of the documents that it shows, whatever the network's size: words are in
files of their own (`words`), and each group's documents are listed in others. So a new document changes the files of
its own words, and one list.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from kimsite.digest import digest_value
from kimsite.model.index import TableView
from kimsite.model.task import Task
from kimsite.model.view import FindView, Link
from kimsite.network.frame import GROUPS, PortalFrame
from kimsite.network.groups import entry_of
from kimsite.network.library import Library
from kimsite.network.words import FOLDER
from kimsite.plan.facts import marked_title
from kimsite.plan.frame import HOME, SEARCH
from kimsite.plan.planned import Planned, ready
from kimsite.postings import vocabulary

ROWS = 100
"""Titles in a file."""
Page = tuple[str, str, str]
"""A page that is no document: path, title, what it is."""


def plan_find(frame: PortalFrame, prefixes: Iterable[str], ways: tuple[Link, ...], topics: tuple[Link, ...]) -> Planned:
    """The page. `prefixes` are how words begin that have files of their own; `ways` and `topics` are shown without a
    script."""
    head = frame.head(SEARCH, frame.word("search"), "search")
    directory = Link(GROUPS + HOME, frame.word("all_groups")) if frame.makes("directory") else None
    regions = (*((directory,) if directory else ()), *ways)
    view = FindView(frame.view, head, FOLDER, vocabulary(sorted(prefixes)), regions, topics)
    return ready(Task(SEARCH, "template:find.html", view))


def plan_own_tables(pages: tuple[Page, ...]) -> Iterator[Planned]:
    """What the network's own pages are called."""
    rows = ["", *("\t".join((path, title, kind)) for path, title, kind in pages)]
    for part, start in enumerate(range(0, len(rows), ROWS)):
        view = TableView(0, part, "", "", tuple(rows[start : start + ROWS]))
        yield ready(Task(f"{FOLDER}g0-{part}.js", "index", view))


def plan_tables(frame: PortalFrame, library: Library, place: int) -> Iterator[Planned]:
    """What the documents of one group are called; the first of them is the group itself."""
    entry, marks, number = entry_of(library.groups[place]), library.rolls[place].marks, library.base + place + 1
    for part, start in enumerate(range(0, len(marks) + 1, ROWS)):
        numbers = range(max(0, start - 1), min(len(marks), start + ROWS - 1))
        seen = digest_value(frame.mark, entry, number, part, [marks[document] for document in numbers])
        show = partial(_table, frame, library, place, part, numbers)
        yield Planned(f"{FOLDER}g{number}-{part}.js", "index", show, seen=seen)


def _table(frame: PortalFrame, library: Library, place: int, part: int, numbers: range) -> TableView:
    entry = entry_of(library.groups[place])
    folder = entry.path.removesuffix(HOME)
    rows = [] if part else ["\t".join((entry.path.removeprefix(folder), entry.name, entry.place))]
    for number in numbers:
        news = library.news(place, number)
        headline, day = news.headline, news.headline.date
        note = frame.wording.type_name(headline.type) + (f", {frame.wording.date(day)}" if news.dated else "")
        title = marked_title(headline.title, headline.rating, frame.wording)
        language = headline.language if headline.language != frame.network.language else ""
        rows.append("\t".join((headline.path, title, note, f"{day:%Y%m%d}" if news.dated else "", language)))
    return TableView(library.base + place + 1, part, folder, entry.name, tuple(rows))
