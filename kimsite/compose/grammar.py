"""HTML that needs no cleaning: a few elements, spelled letter by letter, each where HTML lets it stand.

nh3 reads a text as a browser does, and takes a third of the time of a simple post for
it. What `is_harmless` says yes to is text without tags of its own and tags from the
list below, closed in order; nh3 gives it back as it is, which a test holds against nh3.
"""

import re

from kimsite.pattern import pattern

VOID = frozenset({"br", "hr", "img"})
HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
WORDS = frozenset({"a", "br", "em", "img", "strong"})
BLOCKS = HEADINGS | {"blockquote", "div", "figure", "hr", "ol", "p", "pre", "ul"}
ITEMS, CELLS = frozenset({"li"}), frozenset({"td", "th"})
INSIDE = {
    "": BLOCKS,
    "blockquote": BLOCKS,
    "ul": ITEMS,
    "ol": ITEMS,
    "li": WORDS | {"ol", "p", "ul"},
    "figure": frozenset({"img", "figcaption"}),
    "div": frozenset({"table"}),
    "table": frozenset({"thead", "tbody"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tr": CELLS,
    "pre": frozenset({"code"}),
    "code": frozenset(),
    **dict.fromkeys(("a", "em", "figcaption", "p", "strong", *CELLS, *HEADINGS), WORDS),
}
"""What may stand in what; "" is the body itself."""
WORDLESS = frozenset({"div", "pre", "table", "tbody", "thead", "tr"})
"""Words have no place here: HTML moves them in front of a table, and takes the first empty line out of `pre`."""
HOST = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}"
ATTRIBUTES = {
    "a": pattern(
        rf""" href="(?:kimsite:ref/\d+"|https?://(?![^/"]*xn--){HOST}(?:/[\w/.~!$'()*+,;=:@%?#-]*)?" rel="noopener")""",
        re.ASCII,
    ),
    "img": pattern(r' src="kimsite:ref/\d+" alt="[^"&]*"', re.ASCII),
    "ol": pattern(r' start="\d{1,6}"', re.ASCII),
    "div": pattern(r' class="table" tabindex="0" role="region" aria-label="[\w ]+"'),
    "pre": pattern(' tabindex="0"'),
    **dict.fromkeys(CELLS, pattern(' class="(?:center|right)"')),
    **dict.fromkeys(HEADINGS, pattern(r' id="[\w-]+"')),
}
DEEPEST = 20
ENTITIES = ("&amp;", "&lt;", "&gt;")


def is_harmless(html: str) -> bool:
    """Whether there is nothing in a body's HTML that nh3 would change. A "no" only means: ask nh3.

    `html` is printable (`compose.tree`): nh3 takes the other characters out.
    """
    if html.count("<") != html.count(">"):
        return False
    if "&" in html and html.count("&") != sum(map(html.count, ENTITIES)):
        return False
    around = [""]
    first, *pieces = html.split("<")
    for piece in pieces:
        tag, end, words = piece.partition(">")
        if tag[:1] == "/":
            if len(around) == 1 or around.pop() != tag[1:]:
                return False
        else:
            name, space, _ = tag.partition(" ")
            if name not in INSIDE[around[-1]] or (space and not _may_have(name, tag)):
                return False
            if name not in VOID:
                if len(around) > DEEPEST or (name == "a" and name in around):
                    return False
                around.append(name)
        if not end or (words and around[-1] in WORDLESS):
            return False
    return len(around) == 1 and ">" not in first


def _may_have(name: str, tag: str) -> bool:
    known = ATTRIBUTES.get(name)
    return known is not None and known.fullmatch(tag, len(name)) is not None
