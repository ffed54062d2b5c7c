"""What the documentation says is what the code does."""

import importlib.util
import re
from pathlib import Path

import pytest

from kimsite.diagnostics import CATALOGUE

ROOT = Path(__file__).parent.parent
CODES = (ROOT / "docs" / "kode.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["isi", "kode"])
def test_a_reference_is_what_its_script_writes(name):
    spec = importlib.util.spec_from_file_location(f"tulis_{name}", ROOT / "docs" / f"tulis_{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    page = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    assert page == module.reference(), f"run: python docs/tulis_{name}.py"


def test_every_code_has_its_heading_once_and_a_link_to_it():
    assert sorted(re.findall(r"^### (\w+)$", CODES, re.MULTILINE)) == sorted(CATALOGUE)
    assert all(f"[{code}](#{code.lower()})" in CODES for code in CATALOGUE)


@pytest.mark.parametrize("page", ["isi", "kode"])
def test_both_halves_of_the_readme_link_to_the_references(page):
    assert (ROOT / "README.md").read_text(encoding="utf-8").count(f"(docs/{page}.md)") == 2


def test_both_halves_of_the_readme_show_the_same_set_up_commands():
    english, indonesian = (ROOT / "README.md").read_text(encoding="utf-8").split("## Bahasa Indonesia", 1)
    commands = [line for line in english.splitlines() if line.startswith(("python3 -m venv", "py -m venv"))]
    assert len(commands) == 4
    assert all(command in indonesian for command in commands)


def test_ci_runs_the_same_test_command_as_the_readme():
    assert "-m pytest" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
