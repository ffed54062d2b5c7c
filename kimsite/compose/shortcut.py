"""The fast road: from Markdown to a body without Python-Markdown, for texts that are simple enough.

Most posts are paragraphs, headings, lists, a picture, a table. Of those it is
plain what Python-Markdown and the passes after it make, and this writes it down at
once. It answers only when it is sure; `None` sends the text on the long way.
Its HTML counts only if nh3 leaves it as it is, or would (see `grammar`).
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kimsite.compose.draft import BREAK, CODE, END, GREATER, HEADING, LABEL, LINK_END, MARK, NEXT, Draft, Unsure, fill
from kimsite.compose.grammar import is_harmless
from kimsite.compose.identify import NAMELESS, unique
from kimsite.compose.lexicon import words_of
from kimsite.compose.lines import blocks
from kimsite.compose.sanitize import SCHEMES, TAGS
from kimsite.compose.spans import spans
from kimsite.compose.structure import LOWEST_LEVEL, TOP_LEVEL
from kimsite.compose.tree import escape_text
from kimsite.compose.typography import educate
from kimsite.compose.wording import summed_up
from kimsite.model.site import Body, Profile
from kimsite.pattern import pattern
from kimsite.urls import slugify

if TYPE_CHECKING:
    import nh3

LONGEST = 100_000
ENTITY = pattern(r"&(?:#|[A-Za-z0-9]+;)")
FENCE = pattern(r"^```[ ]*[\w#.+-]*[ ]*\n(.*?)(?<=\n)```[ ]*$", re.MULTILINE | re.DOTALL)
SPACES_ALONE = pattern(r"\n +(?=\n)")
TAG = pattern(r"<[^>]*>")
UNSEEN = pattern("[\x02-\x1f]")
ATTRIBUTES = {
    "a": {"href"},
    "div": {"aria-label"},
    "img": {"src", "alt"},
    "ol": {"start"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}
VALUES = {"a": {"rel": {"noopener"}}, "div": {"tabindex": {"0"}, "role": {"region"}}, "pre": {"tabindex": {"0"}}}
CLASSES = {"div": {"table"}, "p": {"video"}, "td": {"right", "center"}, "th": {"right", "center"}}


def body_of(text: str, profile: Profile) -> Body | None:
    """The body, if it is plain what it has to be. `text` is printable."""
    try:
        return _body(text, Draft(profile.language, profile.line_breaks))
    except (Unsure, RecursionError):
        return None


def _body(text: str, draft: Draft) -> Body:
    narrow = text.isascii()
    source = _understood(text, draft)
    written = educate(spans(NEXT.join(blocks(source, draft)), draft))
    html = draft.put_in(_html(_with_ids(written) if HEADING in written else written, draft), 0)
    if not is_harmless(html) and _clean(html) != html:
        raise Unsure
    return summed_up(html, _plain(written, draft, narrow), tuple(draft.references))


def _understood(text: str, draft: Draft) -> str:
    """The text with its code put aside, if nothing else in it is foreign."""
    if len(text) > LONGEST:
        raise Unsure
    text += "\n\n"
    if "\n " in text:
        text = SPACES_ALONE.sub("\n", text)
    if "`" in text:
        text = FENCE.sub(lambda match: _put_aside(match[1], draft), text)
    if "<" in text or "\\" in text or "`" in text or "{" in text or "\t" in text:
        raise Unsure
    if ("&" in text and ENTITY.search(text)) or ("~" in text and "~~~" in text):
        raise Unsure
    return text.replace(">", GREATER)


def _put_aside(code: str, draft: Draft) -> str:
    words = " ".join(code.split())
    if not words or "`" in code or "\t" in code:
        raise Unsure
    draft.code.append((f'<pre tabindex="0"><code>{escape_text(code)}</code></pre>', words))
    return f"\n\n{CODE}\n\n"


def _html(written: str, draft: Draft) -> str:
    """The draft's own characters as tags, those of the text escaped."""
    html = written.replace("&", "&amp;").replace(NEXT, "\n").replace(END, "")
    if LABEL in html:
        label = words_of(draft.language).table
        labels = [f"{label} {number + 1}" if number else label for number in range(html.count(LABEL))]
        html = fill(html, LABEL, labels)
    return html.replace(MARK, '"').replace(LINK_END, "</a>").replace(BREAK, "<br>").replace(GREATER, "&gt;")


def _with_ids(written: str) -> str:
    """Headings in order from h2, each with an id after its words."""
    first, *pieces = written.split(HEADING)
    out = [first]
    above: list[int] = []
    taken: dict[str, int] = {}
    for piece in pieces:
        level = int(piece[2])
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        tag = f"h{min(TOP_LEVEL + len(above) - 1, LOWEST_LEVEL)}"
        words, rest = piece[4:].split("</h", 1)
        seen = words if words.isprintable() and "<" not in words else UNSEEN.sub("", TAG.sub("", words))
        out.append(f"<{tag} id={MARK}{unique(slugify(seen) or NAMELESS, taken)}{MARK}>{words}</{tag}{rest[1:]}")
    return "".join(out)


def _plain(written: str, draft: Draft, narrow: bool) -> str:
    """The words of the draft, one line a block."""
    first, *pieces = written.replace("\n", " ").split("<")
    text = first + "".join([piece.partition(">")[2] for piece in pieces])
    for unseen in (HEADING, BREAK, LINK_END):
        text = text.replace(unseen, "")
    text = draft.put_in(text.replace(GREATER, ">"), 1).replace(END, "\n").replace(NEXT, "\n")
    if narrow and "  " not in text:
        lines = [line.strip() for line in text.split("\n")]
    else:
        lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n".join([line for line in lines if line])


def _clean(html: str) -> str:
    return _cleaner().clean(html).replace("&nbsp;", "\N{NO-BREAK SPACE}")


@lru_cache(maxsize=1)
def _cleaner() -> "nh3.Cleaner":
    """Lets through what the fast road writes, and of that only what is on everybody's list or has one fixed value."""
    import nh3

    return nh3.Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        tag_attribute_values=VALUES,
        allowed_classes=CLASSES,
        url_schemes=SCHEMES | {"kimsite"},
        link_rel=None,
    )
