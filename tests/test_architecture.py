"""The house's plan: which room may import which, what a value is made of, what no stage may look at."""

import ast
import dataclasses
import importlib
import re
import subprocess
import sys
import types
import typing
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "kimsite"
MODULES = sorted(PACKAGE.rglob("*.py"))

FOUNDATIONS = {
    "model",
    "characters",
    "codec",
    "colour",
    "contacts",
    "diagnostics",
    "digest",
    "pattern",
    "postings",
    "stem",
    "times",
    "urls",
    "vocabulary",
    "wording",
}
STAGES = {"read", "compose", "theme", "plan", "render", "engine"}
PURE = (
    FOUNDATIONS
    | STAGES
    | {
        "sketch",
        "texts",
        "outputs",
        "network",
        "pipeline",
        "worker",
        "parts",
        "portal",
        "neighbourhood",
        "cluster",
        "judging",
        "editorial",
        "census",
        "report",
        "contest",
    }
)

# A room may import itself and these. "" is kimsite/__init__.py, which everybody may read the version from.
MAY_IMPORT = {
    "": set(),
    "model": set(),
    "pattern": set(),
    "codec": set(),
    "colour": set(),
    "contacts": {"model", "pattern"},
    "diagnostics": {"model", "pattern"},
    "characters": {"pattern"},
    "digest": {"model"},
    "urls": {"model", "pattern"},
    "vocabulary": {"model"},
    "times": {"model"},
    "postings": set(),
    "stem": {"pattern"},
    "wording": {"model", "times", "vocabulary"},
    **dict.fromkeys(STAGES, FOUNDATIONS),
    "network": FOUNDATIONS | {"plan"},
    "texts": FOUNDATIONS | {"read", "compose", "engine"},
    "outputs": FOUNDATIONS | {"plan", "render", "engine"},
    "sketch": FOUNDATIONS | {"read", "compose", "plan", "render", "outputs"},
    "pipeline": FOUNDATIONS | STAGES | {"texts", "outputs", "sketch"},
    "neighbourhood": FOUNDATIONS | {"read", "network"},
    "worker": FOUNDATIONS | {"read", "engine", "network", "outputs", "pipeline"},
    "cluster": FOUNDATIONS | {"read", "engine", "worker"},
    "project": FOUNDATIONS | {"read", "engine"},
    "parts": FOUNDATIONS | {"plan", "engine", "outputs"},
    "portal": FOUNDATIONS
    | {"read", "plan", "engine", "network", "outputs", "pipeline", "neighbourhood", "worker", "parts"},
    "course": FOUNDATIONS | {"read", "engine", "worker", "portal", "cluster", "project"},
    "build": FOUNDATIONS | {"read", "engine", "project", "course"},
    "judging": FOUNDATIONS | {"theme", "plan", "render"},
    "editorial": FOUNDATIONS,
    "proof": FOUNDATIONS | {"read", "network", "editorial"},
    "census": FOUNDATIONS
    | {"read", "plan", "engine", "network", "neighbourhood", "pipeline", "worker", "project", "course"},
    "report": FOUNDATIONS | {"network"},
    "register": FOUNDATIONS | {"read", "network"},
    "bulletin": FOUNDATIONS | {"plan", "report"},
    "contest": FOUNDATIONS | {"read", "report", "register"},
    "verify": FOUNDATIONS | {"engine", "build"},
    "repair": FOUNDATIONS | {"read"},
    "web": FOUNDATIONS,
    "importers": FOUNDATIONS | {"read", "engine", "web"},
    "neighbours": FOUNDATIONS | {"read", "engine", "web"},
    "publish": FOUNDATIONS | {"read", "engine", "web"},
    "serve": PURE | {"build", "watch"},
    "watch": FOUNDATIONS,
    "cli": PURE
    | {
        "project",
        "build",
        "judging",
        "proof",
        "census",
        "report",
        "register",
        "contest",
        "bulletin",
        "repair",
        "verify",
        "serve",
        "watch",
        "importers",
        "neighbours",
        "publish",
        "web",
    },
    "__main__": {"cli"},
}

FORBIDDEN_CALLS = re.compile(
    r"time\.(time|time_ns|localtime|gmtime|ctime)"
    r"|datetime\.(datetime|date)\.(now|utcnow|today)"
    r"|os\.(environ|environb|getenv|getcwd|getcwdb|getlogin)\b.*"
    r"|pathlib\.Path\.(cwd|home)"
    r"|(random|secrets)\b.*"
    r"|uuid\.uuid[14]"
)
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common"}
HEAVY_LIBRARIES = {"jinja2", "markdown", "feedgen", "PIL", "nh3", "lxml"}
ATOMS = {str, bytes, int, bool, type(None), date, datetime}
FUNCTION_LINES = 60
MODULE_LINES = 300


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports_of(path: Path, *, top_only: bool = False) -> Iterator[str]:
    """The dotted name of each import; with `top_only` of those that importing the module itself runs."""
    for node in outside_functions(tree_of(path)) if top_only else ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}:{node.lineno}: imports are absolute here"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def outside_functions(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield child
            yield from outside_functions(child)


