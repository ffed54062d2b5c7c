"""What a field's value must be: one converter for each kind of the vocabulary, from a node to a value.

A converter raises Refused, at the place of the value, when it is something else.
"""

import unicodedata
from collections.abc import Callable

from kimsite.model.content import Photo
from kimsite.model.value import frozen
from kimsite.read import remotes, values
from kimsite.read.dates import Moment, Trouble, read_moment
from kimsite.read.keys import nearest, normal
from kimsite.read.names import split_names
from kimsite.read.nodes import Mapping, Node, Scalar, Sequence, is_empty
from kimsite.read.paths import Outside, inside
from kimsite.read.sheet import Refused, Sheet
from kimsite.urls import SLUG, slugify
from kimsite.vocabulary import LANGUAGES, PICTURE_ENDINGS, Field

CURLY_PAIRS = {"“": "”", "„": "”", "‘": "’", "«": "»"}


@frozen
class Context:
    """Where values are read: the sheet they stand on, its folder below the group's, the group's time zone."""

    sheet: Sheet
    folder: str = ""
    zone: str = "Asia/Jakarta"


def refuse(code: str, node: Node, **facts: str) -> Refused:
    """A refusal of this very value."""
    return Refused(code, node.line, node.column, node.length, **facts)


def is_curly(node: Node) -> bool:
    """Whether a word processor put its curly quotes around the whole value, where YAML wants straight ones."""
    text = node.text.strip() if isinstance(node, Scalar) and node.plain else ""
    return len(text) > 1 and CURLY_PAIRS.get(text[0]) == text[-1]


def _text(node: Node, field: Field) -> str:
    if not isinstance(node, Scalar):
        raise refuse("K134", node, key=field.names[0])
    return node.text


def _exact(node: Node, field: Field) -> str:
    """A text that is not for reading: without what cannot be seen, and never in curly quotes."""
    text = _text(node, field)
    if is_curly(node):
        raise refuse("K118", node, better=f'{field.names[0]}: "{text.strip()[1:-1]}"')
    visible = text if text.isascii() else "".join(c for c in text if unicodedata.category(c) != "Cf")
    return visible.strip()


def _line(node: Node, field: Field, _: Context) -> str:
    return " ".join(_text(node, field).split())


def _prose(node: Node, field: Field, _: Context) -> str:
    return "\n".join(line.rstrip() for line in _text(node, field).strip().split("\n"))


def _items(node: Node, field: Field) -> tuple[tuple[str, Node], ...]:
    """The texts of a list, or the one text. `- Sumber: BMKG` was meant as a text too."""
    if not isinstance(node, Sequence):
        return ((_text(node, field), node),)
    found: list[tuple[str, Node]] = []
    for item in node.items:
        if not is_empty(item):
            found.append((_split_text(item) or _text(item, field), item))
    return tuple(found)


def _split_text(node: Node) -> str:
    """A text that its colon has made a table of one entry, put together again; "" for anything else."""
    if not isinstance(node, Mapping) or len(node.entries) != 1:
        return ""
    key, value = node.entries[0]
    return f"{key.text}: {value.text}" if isinstance(value, Scalar) else ""


def _lines(node: Node, field: Field, _: Context) -> tuple[str, ...]:
    texts = [text for text, _ in _items(node, field)]
    if isinstance(node, Scalar):
        texts = [line.strip().removeprefix("- ") for line in node.text.split("\n")]
    return tuple(" ".join(text.split()) for text in texts if text.strip())


def _words(node: Node, field: Field, _: Context) -> tuple[str, ...]:
    texts = [text for text, _ in _items(node, field)]
    if isinstance(node, Scalar):
        texts = node.text.replace("\n", ",").split(",")
    found: dict[str, str] = {}
    for text in texts:
        word = " ".join(text.split()).lstrip("#").strip()
        found.setdefault(word.casefold(), word)
    found.pop("", None)
    return tuple(found.values())


def _names(node: Node, field: Field, _: Context) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for text, _ in _items(node, field) for name in split_names(text)))


def _category(node: Node, field: Field, _: Context) -> tuple[str, ...]:
    parts = (part for text, _ in _items(node, field) for part in text.replace(">", "/").split("/"))
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def _links(node: Node, field: Field, _: Context) -> tuple[str, ...]:
    texts = [text for text, _ in _items(node, field)]
    if isinstance(node, Scalar):
        texts = node.text.replace("\n", ",").split(",")
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))


def _moment(node: Node, field: Field, context: Context) -> Moment:
    text = _exact(node, field)
    moment = read_moment(text, context.zone)
    if isinstance(moment, Trouble):
        raise refuse("K103" if moment is Trouble.IMPOSSIBLE else "K137", node, value=text)
    return moment


def _day(node: Node, field: Field, context: Context) -> object:
    return _moment(node, field, context).time.date()


def _year_or_day(node: Node, field: Field, context: Context) -> str:
    return values.year(_exact(node, field)) or _moment(node, field, context).time.date().isoformat()


def _slug(node: Node, field: Field, _: Context) -> str:
    text = _exact(node, field)
    if not SLUG.fullmatch(text):
        raise refuse("K149", node, value=text, better=slugify(text) or "nama-pendek")
    return text


def _chosen(text: str, node: Node, field: Field) -> str:
    word = normal(text)
    for names in field.choices:
        if word in (normal(name) for name in names):
            return names[0]
    known = [name for names in field.choices for name in names]
    better = nearest(word.replace("_", "-"), known)
    listed = ", ".join(names[0] for names in field.choices)
    raise refuse("K145", node, key=field.names[0], value=text, better=better, known=listed)


