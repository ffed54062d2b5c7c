"""Sitemaps after sitemaps.org's protocol."""

from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.model.feed import SitemapView
from kimsite.render.sitemap import LIMIT, sitemap, sitemap_index

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_each_page_stands_with_the_day_it_changed() -> None:
    view = SitemapView((("https://a.example/", date(2025, 10, 2)), ("https://a.example/profil.html", None)))
    urls = ElementTree.fromstring(sitemap(view)).findall("s:url", SPACE)
    assert [url.findtext("s:loc", namespaces=SPACE) for url in urls] == [address for address, _ in view.urls]
    assert [url.findtext("s:lastmod", namespaces=SPACE) for url in urls] == ["2025-10-02", None]


def test_an_index_lists_sitemaps() -> None:
    root = ElementTree.fromstring(sitemap_index(SitemapView((("https://a.example/sitemap-1.xml", None),))))
    assert root.tag.endswith("sitemapindex")
    assert root.findtext("s:sitemap/s:loc", namespaces=SPACE) == "https://a.example/sitemap-1.xml"


def test_more_than_fifty_thousand_addresses_are_refused() -> None:
    with pytest.raises(ValueError, match="50000 at most"):
        sitemap(SitemapView((("https://a.example/", None),) * (LIMIT + 1)))


@given(st.text(st.characters(), max_size=60))
def test_any_address_is_escaped(address: str) -> None:
    root = ElementTree.fromstring(sitemap(SitemapView((("https://a.example/" + address, None),))))
    assert len(root) == 1
