"""`python -m bench.publish`: what a first publication and the update after one post cost, to every kind of target.

The sample network of this repository goes whole to servers on loopback, the very ones that the tests start. A request
is one of HTTP; of ssh and FTP it is a connection, of git over file:// a git that speaks with the other one. Bytes
are those on the way there, as a line before the server counts them; for FTP, whose files take lines of their own, those
of the files that were sent. `--breaks` breaks the line at each request of an update of a small site instead, once and
then for good, and looks at what readers meet and at whether publishing again finishes.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.places import PLACES, Line, Place, Site, files_below, of_tests
from kimsite.model.publication import Published
from kimsite.publish import api, rclone
from kimsite.publish.errand import Errand, run
from kimsite.publish.kinds import destination_of

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
POST = "kim-lasiana/berita"
LINK = re.compile(rb'(?:href|src)="([^"#?:]+)"')
PRICE = 10
SMALL, CUTS = 8, 16
OWN = frozenset({"kimsite-publikasi.json", "kimsite-isi.bin", ".nojekyll"})


def main() -> int:
    """Measures what was asked for and prints it."""
    parser = argparse.ArgumentParser(prog="python -m bench.publish", description=__doc__)
    parser.add_argument("--only", default=",".join(PLACES), help="targets, with commas between them")
    parser.add_argument("--breaks", action="store_true", help="break the line at each request instead")
    given = parser.parse_args()
    sys.path.insert(0, str(REPOSITORY / "tests"))
    names = given.only.split(",")
    with tempfile.TemporaryDirectory(prefix="kimsite-bench-") as name:
        Path(name).chmod(0o755)
        return breaks(Path(name), names) if given.breaks else costs(Path(name), names)


def costs(work: Path, names: list[str]) -> int:
    """The table of first publications and updates."""
    first, second = sample(work)
    columns = ("requests", "bytes", "told", "s")
    print(f"| target | first: {' | '.join(columns)} | update: {' | '.join(columns)} |", flush=True)
    print("|---" + "|--:" * 8 + "|", flush=True)
    failed = 0
    for name in names:
        room = work / re.sub("[^a-z0-9]", "-", name)
        room.mkdir()
        with PLACES[name](room) as place:
            cells = []
            for public in (first, second):
                place.line.reset() if hasattr(place.line, "reset") else _reset(place.line)
                started = time.perf_counter()
                result = publish(place, public, room)
                seconds = time.perf_counter() - started
                failed += result.state != "sent"
                size = place.sent() if place.sent else place.line.bytes_in
                if place.target.kind in ("folder", "ftp"):
                    size = result.size
                cells += [str(_requests(place.line)), f"{size:,}", f"{result.size:,}", f"{seconds:.1f}"]
                if result.state != "sent":
                    print(name, result.state, result.problems, file=sys.stderr)
            print(f"| {name} | {' | '.join(cells)} |", flush=True)
        shutil.rmtree(room, ignore_errors=True)
    return 1 if failed else 0


def breaks(work: Path, names: list[str]) -> int:
    """The table of lines that break: at each request of an update of a small site, once and for good."""
    api.Api.__init__.__defaults__ = (lambda seconds: None,)
    rclone.SETTINGS |= {"RCLONE_RETRIES_SLEEP": "0s", "RCLONE_CONTIMEOUT": "2s"}
    print("| target | breaks at | readers got | finished by itself | by publishing again | never |", flush=True)
    print("|---|--:|---|--:|--:|--:|", flush=True)
    failed = 0
    for name in names:
        room = work / re.sub("[^a-z0-9]", "-", name)
        room.mkdir()
        with PLACES[name](room) as place:
            for good in (False, True) if hasattr(place.line, "fail_for") else (False,):
                row = _broken(place, room, good)
                failed += row[-1] + row[1]["broken"]
                saw = ", ".join(f"{count} {kind}" for kind, count in row[1].items() if count)
                label = "from then on" if good else "once"
                print(f"| {name} | {row[0]} × {label} | {saw} | {row[2]} | {row[3]} | {row[4]} |", flush=True)
    return 1 if failed else 0


def _broken(place: Place, room: Path, good: bool) -> tuple[int, dict[str, int], int, int, int]:
    public, number = room / "public", 1000 * good  # nothing of it may be there already
    _small(public, number)
    publish(place, public, room)
    number += 1
    _reset(place.line)
    _small(public, number)
    publish(place, public, room)
    opaque = isinstance(place.line, Line) and not place.line.talks
    total = _requests(place.line)
    points = [place.line.bytes_in * n // CUTS for n in range(CUTS)] if opaque else list(range(1, total + 1))
    seen, itself, again, never = {"old": 0, "new": 0, "between": 0, "broken": 0}, 0, 0, 0
    old = _wanted(public)
    for point in points:
        number += 1
        _small(public, number)
        new = _wanted(public)
        _reset(place.line)
        place.line.fail_for = 10**9 if good else 1
        if opaque:
            place.line.cut = max(point, 1)
        else:
            place.line.fail_at = point
        result = publish(place, public, room)
        seen[_kind(_without(place.read()), old, new, place.at_once)] += 1
        _reset(place.line)
        if result.state == "sent" and not good:
            itself += 1
        else:
            itself += result.state == "sent"
            result = publish(place, public, room)
            again += result.state in ("sent", "same")
        there = _without(place.read())
        if result.state not in ("sent", "same") or there != new:
            never += 1
            print(place.target.kind, point, result.state, result.problems, file=sys.stderr)
        old = new
    return len(points), seen, itself, again, never


def _kind(there: Site, old: Site, new: Site, at_once: bool) -> str:
    """What readers meet: the old site, the new one, something between in which no page leads to nothing, or worse."""
    if there in (old, new):
        return "old" if there == old else "new"
    if at_once:
        return "broken"
    whole = all(data in (old.get(path), new.get(path)) for path, data in there.items())
    leads = (target.decode() for path, data in there.items() if path.endswith(".html") for target in LINK.findall(data))
    return "between" if whole and all(target in there for target in leads) else "broken"


def publish(place: Place, public: Path, room: Path) -> Published:
    """One publication, as the command does it."""
    memory = room / "memory"
    destination = destination_of(place.target, "", public.parent, memory, place.environment, int(time.time()))
    memory.mkdir(exist_ok=True)
    return run(Errand(place.target, "", public, destination, PRICE, yes=True, room=memory))


def sample(work: Path) -> tuple[Path, Path]:
    """The sample network as it is, and with one post more in one of its groups: two output folders."""
    project = work / "project"
    project.mkdir()
    shutil.copytree(REPOSITORY / "content", project / "content")
    _build(project)
    shutil.copytree(project / "public", work / "first")
    text = "---\njudul: Panen garam pertama tahun ini\ntanggal: 2025-11-02\n---\nGaram mulai dipanen di tambak warga.\n"
    (project / "content" / POST / "panen-garam-pertama.md").write_text(text, encoding="utf-8")
    _build(project)
    return work / "first", project / "public"


def _build(project: Path) -> None:
    command = [sys.executable, "-m", "kimsite", "build"]
    subprocess.run(
        command, cwd=project, env=os.environ | {"PYTHONPATH": str(REPOSITORY)}, check=True, capture_output=True
    )


def _small(public: Path, number: int) -> None:
    """A site of few files: pages that lead to each other and to a style of their own; one comes and one goes."""
    publishing = of_tests("publishing")

    style = f"aset/gaya.{number:08x}.css"
    pages = {f"{n}.html": f'<link href="{style}"><a href="index.html">' for n in range(SMALL)}
    new = f"baru-{number}.html"
    front = f'<link href="{style}"><a href="{new}">{number}'
    publishing.finished(public, {**pages, "index.html": front, new: f'<link href="{style}">', style: f"/* {number} */"})


def _wanted(public: Path) -> Site:
    return _without({path: data for path, data in files_below(public).items() if not path.startswith(".kimsite")})


def _without(site: Site) -> Site:
    return {path: data for path, data in site.items() if path not in OWN}


def _reset(line: Any) -> None:
    if hasattr(line, "reset"):
        line.reset()
    else:
        line.requests, line.bytes_in, line.fail_at = 0, 0, 0


def _requests(line: Any) -> int:
    return len(line.requests) if isinstance(line.requests, list) else int(line.requests)


if __name__ == "__main__":
    sys.exit(main())
