"""What tests share: project folders made of a dict, a real browser, and a look at the repository itself."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from village import Built

settings.register_profile("kimsite", deadline=None)  # machines are slow at times; no promise is a matter of time
settings.load_profile("kimsite")

Files = Mapping[str, str | bytes]

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_configure() -> None:
    """Shells start what runs behind them deaf to Ctrl+C; all that tests start and then interrupt would be so too."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def write_files(folder: Path, files: Files) -> Path:
    """Writes each path of `files` below `folder`, text as UTF-8 with its line ends untouched; returns `folder`."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Callable[[Files], Path]:
    """Makes a project folder: `project({"content/group.yaml": "nama: KIM Lasiana"})`; called again, it adds files."""

    def make(files: Files) -> Path:
        return write_files(tmp_path / "project", files)

    return make


@pytest.fixture(scope="module")
def read_once() -> Iterator[None]:
    """For tests that build the same village a hundred times."""
    from village import reading_once

    with reading_once():
        yield


@pytest.fixture(scope="module")
def small() -> Iterator[None]:
    """For tests of portals: what changes with the size of a network changes with one group or word."""
    from country import in_small

    with in_small():
        yield


@pytest.fixture(scope="module")
def first_build(tmp_path_factory: pytest.TempPathFactory, read_once: None) -> "Built":
    """A village that was built once."""
    from village import Built

    return Built(tmp_path_factory.mktemp("village"))


@pytest.fixture
def built(first_build: "Built") -> Iterator["Built"]:
    """A village that was built once, for this test alone."""
    yield first_build
    first_build.again()


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder this test suite lies in, with the sample content and the themes."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A Chromium that never speaks to the network by itself.

    KIMSITE_CHROMIUM names one; else the system's is taken, else Playwright's own.
    Without any the test is skipped, or fails where KIMSITE_REQUIRE_BROWSER=1.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _no_browser("Playwright is not installed")
    with sync_playwright() as playwright:
        named = os.environ.get("KIMSITE_CHROMIUM")
        found = named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), playwright.chromium.executable_path)
        if not Path(found).exists():
            _no_browser(f"no Chromium at {found}" if named else "no Chromium on this machine")
        chromium = playwright.chromium.launch(executable_path=found, args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()


def _no_browser(reason: str) -> NoReturn:
    if os.environ.get("KIMSITE_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
