"""Blocks: what a base.html must offer, and what a template fills in vain."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from jinja2 import TemplateSyntaxError, nodes

from kimsite.judging.place import on
from kimsite.model.report import Diagnostic
from kimsite.model.theme import Theme
from kimsite.theme.assets import File
from kimsite.theme.templates import PARSER

BASE = "base.html"
CONTRACT = (
    *("look", "title", "head", "style", "class"),
    *("header", "masthead", "menu", "search_link", "main", "footer", "footer_links", "index_links"),
)
"""Blocks that kimsite's templates and the themes built on one another fill."""


def missing_blocks(own: Mapping[str, File], theme: Theme) -> Iterator[Diagnostic]:
    """K350: a base.html that stands by itself and lacks a block of the contract."""
    file = own.get(BASE)
    if file is None or _frame(file[0]):
        return
    there = _blocks(theme, BASE)
    for block in CONTRACT:
        if block not in there:
            yield Diagnostic("K350", file[1], facts=(("block", block),))


def vain_blocks(own: Mapping[str, File], theme: Theme) -> Iterator[Diagnostic]:
    """K351: a block that the template it extends does not have, so that it is never shown."""
    for file in own.values():
        frame = _frame(file[0])
        if not frame:
            continue
        offered = _blocks(theme, frame)
        for node in PARSER.parse(file[0]).body:
            if isinstance(node, nodes.Block) and node.name not in offered:
                line = file[0].splitlines()[node.lineno - 1]
                near = "".join(get_close_matches(node.name, sorted(offered), 1, 0.6))
                column = line.find(node.name) + 1
                yield on("K351", file, node.lineno, column, len(node.name), block=node.name, frame=frame, near=near)


def _blocks(theme: Theme, name: str) -> frozenset[str]:
    """All blocks of a template and of those it extends."""
    texts = {template.name: template.text for template in theme.templates}
    found: set[str] = set()
    while name in texts:
        found |= {node.name for node in PARSER.parse(texts[name]).find_all(nodes.Block)}
        name = _frame(texts[name])
    return frozenset(found)


def _frame(text: str) -> str:
    """The template that this one extends, or ""."""
    try:
        extends = next(PARSER.parse(text).find_all(nodes.Extends), None)
    except TemplateSyntaxError:
        return ""
    return str(extends.template.value) if extends and isinstance(extends.template, nodes.Const) else ""
