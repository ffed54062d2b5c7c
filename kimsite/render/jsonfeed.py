"""JSON Feed 1.1 (jsonfeed.org): the same entries as in RSS and Atom. Members without a value are left out."""

import json

from kimsite.model.feed import FeedView
from kimsite.render.article import article
from kimsite.render.characters import one_line

VERSION = "https://jsonfeed.org/version/1.1"


def jsonfeed(view: FeedView) -> bytes:
    """UTF-8 JSON. Without base_url there are no addresses in it, which the format allows."""
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
    items = [_item(view, number) for number in range(len(view.entries))]
    text = json.dumps({**_filled(feed), "items": items}, ensure_ascii=False, indent=1)
    return (text + "\n").encode()


def _item(view: FeedView, number: int) -> dict[str, object]:
    one = article(view.entries[number])
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
    return _filled(item)


def _filled(members: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in members.items() if value}
