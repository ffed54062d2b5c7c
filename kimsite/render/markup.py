"""Small things that templates ask for: addresses, the dateline, an alphabet."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from kimsite.model.view import Card
from kimsite.pattern import pattern
from kimsite.urls import whatsapp
from kimsite.wording import Wording

FIGURE = pattern(r"(<figure[^>]*>)((?:<a [^>]*>)?<img [^>]*>(?:</a>)?)")
INLINE = pattern(r'(<a [^>]*>)?<img (?!fetchpriority="low")[^>]*>')
SOURCE = pattern(r' src="([^"]*)"')
ALT = pattern(r' alt="([^"]*)"')
WHOLE = ("https://", "http://", "mailto:")
FEED_TYPES = {
    "rss.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
    ".ics": "text/calendar",
}


@lru_cache(maxsize=64)
def href_from(root: str) -> Callable[[str], str]:
    """The `href(path)` of all pages with this way to the root: the address of `path`; a whole one stays as it is."""

    def href(path: str) -> str:
        return path if path.startswith(WHOLE) else root + path

    return href


@pass_context
def href(context: Context, path: str) -> str:
    """The same where a page's variables do not reach: what is imported without context has no page, and fails."""
    return href_from(context["head"].root)(path)


@lru_cache(maxsize=64)
def setting_from(settings: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    """The `setting(name)` of all pages with these settings of their theme."""
    values = dict(settings)

    def setting(name: str) -> str:
        """The value, as the group chose it. Raises KeyError for a setting that theme.yaml lacks."""
        return values[name]

    return setting


@pass_context
def setting(context: Context, name: str) -> str:
    """The same where a page's variables do not reach."""
    return setting_from(context["site"].settings)(name)


@lru_cache(maxsize=64)
def asset_from(assets: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    """The `asset(name)` of all pages with these files of their theme."""
    paths = dict(assets)

    def asset(name: str) -> str:
        """The path of a file in the theme's assets/. Raises KeyError for one that is not there."""
        return paths[name]

    return asset


@pass_context
def asset(context: Context, name: str) -> str:
    """The same where a page's variables do not reach."""
    return asset_from(context["site"].assets)(name)


SHARE = {
    "telegram": "https://t.me/share/url?url={address}&text={text}",
    "facebook": "https://www.facebook.com/sharer/sharer.php?u={address}",
    "x": "https://x.com/intent/post?url={address}&text={text}",
}


def share_url(place: str, text: str, address: str = "") -> str:
    """Opens `whatsapp`, `telegram`, `facebook` or `x` with a text for anybody and an address. Raises KeyError."""
    if place == "whatsapp":
        return whatsapp("", f"{text}\n{address}" if address else text)
    return SHARE[place].format(address=quote(address, safe=""), text=quote(text, safe=""))


def feed_type(path: str) -> str:
    """The media type of a feed or calendar, by the end of its name."""
    return next((kind for end, kind in FEED_TYPES.items() if path.endswith(end)), "application/xml")


def dateline_filter(wording: Wording) -> Callable[[str, str, date | None], Markup]:
    """The filter `body|dateline(place, date)`: “**Kupang, 2 Oktober 2025** – ” runs into the first paragraph."""

    def dateline(body: str, place: str, day: date | None) -> Markup:
        if not place:
            return Markup(body)
        strong = Markup('<strong class="dateline">{}</strong>').format(wording.dateline(place, day))
        if body.startswith("<p>"):
            return Markup("<p>{} – {}").format(strong, Markup(body[3:]))
        return Markup("<p>{}</p>\n{}").format(strong, Markup(body))

    return dateline


def on_tap(body: str, words: str) -> Markup:
    """A body whose figures show their pictures once their reader asks for them: a closed <details> holds each, and
    what is lazy within is not asked for. `words` invite to open it. A picture within a line is a link instead."""

    def label_of(picture: str) -> str:
        alt = ALT.search(picture)
        return f"{escape(words)}: {alt[1]}" if alt and alt[1] else str(escape(words))

    def linked(picture: re.Match[str]) -> str:
        source = SOURCE.search(picture[0])
        label = label_of(picture[0])
        return f"{picture[1]}{label}" if picture[1] else f'<a href="{source[1] if source else ""}">{label}</a>'

    def folded(figure: re.Match[str]) -> str:
        label = label_of(figure[2])
        on_demand = figure[2].replace("<img ", '<img fetchpriority="low" ', 1)
        return f'{figure[1]}<details class="tap"><summary>{label}</summary>{on_demand}</details>'

    return Markup(INLINE.sub(linked, FIGURE.sub(folded, body)))


def alphabet(cards: tuple[Card, ...]) -> tuple[tuple[str, tuple[Card, ...]], ...]:
    """Cards by the first letter of their titles, in the alphabet's order; the others last, under ""."""
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(_initial(card.title), []).append(card)
    return tuple((letter, tuple(found[letter])) for letter in sorted(found, key=lambda letter: (not letter, letter)))


def _initial(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).upper()
    first = next((character for character in plain if character.isalnum()), "")
    return first if "A" <= first <= "Z" else ""


def lines(text: str) -> Markup:
    """Plain text with its line breaks."""
    return Markup("<br>").join(escape(line) for line in text.strip().splitlines())
