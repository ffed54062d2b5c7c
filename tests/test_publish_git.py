"""The target `git`: real repositories over file:// and over git's own HTTP server, and what happens when either breaks."""

import itertools
import json
import os
import random
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from publishing import SITE, as_bytes, branch_files, contents, finished, git, git_host, load_of, target

from kimsite.engine.lock import lock
from kimsite.publish import branch as branch_module
from kimsite.publish import commit
from kimsite.publish.branch import BranchDestination
from kimsite.publish.errand import Errand, run
from kimsite.publish.repository import Repository
from kimsite.publish.stopped import Stopped

KILLS = int(os.environ.get("KIMSITE_KILLS", "12"))
TOKEN = "rahasia-sekali-0123456789"
HOME = {"PATH": os.environ["PATH"], "HOME": os.devnull, "GIT_CONFIG_GLOBAL": os.devnull}
PUBLISHER = """
import os, sys, time
from pathlib import Path
from publishing import target
from kimsite.publish.branch import BranchDestination
from kimsite.publish.errand import Errand, run
public, remote, room = sys.argv[1:]
web = target("git", remote=remote)
print("ready", flush=True)
place = BranchDestination(web, "", Path(room), os.environ, int(time.time()))
print(run(Errand(web, "", Path(public), place, 10, yes=True)).state, flush=True)
"""


@pytest.fixture
def bare(tmp_path):
    """An empty repository that is reached as a file."""
    path = tmp_path / "web.git"
    git("init", "--quiet", "--bare", str(path))
    return path


def publish(public, remote, room, *, slug="", environment=HOME, now=1_700_000_000, yes=False, dry=False, **said):
    web = target(said.pop("kind", "git"), remote=remote, **said)
    place = BranchDestination(web, slug, room, environment, now)
    return run(Errand(web, slug, public, place, 10, yes=yes, dry=dry))


def codes(result):
    return [problem.code for problem in result.problems]


def shown(repository, branch="pages"):
    """The files of the site on a branch, without what kimsite adds."""
    files = branch_files(repository, branch)
    return {path: data for path, data in files.items() if path not in (".nojekyll", "kimsite-publikasi.json")}


def variant(number):
    return {f"{n}.html": f"versi {number}\n" * 99 for n in range(30)} | {"index.html": f"versi {number}"}


# What is sent


def test_the_branch_holds_exactly_the_site_byte_for_byte(tmp_path, bare):
    result = publish(finished(tmp_path / "public"), bare.as_uri(), tmp_path / "room")
    assert (result.state, result.problems) == ("sent", ())
    assert shown(bare) == as_bytes(SITE)
    note = json.loads(branch_files(bare)["kimsite-publikasi.json"])
    assert note["files"] == len(SITE)


def test_the_next_one_takes_its_place_and_what_is_gone_is_gone(tmp_path, bare):
    publish(finished(tmp_path / "public"), bare.as_uri(), tmp_path / "room")
    after = {path: data for path, data in SITE.items() if path != "foto/a.webp"} | {"index.html": "baru"}
    result = publish(finished(tmp_path / "public", after), bare.as_uri(), tmp_path / "room")
    assert [file.path for file in result.changes.changed] == ["index.html", "kimsite-publikasi.json"]
    assert result.changes.deleted == ("foto/a.webp",)
    assert shown(bare) == as_bytes(after)


def test_a_site_that_lies_there_already_is_not_sent_again(tmp_path, bare):
    public = finished(tmp_path / "public")
    publish(public, bare.as_uri(), tmp_path / "room")
    before = git("--git-dir", str(bare), "rev-parse", "pages")
    assert publish(public, bare.as_uri(), tmp_path / "room", now=1_800_000_000).state == "same"
    assert git("--git-dir", str(bare), "rev-parse", "pages") == before


@pytest.mark.parametrize(("history", "commits"), [(False, 1), (True, 3)], ids=["one commit", "history"])
def test_a_branch_has_one_commit_or_a_history_by_choice(tmp_path, bare, history, commits):
    for number in range(3):
        publish(finished(tmp_path / "public", variant(number)), bare.as_uri(), tmp_path / "room", history=history)
    assert int(git("--git-dir", str(bare), "rev-list", "--count", "pages")) == commits
    assert shown(bare) == as_bytes(variant(2))


