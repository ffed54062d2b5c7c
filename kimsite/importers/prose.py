"""Orderly HTML → Markdown as kimsite reads it.

markdownify does it; what is here are the ways of Python-Markdown: four spaces for what a list entry holds, HTML for
what it has no marks for, and a backslash or an entity where a text would be taken for marks.
"""

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from bs4 import Tag
from markdownify import MarkdownConverter

from kimsite.importers.elements import BLOCK, is_empty, name_of
from kimsite.pattern import pattern

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

BACKSLASH = pattern(r"\\(?![^\W_]|\s)")
STAR = pattern(r"(?<!\s)\*|\*(?!\s)")
UNDERSCORE = pattern(r"(?<![^\W_])_|_(?![^\W_])")
ROW_OF_SIGNS = pattern(r"[\s|:\\-]*\|[\s|:\\-]*")
"""What parts a table's head from its body."""
LAST_HASH = pattern(r"#(?=\s*\Z)")
MARKUP = pattern(r"<(?=[A-Za-z/!?])")
ENTITY = pattern(r"&#?\w+;?")
BRACKET = pattern(r"\[(?!\s?\])(?=\^)|\](?=\s?[\[(:]|\Z)|\A\[")
WEB = pattern(r"(https?://[^\s<>\"'“”()\[\]{}`\\]*[\w/])")
START = pattern(r"\s*(?:([>#+-])(?=[\s#>-]|\Z|(?<=[#>]))|(\d+)([.)])(?=\s|\Z)|([:=~|]))")
ENTITIES = {":": "&#58;", "=": "&#61;", "~": "&#126;", "|": "&#124;"}
HARD_BREAK = "  \n"
INDENT = "    "
ADDRESS_MARKS = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", '"': "%22", "\n": ""}


def as_markdown(soup: "BeautifulSoup") -> str:
    """The text of a tidied soup. Raises RecursionError when it is nested deeper than any text."""
    text = Prose(heading_style="atx", bullets="-", table_infer_header=True, autolinks=False).convert_soup(soup)
    return re.sub(r"[ \t]*\n(?:[ \t]*\n)+", "\n\n", re.sub(r"[ \t]+\Z", "", text)).strip("\n")


def escaped(text: str) -> str:
    """Words as Markdown that means just these words, wherever they stand but at the start of a line. A web address
    among them stays one."""
    pieces = WEB.split(text)
    pieces[::2] = map(_escaped, pieces[::2])
    pieces[1::2] = (f"<{one}>" if "_" in one or "*" in one else one for one in pieces[1::2])
    return "".join(pieces)


def _escaped(text: str) -> str:
    if ROW_OF_SIGNS.fullmatch(text):
        text = text.replace("|", "\0")
    text = LAST_HASH.sub(r"\\#", ENTITY.sub(_ampersand, BACKSLASH.sub(r"\\\\", text)))
    text = MARKUP.sub("&lt;", STAR.sub(r"\\*", UNDERSCORE.sub(r"\\_", text)))
    text = BRACKET.sub(lambda found: f"\\{found[0]}", text.replace("`", "\\`").replace("{", "\\{"))
    return text.replace("\0", ENTITIES["|"])


def _ampersand(found: "re.Match[str]") -> str:
    """What a browser would take for one character, with or without its semicolon."""
    return found[0] if unescape(found[0]) == found[0] else f"&amp;{found[0][1:]}"


def at_line_start(text: str) -> str:
    """The same at the start of a line, where numbers and signs make lists, headings and quotes."""
    found = START.match(text)
    if not found:
        return text
    sign, _, point, odd = found.groups()
    at = found.end() - len(sign or point or odd)
    instead = ENTITIES[odd] if odd else f"\\{sign or point}"
    if point == ")":
        return text
    return text[:at] + instead + text[found.end() :]


def address(target: str) -> str:
    """An address as it may stand in parentheses."""
    return "".join(ADDRESS_MARKS.get(sign, sign) for sign in target.strip())


