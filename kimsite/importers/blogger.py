"""Blogger's exports → Export: the classic one (Settings, Back up content) and the feed.atom of Google Takeout.

Both are Atom. The classic one says what an entry is by a category and holds the blog's settings and template too; the
newer one by elements of its own (http://schemas.google.com/blogger/2018).
"""

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from kimsite.importers.export import Entry, Export
from kimsite.importers.tree import child, children, descendants, inner_html, read_tree, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

TYPES = {"post": "berita", "page": "halaman"}
KIND = "#kind"
DRAFTS = frozenset({"draft"})
GONE = frozenset({"soft_trashed", "trashed", "deleted"})


def read_blogger(data: bytes) -> Export | None:
    """The bytes of an export → what it holds; None when they are no such feed."""
    root, fault = read_tree(data)
    if root is None or not any(_kind(entry) for entry in descendants(root, "entry")):
        return None
    left: Counter[str] = Counter()
    texts = []
    for entry in descendants(root, "entry"):
        kind = _kind(entry)
        if text_of(entry, "status").lower() in GONE or text_of(entry, "trashed"):
            left["trash"] += 1
        elif kind in TYPES:
            texts.append(entry)
        else:
            left["comments" if kind == "comment" else kind or "entry"] += 1
    common = Counter(label for entry in texts for label in _labels(entry))
    entries = tuple(_entry(entry, common) for entry in texts)
    return Export("blogger", _alternate(root), entries, (), tuple(sorted(left.items())), fault)


def _entry(entry: "_Element", common: Counter[str]) -> Entry:
    """One text. Blogger has labels and no categories: the label that most of its texts share is taken for one."""
    address = _address(entry)
    labels = _labels(entry)
    main = max(labels, key=lambda label: (common[label], -labels.index(label)), default="")
    author = child(entry, "author")
    location, content = child(entry, "location"), child(entry, "content")
    return Entry(
        id=text_of(entry, "id"),
        type=TYPES[_kind(entry)],
        title=text_of(entry, "title"),
        html="" if content is None else inner_html(content),
        address=address,
        slug=address.rpartition("/")[2].removesuffix(".html"),
        date=_moment(text_of(entry, "published")),
        updated=_moment(text_of(entry, "updated")),
        draft=_is_draft(entry),
        category=(main.replace("/", "-"),) if main else (),
        tags=tuple(label for label in labels if label != main),
        authors=tuple(filter(None, (text_of(author, "name"),))) if author is not None else (),
        summary=text_of(entry, "metaDescription"),
        place=text_of(entry, "featurename") or (text_of(location, "name") if location is not None else ""),
    )


def _kind(entry: "_Element") -> str:
    """post, page, comment, settings, template; "" for an entry of another kind of feed."""
    for element in children(entry, "category"):
        if element.get("scheme", "").endswith(KIND):
            return str(element.get("term", "")).rpartition("#")[2].lower()
    return text_of(entry, "type", "blogger").lower()


def _labels(entry: "_Element") -> tuple[str, ...]:
    found = (
        " ".join(element.get("term", "").split())
        for element in children(entry, "category")
        if not element.get("scheme", "").endswith(KIND)
    )
    return tuple(dict.fromkeys(filter(None, found)))


def _is_draft(entry: "_Element") -> bool:
    control = child(entry, "control")
    said = text_of(control, "draft") if control is not None else ""
    return said == "yes" or text_of(entry, "status", "blogger").lower() in DRAFTS


def _address(entry: "_Element") -> str:
    """The old path; drafts have none."""
    try:
        return unquote(text_of(entry, "filename")) or unquote(urlsplit(_alternate(entry)).path)
    except ValueError:  # what stands there is no address
        return ""


def _alternate(element: "_Element") -> str:
    for link in children(element, "link"):
        if link.get("rel") == "alternate":
            return str(link.get("href", ""))
    return ""


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
