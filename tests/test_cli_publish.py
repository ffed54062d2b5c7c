"""`kimsite publish` as people use it: what it says, what it returns, and many groups at once."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from conftest import write_files
from publishing import branch_files, contents, finished, git, git_host, target

from kimsite.cli.main import run
from kimsite.engine.ledger import ledger_folder
from kimsite.engine.lock import lock
from kimsite.publish import fleet
from kimsite.publish.branch import BranchDestination
from kimsite.publish.errand import Errand
from kimsite.publish.errand import run as publish_one
from kimsite.publish.folder import FolderDestination

POST = "---\njudul: Panen raya\ntanggal: 2025-10-02\n---\nIsi.\n"
ROOT = Path(__file__).parents[1]
TOKEN = "rahasia-sekali-0123456789"


@pytest.fixture
def kim(tmp_path, monkeypatch):
    """A single group with a folder as its target, built."""
    write_files(
        tmp_path / "kim",
        {
            "content/group.yaml": "nama: KIM Lasiana\npublikasi:\n  srv: {jenis: folder, jalur: ../www/kim}\n",
            "content/berita/panen.md": POST,
        },
    )
    monkeypatch.chdir(tmp_path / "kim")
    monkeypatch.setenv("KIMSITE_LANG", "id")
    assert run(["build", "--quiet", "--jobs", "1", "--today", "2025-11-01"]) == 0
    return tmp_path


def said_in_json(capsys, *arguments):
    capsys.readouterr()
    code = run(["publish", *arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


# One site


def test_one_command_puts_the_site_where_the_server_finds_it(kim, capsys):
    assert run(["publish", "srv"]) == 0
    out = capsys.readouterr().out
    assert "Terbit." in out and "0 diubah, 0 dihapus" in out
    built = {path: data for path, data in contents(kim / "kim/public").items() if path != ".kimsite-output"}
    there = contents(kim / "www/kim")
    assert there.pop("kimsite-publikasi.json") and there == built
    assert run(["publish", "srv"]) == 0
    assert "Tidak ada yang perlu dikirim" in capsys.readouterr().out


def test_a_dry_run_lists_what_comes_what_changes_and_what_goes_and_does_nothing(kim, capsys):
    run(["publish", "srv"])
    before = contents(kim / "www")
    (kim / "kim/content/berita/panen.md").unlink()
    write_files(kim / "kim", {"content/berita/tanam.md": POST.replace("Panen", "Tanam")})
    run(["build", "--quiet", "--jobs", "1", "--today", "2025-11-01"])
    capsys.readouterr()
    assert run(["publish", "srv", "--dry-run"]) == 0
    out = capsys.readouterr().out
    assert "  + 2025/10/tanam.html" in out and "  ~ index.html" in out and "  - 2025/10/panen.html" in out
    assert "Belum ada yang dikirim" in out
    assert contents(kim / "www") == before


def test_many_deletions_need_a_yes(kim, capsys):
    run(["publish", "srv"])
    before = contents(kim / "www")
    finished(kim / "kim/public", {"index.html": "x"})
    capsys.readouterr()
    assert run(["publish", "srv"]) == 2
    assert "K706" in capsys.readouterr().err and contents(kim / "www") == before
    assert run(["publish", "srv", "--yes"]) == 0
    assert (kim / "www/kim/index.html").read_text() == "x"


def test_rollback_brings_the_release_before(kim, capsys):
    run(["publish", "srv"])
    before = (kim / "www/kim/index.html").read_bytes()
    finished(kim / "kim/public", {"index.html": "keliru"})
    run(["publish", "srv", "--yes"])
    assert run(["publish", "srv", "--rollback"]) == 0
    assert (kim / "www/kim/index.html").read_bytes() == before
    assert "tayang lagi" in capsys.readouterr().out


def test_a_dry_run_of_going_back_says_what_would_change_and_whether_there_is_anything_to_go_back_to(kim, capsys):
    run(["publish", "srv"])
    code, said = said_in_json(capsys, "srv", "--rollback", "--dry-run")
    assert (code, said["sites"][0]["problems"][0]["code"]) == (2, "K715")
    write_files(kim / "kim", {"content/berita/panen.md": POST.replace("Isi.", "Isi baru.")})
    run(["build", "--quiet", "--jobs", "1", "--today", "2025-11-01"])
    run(["publish", "srv"])
    before = contents((kim / "www/kim").resolve())
    code, said = said_in_json(capsys, "srv", "--rollback", "--dry-run")
    assert code == 0 and "2025/10/panen.html" in said["sites"][0]["changed"]
    assert contents((kim / "www/kim").resolve()) == before


def test_a_zip_needs_no_configuration(kim, capsys):
    assert run(["publish", "zip"]) == 0
    assert (kim / "kim/situs.zip").is_file()
    assert run(["publish", "zip", "--split"]) == 0
    assert (kim / "kim/situs-1.zip").is_file()


def test_json_says_the_same_and_nothing_else_stands_there(kim, capsys):
    code, said = said_in_json(capsys, "srv")
    assert (code, said["schema"], len(said["sites"])) == (0, 1, 1)
    (site,) = said["sites"]
    assert (site["state"], site["group"], site["type"], site["rupiah"]) == ("sent", None, "folder", None)
    assert "index.html" in site["added"] and site["bytes"] > 1000


def test_json_tells_why_nothing_was_done(kim, capsys):
    code, said = said_in_json(capsys, "wbe")
    assert code == 2 and [problem["code"] for problem in said["problems"]] == ["K704"]


def test_english_people_are_told_in_english(kim, capsys):
    assert run(["--lang", "en", "publish", "srv"]) == 0
    assert "Published. What is there was checked" in capsys.readouterr().out
    assert run(["--lang", "en", "publish", "wbe"]) == 2
    assert "there is no target" in capsys.readouterr().err


def test_the_price_of_data_is_that_of_the_group(kim, capsys, monkeypatch):
    bare = kim / "web.git"
    git("init", "--quiet", "--bare", str(bare))
    profile = kim / "kim/content/group.yaml"
    web = f"  web: {{jenis: git, remote: {bare.as_uri()}}}\nharga_data: 1000000\n"
    profile.write_text(profile.read_text() + web)
    _, said = said_in_json(capsys, "web", "--dry-run")
    (site,) = said["sites"]
    assert site["rupiah"] == site["bytes"] > 1000


def test_nothing_is_published_while_a_build_runs(kim, capsys):
    folder = ledger_folder((kim / "kim/.kimsite").resolve(), (kim / "kim").resolve(), (kim / "kim/public").resolve())
    with lock(folder):
        assert run(["publish", "srv"]) == 2
    assert "K027" in capsys.readouterr().err


def test_a_target_with_a_fault_stands_at_its_line(kim, capsys):
    profile = kim / "kim/content/group.yaml"
    profile.write_text(profile.read_text() + "  web: {jenis: git}\n")
    assert run(["publish", "srv"]) == 2
    assert "content/group.yaml:4:3: galat K186" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["srv", "--all"], ["srv", "--group", "a"], ["srv", "--all", "--group", "a"], []])
def test_what_cannot_be_meant_is_misuse(kim, capsys, arguments):
    assert run(["publish", *arguments]) == 2
    assert "kimsite publish --help" in capsys.readouterr().err


def test_whoever_names_no_target_is_told_which_there_are(kim, capsys):
    assert run(["publish"]) == 2
    assert "salah satu dari: setup, srv, zip" in capsys.readouterr().err


def test_saying_where_a_site_goes_changes_none_of_its_pages(kim, capsys):
    profile = kim / "kim/content/group.yaml"
    profile.write_text(profile.read_text() + "  arsip: {jenis: zip}\nharga_data: 12\n")
    capsys.readouterr()
    run(["build", "--json", "--jobs", "1", "--today", "2025-11-01"])
    built = json.loads(capsys.readouterr().out)
    assert (built["written"], built["deleted"], built["problems"]) == (0, 0, [])


PASTED = "aB3dE5gH7jK9mN1pQ3sT5vW7xY9zA2cD4fG6hJ8k"
WRONG = {
    "an account": "jenis: cloudflare, situs: kim, akun: {token}",
    "a site": "jenis: netlify, situs: {token}",
    "a hook": "jenis: netlify, situs: 'https://api.netlify.com/build_hooks/{token}'",
    "a repository": "jenis: github, repo: {token}",
    "a branch": "jenis: github, repo: a/b, cabang: {token}",
    "a server": "jenis: sftp, server: {token}",
    "a user": "jenis: git, remote: 'https://{token}@127.0.0.1:9/a/b.git'",
    "a short user": "jenis: git, remote: 'https://{short}@127.0.0.1:9/a/b.git'",
    "a short user of a server": "jenis: webdav, server: 'https://{short}@127.0.0.1:9/a'",
    "a path": "jenis: folder, jalur: {token}",
    "an address": "jenis: zip, alamat: {token}",
    "a type": "jenis: {token}",
    "a quote that never ends": "jenis: netlify, situs: '{token}",
    "a slip that can be mended": "jenis: netlify, situs: “{token}”",
    "a tab that can be mended": "jenis: netlify, \tsitus: {token}",
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("name", ["web", PASTED.lower()])
def test_a_token_in_the_wrong_place_stands_in_nothing_that_is_said(kim, capsys, monkeypatch, wrong, name):
    monkeypatch.setattr("kimsite.publish.rclone.SETTINGS", {"RCLONE_RETRIES": "1", "RCLONE_LOW_LEVEL_RETRIES": "1"})
    said = wrong.format(token=PASTED, short=PASTED[:14]).replace(", ", "\n    ").replace("    \t", "\t")
    (kim / "kim/content/group.yaml").write_text(f"nama: KIM\npublikasi:\n  {name}:\n    {said}\n")
    capsys.readouterr()
    for command in (
        *(
            ["build", "--jobs", "1"],
            ["build", "--jobs", "1", "--json"],
            ["check"],
            ["check", "--json"],
            ["check", "--fix"],
        ),
        *(["publish", name], ["publish", name, "--json"], ["publish", name, "--dry-run"], ["publish", name, "--all"]),
        *(["publish"], ["publish", "setup", "github"], ["--lang", "en", "publish", name]),
    ):
        assert run(command) in (0, 1, 2)
        told = capsys.readouterr()
        both = (told.out + told.err).lower()
        assert both and not any(PASTED.lower()[start : start + 8] in both for start in range(len(PASTED) - 8)), command


# A network


@pytest.fixture
def network(tmp_path, monkeypatch):
    """Three groups that go each to a repository of its name; that of the second is not there."""
    remote = (tmp_path / "host").as_uri() + "/{slug}.git"
    files = {
        "content/network.yaml": f"nama: KIM Kota\npublikasi:\n  web: {{jenis: git, remote: '{remote}'}}\n  arsip: {{jenis: zip}}\n"
    }
    for slug in ("kim-a", "kim-b", "kim-c"):
        files |= {f"content/{slug}/group.yaml": f"nama: {slug}\n", f"content/{slug}/berita/panen.md": POST}
    write_files(tmp_path / "kota", files)
    for slug in ("kim-a", "kim-c"):
        git("init", "--quiet", "--bare", str(tmp_path / "host" / f"{slug}.git"))
    monkeypatch.chdir(tmp_path / "kota")
    monkeypatch.setenv("KIMSITE_LANG", "id")
    assert run(["build", "--quiet", "--jobs", "1", "--today", "2025-11-01"]) == 0
    return tmp_path


def test_all_groups_go_each_to_its_place_and_one_that_fails_does_not_stop_the_others(network, capsys):
    assert run(["publish", "web", "--all"]) == 1
    told = capsys.readouterr()
    assert "K711" in told.err and "2 dari 3 situs beres" in told.out
    rows = {line.split()[0]: line.split()[1] for line in told.out.splitlines() if line.startswith("kim-")}
    assert rows == {"kim-a": "terbit", "kim-b": "gagal", "kim-c": "terbit"}
    for slug in ("kim-a", "kim-c"):
        there = branch_files(network / "host" / f"{slug}.git")
        assert there["index.html"] == (network / "kota/public" / slug / "index.html").read_bytes()


@pytest.mark.parametrize(
    "broken",
    ["publikasi:\n  web: {jenis: git}\n", "publikasi: [\n", "publikasi:\n  web: {jenis: folder, jalur: /srv}\n"],
)
def test_a_group_whose_yaml_is_at_fault_stops_nobody_else_and_goes_nowhere_else(network, capsys, broken):
    git("init", "--quiet", "--bare", str(network / "host/kim-b.git"))
    profile = network / "kota/content/kim-b/group.yaml"
    profile.write_text(profile.read_text() + broken)
    code, said = said_in_json(capsys, "web", "--all")
    assert (code, {site["group"]: site["state"] for site in said["sites"]}) == (
        1,
        {"kim-a": "sent", "kim-b": "failed", "kim-c": "sent"},
    )
    assert git("--git-dir", str(network / "host/kim-b.git"), "for-each-ref") == ""
    assert run(["publish", "web", "--group", "kim-b"]) == 2


def test_where_all_groups_are_at_fault_each_is_told_of(network, capsys):
    for slug in ("kim-a", "kim-b", "kim-c"):
        (network / f"kota/content/{slug}/group.yaml").write_text("nama: x\npublikasi:\n  web: {jenis: git}\n")
    code, said = said_in_json(capsys, "web", "--all")
    assert (code, [site["problems"][0]["code"] for site in said["sites"]]) == (2, ["K186"] * 3)


def test_run_again_only_what_failed_is_sent(network, capsys):
    run(["publish", "web", "--all"])
    git("init", "--quiet", "--bare", str(network / "host/kim-b.git"))
    code, said = said_in_json(capsys, "web", "--all")
    assert code == 0
    assert [(s["group"], s["state"]) for s in said["sites"]] == [
        ("kim-a", "same"),
        ("kim-b", "sent"),
        ("kim-c", "same"),
    ]


def test_only_what_failed_is_tried_again_when_that_is_asked(network, capsys):
    run(["publish", "web", "--all"])
    git("init", "--quiet", "--bare", str(network / "host/kim-b.git"))
    code, said = said_in_json(capsys, "web", "--all", "--failed")
    assert (code, [(s["group"], s["state"]) for s in said["sites"]]) == (0, [("kim-b", "sent")])
    code, said = said_in_json(capsys, "web", "--all", "--failed")
    assert (code, said["sites"]) == (0, [])
    assert run(["publish", "web", "--all", "--failed"]) == 0
    assert "Tidak ada yang gagal" in capsys.readouterr().out


def test_what_was_broken_off_counts_as_failed(network, capsys, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("kimsite.cli.publishing.run_all", interrupted)
        assert run(["publish", "web", "--all"]) == 130
    _, said = said_in_json(capsys, "web", "--all", "--failed")
    assert [site["group"] for site in said["sites"]] == ["kim-a", "kim-b", "kim-c"]


def test_a_table_ends_with_what_all_of_it_costs(network, capsys):
    profile = network / "kota/content/network.yaml"
    profile.write_text(profile.read_text() + "harga_data: 1000000\n")
    _, said = said_in_json(capsys, "web", "--all", "--dry-run")
    whole = sum(site["rupiah"] for site in said["sites"] if site["state"] == "planned")
    run(["publish", "web", "--all", "--dry-run"])
    last = capsys.readouterr().out.splitlines()[-1]
    assert whole > 1000 and f"Rp{whole:,}".replace(",", ".") in last.replace("\xa0", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")
@pytest.mark.parametrize("kind", ["git", "webdav", "netlify"])
@pytest.mark.parametrize("more", [["--all"], ["--group", "kim-a"]], ids=["many", "one"])
def test_whoever_has_had_enough_does_not_wait_for_a_host_that_never_answers(network, more, kind):
    if kind == "webdav" and not shutil.which("rclone"):
        pytest.skip("rclone is not here")
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        profile = network / "kota/content/network.yaml"
        port = deaf.getsockname()[1]
        there = {
            "git": f"{{jenis: git, remote: 'http://127.0.0.1:{port}/{{slug}}.git'}}",
            "webdav": f"{{jenis: webdav, server: 'http://kim@127.0.0.1:{port}/{{slug}}'}}",
            "netlify": "{jenis: netlify, situs: '{slug}'}",
        }
        profile.write_text(f"nama: Kota\npublikasi:\n  web: {there[kind]}\n")
        path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        known = {"PYTHONPATH": path, "KIMSITE_TOKEN_NETLIFY_COM": "x", "HTTPS_PROXY": f"http://127.0.0.1:{port}"}
        command = [sys.executable, "-m", "kimsite", "publish", "web", *more]
        with subprocess.Popen(command, env=os.environ | known, stderr=subprocess.DEVNULL) as publisher:
            line, _ = deaf.accept()
            publisher.send_signal(signal.SIGINT)
            assert publisher.wait(timeout=10) == 130
            line.settimeout(10)
            with suppress(ConnectionResetError):
                while line.recv(4096):  # until whoever had begun to speak there is gone
                    pass


def test_a_group_by_name_goes_alone(network, capsys):
    code, said = said_in_json(capsys, "web", "--group", "kim-c")
    assert (code, [site["group"] for site in said["sites"]]) == (0, ["kim-c"])
    assert run(["publish", "web", "--group", "kim-x"]) == 2
    assert "K023" in capsys.readouterr().err


def test_the_whole_network_does_not_go_where_groups_go(network, capsys):
    assert run(["publish", "web"]) == 2
    assert "K705" in capsys.readouterr().err


def test_the_whole_network_in_one_zip_and_each_group_in_its_own(network):
    assert run(["publish", "arsip"]) == 0 and run(["publish", "arsip", "--all"]) == 0
    assert {path.name for path in (network / "kota").glob("*.zip")} == {
        "situs.zip",
        "kim-a.zip",
        "kim-b.zip",
        "kim-c.zip",
    }


def test_groups_do_not_share_a_zip_whatever_its_path(network):
    profile = network / "kota/content/network.yaml"
    profile.write_text(profile.read_text().replace("{jenis: zip}", "{jenis: zip, jalur: bawa/arsip.zip}"))
    assert run(["publish", "arsip", "--all"]) == 0
    assert len(list((network / "kota/bawa").glob("arsip-kim-?.zip"))) == 3


def test_a_yes_for_all_lets_no_group_take_what_is_not_its_own(network, capsys):
    """Whoever may write a group's YAML may name any repository there, and its publisher may write to many."""
    taken = network / "host/kim-c.git"
    work = network / "kerja"
    git("clone", "--quiet", str(taken), str(work))
    git("checkout", "--quiet", "-B", "pages", folder=work)
    (work / "program.py").write_text("print()")
    git("add", ".", folder=work)
    git("commit", "--quiet", "-m", "kerja keras", folder=work)
    git("push", "--quiet", "origin", "pages", folder=work)
    assert run(["publish", "web", "--all", "--yes"]) == 1
    assert "K708" in capsys.readouterr().err and set(branch_files(taken)) == {"program.py"}
    assert run(["publish", "web", "--group", "kim-c", "--yes"]) == 0
    assert "index.html" in branch_files(taken)


