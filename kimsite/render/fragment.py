"""HTML that leaves its page: what a feed carries into programs that know nothing of the site."""

import re
from urllib.parse import urljoin

from kimsite.pattern import pattern
from kimsite.render.characters import clean

ATTRIBUTES = {
    "*": {"lang", "dir", "title"},
    "a": {"href", "hreflang"},
    "blockquote": {"cite"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
    "time": {"datetime"},
}
"""What still has a meaning away from the site; classes, ids and loading hints have none."""
MORE_TAGS = frozenset({"section", "tfoot"})
NO_TAGS = frozenset({"area", "map", "rtc"})


OF_PAGES = pattern(r'(<h[1-6]|<t[dh]|<pre) (?:id|class|tabindex)="[^"]*">')
BARE = pattern(
    r"</?(?:p|h[1-6]|ul|ol|li|blockquote|code|strong|em|table|thead|tbody|tr|th|td|figure|figcaption)>|<[bh]r>|</a>|</pre>|<pre>(?!\n)"
    r'|<a href="https?://(?![^/"]*xn--)(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,63}(?:/[\w./~@:%+,=-]*)?">',
    re.ASCII,
)
"""Tags that nobody would change on the way into a feed. (HTML takes an empty line at the beginning of `pre` away.)"""
ENTITIES = ("&amp;", "&lt;", "&gt;")


def detach(html: str, url: str) -> str:
    """A sanitised body, readable anywhere. `url` is the address of the page it comes from, or "".

    Relative references (footnotes, mostly) become whole ones; without `url` they
    are left out and their words stay, for they would lead to the wrong place.
    """
    html = clean(html)
    simple = OF_PAGES.sub(r"\1>", html)
    return simple.strip() if is_bare(simple) else taken_out(html, url)


def is_bare(html: str) -> bool:
    """Whether a sanitised body is what `taken_out` would make of it, as most without pictures are. 15 times as fast."""
    if "\xa0" in html or ("&" in html and html.count("&") != sum(map(html.count, ENTITIES))):
        return False
    return html.count("<") == html.count(">") == len(BARE.findall(html))


def taken_out(html: str, url: str) -> str:
    """HTML with nothing in it that means something on its own page only."""
    import nh3

    def whole(reference: str) -> str | None:
        return _join(url, reference) if url else None

    return clean(
        nh3.clean(
            html,
            tags=(nh3.ALLOWED_TAGS | MORE_TAGS) - NO_TAGS,
            attributes=ATTRIBUTES,
            url_relative=whole,
            link_rel=None,
        )
    ).strip()


def _join(url: str, reference: str) -> str | None:
    """`reference` as seen from `url`; None for what is no address (`//[`)."""
    try:
        return urljoin(url, reference)
    except ValueError:
        return None
