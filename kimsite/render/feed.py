"""RSS 2.0 and Atom, made with feedgen; both carry the whole text.

Rules: RSS 2.0 with the RSS Advisory Board's profile, RFC 4287, and what the
W3C's validator says of them. Without base_url a feed has no addresses: entries
have no links, RSS names the channel's identity (`urn:uuid:…`) in place of the
link it may not lack, and there is no `self` link, which the validator
recommends (its only warning) and nobody can know.
"""

import html
from functools import partial
from typing import Any

from kimsite.model.feed import FeedEntry, FeedView
from kimsite.render.article import Article, article, known_language, moment, untagged
from kimsite.render.characters import one_line
from kimsite.render.entries import Entries
from kimsite.render.extension import extend, extend_entry

UNKNOWN_LENGTH = 0
"""RSS wants an enclosure's length, and 0 is its profile's word for one that is not known. The picture is encoded by a
task of its own, perhaps in another build: a feed with its size would depend on what its view does not hold."""
AMPERSAND = "\ufdd0"
"""Stands for & in plain text until the XML is written; `clean` leaves no such character in any text."""


class _Standing:
    """An entry as feedgen made it, for all feeds that it stands in. An element lies in one tree at a time: the next
    feed takes it out of the one before, which is written by then."""

    def __init__(self, made: Any) -> None:
        self._made = made

    def register_extension(self, *extension: object) -> None:
        """Nothing: extensions had their say when it was made."""

    def rss_entry(self) -> Any:
        """The element."""
        return self._made

    atom_entry = rss_entry


def rss(view: FeedView, entries: Entries | None = None) -> bytes:
    """RSS 2.0: summary as description, the whole text as content:encoded, the picture as enclosure.

    `entries` are those of the site, as far as other feeds made them already.
    """
    known = entries or Entries()
    feed = _feed(view, atom=False)
    feed.description(_plain(one_line(view.description) or _title(view)))
    if not view.home_url:
        feed.link(href=view.guid, rel="alternate")
    for one in view.entries:
        feed.add_entry(known.once("rss", one, partial(_rss_entry, known)), order="append")
    return _written(feed.rss_str(pretty=True))


def _rss_entry(known: Entries, given: FeedEntry) -> _Standing:
    one = known.once("article", given, article)
    entry = _entry(one, atom=False)
    entry.description(html.escape(one.summary or one.title, quote=False))
    entry.content(one.content)
    if one.picture:
        entry.enclosure(one.picture, UNKNOWN_LENGTH, one.picture_type)
    return _Standing(entry.rss_entry())


def atom(view: FeedView, entries: Entries | None = None) -> bytes:
    """Atom: content of type html, each entry with its language, its authors and a moment of its own. `entries` as in
    `rss`."""
    known = entries or Entries()
    feed = _feed(view, atom=True)
    feed.id(view.guid)
    feed.author({"name": one_line(view.author) or _title(view)})
    if one_line(view.description):
        feed.subtitle(_plain(one_line(view.description)))
    for one in view.entries:
        feed.add_entry(known.once("atom", one, partial(_atom_entry, known)), order="append")
    return _written(feed.atom_str(pretty=True))


def _atom_entry(known: Entries, given: FeedEntry) -> _Standing:
    one = known.once("article", given, article)
    entry = _entry(one, atom=True)
    entry.updated(moment(one))
    # Not CDATA: feedgen would name that as the content's type.
    entry.content(one.content, type="html")
    entry.author([{"name": name} for name in one.authors])
    if one.summary:
        entry.summary(_plain(one.summary))
    return _Standing(entry.atom_entry())


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


def _entry(one: Article, atom: bool) -> Any:
    """What both formats say of an entry."""
    from feedgen.entry import FeedEntry

    entry = FeedEntry()
    extend_entry(entry, one, atom)
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