def rooms_imported(path: Path, *, top_only: bool = False) -> set[str]:
    rooms = set()
    for imported in imports_of(path, top_only=top_only):
        package, *rest = imported.split(".")
        if package == "kimsite":
            rooms.add(rest[0] if rest and rest[0] in MAY_IMPORT else "")
    return rooms


def bindings_of(path: Path) -> dict[str, str]:
    """What each imported name stands for: {"clock": "time"} after `import time as clock`."""
    bound = {}
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.split(".")[0]
                bound[alias.asname or top] = alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom):
            bound |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return bound


def dotted_names(path: Path) -> Iterator[tuple[int, str]]:
    """Every imported name in use, with its line, spelled out whatever it was imported as: `datetime.datetime.now`."""
    bound = bindings_of(path)
    for node in ast.walk(tree_of(path)):
        parts: list[str] = []
        inner = node
        while isinstance(inner, ast.Attribute):
            parts.append(inner.attr)
            inner = inner.value
        if isinstance(inner, ast.Name) and inner.id in bound:
            yield inner.lineno, ".".join([bound[inner.id], *reversed(parts)])


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_stands_in_a_known_room(path: Path) -> None:
    assert room_of(path) in MAY_IMPORT


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_imports_only_what_stands_below_it(path: Path) -> None:
    allowed = MAY_IMPORT[room_of(path)] | {room_of(path), ""}
    assert rooms_imported(path) <= allowed


@pytest.mark.parametrize("path", [p for p in MODULES if room_of(p) in FOUNDATIONS], ids=name_of)
def test_the_foundations_need_only_the_standard_library(path: Path) -> None:
    packages = {imported.split(".")[0] for imported in imports_of(path)}
    assert packages <= sys.stdlib_module_names | {"kimsite"}


def test_build_imports_the_pipeline_only_when_there_is_work() -> None:
    assert "pipeline" not in rooms_imported(PACKAGE / "build.py", top_only=True)


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    program = "import sys, kimsite.cli.main; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    started = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert started.returncode == 0, started.stderr
    assert HEAVY_LIBRARIES.isdisjoint(started.stdout.split())


@pytest.mark.parametrize("path", [p for p in MODULES if room_of(p) in PURE], ids=name_of)
def test_no_stage_looks_at_the_clock_the_environment_or_a_die(path: Path) -> None:
    used = [(line, name) for line, name in dotted_names(path) if FORBIDDEN_CALLS.fullmatch(name)]
    assert used == []


@pytest.mark.parametrize("path", [p for p in MODULES if room_of(p) != "cli"], ids=name_of)
def test_only_the_command_line_prints(path: Path) -> None:
    prints = [n.lineno for n in ast.walk(tree_of(path)) if isinstance(n, ast.Name) and n.id == "print"]
    streams = [line for line, name in dotted_names(path) if re.match(r"sys\.(stdout|stderr)\b", name)]
    assert prints + streams == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_named_after_what_it_is_about(path: Path) -> None:
    assert VAGUE_NAMES.isdisjoint(part.removesuffix(".py") for part in path.relative_to(PACKAGE).parts)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MODULE_LINES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_function_fits_a_screen(path: Path) -> None:
    functions = (n for n in ast.walk(tree_of(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    lengths = {f.name: (f.end_lineno or f.lineno) - f.lineno + 1 for f in functions}
    assert {name: lines for name, lines in lengths.items() if lines >= FUNCTION_LINES} == {}


def model_classes() -> list[type]:
    modules = [importlib.import_module(f"kimsite.model.{p.stem}") for p in sorted((PACKAGE / "model").glob("[!_]*.py"))]
    return [c for m in modules for c in vars(m).values() if isinstance(c, type) and c.__module__ == m.__name__]


def atoms_of(hint: object) -> Iterator[object]:
    """What a field's type comes down to: unions and tuples opened."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) in (typing.Union, tuple):
        for part in typing.get_args(hint):
            yield from () if part is ... else atoms_of(part)
    else:
        yield hint


@pytest.mark.parametrize("value", model_classes(), ids=lambda c: c.__name__)
def test_a_value_is_frozen_and_holds_only_values(value: type) -> None:
    assert dataclasses.is_dataclass(value)
    assert getattr(value, "__dataclass_params__").frozen  # noqa: B009 - typeshed does not know it
    assert "__slots__" in vars(value)
    for field, hint in typing.get_type_hints(value).items():
        strangers = set(atoms_of(hint)) - ATOMS - set(model_classes())
        assert not strangers, f"{value.__name__}.{field}"


def test_the_readme_and_the_automatic_check_run_the_same_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    command = re.search(r"^readme_command='(.+)'$", script, re.MULTILINE)
    assert command is not None
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert command[1].replace("'\\''", "'") in readme
