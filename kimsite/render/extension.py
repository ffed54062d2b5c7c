"""What feedgen alone cannot say of an entry: creators in RSS; language and enclosure in Atom.

feedgen 1.0 writes an Atom entry's links without their `rel` and `type`, so an
enclosure given as a link would be a second page.
"""

from typing import Any

from kimsite.render.article import Article, known_language

DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
NAME = "kimsite"


class FeedSide:
    """The feed's side: it only names Dublin Core's prefix."""

    def extend_ns(self) -> dict[str, str]:
        """Prefixes for the root element."""
        return {"dc": DUBLIN_CORE}

    def extend_atom(self, feed: Any) -> Any:
        """Nothing."""
        return feed

    def extend_rss(self, feed: Any) -> Any:
        """Nothing."""
        return feed


class EntrySide:
    """The entry's side. `article` is what it is to say."""

    article: Article

    def extend_atom(self, entry: Any) -> Any:
        """xml:lang, and the picture as a link of its own."""
        from feedgen.util import xml_elem

        language = known_language(self.article.language)
        if language:
            entry.set(XML_LANGUAGE, language)
        if self.article.picture:
            xml_elem("link", entry, rel="enclosure", href=self.article.picture, type=self.article.picture_type)
        return entry

    def extend_rss(self, item: Any) -> Any:
        """dc:creator, one for each author: RSS's own author must be an e-mail address."""
        from feedgen.util import xml_elem

        for name in self.article.authors:
            xml_elem(f"{{{DUBLIN_CORE}}}creator", item).text = name
        return item


def extend(feed: Any, atom: bool) -> None:
    """Makes the extension known to a FeedGenerator that will write Atom, or RSS."""
    feed.register_extension(NAME, FeedSide, EntrySide, atom=atom, rss=not atom)


def extend_entry(entry: Any, article: Article, atom: bool) -> None:
    """The same for one entry, which is to say this."""
    entry.register_extension(NAME, EntrySide, atom=atom, rss=not atom)
    getattr(entry, NAME).article = article
