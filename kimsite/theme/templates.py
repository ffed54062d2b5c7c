"""Templates of a theme: which there are, what each draws in, and the digest of it all."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from kimsite.digest import digest_value
from kimsite.model.report import Diagnostic
from kimsite.model.theme import OF_PORTALS, Template
from kimsite.theme.manifest import Manifest, Refused, read_text

FOLDER = "templates"
PARSER = Environment(autoescape=True)
REMEMBERED = 256
"""Templates whose references are kept, by their text: the groups of a network have few themes among them."""
REQUIRED = (
    "home.html",
    "document.html",
    "list.html",
    "terms.html",
    "profile.html",
    "voice.html",
    "search.html",
    "404.html",
    "portal.html",
)
NEEDED_FOR = {
    "terms.html": {"categories", "tags", "authors", "archive", "topics"},
    "profile.html": {"profile"},
    "voice.html": {"voice"},
    "search.html": {"search"},
    "404.html": {"not_found"},
}
"""A template that no output needs may be missing."""
Place = tuple[str, str]
"""A template's text and how messages call its file."""
Reference = tuple[str, int, bool]
"""The name of a template that another draws in, on which line, and whether it extends it."""


def read_templates(lineage: tuple[Manifest, ...]) -> tuple[Template, ...]:
    """All templates of a theme and its ancestors, the nearest winning, by name.

    An ancestor's own is also there as `<theme>/<name>`, so that
    `{% extends "warta/home.html" %}` reaches the one it replaces. Raises Refused (K305 to K308, K310, K312).
    """
    places: dict[str, Place] = {}
    for depth, manifest in enumerate(lineage):
        for name, place in template_files(manifest):
            places.setdefault(name, place)
            if depth:
                places.setdefault(f"{manifest.name}/{name}", place)
    without = {kind for manifest in lineage for kind in manifest.without}
    without |= {"topics"} - {kind for kind, name in OF_PORTALS.items() if name in places}
    for name in REQUIRED:
        if name not in places and not NEEDED_FOR.get(name, {""}) <= without:
            facts = (("name", lineage[0].name), ("template", name))
            raise Refused(Diagnostic("K308", lineage[0].label, facts=facts))
    drawn_in = {name: references(place) for name, place in sorted(places.items())}
    _check(places, drawn_in)
    return tuple(
        Template(name, places[name][0], _closure(name, places, drawn_in), places[name][1]) for name in sorted(places)
    )


def template_files(manifest: Manifest) -> Iterator[tuple[str, Place]]:
    folder = manifest.folder / FOLDER
    for path in sorted(folder.rglob("*.html")) if folder.is_dir() else ():
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            label = f"{manifest.label}/{FOLDER}/{name}"
            yield name, (read_text(path, label), label)


@lru_cache(maxsize=REMEMBERED)
def references(place: Place) -> tuple[Reference, ...]:
    """What one template extends, includes and imports; a name that is not written out is refused."""
    text, _ = place
    try:
        tree = PARSER.parse(text)
    except TemplateSyntaxError as fault:
        raise Refused(_at("K305", place, fault.lineno, (("fault", fault.message or ""),))) from fault
    found: list[Reference] = []
    for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        assert isinstance(node, nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport)
        if not isinstance(node.template, nodes.Const) or not isinstance(node.template.value, str):
            raise Refused(_at("K306", place, node.lineno))
        found.append((node.template.value, node.lineno, isinstance(node, nodes.Extends)))
    return tuple(found)


def _check(places: Mapping[str, Place], drawn_in: Mapping[str, tuple[Reference, ...]]) -> None:
    for name, references in drawn_in.items():
        for wanted, line, _ in references:
            if wanted not in places:
                facts = (("template", wanted), ("known", ", ".join(sorted(places))))
                raise Refused(_at("K307", places[name], line, facts))
    for name in drawn_in:
        _check_frames(name, places, drawn_in)


def _check_frames(name: str, places: Mapping[str, Place], drawn_in: Mapping[str, tuple[Reference, ...]]) -> None:
    """A frame within itself has no end. What includes itself may have one, for a tree of places."""
    chain = [name]
    while frame := next(((wanted, line) for wanted, line, extends in drawn_in[chain[-1]] if extends), None):
        if frame[0] in chain:
            facts = (("chain", " → ".join((*chain, frame[0]))),)
            raise Refused(_at("K312", places[chain[-1]], frame[1], facts))
        chain.append(frame[0])


def _closure(name: str, places: Mapping[str, Place], drawn_in: Mapping[str, tuple[Reference, ...]]) -> str:
    """The digest of a template and all that it draws in, directly or not."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            waiting += [wanted for wanted, _, _ in drawn_in[current]]
    return digest_value(name, tuple((other, places[other][0]) for other in sorted(seen)))


def _at(code: str, place: Place, line: int, facts: tuple[tuple[str, str], ...] = ()) -> Diagnostic:
    text, label = place
    source = "".join(text.splitlines()[line - 1 : line])
    column = len(source) - len(source.lstrip()) + 1
    return Diagnostic(code, label, line, column, len(source.strip()), source, facts)
