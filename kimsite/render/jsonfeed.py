"""JSON Feed 1.1 (jsonfeed.org): the same entries as in RSS and Atom. Members without a value are left out."""

import json
from functools import partial

from kimsite.model.feed import FeedEntry, FeedView
from kimsite.render.article import article
from kimsite.render.characters import one_line
from kimsite.render.entries import Entries

VERSION = "https://jsonfeed.org/version/1.1"
TEXT = json.JSONEncoder(ensure_ascii=False).encode


def jsonfeed(view: FeedView, entries: Entries | None = None) -> bytes:
    """UTF-8 JSON. Without base_url there are no addresses in it, which the format allows.

    `entries` are those of the site, as far as other feeds made them already.
    """
    known = entries or Entries()
    author = one_line(view.author)
    feed: dict[str, object] = {
        "version": VERSION,
        "title": one_line(view.title) or author or view.guid,
        "home_page_url": view.home_url,
        "feed_url": view.self_url,
        "description": one_line(view.description),
        "icon": view.icon,
        "language": view.language,
        "authors": [{"name": author}] if author else [],
    }
    items = [known.once("json", entry, partial(_item, known)) for entry in view.entries]
    begin = json.dumps(_filled(feed), ensure_ascii=False, indent=1).removesuffix("\n}")
    return (begin + ',\n "items": [\n' + ",\n".join(items) + "\n ]\n}\n").encode()


def _item(known: Entries, entry: FeedEntry) -> str:
    """An item, in one line: laid out as the feed is, it would be larger and take many times as long to write."""
    one = known.once("article", entry, article)
    item: dict[str, object] = {
        "id": one.guid,
        "url": one.url,
        "title": one.title,
        "content_html": one.content,
        "summary": one.summary,
        "image": one.picture,
        "date_published": one.published.isoformat(timespec="seconds"),
        "date_modified": one.updated.isoformat(timespec="seconds"),
        "authors": [{"name": name} for name in one.authors],
        "tags": list(one.categories),
        "language": one.language,
    }
    return TEXT(_filled(item))


def _filled(members: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in members.items() if value}
