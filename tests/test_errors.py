"""Every diagnostic code has a smallest failing example, and says what its expected.txt says.

tests/cases/errors/<CODE>-<what>/ is a project; expected.txt is what `kimsite build`
prints about it, in Indonesian and English. Write it anew with
`KIMSITE_WRITE_EXPECTED=1 pytest tests/test_errors.py` and read the difference.
"""

import os
import shutil
import string
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kimsite.build import build
from kimsite.diagnostics import CATALOGUE, as_text
from kimsite.model.settings import Settings
from kimsite.read.discover import ProjectError

CASES = Path(__file__).parent / "cases" / "errors"
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir())
SHOWN_ELSEWHERE = {
    "K020": "test_output.py: an output that contains the source",
    "K021": "test_output.py: a folder that kimsite did not make",
    "K022": "test_output.py: a symbolic link in the output",
    "K023": "test_cli.py: --group with an unknown name",
    "K024": "test_cli.py: init into a folder that is not empty",
    "K025": "test_cli.py: new with an unknown type",
    "K026": "test_cli.py: --today with what is no date",
    "K027": "test_interruption.py: two builds at once",
    "K028": "test_interruption.py: a disk that refuses",
    "K029": "test_engine_faults.py: a worker that is killed",
    **dict.fromkeys(("K040", "K041", "K042"), "test_verify.py: an output that is not what a clean build makes"),
    "K005": "test_read_discover.py: a file that may not be read",
    "K006": "test_read_discover.py: a name that cannot be an address",
    "K030": "test_build.py: a fault of kimsite's own",
    "K102": "test_read_document.py: half a megabyte of text",
    "K107": "test_read_frontmatter.py: a head of 64 kB",
    "K170": "test_read_picture.py: a picture of 64 MB",
    "K200": "test_compose_guard.py: a converter that fails",
    "K202": "test_compose_guard.py: a text that is too long",
    "K204": "test_compose_guard.py: a page out of proportion",
    "K206": "test_compose_guard.py: too little memory",
}
TODAY = datetime(2025, 11, 1, 12, tzinfo=UTC)


def told(project: Path, tmp_path: Path):
    """All diagnostics of one build of `project`."""
    settings = Settings(str(project), str(tmp_path / "public"), TODAY, jobs=1)
    try:
        return build(settings, tmp_path / "cache", 1).problems
    except ProjectError as fault:
        return fault.diagnostics


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_project_is_told_what_is_wrong(name, tmp_path):
    project = tmp_path / name
    shutil.copytree(CASES / name, project, symlinks=True)
    (project / "expected.txt").unlink(missing_ok=True)
    problems = told(project, tmp_path)
    blocks = [as_text(problem, language) for language in ("id", "en") for problem in problems]
    text = "\n\n".join(blocks).replace(str(project), "<project>") + "\n"
    assert name.split("-")[0] in {problem.code for problem in problems}
    expected = CASES / name / "expected.txt"
    if os.environ.get("KIMSITE_WRITE_EXPECTED"):
        expected.write_text(text, encoding="utf-8", newline="\n")
    assert text == expected.read_text(encoding="utf-8")


def test_every_code_has_an_example():
    shown = {name.split("-")[0] for name in NAMES} | set(SHOWN_ELSEWHERE)
    assert sorted(set(CATALOGUE) - shown) == []


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_message_has_both_languages_and_the_same_gaps(code):
    entry = CATALOGUE[code]
    assert entry.severity in ("error", "warning", "hint")
    assert entry.id and entry.en and entry.id_fix and entry.en_fix

    def gaps(text):
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert gaps(entry.id) | gaps(entry.id_fix) == gaps(entry.en) | gaps(entry.en_fix)
