"""From fields to a Document: what follows from several of them, from the file's name and from the text."""

import posixpath
import re
from datetime import datetime, timedelta

from kimsite.model.content import Aspiration, Document, Event, FactCheck, Group, Photo, Product, Service
from kimsite.model.report import Diagnostic
from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.read.dates import Moment, read_moment
from kimsite.read.fields import Record
from kimsite.read.frontmatter import FrontMatter
from kimsite.read.places import places_of
from kimsite.read.sheet import Sheet
from kimsite.read.text import strip
from kimsite.urls import slugify
from kimsite.vocabulary import DATED_TYPES

DATED_NAME = pattern(r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[-_ ]+(?P<rest>.*))?", re.DOTALL)
HEADING = pattern(r"#[ \t]+(?P<title>.*?)(?:[ \t]+#+)?[ \t]*")
DAY_ENDS = timedelta(hours=23, minutes=59)

POINTERS = frozenset({"slug", "aliases", "image", "photos", "file", "read_also", "translation_of"})
"""Fields in which something can be found wrong once all documents are known: they name files and addresses."""


@frozen
class Draft:
    """A document taken apart; `below` is its path below the group's folder, `mark` the digest of its file."""

    matter: FrontMatter
    below: str
    group: Group
    kind: str
    record: Record
    mark: str

    @property
    def sheet(self) -> Sheet:
        """The file's lines."""
        return self.matter.sheet


@frozen
class Heading:
    """The title and where it stands, with the body that is left."""

    title: str
    text: str
    text_line: int


def assemble(draft: Draft) -> tuple[Document, list[Diagnostic]]:
    """The document, and what is wrong with it as a whole: title, date, slug, order of times."""
    problems: list[Diagnostic] = []
    heading, start, date = _heading(draft), _start(draft), _date(draft)
    if not heading.title and "title" not in draft.record.nodes:
        problems.append(draft.sheet.point("K190"))
    if date is None and draft.kind in DATED_TYPES and not {"date", "start"} & set(draft.record.nodes):
        problems.append(draft.sheet.point("K191", type=draft.kind))
    if draft.kind == "agenda" and "start" not in draft.record.nodes and date is not None:
        problems.append(draft.sheet.point("K196"))
    slug = _slug(draft, heading.title)
    if not slug and (heading.title or "title" in draft.record.nodes):
        problems.append(draft.sheet.point("K194"))
    event = _event(draft, start)
    if event and event.end and event.end < event.start and "end" in draft.record.nodes:
        node = draft.record.nodes["end"]
        problems.append(draft.sheet.point("K195", node.line, node.column, node.length))
    return _document(draft, heading, slug, date, event), problems


def _document(draft: Draft, heading: Heading, slug: str, date: Moment | None, event: Event | None) -> Document:
    record, updated = draft.record, draft.record.moment("updated")
    return Document(
        path=draft.sheet.path,
        type=draft.kind,
        slug=slug,
        title=heading.title,
        text=heading.text,
        text_line=heading.text_line,
        date=date.time if date else None,
        updated=updated.time if updated else None,
        category=record.texts("category"),
        tags=record.texts("tags"),
        summary=record.text("summary"),
        dateline=record.text("dateline"),
        authors=record.texts("authors"),
        photographer=record.text("photographer"),
        editor=record.text("editor"),
        image=record.text("image"),
        alt=record.text("alt"),
        caption=record.text("caption"),
        source=record.text("source"),
        adinda=record.texts("adinda"),
        place=record.text("place"),
        draft=record.text("draft") == "draf",
        language=record.text("language"),
        translation_of=record.text("translation_of"),
        read_also=record.texts("read_also"),
        aliases=record.texts("aliases"),
        featured=record.flag("featured"),
        valid_until=_last(record.moment("valid_until")),
        event=event,
        product=_product(draft),
        factcheck=_factcheck(draft),
        service=_service(draft),
        aspiration=_aspiration(draft),
        file=record.text("file"),
        photos=_photos(record),
        places=places_of(POINTERS & record.nodes.keys(), record.nodes, draft.sheet),
        mark=draft.mark,
    )


def _heading(draft: Draft) -> Heading:
    """The title: the field, or a `# ` heading that opens the text and is then taken out of it."""
    title, matter = draft.record.text("title"), draft.matter
    if title or "title" in draft.record.nodes:
        return Heading(title, matter.text, matter.text_line)
    lines = matter.text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    found = HEADING.fullmatch(lines[first])
    if not found or not found["title"]:
        return Heading("", matter.text, matter.text_line)
    rest = "\n".join(lines[first + 1 :])
    return Heading(" ".join(strip(found["title"])[0].split()), rest, matter.text_line + first + 1)


def _date(draft: Draft) -> Moment | None:
    """`tanggal`; for agenda else `mulai`; else the date before the file's name."""
    date = draft.record.moment("date")
    if date is None and draft.kind == "agenda" and "date" not in draft.record.nodes:
        date = draft.record.moment("start")
    if date is None and not {"date", "start"} & set(draft.record.nodes):
        found = DATED_NAME.fullmatch(_stem(draft))
        moment = read_moment(found["date"], draft.group.timezone) if found else None
        date = moment if isinstance(moment, Moment) else None
    return date


def _slug(draft: Draft, title: str) -> str:
    """The field, else the file's name without its date (an `index.md` has its folder's), else the title."""
    stem, folders = _stem(draft), draft.below.split("/")[:-1]
    if stem.lower() == "index" and len(folders) > 1:
        stem = folders[-1]
    found = DATED_NAME.fullmatch(stem)
    name = (found["rest"] or "") if found else stem
    return draft.record.text("slug") or slugify(name) or slugify(title)


def _stem(draft: Draft) -> str:
    """The file's name without its ending."""
    return posixpath.splitext(posixpath.basename(draft.below))[0]


def _start(draft: Draft) -> Moment | None:
    if draft.kind != "agenda":
        return None
    return draft.record.moment("start") or _date(draft)


def _event(draft: Draft, start: Moment | None) -> Event | None:
    if start is None:
        return None
    end = draft.record.moment("end")
    all_day = start.day_only and (end is None or end.day_only)
    until = end.time if end and all_day else _last(end)
    return Event(start.time, until, draft.record.text("venue"), all_day)


def _last(moment: Moment | None) -> datetime | None:
    """Until a day means until its last minute."""
    if moment is None:
        return None
    return moment.time + DAY_ENDS if moment.day_only else moment.time


def _product(draft: Draft) -> Product | None:
    record = draft.record
    if draft.kind != "produk":
        return None
    return Product(record.number("price"), record.text("wa"), record.text("owner"), record.text("stock"))


def _factcheck(draft: Draft) -> FactCheck | None:
    record = draft.record
    if draft.kind != "cekfakta":
        return None
    return FactCheck(record.text("claim"), record.text("rating"), record.texts("evidence"))


def _service(draft: Draft) -> Service | None:
    record = draft.record
    if draft.kind != "layanan":
        return None
    return Service(record.texts("requirements"), record.text("cost"), record.text("duration"))


def _aspiration(draft: Draft) -> Aspiration | None:
    record = draft.record
    if draft.kind != "aspirasi":
        return None
    return Aspiration(
        stage=record.text("stage"),
        addressed_to=record.text("addressed_to"),
        answer=record.text("answer"),
        answered_by=record.text("answered_by"),
        answered_on=record.day("answered_on"),
    )


def _photos(record: Record) -> tuple[Photo, ...]:
    value = record.values.get("photos")
    return tuple(photo for photo in value if isinstance(photo, Photo)) if isinstance(value, tuple) else ()
