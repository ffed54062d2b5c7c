"""From HTML that anybody may have written to HTML that may stand in a page.

Two passes: nh3 (ammonia) lets only listed elements, attributes and schemes
through, then `structure` gives what is left a shape that HTML5 allows. Nothing
of `svg`, `math`, `style`, `script`, frames or forms is on the list.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from kimsite.compose.identify import identify
from kimsite.compose.structure import structure
from kimsite.compose.tree import Node, parse, printable, serialise

if TYPE_CHECKING:
    import nh3

TAGS = frozenset(
    {
        *(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "pre",
            "hr",
            "div",
        ),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "figure", "figcaption"),
        *("a", "img", "br", "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "mark", "small", "sub", "sup"),
        *("abbr", "acronym", "cite", "q", "code", "tt", "kbd", "samp", "var"),
    }
)
DROPPED_WITH_CONTENT = frozenset(
    {
        *("script", "style", "svg", "math", "iframe", "object", "embed", "audio", "video", "canvas"),
        *("head", "title", "template", "noscript", "noembed", "noframes", "xmp", "plaintext"),
        *("textarea", "select", "option"),
    }
)
"""Elements whose content is not text for readers. The content of all others that are not on the list stays."""
ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    "a": {"href"},
    "abbr": {"title"},
    "acronym": {"title"},
    "img": {"src", "alt", "title"},
    "li": {"id"},
    "ol": {"start"},
    "sup": {"id"},
    "td": {"align"},
    "th": {"align"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}
CLASSES = {"a": {"footnote-ref", "footnote-backref"}, "div": {"footnote"}}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def sanitize(html: str, language: str = "id") -> str:
    """Valid, harmless HTML for the inside of an `<article>`, whatever comes in.

    Addresses inside the group are kept as written; `language` chooses the label of tables.
    """
    return serialise(clean_tree(html, language))


def clean_tree(html: str, language: str) -> list[Node]:
    """The same as a tree, for those who have more to do with it."""
    return identify(structure(parse(_cleaner().clean(printable(html))), language))


@lru_cache(maxsize=1)
def _cleaner() -> "nh3.Cleaner":
    import nh3

    return nh3.Cleaner(
        tags=TAGS,
        clean_content_tags=DROPPED_WITH_CONTENT,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
