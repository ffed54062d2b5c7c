"""Search: a page with all titles, and files with the words of all texts for its script.

Neither may grow without end, so documents are cut into parts, beginning with the oldest: a part that is full stays as
it is when new documents come. The page lists the newest part; each of the others has a page of its own.
"""

from collections.abc import Iterator
from functools import partial

from kimsite.digest import digest_value
from kimsite.model.index import Indexed, IndexView
from kimsite.model.site import Item
from kimsite.model.value import frozen
from kimsite.model.view import Link, SearchView
from kimsite.plan.cards import cards_of
from kimsite.plan.facts import title_of
from kimsite.plan.frame import SEARCH, Frame
from kimsite.plan.mark import seen
from kimsite.plan.planned import Planned

PART = 400
"""Documents in a part; the newest has up to twice as many but one."""
SMALL = 150
"""Of so few documents, all words fit into one file."""
FOLDER = "cari/"
NEWEST = "baru"


@frozen
class Part:
    """Documents sorted by path, which is how files count them; `span` says from when until when."""

    name: str
    items: tuple[Item, ...]
    span: str

    @property
    def page(self) -> str:
        """Where their titles stand."""
        return SEARCH if self.name == NEWEST else f"{FOLDER}{self.name}.html"

    @property
    def key(self) -> str:
        """Stands for which documents these are, in what order."""
        return digest_value([item.path for item in self.items])[:8]

    def files(self) -> tuple[str, ...]:
        """What the script reads: the telling words, then the rest. Caches must not mix two builds' newest parts."""
        names = (f"{FOLDER}{self.name}.js", f"{FOLDER}{self.name}-isi.js")[: 1 if len(self.items) <= SMALL else 2]
        return tuple(f"{name}?{self.key}" for name in names) if self.name == NEWEST else names


def search_outputs(frame: Frame) -> Iterator[Planned]:
    """The page of the search, those of older titles, and the files that the script reads."""
    if not frame.makes("search"):
        return
    parts = parts_of(frame)
    older = tuple((part.page, part.span) for part in parts[1:])
    for part in parts:
        looked_at = seen(frame, (), part.items, part.name, part.key, older)
        show = partial(search_view, frame, part, parts)
        yield Planned(part.page, "template:search.html", show, listed=True, seen=looked_at)
        looked_at = seen(frame, part.items, (), part.name, frame.words)
        for number, file in enumerate(part.files()):
            show_index = partial(index_view, frame, part, number)
            yield Planned(file.partition("?")[0], "index", show_index, seen=looked_at and f"{looked_at}{number}")


def parts_of(frame: Frame) -> tuple[Part, ...]:
    """The newest part first. Documents without a date hold for ever, so they are new."""
    items = frame.site.items
    dated = [item for item in reversed(items) if item.document.date]
    ordered = [*dated, *sorted((item for item in items if not item.document.date), key=lambda item: item.path)]
    full = max(0, len(ordered) // PART - 1)
    cuts = [ordered[n * PART : (n + 1) * PART] for n in range(full)]
    return (
        _part(frame, NEWEST, ordered[full * PART :]),
        *(_part(frame, str(n + 1), cuts[n]) for n in reversed(range(full))),
    )


def _part(frame: Frame, name: str, items: list[Item]) -> Part:
    dates = [item.document.date for item in items if item.document.date]
    months = dict.fromkeys(frame.wording.month(date) for date in (dates[:1] + dates[-1:]))
    return Part(name, tuple(sorted(items, key=lambda item: item.path)), " – ".join(months))


def search_view(frame: Frame, part: Part, parts: tuple[Part, ...]) -> SearchView:
    """Documents by their titles. Only the newest part's page searches, in all parts."""
    newest = part.name == NEWEST
    items = sorted(part.items, key=lambda item: (item.document.title.casefold(), item.path))
    title = frame.word("search" if newest else "search_titles")
    return SearchView(
        site=frame.view,
        head=frame.head(part.page, title if newest else f"{title}, {part.span}", "search"),
        entries=cards_of(items, frame),
        key=part.key if newest else "",
        files=tuple(file for each in parts for file in each.files()) if newest and items else (),
        others=tuple(Link(each.page, each.span) for each in parts if each is not part),
    )


def index_view(frame: Frame, part: Part, number: int) -> IndexView:
    """What the file `number` of a part is made of."""
    return IndexView(
        part=part.name,
        key=part.key,
        entries=tuple(_indexed(item, frame) for item in part.items),
        listed=part.name != NEWEST and number == 0,
        rest=number > 0,
        whole=len(part.items) <= SMALL,
    )


def _indexed(item: Item, frame: Frame) -> Indexed:
    document, wording = item.document, frame.wording
    type_name = wording.type_name(document.type)
    filed = (type_name, *document.tags, *document.category, *document.authors, document.place, document.dateline)
    said = [image.caption for image in (item.image, *item.photos) if image]
    if document.event:
        said.append(document.event.venue)
    if document.product:
        said.append(document.product.owner)
    if document.factcheck:
        said += [document.factcheck.claim, *document.factcheck.evidence]
    if document.service:
        said += document.service.requirements
    return Indexed(
        path=item.path,
        title=title_of(item, frame),
        note=type_name + (f", {wording.date(document.date)}" if document.date else ""),
        language=document.language if document.language != frame.group.language else "",
        labels=" ".join(filed),
        text=" ".join(said),
        html=item.utf8.decode(),
    )
