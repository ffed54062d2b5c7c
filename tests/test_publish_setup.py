"""`kimsite publish setup`: files for hosts that build and publish by themselves, tried line by line in fresh clones."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from conftest import write_files
from publishing import branch_files, contents, git, git_host, target

from kimsite.publish.setup.files import files_for
from kimsite.publish.setup.proposal import propose, sealed, write
from kimsite.publish.setup.wheel import constraints, make_wheel
from kimsite.publish.setup.workflow import ASK, HOSTS, Work, workflow
from kimsite.publish.stopped import Stopped

POSIX = pytest.mark.skipif(sys.platform != "linux" or not shutil.which("sh"), reason="hosts run Linux")
POST = "---\njudul: {title}\ntanggal: {day}\n---\nIsi.\n"
TOKEN = "rahasia-sekali-0123456789"
WEB = target("codeberg", repository="kim-lasiana/web")
WORKS = [
    Work(host, language, "3.12", "alat/kimsite-0.1.0-py3-none-any.whl", *publish)
    for host in HOSTS
    for language in ("id", "en")
    for publish in ((), ("kimsite publish web --all", "KIMSITE_TOKEN_CODEBERG_ORG"))
]
EACH = pytest.mark.parametrize("work", WORKS, ids=lambda work: f"{work.host}-{work.language}-{bool(work.publish)}")


def parsed(work):
    return yaml.safe_load(workflow(work))


def jobs_of(work):
    """The jobs of a host's file, by name."""
    said = parsed(work)
    return said["jobs"] if work.host == "github" else {k: v for k, v in said.items() if "script" in (v or {})}


def scripts(work):
    """Every shell script of a host's file, in order."""
    for job in jobs_of(work).values():
        yield from [step["run"] for step in job["steps"] if "run" in step] if work.host == "github" else job["script"]


# What the files say


@EACH
def test_the_file_is_yaml_without_gaps_left_open(work):
    text = workflow(work)
    assert parsed(work) and not re.search(r"@[A-Z]+@|#PAGES|#TARGET", text)
    assert max(map(len, text.splitlines())) < 140


@EACH
def test_it_runs_for_the_projects_own_changes_its_clock_and_its_owner_alone(work):
    said = parsed(work)
    if work.host == "github":
        assert set(said[True]) == {"push", "workflow_dispatch", "schedule"}  # YAML 1.1 takes `on` for a truth
    else:
        assert said["workflow"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]