def test_names_that_git_quotes_arrive_as_they_are(tmp_path, bare):
    site = {"index.html": "x", 'kata "kunci".html': "a", "aksara ꦗ.html": "b", "-x.html": "c", " .html": "d"}
    publish(finished(tmp_path / "public", site), bare.as_uri(), tmp_path / "room")
    assert shown(bare) == as_bytes(site)


def test_no_working_tree_is_touched_not_even_where_git_points_to_one(tmp_path, bare):
    work = tmp_path / "kerja"
    git("init", "--quiet", str(work))
    (work / "catatan.txt").write_text("belum disimpan")
    before = contents(work)
    inherited = HOME | {"GIT_DIR": str(work / ".git"), "GIT_WORK_TREE": str(work), "GIT_INDEX_FILE": str(work / "i")}
    assert (
        publish(finished(tmp_path / "public"), bare.as_uri(), tmp_path / "room", environment=inherited).state == "sent"
    )
    assert contents(work) == before


def test_hooks_of_the_publishers_machine_do_not_run(tmp_path, bare):
    (tmp_path / "hooks").mkdir()
    (tmp_path / "hooks/pre-push").write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\nexit 1\n")
    (tmp_path / "hooks/pre-push").chmod(0o755)
    (tmp_path / "gitconfig").write_text(f"[core]\nhooksPath = {tmp_path}/hooks\n")
    own = HOME | {"GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig")}
    assert publish(finished(tmp_path / "public"), bare.as_uri(), tmp_path / "room", environment=own).state == "sent"
    assert not (tmp_path / "ran").exists()


def test_a_dry_run_sends_nothing(tmp_path, bare):
    result = publish(finished(tmp_path / "public"), bare.as_uri(), tmp_path / "room", dry=True)
    assert result.state == "planned" and len(result.changes.added) == len(SITE) + 2
    assert git("--git-dir", str(bare), "for-each-ref") == ""


# Hosts


def test_gitlab_gets_the_site_in_public_and_the_job_that_shows_it(tmp_path, bare):
    publish(finished(tmp_path / "public"), bare.as_uri(), tmp_path / "room", kind="gitlab")
    files = branch_files(bare)
    assert b"artifacts" in files.pop(".gitlab-ci.yml")
    assert {path.split("/")[0] for path in files} == {"public"}
    assert {"public/" + path for path in (*SITE, ".nojekyll")} <= set(files)


def test_github_and_codeberg_are_reached_by_owner_and_name():
    from kimsite.publish.hosts import branch_of, remote_of

    found = {kind: target(kind, repository="kim-{slug}/web") for kind in ("github", "gitlab", "codeberg")}
    assert {kind: (remote_of(one, "a"), branch_of(one, "a")) for kind, one in found.items()} == {
        "github": ("https://github.com/kim-a/web.git", "gh-pages"),
        "gitlab": ("https://gitlab.com/kim-a/web.git", "pages"),
        "codeberg": ("https://codeberg.org/kim-a/web.git", "pages"),
    }


def test_what_a_host_does_not_take_is_told_before_anything_is_sent(tmp_path, bare):
    public = finished(tmp_path / "public")
    with (public / "film.mp4").open("wb") as film:
        film.truncate(101 << 20)
    result = publish(public, bare.as_uri(), tmp_path / "room", kind="github")
    assert codes(result) == ["K718"] and dict(result.problems[0].facts)["place"] == "film.mp4"


# What is not ours


def foreign(tmp_path, bare, branch="pages"):
    """Somebody's work on the branch."""
    work = tmp_path / "milik-orang"
    git("clone", "--quiet", str(bare), str(work))
    git("checkout", "--quiet", "-B", branch, folder=work)
    (work / "program.py").write_text("print()")
    git("add", ".", folder=work)
    git("commit", "--quiet", "-m", "kerja keras", folder=work)
    git("push", "--quiet", "--force", "origin", branch, folder=work)


def test_a_branch_with_something_else_is_replaced_only_when_that_is_meant(tmp_path, bare):
    foreign(tmp_path, bare)
    public = finished(tmp_path / "public")
    assert codes(publish(public, bare.as_uri(), tmp_path / "room")) == ["K708"]
    assert codes(publish(public, bare.as_uri(), tmp_path / "room", dry=True)) == ["K708"]
    assert set(shown(bare)) == {"program.py"}
    assert publish(public, bare.as_uri(), tmp_path / "room", yes=True).state == "sent"
    assert shown(bare) == as_bytes(SITE)


