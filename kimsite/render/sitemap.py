"""Sitemaps after sitemaps.org's protocol 0.9."""

from html import escape

from kimsite.model.feed import SitemapView
from kimsite.render.characters import clean

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
LIMIT = 50_000
"""Addresses in one file; who has more makes several and an index of them."""


def sitemap(view: SitemapView) -> bytes:
    """Pages, each with the day it last changed. Raises ValueError for more than LIMIT."""
    return _listing("urlset", "url", view)


def sitemap_index(view: SitemapView) -> bytes:
    """Sitemaps instead of pages; the same rules."""
    return _listing("sitemapindex", "sitemap", view)


def _listing(root: str, element: str, view: SitemapView) -> bytes:
    if len(view.urls) > LIMIT:
        raise ValueError(f"{len(view.urls)} addresses in one sitemap, {LIMIT} at most")
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{root} xmlns="{NAMESPACE}">']
    for url, day in view.urls:
        changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
        lines.append(f"<{element}><loc>{escape(clean(url), quote=False)}</loc>{changed}</{element}>")
    return ("\n".join(lines) + f"\n</{root}>\n").encode()
