"""Texts of WordPress's old editor: empty lines part paragraphs, line ends are line breaks.

The rule is that of https://developer.wordpress.org/reference/functions/wpautop/.
"""

import re

from kimsite.pattern import pattern

BLOCK = (
    "address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr"
    "|iframe|legend|li|map|nav|object|ol|p|pre|section|style|script|summary|table|tbody|td|tfoot|th|thead|tr|ul|video|audio"
)
BEFORE = pattern(rf"(?<!\s)\s*+(<(?:{BLOCK})\b)", re.IGNORECASE)
AFTER = pattern(rf"(</(?:{BLOCK})\s*>|<hr\b[^>]*>)\s*", re.IGNORECASE)
OPENS = pattern(rf"(?:</?(?:{BLOCK})\b[^>]*>\s*)+", re.IGNORECASE)
WHOLE = pattern(r"<(pre|script|style)\b.*?</\1\s*>|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
"""A comment that never ends takes all that follows, as in HTML: to look for its end at each beginning would take ages.
"""
GAP = pattern(r"\n[ \t]*\n\s*")
LINE_END = pattern(r"(?<!<br>)(?<!<br/>)(?<!<br />)(?<![ \t])[ \t]*+\n")
KEPT = "\x02{}\x03"
KEEPS = pattern(r"\x02(\d+)\x03")


def paragraphs(text: str) -> str:
    """A text with its paragraphs and line breaks as HTML. What is preformatted stays as it is."""
    kept: list[str] = []

    def keep(found: "re.Match[str]") -> str:
        kept.append(found[0])
        gap = "" if found[0].startswith("<!--") else "\n\n"
        return gap + KEPT.format(len(kept) - 1) + gap

    text = WHOLE.sub(keep, text.replace("\r\n", "\n").replace("\r", "\n"))
    text = AFTER.sub(r"\1\n\n", BEFORE.sub(r"\n\n\1", text))
    pieces = (piece.strip() for piece in GAP.split(text))
    html = "\n".join(_paragraph(piece) for piece in pieces if piece)
    return KEEPS.sub(lambda found: kept[int(found[1])], html)


def _paragraph(piece: str) -> str:
    """A piece between two gaps. One that opens with a block is none, but its lines break all the same."""
    if KEEPS.fullmatch(piece):
        return piece
    opens = OPENS.match(piece)
    start, rest = (opens[0], piece[opens.end() :]) if opens else ("<p>", piece)
    return start + LINE_END.sub("<br>\n", rest) + ("" if opens else "</p>")
