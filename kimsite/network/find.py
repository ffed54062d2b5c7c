"""The search of a network: a page, files of words by how they begin, and files that say what documents are called.

A question costs the files of its words and of the documents that it shows, whatever the network's size: a file of
words that would be large is cut by one more letter, and each group's documents are listed in files of their own. So a
new document changes the files of its own words, and one list.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from kimsite.digest import digest_bytes, digest_value
from kimsite.model.index import TableView, WordsView
from kimsite.model.task import Task
from kimsite.model.view import FindView, Link
from kimsite.network.frame import GROUPS, PortalFrame
from kimsite.network.groups import entry_of
from kimsite.network.library import Library
from kimsite.plan.facts import marked_title
from kimsite.plan.frame import HOME, SEARCH
from kimsite.plan.planned import Planned, ready
from kimsite.plan.roll import OTHER, index
from kimsite.postings import vocabulary

FOLDER = "cari/"
SPLIT = 32_000
"""Bytes of words that stay in one file, roughly; compressed, a fifth of it."""
ROWS = 100
"""Titles in a file."""
BLOCK = b"\f"
"""Between the words of two groups."""
Page = tuple[str, str, str]
"""A page that is no document: path, title, what it is."""


def plan_find(
    frame: PortalFrame, library: Library, pages: tuple[Page, ...], ways: tuple[Link, ...], topics: tuple[Link, ...]
) -> Iterator[Planned]:
    """All of it. `pages` are found beside groups and documents; `ways` and `topics` are shown without a script."""
    leaves = _leaves(_words(frame, library, pages))
    for prefix, said in leaves.items():
        show = partial(_words_view, prefix, said)
        yield Planned(f"{FOLDER}k-{prefix}.js", "index", show, seen=digest_bytes(prefix.encode() + BLOCK + said))
    yield from _own_tables(pages)
    for group in range(len(library.groups)):
        yield from _tables(frame, library, group)
    head = frame.head(SEARCH, frame.word("search"), "search")
    directory = Link(GROUPS + HOME, frame.word("all_groups")) if frame.makes("directory") else None
    regions = (*((directory,) if directory else ()), *ways)
    view = FindView(frame.view, head, FOLDER, vocabulary(sorted(leaves)), regions, topics)
    yield ready(Task(SEARCH, "template:find.html", view))


def _words(frame: PortalFrame, library: Library, pages: tuple[Page, ...]) -> dict[str, bytearray]:
    """The words of everything, by how they begin: of each group, its number and its lines. The network's own pages
    are number 0."""
    found: defaultdict[bytes, bytearray] = defaultdict(bytearray)
    own = index([(frame.network.name, ""), *((title, kind) for _, title, kind in pages)])
    told = zip(library.take_words(), map(entry_of, library.groups), strict=True)
    # One that is built elsewhere has no roll, but a name.
    theirs = (words or index([(entry.name, entry.place)]) for words, entry in told)
    for number, words in enumerate((own, *theirs)):
        before = b"%d\n" % number
        for block in words.encode().split(BLOCK) if words else ():
            begin, _, lines = block.partition(b"\n")
            found[begin] += before + lines + BLOCK
    return {begin.decode(): said for begin, said in found.items()}


def _leaves(found: dict[str, bytearray], prefix: str = "") -> dict[str, bytes]:
    """The files: a beginning and its words. What is too large is cut at its next letter. `found` is empty afterwards:
    there are many bytes, and they need not be there twice."""
    if sum(map(len, found.values())) <= SPLIT or (len(found) == 1 and prefix == OTHER):
        return {prefix: b"".join(found.pop(begin) for begin in sorted(found))} if found or not prefix else {}
    longer: defaultdict[str, dict[str, bytearray]] = defaultdict(dict)
    for begin in sorted(found):
        longer[begin[: len(prefix) + 1]][begin] = found.pop(begin)
    leaves: dict[str, bytes] = {}
    for cut in sorted(longer):
        inside = longer.pop(cut)
        if cut != prefix:
            leaves |= _leaves(inside, cut)
            continue
        # Words that are no longer than this; or, where they are known by it alone, all that begin so.
        said = bytes(inside[cut])
        leaves |= {cut: said} if len(said) <= SPLIT else _deeper(said, cut)
    return leaves


def _deeper(said: bytes, prefix: str) -> dict[str, bytes]:
    """Words that begin alike, cut by one letter more than they came."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for block in said.decode().split("\f")[:-1]:
        number, *lines = block.split("\n")
        mine: defaultdict[str, list[str]] = defaultdict(list)
        for line in lines:
            mine[line.partition(" ")[0][: len(prefix) + 1]].append(line)
        for begin, some in mine.items():
            found[begin].append("\n".join((number, *some)) + "\f")
    leaves: dict[str, bytes] = {}
    for begin, blocks in sorted(found.items()):
        data = "".join(blocks).encode()
        whole = begin == prefix or len(data) <= SPLIT
        leaves |= {begin: data} if whole else _deeper(data, begin)
    return leaves


def _words_view(prefix: str, said: bytes) -> WordsView:
    return WordsView(prefix, said.decode())


def _own_tables(pages: tuple[Page, ...]) -> Iterator[Planned]:
    """What the network's own pages are called."""
    rows = ["", *("\t".join((path, title, kind)) for path, title, kind in pages)]
    for part, start in enumerate(range(0, len(rows), ROWS)):
        view = TableView(0, part, "", "", tuple(rows[start : start + ROWS]))
        yield ready(Task(f"{FOLDER}g0-{part}.js", "index", view))


def _tables(frame: PortalFrame, library: Library, group: int) -> Iterator[Planned]:
    """What the documents of one group are called; the first of them is the group itself."""
    entry, marks = entry_of(library.groups[group]), library.rolls[group].marks
    for part, start in enumerate(range(0, len(marks) + 1, ROWS)):
        numbers = range(max(0, start - 1), min(len(marks), start + ROWS - 1))
        seen = digest_value(frame.mark, entry, group, part, [marks[number] for number in numbers])
        show = partial(_table, frame, library, group, part, numbers)
        yield Planned(f"{FOLDER}g{group + 1}-{part}.js", "index", show, seen=seen)


def _table(frame: PortalFrame, library: Library, group: int, part: int, numbers: range) -> TableView:
    entry = entry_of(library.groups[group])
    folder = entry.path.removesuffix(HOME)
    rows = [] if part else ["\t".join((entry.path.removeprefix(folder), entry.name, entry.place))]
    for number in numbers:
        news = library.news(library.names(group, (number,))[0])
        headline, day = news.headline, news.headline.date
        note = frame.wording.type_name(headline.type) + (f", {frame.wording.date(day)}" if news.dated else "")
        title = marked_title(headline.title, headline.rating, frame.wording)
        language = headline.language if headline.language != frame.network.language else ""
        rows.append("\t".join((headline.path, title, note, f"{day:%Y%m%d}" if news.dated else "", language)))
    return TableView(group + 1, part, folder, entry.name, tuple(rows))