def test_a_group_does_not_replace_another_groups_site(tmp_path, bare):
    public = finished(tmp_path / "public", {"index.html": "p", "kim-a/index.html": "a", "kim-b/index.html": "b"})
    publish(public, bare.as_uri(), tmp_path / "room-a", slug="kim-a")
    assert codes(publish(public, bare.as_uri(), tmp_path / "room-b", slug="kim-b")) == ["K708"]
    assert shown(bare) == {"index.html": b"a"}


def test_somebody_who_is_quicker_is_not_overrun(tmp_path, bare, monkeypatch):
    public = finished(tmp_path / "public")
    publish(public, bare.as_uri(), tmp_path / "room")
    write = Repository.write

    def slow(self, stream):
        foreign(tmp_path, bare)
        return write(self, stream)

    monkeypatch.setattr(Repository, "write", slow)
    result = publish(finished(public, variant(1)), bare.as_uri(), tmp_path / "room", yes=True)
    assert codes(result) == ["K714"]
    assert set(shown(bare)) == {"program.py"}


def test_many_deletions_have_to_be_meant(tmp_path, bare):
    publish(finished(tmp_path / "public", variant(1)), bare.as_uri(), tmp_path / "room")
    small = finished(tmp_path / "public", {"index.html": "x"})
    assert codes(publish(small, bare.as_uri(), tmp_path / "room")) == ["K706"]
    assert shown(bare) == as_bytes(variant(1))
    assert publish(small, bare.as_uri(), tmp_path / "room", yes=True).state == "sent"


def test_a_remote_that_forgets_what_it_took_is_noticed(tmp_path, bare, monkeypatch):
    monkeypatch.setattr(Repository, "push", lambda *_: None)
    assert codes(publish(finished(tmp_path / "public"), bare.as_uri(), tmp_path / "room")) == ["K713"]


def test_a_machine_without_git_is_told_where_it_is(tmp_path, bare):
    result = publish(
        finished(tmp_path / "public"), bare.as_uri(), tmp_path / "room", environment=HOME | {"PATH": str(tmp_path)}
    )
    assert codes(result) == ["K710"]


def test_a_branch_does_not_go_back_by_itself(tmp_path, bare):
    web = target("git", remote=bare.as_uri())
    place = BranchDestination(web, "", tmp_path / "room", HOME, 0)
    result = run(Errand(web, "", finished(tmp_path / "public"), place, 10, back=True))
    assert codes(result) == ["K716"]


# Over HTTP


def test_over_http_with_a_token_from_the_environment(tmp_path):
    with git_host(tmp_path / "host", TOKEN) as host:
        repository = host.repository()
        name = "KIMSITE_TOKEN_" + host.address.removeprefix("http://").replace(".", "_").replace(":", "_")
        remote, public = f"{host.address}/web.git", finished(tmp_path / "public")
        result = publish(public, remote, tmp_path / "room", environment=HOME | {name: TOKEN})
        assert (result.state, result.problems) == ("sent", ())
        assert shown(repository) == as_bytes(SITE)
        assert publish(public, remote, tmp_path / "room", environment=HOME | {name: TOKEN}).state == "same"
    assert not [path for path, data in contents(tmp_path / "room").items() if TOKEN.encode() in data]


@pytest.mark.parametrize("given", [{}, {"KIMSITE_TOKEN_127_0_0_1": TOKEN}, {"KIMSITE_TOKEN_EXAMPLE_ORG": TOKEN}])
def test_a_host_gets_no_token_but_its_own_and_the_way_to_it_is_told(tmp_path, given):
    with git_host(tmp_path / "host", TOKEN) as host:
        host.repository()
        result = publish(
            finished(tmp_path / "public"), f"{host.address}/web.git", tmp_path / "room", environment=HOME | given
        )
    assert codes(result) == ["K712"]
    assert dict(result.problems[0].facts)["token"].startswith("KIMSITE_TOKEN_127_0_0_1_")


