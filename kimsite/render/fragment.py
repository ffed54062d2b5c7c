"""HTML that leaves its page: what a feed carries into programs that know nothing of the site."""

from urllib.parse import urljoin

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


def detach(html: str, url: str) -> str:
    """The same content, readable anywhere. `url` is the address of the page it comes from, or "".

    Relative references (footnotes, mostly) become whole ones; without `url` they
    are left out and their words stay, for they would lead to the wrong place.
    """
    import nh3

    def whole(reference: str) -> str | None:
        return _join(url, reference) if url else None

    return clean(
        nh3.clean(
            clean(html),
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
