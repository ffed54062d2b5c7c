"""Elements of HTML by what they are to a text."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4.element import PageElement

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
FLOW = frozenset(
    {
        *("[document]", "html", "body", "div", "section", "article", "main", "aside", "header", "footer", "center"),
        *("nav", "details", "figure", "fieldset", "address", "hgroup", "blockquote", "li", "dd", "p", "dir"),
    }
)
"""What may hold paragraphs, and breaks that part them."""
MEANING = frozenset({"blockquote", "li", "dd", "[document]"})
"""Which of these mean something; the others are only boxes."""
BLOCK = FLOW | {
    *HEADINGS,
    *("ul", "ol", "dl", "dt", "table", "thead", "tbody", "tfoot", "tr", "td", "th"),
    *("pre", "hr", "figcaption", "caption", "summary"),
}
STRUCTURED = (*HEADINGS, "ul", "ol", "dl", "blockquote", "pre", "hr")
"""What neither a heading nor a cell of a table can hold."""
LETTERS = frozenset(
    {"a", "b", "strong", "i", "em", "s", "strike", "del", "sub", "sup", "code", "kbd", "samp", "q", "mark", "img", "br"}
)
"""What may stand among words, as kimsite shows it."""
DROPPED = (
    *("script", "style", "noscript", "form", "button", "input", "select", "textarea", "svg", "math", "template"),
    *("link", "meta", "title", "map", "canvas", "noframes", "head"),
)
"""What shows no words of a text."""
BLOCKS, DRESS = sorted(BLOCK), sorted(LETTERS - {"img", "br", "a"})


def name_of(node: "PageElement | None") -> str:
    """An element's name; "" for text."""
    return getattr(node, "name", None) or ""


def is_empty(node: "PageElement | None") -> bool:
    """Whether a node is text that holds nothing but spaces."""
    return not name_of(node) and not str(node or "").strip()