def test_a_wrong_token_stands_in_no_message(tmp_path):
    with git_host(tmp_path / "host", "another") as host:
        host.repository()
        name = "KIMSITE_TOKEN_" + host.address.removeprefix("http://").replace(".", "_").replace(":", "_")
        result = publish(
            finished(tmp_path / "public"),
            f"{host.address}/web.git",
            tmp_path / "room",
            environment=HOME | {name: TOKEN},
        )
    assert codes(result) == ["K712"] and TOKEN not in repr(result)


def test_an_update_sends_what_changed_and_no_more(tmp_path):
    photos = {f"foto/{n}.webp": random.Random(n).randbytes(20_000) for n in range(20)}
    with git_host(tmp_path / "host") as host:
        host.repository()
        remote = f"{host.address}/web.git"
        publish(finished(tmp_path / "public", {"index.html": "satu", **photos}), remote, tmp_path / "room")
        assert host.bytes_in > 400_000
        host.bytes_in = 0
        publish(finished(tmp_path / "public", {"index.html": "dua", **photos}), remote, tmp_path / "room")
        assert host.bytes_in < 10_000


def test_what_is_told_beforehand_is_near_what_is_sent(tmp_path):
    texts = {f"{n}.html": f"<p>{'Panen raya di Lasiana. ' * 40}{n}</p>" for n in range(50)}
    photos = {f"foto/{n}.webp": random.Random(n).randbytes(20_000) for n in range(20)}
    with git_host(tmp_path / "host") as host:
        host.repository()
        site = {"index.html": "satu", **texts, **photos}
        result = publish(finished(tmp_path / "public", site), f"{host.address}/web.git", tmp_path / "room")
        assert host.bytes_in < result.size < host.bytes_in * 1.2


@pytest.mark.parametrize("forgotten", [False, True], ids=["the same machine", "another machine"])
def test_of_pages_that_change_a_little_the_difference_is_told_beforehand(tmp_path, forgotten):
    dice = random.Random(1)
    words = [f"<p>{dice.randbytes(9).hex()}</p>" for _ in range(400)]
    pages = [{f"{n}.html": f"{number}{n}" + "".join(words[n:]) for n in range(40)} for number in range(2)]
    with git_host(tmp_path / "host") as host:
        host.repository("web", "uploadpack.allowFilter=true")
        remote = f"{host.address}/web.git"
        publish(finished(tmp_path / "public", {"index.html": "satu", **pages[0]}), remote, tmp_path / "room")
        if forgotten:
            shutil.rmtree(tmp_path / "room")
        public = finished(tmp_path / "public", {"index.html": "dua", **pages[1]})
        dry = publish(public, remote, tmp_path / "room", dry=True)
        host.bytes_in = 0
        result = publish(public, remote, tmp_path / "room")
        assert (dry.state, result.state, dry.size) == ("planned", "sent", result.size)
        assert host.bytes_in < result.size < host.bytes_in + 5000 or forgotten
        assert forgotten or result.size < 20_000


@pytest.mark.parametrize("settings", [(), ("uploadpack.allowFilter=true",)], ids=["plain", "with filters"])
@pytest.mark.parametrize("history", [False, True], ids=["one commit", "history"])
def test_a_machine_that_remembers_nothing_sends_what_changed_and_no_more(tmp_path, settings, history):
    photos = {f"foto/{n}.webp": random.Random(n).randbytes(20_000) for n in range(20)}
    with git_host(tmp_path / "host") as host:
        repository = host.repository("web", *settings)
        remote = f"{host.address}/web.git"
        for number in range(3):
            site = {"index.html": str(number), **photos}
            host.bytes_in = 0
            result = publish(
                finished(tmp_path / "public", site), remote, tmp_path / "room", now=number, history=history
            )
            assert (result.state, result.problems) == ("sent", ())
            assert shown(repository) == as_bytes(site)
            if number:
                assert [file.path for file in result.changes.changed] == ["index.html", "kimsite-publikasi.json"]
                assert host.bytes_in < 10_000
            shutil.rmtree(tmp_path / "room")
        assert publish(finished(tmp_path / "public", site), remote, tmp_path / "room", history=history).state == "same"


# Accidents