# What nobody may see, and what nobody expects


def test_a_secret_of_the_environment_stands_nowhere(kim):
    with git_host(kim / "host", "another") as host:
        host.repository()
        name = "KIMSITE_TOKEN_" + host.address.removeprefix("http://").replace(".", "_").replace(":", "_")
        profile = kim / "kim/content/group.yaml"
        profile.write_text(profile.read_text() + f"  web: {{jenis: git, remote: {host.address}/web.git}}\n")
        for more in ([], ["--json"], ["--dry-run"]):
            environment = os.environ | {name: TOKEN, "GIT_TRACE": "1", "GIT_CURL_VERBOSE": "1"}
            command = [sys.executable, "-m", "kimsite", "publish", "web", *more]
            path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
            done = subprocess.run(
                command, env=environment | {"PYTHONPATH": path}, capture_output=True, text=True, check=False
            )
            assert done.returncode == 2 and "K712" in done.stdout + done.stderr
            assert name in done.stdout + done.stderr
            assert TOKEN not in done.stdout + done.stderr
    assert not [path for path, data in contents(kim).items() if TOKEN.encode() in data]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no /proc")
def test_no_other_user_of_the_computer_sees_the_token_among_its_processes(kim):
    """Command lines are for everybody to read; the environment of a process is not."""
    seen, stop = set(), threading.Event()

    def watch():
        while not stop.is_set():
            for line in Path("/proc").glob("[0-9]*/cmdline"):
                with suppress(OSError):
                    seen.add(line.read_bytes())

    with git_host(kim / "host", TOKEN) as host:
        host.repository()
        name = "KIMSITE_TOKEN_" + host.address.removeprefix("http://").replace(".", "_").replace(":", "_")
        web = target("git", remote=f"{host.address}/web.git")
        public = finished(kim / "jadi", {"index.html": "x", **{f"{n}.webp": os.urandom(50_000) for n in range(20)}})
        watcher = threading.Thread(target=watch)
        watcher.start()
        place = BranchDestination(web, "", kim / "room", os.environ | {name: TOKEN}, 0)
        assert publish_one(Errand(web, "", public, place, 10)).state == "sent"
        stop.set()
        watcher.join()
    assert any(b"git" in line and b"push" in line for line in seen), "nobody looked while it was sent"
    assert not [line for line in seen if TOKEN.encode() in line]


