"""Python-Markdown's inline pass without the patterns that cannot match.

The stock pass tries every pattern on every piece of text, three dozen of them, and
that is most of a conversion. Here a pattern is tried only where a mark stands that
each of its matches contains. What a match leaves behind (a placeholder of digits
and lower-case letters) brings no mark into the text, so looking once, before the
first pattern, is enough.

`MARKS` lists what was analysed: the class of a pattern and its expression, word
for word. Any other pattern is tried always, as it would be.
"""

from collections.abc import Iterable
from typing import Protocol, cast

from markdown import Markdown, util
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor

from kimsite.compose.bare_addresses import ADDRESS

PLACEHOLDER_PREFIX = "\x02klzzwxh:"
STOCK_METHODS = ("_InlineProcessor__handleInline", "_InlineProcessor__applyPattern")

CLOSE = r"(?<=[^\ \t\r\n\[\{\(\-\u0002\u0003])"
PUNCTUATION = r"""[!"#\$\%'()*+,-.\/:;<=>?\@\[\\\]\^_`{|}~]"""
BEFORE_OPENING = r"(\s|&nbsp;|--|–|—|&[mn]dash;|&#8211;|&#8212;)"
HTML = (
    r"""(<(\/?+[a-zA-Z][^\s"'<>@]*+(?:\s+[^\s"'=<>]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>]++))?+)*+\s*+/?|"""
    r"!--(?:(?!<!--|-->).)*--|[?](?:(?!<[?]|[?]>).)*[?]|!\[CDATA\[(?:(?!<!\[CDATA\[|\]\]>).)*\]\])>)"
)
SMARTY: dict[str, str] = {
    r"(?<!-)---(?!-)": "---",
    r"(?<!-)--(?!-)": "--",
    r"(?<!\.)\.{3}(?!\.)": "...",
    rf"^'(?={PUNCTUATION}\B)": "'",
    rf'^"(?={PUNCTUATION}\B)': '"',
    r""""'(?=\w)""": "\"'",
    r"""'"(?=\w)""": "'\"",
    CLOSE + r"\'" + '"': "'\"",
    rf"{CLOSE}\"'": "\"'",
    r"(?<!\w)'(?=\d{2}s)": "'",
    rf"{BEFORE_OPENING}'(?=\w)": "'",
    rf"{CLOSE}'(?!\s|s\b|\d)": "'",
    r"'(\s|s\b)": "'",
    "'": "'",
    rf'{BEFORE_OPENING}"(?=\w)': '"',
    r'"(?=\s)': '"',
    rf'{CLOSE}"': '"',
    '"': '"',
}
MARKS: dict[tuple[str, str], tuple[str, ...]] = {
    ("BacktickInlineProcessor", r"(?:(?<!\\)((?:\\{2})+)(?=`+)|(?<!\\)`)"): ("`",),
    ("EscapeInlineProcessor", r"\\(.)"): ("\\",),
    ("FootnoteInlineProcessor", r"\[\^([^\]]*)\]"): ("[^",),
    ("ReferenceInlineProcessor", r"(?<!\!)\["): ("[",),
    ("LinkInlineProcessor", r"(?<!\!)\["): ("[",),
    ("ImageInlineProcessor", r"\!\["): ("![",),
    ("ImageReferenceInlineProcessor", r"\!\["): ("![",),
    ("ShortReferenceInlineProcessor", r"(?<!\!)\["): ("[",),
    ("ShortImageReferenceInlineProcessor", r"\!\["): ("![",),
    ("AutolinkInlineProcessor", r"<([A-Za-z][A-Za-z0-9+.-]*://[^<>]*)>"): ("<",),
    ("AutomailInlineProcessor", r"<([^<> !]+@[^@<> ]+)>"): ("<",),
    ("SubstituteTagInlineProcessor", r"  \n"): ("  \n",),
    ("SubstituteTagInlineProcessor", r"\n"): ("\n",),
    ("HtmlInlineProcessor", HTML): ("<",),
    ("HtmlInlineProcessor", r"(&(?:\#[0-9]+|\#x[0-9a-fA-F]+|[a-zA-Z0-9]+);)"): ("&",),
    ("BareAddressProcessor", ADDRESS): ("http",),
    ("DelimiterProcessor", r"\*|_"): ("*", "_"),
    ("AsteriskProcessor", r"\*"): ("*",),
    ("UnderscoreProcessor", r"_"): ("_",),
    **{("SubstituteTextPattern", expression): (mark,) for expression, mark in SMARTY.items()},
}
"""Of each pattern, marks of which every match contains one."""

ALWAYS = ("",)
Candidate = tuple[int, Pattern, str, str]


class Apply(Protocol):
    """The stock pass's way of applying one pattern to a text, from a place on."""

    def __call__(self, pattern: Pattern, data: str, index: int, start: int, /) -> tuple[str, bool, int]: ...


class GatedInline(InlineProcessor):
    """The stock pass, but for which patterns it tries."""

    candidates: tuple[Candidate, ...] = ()

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        """In the place of the stock method of that name: all patterns from one on, each until it matches no more."""
        if isinstance(data, util.AtomicString):
            return data
        apply: Apply = getattr(self, STOCK_METHODS[1])
        for index, pattern, mark, other in self.candidates or self._list_candidates():
            if (mark in data or other in data) and index >= patternIndex:
                start, matched = 0, True
                while matched:
                    data, matched, start = apply(pattern, data, index, start)
        return data

    def _list_candidates(self) -> tuple[Candidate, ...]:
        patterns = cast("Iterable[Pattern]", self.inlinePatterns)
        found = [MARKS.get((type(pattern).__name__, pattern.pattern), ALWAYS) for pattern in patterns]
        self.candidates = tuple(
            (index, pattern, marks[0], marks[-1])
            for index, (pattern, marks) in enumerate(zip(patterns, found, strict=True))
        )
        return self.candidates


def gate(converter: Markdown) -> Markdown:
    """The same converter with its stock inline passes gated, if it works as those that were analysed."""
    known = util.INLINE_PLACEHOLDER_PREFIX == PLACEHOLDER_PREFIX
    if not known or not all(hasattr(InlineProcessor, name) for name in STOCK_METHODS):
        return converter
    for name, priority in (("inline", 20), ("smarty", 6)):
        stock = converter.treeprocessors[name]
        if type(stock) is InlineProcessor:
            gated = GatedInline(converter)
            gated.inlinePatterns = stock.inlinePatterns
            converter.treeprocessors.register(gated, name, priority)
    return converter
