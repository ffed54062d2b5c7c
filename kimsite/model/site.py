"""A group's content, composed: bodies converted, links resolved, neighbours known.

Paths of outputs are relative to the group's own root (`2025/10/rakor.html`).
"""

from kimsite.model.content import Document, Group
from kimsite.model.value import frozen

PLACEHOLDER = "kimsite:ref/"
"""In an attribute of a body and with a number behind it: one of the body's references."""


@frozen
class Profile:
    """All that converting Markdown may depend on besides the text itself."""

    language: str = "id"
    line_breaks: bool = False


@frozen
class Reference:
    """What a body points at: `target` as it was written.

    `kind` is "link" or "image" inside its group; "refused", "elsewhere" or "missing" for
    what is shown as no link or picture (`compose.lost` says when).
    """

    kind: str
    target: str


@frozen
class Absent:
    """A file of the group that no page may lead to, by path and `slug`, and the diagnostic that says why:
    a draft, a document that waits for its `date`, a file with an error."""

    path: str
    code: str
    slug: str = ""
    date: str = ""


@frozen
class Body:
    """Sanitised HTML, kept in UTF-8: as text it takes twice the room wherever there is a typographic quote.

    `kimsite:ref/N` in an attribute stands for reference N until links are resolved; references to what is not
    shown come last. `summary` is how it begins, for documents without one of their own; it has so many `words`.
    """

    utf8: bytes
    references: tuple[Reference, ...] = ()
    summary: str = ""
    words: int = 0

    @property
    def html(self) -> str:
        """The HTML as text."""
        return self.utf8.decode()


@frozen
class ImageVariant:
    """One file made of a picture, `width` pixels wide."""

    path: str
    width: int


@frozen
class Image:
    """A picture as pages show it: the file everybody can read, WebP widths to choose from, size, words.

    `tone` is two colours to stand in its place until it is there, from above to below; "" for one without.
    """

    src: str
    srcset: tuple[ImageVariant, ...]
    width: int
    height: int
    alt: str = ""
    caption: str = ""
    share: str = ""
    tone: str = ""


@frozen
class Destination:
    """A page or file below the group's root with a fragment, or a picture to show; neither for what was not found."""

    path: str = ""
    fragment: str = ""
    image: Image | None = None


@frozen
class Item:
    """A document with all that a page of it shows, apart from the rest of the site.

    `utf8` is its body's HTML, with `kimsite:ref/N` for where `destinations[N]` leads: pages and feeds say that in
    their own ways. `reading_minutes` at 200 words a minute. `old` are paths below the group's root where
    the page lay before.
    """

    document: Document
    path: str
    utf8: bytes
    destinations: tuple[Destination, ...]
    summary: str
    words: int
    reading_minutes: int
    image: Image | None = None
    photos: tuple[Image, ...] = ()
    file: str = ""
    file_size: int = 0
    read_also: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    translations: tuple[tuple[str, str], ...] = ()
    old: tuple[str, ...] = ()


@frozen
class Copy:
    """An output made from one source file: a picture in one width and format, or an attachment as it is."""

    path: str
    source: str
    digest: str
    format: str
    width: int = 0
    height: int = 0


@frozen
class Site:
    """One group, ready to be planned. `items` newest first, undated ones last by title."""

    group: Group
    items: tuple[Item, ...]
    copies: tuple[Copy, ...] = ()
    logo: Image | None = None
    officers: tuple[tuple[str, Image], ...] = ()
    decree_files: tuple[tuple[str, str], ...] = ()