def test_a_fault_of_kimsites_own_costs_one_site_and_repeats_no_secret(tmp_path, monkeypatch):
    real = fleet.run

    def broken(errand):
        if errand.slug == "kim-b":
            raise RuntimeError(TOKEN)
        return real(errand)

    monkeypatch.setattr(fleet, "run", broken)
    files = {f"{slug}/index.html": slug for slug in ("kim-a", "kim-b", "kim-c")}
    public = finished(tmp_path / "public", {"index.html": "p", **files})
    srv = target("folder")
    errands = [
        Errand(srv, slug, public, FolderDestination(srv, tmp_path / "www" / slug), 10)
        for slug in ("kim-a", "kim-b", "kim-c")
    ]
    results = fleet.run_all(errands)
    assert [result.state for result in results] == ["sent", "failed", "sent"]
    assert [problem.code for problem in results[1].problems] == ["K720"]
    assert TOKEN not in repr(results)


# Hosts that publish by themselves


def test_set_up_writes_what_a_host_needs_and_says_what_to_click(kim, capsys):
    assert run(["publish", "setup", "github"]) == 0
    out = capsys.readouterr().out
    assert "+ .github/workflows/kimsite.yml" in out and "Settings > Pages" in out and str(kim / "kim") in out
    assert run(["publish", "setup", "github"]) == 0
    assert "= .github/workflows/kimsite.yml" in capsys.readouterr().out


