"""`build --cluster`: real schedulers and workers, which make what one process makes, whatever happens to them."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="kimsite[cluster] is not installed: pip install '.[test]' does it")

import psutil
from cluster import cluster_in, wait_until
from conftest import write_files
from distributed import Client
from test_interruption import tree

import kimsite.cluster.connection
from kimsite.cli.main import run
from kimsite.cluster.connection import open_client
from kimsite.engine.write import write_whole
from kimsite.read.discover import ProjectError

ROOT = Path(__file__).parents[1]
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
GROUPS = [f"kim-{name}" for name in "abcdef"]
POST = "---\njudul: Berita {n}\ntanggal: 2025-10-{n:02}\nkategori: Desa\n---\nIsi berita {n}, *lengkap*.\n"
LONG = "Kalimat yang [panjang](https://kim.example) sekali.\n\n" * 400
"""What is converted on the slow road, with a timer or in a process of its own."""
NETWORK = {
    "content/network.yaml": "nama: Jejaring\nbase_url: https://kim.example\nkartu: tidak\ntema: lontar\n",
    **{f"content/{slug}/group.yaml": f"nama: {slug}\ntema: lontar\n" for slug in GROUPS},
    **{f"content/{slug}/berita/{n}.md": POST.format(n=n) for slug in GROUPS for n in range(1, 5)},
    "content/kim-a/berita/panjang.md": POST.format(n=13) + LONG,
    "content/kim-b/berita/rusak.md": "---\njudul: Rusak\ntanggal: 32 Oktober 2025\n---\nIsi.\n",
    "content/kim-c/berita/nanti.md": "---\njudul: Nanti\ntanggal: 2026-01-05\n---\nIsi.\n",
}
SLOW = """\
import sys, time

def hear(event, arguments):
    if event == "open" and str(arguments[0]).endswith("group.yaml"):
        time.sleep(0.5)

sys.addaudithook(hear)
"""
"""In a worker: every group takes a while, so that something can happen meanwhile."""
FATAL = """\
import os, signal, sys

