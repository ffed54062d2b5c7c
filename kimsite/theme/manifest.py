"""theme.yaml: what a theme says of itself."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from kimsite.model.report import Diagnostic
from kimsite.model.theme import OPTIONAL, Setting
from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.theme.settings import expected_value, valid_value
from kimsite.urls import SLUG
from kimsite.vocabulary import TYPE_IDS

MANIFEST = "theme.yaml"
REMEMBERED = 64
"""Files kept, by their text: the groups of a network have few themes among them."""
KINDS = ("text", "colour", "choice", "choices", "types", "bool")
UNSAID = {"text": "", "bool": "false", "choices": "", "types": ""}
"""What holds without a default; a colour and a choice need one."""
COLOUR = Setting("", "colour", "")
SETTING_NAME = pattern(r"[a-z][a-z0-9_]*")


@frozen
class Manifest:
    """A theme.yaml, read. `folder` is the theme's own folder, `label` how messages call it."""

    name: str
    version: str
    description: str
    parent: str
    settings: tuple[Setting, ...]
    folder: Path
    label: str
    without: tuple[str, ...] = ()
    inline: bool = False


class Refused(Exception):
    """A theme cannot be used; `diagnostic` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


def label_of(folder: Path) -> str:
    """How messages call a theme's folder: `themes/warta`."""
    return f"{folder.parent.name}/{folder.name}"


def read_manifest(folder: Path) -> Manifest:
    """The manifest in `folder`. Raises Refused (K302, K303)."""
    label = label_of(folder)
    content = read_mapping(folder / MANIFEST, f"{label}/{MANIFEST}", "K302")
    parent = content.get("parent") or ""
    if not isinstance(parent, str) or (parent and not SLUG.fullmatch(parent)):
        raise _wrong(label, "parent", "nama tema lain / another theme's name")
    settings = content.get("settings") or {}
    if not isinstance(settings, dict):
        raise _wrong(label, "settings", "nama: {type: ..., default: ...}")
    return Manifest(
        name=folder.name,
        version=str(content.get("version") or "0"),
        description=str(content.get("description") or ""),
        parent=parent,
        settings=tuple(_setting(name, said, label) for name, said in settings.items()),
        folder=folder,
        label=label,
        without=_without(content.get("without"), label),
        inline=_inline(content.get("style", "file"), label),
    )


def read_text(path: Path, label: str) -> str:
    """A template's or style sheet's text; the mark that Windows puts before UTF-8 is dropped. Raises Refused (K310)."""
    try:
        return path.read_text("utf-8-sig")
    except (UnicodeDecodeError, OSError) as fault:
        reason = fault.reason if isinstance(fault, UnicodeDecodeError) else fault.strerror
        raise Refused(Diagnostic("K310", label, facts=(("fault", reason or ""),))) from fault


def read_mapping(path: Path, label: str, code: str) -> dict[object, object]:
    """The YAML mapping in a file; {} for an empty one. Raises Refused with `code` and the line at fault."""
    import yaml  # takes a while, and a theme that was read before needs none

    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Refused(Diagnostic(code, label, facts=(("fault", str(fault)),))) from fault
    try:
        content = _parse(text)
    except yaml.MarkedYAMLError as fault:
        lines = text.splitlines()
        mark = fault.problem_mark
        if mark and fault.context_mark and mark.line >= len(lines):
            mark = fault.context_mark  # what is never closed, not where the file ends
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        source = lines[line - 1 : line] if line else []
        facts = (("fault", fault.problem or "YAML"),)
        raise Refused(Diagnostic(code, label, line, column, 1, "".join(source), facts)) from fault
    except yaml.YAMLError as fault:
        raise Refused(Diagnostic(code, label, facts=(("fault", str(fault).splitlines()[0]),))) from fault
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise Refused(Diagnostic(code, label, 1, facts=(("fault", "bukan `kunci: nilai` / not `key: value`"),)))
    return content


@lru_cache(maxsize=REMEMBERED)
def _parse(text: str) -> object:
    """What a text says; nobody changes it. libyaml reads it where it is there, PyYAML tells what it refuses."""
    import yaml

    try:
        return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        return yaml.safe_load(text)


def _without(said: object, label: str) -> tuple[str, ...]:
    """The kinds of output that a theme does without."""
    kinds = [] if said is None else said
    if not isinstance(kinds, list):
        raise _wrong(label, "without", f"[{', '.join(OPTIONAL)}]")
    for kind in kinds:
        if kind not in OPTIONAL:
            raise _wrong(label, f"without: {kind}", ", ".join(OPTIONAL))
    return tuple(kinds)


def _inline(said: object, label: str) -> bool:
    """Whether pages carry their style within, as `style: inline` asks."""
    if said not in ("file", "inline"):
        raise _wrong(label, "style", "file, inline")
    return said == "inline"


def _setting(name: object, said: object, label: str) -> Setting:
    key = f"settings.{name}"
    if not isinstance(name, str) or not SETTING_NAME.fullmatch(name) or not isinstance(said, dict):
        raise _wrong(label, key, "nama: {type: ..., default: ...}")
    kind, default = said.get("type", "text"), said.get("default", "")
    if kind not in KINDS:
        raise _wrong(label, f"{key}.type", ", ".join(KINDS))
    setting = Setting(name, kind, "", _choices(said, kind, key, label), _grounds(said, kind, key, label))
    given = ", ".join(map(str, default)) if isinstance(default, list) else str(default or "")
    value = valid_value(setting, given or UNSAID.get(kind, ""))
    if value is None:
        raise _wrong(label, f"{key}.default", expected_value(setting))
    return replace(setting, default=value)


def _choices(said: dict[object, object], kind: str, key: str, label: str) -> tuple[str, ...]:
    """The words to choose from; of several, each must be one word."""
    if kind == "types":
        return TYPE_IDS
    choices, default = said.get("choices") or (), said.get("default", "")
    if not isinstance(choices, list | tuple) or (kind == "choice" and str(default) not in map(str, choices)):
        raise _wrong(label, f"{key}.choices", "[a, b, c], default: a")
    words = tuple(map(str, choices))
    if kind == "choices" and not (words and all(SLUG.fullmatch(word) for word in words)):
        raise _wrong(label, f"{key}.choices", "[a, b, c], default: [a, b]")
    return words


def _grounds(said: dict[object, object], kind: str, key: str, label: str) -> tuple[str, ...]:
    """The grounds a colour is read on: the darkest in the light, the lightest in the dark."""
    if "grounds" not in said:
        return ()
    given = said["grounds"]
    colours = [valid_value(COLOUR, str(one)) for one in given] if isinstance(given, list) else []
    if kind != "colour" or len(colours) != 2 or None in colours:
        raise _wrong(label, f"{key}.grounds", '["#f4f1e8", "#26241f"]')
    return tuple(colour for colour in colours if colour)


def _wrong(label: str, key: str, expected: str) -> Refused:
    return Refused(Diagnostic("K303", f"{label}/{MANIFEST}", facts=(("key", key), ("expected", expected))))
