"""What the documentation says is what the code does."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_reference_of_keys_is_made_from_the_vocabulary():
    spec = importlib.util.spec_from_file_location("tulis_isi", ROOT / "docs" / "tulis_isi.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "isi.md").read_text(encoding="utf-8") == module.reference(), "run: python docs/tulis_isi.py"


def test_both_halves_of_the_readme_show_the_same_set_up_commands():
    english, indonesian = (ROOT / "README.md").read_text(encoding="utf-8").split("## Bahasa Indonesia", 1)
    commands = [line for line in english.splitlines() if line.startswith(("python3 -m venv", "py -m venv"))]
    assert len(commands) == 4
    assert all(command in indonesian for command in commands)


def test_ci_runs_the_same_test_command_as_the_readme():
    assert "-m pytest" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
