"""A network as large as the country's: `python -m bench.network`.

As many groups as are registered, each in a desa or kelurahan of its own all over the country, beside one group of
10,000 documents: what a document costs in either, what the portal and the report cost, what one new document anywhere
costs, how much memory all processes take together, and how heavy the portal's pages are.
"""

import argparse
import gzip
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median

from bench.corpus import write_corpus, write_profiles
from bench.measure import Usage, run
from bench.sites import REPOSITORY, TODAY

REGISTERED = 3555
SINGLE = 10_000
COST_OF_A_DOCUMENT = 1.15
PORTAL_SHARE = 0.10
MOST_MEMORY = 1000 * 1000 * 1000 / 1024 / 1024
SECONDS_OF_AN_EDIT, COST_OF_AN_EDIT = 2.0, 0.02
SHOWN = 12
CLOCKED = """
import sys, time, pathlib
import kimsite.course
from kimsite.cli.main import run
portal = kimsite.course.Course._build_portal
def clocked(*given):
    started = time.perf_counter()
    portal(*given)
    pathlib.Path(sys.argv[1]).write_text(str(time.perf_counter() - started))
kimsite.course.Course._build_portal = clocked
sys.exit(run(sys.argv[2:]))
"""
"""A build that writes down how long its portal took."""


class Network:
    """A project below `folder`, with its output and its cache beside it."""

    def __init__(self, folder: Path, documents: int, groups: int) -> None:
        """Writes the project."""
        self.folder, self.documents, self.groups = folder, documents, groups
        write_corpus([("kimsite", folder)], documents, groups)
        write_profiles(folder, groups)
        content = folder / "content"
        # Invented texts run long; a complaint would end the measuring.
        with (content / ("network.yaml" if groups > 1 else "group.yaml")).open("a", encoding="utf-8") as file:
            file.write("anggaran: {tulisan: 20}\n")
        profiles = sorted(content.glob("*/group.yaml")) if groups > 1 else [content / "group.yaml"]
        for profile, code in zip(profiles, villages(groups), strict=True):
            with profile.open("a", encoding="utf-8") as file:
                file.write(f"kode_wilayah: {code}\n")

    def build(self, jobs: int, watched: bool = False) -> tuple[Usage, float]:
        """Builds; with the seconds that the portal took."""
        told = self.folder / "portal.txt"
        told.unlink(missing_ok=True)
        build = ("build", "--source", str(self.folder), "--today", TODAY, "--quiet", "--jobs", str(jobs))
        used = run((sys.executable, "-c", CLOCKED, str(told), *build), REPOSITORY, {}, watched)
        return used, float(told.read_text()) if told.exists() else 0.0

    def report(self) -> Usage:
        """Counts what all groups have done."""
        command = (sys.executable, "-m", "kimsite", "report", "--source", str(self.folder), "--today", TODAY)
        return run((*command, "--output", str(self.folder / "laporan")), REPOSITORY, {}, watched=True)

    def write_document(self, number: int) -> None:
        """One more document in one of the groups."""
        groups = sorted(path.parent for path in (self.folder / "content").glob("*/group.yaml"))
        path = groups[number * 997 % len(groups)] / "berita" / f"baru-{number}.md"
        path.write_text(f"---\njudul: Berita baru {number}\ntanggal: 2025-10-{10 + number % 20}\n---\nIsi.\n", "utf-8")

    def written_since(self, moment: float) -> list[str]:
        """What a build wrote, by the times of files."""
        public = self.folder / "public"
        return [str(path.relative_to(public)) for path in public.rglob("*") if path.stat().st_mtime > moment]

    def portal(self) -> Iterator[Path]:
        """The files of the portal."""
        groups = {path.parent.name for path in (self.folder / "content").glob("*/group.yaml")}
        for path in (self.folder / "public").iterdir():
            if path.name not in groups:
                yield from (path for path in ([path] if path.is_file() else path.rglob("*")) if path.is_file())


