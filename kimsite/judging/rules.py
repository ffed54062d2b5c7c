"""A style sheet as rules: which declarations hold for what, under which @media, and where they stand."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from kimsite.judging.place import on
from kimsite.model.report import Diagnostic
from kimsite.theme.assets import File, Piece


class Declaration(NamedTuple):
    """`name: value`, as CSS tokens too."""

    name: str
    value: str
    tokens: tuple[Any, ...]
    place: tuple[File, int, int]
    """The file, the line and the column."""


class Rule(NamedTuple):
    """Declarations of one selector list. `media` are the conditions around it, outermost first."""

    selector: str
    media: tuple[str, ...]
    declarations: tuple[Declaration, ...]


class Rules(NamedTuple):
    """All rules of a style sheet, in order; other @-rules (`@import`, `@font-face`) and what could not be read."""

    rules: tuple[Rule, ...]
    others: tuple[tuple[str, Declaration], ...]
    problems: tuple[Diagnostic, ...]


def rules_of(pieces: Iterable[Piece], texts: dict[str, str]) -> Rules:
    """The rules of a sheet that was put together from `pieces`; `texts` are whole files by their labels."""
    import tinycss2  # only who judges themes needs it

    rules: list[Rule] = []
    others: list[tuple[str, Declaration]] = []
    problems: list[Diagnostic] = []
    for piece in pieces:
        reader = _Reader((texts.get(piece.label, piece.text), piece.label), piece.line - 1, rules, others, problems)
        reader.read(tinycss2.parse_stylesheet(piece.text, skip_comments=True, skip_whitespace=True), ())
    return Rules(tuple(rules), tuple(others), tuple(problems))


class _Reader(NamedTuple):
    """Goes through the nodes of one piece, which begins `offset` lines down its file."""

    file: File
    offset: int
    rules: list[Rule]
    others: list[tuple[str, Declaration]]
    problems: list[Diagnostic]

    def read(self, found: Iterable[Any], media: tuple[str, ...]) -> None:
        """Adds what these nodes say."""
        import tinycss2

        for node in found:
            if node.type == "error":
                self._refuse(node)
            elif node.type == "qualified-rule":
                selector = tinycss2.serialize(node.prelude).strip()
                self.rules.append(Rule(selector, media, tuple(self._declarations(node.content))))
            elif node.type == "at-rule" and node.content is not None and node.lower_at_keyword in GROUPING:
                condition = f"{node.lower_at_keyword} {tinycss2.serialize(node.prelude).strip()}"
                inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                self.read(inside, (*media, condition))
            elif node.type == "at-rule":
                told = self._declaration(node.lower_at_keyword, (*node.prelude, *(node.content or ())), node)
                self.others.append((node.lower_at_keyword, told))

    def _declarations(self, content: Any) -> Iterator[Declaration]:
        import tinycss2

        for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
            if node.type == "declaration":
                yield self._declaration(node.name if node.name.startswith("--") else node.lower_name, node.value, node)
            elif node.type == "error":
                self._refuse(node)

    def _declaration(self, name: str, tokens: Iterable[Any], node: Any) -> Declaration:
        import tinycss2

        tokens = tuple(tokens)
        place = (self.file, node.source_line + self.offset, node.source_column)
        return Declaration(name, tinycss2.serialize(tokens).strip(), tokens, place)

    def _refuse(self, node: Any) -> None:
        line = node.source_line + self.offset
        self.problems.append(on("K349", self.file, line, node.source_column, 1, fault=node.message))


GROUPING = frozenset({"media", "supports", "layer", "container"})
