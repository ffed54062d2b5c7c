"""What the three feed formats say of an entry, with something in every place that must not be empty."""

import html
from datetime import datetime, timedelta

from kimsite.digest import digest_value
from kimsite.model.feed import FeedEntry
from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.render.characters import one_line
from kimsite.render.fragment import detach

TITLE_LENGTH = 80
ENCLOSURE_TYPES = {".png": "image/png", ".webp": "image/webp", ".avif": "image/avif"}
UNREGISTERED = {"aoz": "map", "bjn": "ms", "nij": "map"}
"""Languages that the W3C's validator has no code for (it knows ISO 639-1 and 639-2 only), by their family's code."""
TAG_LIKE = pattern(r"<(?=[/!?A-Za-z])")


@frozen
class Article:
    """One entry, ready for any format. `title` and `summary` are plain, `content` is HTML and never empty."""

    guid: str
    url: str
    title: str
    summary: str
    content: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    language: str
    picture: str
    picture_type: str


def article(entry: FeedEntry) -> Article:
    """An entry with clean characters. Without a title it is called after its first words, else its day."""
    summary = one_line(entry.summary)
    title = one_line(entry.title) or summary[:TITLE_LENGTH].rstrip() or entry.published.date().isoformat()
    return Article(
        guid=entry.guid,
        url=entry.url,
        title=title,
        summary=summary,
        content=detach(entry.content, entry.url) or f"<p>{html.escape(summary or title, quote=False)}</p>",
        published=entry.published,
        updated=max(entry.updated, entry.published),
        authors=words(entry.authors),
        categories=words(entry.categories),
        language=entry.language,
        picture=entry.picture if entry.picture.startswith(("https://", "http://")) else "",
        picture_type=next((kind for end, kind in ENCLOSURE_TYPES.items() if entry.picture.endswith(end)), "image/jpeg"),
    )


def words(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Names or terms in one line each, once each, empty ones left out."""
    return tuple(dict.fromkeys(line for line in map(one_line, texts) if line))


def untagged(text: str) -> str:
    """Plain text that no reader takes for markup: half of them read titles as HTML and would swallow `<b>`."""
    return TAG_LIKE.sub("‹", text)


def known_language(language: str) -> str:
    """A language tag that feed programs know: ISO 639-1 or 639-2."""
    return UNREGISTERED.get(language, language)


def moment(article: Article) -> datetime:
    """When an entry changed, with a fraction of a second that comes from its identity.

    Documents of one day often bear the same time, and Atom's entries should
    not; a fraction made of the guid alone is the same in every feed and build.
    """
    fraction = int(digest_value(article.guid)[:8], 16) % 1_000_000
    return article.updated.replace(microsecond=0) + timedelta(microseconds=fraction)
