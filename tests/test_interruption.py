"""Whatever stops a build, the next one puts everything right."""

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from kimsite.engine.ledger import SOURCES, ledger_folder, place_of
from kimsite.engine.lock import lock
from kimsite.engine.output import MARKER
from kimsite.engine.write import temporary_of

POST = "---\njudul: Berita {n}\ntanggal: 2025-10-{n:02}\nkategori: Desa\n---\nIsi berita {n}, *lengkap*.\n"
NETWORK = {
    "content/network.yaml": "nama: Jejaring\nbase_url: https://kim.example\n",
    **{
        path: text
        for slug in ("kim-a", "kim-b", "kim-c")
        for path, text in {
            f"content/{slug}/group.yaml": f"nama: {slug}\n",
            **{f"content/{slug}/berita/{n}.md": POST.format(n=n) for n in range(1, 9)},
        }.items()
    },
}
POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX limits and signals")


def command(folder, output, *more):
    return [
        *(sys.executable, "-m", "kimsite", "build", "--source", str(folder), "--output", str(output)),
        *("--today", "2025-11-01", "--lang", "en", "--quiet", *more),
    ]


def build(folder, output, *more):
    return subprocess.run(command(folder, output, *more), capture_output=True, text=True, encoding="utf-8")


def tree(folder):
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def network(project, tmp_path):
    return project(NETWORK), tmp_path / "public"


@pytest.fixture
def clean(network, tmp_path):
    """What a build that nobody disturbed makes of the network."""
    output = tmp_path / "undisturbed"
    assert build(network[0], output).returncode == 0
    return tree(output)


def test_a_second_build_says_who_holds_the_first(network):
    folder, output = network
    with lock(ledger_folder(folder / ".kimsite", folder, output)):
        refused = build(folder, output)
    assert refused.returncode == 2
    assert f"K027: another build is using this output folder (process {os.getpid()})" in refused.stderr
    assert build(folder, output).returncode == 0


@POSIX
@pytest.mark.parametrize("limit", [0, 300, 2000, 6000, 20000])
def test_a_disk_that_refuses_is_named_and_the_next_build_repairs(network, clean, limit):
    import resource

    folder, output = network
    refused = subprocess.run(
        command(folder, output),
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert refused.returncode == 2
    assert "K028: cannot write this file: File too large" in refused.stderr
    assert b'"finished": true' not in tree(output).get(MARKER, b"")
    assert build(folder, output).returncode == 0
    assert tree(output) == clean


@POSIX
@pytest.mark.parametrize("delay", [0.2, 0.3, 0.4, 0.5, 0.6, 0.8])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_build_that_was_killed_is_repaired_by_the_next(network, clean, delay, jobs):
    folder, output = network
    with subprocess.Popen(command(folder, output, "--jobs", jobs), start_new_session=True) as process:
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGKILL)
    assert build(folder, output).returncode == 0
    assert tree(output) == clean


@POSIX
def test_what_a_killed_build_wrote_of_a_post_that_is_gone_since_is_deleted(network, tmp_path):
    folder, output = network
    assert build(folder, output).returncode == 0
    post = folder / "content/kim-a/berita/9.md"
    post.write_text(POST.format(n=9))
    with subprocess.Popen(command(folder, output)) as process:
        while process.poll() is None and not (output / "kim-a/2025/10/berita-9.html").exists():
            time.sleep(0.001)
        process.kill()
    post.unlink()
    assert build(folder, output).returncode == 0
    other = tmp_path / "other"
    assert build(folder, other).returncode == 0
    assert tree(output) == tree(other)


def test_what_a_killed_build_had_half_written_of_a_group_that_is_gone_since_is_deleted(network):
    folder, output = network
    assert build(folder, output).returncode == 0
    kept = ledger_folder(folder / ".kimsite", folder, output)
    temporary_of(place_of(kept, "kim-b", SOURCES)).write_bytes(b"half")
    shutil.rmtree(folder / "content/kim-b")
    assert build(folder, output).returncode == 0
    assert [path.name for path in kept.iterdir() if "kim-b" in path.name] == []


@POSIX
def test_ctrl_c_stops_at_once_and_says_so(network):
    folder, output = network
    with subprocess.Popen(command(folder, output, "--jobs", "2"), stderr=subprocess.PIPE, text=True) as process:
        while process.poll() is None and not output.exists():
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) in (130, 0)
        assert "Traceback" not in process.stderr.read()
    assert build(folder, output).returncode == 0
