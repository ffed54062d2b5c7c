"""A template as the HTML it writes: its tags and its words, at their places in the file.

What Jinja will put there is unknown: statements and comments count as space, and so do expressions, but in attributes
and between tags they are FILLED, so that nobody takes `alt="{{ image.alt }}"` for an empty one.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jinja2 import TemplateSyntaxError

from kimsite.judging.stretches import outside_of, stretches
from kimsite.pattern import pattern
from kimsite.theme.templates import PARSER

FILLED = "\ufffc"
"""Stands for each character of an expression."""
TAG = pattern(r"<(/?)([a-zA-Z][\w-]*\ufffc*)((?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>")
ATTRIBUTE = pattern(r"""([a-zA-Z][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
COMMENT = pattern(r"<!--.*?-->|<!DOCTYPE[^>]*>", re.DOTALL | re.IGNORECASE)
SPOKEN = frozenset({"alt", "aria-label", "aria-description", "title", "placeholder", "label"})
"""Attributes that people read or hear."""
INNER = frozenset({"class", "look"})
"""Blocks that stand within a tag in kimsite's own templates."""
SILENT = frozenset({"script", "style"})
"""Elements whose content nobody reads."""


class Attribute(NamedTuple):
    """An attribute of a tag; `start` is where its value begins."""

    name: str
    value: str
    start: int


class Tag(NamedTuple):
    """An opening tag."""

    name: str
    start: int
    length: int
    attributes: tuple[Attribute, ...]

    def says(self, name: str) -> str:
        """An attribute's value, or ""."""
        return next((attribute.value for attribute in self.attributes if attribute.name == name), "")


class Expression(NamedTuple):
    """`{{ ... }}` as it is written."""

    text: str
    start: int


class Outline(NamedTuple):
    """What stands in a template. `texts` are stretches of words with where they begin."""

    tags: tuple[Tag, ...]
    texts: tuple[tuple[str, int], ...]
    expressions: tuple[Expression, ...]


def outline(text: str, inner: frozenset[str] = INNER) -> Outline:
    """The tags and words of a template; nothing where Jinja cannot read it.

    What stands in `inner` blocks (see `inner_blocks`) is no text, however little of its tag this template shows.
    """
    try:
        blank, expressions = _blanked(text)
    except TemplateSyntaxError:
        return Outline((), (), ())
    tags, texts = _parts(blank)
    hidden = [stretch for stretch in stretches(text) if stretch.name in inner]
    return Outline(tags, outside_of(texts, hidden), expressions)


def inner_blocks(templates: Iterable[str]) -> frozenset[str]:
    """Names of blocks that stand within a tag in one of the templates, but for those in attributes that are read."""
    found = set(INNER)
    for text in templates:
        try:
            blank, blocks = _blanked(text)[0], stretches(text)
        except TemplateSyntaxError:
            continue
        for tag in _parts(blank)[0]:
            spoken = [(a.start, a.start + len(a.value)) for a in tag.attributes if a.name in SPOKEN]
            for name, start, _ in blocks:
                if tag.start < start < tag.start + tag.length and not any(a <= start <= b for a, b in spoken):
                    found.add(name)
    return frozenset(found)


def _blanked(text: str) -> tuple[str, tuple[Expression, ...]]:
    """The text without Jinja and comments, of the same length; and the expressions that were in it."""
    parts: list[str] = []
    expressions: list[Expression] = []
    position, opened, filler = 0, -1, ""
    for _, kind, value in PARSER.lex(text):
        # Jinja leaves out the space that `{%-` takes away: it is given back here.
        start = text.index(value, position)
        parts.append(text[position:start])
        position = start + len(value)
        if kind.endswith("_begin"):
            opened, filler = start, FILLED if kind == "variable_begin" else " "
        parts.append(value if kind == "data" else re.sub(r"[^\n]", filler or " ", value))
        if kind.endswith("_end"):
            if filler == FILLED:
                expressions.append(Expression(text[opened:position], opened))
            filler = ""
    blank = "".join(parts) + text[position:]
    return COMMENT.sub(lambda found: " " * len(found[0]), blank), tuple(expressions)


def _parts(blank: str) -> tuple[tuple[Tag, ...], tuple[tuple[str, int], ...]]:
    tags: list[Tag] = []
    texts: list[tuple[str, int]] = []
    end, silent = 0, ""
    for found in TAG.finditer(blank):
        closing, name = bool(found[1]), found[2].lower()
        if silent and not (closing and name == silent):
            continue
        if not silent:
            texts.append((blank[end : found.start()], end))
        end, silent = found.end(), ""
        if not closing:
            tags.append(Tag(name, found.start(), len(found[0]), tuple(_attributes(found[3], found.start(3)))))
            silent = name if name in SILENT else ""
    return tuple(tags), (*texts, (blank[end:], end))


def _attributes(inside: str, offset: int) -> Iterator[Attribute]:
    for found in ATTRIBUTE.finditer(inside):
        group = next((n for n in (2, 3, 4) if found[n] is not None), 1)
        yield Attribute(found[1].lower(), found[group] if group > 1 else "", offset + found.start(group))
