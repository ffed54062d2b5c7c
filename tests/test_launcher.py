"""A double click opens kimsite: the launchers that `init` writes are what their systems can read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kimsite.cli.launcher import LAUNCHERS
from kimsite.cli.main import run


@pytest.fixture
def made(tmp_path):
    folder = tmp_path / "kim & kami (1)"
    assert run(["init", str(folder), "--name", "KIM Kami"]) == 0
    return folder


def test_the_one_for_windows_is_plain_ascii_with_its_line_ends(made):
    data = (made / "kimsite.bat").read_bytes()
    assert data.isascii()
    assert data.count(b"\n") == data.count(b"\r\n") > 10


def test_the_one_for_windows_stands_in_quotes_wherever_a_path_does():
    assert 'pushd "%~dp0"' in LAUNCHERS["kimsite.bat"]
    labels = {line[1:] for line in LAUNCHERS["kimsite.bat"].splitlines() if line.startswith(":")}
    wanted = {line.split("goto ")[1] for line in LAUNCHERS["kimsite.bat"].splitlines() if "goto " in line}
    assert labels == wanted


@pytest.mark.skipif(sys.platform == "win32", reason="for the others")
def test_the_one_for_the_others_runs_the_menu_of_its_own_folder(made, tmp_path):
    program = tmp_path / "bin/kimsite"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\necho "$1 in $PWD"\n')
    program.chmod(0o755)
    ran = subprocess.run(
        [made / "kimsite.command"],
        env={"PATH": f"{program.parent}{os.pathsep}/usr/bin:/bin"},
        capture_output=True,
        check=True,
    )
    assert ran.stdout.decode() == f"menu in {made}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="for the others")
def test_kimsite_is_found_where_the_guide_puts_it(made, tmp_path):
    guide = Path(__file__).parents[1] / "docs/content/halaman/panduan/memasang.md"
    assert "python3 -m venv ~/.kimsite-python && ~/.kimsite-python/bin/pip install ." in guide.read_text(
        encoding="utf-8"
    )
    program = tmp_path / "ana tefa/.kimsite-python/bin/kimsite"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho "$1 found"\n')
    program.chmod(0o755)
    home = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path / "ana tefa")}
    ran = subprocess.run([made / "kimsite.command"], env=home, capture_output=True, check=True)
    assert ran.stdout == b"menu found\n"


@pytest.mark.skipif(sys.platform == "win32", reason="for the others")
def test_without_kimsite_it_says_how_to_get_it(made):
    ran = subprocess.run(
        [made / "kimsite.command"], env={"PATH": "/bin"}, input=b"\n", capture_output=True, check=False
    )
    assert ran.returncode == 1
    assert b"pip install ." in ran.stdout