def test_a_connection_that_breaks_at_any_request_leaves_a_whole_site_and_the_next_try_mends(tmp_path, monkeypatch):
    monkeypatch.setattr(commit, "PARCEL", 9_000)
    sites = [variant(number) for number in range(2)]
    with git_host(tmp_path / "host") as host:
        repository = host.repository()
        remote = f"{host.address}/web.git"
        publish(finished(tmp_path / "public", sites[0]), remote, tmp_path / "room")
        broken = 0
        for fail_at in range(1, 100):
            room = tmp_path / f"room-{fail_at}"
            public = finished(tmp_path / "public", sites[fail_at % 2])
            host.requests, host.fail_at = 0, fail_at
            result = publish(public, remote, room, now=fail_at)
            asked, host.fail_at = host.requests, 0
            assert shown(repository) in map(as_bytes, sites)
            broken += result.state == "failed"
            again = publish(public, remote, room, now=fail_at)
            assert again.state in ("sent", "same") and shown(repository) == as_bytes(sites[fail_at % 2])
            if asked < fail_at:
                break
    assert broken > 4, "hardly any request broke off"  # libcurl tries some of them again by itself
    leftover = git("--git-dir", str(repository), "for-each-ref", "--format=%(refname)").split()
    assert leftover == ["refs/heads/pages"]


def test_what_arrived_before_a_connection_broke_is_not_sent_again(tmp_path, monkeypatch):
    monkeypatch.setattr(commit, "PARCEL", 100_000)
    photos = {f"{n}.webp": random.Random(n).randbytes(50_000) for n in range(20)} | {"index.html": "x"}
    public = finished(tmp_path / "public", photos)
    with git_host(tmp_path / "host") as host:
        repository = host.repository()
        remote = f"{host.address}/web.git"
        publish(public, remote, tmp_path / "other")
        whole, pushes = host.bytes_in, host.requests
        git("--git-dir", str(repository), "update-ref", "-d", "refs/heads/pages")
        shutil.rmtree(repository)
        host.repository()
        host.requests, host.bytes_in, host.fail_at = 0, 0, pushes // 2
        assert publish(public, remote, tmp_path / "room").state == "failed"
        host.fail_at, first, host.bytes_in = 0, host.bytes_in, 0
        assert publish(public, remote, tmp_path / "room").state == "sent"
        assert shown(repository) == as_bytes(photos)
        assert whole < 1_100_000, "something was sent twice"
        assert first > whole // 4
        assert first + host.bytes_in < whole + 150_000


