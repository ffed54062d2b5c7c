"""Documents as they stand in lists."""

from collections.abc import Iterable
from functools import lru_cache

from kimsite.model.site import Item
from kimsite.model.view import Card, Count, Link
from kimsite.plan.frame import Frame
from kimsite.plan.shelf import Term, category_slug
from kimsite.urls import slugify


def cards_of(items: Iterable[Item], frame: Frame) -> tuple[Card, ...]:
    """Cards in the same order. A document stands in many lists, always as the same card."""
    cards = frame.cards
    return tuple(cards.get(item.path) or cards.setdefault(item.path, card_of(item, frame)) for item in items)


def card_of(item: Item, frame: Frame) -> Card:
    """One document as a card: enough to decide whether to read it."""
    document = item.document
    category = category_trail(document.category) if frame.makes("categories") else ()
    return Card(
        path=item.path,
        title=document.title,
        type=document.type,
        summary=item.summary,
        language=document.language or frame.group.language,
        date=document.date,
        category=category[-1] if category else None,
        image=item.image or (item.photos[0] if item.photos else None),
        event=document.event,
        price=document.product.price if document.product else None,
        rating=document.factcheck.rating if document.factcheck else "",
        stage=document.aspiration.stage if document.aspiration else "",
    )


@lru_cache(maxsize=1024)
def category_trail(category: tuple[str, ...]) -> tuple[Link, ...]:
    """Berita › Daerah: a link for each step."""
    return tuple(
        Link(f"kategori/{category_slug(category[:end])}/index.html", category[end - 1])
        for end in range(1, len(category) + 1)
    )


def term_links(folder: str, words: Iterable[str]) -> tuple[Link, ...]:
    """Links to the pages of tags or authors; a word with nothing addressable in it has none."""
    return tuple(_term_link(folder, word) for word in words)


@lru_cache(maxsize=4096)
def _term_link(folder: str, word: str) -> Link:
    slug = slugify(word)
    return Link(f"{folder}/{slug}/index.html" if slug else "", word)


def words_alone(words: Iterable[str]) -> tuple[Link, ...]:
    """Words that lead nowhere: a page stands on its own and is in no list."""
    return tuple(Link("", word) for word in words)


def counts_of(folder: str, terms: Iterable[Term]) -> tuple[Count, ...]:
    """Terms with how much they hold."""
    return tuple(Count(f"{folder}/{term.slug}/index.html", term.title, len(term.items), term.depth) for term in terms)