@pytest.mark.parametrize("work", [work for work in WORKS if work.host == "github"], ids=lambda w: str(bool(w.publish)))
def test_github_gives_no_more_than_is_needed_to_what_is_named_by_its_digest(work):
    said = parsed(work)
    pages = {} if work.publish else {"pages": "write", "id-token": "write"}
    assert said["permissions"] == {} and "permissions" not in said["jobs"]["tanya"]
    assert said["jobs"]["situs"]["permissions"] == {"contents": "read", **pages}
    used = re.findall(r"uses: (.*)", workflow(work))
    assert len(used) > 4 and all(re.fullmatch(r"actions/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in used)
    checkout = next(step for step in said["jobs"]["situs"]["steps"] if "checkout" in step.get("uses", ""))
    assert checkout["with"] == {"persist-credentials": False}


@EACH
def test_no_script_holds_a_secret_or_what_others_may_write(work):
    assert not any("${{" in script or "TOKEN" in script or "set -x" in script for script in scripts(work))


def test_the_token_is_there_for_the_one_step_that_publishes():
    steps = jobs_of(next(work for work in WORKS if work.host == "github" and work.publish))["situs"]["steps"]
    holding = [step for step in steps if "secrets." in str(step)]
    assert [(step["run"], step["env"]) for step in holding] == [
        ("kimsite publish web --all\n", {"KIMSITE_TOKEN_CODEBERG_ORG": "${{ secrets.KIMSITE_TOKEN_CODEBERG_ORG }}"})
    ]


# Whether anything is due


@POSIX
@pytest.mark.parametrize(
    ("event", "remembered", "due"),
    [
        ("push", ("today", "-"), "ya"),
        ("workflow_dispatch", ("today", "-"), "ya"),
        ("schedule", None, "ya"),
        ("schedule", ("today", "-"), "tidak"),
        ("schedule", ("yesterday", "-"), "ya"),
        ("schedule", ("today", timedelta(hours=1)), "tidak"),
        ("schedule", ("today", timedelta(minutes=-1)), "ya"),
    ],
)
def test_the_clock_builds_when_a_text_is_due_or_a_day_has_begun_and_at_no_other_time(tmp_path, event, remembered, due):
    if remembered:
        day, moment = remembered
        now = datetime.now(UTC) + timedelta(hours=7)
        day = f"{now - timedelta(days=day == 'yesterday'):%Y-%m-%d}"
        write_files(tmp_path, {".jadwal/jadwal": f"{day} {moment if moment == '-' else in_flores(moment)}\n"})
    done = subprocess.run(["sh", "-e", "-c", ASK], cwd=tmp_path, env=os.environ | {"ASAL": event}, capture_output=True)
    assert (done.returncode, done.stdout.decode()) == (0, f"terbit: {due}\n")


def in_flores(away):
    """A moment as `next_build_due` tells it."""
    return (datetime.now(UTC).astimezone() + away).isoformat(timespec="seconds")


# Line by line, in fresh clones


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Where pip puts kimsite: by the first run of a file, for all."""
    return tmp_path_factory.mktemp("terpasang")


class Host:
    """A host as far as it can be had here: it clones the project at one place, and keeps two folders between runs."""

    def __init__(self, room, origin, work, installed, **environment):
        self.installed = installed
        self.room = room
        self.origin = origin
        self.work = work
        self.place = room / "pembangun/situs"
        self.environment = self._tools() | environment
        self.kept = {}
        self.said = []

    def _tools(self):
        """pip finds kimsite's wheel alone, for the libraries are here; what it installs is what runs."""
        python = self.room / "bin/python"
        python.parent.mkdir()
        python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
        python.chmod(0o755)
        installed = self.installed
        path = os.pathsep.join([str(installed / "bin"), str(python.parent), "/usr/local/bin", "/usr/bin", "/bin"])
        pip = {"PIP_TARGET": str(installed), "PIP_NO_DEPS": "1", "PIP_NO_INDEX": "1", "PIP_UPGRADE": "1"}
        return {"PATH": path, "HOME": str(self.room), "PYTHONPATH": str(installed), "KIMSITE_LANG": "id", **pip}

    def run(self, event="push"):
        """One run of the whole file, up to the first script that fails: the exit code of each."""
        self.clone()
        codes = []
        for script in self._wanted(event):
            codes.append(self._script(script, event))
            if codes[-1]:
                break
        for name in (".ingatan", ".jadwal"):
            if (self.place / name).is_dir():
                self.keep(name)
        return codes

    def clone(self):
        """The project as it is now, and what was kept."""
        shutil.rmtree(self.place, ignore_errors=True)
        git("clone", "--quiet", str(self.origin), str(self.place))
        for files in self.kept.values():
            subprocess.run(["tar", "-xf", "-"], input=files, cwd=self.place, check=True)

    def keep(self, name):
        """A folder goes to where the next run finds it, and its times are kept to the second."""
        command = ["tar", "-cf", "-", name]
        self.kept[name] = subprocess.run(command, cwd=self.place, capture_output=True, check=True).stdout

    def _wanted(self, event):
        """The scripts in turn; GitHub's last one only if the build said that something was wrong."""
        *others, last = scripts(self.work)
        if self.work.host == "github":
            ask, *others = others
            yield ask
            if "terbit=tidak" in self.outputs():
                return
            yield from others
            if "kode=0" not in self.outputs():
                yield last
            return
        for script in others:
            yield script
            if "exit 0" in script and "terbit: tidak" in self.said[-1]:
                break
        yield last

    def _script(self, script, event):
        known = {"ASAL": event, "CI_PIPELINE_SOURCE": event, "GITHUB_OUTPUT": str(self.place / "keluaran")}
        told = self.place / "kimsite.env"
        if told.exists():
            known |= dict(line.split("=", 1) for line in told.read_text().splitlines())
        if "pip install" in script and (self.installed / "bin/kimsite").exists():
            script = script.partition("python -m pip")[0]
        done = subprocess.run(
            ["sh", "-e", "-c", script], cwd=self.place, env=self.environment | known, capture_output=True, text=True
        )
        self.said.append(done.stdout + done.stderr)
        return done.returncode

    def outputs(self):
        found = self.place / "keluaran"
        return found.read_text().split() if found.exists() else []

    def state(self, path):
        """What kimsite thinks of an output that lies there."""
        kimsite = [str(self.installed / "bin/kimsite"), "explain", f"public/{path}", "--json"]
        done = subprocess.run(kimsite, cwd=self.place, env=self.environment, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)["facts"][0]["now"]


def project(folder, host, texts=(), chosen=None, yaml="nama: KIM Lasiana\n"):
    """A project that was set up, in a repository."""
    posts = {f"content/berita/{name}.md": POST.format(title=name, day=day) for name, day in texts}
    write_files(
        folder, {"content/group.yaml": yaml, "content/berita/panen.md": POST.format(title="Panen", day="2025-10-02")}
    )
    write_files(folder, posts)
    for proposal in propose(folder, files_for(host, "id", chosen, folder)):
        assert write(folder, proposal)
    git("init", "--quiet", str(folder))
    git("add", ".", folder=folder)
    git("commit", "--quiet", "-m", "situs", folder=folder)
    return folder


def work_of(folder, host, **more):
    wheel = next((folder / "alat").glob("*.whl"))
    return Work(host, "id", "3.12", f"alat/{wheel.name}", **more)


@pytest.fixture(params=HOSTS)
def set_up(request, tmp_path, installed):
    """A set-up project at each host."""
    origin = project(tmp_path / "proyek", request.param)
    return Host(tmp_path, origin, work_of(origin, request.param), installed)


@POSIX
def test_a_fresh_clone_is_built_by_the_kimsite_that_came_along(set_up):
    assert set(set_up.run()) == {0}, set_up.said
    assert "Panen" in (set_up.place / "public/index.html").read_text()
    assert (set_up.installed / "kimsite/themes/warta").is_dir()


@POSIX
def test_the_next_run_believes_what_the_last_one_made_and_makes_only_what_changed(set_up):
    set_up.run()
    set_up.clone()
    subprocess.run(["tar", "-xf", ".ingatan/ingatan.tar"], cwd=set_up.place, check=True)
    public = set_up.place / "public"
    assert {set_up.state(path.relative_to(public)) for path in sorted(public.rglob("*.html"))[:5]} == {"kept"}
    write_files(set_up.origin, {"content/berita/tanam.md": POST.format(title="Tanam", day="2025-10-03")})
    git("add", ".", folder=set_up.origin)
    git("commit", "--quiet", "-m", "tanam", folder=set_up.origin)
    assert set(set_up.run()) == {0}
    assert "Tanam" in (public / "index.html").read_text()


@POSIX
def test_a_memory_that_is_damaged_costs_a_whole_build_and_nothing_else(set_up):
    set_up.run()
    whole = contents(set_up.place / "public")
    (set_up.place / ".ingatan/ingatan.tar").write_bytes(b"rusak")
    set_up.keep(".ingatan")
    assert set(set_up.run()) == {0}
    assert contents(set_up.place / "public") == whole


@POSIX
def test_the_clock_finds_nothing_due_and_then_what_has_become_due(set_up):
    soon = datetime.now(UTC) + timedelta(hours=7 + 5)  # as clocks in Jakarta show it
    write_files(set_up.origin, {"content/berita/nanti.md": POST.format(title="Nanti", day=f"{soon:%Y-%m-%d %H:%M}")})
    git("add", ".", folder=set_up.origin)
    git("commit", "--quiet", "-m", "nanti", folder=set_up.origin)
    assert set(set_up.run()) == {0}
    day, moment = (set_up.place / ".jadwal/jadwal").read_text().split()
    assert datetime.fromisoformat(moment) > datetime.now(UTC)
    scripts_run = len(set_up.run("schedule"))
    assert scripts_run < 4 and "terbit: tidak" in "".join(set_up.said[-scripts_run:])
    assert (set_up.work.host == "github") is not (set_up.place / "public/index.html").exists()
    write_files(set_up.place, {".jadwal/jadwal": f"{day} 2025-01-01T08:00:00+08:00\n"})
    set_up.keep(".jadwal")
    assert len(set_up.run("schedule")) > 3
    assert (set_up.place / "public/index.html").exists()


@POSIX
def test_what_is_wrong_is_left_out_the_rest_is_published_and_its_writers_are_told(set_up):
    write_files(set_up.origin, {"content/berita/rusak.md": "---\njudul: Rusak\ntanggal: 32 Oktober 2025\n---\nIsi.\n"})
    git("add", ".", folder=set_up.origin)
    git("commit", "--quiet", "-m", "rusak", folder=set_up.origin)
    *others, last = set_up.run()
    assert set(others) == {0} and last == 1
    assert "K103" in "".join(set_up.said) and "kimsite build di atas" in set_up.said[-1]
    assert "Panen" in (set_up.place / "public/index.html").read_text()


@POSIX
def test_what_fails_is_not_tried_again_at_each_ring_of_the_clock(set_up):
    set_up.run()
    git("rm", "--quiet", "content/group.yaml", folder=set_up.origin)
    git("commit", "--quiet", "-m", "hilang", folder=set_up.origin)
    assert set_up.run()[-1] == 1 and "K002" in set_up.said[-1]
    _, again = (set_up.place / ".jadwal/jadwal").read_text().split()
    away = datetime.fromisoformat(again) - datetime.now(UTC)
    assert timedelta(hours=5) < away < timedelta(hours=7)
    set_up.run("schedule")
    assert "terbit: tidak" in "".join(set_up.said[-3:])


@POSIX
@pytest.mark.parametrize("host", HOSTS)
def test_a_host_sends_the_site_to_a_target_with_the_token_that_it_keeps(tmp_path, host, installed):
    with git_host(tmp_path / "git", TOKEN) as server:
        repository = server.repository()
        name = "KIMSITE_TOKEN_" + re.sub("[^A-Z0-9]", "_", server.address.removeprefix("http://").upper())
        web = target("git", remote=f"{server.address}/web.git")
        said = f"nama: KIM Lasiana\npublikasi:\n  web: {{jenis: git, remote: {web.remote}}}\n"
        origin = project(tmp_path / "proyek", host, chosen=web, yaml=said)
        work = work_of(origin, host, publish="kimsite publish web", secret=name)
        there = Host(tmp_path, origin, work, installed, **{name: TOKEN})
        assert set(there.run()) == {0}, there.said
        assert "Panen" in branch_files(repository)["index.html"].decode()
    assert TOKEN not in "".join(there.said)
    assert not [path for path, data in contents(there.place).items() if TOKEN.encode() in data]


# Which secret


def test_the_secret_is_called_after_the_host_of_the_target(tmp_path):
    files = files_for("github", "id", WEB, tmp_path)
    assert b"secrets.KIMSITE_TOKEN_CODEBERG_ORG" in files[HOSTS["github"]]


@pytest.mark.parametrize("there", ["netlify", "cloudflare", "neocities"])
def test_a_service_is_published_to_with_its_token(tmp_path, there):
    said = files_for("github", "id", target(there, site="kim-lasiana"), tmp_path)[HOSTS["github"]].decode()
    name = f"KIMSITE_TOKEN_{there.upper()}_{'ORG' if there == 'neocities' else 'COM'}"
    assert f"{name}: ${{{{ secrets.{name} }}}}" in said and "kimsite publish web\n" in said


@pytest.mark.parametrize(
    "there",
    [
        target("folder", place="/srv/www"),
        target("zip"),
        target("git", remote="git@example.org:a/b.git"),
        target("git", remote="https://{slug}.example.org/b.git"),
        target("webdav", server="https://kim@dav.example.org/situs"),
        target("neocities", site="{slug}"),
    ],
    ids=lambda one: one.remote or one.kind,
)
def test_a_target_to_which_no_token_leads_is_told(tmp_path, there):
    with pytest.raises(Stopped) as caught:
        files_for("github", "id", there, tmp_path)
    assert caught.value.problem.code == "K743"


# kimsite itself


def test_the_wheel_is_the_same_for_the_same_kimsite_and_whole():
    name, data = make_wheel()
    assert (name, data) == make_wheel()
    with zipfile.ZipFile(BytesIO(data)) as wheel:
        files = set(wheel.namelist())
    assert {"kimsite/cli/main.py", "kimsite/themes/warta/theme.yaml", "kimsite/publish/setup/github.yml"} <= files
    assert not [path for path in files if "__pycache__" in path or path.startswith("kimsite/tests")]


def test_the_libraries_are_those_that_are_installed_here():
    import importlib.metadata

    lines = constraints().splitlines()
    versions = dict(line.split("==") for line in lines)
    assert {"jinja2", "markdown", "pyyaml", "lxml"} <= {name.lower() for name in versions}
    assert all(importlib.metadata.version(name) == version for name, version in versions.items())


# What people wrote


def states(source, files):
    return [proposal.state for proposal in propose(source, files)]


def test_what_nobody_changed_is_replaced_and_what_somebody_changed_is_not_unasked(tmp_path):
    assert states(tmp_path, {"a.yml": sealed("satu\n")}) == ["new"]
    write_files(tmp_path, {"a.yml": sealed("satu\n")})
    assert states(tmp_path, {"a.yml": sealed("satu\n")}) == ["same"]
    assert states(tmp_path, {"a.yml": sealed("dua\n")}) == ["own"]
    write_files(tmp_path, {"a.yml": sealed("satu\n").replace(b"satu", b"saya")})
    assert states(tmp_path, {"a.yml": sealed("satu\n")}) == ["changed"]
    write_files(tmp_path, {"a.yml": "milik orang\n"})
    assert states(tmp_path, {"a.yml": sealed("satu\n")}) == ["changed"]


def test_git_on_windows_changes_ends_of_lines_and_that_is_no_change(tmp_path):
    write_files(tmp_path, {"a.yml": sealed("satu\n").replace(b"\n", b"\r\n")})
    assert states(tmp_path, {"a.yml": sealed("satu\n")}) == ["same"]
    assert states(tmp_path, {"a.yml": sealed("dua\n")}) == ["own"]


def test_a_file_that_somebody_changes_meanwhile_stays(tmp_path):
    (proposal,) = propose(tmp_path, {"a.yml": sealed("satu\n")})
    write_files(tmp_path, {"a.yml": "milik orang\n"})
    assert not write(tmp_path, proposal)
    assert (tmp_path / "a.yml").read_text() == "milik orang\n"


@pytest.mark.parametrize("link", [".github", ".github/workflows", ".github/workflows/kimsite.yml"])
def test_nothing_is_written_through_a_link(tmp_path, link):
    source, elsewhere = tmp_path / "proyek", tmp_path / "lain"
    elsewhere.mkdir()
    (source / link).parent.mkdir(parents=True)
    (source / link).symlink_to(elsewhere / "berkas" if link.endswith(".yml") else elsewhere)
    with pytest.raises(Stopped) as caught:
        propose(source, {HOSTS["github"]: b"x"})
    assert caught.value.problem.code == "K744"
    assert list(elsewhere.iterdir()) == []


def test_what_git_passes_over_is_added_to_its_list_and_nothing_is_taken_from_it(tmp_path):
    assert files_for("github", "id", None, tmp_path)[".gitignore"] == b"public/\n.kimsite/\n"
    write_files(tmp_path, {".gitignore": "catatan.txt\n/public"})
    assert files_for("github", "id", None, tmp_path)[".gitignore"] == b"catatan.txt\n/public\n.kimsite/\n"
    write_files(tmp_path, {".gitignore": "public/\n.kimsite\n"})
    assert ".gitignore" not in files_for("github", "id", None, tmp_path)


def test_a_project_within_a_repository_is_told(tmp_path):
    (tmp_path / ".git").mkdir()
    with pytest.raises(Stopped) as caught:
        files_for("github", "id", None, tmp_path / "situs")
    assert caught.value.problem.code == "K746"
    (tmp_path / "situs/.git").mkdir(parents=True)
    assert files_for("github", "id", None, tmp_path / "situs")


def test_the_folder_of_workflows_is_where_hosts_look():
    assert HOSTS == {"github": ".github/workflows/kimsite.yml", "gitlab": ".gitlab-ci.yml"}
    assert Path(next(iter(HOSTS.values()))).suffix == ".yml"