def hear(event, arguments):
    if event == "open" and str(arguments[0]).endswith("kim-c/berita/3.md"):
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(hear)
"""
"""In a worker: one group is more than the memory can take."""


def command(folder: Path, output: Path, *more: str) -> list[str]:
    return [
        *(sys.executable, "-m", "kimsite", "build", "--source", str(folder), "--output", str(output)),
        *("--today", "2025-11-01", "--lang", "en", "--json", *more),
    ]


def build(folder, output, *more):
    """The exit code and the report."""
    done = subprocess.run(command(folder, output, *more), capture_output=True, text=True, encoding="utf-8", cwd=ROOT)
    assert done.stderr == ""
    return done.returncode, json.loads(done.stdout)


def begun(folder, output, *more):
    """A build that is under way: its first groups are there."""
    process = subprocess.Popen(
        command(folder, output, *more), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    wait_until(lambda: process.poll() is not None or list(output.glob("kim-*/index.html")), "the first group")
    return process


def codes(report):
    return [problem["code"] for problem in report["problems"]]


def said(report):
    report.pop("seconds")
    return report


def repaired(report):
    """A report but for how much was written: what a process had made before it was killed is kept."""
    report = dict(json.loads(report) if isinstance(report, str) else report)
    report["outputs"] = report.pop("written") + report.pop("kept")
    return {key: value for key, value in report.items() if key != "seconds"}


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    with cluster_in(tmp_path_factory.mktemp("cluster"), "satu", "dua") as found:
        yield found


@pytest.fixture
def frail(tmp_path):
    """A cluster for tests that break it, or add to it: it takes its time."""
    place = write_files(tmp_path / "slow", {"sitecustomize.py": SLOW})
    with cluster_in(tmp_path / "cluster") as found:
        for name in ("satu", "dua"):
            found.worker(name, environment={"PYTHONPATH": str(place)})
        yield found


@pytest.fixture
def network(project, tmp_path):
    return project(NETWORK), tmp_path / "public"


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """What one process makes of the network, and what it says."""
    folder = tmp_path_factory.mktemp("alone")
    code, report = build(write_files(folder / "project", NETWORK), folder / "public", "--jobs", "1")
    assert (code, codes(report)) == (1, ["K103"])
    return tree(folder / "public"), said(report)


def test_a_cluster_makes_the_same_bytes_and_says_the_same_as_one_process(network, cluster, alone):
    code, report = build(*network, "--cluster", cluster.address)
    assert (code, said(report)) == (1, alone[1])
    assert tree(network[1]) == alone[0]


def test_with_themes_of_kimsites_own_and_drawn_cards_too(network, cluster, tmp_path):
    folder, output = network
    files = {"content/network.yaml": "nama: Jejaring\n", "content/kim-a/group.yaml": "nama: A\ntema: tenun\n"}
    write_files(folder, files)
    build(folder, output, "--group", "kim-a", "--cluster", cluster.address)
    build(folder, tmp_path / "other", "--group", "kim-a", "--jobs", "1")
    assert tree(output) == tree(tmp_path / "other")


def test_a_second_build_makes_only_what_changed(network, cluster, tmp_path):
    folder, output = network
    other = tmp_path / "other"
    build(folder, output, "--cluster", cluster.address)
    build(folder, other, "--jobs", "1")
    assert build(folder, output, "--cluster", cluster.address)[1]["written"] == 0
    write_files(folder, {"content/kim-a/berita/1.md": POST.format(n=1) + "\nTambahan.\n"})
    changed = build(folder, output, "--cluster", cluster.address)[1]
    assert 0 < changed["written"] < changed["outputs"] / 5
    assert said(changed) == said(build(folder, other, "--jobs", "1")[1])
    assert tree(output) == tree(other)


def test_one_process_goes_on_where_a_cluster_stopped_and_a_cluster_where_it_did(network, cluster):
    folder, output = network
    build(folder, output, "--cluster", cluster.address)
    assert build(folder, output, "--jobs", "1")[1]["written"] == 0
    shutil.rmtree(output / "kim-d")
    build(folder, output, "--jobs", "2")
    assert build(folder, output, "--cluster", cluster.address)[1]["written"] == 0


def test_nobody_is_asked_when_there_is_nothing_to_do(network):
    folder, output = network
    build(folder, output)
    assert build(folder, output, "--cluster", "tcp://127.0.0.1:9")[1]["written"] == 0


def test_one_machine_alone_proves_what_a_cluster_made(network, cluster):
    assert codes(build(*network, "--cluster", cluster.address, "--verify")[1]) == ["K103"]


def test_a_worker_with_many_threads_builds_in_as_many_processes(network, tmp_path, alone):
    with cluster_in(tmp_path / "cluster") as cluster:
        cluster.worker("besar", "--nthreads", "3")
        build(*network, "--cluster", cluster.address)
    assert tree(network[1]) == alone[0]


def test_a_worker_without_a_nanny_will_do(network, tmp_path, alone):
    with cluster_in(tmp_path / "cluster") as cluster:
        cluster.worker("sendiri", "--no-nanny")
        build(*network, "--cluster", cluster.address)
    assert tree(network[1]) == alone[0]


# Whatever happens to it


@POSIX
def test_the_groups_of_a_worker_that_was_killed_are_built_by_another(network, frail, alone):
    process = begun(*network, "--cluster", frail.address)
    frail.processes()[0].kill()
    report, errors = process.communicate()
    assert (process.returncode, errors, repaired(report)) == (1, "", repaired(alone[1]))
    assert tree(network[1]) == alone[0]


@POSIX
def test_the_group_of_a_process_that_was_killed_is_begun_again(network, frail, alone):
    process = begun(*network, "--cluster", frail.address)
    hands = [child for worker in frail.processes() for child in worker.children()]
    for hand in hands:
        hand.kill()
    report, errors = process.communicate()
    assert hands and (process.returncode, errors, repaired(report)) == (1, "", repaired(alone[1]))
    assert tree(network[1]) == alone[0]


@POSIX
def test_a_group_that_no_worker_survives_keeps_its_last_output_and_the_others_go_on(network, tmp_path, alone):
    folder, output = network
    build(folder, output)
    write_files(folder, {f"content/{slug}/berita/3.md": POST.format(n=3) + "\nLagi.\n" for slug in GROUPS})
    before = tree(output / "kim-c")
    place = write_files(tmp_path / "fatal", {"sitecustomize.py": FATAL})
    with cluster_in(tmp_path / "cluster") as cluster:
        cluster.worker("satu", environment={"PYTHONPATH": str(place)})
        code, report = build(folder, output, "--cluster", cluster.address)
    assert (code, codes(report)) == (1, ["K103", "K958"])
    assert report["quarantined"][-1] == "content/kim-c/group.yaml"
    assert tree(output / "kim-c") == before
    assert b"Lagi." in (output / "kim-d/2025/10/3.html").read_bytes()


def test_a_scheduler_that_goes_while_workers_are_asked_ends_the_build_too(network, frail, monkeypatch, capsys):
    def write(path, pieces):
        frail.scheduler.kill()
        frail.scheduler.wait()
        write_whole(path, pieces)

    monkeypatch.setattr("kimsite.cluster.crew.write_whole", write)
    folder, output = network
    said = ("--source", str(folder), "--output", str(output), "--json", "--cluster", frail.address)
    assert run(["build", *said]) == 2
    assert codes(json.loads(capsys.readouterr().out)) == ["K957"]


@POSIX
def test_a_scheduler_that_is_gone_ends_the_build_and_the_next_one_repairs(network, frail, alone):
    process = begun(*network, "--cluster", frail.address)
    frail.scheduler.kill()
    report, errors = process.communicate()
    assert (process.returncode, errors, codes(json.loads(report))) == (2, "", ["K957"])
    build(*network, "--jobs", "1")
    assert tree(network[1]) == alone[0]


@POSIX
def test_ctrl_c_stops_the_build_and_the_next_one_waits_for_what_was_begun(network, cluster, alone):
    process = begun(*network, "--cluster", cluster.address)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert (process.returncode, "interrupted" in errors, "Traceback" in errors) == (130, True, False)
    assert build(*network, "--cluster", cluster.address)[0] == 1
    assert tree(network[1]) == alone[0]


@POSIX
@pytest.mark.parametrize("delay", [0.0, 0.3])
def test_a_build_that_was_killed_is_repaired_by_the_next(network, cluster, alone, delay):
    process = begun(*network, "--cluster", cluster.address)
    time.sleep(delay)
    process.kill()
    process.communicate()
    assert build(*network, "--jobs", "1")[0] == 1
    assert tree(network[1]) == alone[0]


@POSIX
def test_a_stopped_worker_leaves_no_process_behind(network, frail):
    build(*network, "--cluster", frail.address)
    nannies = [worker.parent() for worker in frail.processes()]
    family = [child for nanny in nannies for child in nanny.children(recursive=True)]
    for nanny in nannies:
        nanny.terminate()
    assert psutil.wait_procs([*nannies, *family], timeout=20)[1] == []


# What is told before anything is touched


def refusal(network, capsys, address):
    """What the command says when it refuses, in this process: patience is shorter here."""
    folder, output = network
    assert run([*command(folder, output, "--cluster", address)[3:]]) == 2
    assert not output.exists()
    return json.loads(capsys.readouterr().out)["problems"]


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(kimsite.cluster.connection, "ANSWERING", 1.0)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("tcp://127.0.0.1:9", "refused"),
        ("192.168.1.10", "missing port number"),
        ("http://127.0.0.1:9", "unknown address scheme"),
    ],
)
def test_a_scheduler_that_does_not_answer_is_told(network, capsys, impatient, address, reason):
    for _ in range(3):  # Dask tries until its time is up, and tells how its last try ended: maybe cut short
        (problem,) = refusal(network, capsys, address)
        assert (problem["code"], problem["path"]) == ("K951", address)
        if reason in problem["message"]:
            break
    assert reason in problem["message"] and "dask scheduler" in problem["fix"]


@pytest.mark.parametrize("hasty", [2, 3])
def test_a_scheduler_that_tells_news_with_its_welcome_is_asked_again(tmp_path, monkeypatch, hasty):
    """Dask's client takes the two for a fault; they come together when a worker does at that moment."""
    connect, faults = Client._ensure_connected, [AssertionError()] * hasty

    async def connect_hastily(client, timeout=None):
        if faults:
            raise faults.pop()
        await connect(client, timeout)

    monkeypatch.setattr(Client, "_ensure_connected", connect_hastily)
    with cluster_in(tmp_path) as cluster:
        if hasty < kimsite.cluster.connection.TRIES:
            with open_client(cluster.address) as client:
                assert client.status == "running"
        else:
            with pytest.raises(ProjectError, match="K951"):
                open_client(cluster.address)