def villages(count: int) -> tuple[str, ...]:
    """Codes of as many desa/kelurahan, evenly over the country."""
    from kimsite.network.regions import open_regions

    regions = open_regions()
    codes = [code for province in regions.provinces for code in regions.codes(province) if len(code) == 13]
    return tuple(islice(codes[:: max(1, len(codes) // count)], count))


def main() -> int:
    """The command line. 1 when a goal is not met."""
    parser = argparse.ArgumentParser(description="Measure a network of many groups beside one large group.")
    parser.add_argument("--groups", type=int, default=REGISTERED)
    parser.add_argument("--documents", type=int, default=40, help="of each group (default: 40)")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--edits", type=int, default=5)
    parser.add_argument("--folder", help="where it is built: some 20 GB for the country (default: for temporary files)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kimsite-bench-", dir=given.folder) as name:
        single = Network(Path(name) / "satu", SINGLE, 1)
        network = Network(Path(name) / "jejaring", given.groups * given.documents, given.groups)
        rounds = [_round(single, network, given.jobs) for _ in range(given.rounds)]
        _weigh(network)
        edits = [_edit(network, given.jobs, number) for number in range(given.edits)]
    met = (
        _told("a document costs, of what it costs in one group", median(r.ratio for r in rounds), COST_OF_A_DOCUMENT),
        _told("portal and report, of a cold build", median(r.share for r in rounds), PORTAL_SHARE),
        _told("memory of all processes, MiB", max(r.peak for r in rounds), MOST_MEMORY),
        _told("one new document, seconds", median(edits), SECONDS_OF_AN_EDIT),
        _told("one new document, of a cold build", median(edits) / median(r.cold for r in rounds), COST_OF_AN_EDIT),
    )
    return int(not all(met))


@dataclass(frozen=True, slots=True)
class Round:
    """What one round found: how a document's cost in the network is to that in one group, the share of portal and
    report, MiB at the peak, seconds of the cold build."""

    ratio: float
    share: float
    peak: float
    cold: float


def _round(single: Network, network: Network, jobs: int) -> Round:
    """Both from nothing."""
    alone, _ = _from_nothing(single, jobs)
    whole, portal = _from_nothing(network, jobs)
    report = network.report()
    for name, project, used in (("one group", single, alone), ("network", network, whole)):
        wall, processor = (1000 * seconds / project.documents for seconds in (used.wall, used.cpu))
        print(
            f"{name}: {project.documents} documents in {project.groups} groups, {used.wall:.1f} s, {used.peak:.0f} MiB"
        )
        print(f"  {wall:.2f} ms a document, {processor:.2f} ms of processor")
    print(f"  portal {portal:.1f} s; report {report.wall:.1f} s, {report.peak:.0f} MiB", flush=True)
    ratio = whole.wall / network.documents / (alone.wall / single.documents)
    peak = max(whole.peak or 0, report.peak or 0)
    return Round(ratio, (portal + report.wall) / whole.wall, peak, whole.wall)


def _from_nothing(project: Network, jobs: int) -> tuple[Usage, float]:
    """What was made before is put aside: for a while after many files were deleted, a disk makes new ones slowly."""
    aside = Path(tempfile.mkdtemp(prefix="lama-", dir=project.folder))
    for made in ("public", ".kimsite"):
        if (project.folder / made).exists():
            (project.folder / made).rename(aside / made)
    return project.build(jobs, watched=True)


def _weigh(network: Network) -> None:
    """Prints how much the portal is, and its heaviest pages."""
    sizes = {path: path.stat().st_size for path in network.portal()}
    pages = {path: len(gzip.compress(path.read_bytes())) for path in sizes if path.suffix == ".html"}
    print(f"portal: {len(sizes)} files, {sum(sizes.values()) / 1e6:.1f} MB, {len(pages)} of them pages; the heaviest:")
    for path in sorted(pages, key=lambda path: -pages[path])[:SHOWN]:
        name = path.relative_to(network.folder / "public").as_posix()
        print(f"  {name}: {sizes[path] / 1000:.1f} kB, compressed {pages[path] / 1000:.1f} kB")
    first = network.folder / "public/kelompok/index.html"
    print(f"first page of the directory: {len(gzip.compress(first.read_bytes())) / 1000:.1f} kB compressed", flush=True)


def _edit(network: Network, jobs: int, number: int) -> float:
    """Seconds after one new document."""
    network.write_document(number)
    moment = time.time()
    used, portal = network.build(jobs)
    written = network.written_since(moment)
    print(f"new document: {used.wall:.2f} s, of it the portal {portal:.2f} s; {len(written)} files written", flush=True)
    return used.wall


def _told(what: str, found: float, goal: float) -> bool:
    print(f"{what}: {found:.3g}; the goal is {goal:g}: {'met' if found <= goal else 'NOT MET'}")
    return found <= goal


if __name__ == "__main__":
    sys.exit(main())