def _choice(node: Node, field: Field, _: Context) -> str:
    return _chosen(_exact(node, field), node, field)


def _choices(node: Node, field: Field, _: Context) -> tuple[str, ...]:
    texts = _items(node, field)
    if isinstance(node, Scalar):
        texts = tuple((part, node) for part in _exact(node, field).split(",") if part.strip())
    return tuple(dict.fromkeys(_chosen(text, item, field) for text, item in texts))


def _path(node: Node, field: Field, context: Context) -> str:
    return _inside(_exact(node, field), node, field, context)


def _inside(text: str, node: Node, field: Field, context: Context) -> str:
    try:
        return inside(text, context.folder)
    except Outside:
        raise refuse("K143", node, value=text) from None
    except ValueError:
        raise refuse("K144", node, key=field.names[0], value=text) from None


def _images(node: Node, field: Field, context: Context) -> tuple[Photo, ...]:
    """Photos as a list of files or of tables, or one folder (its `/` stays)."""
    if isinstance(node, Scalar):
        parts = [part.strip() for part in _exact(node, field).split(",") if part.strip()]
        for part in parts:
            if not part.replace("\\", "/").endswith("/") and not part.lower().endswith(PICTURE_ENDINGS):
                raise refuse("K197", node, value=part)
        return tuple(Photo(_inside(part, node, field, context)) for part in parts)
    items = node.items if isinstance(node, Sequence) else (node,)
    return tuple(_photo(item, field, context) for item in items if not is_empty(item))


def _photo(node: Node, field: Field, context: Context) -> Photo:
    if not isinstance(node, Mapping):
        return Photo(_path(node, field, context))
    found: dict[str, str] = {}
    for key, value in node.entries:
        part = next((part for part in field.parts if normal(key.text) in part.names), None)
        if part is not None and not is_empty(value):
            convert = _path if part.kind == "image" else _line
            found[part.attribute] = convert(value, part, context)
    if "file" not in found:
        raise refuse("K197", node, value=f"{node.entries[0][0].text}: …")
    return Photo(found["file"], found.get("caption", ""), found.get("alt", ""))


def _pairs(node: Node, field: Field, _: Context) -> tuple[tuple[str, str], ...]:
    if not isinstance(node, Mapping):
        raise refuse("K136", node, key=field.names[0])
    return tuple(
        (normal(key.text), " ".join(_text(value, field).split())) for key, value in node.entries if not is_empty(value)
    )


def _settings(node: Node, field: Field, context: Context) -> tuple[tuple[str, str], ...]:
    """As `_pairs`, where a value may also be a list of texts: they stand with commas between them."""
    if not isinstance(node, Mapping):
        raise refuse("K136", node, key=field.names[0])
    return tuple(
        (
            normal(key.text),
            ", ".join(_lines(value, field, context)) if isinstance(value, Sequence) else _line(value, field, context),
        )
        for key, value in node.entries
        if not is_empty(value)
    )


def _coordinates(node: Node, field: Field, _: Context) -> object:
    parts = tuple(text for text, _ in _items(node, field))
    found = values.coordinates(parts)
    if found is None:
        raise refuse("K141", node, value=", ".join(parts))
    return found


def _simple(convert: Callable[[str], object], code: str) -> "Converter":
    """A converter for what one short text means."""

    def converter(node: Node, field: Field, _: Context) -> object:
        text = _exact(node, field)
        value = convert(text)
        if value is None:
            example = remotes.EXAMPLES.get(field.kind, "")
            raise refuse(code, node, key=field.names[0], value=text, known=", ".join(LANGUAGES), example=example)
        return value

    return converter


Converter = Callable[[Node, Field, Context], object]
READABLE = frozenset({"line", "prose", "words", "lines", "names", "category"})
CONVERTERS: dict[str, Converter] = {
    "line": _line,
    "prose": _prose,
    "date": _moment,
    "day": _day,
    "flag": _simple(values.flag, "K138"),
    "names": _names,
    "words": _words,
    "lines": _lines,
    "category": _category,
    "slug": _slug,
    "language": _simple(values.language, "K146"),
    "choice": _choice,
    "choices": _choices,
    "image": _path,
    "images": _images,
    "file": _path,
    "phone": _simple(values.phone, "K139"),
    "email": _simple(values.email, "K148"),
    "url": _simple(values.url, "K142"),
    "secure": _simple(values.secure_url, "K159"),
    "kilobytes": _simple(values.kilobytes, "K158"),
    "days": _simple(values.days, "K160"),
    "money": _simple(values.money, "K140"),
    "path": _path,
    "links": _links,
    "timezone": _simple(values.timezone, "K147"),
    "region": _simple(values.region, "K152"),
    "coordinates": _coordinates,
    "pairs": _pairs,
    "settings": _settings,
    "count": _simple(remotes.count, "K181"),
    "remote": _simple(remotes.remote, "K182"),
    "repository": _simple(remotes.repository, "K183"),
    "branch": _simple(remotes.branch, "K184"),
    "site": _simple(remotes.site, "K189"),
    "account": _simple(remotes.account, "K189"),
    "server": _simple(remotes.server, "K189"),
    "year": _simple(values.year, "K137"),
    "year-or-day": _year_or_day,
}