def test_an_address_that_is_empty_is_misuse(network, capsys):
    assert run([*command(*network)[3:], "--cluster", ""]) == 2
    assert "--cluster: the address is empty" in capsys.readouterr().err


def test_a_cluster_without_workers_is_told(network, capsys, impatient, tmp_path):
    with cluster_in(tmp_path / "cluster") as cluster:
        (problem,) = refusal(network, capsys, cluster.address)
    assert problem["code"] == "K952" and f"dask worker {cluster.address}" in problem["fix"]


def test_a_kimsite_without_the_extra_is_told_how_to_get_it(network, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    (problem,) = refusal(network, capsys, "tcp://127.0.0.1:9")
    assert problem["code"] == "K950" and "pip install '.[cluster]'" in problem["fix"]


def only_refusal(network, cluster):
    folder, output = network
    code, report = build(folder, output, "--cluster", cluster.address)
    assert code == 2
    assert not list(output.rglob("*.html"))
    (problem,) = report["problems"]
    return problem


def test_a_worker_with_another_kimsite_is_named(network, frail, tmp_path):
    for part in ("kimsite", "themes"):
        shutil.copytree(ROOT / part, tmp_path / "older" / part)
    with (tmp_path / "older/kimsite/urls.py").open("a", encoding="utf-8") as file:
        file.write("# older\n")
    frail.worker("lama", environment={"PYTHONPATH": str(tmp_path / "older")})
    problem = only_refusal(network, frail)
    assert problem["code"] == "K953"
    assert frail.names()["lama"] in problem["message"] and problem["message"].count("tcp://") == 1


def test_a_worker_with_other_themes_is_named(network, frail, tmp_path):
    for part in ("kimsite", "themes"):
        shutil.copytree(ROOT / part, tmp_path / "older" / part)
    with (tmp_path / "older/themes/dasar/theme.yaml").open("a", encoding="utf-8") as file:
        file.write("# older\n")
    frail.worker("lama", environment={"PYTHONPATH": str(tmp_path / "older")})
    problem = only_refusal(network, frail)
    assert problem["code"] == "K953" and "themes" in problem["message"]


def test_a_worker_without_kimsite_is_named(network, frail, tmp_path):
    place = write_files(tmp_path / "none", {"kimsite/__init__.py": 'raise ImportError("no kimsite here")\n'})
    frail.worker("kosong", environment={"PYTHONPATH": str(place)})
    problem = only_refusal(network, frail)
    assert problem["code"] == "K954" and "no kimsite here" in problem["message"]


def apart(*mounts: str) -> list[str]:
    """What runs a command where other things are mounted, as on another machine."""
    start = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    script = "; ".join(("set -e", *mounts, 'exec "$@"'))
    try:
        subprocess.run([*start, script, "sh", "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as fault:
        pytest.skip(f"this system lets nobody mount: {fault}")
    return [*start, script, "sh"]


def test_a_worker_that_does_not_see_the_project_is_told_before_anything_is_done(network, frail):
    folder, _ = network
    frail.worker("jauh", through=apart(f"mount -t tmpfs none '{folder}'"))
    code, report = build(*network, "--cluster", frail.address)
    assert code == 2 and set(codes(report)) == {"K955"}
    assert str(folder) in {problem["path"] for problem in report["problems"]}
    assert not list(network[1].rglob("*.html"))


def test_a_worker_with_a_copy_of_the_project_is_told_too(network, frail, tmp_path):
    """Its files are the same, but what it wrote would lie on its own disk."""
    folder, output = network
    build(folder, output, "--jobs", "1")
    shutil.copytree(folder.parent, tmp_path.parent / f"{tmp_path.name}-copy", symlinks=True)
    frail.worker("salinan", through=apart(f"mount --bind '{tmp_path.parent / f'{tmp_path.name}-copy'}' '{tmp_path}'"))
    write_files(folder, {"content/kim-a/berita/1.md": POST.format(n=1) + "\nTambahan.\n"})
    before = tree(output)
    code, report = build(folder, output, "--cluster", frail.address)
    assert code == 2 and set(codes(report)) == {"K955"}
    assert str(output) in {problem["path"] for problem in report["problems"]}
    assert tree(output) == before


def test_a_worker_that_may_not_write_is_told(network, frail):
    _, output = network
    output.mkdir()
    frail.worker("tamu", through=apart(f"mount --bind '{output}' '{output}'", f"mount -o remount,bind,ro '{output}'"))
    problem = only_refusal(network, frail)
    assert problem["code"] == "K956" and "Read-only file system" in problem["message"]


def test_a_worker_that_comes_late_is_looked_at_as_well(network, frail, tmp_path, alone):
    """It is given groups like all others; what it may not build, those build that may."""
    for part in ("kimsite", "themes"):
        shutil.copytree(ROOT / part, tmp_path / "older" / part)
    with (tmp_path / "older/kimsite/urls.py").open("a", encoding="utf-8") as file:
        file.write("# older\n")
    process = begun(*network, "--cluster", frail.address)
    frail.worker("lama", environment={"PYTHONPATH": str(tmp_path / "older")})
    report = json.loads(process.communicate()[0])
    assert (process.returncode == 1 and tree(network[1]) == alone[0]) or codes(report) == ["K953"]