def said(text: str) -> str:
    """Words for the brackets or quotes of a picture: without the signs that would end them."""
    quotes = iter("“”" * len(text))
    return re.sub('"', lambda _: next(quotes), " ".join(text.split())).translate(str.maketrans("[]\\", "()/"))


def _emphasised(name: str, mark: str) -> Any:
    """A converter to asterisks, or to HTML where asterisks of several stretches would meet and be taken together."""

    def convert(_self: object, el: Tag, text: str, parent_tags: set[str]) -> str:
        words = text.strip()
        if not words or "_noformat" in parent_tags:
            return text
        alone = len(el.contents) == 1
        beside = any(name_of(node) in ("em", "strong") for node in (el.previous_sibling, el.next_sibling))
        meets = beside or (not alone and (words.startswith("*") or words.endswith("*")))
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        inside = f"<{name}>{words}</{name}>" if meets else f"{mark}{words}{mark}"
        return f"{before}{inside}{after}"

    return convert


def _as_html(tag: str) -> Any:
    def convert(_self: object, _el: object, text: str, parent_tags: set[str]) -> str:
        return f"<{tag}>{text}</{tag}>" if text.strip() and "_noformat" not in parent_tags else text

    return convert


def _starts_line(el: Any) -> bool:
    """Whether a piece of text is the first in its line."""
    node = el
    while node is not None:
        before = node.previous_sibling
        while before is not None and is_empty(before):
            before = before.previous_sibling
        if before is not None:
            return isinstance(before, Tag) and before.name in BLOCK | {"br"}
        node = node.parent
        if node is None or node.name in BLOCK:
            return True
    return True


class Prose(MarkdownConverter):
    """markdownify, speaking Python-Markdown."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        text = escaped(text)
        return text.replace("|", "\\|") if {"td", "th"} & parent_tags else text

    def process_text(self, el: Any, parent_tags: "set[str] | None" = None) -> str:
        text = str(super().process_text(el, parent_tags))  # type: ignore[misc]
        if "_noformat" in (parent_tags or ()) or not _starts_line(el):
            return text
        return at_line_start(text.lstrip(" "))

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        text = text.strip()
        if not text:
            return "\n"
        mark = "-"
        if el.parent is not None and el.parent.name == "ol":
            start = str(el.parent.get("start") or "1")
            mark = f"{int(start if start.isdigit() else 1) + len(el.find_previous_siblings('li'))}."
        lines = text.split("\n")
        loose = "\n" if "" in lines else ""  # else the next entry would be a line of this one's last paragraph
        return "\n".join((f"{mark} {lines[0]}", *(INDENT + line if line else "" for line in lines[1:]), loose))

    def convert_list(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        before = el.find_previous_sibling()
        apart = "\n\n" if before is not None and before.name in ("ul", "ol") else "\n"
        return apart + text.rstrip() if "li" in parent_tags else f"\n\n{text}\n"

    convert_ul = convert_ol = convert_list
    convert_em, convert_strong = _emphasised("em", "*"), _emphasised("strong", "**")
    convert_s, convert_sub, convert_sup, convert_mark = map(_as_html, ("del", "sub", "sup", "mark"))

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        title = f' "{said(str(el["title"]))}"' if el.get("title") else ""
        return f"![{said(str(el.get('alt') or ''))}]({address(str(el.get('src') or ''))}{title})"

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        target = address(str(el.get("href") or ""))
        words = text.strip()
        if not target or not words or "_noformat" in parent_tags:
            return text
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        if el.get_text().strip() == el.get("href") and target.startswith("http"):
            return f"{before}<{target}>{after}"
        return f"{before}[{words}]({target}){after}"

    def convert_dl(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return "\n\n" + re.sub(r"\n\n(?=: )", "\n", text.strip("\n")) + "\n\n"

    def convert_q(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"“{text}”"
