"""Pelican has no neighbours of its own: each article learns which stand before and after it, newest first."""

from pelican import signals


def introduce(generator):
    """Sets `newer` and `older` on each article."""
    articles = generator.articles
    for place, article in enumerate(articles):
        article.newer = articles[place - 1] if place else None
        article.older = articles[place + 1] if place + 1 < len(articles) else None


def register():
    """Called by Pelican."""
    signals.article_generator_finalized.connect(introduce)
