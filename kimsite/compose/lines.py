"""Lines to blocks, on the fast road: paragraphs, headings, lists, quotes, tables.

A text is a list of blocks between empty lines, as it is for Python-Markdown. Its
block processors look at the beginnings of lines; what begins with anything that is
not understood here makes the text one for Python-Markdown.
"""

from dataclasses import dataclass, field
from string import ascii_letters

from kimsite.compose.draft import BREAK, CODE, END, GREATER, HEADING, MARK, VIDEO, Draft, Unsure
from kimsite.compose.hyperlinks import INSIDE, is_youtube, kind_of, outside
from kimsite.compose.lexicon import words_of
from kimsite.compose.rows import is_table, table
from kimsite.compose.spans import LINK
from kimsite.compose.tree import escape
from kimsite.pattern import pattern

LETTERS = frozenset(ascii_letters)
STARTS = frozenset(f"#{GREATER}-+*0123456789 :=|_{CODE}")
"""What only paragraphs begin without."""
SPECIAL_START = pattern(r"[ #=:\x01\x05]|[-+*] |\d+\. |[-*_][-*_ ]*(?:\n|\Z)|\*\[")
SPECIAL_LINE = pattern(r"\n(?:[ #=:\x01]|[-*_][-*_ ]*(?:\n|\Z)|\*\[)")
SPECIAL_LINE_OF_QUOTE = pattern(r"\n(?:[ #=:]|[-*_][-*_ ]*(?:\n|\Z)|\*\[)")
RULE = pattern(r"-{3,}|\*{3,}|_{3,}")
HEADING_LINE = pattern(r"(#{1,6})([^#\n]+)#*(?:\n|\Z)")
BULLET = pattern(r" {0,3}[-*+] +(?=[^ \n])(?P<text>.*)")
NUMBER = pattern(r" {0,3}(?P<number>\d+)\. +(?=[^ \n])(?P<text>.*)")
EMPTY_ITEM = pattern(r" {0,3}(?:[-*+]|\d+\.) +")
SINGLE_BREAK = pattern(rf"(?<!{BREAK})\n")
SPACE_AFTER_BREAK = pattern(rf"{BREAK}\n\s")
SIMPLE_ADDRESS = pattern(r"https?://[\w./?=&%-]*[^\W_]")
DEEPEST_QUOTE = 3
NESTED = "    "


@dataclass(slots=True)
class Item:
    """An item of a list; loose when it stands apart from the others, as a paragraph."""

    text: str
    nested: list[str] = field(default_factory=list)
    loose: bool = False


@dataclass(slots=True)
class Items:
    """A list, which may go on in the next block."""

    tag: str
    start: str
    items: list[Item]

    def html(self, draft: Draft) -> str:
        """The list in HTML."""
        start = f" start={MARK}{int(self.start)}{MARK}" if self.start != "1" and self.start.isascii() else ""
        if len(self.start) > 6:
            raise Unsure
        content = END.join([_item(item, draft) for item in self.items])
        return f"<{self.tag}{start}>{content}</{self.tag}>"


@dataclass(slots=True)
class Quote:
    """A quote, which may go on in the next block: what stands after its marks."""

    text: str


Part = str | Items | Quote


def blocks(text: str, draft: Draft, depth: int = 0) -> list[str]:
    """The blocks of a text, each in HTML."""
    if depth > DEEPEST_QUOTE:
        raise Unsure
    parts: list[Part] = []
    odd = draft.line_breaks or "|" in text or "  \n" in text or "youtu" in text
    for block in text.split("\n\n"):
        if block[:1] in LETTERS and not odd and not SPECIAL_LINE.search(block):
            parts.append(f"<p>{block}</p>")
        elif block := block.lstrip("\n"):
            _place(block, parts, draft, depth)
    return [part if isinstance(part, str) else _closed(part, draft, depth) for part in parts]


def _closed(part: Items | Quote, draft: Draft, depth: int) -> str:
    if isinstance(part, Items):
        return part.html(draft)
    return f"<blockquote>{END.join(blocks(part.text, draft, depth + 1))}</blockquote>"


def _place(block: str, parts: list[Part], draft: Draft, depth: int) -> None:
    """Put a block after the others, or into the last where that goes on."""
    if "|" in block and "\n" in block and is_table(block):
        parts.append(table(block))
    elif "\n#" in block:
        before, after = block.split("\n#", 1)
        _place(before, parts, draft, depth)
        _place("#" + after, parts, draft, depth)
    elif block[0] in STARTS or not block[0].isascii():
        _place_special(block, parts, draft, depth)
    else:
        parts += _paragraph(block, draft, depth)


