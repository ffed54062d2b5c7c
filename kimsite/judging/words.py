"""Words: those that a template writes itself, and those it asks for."""

import html
import re
from collections.abc import Iterable, Iterator

from jinja2 import TemplateSyntaxError, nodes

from kimsite.judging.outline import FILLED, SPOKEN, Expression, Outline
from kimsite.judging.place import at, on
from kimsite.model.report import Diagnostic
from kimsite.pattern import pattern
from kimsite.theme.assets import File
from kimsite.theme.templates import PARSER

NAMES = pattern(
    r"\b(?:RSS|Atom|JSON Feed|iCalendar|WhatsApp|Telegram|Facebook|Instagram|YouTube|TikTok|kimsite|KIM|PDF|QR|NIK)\b"
)
"""Names, the same in every language."""
WORD = pattern(r"[^\W\d_]{2,}(?:[ ,.'’-]*[^\W\d_]+)*")
FRAGMENT = pattern(r"""[\w:-]+=(?:"[^"]*"|'[^']*')""")
"""An attribute that a macro writes for others to put into their tags."""


def literal_words(file: File, seen: Outline) -> Iterator[Diagnostic]:
    """K360: words that stand in the template and not in i18n/."""
    read = [*seen.texts]
    read += [(a.value, a.start) for tag in seen.tags for a in tag.attributes if a.name in SPOKEN]
    for text, start in read:
        for found in WORD.finditer(_without_names(text)):
            yield at("K360", file, start + found.start(), len(found[0]), words=html.unescape(found[0]))
    for expression in seen.expressions:
        if any(start <= expression.start < start + len(text) for text, start in read):
            yield from _literal_texts(file, expression)


def _without_names(text: str) -> str:
    """The text without what is no word of a language: names, entities, attributes; of the same length."""
    for shape in (FRAGMENT, NAMES, re.compile(r"&#?\w+;")):
        text = shape.sub(lambda found: FILLED * len(found[0]), text)
    return text


def _literal_texts(file: File, expression: Expression) -> Iterator[Diagnostic]:
    """Texts that an expression may write itself: `{{ title or "Tanpa judul" }}`."""
    try:
        (output,) = PARSER.parse(expression.text).body
    except (TemplateSyntaxError, ValueError):
        return
    for node in output.iter_child_nodes():
        for text in _spoken(node):
            found = WORD.search(_without_names(text))
            start = expression.text.find(text)
            if found and start >= 0 and "<" not in text:
                yield at("K360", file, expression.start + start + found.start(), len(found[0]), words=found[0])


def _spoken(node: nodes.Node) -> Iterator[str]:
    """The texts that come out as they are, not those that are asked about or handed to a function."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, nodes.CondExpr):
        for part in (node.expr1, node.expr2):
            yield from _spoken(part) if part is not None else ()
    elif isinstance(node, nodes.And | nodes.Or | nodes.Add):
        yield from (*_spoken(node.left), *_spoken(node.right))
    elif isinstance(node, nodes.Concat):
        for part in node.nodes:
            yield from _spoken(part)
    elif isinstance(node, nodes.Filter) and node.node is not None:
        yield from _spoken(node.node)


def unknown_words(file: File, known: Iterable[str]) -> Iterator[Diagnostic]:
    """K361: `t("...")` with a key that no list of words has."""
    words = set(known)
    try:
        calls = list(PARSER.parse(file[0]).find_all(nodes.Call))
    except TemplateSyntaxError:
        return
    for call in calls:
        asked = call.args[0] if call.args else None
        if isinstance(call.node, nodes.Name) and call.node.name == "t" and isinstance(asked, nodes.Const):
            key = str(asked.value)
            if key not in words:
                line = file[0].splitlines()[asked.lineno - 1]
                yield on("K361", file, asked.lineno, line.find(key) + 1, len(key), key=key)


def untold_words(file: File, keys: Iterable[str], known: Iterable[str]) -> Iterator[Diagnostic]:
    """K362: words of the theme in another language that Indonesian, which stands in for all, does not have."""
    told = set(known)
    for key in keys:
        if key not in told and key.removesuffix("_one") not in told:
            yield _at_key(file, key)


def _at_key(file: File, key: str) -> Diagnostic:
    """At the line of a key; the words of a nested one stand below its parents'."""
    last = key.rsplit(".", 1)[-1]
    found = re.search(rf"(?m)^\s*(?:.*[{{,]\s*)?(['\"]?{re.escape(last)}['\"]?)\s*:", file[0])
    return at("K362", file, found.start(1) if found else 0, len(last), key=key)
