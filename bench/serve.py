"""How long a reader of the preview waits: `python -m bench.serve`.

Time runs from the moment a post is saved until a real browser, which had its page open, has painted what was written:
noticing, building, telling, reloading. The page itself tells when, by the same clock: to be asked from outside costs it
a tenth of a second. The corpus is that of all benchmarks; each edit is of another post's body.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

from bench.corpus import write_corpus, write_profiles

ADDRESS = re.compile(r"http://localhost:\d+/")
PAINTED = """addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => requestAnimationFrame(() => {
  window.painted = performance.timeOrigin + performance.now()
})))"""
"""The second frame begins when the first one is on the screen."""


def main() -> None:
    """The command line: prints a line for each size."""
    parser = argparse.ArgumentParser(description="Measure the preview from save to screen.")
    parser.add_argument("--sizes", default="1000x10,10000x50,10000x1", help="posts x groups, with commas")
    parser.add_argument("--edits", type=int, default=15)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    given = parser.parse_args()
    print("posts  groups  median  least   most   ms from save to screen")
    for size in given.sizes.split(","):
        posts, groups = map(int, size.split("x"))
        with tempfile.TemporaryDirectory() as folder:
            times = measure(Path(folder), posts, groups, given.edits, given.chromium)
        print(f"{posts:5} {groups:7} {median(times):7.0f} {min(times):6.0f} {max(times):6.0f}", flush=True)


def measure(folder: Path, posts: int, groups: int, edits: int, chromium: str) -> list[float]:
    """Milliseconds of each edit in a project of this size below `folder`."""
    write_corpus([("kimsite", folder)], posts, groups)
    write_profiles(folder, groups)
    paths = sorted((folder / "content").rglob("berita/**/*.md"))[:: max(1, posts // (edits + 1))]
    with _serving(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.add_init_script(PAINTED)
        rest = PER_POST * posts / groups
        return [_edit(page, address, path, folder, number, rest) for number, path in enumerate(paths[1 : edits + 1])]


PER_POST = 1.5
"""Milliseconds of rest for each post of a group: what is saved while a large one is built waits for that."""


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    """The address of a preview at work."""
    command = (sys.executable, "-m", "kimsite", "serve", "--source", str(folder), "--lang", "en")
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        yield next(found[0] for line in process.stdout if (found := ADDRESS.search(line)))
    finally:
        process.terminate()
        process.wait()


def _edit(page: Any, address: str, path: Path, folder: Path, number: int, rest: float) -> float:
    text = path.read_text(encoding="utf-8")
    year, month = re.findall(r'(?m)^tanggal: "?(\d{4})-(\d\d)', text)[0]
    slug = re.findall(r'(?m)^slug: "?([\w-]+)', text)[0]
    group = path.relative_to(folder / "content").parts[0]
    inner = f"{year}/{month}/{slug}.html"
    page.goto(address + (inner if group == "berita" else f"{group}/{inner}"))
    page.wait_for_timeout(6500 + rest)  # until the look that follows every edit is over, too
    began = time.time()
    path.write_text(f"{text}\nKalimat nomor {number} baru saja ditulis.\n", encoding="utf-8")
    said = f"window.painted && document.body.innerText.includes('Kalimat nomor {number} baru')"
    page.wait_for_function(said, timeout=120_000)
    return float(page.evaluate("window.painted")) - began * 1000


if __name__ == "__main__":
    main()