def test_a_publisher_that_is_killed_leaves_one_whole_site_and_the_next_one_mends(tmp_path, bare, repository):
    environment = os.environ | HOME | {"PYTHONPATH": os.pathsep.join([str(repository), str(Path(__file__).parent)])}
    public, room = tmp_path / "public", tmp_path / "room"

    def run_for(seconds, number):
        """Publishes a site that nobody has seen, and is killed after so many seconds; how long it took if it was
        quicker, else 0. The git that it has started goes on for a moment."""
        finished(public, variant(number))
        command = [sys.executable, "-c", PUBLISHER, str(public), bare.as_uri(), str(room)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as publisher:
            publisher.stdout.readline()
            began = time.monotonic()
            ended = select.select([publisher.stdout], [], [], seconds)[0]
            took = time.monotonic() - began
            publisher.send_signal(signal.SIGKILL)
            return took if ended and publisher.stdout.readline().strip() == b"sent" else 0

    usual, fresh = 0.0, itertools.count(1000)
    moments = [0.95 * (number + 0.5) / KILLS for number in range(KILLS)]
    random.Random(3).shuffle(moments)
    found = Counter()
    for number, part in enumerate(moments):
        if number % 10 == 0:  # what earlier ones have left here makes the next ones slower
            usual = min(run_for(60, next(fresh)) for _ in range(3))
            old = shown(bare)
        if not run_for(part * usual, number):
            found["met"] += 1
        time.sleep(0.1)  # its git may be at the end of what it was doing, and that is done
        now = shown(bare)
        found["old" if now == old else "new" if now == as_bytes(variant(number)) else "neither"] += 1
        git("--git-dir", str(bare), "fsck", "--strict", "--no-dangling")
        old = now
    print(f"killed {KILLS} publications of {usual:.2f} s: {dict(found)}")
    assert found["neither"] == 0
    assert found["met"] >= KILLS * 0.8, "too many publications had ended before they were killed"
    time.sleep(0.5)  # what a killed publisher's git was still doing is done
    for number in (KILLS - 1, KILLS):
        finished(public, variant(number))
        assert publish(public, bare.as_uri(), room).state in ("sent", "same")
        assert shown(bare) == as_bytes(variant(number))


@pytest.mark.parametrize("damage", ["held", "prepared", "git/HEAD", "git/objects", "git"])
def test_a_memory_that_is_damaged_costs_nothing_but_time(tmp_path, bare, damage):
    publish(finished(tmp_path / "public"), bare.as_uri(), tmp_path / "room")
    place = tmp_path / "room" / damage
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.write_bytes(b"")
    after = {**SITE, "index.html": "baru"}
    assert publish(finished(tmp_path / "public", after), bare.as_uri(), tmp_path / "room").state == "sent"
    assert shown(bare) == as_bytes(after)


@pytest.mark.parametrize("name", ["config", "shallow", "packed-refs", "refs/kimsite/next"])
def test_a_lock_that_a_power_cut_left_in_kimsites_own_repository_does_not_stay(tmp_path, bare, name):
    publish(finished(tmp_path / "public"), bare.as_uri(), tmp_path / "room")
    left = tmp_path / "room/git" / f"{name}.lock"
    left.parent.mkdir(parents=True, exist_ok=True)
    left.touch()
    os.utime(left, (1, 1))
    (tmp_path / "room/held").unlink()
    result = publish(finished(tmp_path / "public", variant(1)), bare.as_uri(), tmp_path / "room", yes=True)
    assert (result.state, result.problems) == ("sent", ())


def test_two_errands_with_one_memory_do_not_meet(tmp_path, bare):
    web, room = target("git", remote=bare.as_uri()), tmp_path / "room"
    place = BranchDestination(web, "", room, HOME, 0)
    with lock(room):
        assert codes(run(Errand(web, "", finished(tmp_path / "public"), place, 10, room=room))) == ["K714"]


@pytest.mark.parametrize("scheme", ["http", "ssh"])
def test_a_host_that_never_says_a_word_is_not_waited_for(tmp_path, monkeypatch, scheme):
    if scheme == "ssh" and not shutil.which("ssh"):
        pytest.skip("there is no ssh")
    monkeypatch.setattr("kimsite.publish.repository.ANSWER", 1)
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        remote = f"{scheme}://127.0.0.1:{deaf.getsockname()[1]}/web.git"
        started = time.monotonic()
        assert codes(publish(finished(tmp_path / "public"), remote, tmp_path / "room")) == ["K711"]
        assert time.monotonic() - started < 20


def test_what_a_host_says_cannot_paint_on_a_terminal(tmp_path, bare):
    hook = bare / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nprintf '\\033[2J\\033]0;x\\007bukan dari kimsite' >&2\nexit 1\n")
    hook.chmod(0o755)
    (problem,) = publish(finished(tmp_path / "public"), bare.as_uri(), tmp_path / "room").problems
    reason = dict(problem.facts)["reason"]
    assert "bukan dari kimsite" in reason and reason.isprintable()


def test_a_yes_to_many_errands_replaces_nothing_foreign(tmp_path, bare):
    foreign(tmp_path, bare)
    web = target("git", remote=bare.as_uri())
    place = BranchDestination(web, "", tmp_path / "room", HOME, 0)
    public = finished(tmp_path / "public")
    assert codes(run(Errand(web, "", public, place, 10, yes=True, alone=False))) == ["K708"]
    assert run(Errand(web, "", public, place, 10, yes=True)).state == "sent"


def test_git_calls_bytes_as_we_do(tmp_path):
    (tmp_path / "a").write_bytes(b"x\r\n\0")
    assert git("hash-object", "--no-filters", str(tmp_path / "a")).strip() == branch_module.blob_of(b"x\r\n\0")


def test_a_repository_that_is_not_there_is_told_without_a_question(tmp_path):
    result = publish(finished(tmp_path / "public"), (tmp_path / "nowhere.git").as_uri(), tmp_path / "room")
    assert codes(result) == ["K711"]
    with pytest.raises(Stopped):
        place = BranchDestination(target("git", remote="ext::sh -c id"), "", tmp_path / "room", HOME, 0)
        place.held(load_of(finished(tmp_path / "public")))