def test_english_people_are_told_in_english_what_to_click(kim, capsys):
    assert run(["--lang", "en", "publish", "setup", "gitlab"]) == 0
    assert "Pipeline schedules" in capsys.readouterr().out
    assert "something is wrong" in (kim / "kim/.gitlab-ci.yml").read_text()


def test_what_a_person_changed_is_shown_and_stays_until_that_is_meant(kim, capsys):
    run(["publish", "setup", "github"])
    workflow = kim / "kim/.github/workflows/kimsite.yml"
    mine = workflow.read_text().replace('"23 * * * *"', '"0 6 * * *"')
    workflow.write_text(mine)
    capsys.readouterr()
    assert run(["publish", "setup", "github"]) == 1
    out = capsys.readouterr().out
    assert '-    - cron: "0 6 * * *"' in out and '+    - cron: "23 * * * *"' in out and "--yes" in out
    assert workflow.read_text() == mine
    assert run(["publish", "setup", "github", "--yes"]) == 0
    assert '"23 * * * *"' in workflow.read_text()


def test_an_older_kimsite_that_came_along_is_told_of_and_stays(kim, capsys):
    write_files(kim / "kim", {"alat/kimsite-0.0.1-py3-none-any.whl": "lama"})
    assert run(["publish", "setup", "github"]) == 0
    assert "alat/kimsite-0.0.1-py3-none-any.whl tidak dipakai lagi" in capsys.readouterr().out
    assert (kim / "kim/alat/kimsite-0.0.1-py3-none-any.whl").exists()


