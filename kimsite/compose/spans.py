"""Within a line, on the fast road: links, pictures, bare addresses, emphasis.

Each works on the whole draft at once; no match goes over the edge of a block,
since none may contain `<`. What is left of a mark that could mean more than was
understood makes the text one for Python-Markdown.
"""

import re
from functools import partial

from kimsite.compose import hyperlinks
from kimsite.compose.draft import ADDRESS, BREAK, GREATER, HELD, LINK_END, PICTURE, Draft, Unsure
from kimsite.compose.tree import escape, escape_text
from kimsite.pattern import pattern

TARGET = r"""\(([^\s()<>"'\x01-\x13]+)(?: +"([^"\n<\x02-\x13]*)")?\)"""
LINK = pattern(rf"\[([^\[\]<\x02-\x08\x0e\x10-\x13]*)\]{TARGET}")
WEB = pattern(r"""https?://[^\s<>"\x01-\x13]+""")
SENTENCE_ENDS = ".,;:!?'*_"
BRACKETS_AT_MOST = 1000
LONGEST_ADDRESS = 2000
EDGES = r"<\x04-\x07"
EMPHASIS = pattern(rf"\*(\*?)(?![\s*{EDGES}\x0f])([^*_{EDGES}]*[^\s*_{EDGES}\x0f])\*\1(?!\*)")
UNDERSCORES = pattern(rf"_(?<!\w_)(_?)(?![\s_{EDGES}\x0f])([^_{EDGES}]*[^\s_{EDGES}\x0f])_\1(?!\w)")
LOOSE_UNDERSCORE = pattern(r"_(?:(?<!\w_)|(?!\w))")
TAGS = (("<em>", "</em>"), ("<strong>", "</strong>"))


def spans(text: str, draft: Draft) -> str:
    """The text with its links, pictures and emphasis in HTML, or with places for them."""
    if "[" in text:
        text = _links(text, draft)
    if "://" in text:
        text = WEB.sub(partial(_address, draft), text)
    return emphasis(text)


def emphasis(text: str) -> str:
    """Stars and underscores that stand in plain pairs."""
    if "*" in text:
        text = EMPHASIS.sub(_emphasised, text)
        if "*" in text:
            raise Unsure
    if "_" in text and LOOSE_UNDERSCORE.search(text):
        text = UNDERSCORES.sub(_emphasised, text)
        if LOOSE_UNDERSCORE.search(text):
            raise Unsure
    return text


def picture(draft: Draft, address: str, alt: str) -> str:
    """A picture of the group. (One from elsewhere is not shown, and its writer is told: not here.)"""
    if hyperlinks.kind_of(address) != hyperlinks.INSIDE:
        raise Unsure
    alt = " ".join(alt.replace(GREATER, ">").replace(BREAK, "").split())
    return f'<img src="{draft.number("image", address)}" alt="{escape(alt)}">'


def _links(text: str, draft: Draft) -> str:
    if text.count("[") > BRACKETS_AT_MOST:
        raise Unsure
    text = LINK.sub(partial(_link, draft), text).replace("!" + PICTURE, HELD)
    if "](" in text or ("[" in text and "]:" in text):
        raise Unsure
    return text


def _link(draft: Draft, match: re.Match[str]) -> str:
    words, address, title = match.groups()
    before = match.string[match.start() - 1 : match.start()]
    if before == "!":
        shown = picture(draft, address, words)
        if match.string.startswith("</figure>", match.end()):
            caption = " ".join((title or "").replace(GREATER, ">").split())
            shown += f"<figcaption>{escape_text(caption)}</figcaption>" if caption else ""
        draft.held.append((shown, ""))
        return PICTURE
    if not words.strip() or words[0].isspace() or "//" in words:
        raise Unsure
    draft.held.append((draft.link(address), ""))
    return f"{HELD}{emphasis(words)}{LINK_END}"


def _address(draft: Draft, match: re.Match[str]) -> str:
    address = match[0]
    if len(address) > LONGEST_ADDRESS:
        raise Unsure
    while address[-1] in SENTENCE_ENDS or (address[-1] == ")" and address.count(")") > address.count("(")):
        address = address[:-1]
    if address.endswith("//") or "[" in address or "]" in address:
        raise Unsure
    draft.addresses.append((f"{draft.link(address)}{escape_text(address)}</a>", address))
    return ADDRESS + match[0][len(address) :]


def _emphasised(match: re.Match[str]) -> str:
    opening, closing = TAGS[1 if match[1] else 0]
    return f"{opening}{match[2]}{closing}"