def _place_special(block: str, parts: list[Part], draft: Draft, depth: int) -> None:
    if block[0] == "#":
        _place_heading(block, parts, draft, depth)
    elif block[0] == GREATER:
        _place_quote(_unquoted(block), parts)
    elif BULLET.match(block) or NUMBER.match(block):
        _place_list(_items(block), parts)
    elif RULE.fullmatch(block):
        parts.append("<hr>")
    elif block == CODE:
        parts.append(CODE)
    elif SPECIAL_START.match(block):
        raise Unsure
    else:
        parts += _paragraph(block, draft, depth)


def _place_heading(block: str, parts: list[Part], draft: Draft, depth: int) -> None:
    heading = HEADING_LINE.match(block)
    words = heading[2].strip() if heading else ""
    if not heading or not words or "//" in words or "![" in words:
        raise Unsure
    tag = f"h{len(heading[1])}"
    parts.append(f"{HEADING}<{tag}>{words}</{tag}>")
    if rest := block[heading.end() :]:
        _place(rest, parts, draft, depth)


def _place_quote(text: str, parts: list[Part]) -> None:
    last = parts[-1] if parts else None
    if isinstance(last, Quote):
        last.text += f"\n\n{text}"
    else:
        parts.append(Quote(text))


def _place_list(new: Items, parts: list[Part]) -> None:
    """A list after another of its kind is the same list: where they meet, items are loose."""
    last = parts[-1] if parts else None
    if isinstance(last, Items) and last.tag == new.tag:
        last.items[-1].loose = new.items[0].loose = True
        last.items += new.items
    else:
        parts.append(new)


def _paragraph(block: str, draft: Draft, depth: int) -> list[str]:
    """A paragraph, or what stands for one: figures, a video."""
    if SPECIAL_LINE.search(block):
        raise Unsure
    text = block.lstrip()
    if text.startswith("![") and (figures := _figures(text)):
        return figures
    if "youtu" in text and len(text.split()) == 1:
        return [_video(text, draft, depth)]
    return [f"<p>{_broken(text, draft)}</p>"] if text else []


def _figures(block: str) -> list[str]:
    """A figure for each picture where there is nothing else."""
    pictures = list(LINK.finditer(block))
    if "".join(LINK.sub("", block).split()) != "!" * len(pictures):
        return []
    if any(block[found.start() - 1] != "!" or kind_of(found[2]) != INSIDE for found in pictures):
        return []
    return [f"<figure>!{found[0]}</figure>" for found in pictures]


def _video(address: str, draft: Draft, depth: int) -> str:
    """A paragraph for a video whose address stands alone. (Anything else with such an address is not looked into.)"""
    target = outside(address)
    if depth or not SIMPLE_ADDRESS.fullmatch(address) or not is_youtube(target):
        raise Unsure
    link = f'<a href="{escape(target)}" rel="noopener">{words_of(draft.language).video}</a>'
    draft.videos.append((f'<p class="video">{link}</p>', ""))
    return VIDEO


def _items(block: str) -> Items:
    """The items of a block that begins with one."""
    first = NUMBER.match(block)
    marker, tag, start = (NUMBER, "ol", first["number"]) if first else (BULLET, "ul", "1")
    items: list[Item] = []
    for line in block.split("\n"):
        if found := marker.match(line):
            items.append(Item(found["text"]))
        elif line.startswith(NESTED) and line[4] != " " and (BULLET.match(line, 4) or NUMBER.match(line, 4)):
            items[-1].nested.append(line[4:])
        elif items[-1].nested or EMPTY_ITEM.fullmatch(line):
            raise Unsure
        else:
            items[-1].text += f"\n{line}"
    return Items(tag, start, items)


def _item(item: Item, draft: Draft) -> str:
    text = item.text.lstrip()
    if not text or SPECIAL_START.match(text) or SPECIAL_LINE.search(text) or ("|" in text and "\n" in text):
        raise Unsure
    nested = _items("\n".join(item.nested)).html(draft) if item.nested else ""
    content = _broken(text, draft)
    if not item.loose:
        return f"<li>{content}{nested}</li>"
    if text.startswith("![") or "youtu" in text:
        raise Unsure
    return f"<li><p>{content}</p>{END if nested else ''}{nested}</li>"


def _unquoted(block: str) -> str:
    """A quote's text without its marks."""
    if SPECIAL_LINE_OF_QUOTE.search(block):
        raise Unsure
    lines = [_after_mark(line) if line[0] == GREATER else line for line in block.split("\n")]
    if not lines[0] or not lines[-1]:
        raise Unsure
    return "\n".join(lines)


def _after_mark(line: str) -> str:
    text = line[1:].removeprefix(" ")
    return text if text.strip() else ""


def _broken(text: str, draft: Draft) -> str:
    """The text with breaks where its lines are to end."""
    if "\n" not in text:
        return text
    text = text.replace("  \n", f"{BREAK}\n")
    if draft.line_breaks:
        text = SINGLE_BREAK.sub(f"{BREAK}\n", text)
    if BREAK in text and SPACE_AFTER_BREAK.search(text):
        raise Unsure
    return text
