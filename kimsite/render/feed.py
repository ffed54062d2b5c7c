"""RSS 2.0 and Atom, made with feedgen; both carry the whole text.

Rules: RSS 2.0 with the RSS Advisory Board's profile, RFC 4287, and what the
W3C's validator says of them. Without base_url a feed has no addresses: entries
have no links, RSS names the channel's identity (`urn:uuid:…`) in place of the
link it may not lack, and there is no `self` link, which the validator
recommends (its only warning) and nobody can know.
"""

import html
from typing import Any

from kimsite.model.feed import FeedView
from kimsite.render.article import Article, article, known_language, moment, untagged
from kimsite.render.characters import one_line
from kimsite.render.extension import NAME, extend

UNKNOWN_LENGTH = 0
"""RSS wants an enclosure's length, and 0 is its profile's word for one that is not known. The picture is encoded by a
task of its own, perhaps in another build: a feed with its size would depend on what its view does not hold."""
AMPERSAND = "\ufdd0"
"""Stands for & in plain text until the XML is written; `clean` leaves no such character in any text."""


def rss(view: FeedView) -> bytes:
    """RSS 2.0: summary as description, the whole text as content:encoded, the picture as enclosure."""
    feed = _feed(view, atom=False)
    feed.description(_plain(one_line(view.description) or _title(view)))
    if not view.home_url:
        feed.link(href=view.guid, rel="alternate")
    for one in map(article, view.entries):
        entry = _entry(feed, one)
        entry.description(html.escape(one.summary or one.title, quote=False))
        entry.content(one.content)
        if one.picture:
            entry.enclosure(one.picture, UNKNOWN_LENGTH, one.picture_type)
    return _written(feed.rss_str(pretty=True))


def atom(view: FeedView) -> bytes:
    """Atom: content of type html, each entry with its language, its authors and a moment of its own."""
    feed = _feed(view, atom=True)
    feed.id(view.guid)
    feed.author({"name": one_line(view.author) or _title(view)})
    if one_line(view.description):
        feed.subtitle(_plain(one_line(view.description)))
    for one in map(article, view.entries):
        entry = _entry(feed, one)
        entry.updated(moment(one))
        # Not CDATA: feedgen would name that as the content's type.
        entry.content(one.content, type="html")
        entry.author([{"name": name} for name in one.authors])
        if one.summary:
            entry.summary(_plain(one.summary))
    return _written(feed.atom_str(pretty=True))


def _feed(view: FeedView, atom: bool) -> Any:
    """What both formats say of the feed. Left alone, feedgen puts in the time of the build and its own version."""
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    extend(feed, atom)
    feed.title(_plain(_title(view)))
    feed.language(known_language(view.language))
    feed.updated(view.updated)
    feed.generator("kimsite")
    # feedgen takes the last link for the channel's, so the self link goes first.
    if view.self_url:
        feed.link(href=view.self_url, rel="self")
    if view.home_url:
        feed.link(href=view.home_url, rel="alternate")
    return feed


def _entry(feed: Any, one: Article) -> Any:
    """What both formats say of an entry."""
    entry = feed.add_entry(order="append")
    getattr(entry, NAME).article = one
    entry.guid(one.guid, permalink=False)
    entry.title(_plain(one.title))
    entry.published(one.published)
    entry.updated(one.updated)
    entry.category([{"term": _plain(term)} for term in one.categories])
    if one.url:
        entry.link(href=one.url, rel="alternate")
    return entry


def _title(view: FeedView) -> str:
    return one_line(view.title) or one_line(view.author) or view.guid


def _plain(text: str) -> str:
    """Plain text as RSS's profile wants it: & as &#x26;, so that nobody reads `&lt;` in a title as an entity."""
    return untagged(text).replace("&", AMPERSAND)


def _written(xml: bytes) -> bytes:
    return xml.replace(AMPERSAND.encode(), b"&#x26;")