def test_a_dry_run_of_set_up_writes_nothing(kim, capsys):
    before = contents(kim)
    assert run(["publish", "setup", "github", "--dry-run"]) == 0
    assert "+ .github/workflows/kimsite.yml" in capsys.readouterr().out
    assert contents(kim) == before


def test_set_up_for_programs_is_one_document(kim, capsys):
    assert run(["publish", "setup", "github", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["schema"], said["host"], said["left"]) == (1, "github", [])
    assert {"path": ".github/workflows/kimsite.yml", "state": "new"} in said["files"]


def test_a_target_elsewhere_is_published_to_with_its_secret(kim, capsys):
    profile = kim / "kim/content/group.yaml"
    profile.write_text(profile.read_text() + "  web: {jenis: codeberg, repo: kim-lasiana/web}\n")
    assert run(["publish", "setup", "github", "--to", "web"]) == 0
    out = capsys.readouterr().out
    assert "New repository secret" in out and "KIMSITE_TOKEN_CODEBERG_ORG" in out
    assert "run: |\n          kimsite publish web\n" in (kim / "kim/.github/workflows/kimsite.yml").read_text()
    assert run(["publish", "setup", "github", "--to", "srv"]) == 2
    assert "K743" in capsys.readouterr().err


def test_a_kimsite_that_nobody_installed_says_so(kim, capsys, monkeypatch):
    def missing(name):
        raise PackageNotFoundError(name)

    monkeypatch.setattr("kimsite.publish.setup.wheel.distribution", missing)
    assert run(["publish", "setup", "github"]) == 2
    assert "K745" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["setup"], ["srv", "github"], ["srv", "--to", "web"], ["setup", "lain"]])
def test_what_set_up_cannot_mean_is_misuse(kim, capsys, arguments):
    assert run(["publish", *arguments]) == 2
    assert "kimsite publish" in capsys.readouterr().err


def test_no_target_is_called_like_the_command(kim, capsys):
    profile = kim / "kim/content/group.yaml"
    profile.write_text(profile.read_text() + "  setup: {jenis: zip}\n")
    assert run(["publish", "srv"]) == 2
    assert "K185" in capsys.readouterr().err
