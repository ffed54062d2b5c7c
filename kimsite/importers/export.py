"""What an export holds, whichever system wrote it."""

from datetime import datetime

from kimsite.model.value import frozen


@frozen
class Attachment:
    """A file of the old site: its address, the entry it was put into, what was said of it; `place` orders a gallery."""

    id: str
    url: str
    parent: str = ""
    page: str = ""
    alt: str = ""
    caption: str = ""
    place: int = 0


@frozen
class Entry:
    """One post or page.

    `type` is one of the vocabulary's. `html` is as it was kept; `classic` says that its lines are its paragraphs.
    `address` is the old path, decoded, "" for what had none. Dates are aware, or the group's own time where the export
    did not say. `status` is published, draft, private, protected or nameless ones as the export calls them.
    `facts` are further fields of the front matter.
    """

    id: str
    type: str
    title: str
    html: str
    classic: bool = False
    address: str = ""
    slug: str = ""
    date: datetime | None = None
    updated: datetime | None = None
    draft: bool = False
    category: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    summary: str = ""
    place: str = ""
    picture: str = ""
    featured: bool = False
    facts: tuple[tuple[str, str], ...] = ()


@frozen
class Export:
    """An old site: its address ("" where the export does not say), what it held, and what is left behind, by kind.

    `picture` of an entry is the id of an attachment. `fault` is the line where the file is broken, 0 for a sound one.
    """

    system: str
    site: str
    entries: tuple[Entry, ...]
    attachments: tuple[Attachment, ...] = ()
    left: tuple[tuple[str, int], ...] = ()
    fault: int = 0
